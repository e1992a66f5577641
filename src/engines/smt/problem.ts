import type { Rational } from '../../scalar/rational.js';
import type { Instance } from '../claim.js';

/** The negation of a claim on a domain, for a solver of real arithmetic. */
export interface SmtProblem {
  /** what `unsat` covers: `all 2-point models` */
  readonly domain: string;
  /** set if this is not the whole claim: what of it `unsat` covers */
  readonly part?: string | undefined;
  readonly points: number;
  /** SMT-LIB 2: declarations and assertions, hypotheses and the failure of the conclusion; no commands */
  readonly script: string;
  /** fragment that the script is in; by default `QF_NRA`, polynomials. `QF_LRA` is linear, and much faster */
  readonly logic?: 'QF_NRA' | 'QF_LRA';
  /** real constants of the script that make up the case */
  readonly variables: readonly string[];
  /** set if the script has only consequences of the hypotheses: `unsat` proves the claim, a solution is no case */
  readonly weakened?: boolean;
  /** the case that a solution stands for, scaled to integers */
  readonly instance: (values: ReadonlyMap<string, Rational>) => Instance;
}
