import { formatSeconds } from './progress.js';

/** Seconds between plain lines, and between redraws on a terminal. */
const [LINE_SECONDS, REDRAW_SECONDS] = [5, 0.1];
const BAR_WIDTH = 24;

/** Where a run is. */
export interface RunProgressed {
  readonly t: number;
  readonly until: number;
  readonly steps: number;
}

export interface RunProgress {
  advance(where: RunProgressed): void;
  finish(): void;
}

/** Progress in simulated time on standard error: rate and time left since this command began, not since the run did. */
export function createRunProgress(quiet: boolean): RunProgress {
  if (quiet) return { advance: () => {}, finish: () => {} };
  const terminal = process.stderr.isTTY;
  const start = performance.now();
  let last = start;
  let first: RunProgressed | undefined;
  return {
    advance(where) {
      first ??= where;
      const now = performance.now();
      if ((now - last) / 1000 < (terminal ? REDRAW_SECONDS : LINE_SECONDS)) return;
      last = now;
      const { t, until, steps } = where;
      const seconds = (now - start) / 1000;
      const rate = (t - first.t) / seconds;
      const left = rate > 0 ? `, ${formatSeconds((until - t) / rate)} left` : '';
      const share = Math.min(1, t / until);
      const facts = `${`${Math.floor(100 * share)}%`.padStart(4)}  t = ${t.toPrecision(4)} of ${until}, ${rate.toPrecision(3)}/s${left}, ${((steps - first.steps) / seconds).toPrecision(3)} steps/s`; // prettier-ignore
      if (!terminal) process.stderr.write(`${facts}\n`);
      else {
        const filled = Math.round(share * BAR_WIDTH);
        const bar = `[${'#'.repeat(filled)}${'-'.repeat(BAR_WIDTH - filled)}] ${facts}`;
        process.stderr.write(`\r\u001B[2K${bar.slice(0, (process.stderr.columns ?? 100) - 1)}`);
      }
    },
    finish() {
      if (terminal) process.stderr.write('\r\u001B[2K');
    },
  };
}
