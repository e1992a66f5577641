import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
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
    sha256: hashOf(y, checkpoint.rows),
  });
  writeFileSync(`${json}.tmp`, text);
  renameSync(`${json}.tmp`, json);
  if (before !== undefined && before !== path.basename(binary)) rmSync(path.join(folder, before), { force: true });
}

/** What is stored is trusted only as far as this goes and the hash agrees: files get damaged. */
const STORED = z.object({
  schema: z.literal(CHECKPOINT_SCHEMA),
  identity: z.string(),
  state: z.object({
    t: z.number(),
    step: z.number(),
    firstStep: z.number(),
    frames: z.number(),
    steps: z.number(),
    rejected: z.number(),
    evaluations: z.number(),
    errorEstimate: z.number(),
  }),
  written: z.int().nonnegative(),
  rows: z.array(z.array(z.number().nullable())),
  seconds: z.number(),
  size: z.int().nonnegative(),
  // nothing outside of the folder is read or removed
  binary: z.string().regex(/^checkpoint\.bin\.\d+$/),
  sha256: z.string(),
});
type Stored = z.infer<typeof STORED>;

const hashOf = (y: Float64Array, rows: Checkpoint['rows']): string =>
  createHash('sha256')
    .update(new Uint8Array(y.buffer, y.byteOffset, y.byteLength))
    .update(JSON.stringify(rows))
    .digest('hex');

function readJson(file: string): Stored | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return STORED.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

/** The checkpoint of this run; undefined if there is none, or one of another run, or one that is damaged. */
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
  if (rows.length !== written || stored.sha256 !== hashOf(y, rows)) return undefined;
  return { identity, written, rows, seconds, state: { ...state, y } };
}

/** Is there a checkpoint, of whatever run? */
export const hasCheckpoint = (folder: string): boolean => existsSync(filesIn(folder).json);

export function removeCheckpoint(folder: string): void {
  rmSync(filesIn(folder).json, { force: true });
  for (const name of readdirSync(folder))
    if (/^checkpoint\.bin\.\d+$/.test(name)) rmSync(path.join(folder, name), { force: true });
}
