import { Matrix } from 'ml-matrix';
import type { LdltCertificate, VectorCertificate } from '../finite/certificate.js';
import { formIsNonNegative, isConservative } from '../finite/decide-form.js';
import { eliminate } from '../finite/elimination.js';
import type { FlowMatrix } from '../finite/flow.js';
import { flowOf, integersOf, rowSums, toIntegers } from '../finite/flow.js';
import type { FormName, IntegerForm } from '../finite/forms.js';
import { integerForm, valueAt } from '../finite/forms.js';
import { ldltCertificate } from '../finite/ldlt.js';
import { smallestEigenpair } from '../finite/symmetric-eigen.js';
import type { FiniteModel } from '../finite/model.js';
import { quotientToNumber } from '../scalar/integer.js';
import type { Rational } from '../scalar/rational.js';
import { ZERO, compare, divide, multiply, negate, rational, toText } from '../scalar/rational.js';
import type { Verdict } from './property.js';
import { beyondExact, certified, exactIsPractical, measured } from './property.js';

/**
 * Decides a quadratic form of `forms.ts` with certificate: an LDL^T, or a field where the form is negative. The
 * defect is -form(v)/‖v‖²_κ at that field: a lower bound, near the truth, of the most negative eigenvalue's size.
 */
export function decideForm(name: FormName, model: FiniteModel): Verdict {
  const flow = flowOf(model);
  if (!exactIsPractical(flow)) return decideLarge(name, flow);
  const form = integerForm(name, flow);
  const elimination = eliminate(form.n, form.entries);
  const unit = divide(model.kappa[0], rational(rowSums(flow.n, integersOf(flow))[0]));
  const factor = divide(unit, rational(form.scale));
  if (elimination.negative) {
    const { vector, quotient } = steepest(form, flow, elimination.negative);
    return certified('fails', quotient, violation(form, vector, factor));
  }
  const certificate: LdltCertificate = ldltCertificate(elimination, factor);
  return certified('holds', ZERO, certificate);
}

const violation = (form: IntegerForm, v: readonly bigint[], factor: Rational): VectorCertificate => ({
  kind: 'vector',
  vector: v.map(String),
  value: toText(multiply(rational(valueAt(form, v)), factor)),
});

/** -form(v)/‖v‖²_κ, exactly. */
function quotientAt(form: IntegerForm, kappa: readonly bigint[], v: readonly bigint[]): Rational {
  const norm = v.reduce((s, x, i) => s + x * x * kappa[i], 0n);
  return norm === 0n ? ZERO : negate(rational(valueAt(form, v), form.scale * norm));
}

/** Sizes of integers to which the float eigenvector is rounded, coarse first: short fields are easier to read. */
const ROUNDINGS = [1, 2, 3, 4, 6, 12, 60, 1000, 2 ** 20];

/**
 * A field along which the form is as negative as it gets, in small integers: the float eigenvector of the smallest
 * eigenvalue, rounded and evaluated exactly; the elimination's own field where rounding fails.
 */
function steepest(
  form: IntegerForm,
  flow: FlowMatrix,
  fallback: readonly bigint[],
): { vector: readonly bigint[]; quotient: Rational } {
  const n = form.n;
  const kappa = rowSums(n, integersOf(flow));
  let best = { vector: fallback, quotient: quotientAt(form, kappa, fallback) };
  const top = kappa.reduce((a, b) => (b > a ? b : a));
  const root = kappa.map((k) => Math.sqrt(quotientToNumber(k, top)));
  const S = Matrix.zeros(n, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const s = quotientToNumber(form.entries[i * n + j], form.scale * top) / (root[i] * root[j]);
      S.set(i, j, s).set(j, i, s);
    }
  }
  const pair = smallestEigenpair(S);
  if (!pair) return best;
  const u = pair.vector.map((w, i) => w / root[i]);
  const size = u.reduce((a, x) => Math.max(a, Math.abs(x)), 0);
  if (!(size > 0 && size < Infinity)) return best;
  for (const r of ROUNDINGS) {
    const vector = toIntegers(u.map((x) => rational(BigInt(Math.round((x / size) * r)))));
    const quotient = quotientAt(form, kappa, vector);
    if (compare(quotient, best.quotient) > 0) best = { vector, quotient };
    if (quotientToNumber(best.quotient.n, best.quotient.d) >= -0.9 * pair.value) break;
  }
  return best;
}

/** Beyond the exact limit: the float filter with its rigorous bound, and exact linear algebra where that is enough. */
function decideLarge(name: FormName, flow: FlowMatrix): Verdict {
  if (name !== 'positive' && !isConservative(flow)) {
    return measured('fails', `${beyondExact(flow)}; fails because the model is not conservative, which is exact`);
  }
  const verdict = formIsNonNegative(name, flow, true);
  if (verdict === undefined)
    return measured('undecided', `${beyondExact(flow)}; too close to the boundary for floating point`);
  return measured(verdict ? 'holds' : 'fails', `${beyondExact(flow)}; floating point with a rigorous error bound`);
}
