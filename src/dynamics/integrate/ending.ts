import type { Ledger } from './ledger.js';
import type { IntegrateStatus } from './problem.js';

/** What a run knows where it ends. */
export interface Ending {
  readonly status: IntegrateStatus;
  readonly t: number;
  /** 1, or −1 backwards in time */
  readonly direction: number;
  /** where the shortest step ended that was tried and rejected at t */
  readonly failed: number;
  /** the length that was to be tried next */
  readonly length: number;
  readonly ledger: Ledger;
  /** what the right-hand side threw last, if it threw */
  readonly cause: unknown;
}

/** Near a singularity errors are larger than their estimates: the bracket allows for this many times as much. */
const ALLOWANCE = 4;

/** Steps closer to each other than this do not close in on a time. */
const STEADY = 0.95;

/**
 * Time that is left before the end of a solution that blows up: steps toward a singularity are a fixed part of the time to
 * it, so they are a geometric sequence, and h/(1 − q) is its sum. Twice that, because the last lengths are rounded.
 */
function timeLeft({ ledger: { lengths }, length }: Ending): number {
  const steps = lengths.length;
  const ratio = steps < 2 ? 0.5 : (lengths[steps - 1] / lengths[0]) ** (1 / (steps - 1));
  return (2 * Math.max(length, lengths[steps - 1] ?? 0)) / (1 - Math.min(STEADY, ratio));
}

/** Where the solution ends: `bracket` of the result. */
export function bracketOf(ending: Ending): readonly [number, number] | undefined {
  const { status, t, direction, failed, ledger } = ending;
  if (status !== 'undefined' && status !== 'step-too-small') return undefined;
  const beyond = status === 'undefined' ? failed : t + direction * timeLeft(ending);
  const allowance = direction * ALLOWANCE * ledger.timeError;
  const [first, last] = [t - allowance, beyond + allowance];
  return direction < 0 ? [last, first] : [first, last];
}

const STIFF = 'stability, not accuracy, held most of the steps: the problem is stiff, an implicit method is cheaper';

/** What to try, for runs that did not get where they should or were slow on the way. */
export function adviceFor({ status, t, length, ledger, cause }: Ending): string | undefined {
  const { steps, rejected } = ledger;
  const stiff = 2 * ledger.stiff > steps;
  switch (status) {
    case 'too-many-steps':
      return `${steps + rejected} steps, t = ${t}: ${stiff ? STIFF : 'allow more steps, or larger tolerances'}`;
    case 'step-too-small':
      return `the step size went below ${length.toExponential(0)} at t = ${t}: the solution blows up or is stiff there`;
    case 'undefined':
      return cause === undefined
        ? `the right-hand side is not finite beyond t = ${t}: the solution ends, or leaves the domain, there`
        : `the right-hand side throws beyond t = ${t}: ${cause instanceof Error ? cause.message : 'see cause'}`;
    default:
      return stiff ? STIFF : undefined;
  }
}
