import { eliminate, inertia, kernel } from '../finite/elimination.js';
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
  holds: (flow: FlowMatrix) => decide(modelOf(flow)).verdict === 'holds',
};

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
