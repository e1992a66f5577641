import { describe, expect, it } from 'vitest';
import {
  dyadicParent,
  finiteSet,
  partitionBoxes,
  partitionDyadic,
  partitionIntervals,
  partitionIntoPoints,
  partitionLabels,
  partitionTrivial,
  product,
  space,
  torus,
} from '../../../src/operators/index.js';
import { doubles, rationals } from '../../../src/scalar/field.js';
import { rational, toNumber } from '../../../src/scalar/rational.js';
import { randomRationals } from '../../fixtures/points.js';

const q = (text: string) => {
  const [n, d = '1'] = text.split('/');
  return rational(BigInt(n), BigInt(d));
};

describe('partitionIntervals', () => {
  it('has half-lines at the ends of the line, and cells closed on the left', () => {
    const cells = partitionIntervals(space(1), [0, '1/2']);
    expect(cells.cells).toBe(3);
    expect(['-9', '0', '1/4', '1/2', '7'].map((x) => cells.cellOf(rationals, [q(x)]))).toEqual([0, 1, 1, 2, 2]);
  });

  it('goes around on a circle, for any representative', () => {
    const cells = partitionIntervals(torus(1, 2), ['1/2', 1]);
    expect(cells.cells).toBe(2);
    expect(['0', '1/2', '1', '3/2', '2', '5/2', '-3/2'].map((x) => cells.cellOf(rationals, [q(x)]))).toEqual([
      1, 0, 1, 1, 1, 0, 0,
    ]);
    expect(partitionIntervals(torus(1, 2), []).cells).toBe(1);
    expect(partitionIntervals(torus(1, 2), []).cellOf(doubles, [1.9])).toBe(0);
    // −1e-20 is 2 when it is rounded, and 2 is 0
    expect(partitionIntervals(torus(1, 2), 2).cellOf(doubles, [-1e-20])).toBe(0);
  });
});

describe('partitionBoxes', () => {
  it('numbers cells with the last axis fastest, and uses each of them', () => {
    const boxes = partitionBoxes(torus(2, [1, 2]), [2, 3]);
    expect(boxes.shape).toEqual([2, 3]);
    expect(boxes.cellOf(rationals, [q('1/2'), q('4/3')])).toBe(5);
    const found = new Set(
      Array.from({ length: 36 }, (_, i) => boxes.cellOf(doubles, [Math.floor(i / 6) / 6, (i % 6) / 3])),
    );
    expect([...found].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('names place and value of what is wrong', () => {
    expect(() => partitionBoxes(finiteSet(['a']), [])).toThrow(/boxes: on \{a\}, expected coordinates/);
    expect(() => partitionBoxes(space(2), [[0]])).toThrow(/cuts: for 1 axes, expected 2/);
    expect(() => partitionBoxes(space(2), [[0], [1, 1]])).toThrow(/cuts\[1\]\[1\]: 1, expected more than 1/);
    expect(() => partitionBoxes(space(1), [2])).toThrow(/cuts\[0\]: 2, expected a list of places on R/);
  });
});

describe('partitionDyadic', () => {
  const environments = [torus(1, '7/3'), space(1), torus(2, [1, 3]), space(2), product(torus(1, 1), ['a', 'b'])];

  it('is a filtration: each cell of a level lies in one cell of the level before', () => {
    for (const environment of environments)
      for (let level = 1; level <= 5; level++) {
        const [fine, coarse] = [partitionDyadic(environment, level), partitionDyadic(environment, level - 1)];
        expect(fine.cells).toBe(2 ** (level * environment.dim));
        const numbers = randomRationals(11, 200 * environment.dim, 96n);
        const used = new Set<number>();
        for (let i = 0; i < 200; i++) {
          const x = numbers.slice(i * environment.dim, (i + 1) * environment.dim);
          const cell = fine.cellOf(rationals, x);
          used.add(cell);
          expect(coarse.cellOf(rationals, x)).toBe(dyadicParent(level, environment.dim, cell));
        }
        expect(used.size).toBeGreaterThan(Math.min(fine.cells / 4, 25));
      }
  });

  it('has one cell at level 0, and separates different points in the end', () => {
    expect(partitionDyadic(space(3), 0).cells).toBe(1);
    const deep = partitionDyadic(torus(1, 1), 12);
    expect(deep.cellOf(rationals, [q('1/3')])).not.toBe(deep.cellOf(rationals, [q('1001/3000')]));
  });

  it('names place and value of what is wrong', () => {
    expect(() => partitionDyadic(space(1), 1.5)).toThrow(/level: 1.5, expected an integer from 0 to 12/);
    expect(() => partitionDyadic(space(1), 13)).toThrow(/level: 13/);
    expect(() => partitionDyadic(space(1), 1, [1, 1])).toThrow(/interval: from 1 to 1/);
  });
});

describe('the other partitions', () => {
  it('tell labels apart, or nothing, or every place', () => {
    const species = product(torus(1, 1), ['prey', 'predator']);
    const labels = partitionLabels(species);
    expect([labels.cells, labels.cellOf(rationals, [q('1/2')], 1)]).toEqual([2, 1]);
    expect(partitionTrivial.cellOf(doubles, [4], 1)).toBe(0);
    const points = partitionIntoPoints(species);
    const key = (x: string, label: number) => points.cellOf(rationals, [q(x)], label);
    expect(key('1/2', 0)).toBe(key('3/2', 0));
    expect(key('1/2', 0)).not.toBe(key('1/2', 1));
    expect(key('1/2', 0)).not.toBe(key('1/3', 0));
    expect(points.cellOf(doubles, [toNumber(q('1/2'))], 0)).toBe(points.cellOf(doubles, [-0.5], 0));
    const finite = partitionIntoPoints(finiteSet(['a', 'b']));
    expect(finite.cellOf(rationals, [], 1)).not.toBe(finite.cellOf(rationals, [], 0));
    expect([points.cells, finite.cells]).toEqual([Infinity, 2]);
  });

  it('names place and value of what is wrong', () => {
    expect(() => partitionLabels(space(1))).toThrow(/labels: R has none/);
    const labels = partitionLabels(finiteSet(['a', 'b']));
    expect(() => labels.cellOf(doubles, [], 2)).toThrow(/label: 2, expected 0 to 1/);
    expect(() => labels.cellOf(doubles, [])).toThrow(/label: undefined/);
  });
});
