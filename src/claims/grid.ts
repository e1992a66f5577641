import type { Instance } from '../engines/claim.js';

/** All tuples with one value from each list, the last varying fastest. */
export function grid(...axes: readonly (readonly number[])[]): number[][] {
  return axes.reduce<number[][]>((points, axis) => points.flatMap((p) => axis.map((value) => [...p, value])), [[]]);
}

/**
 * All cases { flow, u } on two points with flows 1..3 and fields 0..2: three values for each of six variables, enough for
 * polynomial identities of degree at most 2 in each of them.
 */
export const TWO_POINT_FIELDS: readonly Instance[] = grid(
  [1, 2, 3],
  [1, 2, 3],
  [1, 2, 3],
  [1, 2, 3],
  [0, 1, 2],
  [0, 1, 2],
).map(([a, b, c, d, u, v]) => ({
  flow: [
    [a, b],
    [c, d],
  ],
  u: [u, v],
}));
