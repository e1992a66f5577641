import { describe, expect, it } from 'vitest';
import { fourierTransform } from '../../../../src/operators/fast/fourier/fft.js';
import { largestGap, randomSigned, total } from '../../../fixtures/doubles.js';

/** The definition, with each angle reduced before it is rounded. */
function byDefinition(re: Float64Array, im: Float64Array): [Float64Array, Float64Array] {
  const n = re.length;
  const [outR, outI] = [new Float64Array(n), new Float64Array(n)];
  for (let k = 0; k < n; k++)
    for (let j = 0; j < n; j++) {
      const angle = (-2 * Math.PI * ((j * k) % n)) / n;
      outR[k] += re[j] * Math.cos(angle) - im[j] * Math.sin(angle);
      outI[k] += re[j] * Math.sin(angle) + im[j] * Math.cos(angle);
    }
  return [outR, outI];
}

const UNIT = Number.EPSILON / 2;

/** Powers of two and four, all small lengths, primes, squares of primes, mixed. */
const LENGTHS = Array.from({ length: 40 }, (_, k) => k + 1).concat([
  49, 64, 77, 81, 97, 100, 105, 121, 125, 128, 169, 210, 243, 256, 289, 360, 509, 512, 1000, 1024, 1155,
]);

const vectors = (n: number): { re: Float64Array; im: Float64Array } => ({
  re: randomSigned(n, n),
  im: randomSigned(n + 10_000, n),
});

describe('fourierTransform', () => {
  for (const n of LENGTHS)
    it(`of length ${n} is the definition, to its own bound on rounding`, () => {
      const { re, im } = vectors(n);
      const size = total(re) + total(im);
      const [expectedR, expectedI] = byDefinition(re, im);
      const transform = fourierTransform(n);
      transform.forward(re, im);
      // The sum of the definition rounds n times, its angles and products a few times more; both parts of a number count.
      const bound = (transform.rounding + n + 12) * UNIT * size;
      expect(Math.hypot(largestGap(re, expectedR), largestGap(im, expectedI))).toBeLessThanOrEqual(bound);
    });

  for (const n of LENGTHS)
    it(`of length ${n} keeps the sum of squares, and comes back, to its bound`, () => {
      const { re, im } = vectors(n);
      const [x, y] = [re.slice(), im.slice()];
      const transform = fourierTransform(n);
      const energy = (a: Float64Array, b: Float64Array): number => a.reduce((s, t, k) => s + t * t + b[k] * b[k], 0);
      const before = energy(x, y);
      transform.forward(x, y);
      // the square doubles the relative error; sums of n squares
      const parseval = (2 * transform.rounding + 4 * n + 4) * UNIT;
      expect(Math.abs(energy(x, y) / n - before)).toBeLessThanOrEqual(parseval * before);
      transform.backward(x, y);
      const back = 2 * transform.rounding * UNIT * Math.sqrt(before) + 2 * UNIT;
      expect(
        largestGap(
          x.map((t) => t / n),
          re,
        ),
      ).toBeLessThanOrEqual(back);
      expect(
        largestGap(
          y.map((t) => t / n),
          im,
        ),
      ).toBeLessThanOrEqual(back);
    });

  it('is exact where no digit is lost: constants and waves of period 4, lengths that are powers of two', () => {
    for (const n of [4, 16, 128, 1024]) {
      const re = new Float64Array(n).fill(3);
      const im = new Float64Array(n);
      fourierTransform(n).forward(re, im);
      expect([...re]).toEqual([3 * n, ...Array.from({ length: n - 1 }, () => 0)]);
      expect(im.every((t) => t === 0)).toBe(true);
      const wave = Float64Array.from({ length: n }, (_, j) => [1, 0, -1, 0][j % 4]);
      const other = Float64Array.from({ length: n }, (_, j) => [0, 1, 0, -1][j % 4]);
      fourierTransform(n).forward(wave, other);
      expect(wave.findIndex((t) => t !== 0)).toBe(n / 4);
      expect(wave[n / 4]).toBe(n);
      expect(wave.reduce((s, t) => s + Math.abs(t), 0) + other.reduce((s, t) => s + Math.abs(t), 0)).toBe(n);
    }
  });

  it('has negative frequencies forward and positive ones backward', () => {
    const [re, im] = [Float64Array.from([0, 1, 0, 0, 0, 0, 0, 0]), new Float64Array(8)];
    fourierTransform(8).forward(re, im);
    expect([re[2], im[2]]).toEqual([0, -1]);
    const [x, y] = [Float64Array.from([0, 1, 0, 0, 0, 0, 0, 0]), new Float64Array(8)];
    fourierTransform(8).backward(x, y);
    expect([x[2], y[2]]).toEqual([0, 1]);
  });

  it('works on a part of an array and leaves the rest alone', () => {
    for (const n of [1, 3, 4, 6, 8, 60]) {
      const { re, im } = vectors(n);
      const pad = (v: Float64Array): Float64Array => Float64Array.from([7, 8, ...v, 9]);
      const [x, y] = [pad(re), pad(im)];
      fourierTransform(n).forward(x, y, 2);
      fourierTransform(n).forward(re, im);
      expect([...x]).toEqual([...pad(re)]);
      expect([...y]).toEqual([...pad(im)]);
    }
  });

  it('gives the same digits each time', () => {
    const runs = [1, 2].map(() => {
      const { re, im } = vectors(360);
      fourierTransform(360).forward(re, im);
      fourierTransform(512).forward(randomSigned(1, 512), randomSigned(2, 512));
      return [...re, ...im];
    });
    expect(runs[0]).toEqual(runs[1]);
  });

  it('asks for a positive integer', () => {
    for (const n of [0, -4, 1.5, NaN, Infinity]) expect(() => fourierTransform(n)).toThrow(RangeError);
  });
});
