import { describe, expect, it } from 'vitest';
import { counterNoise, STREAM } from '../../../src/dynamics/stochastic/counter-noise.js';
import { lawConstant, lawGaussian, lawOfCrowd } from '../../../src/dynamics/stochastic/laws.js';
import { runPaths } from '../../../src/dynamics/stochastic/run.js';
import { space } from '../../../src/operators/environment.js';
import { kernelGaussian } from '../../../src/operators/kernels/gaussian.js';
import { modelGlobal } from '../../../src/operators/models/global.js';
import { modelMotschTadmor } from '../../../src/operators/models/motsch-tadmor.js';

const normals = (n: number, seed: number, index: number): Float64Array => {
  const out = new Float64Array(n);
  counterNoise(seed).fillNormal(out, 1, STREAM.initial, index);
  return out;
};

/** Standard normal x and v, correlation 1/2. */
function gaussianCrowd(n: number, seed: number): { x: Float64Array; v: Float64Array } {
  const [x, z] = [normals(n, seed, 0), normals(n, seed, 1)];
  return { x, v: z.map((t, i) => x[i] / 2 + Math.sqrt(3 / 4) * t) };
}

const M = 400;
const span = 1 / 4;
const targets = new Float64Array([-1, 0, 0.5, 2]);

describe('lawOfCrowd', () => {
  const model = modelMotschTadmor(space(1), kernelGaussian(1));
  const exact = lawGaussian(4, { meanX: 0, meanV: 0, varX: 1, cov: 0.5, varV: 1 }, 1, 1);
  const law = lawOfCrowd(model, 4, 1, { seed: 77, span }, gaussianCrowd(M, 5));
  const at = (around: typeof law, t: number): number[] => {
    const out = new Float64Array(4);
    around.average(out, t, targets, out);
    return [...out];
  };

  it('is near the closed law, up to M^(−1/2), as time goes on', () => {
    for (const t of [1 / 8, 7 / 8]) {
      const [near, far] = [at(law, t), at(exact, t)];
      // velocities of variance about 1, of which those within a few units of a target count: a quarter of the crowd at least
      for (const [k, value] of near.entries()) expect(Math.abs(value - far[k])).toBeLessThan(4 * Math.sqrt(4 / M));
    }
  });

  it('remembers: times may be asked for again, and by another process', () => {
    const late = at(law, 7 / 8);
    const early = at(law, 1 / 8);
    expect(at(law, 7 / 8)).toEqual(late);
    expect(at(lawOfCrowd(model, 4, 1, { seed: 77, span }, gaussianCrowd(M, 5)), 1 / 8)).toEqual(early);
  });

  it('drives (178): the process itself does not change it', () => {
    const s = new Float64Array(4);
    law.strength(s, 1 / 8, targets);
    expect([...s]).toEqual([1, 1, 1, 1]);
    const run = () => runPaths(law, 1, { seed: 1, span }, { x: targets, v: targets }, 4);
    expect(run()).toEqual(run());
  });
});

describe('lawConstant', () => {
  it('is what a large crowd of M_glob tends to', () => {
    const crowd = { x: normals(M, 3, 0), v: normals(M, 3, 1) };
    const large = lawOfCrowd(modelGlobal(space(1)), 4, 1, { seed: 2, span }, crowd);
    const [near, limit] = [new Float64Array(4), new Float64Array(4)];
    large.average(near, span / 2, targets, near);
    lawConstant(4, 1, [0]).average(limit, span / 2, targets, limit);
    for (const [k, value] of near.entries()) expect(Math.abs(value - limit[k])).toBeLessThan(4 / Math.sqrt(M));
  });

  it('repeats a mean velocity of several components', () => {
    const out = new Float64Array(4);
    lawConstant(2, 1, [3, -1]).average(out, 0, out, out);
    expect([...out]).toEqual([3, -1, 3, -1]);
  });
});
