import type { Certificate } from '../finite/certificate.js';
import { flowOf } from '../finite/flow.js';
import type { FiniteModel } from '../finite/model.js';
import { modelFromFlow } from '../finite/model.js';
import type { Property, PropertyName } from '../properties/property.js';
import { property as propertyNamed } from '../properties/registry.js';
import { rationals } from '../scalar/field.js';
import type { Rational } from '../scalar/rational.js';
import { compare, equal, multiply, rational } from '../scalar/rational.js';
import type { Candidate } from './nearest/closed-form.js';
import { nearestConservative, nearestSymmetric, overOneDenominator } from './nearest/closed-form.js';
import { boundFrom, outline, touchingCuts } from './nearest/cutting-planes.js';
import type { DualCertificate } from './nearest/dual.js';
import { NO_CUTS, boundOf, distanceBetween } from './nearest/dual.js';
import type { Lattice } from './nearest/lattice.js';
import { approach, latticeDistance, likelyDenominator } from './nearest/lattice.js';
import { perturb } from './nearest/perturb.js';
import { search } from './nearest/search.js';

/** A model that has a property, near one that may not have it, with a proof of how near any could be. */
export interface Nearest {
  readonly property: PropertyName;
  /** has the property, decided exactly; `evidence` is the certificate */
  readonly model: FiniteModel;
  readonly evidence: Certificate;
  /** Σ |F - F'|, the upper bound */
  readonly distance: Rational;
  /** no flow matrix with the property is nearer than this, by `certificate` */
  readonly lowerBound: Rational;
  readonly certificate: DualCertificate;
  /** `lowerBound` = `distance`: no model is nearer */
  readonly proved: boolean;
  /**
   * `nearest`: the distance is the infimum. `close`: within {@link NearestOptions.within} of the lower bound. `arbitrarily-close`:
   * the infimum is 0 and not attained, the model stands for a sequence. `best-found`: there may be nearer ones.
   */
  readonly kind: 'nearest' | 'close' | 'arbitrarily-close' | 'best-found';
}

export interface NearestOptions {
  /** stop at the smallest denominators with distance <= (1 + within) · lowerBound; 1/1000 */
  readonly within?: Rational;
  /** what is added to an entry where the infimum is not attained; a hundredth of the smallest entry */
  readonly step?: Rational;
}

/**
 * The nearest model with a property, in the distance Σ_ij |F_ij - F'_ij|: how much listening has to be added or taken away.
 * The distance is in flow coordinates as given: a multiple of F is a multiple as far away. It was chosen because its optima
 * are sparse and often in small integers, and because a matrix |Y| <= 1 is a complete proof of optimality
 * ({@link DualCertificate}): all convex properties here are cones.
 *
 *     conservative, 1-, 2-, p-contractive   exact: half the sum of |row sum - column sum|
 *     symmetric                             exact: Σ_{i<j} |F_ij - F_ji|
 *     positive-semidefinite, ball-positive  cutting planes: an exact lower bound, and a model in small rationals decided exactly
 *     irreducible, primitive, positive, invertible    dense: the infimum is 0, attained only if F has the property
 *     has-gap                               dense next to conservative models; else best found
 *     normal, idempotent                    not convex: best found
 *
 * Masses are dropped: a new model has m = κ/Σκ. Some 10 ms at n = 3, up to a second or two at n = 6; meant for n <= 6.
 */
export function nearest(name: PropertyName, model: FiniteModel, options: NearestOptions = {}): Nearest {
  const property = propertyNamed(name);
  if (property.holds(flowOf(model))) return finish(property, model, model.flow, NO_CUTS, 'nearest');
  switch (name) {
    case 'conservative':
    case '1-contractive':
    case '2-contractive':
    case 'p-contractive':
      return finishCandidate(property, model, nearestConservative(model));
    case 'symmetric':
      return finishCandidate(property, model, nearestSymmetric(model));
    case 'positive-semidefinite':
    case 'ball-positive':
      return nearestInCone(property, model, options.within ?? rational(1n, 1000n));
    case 'irreducible':
    case 'primitive':
    case 'positive':
    case 'invertible':
    case 'has-gap': {
      const flow = perturb(property, model, options.step ?? smallStep(model));
      if (flow) return finish(property, model, flow, NO_CUTS, 'arbitrarily-close');
      return finish(property, model, search(property, model, 2n), NO_CUTS, 'best-found');
    }
    case 'normal':
    case 'idempotent':
      return finish(property, model, search(property, model, 1n), NO_CUTS, 'best-found');
    case 'right-stochastic':
      throw new Error('every flow matrix is right-stochastic');
  }
}

const finishCandidate = (property: Property, model: FiniteModel, { flow, certificate }: Candidate): Nearest =>
  finish(property, model, flow, certificate, 'best-found');

/** Decides the model found with certificate, and evaluates both bounds. */
function finish(
  property: Property,
  { n, flow: F, ...given }: FiniteModel,
  flow: readonly Rational[],
  certificate: DualCertificate,
  kind: Nearest['kind'],
): Nearest {
  const model = modelFromFlow(rationals, n, flow);
  const { verdict, certificate: evidence } = property.decide(model);
  if (verdict !== 'holds' || !evidence)
    throw new Error(`the model found is not ${property.name}: a defect of the search`);
  const distance = distanceBetween(F, flow);
  const lowerBound = boundOf({ n, flow: F, ...given }, certificate);
  const proved = equal(distance, lowerBound);
  return { property: property.name, model, evidence, distance, lowerBound, certificate, proved, kind: proved ? 'nearest' : kind }; // prettier-ignore
}

/** A hundredth of the smallest positive entry. */
function smallStep({ flow }: FiniteModel): Rational {
  const least = flow.filter((f) => f.n > 0n).reduce((a, b) => (compare(b, a) < 0 ? b : a));
  return multiply(least, rational(1n, 100n));
}

/** Denominators to which the optimum is rounded, relative to those of F. */
const DENOMINATORS = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 16, 20, 24, 30, 40, 60, 120, 240, 360, 720, 2520, 5040, 10_080, 100_800, 1e6, 1e7, 1e8]; // prettier-ignore

/** Accuracies to which an optimum in doubles may be recognised as rational, relative to the largest entry. */
const RECOGNISED = [3e-2, 3e-3, 1e-3, 1e-4, 1e-6, 1e-8];

/** A model on the lattice with denominators `grain`, with its distance. */
interface Found {
  readonly flow: Rational[];
  readonly distance: Rational;
}

function nearestInCone(property: Property, model: FiniteModel, within: Rational): Nearest {
  const form = property.name === 'ball-positive' ? 'ball' : 'positive';
  const { outside, inside, cuts } = outline(form, model);
  let lower = boundFrom(form, model, cuts);
  const { integers, unit } = overOneDenominator(model.flow);
  const lattice: Lattice = { n: model.n, property, conservative: form === 'ball' };
  const near = (start: readonly number[], q: number): Found | undefined => {
    const target = integers.map((f) => f * BigInt(q));
    const grain = unit * BigInt(q);
    const F = approach(lattice, start, Number(grain), target);
    return F && { flow: F.map((f) => rational(f, grain)), distance: rational(latticeDistance(F, target), grain) };
  };
  const isOptimal = ({ flow, distance }: Found): boolean => {
    if (compare(distance, times(lower.bound, 1n, 1_000_000n)) > 0) return false;
    if (!equal(distance, lower.bound)) {
      // At an optimum the exact kernel of the form has the fields that prove it.
      const touching = boundFrom(form, model, [...touchingCuts(form, flow, model.n), ...lower.certificate.cuts]);
      if (compare(touching.bound, lower.bound) > 0) lower = touching;
    }
    return equal(distance, lower.bound);
  };
  const starts = [outside, inside];
  const top = outside.reduce((a, b) => Math.max(a, b), 0) * Number(unit);
  const guesses = RECOGNISED.flatMap((slack) => starts.map((start) => ({ start, q: likelyDenominator(start.map((x) => x * Number(unit)), slack * top) }))); // prettier-ignore
  const tried = new Set<number>();
  for (const { start, q } of guesses) {
    if (q === undefined || tried.has(q)) continue;
    tried.add(q);
    const found = near(start, q);
    if (found && isOptimal(found)) return finish(property, model, found.flow, lower.certificate, 'close');
  }
  let best: Found | undefined;
  for (const q of DENOMINATORS) {
    for (const start of starts) {
      const found = near(start, q);
      if (found && (!best || compare(found.distance, best.distance) < 0)) best = found;
    }
    if (best && isOptimal(best)) break;
    if (best && compare(best.distance, times(lower.bound, within.n, within.d)) <= 0) break;
  }
  if (!best) throw new Error(`no model near the optimum is ${property.name}: a defect of the search`);
  const isClose = compare(best.distance, times(lower.bound, within.n, within.d)) <= 0;
  return finish(property, model, best.flow, lower.certificate, isClose ? 'close' : 'best-found');
}

/** x (1 + n/d) */
const times = (x: Rational, n: bigint, d: bigint): Rational => multiply(x, rational(d + n, d));
