import type { Verdict } from '../properties/property.js';

/** Which evidence is enough. */
export interface EvidenceOptions {
  /**
   * `certified` (the default for finite models): only exact verdicts that the independent checker accepted count, for and against.
   * `measured` (the default for models on environments): verdicts beyond the limit of exact work count as well; each says
   * how it was reached.
   */
  readonly evidence?: 'certified' | 'measured' | undefined;
}

/** The result that vitest takes from a matcher. */
export interface Outcome {
  readonly pass: boolean;
  readonly message: () => string;
}

/**
 * The outcome of a verdict, with or without `.not`. A verdict that does not count fails both ways: `undecided` is no
 * pass, and no proof of the opposite either.
 *
 * @param isNot is the matcher used with `.not`? then vitest turns `pass` around
 */
export function judge(
  { verdict, evidence }: Pick<Verdict, 'verdict' | 'evidence'>,
  { evidence: enough = 'certified' }: EvidenceOptions,
  isNot: boolean,
  message: (counts: boolean) => string,
): Outcome {
  const counts = verdict !== 'undecided' && (evidence === 'certified' || enough === 'measured');
  return { pass: counts ? verdict === 'holds' : isNot, message: () => message(counts) };
}
