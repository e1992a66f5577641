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

/** Near a singularity errors may be larger than tolerated: the bracket allows for this many times as much. */
const ALLOWANCE = 2;

/** A step that the tolerance allows is at least this part of the time left to a singularity. */
const PART = 1 / 20;

/** Where the solution ends: `bracket` of the result. */
export function bracketOf(ending: Ending): readonly [number, number] | undefined {
  const { status, t, direction, failed, length, ledger } = ending;
  if (status !== 'undefined' && status !== 'step-too-small') return undefined;
  const beyond = status === 'undefined' ? failed : t + (direction * length) / PART;
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
