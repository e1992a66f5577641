import { describe, expect, it } from 'vitest';
import { checkGridShape, halved } from '../../../../src/operators/fast/fourier/grid-shape.js';
import { plainPlan } from '../../../../src/operators/fast/fourier/plain.js';
import { plainRealPlan } from '../../../../src/operators/fast/fourier/plain-real.js';
import { realFourierPlan } from '../../../../src/operators/fast/fourier/real-plan.js';
import { vectorisedRealPlan } from '../../../../src/operators/fast/fourier/vectorised-real.js';
import { largestGap, randomSigned, total } from '../../../fixtures/doubles.js';
import { GRIDS, UNIT, nameOf } from './plan.properties.js';

/** Rows from one to nine, where blocks end, besides those of all plans. */
const grids = [
  ...GRIDS.map(({ shape, before }) => ({ shape, before, after: 1 })),
  ...Array.from({ length: 9 }, (_, k) => ({ shape: [10], before: k + 1, after: 1 })),
];

for (const [name, make] of [
  ['plainRealPlan', plainRealPlan],
  ['vectorisedRealPlan', vectorisedRealPlan],
] as const)
  describe(name, () => {
    grids.forEach((grid, seed) => {
      checkGridShape(grid);
      const plan = make(grid)!;
      const { n, length } = halved(grid);
      const x = randomSigned(seed, plan.size);
      const bound = 2 * plan.rounding * UNIT * total(x);

      it(`${nameOf(grid)}: is half of the complex transform, to its bound`, () => {
        const [re, im] = [x.slice(), new Float64Array(plan.size)];
        plainPlan(grid).forward(re, im);
        const half = (v: Float64Array): Float64Array => v.filter((_, o) => o % n < length);
        const [outR, outI] = [new Float64Array(plan.waves), new Float64Array(plan.waves)];
        const kept = x.slice();
        plan.forward(x, outR, outI);
        expect(x).toEqual(kept);
        expect(largestGap(outR, half(re))).toBeLessThanOrEqual(bound);
        expect(largestGap(outI, half(im))).toBeLessThanOrEqual(bound);
      });

      it(`${nameOf(grid)}: comes back, on arrays of the plan as on others`, () => {
        const nodes = plan.size / grid.before;
        const norm = Math.sqrt(x.reduce((s, t) => s + t * t, 0));
        const [re, im] = [new Float64Array(plan.waves), new Float64Array(plan.waves)];
        plan.forward(x, re, im);
        plan.x.set(x);
        plan.forward(plan.x, plan.re, plan.im);
        expect([largestGap(plan.re, re), largestGap(plan.im, im)]).toEqual([0, 0]);
        const back = new Float64Array(plan.size);
        const kept = re.slice();
        plan.backward(re, im, back);
        expect(re).toEqual(kept);
        expect(
          largestGap(
            back.map((t) => t / nodes),
            x,
          ),
        ).toBeLessThanOrEqual((2 * plan.rounding + 2) * UNIT * norm);
        plan.re.set(re);
        plan.im.set(im);
        plan.backward(plan.re, plan.im, plan.x);
        expect(largestGap(plan.x, back)).toBe(0);
      });
    });

    it('does not look at imaginary parts that a real transform cannot have', () => {
      for (const n of [6, 7, 8]) {
        const plan = make({ shape: [n], before: 2, after: 1 })!;
        const x = randomSigned(n, 2 * n);
        plan.forward(x, plan.re, plan.im);
        const { length } = halved(plan as never);
        for (let row = 0; row < 2; row++) {
          plan.im[row * length] = 5;
          if (n % 2 === 0) plan.im[row * length + length - 1] = 7;
        }
        const back = new Float64Array(2 * n);
        plan.backward(plan.re, plan.im, back);
        expect(
          largestGap(
            back,
            x.map((t) => n * t),
          ),
        ).toBeLessThanOrEqual(2 * n * plan.rounding * UNIT * total(x));
      }
    });
  });

describe('realFourierPlan', () => {
  it('refuses lengths that are not positive integers, and arrays of other lengths', () => {
    expect(() => realFourierPlan([4, 0])).toThrow('shape[1]: 0, expected a positive integer');
    const plan = realFourierPlan([4, 6]);
    expect([plan.size, plan.waves]).toEqual([24, 16]);
    const [x, re, im] = [new Float64Array(24), new Float64Array(16), new Float64Array(16)];
    expect(() => plan.forward(re, re, im)).toThrow('x: length 16, expected 24');
    expect(() => plan.forward(x, x, im)).toThrow('re: length 24, expected 16');
    expect(() => plan.backward(re, re, x)).toThrow('one array, expected two');
    expect(() => plan.backward(plan.im, plan.re, x)).toThrow('in the place of another');
  });
});
