/** Laws of every Fourier plan, whatever runs it. */
import { expect, it } from 'vitest';
import type { GridShape } from '../../../../src/operators/fast/fourier/grid-shape.js';
import type { FourierPlan } from '../../../../src/operators/fast/fourier/plan.js';
import { largestGap, randomSigned, total } from '../../../fixtures/doubles.js';

export const UNIT = Number.EPSILON / 2;

const grid = (shape: readonly number[], before = 1, after = 1): GridShape => ({ shape, before, after });

/** One, all radices and their mixtures, odd and even numbers of rows and columns, more columns than a block, chirps. */
export const GRIDS: readonly GridShape[] = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 13, 15, 16, 25, 30, 32, 48, 49, 64, 67, 105, 128, 134].map((n) => grid([n], 3)),
  grid([48], 40),
  grid([48], 1, 40),
  grid([67], 2, 9),
  grid([12], 1, 3),
  grid([7], 5, 11),
  grid([1, 9]),
  grid([9, 1]),
  grid([4, 6]),
  grid([16, 16]),
  grid([5, 33]),
  grid([40, 3], 2),
  grid([6, 10], 3, 5),
  grid([2, 3, 4]),
  grid([8, 1, 5], 1, 2),
  grid([3, 17, 18]),
  grid([1, 1, 1]),
];

export const nameOf = ({ shape, before, after }: GridShape): string =>
  `${shape.join(' × ')}${before * after > 1 ? `, ${before} before and ${after} after` : ''}`;

export type Parts = readonly [Float64Array, Float64Array];

export const randomParts = (seed: number, size: number): Parts => [
  randomSigned(seed, size),
  randomSigned(seed + 1, size),
];

/** The definition, one index after the other; angles are reduced before they are rounded. */
export function byDefinition({ shape, after }: GridShape, [re, im]: Parts): Parts {
  let [x, y] = [re, im];
  shape.forEach((n, s) => {
    const inner = shape.slice(s + 1).reduce((a, b) => a * b, after);
    const [nextR, nextI] = [new Float64Array(x.length), new Float64Array(x.length)];
    for (let o = 0; o < x.length; o++) {
      const k = Math.floor(o / inner) % n;
      for (let j = 0; j < n; j++) {
        const angle = (-2 * Math.PI * ((j * k) % n)) / n;
        const from = o + (j - k) * inner;
        nextR[o] += x[from] * Math.cos(angle) - y[from] * Math.sin(angle);
        nextI[o] += x[from] * Math.sin(angle) + y[from] * Math.cos(angle);
      }
    }
    [x, y] = [nextR, nextI];
  });
  return [x, y];
}

const energy = ([re, im]: Parts): number => re.reduce((s, t, k) => s + t * t + im[k] * im[k], 0);
const copy = ([re, im]: Parts): Parts => [re.slice(), im.slice()];
const worst = (a: Parts, b: Parts): number => Math.max(largestGap(a[0], b[0]), largestGap(a[1], b[1]));

/** @param seed one for each grid */
export function obeysTheLawsOfTransforms(plan: FourierPlan, seed: number): void {
  const { size, shape } = plan;
  const nodes = shape.reduce((a, b) => a * b, 1);
  const x = randomParts(seed, size);
  const sum = total(x[0]) + total(x[1]);
  const norm = Math.sqrt(energy(x));
  const forward = (v: Parts): Parts => {
    const w = copy(v);
    plan.forward(...w);
    return w;
  };

  it(`${nameOf(plan)}: is the definition, to its bound`, () => {
    // the sums of the definition round n times along an index, their angles and products a few times more
    const bound = (plan.rounding + shape.reduce((s, n) => s + n + 12, 0)) * UNIT * sum;
    expect(worst(forward(x), byDefinition(plan, x))).toBeLessThanOrEqual(bound);
  });

  it(`${nameOf(plan)}: keeps the sum of squares and comes back, to its bound`, () => {
    const waves = forward(x);
    const parseval = (2 * plan.rounding + 4 * size + 4) * UNIT;
    expect(Math.abs(energy(waves) / nodes / energy(x) - 1)).toBeLessThanOrEqual(parseval);
    plan.backward(...waves);
    const back = waves.map((v) => v.map((t) => t / nodes)) as unknown as Parts;
    expect(worst(back, x)).toBeLessThanOrEqual((2 * plan.rounding + 2) * UNIT * norm);
  });

  it(`${nameOf(plan)}: is linear, to its bound`, () => {
    const y = randomParts(seed + 2, size);
    // −2i x + y: the factor is exact
    const mixed: Parts = [x[1].map((t, k) => 2 * t + y[0][k]), x[0].map((t, k) => -2 * t + y[1][k])];
    const [a, b, c] = [forward(x), forward(y), forward(mixed)];
    const expected: Parts = [a[1].map((t, k) => 2 * t + b[0][k]), a[0].map((t, k) => -2 * t + b[1][k])];
    expect(worst(c, expected)).toBeLessThanOrEqual(
      2 * (plan.rounding + 2) * UNIT * (2 * sum + total(y[0]) + total(y[1])),
    );
  });

  it(`${nameOf(plan)}: turns a shift along each index into a wave`, () => {
    shape.forEach((n, s) => {
      const inner = shape.slice(s + 1).reduce((a, b) => a * b, plan.after);
      const index = (o: number): number => Math.floor(o / inner) % n;
      const shifted = x.map((v) =>
        v.map((_, o) => v[o + (((index(o) + n - 1) % n) - index(o)) * inner]),
      ) as unknown as Parts;
      const [re, im] = forward(x);
      const angle = (o: number): number => (-2 * Math.PI * index(o)) / n;
      const expected: Parts = [
        re.map((t, o) => t * Math.cos(angle(o)) - im[o] * Math.sin(angle(o))),
        re.map((t, o) => t * Math.sin(angle(o)) + im[o] * Math.cos(angle(o))),
      ];
      expect(worst(forward(shifted), expected)).toBeLessThanOrEqual(2 * (plan.rounding + 8) * UNIT * sum);
    });
  });

  it(`${nameOf(plan)}: gives the same digits on its own arrays, and each time`, () => {
    plan.re.set(x[0]);
    plan.im.set(x[1]);
    plan.forward(plan.re, plan.im);
    const own = copy([plan.re, plan.im]);
    expect(worst(own, forward(x))).toBe(0);
    plan.re.set(own[0]);
    plan.im.set(own[1]);
    plan.backward(plan.re, plan.im);
    const back = copy([plan.re, plan.im]);
    plan.backward(...own);
    expect(worst(back, own)).toBe(0);
  });
}
