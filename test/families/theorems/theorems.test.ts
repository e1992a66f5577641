import { describe, expect, it } from 'vitest';
import { checkFamily } from '../../../src/families/check-family.js';
import type { TheoremResult } from '../../../src/families/result.js';
import { combined, defineFamilies } from './families.js';

const KNOWN = defineFamilies();

describe.each(KNOWN)('theorems: $name', ({ model, theorems, against }) => {
  const result = checkFamily(model, { budget: 'quick' });
  const found = new Map(result.theorems.map((theorem) => [theorem.name, theorem]));

  it('are refuted where they are known not to apply, and only there', () => {
    const verdicts = result.theorems.map(({ verdict }) => verdict);
    expect(verdicts).toEqual(theorems);
  });

  it('say which condition it is', () => {
    for (const [name, condition] of Object.entries(against)) {
      const failing = (found.get(name) as TheoremResult).conditions.filter(({ verdict }) => verdict === 'fails');
      expect(failing.map((c) => c.name)).toContainEqual(expect.stringContaining(condition));
      for (const { note } of failing) expect(note).not.toBe('');
    }
  });

  it('never apply for certain', () => {
    for (const { verdict, conditions } of result.theorems) {
      expect(combined(conditions)).toBe(verdict);
      if (verdict === 'not refuted') expect(conditions.some(({ evidence }) => evidence === 'measured')).toBe(true);
    }
  });
});
