import type { VectorCertificate } from '../finite/certificate.js';
import { isConservative } from '../finite/decide-form.js';
import { flowOf, toIntegers } from '../finite/flow.js';
import type { FiniteModel } from '../finite/model.js';
import { average } from '../finite/model.js';
import { normPower } from '../finite/norm.js';
import type { Rational } from '../scalar/rational.js';
import { ONE, add, divide, rational, sign, subtract, toText } from '../scalar/rational.js';
import { sumsOf, worstColumn } from './conservative.js';
import type { Property } from './property.js';
import { certified, exactIsPractical, holdsByIdentity } from './property.js';

/**
 * A field u with ‖[u]‖_p > ‖u‖_p in L^p(κ), for an integer p >= 1 and a model that is not conservative.
 *
 * At u = 1 + t w both norms agree to zeroth order and differ to first order by t (column sum_j - κ_j) for w = 1_j. So some
 * small t > 0 works at the column with the largest excess: no single finite p >= 1 lets a non-conservative model be
 * contractive. t is halved until the inequality is strict, which it must become.
 *
 * @throws {RangeError} if the model is conservative: then there is no such field
 */
export function contractionViolation(model: FiniteModel, p: number): VectorCertificate {
  const { worst, certificate } = worstColumn(model, (sum, kappa) => subtract(sum, kappa));
  if (sign(worst) === 0) throw new RangeError('the model is conservative, so it contracts every norm');
  if (p === 1) return indicatorViolation(model, certificate.column);
  for (let t = 1n; ; t *= 2n) {
    const u = model.kappa.map((_, i): Rational => (i === certificate.column ? add(ONE, rational(1n, t)) : ONE));
    const scaled = toIntegers(u).map((x) => rational(x));
    const value = subtract(normPower(model.kappa, scaled, p), normPower(model.kappa, average(model, scaled), p));
    if (sign(value) < 0) return { kind: 'vector', p, vector: scaled.map(toText), value: toText(value) };
  }
}

/** p = 1: ‖[1_j]‖ = column sum_j > κ_j = ‖1_j‖. */
function indicatorViolation(model: FiniteModel, column: number): VectorCertificate {
  const { columns, rows } = sumsOf(model);
  const vector = rows.map((_, i) => (i === column ? '1' : '0'));
  return { kind: 'vector', p: 1, vector, value: toText(subtract(rows[column], columns[column])) };
}

/** The exponent shown in a counterexample when every p fails. */
const SHOWN_P = 3;

/** ‖[u]‖ <= ‖u‖ in L^p(κ) for every 1 <= p <= ∞; one finite p is as much as all (rem-3.11-p-contractive). */
export const pContractive: Property = {
  name: 'p-contractive',
  meaning: 'the average does not increase any Lᵖ norm, 1 ≤ p ≤ ∞',
  definition: String.raw`\|[u]_\rho\|_{L^p(\kappa_\rho)}\le\|u\|_{L^p(\kappa_\rho)},\qquad 1\le p\le\infty`,
  source: '(49)',
  defect: 'norm on L¹(κ) minus 1, the largest over p',
  decide(model) {
    if (isConservative(flowOf(model))) return holdsByIdentity;
    const { worst } = worstColumn(model, (sum, kappa) => divide(subtract(sum, kappa), kappa));
    // Cubes over many strengths have enormous common denominators; an indicator and p = 1 do for large models.
    const p = exactIsPractical(flowOf(model)) ? SHOWN_P : 1;
    return certified('fails', worst, contractionViolation(model, p));
  },
  holds: isConservative,
};
