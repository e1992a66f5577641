import fc from 'fast-check';
import type { Claim, Instance } from './claim.js';
import { enumerateFlows } from './enumerate.js';
import { runDerivations } from './derive/run.js';
import { examine, refutes } from './examine.js';
import type { Effort, Measurement } from './measure.js';
import { runExperiment } from './measure.js';
import { minimise } from './minimise.js';
import { caseSeed } from './seed.js';
import type { BestMargin } from './target/climb.js';
import { runTarget } from './target/run.js';

export type EngineName = 'corpus' | 'derive' | 'exhaust' | 'smt' | 'enumerate' | 'target' | 'sample' | 'measure';

/** What became of an attempt to prove a claim on a whole domain. Everything but `proved` says nothing about the claim. */
export interface Proof {
  /** `every model`, `all 2-point models` */
  readonly domain: string;
  readonly outcome: 'proved' | 'irrational' | 'unknown' | 'time-out' | 'killed';
  /** models of so many points are the domain; unset if it is every model */
  readonly points?: number;
  /** the lines of the proof, or why there is none */
  readonly detail: readonly string[];
  /** set if only this part of the claim is covered */
  readonly part?: string | undefined;
}

/** A stored witness of a claim. */
export interface Witness {
  readonly id: string;
  readonly claim: string;
  /** `counterexample` must refute its claim, `instance` must satisfy it */
  readonly kind: 'counterexample' | 'instance';
  readonly instance: Instance;
  readonly note?: string | undefined;
}

/** A piece of work, a pure function of its fields: cases from..to-1 of an engine on a claim. */
export interface Chunk {
  readonly claim: string;
  readonly engine: EngineName;
  readonly from: number;
  readonly to: number;
  readonly seed: number;
  /** enumerate: number of points and largest entry */
  readonly points?: number;
  readonly entries?: number;
  /** smt: seconds for each problem */
  readonly limit?: number;
  /** measure: how much an experiment may cost */
  readonly effort?: Effort;
  /** corpus: what to replay */
  readonly witnesses?: readonly Witness[];
}

/** What a chunk found. Counts add up over chunks. */
export interface ChunkResult {
  readonly cases: number;
  /** cases that met the hypotheses */
  readonly applied: number;
  /** statements accepted by the checker */
  readonly checked: number;
  readonly families: Readonly<Record<string, { cases: number; applied: number }>>;
  readonly branches: Readonly<Record<string, number>>;
  readonly proofs?: readonly Proof[];
  readonly measurements?: readonly Measurement[];
  /** target: the case that came nearest to failing */
  readonly best?: BestMargin;
  /** the first counterexample of the chunk, shrunk, with the case as drawn */
  readonly counterexample?: { readonly instance: Instance; readonly original: Instance; readonly replay: string };
  /** defects of the suite itself: rejected certificates, exceptions, stored witnesses that changed sides */
  readonly errors: readonly string[];
}

/** The case that the sampling engine draws for index k. */
export function drawCase(claim: Claim, seed: number, k: number): { family: string; instance: Instance; seed: number } {
  const family = claim.families[k % claim.families.length];
  const own = caseSeed(seed, claim.id, k);
  const [instance] = fc.sample(family.arbitrary, { seed: own, numRuns: 1 });
  return { family: family.name, instance: instance, seed: own };
}

/** Most errors that a chunk reports. */
const MAX_ERRORS = 3;

/** Runs a chunk of any engine but `smt`, which waits for another process. Stops at its first counterexample. */
export function runChunk(claim: Claim, chunk: Chunk): ChunkResult {
  if (chunk.engine === 'derive') return runDerivations(claim, chunk);
  if (chunk.engine === 'target') return runTarget(claim, chunk);
  if (chunk.engine === 'measure') return runExperiment(claim, chunk.from, chunk.effort!, chunk.seed);
  if (chunk.engine === 'smt') throw new Error('problems of the solver are run by runProblems');
  const tally = {
    cases: 0,
    applied: 0,
    checked: 0,
    families: {} as Record<string, { cases: number; applied: number }>,
    branches: {} as Record<string, number>,
    errors: [] as string[],
  };
  for (const { label, instance, replay, witness, sampled } of casesOf(claim, chunk)) {
    const family = (tally.families[label] ??= { cases: 0, applied: 0 });
    tally.cases++;
    family.cases++;
    let result;
    try {
      result = examine(claim, instance);
    } catch (error) {
      tally.errors.push(`${replay}: ${error instanceof Error ? error.message : String(error)}`);
      if (tally.errors.length >= MAX_ERRORS) break;
      continue;
    }
    if (result.applies) {
      tally.applied++;
      family.applied++;
      if (result.branch !== undefined) tally.branches[result.branch] = (tally.branches[result.branch] ?? 0) + 1;
    }
    tally.checked += result.checked;
    for (const reason of result.rejected) tally.errors.push(`${replay}: the checker rejects "${reason}"`);
    if (witness) {
      const refuted = result.applies && !result.holds;
      if (!result.applies || refuted !== (witness.kind === 'counterexample')) {
        tally.errors.push(
          `${witness.id}: stored as ${witness.kind}, now ${!result.applies ? 'misses a hypothesis' : refuted ? 'refutes the claim' : 'satisfies the claim'}`,
        );
      }
    }
    if (tally.errors.length >= MAX_ERRORS) break;
    if (result.applies && !result.holds && result.rejected.length === 0) {
      const shrunk = sampled ? shrink(claim, sampled, instance) : instance;
      const smallest = minimise(shrunk, (x) => safely(() => refutes(claim, x)));
      return { ...tally, counterexample: { instance: smallest, original: instance, replay } };
    }
  }
  return tally;
}

const safely = (test: () => boolean): boolean => {
  try {
    return test();
  } catch {
    return false;
  }
};

interface Case {
  readonly label: string;
  readonly instance: Instance;
  readonly replay: string;
  readonly witness?: Witness;
  readonly sampled?: { readonly k: number; readonly seed: number };
}

function* casesOf(claim: Claim, chunk: Chunk): Generator<Case> {
  const { engine, from, to, seed } = chunk;
  if (engine === 'corpus') {
    for (const witness of chunk.witnesses ?? []) {
      yield { label: 'corpus', instance: witness.instance, replay: witness.id, witness };
    }
  } else if (engine === 'exhaust') {
    for (const instance of claim.exhaustion!.cases.slice(from, to)) {
      yield { label: claim.exhaustion!.domain, instance, replay: `${claim.id}@exhaust` };
    }
  } else if (engine === 'enumerate') {
    const label = `all flows of ${chunk.points} points with entries <= ${chunk.entries}`;
    for (const flow of enumerateFlows(chunk.points!, chunk.entries!, from, to)) {
      yield { label, instance: { flow }, replay: `${claim.id}@enumerate` };
    }
  } else {
    for (let k = from; k < to; k++) {
      const drawn = drawCase(claim, seed, k);
      yield {
        label: drawn.family,
        instance: drawn.instance,
        replay: `${claim.id}@${seed}:${k}`,
        sampled: { k, seed: drawn.seed },
      };
    }
  }
}

/** fast-check's own shrinking of the case, by its seed; what it returns still refutes. */
function shrink(claim: Claim, { k, seed }: { k: number; seed: number }, original: Instance): Instance {
  const { arbitrary } = claim.families[k % claim.families.length];
  const run = fc.check(
    fc.property(arbitrary, (x) => !safely(() => refutes(claim, x))),
    { seed, numRuns: 1, endOnFailure: false },
  );
  return run.counterexample?.[0] ?? original;
}
