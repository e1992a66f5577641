import type fc from 'fast-check';
import type { Statement } from '../finite/certificate.js';
import type { PropertyName } from '../properties/property.js';
import type { Derivation } from './derive/derivation.js';
import type { Experiment } from './measure.js';
import type { SmtProblem } from './smt/problem.js';
import type { Target } from './target.js';

/** Plain data that a case of a claim is made of: it is stored, shrunk, hashed and shown as it stands. */
export type Json = number | string | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * A case of a claim. Keys with a meaning for shrinking, all indexed by the points of the model: `flow`, `first`,
 * `second` (matrices), `points` (rows of coordinates), `by` (how far they move), `u`, `v`, `masses`, `others` (those of a
 * second measure; vectors), `partition`, `labels`. Anything else is opaque.
 */
export type Instance = Readonly<Record<string, Json>>;

/**
 * Where the wording of a claim comes from: the paper as printed, the same with a mistake mended, a stronger form, the
 * converse, or a companion that the paper does not state.
 */
export type ClaimForm = 'printed' | 'corrected' | 'sharp' | 'converse' | 'companion';

/** One decided step of a case, with the statement that the checker sees. */
export interface Step {
  readonly role: 'hypothesis' | 'conclusion';
  /** what is asserted, in words and plain symbols */
  readonly text: string;
  readonly holds: boolean;
  readonly statement: Statement;
}

/** The outcome of one case. A case that misses a hypothesis does not apply and has no steps. */
export interface Decision {
  readonly applies: boolean;
  /** all conclusions hold */
  readonly holds: boolean;
  readonly steps: readonly Step[];
  /** which branch of the claim the case exercised; see {@link Claim.branches} */
  readonly branch?: string | undefined;
}

/** A source of cases with a name for scope sentences: `conservative flows (sums of cycles), N <= 8`. */
export interface Family {
  readonly name: string;
  readonly arbitrary: fc.Arbitrary<Instance>;
}

/** A finite list of cases that decides the whole claim on its domain, and why it does. */
export interface Exhaustion {
  readonly cases: readonly Instance[];
  /** `polynomial of degree (2, 2, 1, 1): a 3 x 3 x 2 x 2 grid determines it` */
  readonly because: string;
  /** the domain that is thereby covered: `all two-point models` */
  readonly domain: string;
}

/** Properties that together imply another one, for every model. */
export interface Implication {
  readonly premises: readonly PropertyName[];
  readonly conclusion: PropertyName;
}

/** A row of a table: what each cell says, and the branch of the claim that is its evidence. */
export interface TableRow {
  /** `table-3.6` */
  readonly table: string;
  /** the model, TeX between dollars */
  readonly model: string;
  /** set if the paper leaves this row out */
  readonly added?: boolean;
  readonly cells: readonly TableCell[];
}

export interface TableCell {
  readonly column: string;
  readonly verdict: 'yes' | 'no' | 'if';
  /** for `if`: the condition, text with TeX between dollars */
  readonly condition?: string;
  /** branches of the claim that stand behind the cell */
  readonly branches: readonly string[];
}

/** One statement about averaging models, with all that is needed to test it. */
export interface Claim {
  readonly id: string;
  /** section of the paper: `3.6` */
  readonly section: string;
  /** place in the paper: `Proposition 3.12` */
  readonly source: string;
  readonly title: string;
  readonly form: ClaimForm;
  /** the statement, text with TeX between dollars */
  readonly statement: string;
  /** what a case is and what is decided about it, in plain words */
  readonly reading: string;
  /** remarks, proofs for all N by hand, misprints; text with TeX between dollars */
  readonly note?: string;
  /** claims that this one rests on or restates */
  readonly uses?: readonly string[];
  readonly families: readonly Family[];
  /** branches that must all be met often, so that an equivalence is not tested on one side only */
  readonly branches?: readonly string[];
  /** set if the claim says that each of its branches occurs: stored instances of all of them prove it */
  readonly existence?: Pick<Exhaustion, 'because' | 'domain'>;
  /** What a case costs, in decisions about a bare flow: the number of random cases is divided by it. 1 unless given. */
  readonly cost?: number;
  /** set if the case is a bare `{ flow }`: then small flow matrices are enumerated as well */
  readonly enumerable?: boolean;
  readonly exhaustion?: Exhaustion;
  /** what the claim says about properties alone: the arrows that the atlas may use once the claim is proved */
  readonly implications?: readonly Implication[];
  /** proofs for every model, in the algebra of operators */
  readonly derivations?: readonly Derivation[];
  /** negations for a solver: `unsat` proves the claim on the domain of the problem */
  readonly smt?: readonly SmtProblem[];
  /** what is measured in floating point, for claims beyond exact arithmetic */
  readonly experiments?: readonly Experiment[];
  /** the row of a table of the paper that this claim regenerates */
  readonly row?: TableRow;
  /** a function to climb towards a counterexample */
  readonly target?: Target;
  decide(instance: Instance): Decision;
}
