/** Progress on standard error: a bar on a terminal, plain lines elsewhere, nothing when quiet. */
export interface Progress {
  /** `units` more are done; `label` says what. */
  advance(units: number, label: string): void;
  /** `units` will not be needed after all. */
  skip(units: number): void;
  finish(): void;
}

/** Seconds between plain lines, and between redraws of the bar. */
const LINE_SECONDS = 5;
const REDRAW_SECONDS = 0.1;
const BAR_WIDTH = 24;

/** @param unit what is counted */
export function createProgress(total: number, quiet: boolean, unit = 'chunks'): Progress {
  if (quiet) return { advance: () => {}, skip: () => {}, finish: () => {} };
  const terminal = process.stderr.isTTY;
  const start = performance.now();
  let done = 0;
  let expected = total;
  let last = start;
  const line = (label: string): string => {
    const seconds = (performance.now() - start) / 1000;
    const rate = done / Math.max(seconds, 1e-3);
    const left = Math.max(0, expected - done) / Math.max(rate, 1e-9);
    const share = expected > 0 ? Math.min(1, done / expected) : 1;
    const percent = `${Math.floor(share * 100)}%`.padStart(4);
    const eta = done === 0 ? '' : `, ${formatSeconds(left)} left`;
    const facts = `${percent}  ${done}/${expected} ${unit}, ${rate.toFixed(1)}/s${eta}  ${label}`;
    if (!terminal) return facts;
    const filled = Math.round(share * BAR_WIDTH);
    return `[${'#'.repeat(filled)}${'-'.repeat(BAR_WIDTH - filled)}] ${facts}`.slice(
      0,
      (process.stderr.columns ?? 100) - 1,
    );
  };
  return {
    advance(units, label) {
      done += units;
      const now = performance.now();
      if ((now - last) / 1000 < (terminal ? REDRAW_SECONDS : LINE_SECONDS)) return;
      last = now;
      process.stderr.write(terminal ? `\r\u001B[2K${line(label)}` : `${line(label)}\n`);
    },
    skip(units) {
      expected -= units;
    },
    finish() {
      if (terminal) process.stderr.write('\r\u001B[2K');
    },
  };
}

export const formatSeconds = (s: number): string =>
  s < 60 ? `${Math.ceil(s)} s` : `${Math.floor(s / 60)}:${String(Math.floor(s % 60)).padStart(2, '0')} min`;
