import { flowFromIntegers } from '../../finite/flow.js';
import type { FiniteModel } from '../../finite/model.js';
import type { Property } from '../../properties/property.js';
import type { Rational } from '../../scalar/rational.js';
import { ZERO, rational } from '../../scalar/rational.js';
import { cells } from '../stays/cells.js';
import { overOneDenominator } from './closed-form.js';

/** Does the property hold for all small t > 0 when t is added to these entries? Then the infimum of the distance is 0. */
function isApproached({ name }: Property, n: number, base: readonly bigint[], moved: readonly number[]): boolean {
  const moving = base.map((_, k) => moved.includes(k));
  return cells(name, { n, base, unit: 1n, moving, present: ZERO }).after[0];
}

/**
 * A model with a generic property as near as is wished: `size` is added to as few entries as a greedy choice needs. Tried
 * are loops, then the cyclic shifts i -> i + s, then everything together; entries that turn out to be needless are taken back.
 * Undefined if none of these gives the property for
 * every smaller size, too.
 */
export function perturb(property: Property, { n, flow }: FiniteModel, size: Rational): Rational[] | undefined {
  const { integers, unit } = overOneDenominator(flow);
  const scaled = integers.map((f) => f * size.d);
  const step = unit * size.n;
  const moved = (cells: readonly number[]): bigint[] => {
    const G = scaled.slice();
    for (const k of cells) G[k] += step;
    return G;
  };
  const passes = (cells: readonly number[]): boolean => property.holds(flowFromIntegers(n, moved(cells)));
  const points = Array.from({ length: n }, (_, i) => i);
  const shift = (s: number): number[] => points.map((i) => i * n + ((i + s) % n));
  const everything = points.flatMap(shift);
  // Different sizes along the rows, too: a determinant that vanishes for one pattern does not for all.
  const patterns = [...points.map(shift), ...points.slice(1).map((s) => [...shift(0), ...shift(s)]), everything, points.flatMap((i) => points.slice(0, i + 1).map((j) => i * n + j))]; // prettier-ignore
  let best: number[] | undefined;
  for (const pattern of patterns) {
    if (!passes(pattern)) continue;
    let needed = pattern;
    for (const k of pattern) {
      const fewer = needed.filter((c) => c !== k);
      if (passes(fewer)) needed = fewer;
    }
    if (best && best.length <= needed.length) continue;
    if (isApproached(property, n, integers, needed)) best = needed;
  }
  return best && moved(best).map((f) => rational(f, unit * size.d));
}
