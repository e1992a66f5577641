import type { Field } from '../../scalar/field.js';
import { doubles } from '../../scalar/field.js';
import type { Rational } from '../../scalar/rational.js';
import { HALF, add, compare, divide, equal, multiply, negate, rational, toNumber } from '../../scalar/rational.js';
import { constants } from '../constants.js';
import type { Environment } from '../environment.js';
import { describeEnvironment, periodsOf, reducer } from '../environment.js';
import { InexactError, OperatorError } from '../errors.js';
import type { Kernel } from './kernel.js';
import { checkKernel, sphereArea } from './kernel.js';
import type { Piecewise } from './piecewise.js';
import { derivativeOf, range, smoothnessOf, sumOf, translated } from './piecewise.js';
import { rationalAbove, rationalBelow } from './rounding.js';

/** A kernel that is a sum over images, and how well the sum is known. */
export interface PeriodisedKernel extends Kernel {
  /** images k = −K, …, K along each axis are summed */
  readonly images: readonly number[];
  /** 0 for compact kernels; else at least what is missing of the sum, anywhere */
  readonly truncation: number;
}

/** Most images along an axis, by dimension: the value costs (2K + 1)ⁿ. */
const MAX_IMAGES = [0, 1024, 32, 8];

/**
 * Σ_k φ(z + kL), the kernel that convolution on Rⁿ with periodic densities amounts to. Of a compact kernel the sum is
 * finite, and exact in rationals. Other kernels are summed in doubles until what is missing is below 2⁻⁵² φ(0) or until
 * 1024, 32 or 8 images along an axis (n = 1, 2, 3); `truncation` bounds it. Positive-definite on the torus if φ is on Rⁿ,
 * unlike φ of the shortest displacement. `radius` is that of φ if the images do not overlap, else Infinity; then `sup`,
 * `infimum` and `lipschitz` are bounds unless n = 1 and φ is a piecewise polynomial.
 *
 * @throws {OperatorError} `wrong-environment` unless it is a torus, `invalid-parameter` where the sum diverges
 */
export function kernelPeriodised(kernel: Kernel, environment: Environment): PeriodisedKernel {
  const periods = periodsOf(environment);
  if (!periods || environment.kind !== 'torus')
    throw new OperatorError('wrong-environment', `images: on ${describeEnvironment(environment)}, expected a torus`);
  if (kernel.periods) throw new OperatorError('invalid-parameter', `kernel: ${kernel.name} is periodic already`);
  checkKernel(environment, kernel);
  const { dim } = environment;
  const lengths = periods.map(toNumber);
  const { core, C, R0 } = kernel.bounds(dim);
  const { images, truncation } = R0
    ? { images: compactImages(R0, periods), truncation: 0 }
    : tailImages(kernel, lengths);
  const alone = R0 !== undefined && periods.every((p) => compare(multiply(rational(2n), R0), p) <= 0);
  const exact = R0 !== undefined && kernel.exact(dim);
  const whole = dim === 1 && kernel.onLine ? wholeLine(kernel.onLine, periods[0], images[0]) : undefined;
  const copies = images.reduce((n, k) => n * (2 * k + 1), 1);
  const sum = imageSum(kernel, environment, periods, images);
  const value = <T>(field: Field<T>, z: readonly T[]): T => {
    if (!exact && field.name === 'rational') throw new InexactError(`the kernel ${kernel.name} periodised`);
    return sum(field, z);
  };
  // kinks of two images may cancel; jumps leave at least a point
  const half = multiply(periods[0], HALF);
  const smoothness = whole && kernel.smoothness >= 0 ? smoothnessOf(whole, negate(half), half) : kernel.smoothness;
  const definite = kernel.positiveDefinite({ kind: 'space', dim });
  const facts = alone
    ? undefined
    : {
        sup: sup(),
        infimum: whole
          ? Math.max(0, range(whole, -lengths[0] / 2, lengths[0] / 2).min)
          : lowest(kernel, lengths, images),
        lipschitz: smoothness < 0 ? Infinity : whole ? steepest(whole, lengths[0]) : copies * kernel.lipschitz(dim),
      };
  function sup(): number {
    // a positive-definite function is largest at 0
    if (definite)
      return (
        value(
          doubles,
          lengths.map(() => 0),
        ) + truncation
      );
    return whole ? range(whole, -lengths[0] / 2, lengths[0] / 2).max : copies * kernel.sup(dim);
  }
  const { factor } = kernel;
  return {
    name: `periodised(${kernel.name})`,
    formula: String.raw`\sum_k\varphi(z+kL),\ \varphi=${kernel.formula}`,
    dims: [dim],
    periods,
    images,
    truncation,
    radius: () => (alone ? kernel.radius(dim) : Infinity),
    bounds: () => ({
      core: facts && facts.infimum > 0 ? everywhere(facts.infimum, lengths) : core,
      C: facts ? rationalAbove(facts.sup) : C,
      R0: alone ? R0 : undefined,
    }),
    sup: () => facts?.sup ?? kernel.sup(dim),
    infimum(r) {
      if (!whole) return Math.max(facts?.infimum ?? 0, kernel.infimum(r, dim));
      const edge = Math.min(r, lengths[0] / 2);
      return Math.max(0, range(whole, -edge, edge).min);
    },
    lipschitz: () => facts?.lipschitz ?? kernel.lipschitz(dim),
    smoothness,
    even: kernel.even,
    positive: kernel.positive || (facts !== undefined && facts.infimum > 0),
    fatTail: false,
    positiveDefinite(where) {
      const found = periodsOf(where);
      if (!found?.every((p, k) => equal(p, periods[k]))) return undefined;
      return definite || (alone ? kernel.positiveDefinite(where) : undefined);
    },
    ...(factor
      ? {
          factor() {
            const found = factor(dim);
            return found && { ...found, psi: kernelPeriodised(found.psi, environment) };
          },
        }
      : {}),
    integral: () => kernel.integral(dim),
    exactIntegral: () => kernel.exactIntegral?.(dim),
    exact: () => exact,
    value,
  };
}

/** Σ φ(y + kL) over k = −K − 1, …, K along each axis, y = z in [0, L): all images of the cell around 0, and some more. */
function imageSum(
  kernel: Kernel,
  environment: Environment,
  periods: readonly Rational[],
  images: readonly number[],
): <T>(field: Field<T>, z: readonly T[]) => T {
  const shiftsIn = periods.map((p, axis) =>
    constants(
      ...Array.from({ length: 2 * images[axis] + 2 }, (_, k) => multiply(rational(BigInt(k - images[axis] - 1)), p)),
    ),
  );
  const inCell = reducer(environment);
  const { profile } = kernel;
  return <T>(field: Field<T>, z: readonly T[]): T => {
    const y = inCell(field, z);
    const shifts = shiftsIn.map((axis) => axis(field));
    if (profile && field.name === 'double')
      return radialSum(profile, y as readonly number[], shifts as unknown as readonly (readonly number[])[]) as T;
    const point = [...y];
    const along = (axis: number): T => {
      if (axis === shifts.length) return kernel.value(field, point);
      let total = field.zero;
      for (const shift of shifts[axis]) {
        point[axis] = field.add(y[axis], shift);
        total = field.add(total, along(axis + 1));
      }
      return total;
    };
    return along(0);
  };
}

/** The same sum of a function of r², in doubles. */
function radialSum(
  profile: (r2: number) => number,
  y: readonly number[],
  shifts: readonly (readonly number[])[],
  axis = 0,
  r2 = 0,
): number {
  if (axis === shifts.length) return profile(r2);
  let total = 0;
  for (const shift of shifts[axis]) total += radialSum(profile, y, shifts, axis + 1, r2 + (y[axis] + shift) ** 2);
  return total;
}

/** Most images of a compact kernel, whose value is then a sum of so many. */
const MAX_COMPACT = 100_000;

/** The largest k with (k − 1/2) L < R0 on each axis: the images that reach into the cell around 0. */
function compactImages(R0: Rational, periods: readonly Rational[]): number[] {
  const images = periods.map((p) => {
    const { n, d } = add(divide(R0, p), HALF);
    return Number((n - 1n) / d);
  });
  const count = images.reduce((product, k) => product * (2 * k + 2), 1);
  if (!(count <= MAX_COMPACT))
    throw new OperatorError('invalid-parameter', `kernel: a sum of ${count} images, the limit is ${MAX_COMPACT}`);
  return images;
}

/**
 * As many images as it takes. Along shells |k|∞ = j the distance is at least (j − 1/2)L, L the shortest period, and there
 * are at most 2n (2j + 1)^(n−1) of them, so that with a = (K − 1/2)L
 *
 *     missing ≤ (2/L)ⁿ n (1 + 2/(K − 1/2))^(n−1) ∫_a^∞ r^(n−1) φ(r) dr
 */
function tailImages(kernel: Kernel, lengths: readonly number[]): { images: number[]; truncation: number } {
  const dim = lengths.length;
  const L = Math.min(...lengths);
  const { tail } = kernel;
  const missing = (K: number): number =>
    ((2 / L) ** dim * dim * (1 + 2 / (K - 0.5)) ** (dim - 1) * tail!((K - 0.5) * L, dim)) / sphereArea(dim);
  if (!tail || !(missing(1) < Infinity))
    throw new OperatorError('invalid-parameter', `kernel: the images of ${kernel.name} have no finite sum`);
  let K = 1;
  while (K < MAX_IMAGES[dim] && !(missing(K) <= 2 ** -52 * kernel.sup(dim))) K++;
  return { images: lengths.map(() => K), truncation: missing(K) };
}

/** The sum on the cell around 0, as one piecewise polynomial. */
const wholeLine = (f: Piecewise, period: Rational, images: number): Piecewise =>
  sumOf(
    Array.from({ length: 2 * images + 3 }, (_, k) => translated(f, multiply(rational(BigInt(k - images - 1)), period))),
  );

function steepest(f: Piecewise, length: number): number {
  const { min, max } = range(derivativeOf(f), -length / 2, length / 2);
  return Math.max(max, -min);
}

/** A lower bound of the sum: every image at the far corner of its cell. Radial kernels that decrease. */
function lowest(kernel: Kernel, lengths: readonly number[], images: readonly number[]): number {
  const dim = lengths.length;
  let corners = [0];
  for (const [axis, L] of lengths.entries())
    corners = corners.flatMap((r2) =>
      Array.from({ length: 2 * images[axis] + 1 }, (_, k) => r2 + ((Math.abs(k - images[axis]) + 0.5) * L) ** 2),
    );
  return corners.reduce((sum, r2) => sum + kernel.infimum(Math.sqrt(r2), dim), 0);
}

/** φ ≥ c on the ball that contains the cell. */
const everywhere = (infimum: number, lengths: readonly number[]) => ({
  c: rationalBelow(infimum),
  r0: rationalAbove(Math.hypot(...lengths)),
});
