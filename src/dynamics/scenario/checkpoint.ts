import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { MotionState } from './motion.js';

export const CHECKPOINT_SCHEMA = 'flockproof/checkpoint@1';

/** All that a run needs to go on. */
export interface Checkpoint {
  /** of the scenario, the files that it names and the program: a checkpoint of another run is none */
  readonly identity: string;
  readonly state: MotionState;
  /** frames that are in trajectory.bin */
  readonly written: number;
  readonly rows: readonly (readonly (number | null)[])[];
  /** wall time so far */
  readonly seconds: number;
}

const filesIn = (folder: string): { readonly json: string; readonly state: string } => ({
  json: path.join(folder, 'checkpoint.json'),
  state: path.join(folder, 'checkpoint.bin'),
});

/**
 * Writes a checkpoint: checkpoint.bin, the state in doubles, under a name of its own, then checkpoint.json, which names it. Whoever
 * is killed in between leaves the one before.
 */
export function writeCheckpoint(folder: string, checkpoint: Checkpoint): void {
  const { json, state } = filesIn(folder);
  const { y, ...rest } = checkpoint.state;
  const binary = `${state}.${rest.steps}`;
  const before = readJson(json)?.binary;
  writeFileSync(binary, new Uint8Array(y.buffer, y.byteOffset, y.byteLength));
  const text = JSON.stringify({
    schema: CHECKPOINT_SCHEMA,
    ...checkpoint,
    state: rest,
    size: y.length,
    binary: path.basename(binary),
  });
  writeFileSync(`${json}.tmp`, text);
  renameSync(`${json}.tmp`, json);
  if (before !== undefined && before !== path.basename(binary)) rmSync(path.join(folder, before), { force: true });
}

type Stored = Omit<Checkpoint, 'state'> & {
  readonly schema: string;
  readonly state: Omit<MotionState, 'y'>;
  readonly size: number;
  readonly binary: string;
};

function readJson(file: string): Stored | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const stored = JSON.parse(readFileSync(file, 'utf8')) as Stored;
    return stored.schema === CHECKPOINT_SCHEMA ? stored : undefined;
  } catch {
    return undefined;
  }
}

/** The checkpoint of this run; undefined if there is none, or one of another run. */
export function readCheckpoint(folder: string, identity: string): Checkpoint | undefined {
  const stored = readJson(filesIn(folder).json);
  if (!stored || stored.identity !== identity) return undefined;
  const file = path.join(folder, stored.binary);
  if (!existsSync(file)) return undefined;
  const bytes = readFileSync(file);
  if (bytes.length !== 8 * stored.size) return undefined;
  const y = new Float64Array(stored.size);
  new Uint8Array(y.buffer).set(bytes);
  const { state, written, rows, seconds } = stored;
  return { identity, written, rows, seconds, state: { ...state, y } };
}

/** Is there a checkpoint, of whatever run? */
export const hasCheckpoint = (folder: string): boolean => existsSync(filesIn(folder).json);

export function removeCheckpoint(folder: string): void {
  const { json } = filesIn(folder);
  const stored = readJson(json);
  rmSync(json, { force: true });
  if (stored) rmSync(path.join(folder, stored.binary), { force: true });
}
