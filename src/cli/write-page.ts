import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ObservablesFile } from '../dynamics/scenario/observables-file.js';
import type { Summary } from '../dynamics/scenario/summary.js';
import { TrajectoryReader } from '../dynamics/scenario/trajectory.js';
import { framesForPage } from '../report/run/frames.js';
import { runPage } from '../report/run/page.js';
import { writeWhole } from './files.js';

const read = <T>(folder: string, file: string): T => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as T;

/** Writes index.html from what is in the folder of a run. */
export function writePage(folder: string, summary: Summary): void {
  const reader = new TrajectoryReader(path.join(folder, 'trajectory.bin'));
  try {
    const html = runPage({
      scenario: read<Record<string, unknown>>(folder, 'scenario.json'),
      summary,
      observables: read<ObservablesFile>(folder, 'observables.json'),
      header: reader.header,
      frames: framesForPage(reader),
    });
    writeWhole(path.join(folder, 'index.html'), html);
  } finally {
    reader.close();
  }
}
