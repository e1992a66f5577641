import type { CounterNoise } from './counter-noise.js';
import { STREAM } from './counter-noise.js';

/**
 * Independent Brownian motions, one for each agent and component, that can be asked at any dyadic refinement (Gaines and Lyons
 * 1997). An interval of level ℓ is [k, k+1] · span/2^ℓ. Its increment at level 0 is √span ξ; an interval is split at its middle
 * by the Brownian bridge,
 *
 *     B(middle) − B(left) = ½ ΔB + ½ √length ξ,
 *
 * with ξ a pure function of seed, replica, agent, component, level and k. What is asked, and in which order, changes nothing:
 * runs with steps h and h/2 see the same path.
 */
export interface BrownianTree {
  readonly noise: CounterNoise;
  readonly n: number;
  readonly dim: number;
  /** length of the intervals of level 0 */
  readonly span: number;
  /**
   * The increments over interval k of a level. Next to an interval asked for before it costs O(n dim); from afar O(level) times
   * that.
   *
   * @returns n × dim, row-major; valid until the next call
   */
  increments(level: number, k: number): Float64Array;
}

/** Deepest level: span/2⁴⁰ is finer than any step. Interval numbers stay below 2⁵³ for the first 2¹³ spans. */
const MAX_LEVEL = 40;

/** @param span length of the intervals of level 0 (time) */
export function brownianTree(noise: CounterNoise, n: number, dim: number, span: number): BrownianTree {
  if (!(span > 0 && Number.isFinite(span))) throw new RangeError(`span: ${span}, expected a positive length of time`);
  // for each level the interval asked for last, with its increments
  const kept: { k: number; increments: Float64Array }[] = [];
  const xi = new Float64Array(n * dim);

  function at(level: number, k: number): Float64Array {
    kept[level] ??= { k: -1, increments: new Float64Array(n * dim) };
    const node = kept[level];
    if (node.k === k) return node.increments;
    const out = node.increments;
    if (level === 0) {
      noise.fillNormal(out, dim, STREAM.roots, k);
      const scale = Math.sqrt(span);
      for (let j = 0; j < out.length; j++) out[j] *= scale;
    } else {
      const parent = at(level - 1, Math.floor(k / 2));
      noise.fillNormal(xi, dim, level - 1, Math.floor(k / 2));
      const scale = Math.sqrt(span / 2 ** (level - 1)) * (k % 2 === 0 ? 1 : -1);
      for (let j = 0; j < out.length; j++) out[j] = (parent[j] + scale * xi[j]) / 2;
    }
    node.k = k;
    return out;
  }

  return {
    noise,
    n,
    dim,
    span,
    increments(level, k) {
      if (!(Number.isInteger(level) && level >= 0 && level <= MAX_LEVEL))
        throw new RangeError(`level: ${level}, expected 0 to ${MAX_LEVEL}`);
      if (!(Number.isSafeInteger(k) && k >= 0)) throw new RangeError(`k: ${k}, expected an interval number ≥ 0`);
      return at(level, k);
    },
  };
}
