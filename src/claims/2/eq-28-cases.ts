import fc from 'fast-check';
import type { Family, Instance } from '../../engines/claim.js';
import type { Rational } from '../../scalar/rational.js';
import { sign } from '../../scalar/rational.js';
import { integerAt, scalarAt, vectorAt } from '../read.js';
import type { Bounds, Crowd } from './radial-table.js';
import { crowdOf, fromTable, squared } from './radial-table.js';

/** Largest R₀² of random tables, by dimension. */
const FAR = [0, 64, 36, 16];

/** Masses of one size, or of very different ones. */
export const someMasses = (n: number): fc.Arbitrary<number[]> =>
  fc.array(
    fc.oneof(
      fc.integer({ min: 1, max: 9 }),
      fc.nat({ max: 12 }).map((k) => 4 ** k),
    ),
    { minLength: n, maxLength: n },
  );

/** Points of Zⁿ around 0, none twice. */
export const somePoints = (dim: number, reach: number, most: number): fc.Arbitrary<number[][]> =>
  fc.uniqueArray(fc.array(fc.integer({ min: -reach, max: reach }), { minLength: dim, maxLength: dim }), {
    minLength: 1,
    maxLength: most,
    selector: (p) => p.join(),
  });

/** A crowd around 0. */
const crowd = (dim: number, reach: number, most = 6): fc.Arbitrary<{ points: number[][]; masses: number[] }> =>
  somePoints(dim, reach, most).chain((points) => someMasses(points.length).map((masses) => ({ points, masses })));

/** Radial kernels between the constants of (27), known at the squared distances 0, 1, …, R₀² − 1. */
export const tables = (dim: number): Family => ({
  name: `random radial kernels between c and C on R${['', '', '²', '³'][dim]}, up to 6 points`,
  arbitrary: fc
    .record({ near: fc.integer({ min: 1, max: FAR[dim] }), c: fc.integer({ min: 1, max: 5 }) })
    .chain(({ near, c }) =>
      fc.record({ far: fc.integer({ min: near, max: FAR[dim] }), C: fc.integer({ min: c, max: 12 }) }).chain((top) => {
        const value = (d: number): fc.Arbitrary<number> =>
          fc.oneof(fc.constantFrom(d < near ? c : 0, top.C), fc.integer({ min: d < near ? c : 0, max: top.C }));
        return fc
          .tuple(
            crowd(dim, Math.ceil(Math.sqrt(top.far))),
            fc.tuple(...Array.from({ length: top.far }, (_, d) => value(d))),
          )
          .map(([points, phi]): Instance => ({ ...points, near, c, ...top, phi }));
      }),
    ),
});

/** Densities and box kernels of squared radius `near`. */
export const boxes = (dim: number): Family => ({
  name: `box kernels on R${['', '', '²', '³'][dim]}, up to 8 points`,
  arbitrary: fc
    .integer({ min: 1, max: FAR[dim] })
    .chain((near) => crowd(dim, Math.ceil(Math.sqrt(near)), 8).map((points): Instance => ({ ...points, near }))),
});

/** Points of a case; undefined if shrinking has taken its shape. */
export function pointsOf(x: Instance): number[][] | undefined {
  const points = x.points as unknown as number[][];
  const masses = x.masses as unknown as number[];
  const dim = points[0]?.length ?? 0;
  const isSound =
    dim >= 1 &&
    points.length === masses.length &&
    points.every((p) => p.length === dim) &&
    new Set(points.map((p) => p.join())).size === points.length &&
    masses.every((m) => m > 0);
  return isSound ? points : undefined;
}

/** A density and a table with the constants of (27). */
export function tableCase(x: Instance): { crowd: Crowd; bounds: Bounds; dim: number } | undefined {
  const points = pointsOf(x);
  if (!points) return undefined;
  const bounds: Bounds = {
    c: scalarAt(x, 'c'),
    C: scalarAt(x, 'C'),
    near: integerAt(x, 'near'),
    far: integerAt(x, 'far'),
  };
  if (sign(bounds.c) <= 0 || bounds.near < 1 || bounds.far < bounds.near) return undefined;
  const phi: Rational[] = vectorAt(x, 'phi');
  // a point that does not see itself may see nobody, and then there is no ratio
  if (!phi[0] || sign(phi[0]) <= 0) return undefined;
  return { crowd: crowdOf(points, vectorAt(x, 'masses'), fromTable(phi)), bounds, dim: points[0].length };
}

/** The most points that 0 sees which are no nearer than r₀ to each other. */
export function independence({ points, w }: Crowd, near: number): number {
  const visible = points.filter((_, j) => sign(w[j]) > 0);
  const extend = (size: number, from: number, chosen: readonly (readonly number[])[]): number => {
    let best = size;
    for (let j = from; j < visible.length; j++)
      if (chosen.every((y) => squared(visible[j], y) >= near))
        best = Math.max(best, extend(size + 1, j + 1, [...chosen, visible[j]]));
    return best;
  };
  return extend(0, 0, []);
}

/** r² and points of Zⁿ nearer than r to 0, no nearer than r to each other: as many as there can be, n = 1, 2, 3. */
export const PACKINGS: readonly { readonly near: number; readonly points: readonly (readonly number[])[] }[] = [
  { near: 1, points: [[0]] },
  { near: 4, points: [[-1], [1]] },
  {
    near: 26,
    points: [
      [-5, 0],
      [-1, -4],
      [-1, 4],
      [4, -3],
      [4, 3],
    ],
  },
  {
    near: 14,
    points: [-2, 2].flatMap((a) =>
      [-3, 3].flatMap((b) => [
        [0, a, b],
        [a, b, 0],
        [b, 0, a],
      ]),
    ),
  },
];
