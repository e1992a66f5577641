import { describe, expect, it } from 'vitest';
import { finiteModel } from '../../src/finite/model.js';
import { decideEquation, totalStrength } from '../../src/properties/equation-property.js';
import { idempotent } from '../../src/properties/idempotent.js';
import { normal } from '../../src/properties/normal.js';
import { ONE, parseRational, rational, toText } from '../../src/scalar/rational.js';

describe('a property that is an equation', () => {
  const table = (rows: string[][]) => (i: number, j: number) => parseRational(rows[i][j]);

  it('shows the entry that differs most, from either side', () => {
    const [left, right] = [
      table([
        ['0', '1'],
        ['1/2', '0'],
      ]),
      table([
        ['1/3', '1'],
        ['2', '1'],
      ]),
    ];
    expect(decideEquation(2, left, right, rational(3n))).toMatchObject({
      verdict: 'fails',
      defect: '1/2',
      certificate: { kind: 'entry', row: 1, column: 0, left: '1/2', right: '2' },
    });
    expect(decideEquation(2, right, right, ONE)).toMatchObject({ verdict: 'holds', defect: '0' });
  });

  it('measures by the total strength', () => {
    expect(
      toText(
        totalStrength(
          finiteModel({
            flow: [
              ['1/2', 1],
              [2, 0],
            ],
          }),
        ),
      ),
    ).toBe('7/2');
  });

  it('is decided modulo two primes where exact work would take too long, and says which side is certain', () => {
    const n = 130;
    const cycle = (loop: number) =>
      finiteModel({
        flow: Array.from({ length: n }, (_, i) =>
          Array.from({ length: n }, (__, j) => (i === j ? loop : j === (i + 1) % n ? 1 : 0)),
        ),
      });
    expect(normal.decide(cycle(1))).toMatchObject({ verdict: 'holds', evidence: 'measured' });
    expect(normal.decide(cycle(1)).note).toMatch('modulo two 31-bit primes');
    expect(idempotent.decide(cycle(1))).toMatchObject({ verdict: 'fails', evidence: 'measured' });
    expect(idempotent.decide(cycle(1)).note).toMatch('modulo a prime, hence false');
  });
});
