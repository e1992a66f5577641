import type { IssueCollector } from './issues.js';
import type { ScenarioSpec } from './schema.js';

/** Most frames of a run, and most bytes of its trajectory. */
const [MOST_FRAMES, MOST_BYTES] = [1_000_000, 2 ** 38];

/** Frames without being asked: fewer of large crowds. */
const framesFor = (n: number): number => (n <= 10_000 ? 200 : n <= 100_000 ? 50 : 10);

/**
 * Times of the frames, from 0 to the end, both included.
 *
 * @param bytes of a frame
 */
export function outputTimes(
  { until, output = {}, agents }: ScenarioSpec,
  n: number,
  bytes: number,
  into: IssueCollector,
): number[] {
  const { every, times } = output;
  if (every !== undefined && times !== undefined)
    into.add(['output', 'times'], 'given beside "every", expected one of the two');
  if (times) return listed(times, until, into);
  const step = every ?? until / framesFor(agents.n ?? n);
  const count = Math.ceil((until / step) * (1 - 1e-12));
  if (!(count + 1 <= MOST_FRAMES) || !((count + 1) * bytes <= MOST_BYTES)) {
    into.add(['output', 'every'], `${step} until ${until} makes ${count + 1} frames of ${bytes} bytes, expected at most ${MOST_FRAMES} frames and 256 GB`); // prettier-ignore
    return [0, until];
  }
  return Array.from({ length: count + 1 }, (_, k) => (k === count ? until : k * step));
}

function listed(times: readonly number[], until: number, into: IssueCollector): number[] {
  for (const [k, t] of times.entries()) {
    if (k > 0 && !(t > times[k - 1]))
      into.add(['output', 'times', k], `${t}, expected more than ${times[k - 1]}, the one before`);
    if (!(t <= until)) into.add(['output', 'times', k], `${t}, expected at most ${until}, the end`);
  }
  // The end is a frame in any case: a run is judged by where it ends.
  return times[times.length - 1] === until ? [...times] : [...times, until];
}

/** A time as a number of steps may be off by so many units of rounding. */
const SLACK = 64 * Number.EPSILON;

/** Times as numbers of steps; complains about those that are none. */
export function outputSteps(times: readonly number[], h: number, into: IssueCollector): number[] {
  let told = false;
  return times.map((t) => {
    const k = Math.round(t / h);
    if (!told && !(Math.abs(k * h - t) <= SLACK * Math.max(t, h) * 16)) {
      told = true;
      into.add(['integrator', 'step'], `${h}, expected a divisor of all output times: ${t} is ${t / h} steps`);
    }
    return k;
  });
}
