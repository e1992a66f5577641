import { describe, expect, it } from 'vitest';
import { joinClaim } from '../../src/claims/result.js';
import type { Chunk } from '../../src/engines/chunk.js';
import { runChunk } from '../../src/engines/chunk.js';
import type { Claim } from '../../src/engines/claim.js';
import type { Measurement } from '../../src/engines/measure.js';
import { agrees } from '../../src/engines/measure.js';

const measured = (
  value: number,
  low: number,
  high: number,
  relation: '<=' | '>=' | '=',
  bound: number,
): Measurement => ({
  name: 'slope',
  value,
  low,
  high,
  how: 'by hand',
  expected: { relation, value: bound, source: 'as printed' },
});

const claimOf = (measurements: readonly Measurement[]): Claim => ({
  id: 'test-measured',
  section: '4',
  source: 'nowhere',
  title: 'A measured claim',
  form: 'printed',
  statement: 'x',
  reading: 'x',
  families: [],
  experiments: [{ name: 'by hand', run: () => measurements }],
  decide: () => ({ applies: false, holds: true, steps: [] }),
});

const chunk: Chunk = { claim: 'test-measured', engine: 'measure', from: 0, to: 1, seed: 1, effort: 1 };
const verdict = (...measurements: Measurement[]) => {
  const claim = claimOf(measurements);
  return joinClaim(claim, [{ chunk, result: runChunk(claim, chunk) }]);
};

describe('a measurement', () => {
  it('agrees with a bound only if its whole interval does', () => {
    expect(agrees(measured(1, 0.9, 1.1, '<=', 1.1))).toBe(true);
    expect(agrees(measured(1, 0.9, 1.1, '<=', 1.05))).toBe(false);
    expect(agrees(measured(1, 0.9, 1.1, '>=', 0.9))).toBe(true);
    expect(agrees(measured(1, 0.9, 1.1, '>=', 0.95))).toBe(false);
    expect(agrees(measured(1, 0.9, 1.1, '=', 1.1))).toBe(true);
    expect(agrees(measured(1, 0.9, 1.1, '=', 1.11))).toBe(false);
  });

  it('agrees with nothing if it is NaN', () => {
    for (const relation of ['<=', '>=', '='] as const) expect(agrees(measured(NaN, NaN, NaN, relation, 1))).toBe(false);
  });
});

describe('a claim that is measured', () => {
  it('has the status measured, and says numbers, interval and expectation', () => {
    const result = verdict(measured(1, 0.9, 1.1, '=', 1));
    expect(result.status).toBe('measured');
    expect(result.scope).toBe('measured in floating point: slope 1 in [0.9000, 1.100], expected = 1 (as printed)');
  });

  it('is unresolved if a number disagrees: that is no counterexample', () => {
    const result = verdict(measured(1, 0.9, 1.1, '=', 1), measured(2, 1.9, 2.1, '=', 1));
    expect(result.status).toBe('unresolved');
    expect(result.counterexample).toBeUndefined();
    expect(result.errors[0]).toContain('measured 2 in [1.9, 2.1], expected = 1');
  });

  it('is unresolved if nothing was measured, or a value lies outside of its own interval', () => {
    expect(verdict().status).toBe('unresolved');
    expect(verdict(measured(3, 0.9, 1.1, '=', 1)).status).toBe('unresolved');
    expect(verdict(measured(NaN, NaN, NaN, '=', 1)).status).toBe('unresolved');
  });
});
