import { describe, expect, it } from 'vitest';
import { checkFamily } from '../../src/families/check-family.js';
import { check as accepts } from '../../src/finite/checker.js';
import { isPropertyName } from '../../src/properties/registry.js';
import { KNOWN_FAMILIES } from '../fixtures/families.js';

describe.each(KNOWN_FAMILIES)('$name', ({ model, holds, fails }) => {
  const made = model();
  const result = checkFamily(made, { budget: 'quick' });
  const verdicts = Object.fromEntries(Object.entries(result.properties).map(([key, { verdict }]) => [key, verdict]));

  it('has the properties that it is known to have, and not those that it is known not to have', () => {
    const expected = Object.fromEntries([...holds.map((name) => [name, 'holds']), ...fails.map((name) => [name, 'fails'])]); // prettier-ignore
    const found = Object.fromEntries(Object.keys(expected).map((name) => [name, verdicts[name]]));
    expect(found).toEqual(expected);
  });

  it('has a counterexample for each failure of a property at one density, which the checker accepts', () => {
    for (const [name, { verdict, certificate, counterexample }] of Object.entries(result.properties)) {
      if (verdict !== 'fails' || !isPropertyName(name)) continue;
      const { flow, masses, support } = counterexample!;
      const at = support ? support.map((i) => masses[i]) : masses;
      const statement = { kind: 'property', property: name, model: { flow, masses: at }, verdict, certificate };
      expect(accepts(statement), name).toEqual({ accepted: true });
    }
  });

  it('never calls a verdict from doubles certified', () => {
    const evidence = new Set(Object.values(result.properties).map((p) => (p.verdict === 'undecided' ? 'measured' : p.evidence))); // prettier-ignore
    expect(evidence.has('certified')).toBe(made.exact);
    expect(result.model.arithmetic).toBe(made.exact ? 'rational' : 'double');
  });
});
