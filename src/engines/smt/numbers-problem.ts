import type { SmtProblem } from './problem.js';
import type { Condition } from './term.js';
import { print } from './term.js';

/**
 * Consequences of the hypotheses and of the failure of the conclusion, about a few numbers. No solution proves the claim on
 * the domain; a solution says nothing.
 */
export const numbersProblem = (
  names: readonly string[],
  conditions: readonly Condition[],
  { domain, points }: Pick<SmtProblem, 'domain' | 'points'>,
): SmtProblem => ({
  domain,
  points,
  script: [...names.map((x) => `(declare-const ${x} Real)`), ...conditions.map((c) => `(assert ${print(c)})`)].join(
    '\n',
  ),
  variables: names,
  weakened: true,
  instance: () => ({}),
});
