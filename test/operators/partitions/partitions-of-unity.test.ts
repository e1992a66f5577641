import { describe, expect, it } from 'vitest';
import type { PartitionOfUnity } from '../../../src/operators/index.js';
import {
  partitionBlended,
  partitionBoxes,
  partitionBump,
  partitionHats,
  partitionIntervals,
  partitionSharp,
  partitionSmoothstep,
  partitionTensor,
  product,
  space,
  torus,
} from '../../../src/operators/index.js';
import { doubles, rationals } from '../../../src/scalar/field.js';
import { rational, toText } from '../../../src/scalar/rational.js';
import { describePartitionOfUnity, pointsOf } from './partition-of-unity.properties.js';

const circle = torus(1, '3/2');
const line = space(1);

const PARTITIONS: readonly PartitionOfUnity[] = [
  partitionHats(circle, 1),
  partitionHats(circle, 2),
  partitionHats(circle, 3),
  partitionHats(circle, 5),
  partitionHats(circle, 4, { overlap: '1/3' }),
  partitionHats(circle, ['1/8', '1/2', 1]),
  partitionHats(line, [0]),
  partitionHats(line, [0, '1/2', 2]),
  partitionHats(line, [-1, '1/3', '1/2', 1], { overlap: '1/2' }),
  partitionSmoothstep(circle, 4),
  partitionSmoothstep(line, [0, 1]),
  partitionBump(circle, 4),
  partitionBump(line, [0, '1/2', 1], { overlap: '3/4' }),
  partitionTensor(partitionHats(circle, 3), partitionSmoothstep(torus(1, 2), 4)),
  partitionTensor(partitionHats(line, [0, 1]), partitionHats(line, [0, '1/2', 1])),
  partitionBlended(partitionHats(circle, 4), '1/10'),
  partitionBlended(partitionSharp(partitionIntervals(line, [0, 1])), 1),
  partitionSharp(partitionIntervals(circle, 4)),
  partitionSharp(partitionIntervals(circle, 2)),
  partitionSharp(partitionIntervals(line, ['1/4', 1])),
  partitionSharp(partitionIntervals(line, [])),
  partitionSharp(partitionBoxes(torus(2, [1, 2]), [4, 3])),
];

for (const partition of PARTITIONS) describePartitionOfUnity(partition);

const at = (partition: PartitionOfUnity, ...x: string[]): string =>
  partition
    .values(
      rationals,
      x.map((t) => rational(BigInt(t.split('/')[0]), BigInt(t.split('/')[1] ?? 1))),
    )
    .map(toText)
    .join(' ');

describe('values written down by hand', () => {
  it('are the hats on a circle of length 3/2, around the end of the cell too', () => {
    const hats = partitionHats(circle, 3);
    expect(at(hats, '1/8')).toBe('3/4 1/4 0');
    expect(at(hats, '5/4')).toBe('1/2 0 1/2');
    expect(at(hats, '-1/4')).toBe('1/2 0 1/2');
    expect(at(partitionHats(circle, ['1/8', '1/2', 1]), '0')).toBe('4/5 0 1/5');
  });

  it('are hats with half-lines at the ends of a line', () => {
    const hats = partitionHats(line, [0, '1/2', 2]);
    expect(at(hats, '-7')).toBe('1 0 0');
    expect(at(hats, '1')).toBe('0 2/3 1/3');
    expect(at(hats, '9')).toBe('0 0 1');
  });

  it('are those of the polynomial 10t³ − 15t⁴ + 6t⁵', () => {
    expect(at(partitionSmoothstep(line, [0, 1]), '1/4')).toBe('459/512 53/512');
    expect(at(partitionSmoothstep(line, [0, 1], { overlap: '1/2' }), '3/8')).toBe('459/512 53/512');
  });

  it('are products', () => {
    const tensor = partitionTensor(partitionHats(line, [0, 1]), partitionHats(line, [0, '1/2', 1]));
    expect(at(tensor, '1/4', '1/8')).toBe('9/16 3/16 0 3/16 1/16 0');
  });

  it('are the smooth ones in doubles, and an error in rationals', () => {
    const bump = partitionBump(line, [0, 1]);
    // 1/(1 + e^(4 − 4/3))
    expect(bump.values(doubles, [0.25])[1]).toBeCloseTo(0.06496916912866407, 15);
    expect(bump.values(rationals, [rational(-1n)]).map(toText)).toEqual(['1', '0']);
    expect(() => bump.values(rationals, [rational(1n, 4n)])).toThrow(/smooth partition of unity has no exact value/);
  });
});

describe('supports', () => {
  it('touch at a knot and do not overlap, unless the handing over is narrower than the gap', () => {
    const wide = partitionHats(circle, 4);
    expect([wide.supportsMeet(0, 2), wide.overlaps(0, 2)]).toEqual([true, false]);
    const knot = [rational(3n, 8n)];
    expect([0, 1, 2, 3].map((l) => wide.inSupport(rationals, l, knot))).toEqual([true, true, true, false]);
    const narrow = partitionHats(circle, 4, { overlap: '1/3' });
    expect(narrow.supportsMeet(0, 2)).toBe(false);
    expect([0, 1, 2, 3].map((l) => narrow.inSupport(rationals, l, knot))).toEqual([false, true, false, false]);
  });

  it('of sharp cells include the right ends, where nothing overlaps', () => {
    const sharp = partitionSharp(partitionIntervals(circle, 3));
    expect([0, 1, 2].map((l) => sharp.inSupport(rationals, l, [rational(1n, 2n)]))).toEqual([true, true, false]);
    expect([0, 1, 2].map((l) => sharp.inSupport(rationals, l, [rational(3n, 2n)]))).toEqual([true, false, true]);
    expect(sharp.supportsMeet(0, 1)).toBe(true);
    expect(sharp.overlaps(0, 1)).toBe(false);
  });

  it('may be everything although a function vanishes somewhere', () => {
    const two = partitionHats(circle, 2);
    expect([two.fullSupport, two.infimum]).toEqual([true, 0]);
    expect(at(two, '3/4')).toBe('0 1');
    expect(partitionBlended(two, '1/8').infimum).toBe(0.1);
  });
});

describe('smoothness', () => {
  // Differences of order k of a function that is C^k only are O(1) where it is not smooth, and tend to 0 divided by h^(k−1).
  it('of the C² partition: the second difference quotient is continuous at the knots, the third is not', () => {
    const g = (x: number): number => partitionSmoothstep(line, [0, 1]).values(doubles, [x])[1];
    const h = 1e-4;
    expect(Math.abs((g(h) - 2 * g(0) + g(-h)) / h ** 2)).toBeLessThan(100 * h);
    // θ''' = 60 on the right, 0 on the left
    expect((g(3 * h) - 3 * g(2 * h) + 3 * g(h) - g(0)) / h ** 3).toBeCloseTo(60, 0);
  });
});

describe('hostile inputs', () => {
  it('name place and value', () => {
    const circleAgain = torus(1, 1);
    expect(() => partitionHats(torus(2, 1), 3)).toThrow(/partition hats: on T² of period 1, expected dimension 1/);
    expect(() => partitionHats(line, 3)).toThrow(/knots: 3, expected a list of places on R/);
    expect(() => partitionHats(line, [])).toThrow(/knots: none, expected at least 1/);
    expect(() => partitionHats(circleAgain, 0)).toThrow(/knots: 0, expected an integer from 1 to 65536/);
    expect(() => partitionHats(circleAgain, NaN)).toThrow(/knots: NaN/);
    expect(() => partitionHats(line, [0, 1, '1/2'])).toThrow(/knots\[2\]: 1\/2, expected more than 1/);
    expect(() => partitionHats(circleAgain, [0, 1])).toThrow(
      /knots\[1\]: 1, expected at least 0 and less than the period 1/,
    );
    expect(() => partitionHats(line, [0, NaN])).toThrow(/not a number/);
    expect(() => partitionHats(line, [0], { overlap: 0 })).toThrow(/overlap: 0, expected more than 0 and at most 1/);
    expect(() => partitionHats(line, [0], { overlap: '3/2' })).toThrow(/overlap: 3\/2/);
    expect(() => partitionBlended(partitionHats(line, [0]), 0)).toThrow(/delta: 0, expected a positive number/);
    const hats = partitionHats(line, [0]);
    expect(() => partitionTensor(hats, partitionHats(circleAgain, 2))).toThrow(
      /expected all on lines or all on circles/,
    );
    expect(() => partitionTensor(hats, partitionHats(product(line, ['a', 'b']), [0]))).toThrow(/expected all on lines/);
    expect(() => partitionSharp(partitionIntervals(circleAgain, 65_536))).not.toThrow();
    expect(() => partitionSharp(partitionBoxes(torus(2, 1), [300, 300]))).toThrow(
      /cells: 90000, expected at most 65536/,
    );
  });
});

it('points of the tests meet knots and edges', () => {
  const onKnot = pointsOf(PARTITIONS[3]).filter(([x]) => (x.n * 10n) % (x.d * 3n) === 0n);
  expect(onKnot.length).toBeGreaterThan(0);
});
