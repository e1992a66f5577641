import type { Certificate } from '../finite/certificate.js';
import type { FlowMatrix } from '../finite/flow.js';
import { bitsOf } from '../finite/flow.js';
import type { FiniteModel } from '../finite/model.js';
import type { Rational } from '../scalar/rational.js';
import { ZERO, toText } from '../scalar/rational.js';

export type PropertyName =
  | 'right-stochastic'
  | 'conservative'
  | 'symmetric'
  | 'positive-semidefinite'
  | 'ball-positive'
  | '1-contractive'
  | '2-contractive'
  | 'p-contractive'
  | 'normal'
  | 'idempotent'
  | 'irreducible'
  | 'primitive'
  | 'positive'
  | 'invertible'
  | 'has-gap';

/** The outcome of a decision, with what the checker needs to see it again. */
export interface Verdict {
  readonly verdict: 'holds' | 'fails' | 'undecided';
  /** `certified`: exact, with a certificate. `measured`: beyond the limit of exact work; `note` says how it was decided. */
  readonly evidence: 'certified' | 'measured';
  /** exact and >= 0, 0 iff the property holds; absent where it was not computed exactly */
  readonly defect?: string;
  readonly certificate?: Certificate;
  readonly note?: string;
}

/**
 * A property of finite models: what it says, how it is decided with a certificate, and how it is decided fast without.
 */
export interface Property {
  readonly name: PropertyName;
  /** one line in words */
  readonly meaning: string;
  /** TeX of the definition */
  readonly definition: string;
  /** where the definition comes from: equation number of the paper, or `standard` */
  readonly source: string;
  /** TeX or words of the defect */
  readonly defect: string;
  /** Exact decision with certificate; see {@link exactIsPractical} for models beyond the limit. */
  decide(model: FiniteModel): Verdict;
  /** The same yes or no for a bare flow matrix (masses κ/Σκ), as fast as it can be exact. */
  holds(flow: FlowMatrix): boolean;
}

/** Work, in word operations, that an exact certificate may cost: about a second and a half. */
export const EXACT_WORK = 4e8;

/**
 * Is an elimination with certificate on this model practical? Entries grow to n·(bits of F) bits, there are n^3 of
 * them to make, and rationals over the n strengths are at the bottom of it.
 */
export function exactIsPractical(flow: FlowMatrix): boolean {
  const n = flow.n;
  const words = 1 + (2 * n * (bitsOf(flow) + Math.log2(n + 1))) / 64;
  return n ** 3 * words ** 1.6 <= EXACT_WORK;
}

/** What the exact limit is, said to the user. */
export const beyondExact = (flow: FlowMatrix): string =>
  `${flow.n} points with ${bitsOf(flow)}-bit entries are beyond the limit for exact certificates`;

export const certified = (verdict: 'holds' | 'fails', defect: Rational, certificate: Certificate): Verdict => ({
  verdict,
  evidence: 'certified',
  defect: toText(defect),
  certificate,
});

export const holdsByIdentity: Verdict = certified('holds', ZERO, { kind: 'identity' });

export const measured = (verdict: Verdict['verdict'], note: string): Verdict => ({
  verdict,
  evidence: 'measured',
  note,
});
