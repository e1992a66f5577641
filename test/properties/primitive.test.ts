import { describe, expect, it } from 'vitest';
import { finiteModel } from '../../src/finite/model.js';
import { primitive } from '../../src/properties/primitive.js';
import { decided } from '../fixtures/decided.js';
import { describeProperty } from './property.properties.js';

describeProperty(primitive, { exactDefect: true });

/** The cycle 0 -> 1 -> ... -> 0 with a short cut from the last point to the second. */
const wielandt = (n: number): number[][] =>
  Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (__, j) => (j === (i + 1) % n || (i === n - 1 && j === 1) ? 1 : 0)),
  );

describe('primitivity', () => {
  it.each([2, 3, 5, 9])('needs the power (n-1)² + 1 for the matrix of Wielandt on %i points', (n) => {
    // The certificate holds the next power of 2.
    const exponent = 2 ** Math.ceil(Math.log2((n - 1) ** 2 + 1));
    expect(decided(primitive, finiteModel({ flow: wielandt(n) })).certificate).toEqual({
      kind: 'positive-power',
      exponent,
    });
  });

  it('fails by the period minus 1 and shows the phases', () => {
    const cycle = finiteModel({
      flow: [
        [0, 1, 0],
        [0, 0, 1],
        [1, 0, 0],
      ],
    });
    const verdict = decided(primitive, cycle);
    expect(verdict.defect).toBe('2');
    expect(verdict.certificate).toEqual({ kind: 'cyclic', period: 3, phase: [0, 1, 2] });
  });

  it('fails by the components minus 1 where the model is reducible', () => {
    expect(
      decided(
        primitive,
        finiteModel({
          flow: [
            [1, 0],
            [0, 1],
          ],
        }),
      ).defect,
    ).toBe('1');
  });

  it('works beyond one word of bits', () => {
    const n = 40;
    const flow = wielandt(n).map((row, i) => row.map((f, j) => (i === j ? 1 : f)));
    expect(decided(primitive, finiteModel({ flow })).verdict).toBe('holds');
    const cycle = Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (__, j) => (j === (i + 1) % n ? 1 : 0)),
    );
    expect(decided(primitive, finiteModel({ flow: cycle })).defect).toBe('39');
  });
});
