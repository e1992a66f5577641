import { describe, expect, it } from 'vitest';
import { exponentTowardsZero, largestOf, lineMeasures } from '../../../src/claims/3.7/measuring.js';
import { agrees } from '../../../src/engines/measure.js';

const titles = { x: 'x', y: 'y' };
const points = (f: (x: number) => number): [number, number][] =>
  Array.from({ length: 10 }, (_, k) => 10 ** -(1 + k / 2)).map((x) => [x, f(x)]);
const expected = (value: number) => ({ relation: '=', value, source: 'closed form' }) as const;

describe('the exponent towards 0', () => {
  it('is that of a power', () => {
    const m = exponentTowardsZero(
      'pure',
      points((x) => 3 * x ** -1.5),
      expected(-1.5),
      titles,
    );
    expect(agrees(m)).toBe(true);
    expect(m.high - m.low).toBeLessThan(1e-10);
  });

  it('has an interval that makes room for a correction of higher order', () => {
    const m = exponentTowardsZero(
      'corrected',
      points((x) => x ** 0.5 * (1 + x)),
      expected(0.5),
      titles,
    );
    expect(agrees(m)).toBe(true);
    expect(m.high - m.low).toBeGreaterThan(1e-3);
  });

  it('does not make room for another power', () => {
    expect(
      agrees(
        exponentTowardsZero(
          'other',
          points((x) => x ** 0.5),
          expected(0.51),
          titles,
        ),
      ),
    ).toBe(false);
    expect(
      agrees(
        exponentTowardsZero(
          'log',
          points((x) => -Math.log(x)),
          expected(-0.5),
          titles,
        ),
      ),
    ).toBe(false);
  });

  it('is refused where a value is no number', () => {
    const m = exponentTowardsZero('nan', [...points((x) => x), [1e-9, Number.NaN]], expected(1), titles);
    expect(agrees(m)).toBe(false);
  });
});

describe('the largest of many', () => {
  it('is not lost behind a NaN', () => {
    const m = largestOf('nan', [0.5, Number.NaN, 0.1], 'by hand', { relation: '<=', value: 1, source: 'x' });
    expect(agrees(m)).toBe(false);
  });
});

describe('densities on the line', () => {
  it('have total mass 1 within the radius, the same for the same seed', () => {
    const drawn = lineMeasures(2, 50, 3);
    expect(lineMeasures(2, 50, 3)).toEqual(drawn);
    for (const { x, m } of drawn) {
      expect(Math.max(...x.map(Math.abs))).toBeLessThanOrEqual(2);
      expect(Math.abs(m.reduce((s, k) => s + k, 0) - 1)).toBeLessThanOrEqual(1e-14);
    }
  });
});
