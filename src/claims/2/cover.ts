import type { Rational } from '../../scalar/rational.js';
import { HALF, ZERO, add, compare, divide, multiply, rational, subtract } from '../../scalar/rational.js';
import { whole } from '../read.js';

/** Radii of (27) by their squares, so that they need not be rational. */
export interface Radii {
  /** r₀² */
  readonly near: Rational;
  /** R₀² */
  readonly far: Rational;
}

/** Side of a cube over r₀, by dimension: σ √n ≤ 1, with < where √n is irrational. */
export const SIDES: readonly Rational[] = [ZERO, rational(1n), rational(7n, 10n), rational(4n, 7n)];

/** The least natural number k with k² ≥ q. */
function rootAbove(q: Rational): number {
  let k = 0;
  while (compare(whole(k * k), q) < 0) k++;
  return k;
}

/** Cubes of side 1 of a lattice, moved by the offsets, that meet the open ball of a squared radius around 0. */
function cubesThatMeet(square: Rational, offsets: readonly Rational[]): Rational[][] {
  const reach = rootAbove(square) + 1;
  let cubes: { corner: Rational[]; away: Rational }[] = [{ corner: [], away: ZERO }];
  for (const offset of offsets) {
    cubes = cubes.flatMap(({ corner, away }) =>
      Array.from({ length: 2 * reach + 1 }, (_, k) => add(whole(k - reach), offset)).flatMap((low) => {
        const high = add(low, whole(1));
        const gap = compare(low, ZERO) > 0 ? low : compare(high, ZERO) < 0 ? high : ZERO;
        const further = add(away, multiply(gap, gap));
        return compare(further, square) < 0 ? [{ corner: [...corner, low], away: further }] : [];
      }),
    );
  }
  return cubes.map(({ corner }) => corner);
}

/** R₀ in sides of cubes, squared. */
const scaled = ({ near, far }: Radii, dim: number): Rational =>
  divide(far, multiply(near, multiply(SIDES[dim], SIDES[dim])));

/**
 * Disjoint half-open cubes in which any two points are nearer than r₀ and which together contain the open ball of radius R₀ around
 * 0: their lower corners, in sides of SIDES[dim] · r₀. The best of the lattices moved by 0 or 1/2 along each axis; on the line
 * an interval that starts at −R₀ needs ⌈2R₀/r₀⌉ of them, which this does not see.
 */
export function cellCover(radii: Radii, dim: number): Rational[][] {
  const square = scaled(radii, dim);
  const covers = Array.from({ length: dim + 1 }, (_, halves) =>
    cubesThatMeet(
      square,
      Array.from({ length: dim }, (_, c) => (c < halves ? HALF : ZERO)),
    ),
  );
  return covers.reduce((best, cover) => (cover.length < best.length ? cover : best));
}

const remembered = new Map<string, number>();
function remember(key: string, make: () => number): number {
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const made = make();
  remembered.set(key, made);
  return made;
}

const keyOf = ({ near, far }: Radii, dim: number): string => {
  const { n, d } = divide(far, near);
  return `${dim}:${n}/${d}`;
};

/**
 * The I of section 10: open balls of radius r₀/2 that cover the open ball of radius R₀. On the line ⌊2R₀/r₀⌋ + 1, the least number;
 * else balls about the cubes of {@link cellCover}, whose diameter is less than r₀.
 */
export const ballsNeeded = (radii: Radii, dim: number): number =>
  remember(`balls ${keyOf(radii, dim)}`, () => {
    if (dim > 1) return cellCover(radii, dim).length;
    const square = multiply(whole(4), divide(radii.far, radii.near));
    const k = rootAbove(square);
    return compare(subtract(whole(k * k), square), ZERO) === 0 ? k + 1 : k;
  });
