import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { compareFlows } from '../atlas/atlas.js';
import type { AtlasWitness } from '../atlas/atlas.js';
import { REALISED } from '../atlas/atlas.js';
import { fewestPoints } from '../atlas/fewest-points.js';
import { createSolver } from '../engines/smt/solver.js';
import { combinations } from '../atlas/combinations.js';
import { CENSUS_LAYERS, belongsTo, layersText } from '../atlas/layers.js';
import type { CensusLayer } from '../atlas/layers.js';
import { BASIS } from '../claims/3.6/atlas-realised.js';
import type { Witness } from '../engines/chunk.js';
import { loadCorpus, witnessText } from '../engines/corpus.js';
import { closedPatterns, closure } from '../engines/derive/chain.js';
import { codeCount } from '../engines/enumerate.js';
import { witnessId } from '../engines/instance.js';
import type { Pattern } from '../properties/pattern.js';
import { bitOf, patternText, propertiesOf } from '../properties/pattern.js';
import type { CensusResult, CensusTask } from './census-worker.js';
import work, { CENSUS_WORKER } from './census-worker.js';
import { EXIT } from './errors.js';
import { PACKAGE_ROOT, fingerprint, writeWhole } from './files.js';
import { createPool } from './pool.js';
import { createProgress, formatSeconds } from './progress.js';
import { RunLog } from './run-log.js';
import { readBudget, readInteger } from './read-option.js';

export interface SearchOptions {
  readonly budget: string;
  readonly seed: string;
  readonly jobs?: string;
  readonly out: string;
  readonly accept?: boolean;
  readonly quiet?: boolean;
}

type Flow = AtlasWitness['flow'];

interface Best {
  readonly flow: Flow;
  readonly minimality: string;
}

/** Pieces that a layer is cut into. */
const PIECES = 64;
/** Walks for a pattern that enumeration did not meet, by number of points. */
const WALK_POINTS = [3, 4, 5, 6];
const WALK_EVALUATIONS = 60_000;
const WALK_TOP = 32;
/** Walks in a row without a smaller flow after which a number of points is given up, or left as it is. */
const WALK_TRIES = 3;

const taskKey = (task: CensusTask): string => Object.values(task).join('|');

/**
 * `flockproof atlas --search`: the smallest flow of every pattern from nothing. Layers are enumerated with all properties
 * decided; patterns that do not occur there are walked to. A flow that contradicts an arrow is a bug, and said to be one.
 * Interrupted, it resumes from its log.
 */
export async function searchAtlas(options: SearchOptions): Promise<number> {
  const budget = readBudget(options.budget);
  const seed = readInteger('--seed', options.seed, 0, 2 ** 31 - 1);
  const jobs = options.jobs === undefined ? availableParallelism() : readInteger('--jobs', options.jobs, 1, 256);
  const quiet = options.quiet === true;
  const layers = CENSUS_LAYERS[budget];
  const log = new RunLog<CensusResult>(path.join(options.out, 'atlas.log.jsonl'), fingerprint());
  const pool = createPool(jobs, CENSUS_WORKER, work);
  const stop = new AbortController();
  const interrupt = (): void => stop.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const tasks = layers.flatMap(piecesOf);
  const progress = createProgress(tasks.length, quiet);
  const clock = performance.now();
  let classes = 0;
  const run = async (task: CensusTask): Promise<CensusResult> => {
    const known = log.find(taskKey(task));
    if (known) return known.result;
    const { result, seconds } = await pool.run(task);
    log.append(taskKey(task), seconds, result);
    return result;
  };
  const best = new Map<Pattern, Best>();
  try {
    const results = await Promise.all(
      tasks.map(async (task) => {
        if (stop.signal.aborted) return undefined;
        const result = await run(task);
        classes += result.classes;
        progress.advance(1, `${task.family}, N = ${task.points}, entries ≤ ${task.entries}`);
        return { task, result };
      }),
    );
    for (const piece of results) if (piece) keepSmallest(best, piece.result, layers);
    for (const [pattern, flow] of combinations([...best.values()].map((b) => b.flow))) {
      if (!best.has(pattern)) best.set(pattern, { flow, minimality: foundBy('combination', pattern, flow, layers) });
    }
    await Promise.all(
      closedPatterns(BASIS).map(async (pattern) => {
        if (best.has(pattern) || stop.signal.aborted) return;
        const flow = await walk(pattern, seed, run, stop.signal);
        if (flow) best.set(pattern, { flow, minimality: foundBy('search', pattern, flow, layers) });
        progress.advance(0, propertiesOf(pattern).join(' & '));
      }),
    );
  } finally {
    await pool.close();
    progress.finish();
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
  if (stop.signal.aborted) {
    process.stderr.write(`interrupted; the same command resumes from ${path.join(options.out, 'atlas.log.jsonl')}\n`);
    return EXIT.interrupted;
  }
  if (budget !== 'quick') await addFewestPoints(best);
  log.remove();
  return report(best, classes, performance.now() - clock, options.accept === true);
}

/** Asks the solver for the least number of points of each pattern. */
async function addFewestPoints(best: Map<Pattern, Best>): Promise<void> {
  const solver = createSolver();
  try {
    for (const [pattern, { flow, minimality }] of best) {
      const least = await fewestPoints(pattern, flow.length, solver);
      if (least !== '') best.set(pattern, { flow, minimality: `${least}; ${minimality}` });
    }
  } finally {
    await solver.close();
  }
}

function piecesOf({ family, points, entries }: CensusLayer): Extract<CensusTask, { kind: 'layer' }>[] {
  const total = codeCount(points, entries, family);
  const size = Math.ceil(total / Math.min(PIECES, total));
  return Array.from({ length: Math.ceil(total / size) }, (_, k) => ({
    kind: 'layer',
    family,
    points,
    entries,
    from: k * size,
    to: Math.min(total, (k + 1) * size),
  }));
}

function keepSmallest(best: Map<Pattern, Best>, { found }: CensusResult, layers: readonly CensusLayer[]): void {
  for (const { pattern, flow } of found) {
    if (closure(pattern, BASIS) !== pattern)
      throw new Error(`${JSON.stringify(flow)} contradicts an arrow: it is ${propertiesOf(pattern).join(', ')}`);
    const known = best.get(pattern);
    if (known && compareFlows(known.flow, flow) <= 0) continue;
    best.set(pattern, { flow, minimality: `none smaller in ${scopeFor(pattern, flow, layers)}` });
  }
}

const foundBy = (how: string, pattern: Pattern, flow: Flow, layers: readonly CensusLayer[]): string =>
  `found by ${how}, made small; none in ${scopeFor(pattern, flow, layers)}`;

/** The layers in which a flow of this pattern would have been met. */
const scopeFor = (pattern: Pattern, flow: Flow, layers: readonly CensusLayer[]): string =>
  layersText(
    layers.filter(
      ({ family, points }) => points <= flow.length && belongsTo(family, (pattern & bitOf('conservative')) !== 0),
    ),
  );

/** Walks with ever smaller entries, from few points to more, until nothing smaller comes. */
async function walk(
  pattern: Pattern,
  seed: number,
  run: (task: CensusTask) => Promise<CensusResult>,
  signal: AbortSignal,
): Promise<Flow | undefined> {
  for (const points of WALK_POINTS) {
    let best: Flow | undefined;
    let top = WALK_TOP;
    for (let idle = 0, k = 0; idle < WALK_TRIES && top > 0 && !signal.aborted; k++) {
      const task = { kind: 'climb', pattern, points, top, evaluations: WALK_EVALUATIONS, seed: seed + k } as const;
      const flow = (await run(task)).found.at(0)?.flow;
      idle++;
      if (flow === undefined || (best && compareFlows(best, flow) <= 0)) continue;
      best = flow;
      idle = 0;
      // Shrinking may have lowered the number of points; the bound on entries is for these points.
      top = Math.min(top, Math.max(...flow.flat()) - (flow.length === points ? 1 : 0));
    }
    if (best) return best;
  }
  return undefined;
}

function report(best: ReadonlyMap<Pattern, Best>, classes: number, milliseconds: number, accept: boolean): number {
  const folder = path.join(PACKAGE_ROOT, 'corpus');
  const stored = loadCorpus(folder).filter((w) => w.claim === REALISED);
  const before = new Map(stored.map((w) => [w.instance.pattern as string, w]));
  const missing = closedPatterns(BASIS).filter((pattern) => !best.has(pattern));
  let better = 0;
  for (const [pattern, { flow, minimality }] of best) {
    const text = patternText(pattern);
    const old = before.get(text);
    const order = old ? compareFlows(flow, old.instance.flow as unknown as Flow) : -1;
    if (order < 0) better++;
    if (!accept || order > 0) continue;
    const instance = { pattern: text, flow };
    const witness: Witness = {
      id: witnessId(REALISED, instance),
      claim: REALISED,
      kind: 'instance',
      instance,
      note: minimality,
    };
    if (old && old.id !== witness.id) rmSync(path.join(folder, `${old.id}.json`), { force: true });
    writeWhole(path.join(folder, `${witness.id}.json`), witnessText(witness));
  }
  process.stdout.write(
    [
      `${best.size} patterns realised, ${missing.length} without a witness; ${classes.toLocaleString('en-US')} classes decided in ${formatSeconds(milliseconds / 1000)}`,
      ...missing.map((pattern) => `  not found: ${propertiesOf(pattern).join(' & ')}`),
      `${better} smaller than stored or new${accept ? ', stored in corpus/' : better > 0 ? '; --accept stores them' : ''}`,
      '',
    ].join('\n'),
  );
  return missing.length > 0 ? EXIT.undecided : EXIT.ok;
}
