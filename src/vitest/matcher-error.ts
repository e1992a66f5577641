/** Why a matcher gives no verdict. Stable. */
export type MatcherErrorCode =
  /** the property is about models on an environment, a finite model has none */
  | 'needs-environment'
  /** the question is about a model at one density, and a model on an environment has many */
  | 'needs-density'
  | 'unknown-claim'
  /** a case of the claim is more than a model: it has fields, masses, a second model */
  | 'claim-needs-more'
  /** the claim is about flows with masses κ/Σκ, and the model has others */
  | 'claim-ignores-masses'
  | 'hypothesis-missed'
  /** a bound that is not a rational number */
  | 'invalid-bound'
  /** one point has no field of mean zero, so no spectral gap */
  | 'no-mean-zero-field'
  | 'unknown-expectation'
  /** the model is a double-precision one, and verdicts are exact */
  | 'not-exact'
  | 'too-large';

/**
 * A question that has no answer, as opposed to one whose answer is no. Thrown, so that `.not` does not turn it into a
 * passing test.
 */
export class MatcherError extends Error {
  override readonly name = 'MatcherError';
  constructor(
    readonly code: MatcherErrorCode,
    message: string,
  ) {
    super(message);
  }
}
