import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { OperatorError } from '../../operators/errors.js';
import { boundColumn, judgeBounds } from './bounds.js';
import { hasCheckpoint, readCheckpoint, removeCheckpoint, writeCheckpoint } from './checkpoint.js';
import type { MotionState, Segment } from './motion.js';
import type { Column } from './observables.js';
import type { ObservableRow, ObservablesFile } from './observables-file.js';
import { OBSERVABLES_SCHEMA, observablesCsv } from './observables-file.js';
import type { Run } from './run.js';
import type { Summary } from './summary.js';
import { SIMULATION_SCHEMA, countsOf } from './summary.js';
import { TrajectoryError, TrajectoryWriter } from './trajectory.js';

/** Wall time between checkpoints. */
const CHECKPOINT_SECONDS = 30;

/** What a runner is told and tells. */
export interface RunnerOptions {
  /** hash of all that determines the run: a checkpoint counts only if it has the same */
  readonly identity: string;
  /** asked after each step; true interrupts */
  stop?(): boolean;
  /** after each step */
  onProgress?(t: number, steps: number): void;
  /** a checkpoint is there and is used, or is there and is not of this run */
  onResume?(t: number | undefined): void;
}

/**
 * Runs a scenario in a folder: trajectory.bin frame by frame, observables.json and .csv, summary.json; a checkpoint while it
 * runs, with which the same call goes on to the bit-identical result.
 */
export function runInFolder(run: Run, folder: string, options: RunnerOptions): Summary {
  mkdirSync(folder, { recursive: true });
  const clock = performance.now();
  const resumed = resume(run, folder, options);
  const { trajectory } = resumed;
  const rows: ObservableRow[] = [...resumed.rows];
  const seconds = (): number => resumed.seconds + (performance.now() - clock) / 1000;
  let state = resumed.state;
  let saved = performance.now();
  const record = (t: number, y: Float64Array): void => {
    trajectory.write(t, y);
    rows.push(rowAt(run, t, y));
  };
  const save = (written: number): void =>
    writeCheckpoint(folder, {
      identity: options.identity,
      state,
      written,
      rows: rows.slice(0, written),
      seconds: seconds(),
    });
  try {
    if (state.frames === 0 && run.times[0] === 0) {
      record(0, state.y);
      state = { ...state, frames: 1 };
    }
    let written = trajectory.frames;
    let segment: Segment =
      run.early.length > 0 ? { state, status: 'event', event: `${run.early[0]} at the start` } : { state, status: 'going' }; // prettier-ignore
    let advice: string | undefined;
    while (segment.status === 'going') {
      segment = run.motion.segment(state, {
        frame: record,
        stopAt(t, steps) {
          options.onProgress?.(t, steps);
          return options.stop?.() === true;
        },
      });
      // What came after the state that the run goes on from is done again.
      if (segment.state === state) {
        trajectory.truncate(written);
        rows.length = written;
      }
      state = segment.state;
      written = trajectory.frames;
      advice = segment.advice ?? advice;
      if (segment.status === 'stopped') save(written);
      else if (segment.status === 'going' && performance.now() - saved > 1000 * CHECKPOINT_SECONDS) {
        save(written);
        saved = performance.now();
      }
    }
    if ((segment.status === 'event' || segment.status === 'failed') && lastTime(rows) !== state.t)
      record(state.t, state.y);
    const summary = summaryOf(run, segment, rows, trajectory.frames, seconds(), advice);
    writeResults(run, folder, rows, summary);
    if (segment.status !== 'stopped') removeCheckpoint(folder);
    return summary;
  } finally {
    trajectory.close();
  }
}

const lastTime = (rows: readonly ObservableRow[]): number | null | undefined => rows[rows.length - 1]?.[0];

interface Resumed {
  readonly state: MotionState;
  readonly rows: readonly ObservableRow[];
  readonly seconds: number;
  readonly trajectory: TrajectoryWriter;
}

function resume(run: Run, folder: string, { identity, onResume }: RunnerOptions): Resumed {
  const file = path.join(folder, 'trajectory.bin');
  const checkpoint = readCheckpoint(folder, identity);
  if (checkpoint) {
    try {
      const trajectory = new TrajectoryWriter(file, run.shape, checkpoint.written);
      onResume?.(checkpoint.state.t);
      return { ...checkpoint, trajectory };
    } catch (error) {
      // Somebody took the trajectory away: from the beginning, then.
      if (!(error instanceof TrajectoryError) && (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  if (hasCheckpoint(folder)) onResume?.(undefined);
  removeCheckpoint(folder);
  for (const stale of ['summary.json', 'observables.json', 'observables.csv', 'index.html'])
    rmSync(path.join(folder, stale), { force: true });
  return { state: run.start, rows: [], seconds: 0, trajectory: new TrajectoryWriter(file, run.shape) };
}

/** The observables at a state; where one is not defined its columns are null. */
function rowAt(run: Run, t: number, y: Float64Array): ObservableRow {
  const snapshot = run.snapshot(t, y);
  const values = run.observables.flatMap(({ columns, at }) => {
    try {
      return at(snapshot).map((value) => (Number.isFinite(value) ? value : null));
    } catch (error) {
      if (!(error instanceof OperatorError)) throw error;
      return columns.map(() => null);
    }
  });
  return [t, ...values];
}

function summaryOf(
  run: Run,
  { state, status, event, failure }: Segment,
  rows: readonly ObservableRow[],
  frames: number,
  seconds: number,
  advice: string | undefined,
): Summary {
  const names = ['t', ...run.observables.flatMap(({ columns }) => columns.map(({ name }) => name))];
  const bounds = judgeBounds(run.bounds, names, rows, state.errorEstimate, run.shape.dim);
  const reason = event ?? failure?.reason;
  const hint = failure?.advice ?? advice;
  return {
    schema: SIMULATION_SCHEMA,
    name: run.name,
    system: run.system,
    seed: run.seed,
    n: run.shape.n,
    status: status === 'stopped' ? 'interrupted' : status === 'going' ? 'done' : status,
    ...(reason !== undefined && { reason }),
    until: run.times[run.times.length - 1],
    frames,
    ...countsOf(state),
    ...(failure && { failure }),
    ...(hint !== undefined && { advice: hint }),
    seconds,
    ...(bounds.length > 0 && { bounds }),
  };
}

/** The observables of a run with the bounds beside them. */
function observablesOf(run: Run, rows: readonly ObservableRow[]): ObservablesFile {
  const columns = run.observables.flatMap((observable) => observable.columns);
  const bounds = run.bounds.flatMap((bound): { readonly bound: typeof bound; readonly column: Column }[] => {
    const beside = columns.find(({ name }) => name === bound.of);
    return beside ? [{ bound, column: boundColumn(bound, beside) }] : [];
  });
  return {
    schema: OBSERVABLES_SCHEMA,
    name: run.name,
    columns: [...columns, ...bounds.map(({ column }) => column)],
    rows: rows.map((row) => [...row, ...bounds.map(({ bound }) => bound.at(row[0] as number))]),
  };
}

function writeResults(run: Run, folder: string, rows: readonly ObservableRow[], summary: Summary): void {
  const observables = observablesOf(run, rows);
  writeFileSync(path.join(folder, 'observables.json'), `${JSON.stringify(observables)}\n`);
  writeFileSync(path.join(folder, 'observables.csv'), observablesCsv(observables));
  writeFileSync(path.join(folder, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
}
