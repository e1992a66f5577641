import { eliminate, inertia, kernel } from '../finite/elimination.js';
import { definite, gamma } from '../finite/filter.js';
import type { FlowMatrix } from '../finite/flow.js';
import { flowOf, integersOf, modelOf, rowSums, toIntegers } from '../finite/flow.js';
import { gapForm, liftMeanZero, restrictForm, valueAt } from '../finite/forms.js';
import { estimateQuantity } from '../finite/gap.js';
import { ldltCertificate } from '../finite/ldlt.js';
import type { FiniteModel } from '../finite/model.js';
import { massesOf, toDoubles } from '../finite/model.js';
import { doubles } from '../scalar/field.js';
import { ZERO, divide, multiply, rational, toText } from '../scalar/rational.js';
import type { Property, Verdict } from './property.js';
import { beyondExact, certified, exactIsPractical, measured } from './property.js';

/**
 * The largest ε of (122) is positive: (u, [u])_κ < (u, u)_κ for every field u ≠ 0 with Σ m u = 0. On one point there
 * is no such field, and the property holds.
 */
export const hasGap: Property = {
  name: 'has-gap',
  meaning: 'fields of mean zero lose energy at a positive rate',
  definition: String.raw`\sup\{(u,[u]_\rho)_{\kappa_\rho}:\ \bar u=0,\ \|u\|_{L^2(\kappa_\rho)}=1\}<1`,
  source: '(122)',
  defect: 'number of directions of mean zero that lose no energy',
  decide,
  holds,
};

/**
 * The same for masses κ/Σκ: is K - sym(F) positive definite on the fields with Σ κ u = 0? The float filter first, then
 * elimination in integers.
 */
function holds(flow: FlowMatrix): boolean {
  if (flow.n === 1) return true;
  const easy = meanZeroDefinite(flow);
  if (easy !== undefined) return easy;
  if (!exactIsPractical(flow)) return decideLarge(modelOf(flow), flow).verdict === 'holds';
  const kappa = rowSums(flow.n, integersOf(flow));
  const form = restrictForm(gapForm(flow, kappa, ZERO), kappa);
  return eliminate(form.n, form.entries).pivots.length === form.n;
}

/** Buffers, grown on demand: deciding a model allocates no arrays. */
let kappa = new Float64Array(0);
let ratio = new Float64Array(0);
let weight = new Float64Array(0);
let entries = new Float64Array(0);

/**
 * Is S = K - sym(F) positive definite (true), or not even semi-definite (false), on the fields of κ-mean zero? In doubles
 * with a rigorous error bound; undefined if too close to say, or if the entries of F are no integers in doubles.
 *
 * The basis is b_i = e_i - r_i e_l, r_i = κ_i/κ_l <= 1, with l a point of the largest strength:
 *
 *     b_i^T S b_j = S_ij - r_j S_il - r_i S_lj + r_i r_j S_ll
 *
 * S = P - Q with P = K, Q = sym(F) >= 0, and B = Σ of the absolute values bounds the entries as `filter.ts` wants it. Sums of
 * F are exact, so r has one rounding and S_ij at most one; a product has five, their sum three more: 8, and 8 for B.
 */
function meanZeroDefinite({ n, doubles: F, integers }: FlowMatrix): boolean | undefined {
  if (integers !== undefined) return undefined;
  if (kappa.length < n) {
    [kappa, ratio, weight, entries] = [n, n, n, n * n].map((size) => new Float64Array(size));
  }
  let l = 0;
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += F[i * n + j];
    kappa[i] = sum;
    if (sum > kappa[l]) l = i;
  }
  for (let i = 0; i < n; i++) ratio[i] = kappa[i] / kappa[l];
  const size = n - 1;
  for (let a = 0; a < size; a++) weight[a] = 0;
  const p = kappa[l] - F[l * n + l];
  const top = kappa[l] + F[l * n + l];
  for (let a = 0; a < size; a++) {
    const i = a < l ? a : a + 1;
    const il = (F[i * n + l] + F[l * n + i]) / 2;
    for (let b = a; b < size; b++) {
      const j = b < l ? b : b + 1;
      const jl = (F[j * n + l] + F[l * n + j]) / 2;
      const ij = (F[i * n + j] + F[j * n + i]) / 2;
      const diagonal = a === b ? kappa[i] : 0;
      const mixed = ratio[j] * il + ratio[i] * jl;
      const corner = ratio[i] * ratio[j];
      entries[a * size + b] = entries[b * size + a] = diagonal - ij + mixed + corner * p;
      const bound = diagonal + ij + mixed + corner * top;
      weight[a] += bound;
      if (a !== b) weight[b] += bound;
    }
  }
  return definite({ n: size, entries, weight, error: gamma(16) });
}

function decide(model: FiniteModel): Verdict {
  const flow = flowOf(model);
  if (!exactIsPractical(flow)) return decideLarge(model, flow);
  const kappa = rowSums(flow.n, integersOf(flow));
  const masses = massesOf(model);
  const m = toIntegers(masses);
  const flowUnit = divide(model.kappa[0], rational(kappa[0]));
  const massUnit = divide(masses[0], rational(m[0]));
  const full = gapForm(flow, kappa, ZERO);
  const form = restrictForm(full, m);
  const elimination = eliminate(form.n, form.entries);
  const unit = divide(flowUnit, rational(form.scale));
  if (elimination.pivots.length === form.n)
    return certified('holds', ZERO, ldltCertificate(elimination, multiply(unit, multiply(massUnit, massUnit))));
  const lifted = liftMeanZero(elimination.negative ?? kernel(elimination)[0], m);
  const v = toIntegers(lifted.map((x) => rational(x)));
  const value = toText(multiply(unit, rational(valueAt(full, v))));
  const losing = inertia(
    form.n,
    form.entries.map((x) => rational(x)),
  ).positive;
  return certified('fails', rational(BigInt(form.n - losing)), { kind: 'vector', vector: v.map(String), value });
}

/** Error of a float eigenvalue of a matrix of norm <= 2: a few n roundings, with room. */
const eigenvalueError = (n: number): number => 64 * n * Number.EPSILON;

function decideLarge(model: FiniteModel, flow: FlowMatrix): Verdict {
  const { value } = estimateQuantity('gap', toDoubles(model, doubles));
  const note = `${beyondExact(flow)}; float eigenvalue ${value.toPrecision(6)}`;
  if (!(Math.abs(value) > eigenvalueError(model.n))) return measured('undecided', `${note} within its error of 0`);
  return measured(value > 0 ? 'holds' : 'fails', note);
}
