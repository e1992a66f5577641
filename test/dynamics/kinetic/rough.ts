import { counterNoise, STREAM } from '../../../src/dynamics/stochastic/counter-noise.js';

/** Rough rows: n numbers ≥ 0, half of them 0, reproducible. */
export function pureRandom(n: number, seed: number): Float64Array {
  const out = new Float64Array(n);
  counterNoise(seed, 0).fillNormal(out, 1, STREAM.initial, 0);
  return out.map((z) => Math.max(0, z));
}
