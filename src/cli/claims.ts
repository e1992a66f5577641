import { existsSync } from 'node:fs';
import path from 'node:path';
import { CLAIMS } from '../claims/registry.js';
import { EXIT } from './errors.js';
import { loadReport } from './render.js';
import { mark, paint } from './style.js';
import { defaultBaseline, loadBaseline } from './baseline.js';
import { selectClaims } from './selection.js';

export interface ClaimsOptions {
  readonly section?: string;
  readonly out: string;
  readonly json?: boolean;
}

interface ClaimRow {
  readonly id: string;
  readonly section: string;
  readonly title: string;
  readonly status: string;
  readonly scope: string;
  readonly engines: readonly string[];
  readonly seconds: number | null;
  /** where the status comes from */
  readonly source: 'report' | 'baseline' | 'none';
}

/** `flockproof claims`: the catalogue with the status of the last run, or the accepted one. */
export function claims(options: ClaimsOptions): number {
  const report = existsSync(path.join(options.out, 'report.json')) ? loadReport(options.out) : undefined;
  const baseline = loadBaseline(defaultBaseline());
  const rows = selectClaims([], options.section).map(({ id, section, title }): ClaimRow => {
    const ran = report?.claims.find((c) => c.id === id);
    if (report && ran) {
      const engines = ran.evidence.map((e) => e.engine);
      const seconds = report.timing.claims[id] ?? null;
      return { id, section, title, status: ran.status, scope: ran.scope, engines, seconds, source: 'report' };
    }
    const accepted = baseline?.verdicts[id];
    if (accepted) {
      const { status, scope, engines } = accepted;
      return { id, section, title, status, scope, engines, seconds: null, source: 'baseline' };
    }
    return {
      id,
      section,
      title,
      status: 'unresolved',
      scope: 'not run yet',
      engines: [],
      seconds: null,
      source: 'none',
    };
  });
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ schema: 'flockproof/claims@1', claims: rows })}\n`);
    return EXIT.ok;
  }
  const width = Math.max(...rows.map((r) => r.id.length));
  let section = '';
  for (const row of rows) {
    if (row.section !== section) {
      section = row.section;
      process.stdout.write(`${paint('bold', `Section ${section}`)}\n`);
    }
    process.stdout.write(
      `  ${mark(row.status)}${' '.repeat(12 - row.status.length)}${row.id.padEnd(width)}  ${row.title}\n`,
    );
  }
  process.stdout.write(`${rows.length} of ${CLAIMS.length} claims\n`);
  return EXIT.ok;
}
