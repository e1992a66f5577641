import { implicationProblems } from '../../engines/smt/implication.js';
import type { SmtProblem } from '../../engines/smt/problem.js';
import type { PropertyName } from '../../properties/property.js';

/**
 * (ii) [1]* <= 1 and (iv) are both Σ_i F_ij <= κ_j: (ii) by the definition of the adjoint, (iv) at the indicators. Of (iii)
 * these problems have p = 2; as a hypothesis that is weaker than all p. The claims of (iii) read a field and p as well.
 */
const part = (name: string, premise: PropertyName, conclusion: PropertyName): SmtProblem[] =>
  implicationProblems({ premises: [premise], conclusion }).map((problem) => ({
    ...problem,
    part: name,
    instance: (values) => ({
      ...problem.instance(values),
      u: Array.from({ length: problem.points }, (_, i) => (i === 0 ? 1 : 0)),
      p: 2,
    }),
  }));

/** Negations of the implications of lemma-3.9, by the last part of their ids. */
export const problems = {
  'i-ii': part('(i) ⇒ (ii)', 'conservative', '1-contractive'),
  'ii-i': part('(ii) ⇒ (i)', '1-contractive', 'conservative'),
  'ii-iii': part('(ii) ⇒ (iii), p = 2', '1-contractive', '2-contractive'),
  'iii-iv': part('(iii), p = 2 ⇒ (iv)', '2-contractive', '1-contractive'),
} satisfies Record<string, readonly SmtProblem[]>;

/** The implications that are whole claims on the domain, by the last part of their ids. */
export const wholeProblems = (name: 'i-ii' | 'ii-i'): readonly SmtProblem[] =>
  problems[name].map((problem) => ({ ...problem, part: undefined }));

/** Negations of lemma-3.9, with p = 2 in (iii). */
export const equivalenceProblems: readonly SmtProblem[] = Object.values(problems).flat();
