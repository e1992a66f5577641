import type { Chunk, ChunkResult, EngineName, Proof } from '../engines/chunk.js';
import type { Claim, Instance, Step } from '../engines/claim.js';
import type { Measurement } from '../engines/measure.js';
import type { BestMargin } from '../engines/target/climb.js';
import { examine } from '../engines/examine.js';
import type { Neighbourhood } from './neighbourhood.js';
import { neighbourhoodOf } from './neighbourhood.js';
import { compareSize, sizeOf, witnessId } from '../engines/instance.js';

export type Status = 'proved' | 'certified' | 'measured' | 'refuted' | 'unresolved';

/** What one engine contributed. */
export interface Evidence {
  readonly engine: EngineName;
  readonly outcome: 'holds' | 'counterexample' | 'error';
  readonly cases: number;
  /** cases that met the hypotheses */
  readonly applied: number;
  /** statements accepted by the independent checker */
  readonly checked: number;
  readonly families: readonly { readonly name: string; readonly cases: number; readonly applied: number }[];
  /** attempts to prove the claim on a whole domain */
  readonly proofs?: readonly Proof[];
  readonly measurements?: readonly Measurement[];
  /** targeted search: the case that came nearest to failing, and where it was looked for */
  readonly best?: BestMargin & { readonly target: string };
}

/** An accepted counterexample, whole. */
export interface Counterexample {
  readonly witness: string;
  readonly instance: Instance;
  readonly points: number;
  /** the case before it was made small, if it was larger */
  readonly original?: Instance;
  /** what the command line takes to draw the original again */
  readonly replay: string;
  readonly steps: readonly Step[];
  /** how far it is known to be smallest */
  readonly minimality: string;
  readonly neighbourhood?: Neighbourhood;
}

export interface ClaimResult {
  readonly id: string;
  readonly status: Status;
  readonly scope: string;
  readonly evidence: readonly Evidence[];
  readonly branches: Readonly<Record<string, number>>;
  readonly counterexample?: Counterexample;
  readonly errors: readonly string[];
}

/** Share of drawn cases that must meet the hypotheses, in total. A family without any such case is an error. */
const MIN_APPLIED_SHARE = 0.1;
/** Share of applied cases that each branch of a claim must get. */
const MIN_BRANCH_SHARE = 0.02;

/** Joins the chunks of a claim to its verdict. */
export function joinClaim(
  claim: Claim,
  done: readonly { readonly chunk: Chunk; readonly result: ChunkResult }[],
): ClaimResult {
  const engines = [...new Set(done.map(({ chunk }) => chunk.engine))];
  const evidence = engines.map((engine) => sumEvidence(claim, engine, done));
  const branches: Record<string, number> = {};
  for (const { result } of done) {
    for (const [name, count] of Object.entries(result.branches)) branches[name] = (branches[name] ?? 0) + count;
  }
  const found = done.flatMap(({ result }) => (result.counterexample ? [result.counterexample] : []));
  const errors = [
    ...done.flatMap(({ result }) => result.errors),
    ...contradictions(evidence, found),
    ...(found.length === 0 ? vacuity(claim, evidence, branches) : []),
  ];
  if (errors.length > 0) {
    return { id: claim.id, status: 'unresolved', scope: `not decided: ${errors[0]}`, evidence, branches, errors };
  }
  if (found.length > 0) {
    const smallest = found.toSorted((a, b) => compareSize(a.instance, b.instance))[0];
    const drawn = found.find((f) => /@\d+:\d+$/.test(f.replay)) ?? smallest;
    const witness = witnessId(claim.id, smallest.instance);
    const points = sizeOf(smallest.instance);
    const minimality = minimalityOf(done);
    const neighbourhood = neighbourhoodOf(claim, smallest.instance);
    const counterexample: Counterexample = {
      witness,
      instance: smallest.instance,
      points,
      ...(compareSize(drawn.original, smallest.instance) > 0 ? { original: drawn.original } : {}),
      replay: /@\d+:\d+$/.test(drawn.replay) ? drawn.replay : witness,
      steps: examine(claim, smallest.instance).steps,
      minimality,
      ...(neighbourhood ? { neighbourhood } : {}),
    };
    const size = points > 0 ? `, ${points} ${points === 1 ? 'point' : 'points'}` : '';
    const scope = `refuted by ${witness}${size}${minimality === '' ? '' : `; ${minimality}`}`;
    return { id: claim.id, status: 'refuted', scope, evidence, branches, counterexample, errors };
  }
  const proved = evidence.some(
    (e) =>
      (e.engine === 'corpus' && claim.existence !== undefined) ||
      (e.engine === 'exhaust' && e.applied > 0 && e.cases === claim.exhaustion!.cases.length) ||
      e.proofs?.some((p) => p.outcome === 'proved' && p.part === undefined),
  );
  const exact = evidence.some((e) => e.engine !== 'measure' && e.applied > 0);
  return {
    id: claim.id,
    status: proved ? 'proved' : exact ? 'certified' : 'measured',
    scope: scopeOf(claim, evidence),
    evidence,
    branches,
    errors,
  };
}

function sumEvidence(
  claim: Claim,
  engine: EngineName,
  done: readonly { chunk: Chunk; result: ChunkResult }[],
): Evidence {
  const results = done.filter(({ chunk }) => chunk.engine === engine).map(({ result }) => result);
  const sum = (of: (r: ChunkResult) => number): number => results.reduce((s, r) => s + of(r), 0);
  const proofs = results.flatMap((r) => r.proofs ?? []);
  const measurements = results.flatMap((r) => r.measurements ?? []);
  const best = results
    .flatMap((r) => r.best ?? [])
    .toSorted((a, b) => a.margin - b.margin)
    .at(0);
  const families = new Map<string, { name: string; cases: number; applied: number }>();
  for (const { families: f } of results) {
    for (const [name, { cases, applied }] of Object.entries(f)) {
      const known = families.get(name) ?? { name, cases: 0, applied: 0 };
      families.set(name, { name, cases: known.cases + cases, applied: known.applied + applied });
    }
  }
  return {
    engine,
    outcome: results.some((r) => r.errors.length > 0)
      ? 'error'
      : results.some((r) => r.counterexample)
        ? 'counterexample'
        : 'holds',
    cases: sum((r) => r.cases),
    applied: sum((r) => r.applied),
    checked: sum((r) => r.checked),
    families: [...families.values()],
    ...(proofs.length > 0 ? { proofs } : {}),
    ...(measurements.length > 0 ? { measurements } : {}),
    ...(best ? { best: { ...best, target: claim.target!.name } } : {}),
  };
}

/** A counterexample where there is a proof: one of the two engines is wrong. */
function contradictions(evidence: readonly Evidence[], found: readonly { readonly instance: Instance }[]): string[] {
  return evidence
    .flatMap(({ engine, proofs = [] }) => proofs.map((proof) => ({ engine, ...proof })))
    .filter(({ outcome, part }) => outcome === 'proved' && part === undefined)
    .flatMap(({ engine, domain, points }) =>
      found
        .filter(({ instance }) => points === undefined || sizeOf(instance) === points)
        .map(({ instance }) => `${engine} proves it for ${domain}, against ${JSON.stringify(instance)}`),
    );
}

/** Engines that do not draw cases of their own: what they did says nothing about how often the hypotheses were met. */
const WITHOUT_CASES: ReadonlySet<EngineName> = new Set(['derive', 'smt', 'target']);

/** The vacuity gate: a claim whose hypotheses too few cases met has not been tested. */
function vacuity(claim: Claim, evidence: readonly Evidence[], branches: Readonly<Record<string, number>>): string[] {
  const errors: string[] = [];
  const decided = evidence.filter((e) => !WITHOUT_CASES.has(e.engine));
  const total = (of: (e: Evidence) => number): number => decided.reduce((s, e) => s + of(e), 0);
  const sampled = evidence.find((e) => e.engine === 'sample');
  if (total((e) => e.applied) === 0) errors.push('vacuous: no case met the hypotheses');
  else if (sampled && sampled.applied < MIN_APPLIED_SHARE * sampled.cases) {
    errors.push(`vacuous: only ${sampled.applied} of ${sampled.cases} random cases met the hypotheses`);
  }
  for (const { name, cases, applied } of sampled?.families ?? []) {
    if (applied === 0) errors.push(`vacuous: none of ${cases} cases of the family "${name}" met the hypotheses`);
  }
  if (claim.existence) {
    const missing = claim.branches?.filter((name) => !((branches[name] ?? 0) > 0)) ?? [];
    if (claim.branches === undefined || claim.branches.length === 0) errors.push('nothing is said to exist');
    if (missing.length > 0) errors.push(`${missing.length} without a witness: ${missing.join(', ')}`);
    return errors;
  }
  for (const name of claim.branches ?? []) {
    const count = branches[name] ?? 0;
    if (count < MIN_BRANCH_SHARE * total((e) => e.applied))
      errors.push(`one-sided: only ${count} cases of the branch "${name}"`);
  }
  return errors;
}

const count = (n: number): string => n.toLocaleString('en-US');

/** What was covered, in a sentence. */
function scopeOf(claim: Claim, evidence: readonly Evidence[]): string {
  const parts: string[] = [];
  for (const { engine, applied, cases, families, proofs = [], best, measurements = [] } of evidence) {
    if (engine === 'measure') parts.push(measured(measurements));
    if (engine === 'derive') parts.push(derived(proofs));
    if (engine === 'smt') parts.push(solved(proofs));
    if (engine === 'exhaust' && cases < claim.exhaustion!.cases.length)
      parts.push(`${count(cases)} of ${count(claim.exhaustion!.cases.length)} cases that would prove it`);
    else if (engine === 'exhaust')
      parts.push(`proved for ${claim.exhaustion!.domain} (${claim.exhaustion!.because}; ${count(cases)} exact cases)`);
    if (engine === 'enumerate')
      parts.push(
        `exhaustive: ${enumerated(families.map((f) => f.name))} (${count(cases)} classes, ${count(applied)} meet the hypotheses)`,
      );
    if (engine === 'target' && best)
      parts.push(
        `${count(cases)} steps of targeted search (${best.target}), best margin ${best.exact ?? best.margin.toPrecision(3)} at ${JSON.stringify(best.instance)}`,
      );
    if (engine === 'sample')
      parts.push(`${count(applied)} of ${count(cases)} random cases (${families.map((f) => f.name).join('; ')})`);
    if (engine === 'corpus' && claim.existence)
      parts.push(`proved for ${claim.existence.domain} (${claim.existence.because}; ${count(cases)} exact witnesses)`);
    else if (engine === 'corpus') parts.push(`${count(cases)} stored`);
  }
  const checked = evidence.reduce((s, e) => s + e.checked, 0);
  if (evidence.every((e) => e.engine === 'measure')) return parts.join('; ');
  return `${parts.join('; ')}; no counterexample; ${count(checked)} certificates accepted`;
}

const shown = (x: number): string => (Number.isInteger(x) ? String(x) : x.toPrecision(4));

/** `measured in floating point: slope … 1.02 in [0.98, 1.06], expected = 1 (as printed)` */
const measured = (measurements: readonly Measurement[]): string =>
  `measured in floating point: ${measurements
    .map(
      ({ name, value, low, high, expected }) =>
        `${name} ${shown(value)} in [${shown(low)}, ${shown(high)}], expected ${expected.relation} ${shown(expected.value)} (${expected.source})`,
    )
    .join('; ')}`;

function derived(proofs: readonly Proof[]): string {
  const parts = proofs.flatMap(({ part }) => (part === undefined ? [] : [part]));
  const count = `${proofs.length} ${proofs.length === 1 ? 'derivation' : 'derivations'}`;
  return `${parts.length === 0 ? 'proved' : `${parts.join(', ')} proved`} for every model (${count} in the algebra of operators)`;
}

/** `proved for all 2-point models, all 3-point models (z3)`, and what the solver did not answer, with the reason. */
function solved(proofs: readonly Proof[]): string {
  const done = proofs.filter((p) => p.outcome === 'proved');
  const open = proofs.filter((p) => p.outcome !== 'proved');
  const parts = [...new Set(done.map((p) => p.part))];
  const domains = (part: string | undefined): string =>
    [...new Set(done.filter((p) => p.part === part).map((p) => p.domain))].join(', ');
  return [
    ...parts.map((part) => `${part === undefined ? 'proved' : `${part} proved`} for ${domains(part)} (z3)`),
    ...open.map(({ domain, outcome, detail }) => `z3 on ${domain}: ${outcome}, ${detail[0]}`),
  ].join('; ');
}

/** `all flows with N <= 2 and entries <= 6, N = 3 and entries <= 2` from the names of layers. */
function enumerated(labels: readonly string[]): string {
  const largest = new Map<number, number>();
  for (const label of labels) {
    const [, points, entries] = /of (\d+) points with entries <= (\d+)/.exec(label)!;
    largest.set(Number(points), Math.max(largest.get(Number(points)) ?? 0, Number(entries)));
  }
  return `all flows with ${[...largest].map(([n, m]) => `N = ${n}, entries ≤ ${m}`).join(' or ')}`;
}

/** What is known about smaller counterexamples: layers without one, sizes for which the claim is proved. */
function minimalityOf(done: readonly { chunk: Chunk; result: ChunkResult }[]): string {
  const proofs = done.flatMap(({ result }) => result.proofs ?? []);
  const domains = proofs.filter((p) => p.outcome === 'proved' && p.part === undefined).map((p) => p.domain);
  const proved = domains.length > 0 ? `it holds for ${[...new Set(domains)].join(', ')} (z3)` : '';
  return [enumeratedBefore(done), proved].filter((text) => text !== '').join('; ');
}

/** The layers that enumeration finished without a counterexample before it met one. */
function enumeratedBefore(done: readonly { chunk: Chunk; result: ChunkResult }[]): string {
  const layers = done.filter(({ chunk }) => chunk.engine === 'enumerate');
  const hit = layers.findIndex(({ result }) => result.counterexample);
  if (hit < 0) return '';
  const { points, entries } = layers[hit].chunk;
  const before = layers
    .slice(0, hit)
    .map(({ chunk }) => chunk)
    .filter((c) => c.points !== points || c.entries !== entries)
    .map((c) => `all flows of ${c.points} points with entries <= ${c.entries}`);
  return before.length > 0 ? `none among ${enumerated(before)}` : '';
}
