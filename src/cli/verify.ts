import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { Budget } from '../claims/budget.js';
import { BUDGETS } from '../claims/budget.js';
import { CLAIMS } from '../claims/registry.js';
import type { Witness } from '../engines/chunk.js';
import type { Claim } from '../engines/claim.js';
import { loadCorpus, witnessText } from '../engines/corpus.js';
import { buildReport, toBaseline } from '../report/build.js';
import type { Baseline, Report } from '../report/schema.js';
import { baselineSchema } from '../report/schema.js';
import { countChunks, runCampaign } from './campaign.js';
import { EXIT, UsageError } from './errors.js';
import { PACKAGE_ROOT, fingerprint, packageVersion, readText, writeWhole } from './files.js';
import { createPool } from './pool.js';
import { createProgress, formatSeconds } from './progress.js';
import { writeReport } from './render.js';
import { RunLog } from './run-log.js';
import { mark, paint } from './style.js';

export interface VerifyOptions {
  readonly section?: string;
  readonly budget: string;
  readonly seed: string;
  readonly jobs?: string;
  readonly out: string;
  readonly baseline?: string;
  readonly accept?: boolean;
  readonly strict?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `flockproof verify`: verifies claims, writes the report, compares with the baseline. */
export async function verify(ids: readonly string[], options: VerifyOptions): Promise<number> {
  const budget = readBudget(options.budget);
  const seed = readInteger('--seed', options.seed, 0, 2 ** 31 - 1);
  const jobs = options.jobs === undefined ? availableParallelism() : readInteger('--jobs', options.jobs, 1, 256);
  const claims = selectClaims(ids, options.section);
  const baselineFile = options.baseline ?? defaultBaseline();
  const baseline = loadBaseline(baselineFile);
  const witnesses = loadCorpus(path.join(PACKAGE_ROOT, 'corpus'));
  const started = new Date();
  const clock = performance.now();
  const log = new RunLog(path.join(options.out, 'verify.log.jsonl'), fingerprint());
  const quiet = options.quiet === true;
  const say = (text: string): void => {
    if (!quiet) process.stderr.write(`${text}\n`);
  };
  if (log.size > 0) say(`resuming: ${log.size} finished chunks are kept`);
  const progress = createProgress(countChunks({ claims, budget, seed, witnesses }), quiet);
  const pool = createPool(jobs);
  const stop = new AbortController();
  const interrupt = (): void => stop.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  let results;
  try {
    results = await runCampaign({ claims, budget, seed, jobs, witnesses, pool, log, progress, signal: stop.signal });
  } finally {
    await pool.close();
    progress.finish();
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
  if (stop.signal.aborted) {
    say(`interrupted; the same command resumes from ${path.join(options.out, 'verify.log.jsonl')}`);
    return EXIT.interrupted;
  }
  const report = buildReport(
    {
      version: packageVersion(),
      seed,
      budget,
      selection: [...ids, ...(options.section === undefined ? [] : [`section ${options.section}`])],
      started: started.toISOString(),
      seconds: (performance.now() - clock) / 1000,
      jobs,
      claimSeconds: Object.fromEntries(results.map(({ claim, seconds }) => [claim.id, seconds])),
    },
    results,
    baseline,
  );
  writeReport(options.out, report);
  log.remove();
  if (options.accept) accept(report, baseline, baselineFile, say);
  if (options.json) process.stdout.write(`${JSON.stringify(report)}\n`);
  else printSummary(report, options.out);
  if (options.accept) return report.summary.unresolved && options.strict ? EXIT.undecided : EXIT.ok;
  if (report.changes.some((c) => c.worse)) return EXIT.failed;
  return options.strict && report.summary.unresolved ? EXIT.undecided : EXIT.ok;
}

function readBudget(text: string): Budget {
  const budget = BUDGETS.find((b) => b === text);
  if (!budget) throw new UsageError(`--budget ${text}: expected ${BUDGETS.join(', ')}`);
  return budget;
}

export function readInteger(flag: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !(value >= min && value <= max)) {
    throw new UsageError(`${flag} ${text}: expected an integer from ${min} to ${max}`);
  }
  return value;
}

/** Claims by id (with everything under `id/`) and by section (3 is 3.1, 3.3, ...). */
export function selectClaims(ids: readonly string[], section: string | undefined): readonly Claim[] {
  const unknown = ids.filter((id) => !CLAIMS.some((c) => matches(c, id)));
  if (unknown.length > 0) {
    const known = CLAIMS.map((c) => c.id).filter((id) => !id.includes('/'));
    throw new UsageError(`no claim ${unknown.join(', ')}; there are ${known.join(', ')}`);
  }
  const chosen = CLAIMS.filter(
    (c) =>
      (ids.length === 0 || ids.some((id) => matches(c, id))) &&
      (section === undefined || c.section === section || c.section.startsWith(`${section}.`)),
  );
  if (chosen.length === 0) {
    const sections = [...new Set(CLAIMS.map((c) => c.section))];
    throw new UsageError(`no claim in section ${section ?? ''} of these; sections are ${sections.join(', ')}`);
  }
  return chosen;
}

const matches = (claim: Claim, id: string): boolean => claim.id === id || claim.id.startsWith(`${id}/`);

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

/** Stores the verdicts as accepted and every new counterexample in the corpus. */
function accept(report: Report, previous: Baseline | undefined, file: string, say: (text: string) => void): void {
  writeWhole(file, `${JSON.stringify(toBaseline(report, previous), null, 2)}\n`);
  say(`accepted: ${file}`);
  for (const { id, counterexample } of report.claims) {
    if (!counterexample) continue;
    const witness: Witness = {
      id: counterexample.witness,
      claim: id,
      kind: 'counterexample',
      instance: counterexample.instance,
    };
    const target = path.join(PACKAGE_ROOT, 'corpus', `${witness.id}.json`);
    if (existsSync(target)) continue;
    writeWhole(target, witnessText(witness));
    say(`stored: corpus/${witness.id}.json`);
  }
}

function printSummary(report: Report, out: string): void {
  const { summary, claims, changes, timing, run } = report;
  const lines: string[] = [];
  const width = Math.max(...claims.map((c) => c.id.length));
  for (const { id, status, scope } of claims)
    lines.push(`${mark(status)}${' '.repeat(12 - status.length)}${id.padEnd(width)}  ${shorten(scope)}`);
  const broken = claims.filter((c) => c.status === 'refuted' && c.form === 'printed');
  lines.push('');
  if (broken.length > 0) {
    lines.push(paint('bold', 'False as printed:'));
    for (const { id, title, counterexample } of broken) {
      lines.push(
        `  ${id}  ${title}`,
        `    ${JSON.stringify(counterexample?.instance)}   replay: flockproof replay ${counterexample?.witness}`,
      );
    }
    lines.push('');
  }
  for (const { id, before, after, worse, reason } of changes) {
    lines.push(
      `${worse ? paint('red', '✗ worse') : '  changed'}  ${id}: ${before ?? 'new'} → ${after ?? 'gone'} (${reason})`,
    );
  }
  const counts = Object.entries(summary)
    .filter(([, n]) => n > 0)
    .map(([status, n]) => `${n} ${status}`);
  const checked = claims.reduce((s, c) => s + c.evidence.reduce((t, e) => t + e.checked, 0), 0);
  lines.push(
    `${claims.length} claims: ${counts.join(', ')}; ${checked.toLocaleString('en-US')} certificates accepted by the checker`,
    `budget ${run.budget}, seed ${run.seed}, ${formatSeconds(timing.seconds)} with ${timing.jobs} ${timing.jobs === 1 ? 'job' : 'jobs'}`,
    `report: ${path.join(out, 'index.html')}`,
  );
  process.stdout.write(`${lines.join('\n')}\n`);
}

const SCOPE_WIDTH = 90;
const shorten = (text: string): string => (text.length > SCOPE_WIDTH ? `${text.slice(0, SCOPE_WIDTH - 1)}…` : text);
