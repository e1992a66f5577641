import { estimateQuantity } from '../finite/gap.js';
import { toDoubles } from '../finite/model.js';
import { describeEnvironment } from '../operators/environment.js';
import type { AveragingModel } from '../operators/model.js';
import { PROPERTIES } from '../properties/registry.js';
import { doubles } from '../scalar/field.js';
import type { Rational } from '../scalar/rational.js';
import { compare, multiply, rational, toText } from '../scalar/rational.js';
import type { Cloud } from './clouds/cloud.js';
import { cloudJson } from './clouds/cloud.js';
import { drawCloud, evenCloud } from './clouds/drawn.js';
import { largeClouds } from './clouds/large.js';
import { smallClouds } from './clouds/small.js';
import type { Defined, Undefined } from './evaluate.js';
import { evaluate, evaluateInDoubles } from './evaluate.js';
import { ModelFault, cloudText } from './fault.js';
import { Tally } from './finite-properties.js';
import { galileanInvariant } from './galilean-invariant.js';
import type { Lengths } from './lengths.js';
import { lengthsOf } from './lengths.js';
import { local } from './local.js';
import { material } from './material.js';
import { lowEnergyAt, quantitiesAt, thicknessAt } from './quantities.js';
import type { AtInstance, AtValue, FamilyOnlyName, FamilyPropertyName, FamilyPropertyResult, FamilyResult, TheoremResult } from './result.js'; // prettier-ignore
import { SEARCHED, search } from './search.js';
import { cuckerSmaleTheorem } from './theorems/cucker-smale.js';
import { energyProposition } from './theorems/energy.js';
import { relaxationTheorem } from './theorems/relaxation.js';
import { askedOfDensities } from './theorems/verdict.js';
import { uniformlyRegular } from './uniformly-regular.js';
import { functionOfMeasure } from './function-of-measure.js';

export type FamilyBudget = 'quick' | 'standard' | 'deep';

/** What a run draws. */
interface Budget {
  /** crowds that are decided as exactly as the model allows, beside the small ones, and their largest size */
  readonly drawn: number;
  readonly most: number;
  /** larger crowds, in doubles */
  readonly large: number;
  /** crowds that are moved for Galilean invariance */
  readonly moved: number;
}

const BUDGETS: Readonly<Record<FamilyBudget, Budget>> = {
  quick: { drawn: 40, most: 4, large: 4, moved: 24 },
  standard: { drawn: 120, most: 5, large: 12, moved: 60 },
  deep: { drawn: 1000, most: 7, large: 60, moved: 400 },
};
/** Points of large crowds. */
const LARGE = 12;
/** Large crowds are numbered from here, so that they are no crowds of the others. */
const LARGE_FROM = 1_000_000;

export const FAMILY_ONLY: readonly FamilyOnlyName[] = ['material', 'galilean-invariant', 'local', 'uniformly-regular'];
/** Every property of families, in the order of reports. */
export const FAMILY_PROPERTIES: readonly FamilyPropertyName[] = [...PROPERTIES.map(({ name }) => name), ...FAMILY_ONLY];

export const isFamilyPropertyName = (name: string): name is FamilyPropertyName =>
  (FAMILY_PROPERTIES as readonly string[]).includes(name);

export interface FamilyOptions {
  /** decide only these, and leave out quantities and theorems */
  readonly names?: readonly FamilyPropertyName[] | undefined;
  readonly budget?: FamilyBudget;
  readonly seed?: number;
  /** called before each piece of work, with what it is and how much of it is done */
  readonly onProgress?: (label: string, done: number, total: number) => void;
}

/**
 * Classifies a model on an environment: its properties over crowds made to break them, each failure with the smallest crowd
 * that was found; quantities; and which theorems are not refuted. The same seed gives the same result.
 *
 * @throws {ModelFault} if the model is none, or is defined nowhere
 */
export function checkFamily(model: AveragingModel, options: FamilyOptions = {}): FamilyResult {
  const { names, budget = 'standard', seed = 1 } = options;
  const { drawn, most, large, moved } = BUDGETS[budget];
  const wanted = (name: FamilyPropertyName): boolean => !names || names.includes(name);
  const finiteNames = PROPERTIES.map(({ name }) => name).filter(wanted);
  const lengths = lengthsOf(model);
  const clouds = cloudsOf(model, lengths, seed, drawn, most);
  const largeOnes = [
    ...largeClouds(model.environment, lengths),
    ...Array.from({ length: model.environment.dim > 0 ? large : 0 }, (_, k) =>
      drawCloud(model.environment, lengths, seed, LARGE_FROM + k, LARGE),
    ),
  ];
  const total = clouds.length + largeOnes.length + finiteNames.length + STAGES;
  let done = 0;
  const step = (label: string, units = 1): void => {
    options.onProgress?.(label, done, total);
    done += units;
  };

  const tally = new Tally(model, finiteNames, lengths.underflow === undefined);
  const evaluations: Defined[] = [];
  const missing: Undefined[] = [];
  for (const cloud of clouds) {
    step(`${cloud.kind}, ${cloudText(model.environment, cloud)}`);
    const evaluation = evaluate(model, cloud);
    if (!evaluation.defined) missing.push(evaluation);
    else {
      evaluations.push(evaluation);
      tally.add(evaluation);
    }
  }
  if (evaluations.length === 0) {
    const [first] = missing;
    const where = cloudText(model.environment, first.cloud);
    throw new ModelFault(model.name, `not defined at any of ${missing.length} crowds; first: ${first.message}`, where);
  }
  let inDoubles = 0;
  for (const cloud of largeOnes) {
    step('large crowds, in doubles');
    const evaluation = cloud && evaluateInDoubles(model, { ...cloud, cells: clouds[0].cells });
    if (!evaluation?.defined) continue;
    inDoubles++;
    if (!model.exact) {
      tally.add(evaluation);
      continue;
    }
    // What doubles see in a model that can be asked exactly is asked exactly, where it is small.
    for (const name of tally.suspects(evaluation)) {
      const asked = evaluate(model, tally.smallerInDoubles(name, evaluation.cloud));
      if (asked.defined && !asked.error) tally.add(asked);
    }
  }
  for (const name of SEARCHED) {
    if (!tally.isOpen(name)) continue;
    step(`searching against ${name}`);
    const found = search(
      model,
      name,
      evaluations.map(({ cloud }) => cloud),
      lengths,
      seed,
      lengths.underflow === undefined,
    );
    // A crowd against one property may be one against others too.
    if (found) {
      evaluations.push(found);
      tally.add(found);
    }
  }
  const properties: Record<string, FamilyPropertyResult> = Object.fromEntries(
    tally.results((name) => step(`smallest crowd against ${name}`)),
  );

  // Whether a model knows where it is decides where uniform bounds are tried.
  step('galilean-invariant');
  const galilean = galileanInvariant(model, evaluations.slice(0, SMALL_MOVED).concat(evaluations.slice(-moved)).map(({ cloud }) => cloud), lengths); // prettier-ignore
  const anywhere = galilean.verdict !== 'holds';
  const doubts = functionOfMeasure(model, evaluations);
  const own: Readonly<Record<FamilyOnlyName, () => FamilyPropertyResult>> = {
    material: () => material(model, lengths, anywhere, evaluations),
    'galilean-invariant': () => galilean,
    local: () => local(model, lengths, anywhere),
    'uniformly-regular': () => uniformlyRegular(model, lengths, anywhere, doubts.against),
  };
  for (const name of FAMILY_ONLY) {
    if (!wanted(name)) continue;
    step(name);
    properties[name] = own[name]();
  }

  step('quantities');
  const even = evaluate(model, evenCloud(model.environment, lengths));
  const reference = even.defined ? even : largest(evaluations);
  const quantities = quantitiesAt(reference);
  const notes = [...notesOf(model, lengths, evaluations, missing), ...doubts.notes];
  const everything = names === undefined;
  const gap = everything ? smallestGap(model, evaluations) : null;
  const strength = everything ? strengthRange(model, evaluations) : null;
  step('theorems');
  const theorems: TheoremResult[] = everything
    ? [
        cuckerSmaleTheorem(model, lengths, anywhere, properties.material, properties.local),
        energyProposition(model, lengths, anywhere, properties.material, gap, strength?.least),
        relaxationTheorem(model, lengths, anywhere, properties.conservative, seed),
      ].map((theorem) => askedOfDensities(theorem, doubts.against))
    : [];
  options.onProgress?.('done', total, total);
  const [firstMissing] = missing;
  return {
    schema: 'flockproof/check@1',
    model: {
      name: model.name,
      points: reference.cloud.points.length,
      environment: describeEnvironment(model.environment),
      parameters: model.parameters,
      arithmetic: model.exact ? 'rational' : 'double',
      instances: {
        exact: evaluations.filter(({ error }) => !error).length,
        doubles: inDoubles + evaluations.filter(({ error }) => error).length,
        undefined: missing.length,
        ...(firstMissing
          ? { firstUndefined: { ...cloudJson(model.environment, firstMissing.cloud), reason: firstMissing.message } }
          : {}),
      },
      seed,
    },
    properties,
    quantities,
    reference: cloudJson(model.environment, reference.cloud),
    smallestGap: gap,
    lowEnergy: everything ? lowEnergyAt(reference) : null,
    thickness: everything ? thicknessAt(model, reference, multiply(lengths.scale, rational(1n, 2n))) : null,
    strength,
    theorems,
    ...(notes.length > 0 ? { notes } : {}),
  };
}

/** Pieces of work besides crowds and properties, for the progress. */
const STAGES = 9;
/** Small crowds that are moved as well. */
const SMALL_MOVED = 40;

/** Small crowds in order, then drawn ones; as densities if the model asks for one. */
function cloudsOf(model: AveragingModel, lengths: Lengths, seed: number, drawn: number, most: number): Cloud[] {
  const { environment } = model;
  const clouds = [
    ...smallClouds(environment, lengths),
    ...Array.from({ length: drawn }, (_, k) => drawCloud(environment, lengths, seed, k, most)).filter(
      (c) => c !== undefined,
    ),
  ];
  const first = evaluate(model, clouds[0]);
  const needsDensity = !first.defined && first.code === 'needs-density';
  return needsDensity ? clouds.map((cloud) => ({ ...cloud, cells: true })) : clouds;
}

const largest = (evaluations: readonly Defined[]): Defined =>
  evaluations.reduce((a, b) => (b.finite.n > a.finite.n ? b : a));

const GAP_ERROR = 1e-12;

/** The smallest gap of the run, by estimates in doubles, then between exact bounds. */
function smallestGap(model: AveragingModel, evaluations: readonly Defined[]): AtInstance | null {
  let least: { value: number; at: Defined } | undefined;
  for (const at of evaluations) {
    if (at.finite.n === 1) continue;
    const { value } = estimateQuantity('gap', toDoubles(at.finite, doubles));
    // Of gaps that are the same up to roundings the first crowd is the smallest.
    if (Number.isFinite(value) && (least === undefined || value < least.value - GAP_ERROR)) least = { value, at };
  }
  if (!least) return null;
  return { ...quantitiesAt(least.at).gap, instance: cloudJson(model.environment, least.at.cloud) };
}

function strengthRange(model: AveragingModel, evaluations: readonly Defined[]): FamilyResult['strength'] {
  const all = evaluations.flatMap(({ cloud, strength }) => strength.map((s) => ({ s, cloud })));
  const extreme = (sign: number): AtValue => {
    const found = all.reduce((a, b) => (sign * compare(b.s, a.s) > 0 ? b : a));
    return { value: textOf(found.s, model.exact), instance: cloudJson(model.environment, found.cloud) };
  };
  return { least: extreme(-1), greatest: extreme(1) };
}

const textOf = (s: Rational, exact: boolean): string =>
  exact || s.d < 1n << 16n ? toText(s) : String(doubles.fromRational(s));

function notesOf(
  model: AveragingModel,
  lengths: Lengths,
  evaluations: readonly Defined[],
  missing: readonly Undefined[],
): string[] {
  const notes: string[] = [];
  if (!model.exact)
    notes.push('in plain numbers: verdicts are measured. With exact: true and the weights over the arithmetic k they are decided exactly'); // prettier-ignore
  if (lengths.underflow !== undefined)
    notes.push(`weights underflow to 0 beyond a distance of about ${lengths.underflow.toPrecision(3)}; zeros there count for nothing`); // prettier-ignore
  if (missing.length > 0)
    notes.push(`not defined at ${missing.length} of ${evaluations.length + missing.length} crowds; first: ${missing[0].message}`); // prettier-ignore
  return notes;
}
