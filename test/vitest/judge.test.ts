import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/properties/property.js';
import { judge } from '../../src/vitest/judge.js';

/** Does the test pass? vitest turns `pass` around under `.not`. */
const passes = (verdict: Verdict, evidence: 'certified' | 'measured' | undefined, isNot: boolean): boolean =>
  judge(verdict, { evidence }, isNot, String).pass !== isNot;

describe('a verdict', () => {
  it('counts for and against if it is certified', () => {
    for (const evidence of ['certified', 'measured', undefined] as const) {
      expect(passes({ verdict: 'holds', evidence: 'certified' }, evidence, false)).toBe(true);
      expect(passes({ verdict: 'holds', evidence: 'certified' }, evidence, true)).toBe(false);
      expect(passes({ verdict: 'fails', evidence: 'certified' }, evidence, false)).toBe(false);
      expect(passes({ verdict: 'fails', evidence: 'certified' }, evidence, true)).toBe(true);
    }
  });

  it('counts if it is measured only where that is accepted', () => {
    expect(passes({ verdict: 'holds', evidence: 'measured' }, undefined, false)).toBe(false);
    expect(passes({ verdict: 'fails', evidence: 'measured' }, undefined, true)).toBe(false);
    expect(passes({ verdict: 'holds', evidence: 'measured' }, 'measured', false)).toBe(true);
    expect(passes({ verdict: 'fails', evidence: 'measured' }, 'measured', true)).toBe(true);
  });

  it('never passes while undecided', () => {
    for (const own of ['certified', 'measured'] as const)
      for (const evidence of ['certified', 'measured', undefined] as const)
        for (const isNot of [false, true])
          expect(passes({ verdict: 'undecided', evidence: own }, evidence, isNot)).toBe(false);
  });
});
