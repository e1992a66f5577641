import { describe, expect, it } from 'vitest';
import { gridTransform } from '../../../src/operators/fast/fft-grid.js';
import { fourierTransform } from '../../../src/operators/fast/fourier/fft.js';
import { largestGap, randomSigned, total } from '../../fixtures/doubles.js';

const UNIT = Number.EPSILON / 2;

/** Sides below, at and above a block of columns; one, odd, prime. */
const SHAPES = [
  [1],
  [12],
  [17],
  [1, 9],
  [9, 1],
  [4, 6],
  [16, 16],
  [5, 33],
  [40, 3],
  [2, 3, 4],
  [8, 1, 5],
  [3, 17, 18],
  [1, 1, 1],
];

/** One index after the other, lines picked out one by one. */
function lineByLine(shape: readonly number[], re: Float64Array, im: Float64Array): [Float64Array, Float64Array] {
  const [x, y] = [re.slice(), im.slice()];
  shape.forEach((n, axis) => {
    const inner = shape.slice(axis + 1).reduce((a, b) => a * b, 1);
    for (let start = 0; start < x.length; start++) {
      if (Math.floor(start / inner) % n !== 0) continue;
      const at = Array.from({ length: n }, (_, k) => start + k * inner);
      const [lineR, lineI] = [Float64Array.from(at, (k) => x[k]), Float64Array.from(at, (k) => y[k])];
      fourierTransform(n).forward(lineR, lineI);
      at.forEach((k, j) => {
        x[k] = lineR[j];
        y[k] = lineI[j];
      });
    }
  });
  return [x, y];
}

describe('gridTransform', () => {
  for (const shape of SHAPES) {
    const size = shape.reduce((a, b) => a * b, 1);
    const transform = gridTransform(shape);
    const fields = (): [Float64Array, Float64Array] => [randomSigned(size, size), randomSigned(size + 1, size)];
    const [re, im] = fields();
    const bound =
      4 * transform.rounding * UNIT * Math.sqrt(re.reduce((s, t, k) => s + t * t + im[k] * im[k], 0)) + 4 * UNIT;

    it(`of shape ${shape.join(' × ')} is the transform along each index, to the last digit up to their order`, () => {
      const [x, y] = fields();
      transform.forward(x, y);
      const [expectedR, expectedI] = lineByLine(shape, re, im);
      const tolerance = 2 * transform.rounding * UNIT * (total(re) + total(im));
      expect(largestGap(x, expectedR)).toBeLessThanOrEqual(tolerance);
      expect(largestGap(y, expectedI)).toBeLessThanOrEqual(tolerance);
    });

    it(`of shape ${shape.join(' × ')} comes back by its inverse`, () => {
      const [x, y] = fields();
      transform.forward(x, y);
      transform.inverse(x, y);
      expect(largestGap(x, re)).toBeLessThanOrEqual(bound);
      expect(largestGap(y, im)).toBeLessThanOrEqual(bound);
    });

    it(`of shape ${shape.join(' × ')} multiplies by real and complex symbols as the three steps do`, () => {
      const symbolR = randomSigned(size + 2, size);
      for (const symbolI of [undefined, randomSigned(size + 3, size)]) {
        const [x, y] = fields();
        transform.multiply(x, y, { re: symbolR, im: symbolI });
        const [a, b] = fields();
        transform.forward(a, b);
        for (let k = 0; k < size; k++) {
          const [s, t] = [symbolR[k], symbolI?.[k] ?? 0];
          [a[k], b[k]] = [a[k] * s - b[k] * t, a[k] * t + b[k] * s];
        }
        transform.inverse(a, b);
        // symbols of size √2 at most
        expect(largestGap(x, a)).toBeLessThanOrEqual(2 * bound);
        expect(largestGap(y, b)).toBeLessThanOrEqual(2 * bound);
      }
    });
  }

  it('tells a product of waves from its mirror images', () => {
    const shape = [4, 6];
    const wave = (part: (t: number) => number): Float64Array =>
      Float64Array.from({ length: 24 }, (_, k) => part(2 * Math.PI * (Math.floor(k / 6) / 4 + (2 * (k % 6)) / 6)));
    const [re, im] = [wave(Math.cos), wave(Math.sin)];
    gridTransform(shape).forward(re, im);
    const expected = new Float64Array(24);
    expected[1 * 6 + 2] = 24;
    expect(largestGap(re, expected)).toBeLessThan(24 * 24 * UNIT);
  });

  it('is made once for a shape', () => {
    expect(gridTransform([3, 5])).toBe(gridTransform([3, 5]));
  });
});
