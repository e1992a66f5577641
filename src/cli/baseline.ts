import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Baseline } from '../report/schema.js';
import { baselineSchema } from '../report/schema.js';
import { UsageError } from './errors.js';
import { PACKAGE_ROOT, readText } from './files.js';

/** The accepted verdicts of the folder one works in, or those that the package came with. */
export function defaultBaseline(): string {
  const here = path.join('reports', 'baseline.json');
  return existsSync(here) ? here : path.join(PACKAGE_ROOT, 'reports', 'baseline.json');
}

/** @throws {UsageError} if the file is there but is no baseline */
export function loadBaseline(file: string): Baseline | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return baselineSchema.parse(JSON.parse(readText(file)));
  } catch (error) {
    throw new UsageError(`${file}: not a baseline: ${error instanceof Error ? error.message : String(error)}`);
  }
}
