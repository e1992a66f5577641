/**
 * Certificates: what a decision leaves behind for the independent checker. Plain JSON; rationals are strings
 * `p` or `p/q`, integers are strings of digits. They speak of the flow matrix and the masses as given.
 */

/** The symmetric form equals Σ_k d_k l_k l_k^T with d_k > 0: a rational LDL^T, columns at `pivots` first. */
export interface LdltCertificate {
  readonly kind: 'ldlt';
  readonly pivots: readonly number[];
  readonly d: readonly string[];
  readonly l: readonly (readonly string[])[];
}

/** An integer field u that violates the property; `value` is what the defining expression takes at u. */
export interface VectorCertificate {
  readonly kind: 'vector';
  readonly vector: readonly string[];
  readonly value: string;
  /** exponent of the norm, for `p-contractive` */
  readonly p?: number;
}

export type Certificate =
  | LdltCertificate
  | VectorCertificate
  /** the property is a finite list of equations or signs; checking them is the proof */
  | { readonly kind: 'identity' }
  /** the two sides of the defining relation at (row, column); for column sums and κ they are rows, row = 0 */
  | {
      readonly kind: 'entry';
      readonly row: number;
      readonly column: number;
      readonly left: string;
      readonly right: string;
    }
  /** parents in a tree of arrows from point 0, and in a tree of arrows to it */
  | { readonly kind: 'spanning-trees'; readonly from: readonly number[]; readonly to: readonly number[] }
  /** points that listen to nobody outside */
  | { readonly kind: 'closed-set'; readonly points: readonly number[] }
  /** A^exponent has only positive entries; a power of 2 */
  | { readonly kind: 'positive-power'; readonly exponent: number }
  /** every arrow leads from phase c to phase c + 1 mod period */
  | { readonly kind: 'cyclic'; readonly period: number; readonly phase: readonly number[] }
  /** the inverse of F */
  | { readonly kind: 'inverse'; readonly inverse: readonly (readonly string[])[] }
  /** F v = 0, v not 0 */
  | { readonly kind: 'kernel'; readonly vector: readonly string[] };

/** A finite model as certificates carry it. */
export interface ModelJson {
  readonly flow: readonly (readonly string[])[];
  readonly masses?: readonly string[];
}

/** A formula over named matrices: a name, a numeral, or `[operation, ...operands]`. See `checker.ts` for the operations. */
export type Formula = string | readonly [string, ...Formula[]];

/** A value in a formula: a numeral, a vector (a column) or a matrix. */
export type ValueJson = string | readonly string[] | readonly (readonly string[])[];

/** A decided statement with all that is needed to check it. */
export type Statement =
  | {
      readonly kind: 'property';
      readonly property: string;
      readonly model: ModelJson;
      readonly verdict: 'holds' | 'fails';
      readonly certificate: Certificate;
    }
  | {
      /** `lower`: quantity >= value; `upper`: quantity <= value; `strict`: quantity < value */
      readonly kind: 'bound';
      readonly quantity: string;
      readonly model: ModelJson;
      readonly side: 'lower' | 'upper' | 'strict';
      readonly value: string;
      readonly certificate: LdltCertificate | VectorCertificate;
    }
  | {
      /** `left relation right`, entry by entry; `values` are the finder's own results for both sides */
      readonly kind: 'relation';
      readonly let: Readonly<Record<string, ValueJson>>;
      readonly left: Formula;
      readonly relation: '=' | '<=' | '<';
      readonly right: Formula;
      readonly values: { readonly left: ValueJson; readonly right: ValueJson };
      readonly verdict: 'holds' | 'fails';
    }
  | {
      /** the symmetric matrix has exactly `negative` negative eigenvalues, by Sylvester's law */
      readonly kind: 'inertia';
      readonly matrix: readonly (readonly string[])[];
      readonly negative: number;
      readonly certificate: {
        readonly pivots: readonly number[];
        readonly d: readonly string[];
        readonly l: readonly (readonly string[])[];
      };
    };
