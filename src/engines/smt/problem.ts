import type { Rational } from '../../scalar/rational.js';
import type { Instance } from '../claim.js';

/** The negation of a claim on a domain, for a solver of real arithmetic. */
export interface SmtProblem {
  /** what `unsat` covers: `all 2-point models` */
  readonly domain: string;
  readonly points: number;
  /** SMT-LIB 2: declarations and assertions, hypotheses and the failure of the conclusion; no commands */
  readonly script: string;
  /** real constants of the script that make up the case */
  readonly variables: readonly string[];
  /** the case that a solution stands for, scaled to integers */
  readonly instance: (values: ReadonlyMap<string, Rational>) => Instance;
}
