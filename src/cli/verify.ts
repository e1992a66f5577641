import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { aroundOf } from '../atlas/around.js';
import type { ChunkResult, Witness } from '../engines/chunk.js';
import { loadCorpus, witnessText } from '../engines/corpus.js';
import { createSolver } from '../engines/smt/solver.js';
import { buildReport, toBaseline } from '../report/build.js';
import type { Baseline, Report, ReportClaim } from '../report/schema.js';
import { loadAtlas } from './atlas-sources.js';
import { defaultBaseline, loadBaseline } from './baseline.js';
import { countChunks, runCampaign } from './campaign.js';
import { EXIT } from './errors.js';
import { PACKAGE_ROOT, fingerprint, packageVersion, writeWhole } from './files.js';
import { createPool } from './pool.js';
import { createProgress, formatSeconds } from './progress.js';
import { readBudget, readInteger } from './read-option.js';
import { writeReport } from './render.js';
import { RunLog } from './run-log.js';
import { selectClaims } from './selection.js';
import { mark, paint } from './style.js';
import work, { CHUNK_WORKER } from './worker.js';

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
  const log = new RunLog<ChunkResult>(path.join(options.out, 'verify.log.jsonl'), fingerprint());
  const quiet = options.quiet === true;
  const say = (text: string): void => {
    if (!quiet) process.stderr.write(`${text}\n`);
  };
  if (log.size > 0) say(`resuming: ${log.size} finished chunks are kept`);
  const progress = createProgress(countChunks({ claims, budget, seed, witnesses }), quiet);
  const pool = createPool(jobs, CHUNK_WORKER, work);
  const solver = createSolver();
  const stop = new AbortController();
  const interrupt = (): void => {
    stop.abort();
    // A problem may take minutes: its process is killed, and the problem is not logged as done.
    void solver.close();
  };
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  let results;
  try {
    results = await runCampaign({
      claims,
      budget,
      seed,
      jobs,
      witnesses,
      pool,
      solver,
      log,
      progress,
      signal: stop.signal,
    });
  } finally {
    await pool.close();
    await solver.close();
    progress.finish();
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
  if (stop.signal.aborted) {
    say(`interrupted; the same command resumes from ${path.join(options.out, 'verify.log.jsonl')}`);
    return EXIT.interrupted;
  }
  const { atlas: known } = loadAtlas([], witnesses);
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
    (claim) => aroundOf(known, claim) as NonNullable<ReportClaim['around']>,
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
  for (const { id, evidence } of claims) {
    for (const { domain, outcome, detail } of evidence.flatMap((e) => e.proofs ?? []))
      if (outcome !== 'proved')
        lines.push(`${paint('yellow', 'z3 fell short')}  ${id}, ${domain}: ${outcome}, ${detail[0]}`);
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
