import { accept } from '../properties/certify.js';
import type { Statement } from '../finite/certificate.js';
import { toRows } from '../finite/model-json.js';
import type { AveragingModel } from '../operators/model.js';
import { describeEnvironment } from '../operators/environment.js';
import type { Rational } from '../scalar/rational.js';
import { ONE, ZERO, compare, equal, fromDouble, magnitude, multiply, rational, subtract, toNumber, toText } from '../scalar/rational.js'; // prettier-ignore
import type { Cloud } from './clouds/cloud.js';
import { isDistinct, moved } from './clouds/cloud.js';
import type { Defined } from './evaluate.js';
import { evaluate } from './evaluate.js';
import { counterexampleAt } from './finite-properties.js';
import type { Lengths } from './lengths.js';
import type { FamilyPropertyResult } from './result.js';
import { shrink } from './shrink.js';

/**
 * Galilean invariance (54), (55): at a crowd that is moved by v the strength κ and the average A are what they were, moved with
 * it. Both are in F = diag(κ) A, so that the flow matrices at the two crowds are compared: exactly, or up to roundings.
 *
 * Not for finite sets, where nothing can be moved. On a product the base is moved and labels stay.
 */
export function galileanInvariant(
  model: AveragingModel,
  clouds: readonly Cloud[],
  { scale }: Lengths,
): FamilyPropertyResult {
  const { environment } = model;
  const none = { defect: null, certificate: null } as const;
  if (environment.dim === 0)
    return {
      ...none,
      verdict: 'undecided',
      evidence: 'certified',
      note: `does not apply: nothing can be moved on ${describeEnvironment(environment)}`,
    };
  const shifts = shiftsOf(environment.dim, scale);
  let [compared, inDoubles] = [0, false];
  // Sums of dyadic coordinates are exact in doubles: what then differs is the model, not the rounding of a place.
  const step = 2 ** (Math.round(Math.log2(toNumber(scale))) - 10);
  const isPlace = (x: Rational): boolean => model.exact || equal(x, rounded(x, step));
  for (const [k, drawn] of clouds.entries()) {
    const cloud = model.exact ? drawn : onGrid(drawn, step);
    const shift = shifts[k % shifts.length].map((v) => (model.exact ? v : rounded(v, step)));
    const pair = isDistinct(environment, cloud) ? pairAt(model, cloud, shift) : undefined;
    if (!pair) continue;
    compared++;
    if (pair.inDoubles) inDoubles = true;
    else accept('galilean-invariant', statementOf(pair));
    if (pair.differs) return refuted(model, cloud, [...shifts.slice(0, 6), shift], isPlace);
  }
  if (compared === 0)
    return { ...none, verdict: 'undecided', evidence: 'measured', note: 'not defined at both of two crowds' };
  return inDoubles
    ? {
        ...none,
        verdict: 'holds',
        evidence: 'measured',
        note: `at ${compared} crowds and their translates, up to roundings`,
      }
    : {
        ...none,
        verdict: 'holds',
        evidence: 'certified',
        defect: '0',
        note: `at ${compared} crowds and their translates`,
      };
}

/** Translations, the simplest first: along the axes by 1, by parts and multiples of the model's length, and by odd fractions. */
function shiftsOf(dim: number, scale: Rational): Rational[][] {
  const sizes = [ONE, rational(1n, 2n), scale, rational(-1n), multiply(scale, rational(1n, 4n)), rational(3n), multiply(scale, rational(10n))]; // prettier-ignore
  return [...sizes, rational(3n, 8n), multiply(scale, rational(7n, 16n))].flatMap((v, k) => {
    const along = Array.from({ length: dim }, (_, c) => (c === k % dim ? v : ZERO));
    const diagonal = Array.from({ length: dim }, () => v);
    return dim === 1 ? [along] : [along, diagonal];
  });
}

interface Pair {
  readonly before: Defined;
  readonly after: Defined;
  readonly differs: boolean;
  readonly inDoubles: boolean;
}

/** The model at a crowd and at the crowd moved; undefined where it has no value at one of them. */
function pairAt(model: AveragingModel, cloud: Cloud, shift: readonly Rational[]): Pair | undefined {
  const before = evaluate(model, cloud);
  const after = evaluate(model, moved(model.environment, cloud, shift));
  if (!before.defined || !after.defined) return undefined;
  const [a, b] = [before.finite, after.finite];
  const inDoubles = before.error !== undefined || after.error !== undefined;
  const samePoints = before.kept.length === after.kept.length && before.kept.every((i, k) => i === after.kept[k]);
  const bound = (k: number): Rational => fromDouble((before.error?.[k] ?? 0) + (after.error?.[k] ?? 0));
  const differs =
    !samePoints ||
    a.flow.some((f, k) =>
      inDoubles ? compare(magnitude(subtract(f, b.flow[k])), bound(k)) > 0 : !equal(f, b.flow[k]),
    );
  return { before, after, differs, inDoubles };
}

/** F = G for the flow matrices at the two crowds, as the checker reads it. */
function statementOf({ before, after, differs }: Pair): Statement {
  const [F, G] = [before.finite, after.finite].map(({ n, flow }) => toRows(n, flow));
  const verdict = differs ? 'fails' : 'holds';
  return {
    kind: 'relation',
    let: { F, G },
    left: 'F',
    relation: '=',
    right: 'G',
    values: { left: F, right: G },
    verdict,
  };
}

function refuted(
  model: AveragingModel,
  cloud: Cloud,
  shifts: readonly Rational[][],
  isPlace: (x: Rational) => boolean,
): FamilyPropertyResult {
  const allowed = shifts.filter((v) => v.every(isPlace));
  const failing = (candidate: Cloud): Rational[] | undefined =>
    candidate.points.flat().every(isPlace) ? allowed.find((v) => pairAt(model, candidate, v)?.differs) : undefined;
  const smallest = shrink(model.environment, cloud, (candidate) => failing(candidate) !== undefined);
  const v = failing(smallest)!;
  const pair = pairAt(model, smallest, v)!;
  const { before, after, inDoubles } = pair;
  const statement = statementOf(pair);
  const comparable = before.finite.n === after.finite.n;
  if (comparable) accept('galilean-invariant', statement);
  return {
    verdict: 'fails',
    evidence: inDoubles ? 'measured' : 'certified',
    defect: inDoubles || !comparable ? null : toText(largestDifference(before, after)),
    certificate: comparable ? statement : null,
    ...(inDoubles ? { note: 'by more than roundings explain, in values read from doubles' } : {}),
    counterexample: {
      ...counterexampleAt(model, before),
      shift: v.map(toText),
      shiftedFlow: toRows(after.finite.n, after.finite.flow),
    },
  };
}

const largestDifference = (before: Defined, after: Defined): Rational =>
  before.finite.flow
    .map((f, k) => magnitude(subtract(f, after.finite.flow[k])))
    .reduce((a, b) => (compare(a, b) >= 0 ? a : b));

const rounded = (x: Rational, step: number): Rational => fromDouble(Math.round(toNumber(x) / step) * step);

const onGrid = (cloud: Cloud, step: number): Cloud => ({
  ...cloud,
  points: cloud.points.map((x) => x.map((t) => rounded(t, step))),
});
