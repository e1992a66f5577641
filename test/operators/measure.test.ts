import { describe, expect, it } from 'vitest';
import * as Q from '../../src/scalar/rational.js';
import {
  OperatorError,
  finiteSet,
  gridMeasure,
  measure,
  measureInDoubles,
  measureToDoubles,
  normalised,
  placeOf,
  product,
  space,
  torus,
  totalMass,
} from '../../src/operators/index.js';
import { toArray } from '../../src/operators/vector.js';

const line = space(1);

describe('measure', () => {
  it('is exact: coordinates and masses are the decimals that are written', () => {
    const rho = measure(space(2), {
      points: [
        [0.1, '1/3'],
        [2, -1],
      ],
      masses: [0.2, '1/2'],
    });
    expect(toArray(rho.x).map(Q.toText)).toEqual(['1/10', '1/3', '2', '-1']);
    expect(toArray(rho.masses).map(Q.toText)).toEqual(['1/5', '1/2']);
    expect(Q.toText(totalMass(rho))).toBe('7/10');
    expect([placeOf(rho, 0), placeOf(rho, 1)]).toEqual(['(1/10, 1/3)', '(2, -1)']);
  });

  it('has equal masses of sum 1 unless they are given; nothing divides given ones', () => {
    const rho = measure(line, { points: [0, 1, 5] });
    expect(toArray(rho.masses).map(Q.toText)).toEqual(['1/3', '1/3', '1/3']);
    const heavy = normalised(measure(line, { points: [0, 1], masses: [3, 1] }));
    expect(toArray(heavy.masses).map(Q.toText)).toEqual(['3/4', '1/4']);
  });

  it('has labels on finite sets and products', () => {
    const rho = measure(finiteSet(['a', 'b']), { labels: [1, 0, 1] });
    expect([rho.n, rho.dim, placeOf(rho, 0)]).toEqual([3, 0, '()#1']);
    const species = measure(product(line, ['prey', 'predator']), { points: ['1/2'], labels: [1] });
    expect(placeOf(species, 0)).toBe('(1/2)#1');
  });

  it('becomes one in doubles, with all of its parts', () => {
    const rho = measure(product(line, ['a', 'b']), {
      points: ['1/4', 3],
      labels: [0, 1],
      masses: ['1/8', 1],
      volumes: [2, '1/2'],
    });
    const float = measureToDoubles(rho);
    expect(float).toMatchObject({ n: 2, dim: 1, label: [0, 1] });
    expect([...toArray(float.x), ...toArray(float.masses), ...toArray(float.volumes!)]).toEqual([
      0.25, 3, 0.125, 1, 2, 0.5,
    ]);
    expect(toArray(normalised(float).masses)).toEqual([0.125 / 1.125, 1 / 1.125]);
    expect(normalised(float).masses).toBeInstanceOf(Float64Array);
  });

  it('names every problem with its place and value', () => {
    const problems = (run: () => unknown): string[] => {
      try {
        run();
      } catch (error) {
        expect(error).toBeInstanceOf(OperatorError);
        expect((error as OperatorError).code).toBe('invalid-measure');
        return (error as OperatorError).message.split('\n');
      }
      return [];
    };
    expect(problems(() => measure(line, { points: [] }))).toEqual(['points: 0 of them, expected at least 1']);
    expect(problems(() => measure(space(2), { points: [[0, 1], [2]] }))).toEqual([
      'points[1]: 1 coordinates, expected 2',
    ]);
    expect(problems(() => measure(line, { points: [0, 1, 2], masses: [1, 0, '-1/2'] }))).toEqual([
      'masses[1]: 0, expected a positive number',
      'masses[2]: -1/2, expected a positive number',
    ]);
    expect(problems(() => measure(line, { points: [0, 1], masses: [1], labels: [0, 0] }))).toEqual([
      'masses: 1 of them, expected 2',
      'labels: given, but R has none',
    ]);
    expect(problems(() => measure(finiteSet(['a', 'b']), { labels: [0, 2, 1.5] }))).toEqual([
      'labels[1]: 2, expected 0 to 1',
      'labels[2]: 1.5, expected 0 to 1',
    ]);
    expect(problems(() => measure(product(line, ['a']), { points: [0] }))).toEqual([
      'labels: 0 of them, expected 1 for R × {a}',
    ]);
    expect(problems(() => measure(line, { points: ['1e400'] }))[0]).toMatch(/^points\[0\]\[0\]: 10+ is not finite$/);
    expect(problems(() => measureInDoubles(line, { x: [0, NaN, Infinity], masses: [1, NaN, 1] }))).toEqual([
      'points[1][0]: NaN is not finite',
      'points[2][0]: Infinity is not finite',
      'masses[1]: NaN, expected a positive number',
    ]);
    expect(problems(() => measureInDoubles(space(2), { x: [0, 1, 2] }))[0]).toBe(
      'points: 1.5 of them, expected at least 1',
    );
    const many = problems(() =>
      measure(line, { points: Array.from({ length: 30 }, () => 0), masses: Array.from({ length: 30 }, () => 0) }),
    );
    expect(many).toHaveLength(21);
    expect(many[20]).toBe('and 10 more');
    expect(() => measure(line, { points: ['x'] })).toThrow(/"x" is not a number/);
  });
});

describe('gridMeasure', () => {
  it('has density times volume at the nodes, last index fastest', () => {
    const rho = gridMeasure(torus(2, [1, 2]), [2, 4], ([x, y]) => 1 + x + 10 * y);
    expect([rho.n, rho.volumes![0]]).toEqual([8, 0.25]);
    expect(toArray(rho.x).slice(0, 6)).toEqual([0, 0, 0, 0.5, 0, 1]);
    expect([rho.masses[1], rho.masses[5]]).toEqual([0.25 * 6, 0.25 * 6.5]);
    expect(rho.grid).toEqual({ shape: [2, 4] });
  });

  it('has the mass ∫ρ of a trigonometric density', () => {
    const rho = gridMeasure(torus(1, 3), [12], ([x]) => 1 + Math.cos((2 * Math.PI * x) / 3) / 2);
    expect(totalMass(rho)).toBeCloseTo(3, 13);
  });

  it('names place and value of what is wrong', () => {
    expect(() => gridMeasure(line, [4], () => 1)).toThrow(/a periodic grid needs a torus, not R/);
    expect(() => gridMeasure(product(torus(1), ['a']), [4], () => 1)).toThrow(/a periodic grid needs a torus/);
    expect(() => gridMeasure(torus(2), [4], () => 1)).toThrow(/shape: \[4\], expected 2 positive integers/);
    expect(() => gridMeasure(torus(1), [0], () => 1)).toThrow(/shape: \[0\]/);
    expect(() => gridMeasure(torus(1), [4], ([x]) => x - 0.5)).toThrow(/masses\[0\]: -0.125, expected a number ≥ 0/);
    expect(() => gridMeasure(torus(1), [4], () => NaN)).toThrow(/masses\[0\]: NaN/);
    expect(() => gridMeasure(torus(1), [4], () => 0)).toThrow(/masses: all are 0/);
  });
});
