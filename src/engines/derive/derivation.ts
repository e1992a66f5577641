import type { PropertyName } from '../../properties/property.js';

/**
 * A proof in the algebra of operators on L²(κ), for averages on every finite set and every κ, and where no rule says
 * otherwise on every probability space. Plain data; the engine in `replay.ts` accepts or rejects it. Each operator that is
 * given is an average: it preserves order, and A1 = 1.
 */
export interface Derivation {
  /** the operators, with the properties that they are given */
  readonly given: Readonly<Record<string, readonly OperatorProperty[]>>;
  readonly steps: readonly DerivationStep[];
  /** what is shown, operator expression by operator expression */
  readonly shows: readonly Goal[];
  /** set if this is not the whole claim: what of it is shown */
  readonly part?: string;
}

/** Properties with a definition in the algebra; see `definition.ts`. */
export type OperatorProperty =
  | Exclude<PropertyName, 'right-stochastic'>
  /** order preserving with A1 = 1 */
  | 'model'
  | 'order-preserving'
  /** ‖[u]‖_p <= ‖u‖_p for one p, no matter which, 1 <= p < ∞ */
  | 'contractive for one p';

/** `[property, expression]`, or a statement `left = right`, `left >= right`. */
export type Goal = readonly [property: OperatorProperty, expression: string] | string;

/**
 * A statement and the rule that it follows by. Facts are named by the numbers of earlier steps, or of hypotheses `h0`,
 * `h1`... Statements: `left = right`; `left >= right` (as forms); `T >> X` (T - cX preserves order for some number c > 0);
 * `T1 >= 0` (the function); `T is p-contractive`; `A is irreducible`; `A has a gap`.
 */
export type DerivationStep = readonly [statement: string, reason: Reason];

export type Reason = HilbertReason | OrderReason | BlockReason;

/** Rules of Hilbert space, and Jensen's inequality. */
export type HilbertReason =
  /** left - right reduces to 0 by the equations known */
  | { readonly by: 'rewriting' }
  /** the equation `fact`, multiplied from both sides */
  | { readonly by: 'multiplying'; readonly fact: string; readonly left?: string; readonly right?: string }
  /** Σ c X'MX with c >= 0 and M a fact M >= 0, or M = 1 where no fact is named */
  | { readonly by: 'adding'; readonly of: readonly Summand[] }
  /** M >= 0 and X'MX = 0, therefore MX = 0; M = 1 where no fact is named */
  | { readonly by: 'vanishing'; readonly fact?: string; readonly on: string }
  /** the fact -Y'Y >= 0, therefore Y = 0 */
  | { readonly by: 'squeezing'; readonly fact: string; readonly of: string }
  /** M >= 0 and (X + tY)'M(X + tY) has no t², therefore its coefficient of t is 0 */
  | { readonly by: 'varying'; readonly fact: string; readonly at: string; readonly along: string }
  /** T and its adjoint preserve order and constants, therefore |T u|² <= T |u|² integrates to 1 - T'T >= 0 (Jensen) */
  | { readonly by: 'contraction'; readonly of: string }
  /** T and its adjoint preserve order and constants, therefore ∫|T u|^p <= ∫T|u|^p = ∫|u|^p for all p (Jensen) */
  | { readonly by: 'contraction in every norm'; readonly of: string }
  /** ∫|u|^p - ∫|Tu|^p >= 0 is 0 at u = 1, so its derivative there, p(∫w - ∫Tw), is 0 for all w: JT = J */
  | { readonly by: 'first variation'; readonly fact: string }
  /** the function P1 >= 0 has integral 0, therefore it is 0 */
  | { readonly by: 'integrating'; readonly fact: string };

/** Rules of order: T >> X means that T - cX preserves order for some c > 0. */
export type OrderReason =
  /** T preserves order, therefore T1 >= 0 */
  | { readonly by: 'order' }
  /** T preserves order, therefore T >> T */
  | { readonly by: 'itself' }
  /** T >> X and U preserves order, therefore T + U >> X */
  | { readonly by: 'enlarging'; readonly fact: string; readonly with: string }
  /** T >> X and S >> Y, therefore TS >> XY */
  | { readonly by: 'composing'; readonly facts: readonly [string, string] }
  /** T >> X and X >> Y, therefore T >> Y */
  | { readonly by: 'chaining'; readonly facts: readonly [string, string] }
  /** T and U preserve order and T + U = 0, therefore T = 0 */
  | { readonly by: 'splitting'; readonly fact: string; readonly into: string }
  /** T preserves order and T1 = 0, therefore T = 0 */
  | { readonly by: 'killing constants'; readonly of: string }
  /** A = A², therefore its mean of powers R is A */
  | { readonly by: 'powers of a projection' }
  /** AX = X, therefore RX = X for the mean R of A, A², ..., A^n */
  | { readonly by: 'powers on fixed points'; readonly on: string }
  /** A >> 1 (the fact), therefore P >> R: one power is over all earlier ones */
  | { readonly by: 'powers of a lazy average'; readonly fact: string }
  /** T preserves order and constants, T >> J, TX = X: oscillations shrink, therefore X = JX (Doeblin) */
  | { readonly by: 'mixing'; readonly fact: string; readonly on: string }
  /** the gap (the fact) and ((1-J)X)'(1-A)((1-J)X) = 0, therefore X = JX */
  | { readonly by: 'gap'; readonly fact: string; readonly on: string }
  /** (1-J)(2 - A - A')(1-J) >= 2c(1-J) with c > 0 (the fact), therefore A has a gap */
  | { readonly by: 'bounding the loss'; readonly fact: string };

/** Rules with a proof inside: its steps see the facts outside and its own assumptions `a0`, `a1`... Finite sets only. */
export type BlockReason =
  /**
   * E is the indicator of a point, and nobody listens to himself there: EAE = 0. If that makes E1 = 0, which it is not, then
   * every point listens to itself, and A >> 1.
   */
  | { readonly by: 'no silent point'; readonly steps: readonly DerivationStep[] }
  /**
   * E is the indicator of a set, C = 1 - E of the rest, and the set listens to itself alone: EAC = 0. If that makes E1
   * constant, the set is empty or everything, and A is irreducible.
   */
  | { readonly by: 'no closed set'; readonly steps: readonly DerivationStep[] }
  /**
   * 2 - A - A' >= 0 (the fact). JX = 0 and (2 - A - A')X = 0. If that makes X = 0, the form is positive on mean-free fields,
   * and by compactness A has a gap.
   */
  | { readonly by: 'no field without loss'; readonly fact: string; readonly steps: readonly DerivationStep[] };

export interface Summand {
  readonly times?: string;
  readonly fact?: string;
  readonly with?: string;
}
