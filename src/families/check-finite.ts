import type { FiniteModel } from '../finite/model.js';
import type { CheckResult, PropertyResult } from '../properties/classify.js';
import { checkModel } from '../properties/classify.js';
import { isPropertyName } from '../properties/registry.js';
import type { FamilyPropertyName } from './result.js';

const DOES_NOT_APPLY: PropertyResult = {
  verdict: 'undecided',
  evidence: 'certified',
  defect: null,
  certificate: null,
  note: 'does not apply: a finite model is one matrix, on points without positions',
};

/** A finite model asked for properties of which some are those of families: these it cannot answer. */
export function checkFinite(model: FiniteModel, names: readonly FamilyPropertyName[] | undefined): CheckResult {
  const result = checkModel(model, names?.filter(isPropertyName));
  const others = names?.filter((name) => !isPropertyName(name)) ?? [];
  if (others.length === 0) return result;
  return {
    ...result,
    properties: { ...result.properties, ...Object.fromEntries(others.map((name) => [name, DOES_NOT_APPLY])) },
  };
}
