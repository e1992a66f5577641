/** What a failing matcher says, line by line. */
export interface Failure {
  /** claim or property */
  readonly subject: string;
  /** `fails for lazy cycle` */
  readonly outcome: string;
  /** the exact numbers, one thought a line */
  readonly numbers: readonly string[];
  /** label and text of the case */
  readonly shown: readonly (readonly [label: 'smallest case' | 'whole case', text: string])[];
  readonly replay: string;
  readonly hint: string;
}

/**
 * The block of a failure:
 *
 *     ✗ conservative  fails for follow the leader
 *       column 0 of F sums to 2, row 0 to 1; defect 1/2 exactly
 *       whole case: F = [[1, 0], [1, 0]]
 *       replay: echo '{"flow":[[1,0],[1,0]]}' | flockproof check - --property conservative
 *       hint: …
 */
export const failureBlock = ({ subject, outcome, numbers, shown, replay, hint }: Failure): string =>
  [
    `✗ ${subject}  ${outcome}`,
    ...numbers.map((line) => `  ${line}`),
    ...shown.map(([label, text]) => `  ${label}: ${text}`),
    `  replay: ${replay}`,
    `  hint: ${hint}`,
  ].join('\n');
