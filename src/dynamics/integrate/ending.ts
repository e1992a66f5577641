import type { IntegrateStatus } from './problem.js';

/** What a run knows where it ends. */
export interface Ending {
  readonly status: IntegrateStatus;
  readonly t: number;
  /** where the shortest step ended that was tried and rejected at t */
  readonly failed: number;
  /** the length that was to be tried next */
  readonly length: number;
  /** lengths of the last accepted steps, newest last */
  readonly lengths: readonly number[];
  /** Σ |error| / |f|: by how much time the errors so far may have moved the end */
  readonly timeError: number;
  /** part of the accepted steps that stability held */
  readonly stiff: number;
  readonly cause: unknown;
}

/** Steps closer to each other than this do not close in on a time. */
const STEADY = 0.95;

/**
 * Time that is left before the end of a solution that blows up: steps toward a singularity are a fixed part of the time to
 * it, so they are a geometric sequence, and h/(1 − q) is its sum. Twice that, because the last lengths are rounded.
 */
function timeLeft({ lengths, length }: Ending): number {
  const steps = lengths.length;
  const ratio = steps < 2 ? 0.5 : (lengths[steps - 1] / lengths[0]) ** (1 / (steps - 1));
  return (2 * Math.max(length, lengths[steps - 1] ?? 0)) / (1 - Math.min(STEADY, ratio));
}

/** Where the solution ends: {@link IntegrateResult.bracket}. */
export function bracketOf(ending: Ending, direction: number): readonly [number, number] | undefined {
  const { status, t, failed, timeError } = ending;
  if (status !== 'undefined' && status !== 'step-too-small') return undefined;
  const beyond = status === 'undefined' ? failed : t + direction * timeLeft(ending);
  const [first, last] = [t - direction * timeError, beyond + direction * timeError];
  return direction < 0 ? [last, first] : [first, last];
}

/** Steps held by stability above this part of all make a problem stiff for these methods. */
const STIFF = 0.5;

const STIFF_ADVICE =
  'stability, not accuracy, held most of the steps: the problem is stiff, an implicit method is cheaper';

/** What to try, for runs that did not get where they should or were slow on the way. */
export function adviceFor(ending: Ending, cap: number): string | undefined {
  const { status, t, length, cause } = ending;
  const stiff = ending.stiff > STIFF;
  switch (status) {
    case 'too-many-steps':
      return `${cap} steps, t = ${t}: ${stiff ? STIFF_ADVICE : 'allow more steps, or larger tolerances'}`;
    case 'step-too-small':
      return `the step size went below ${length.toExponential(0)} at t = ${t}: the solution blows up or is stiff there`;
    case 'undefined':
      return cause === undefined
        ? `the right-hand side is not finite beyond t = ${t}: the solution ends, or leaves the domain, there`
        : `the right-hand side throws beyond t = ${t}: ${cause instanceof Error ? cause.message : 'see cause'}`;
    default:
      return stiff ? STIFF_ADVICE : undefined;
  }
}
