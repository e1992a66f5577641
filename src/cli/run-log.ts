import { appendFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Chunk } from '../engines/chunk.js';
import { UsageError } from './errors.js';
import { readText, reasonOf } from './files.js';

/** A finished piece of work as the log keeps it. */
export interface LogEntry<R> {
  readonly key: string;
  readonly seconds: number;
  readonly result: R;
}

const SCHEMA = 'flockproof/log@1';

/** What a chunk is called in the log of a verification. */
export const chunkKey = ({ claim, engine, from, to, points, entries, seed, limit, effort }: Chunk): string =>
  [claim, engine, points ?? '', entries ?? '', from, to, seed, ...[limit, effort].filter((x) => x !== undefined)].join(
    '|',
  );

/**
 * The append-only log of a run: a header line with the fingerprint of the code, then one line for each finished piece. A
 * line that was cut off by an interruption is ignored; a log of other code is started afresh.
 */
export class RunLog<R> {
  readonly #file: string;
  readonly #done = new Map<string, LogEntry<R>>();

  constructor(file: string, fingerprint: string) {
    this.#file = file;
    const header = JSON.stringify({ schema: SCHEMA, fingerprint });
    const lines = existsSync(file) ? readText(file).split('\n') : [];
    if (lines[0] === header) {
      for (const line of lines.slice(1)) {
        const entry = parseEntry<R>(line);
        if (entry) this.#done.set(entry.key, entry);
      }
    }
    const kept = [...this.#done.values()].map((entry) => `${JSON.stringify(entry)}\n`);
    try {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, `${header}\n${kept.join('')}`);
    } catch (error) {
      throw new UsageError(`--out ${path.dirname(file)}: cannot be written: ${reasonOf(error)}`);
    }
  }

  /** Pieces found in the log when it was opened. */
  get size(): number {
    return this.#done.size;
  }

  find(key: string): LogEntry<R> | undefined {
    return this.#done.get(key);
  }

  append(key: string, seconds: number, result: R): LogEntry<R> {
    const entry = { key, seconds, result };
    appendFileSync(this.#file, `${JSON.stringify(entry)}\n`);
    return entry;
  }

  remove(): void {
    rmSync(this.#file, { force: true });
  }
}

function parseEntry<R>(line: string): LogEntry<R> | undefined {
  try {
    const entry = JSON.parse(line) as LogEntry<R>;
    return typeof entry.key === 'string' && typeof entry.result === 'object' ? entry : undefined;
  } catch {
    return undefined;
  }
}
