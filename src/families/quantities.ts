import { Matrix, EigenvalueDecomposition } from 'ml-matrix';
import { energies } from '../finite/energy.js';
import { QUANTITIES, estimateQuantity } from '../finite/gap.js';
import type { QuantityName } from '../finite/gap.js';
import type { FiniteModel } from '../finite/model.js';
import { massesOf, toDoubles } from '../finite/model.js';
import { displacement } from '../operators/environment.js';
import { pointOf } from '../operators/measure.js';
import type { AveragingModel } from '../operators/model.js';
import type { QuantityResult } from '../properties/classify.js';
import { quantityOf } from '../properties/classify.js';
import { doubles, rationals } from '../scalar/field.js';
import type { Rational } from '../scalar/rational.js';
import { ONE, ZERO, add, compare, divide, multiply, rational, sign, subtract, toText } from '../scalar/rational.js'; // prettier-ignore
import { measureOf } from './clouds/cloud.js';
import type { Defined } from './evaluate.js';
import type { LowEnergy, Thickness } from './result.js';

const FROM_DOUBLES = 'of the weights as read from doubles';

/** gap, gapKappa and lambda at a crowd, between exact bounds; of values from doubles they are measured. */
export function quantitiesAt({ finite, error }: Defined): Record<QuantityName, QuantityResult> {
  const entries = QUANTITIES.map((name): [QuantityName, QuantityResult] => {
    const result = quantityOf(name, finite);
    return [name, error ? { ...result, evidence: 'measured', note: FROM_DOUBLES } : result];
  });
  return Object.fromEntries(entries) as Record<QuantityName, QuantityResult>;
}

/** Eigenvalues of the scaled form of (u, [u])_κ below this are roundings. */
const EIGENVALUE_ERROR = 1e-12;

/** The slowest field is rounded to hundredths of its largest value: its energies are exact, and can be read. */
const HUNDREDTH = 100;

/**
 * The low-energy method at a crowd: the best ε of (141), A₁ ≥ ε E₁ for fields of mean zero, and the energies (139) of a field
 * near the slowest one of (122).
 */
export function lowEnergyAt({ finite }: Defined): LowEnergy | null {
  const { field } = estimateQuantity('gap', toDoubles(finite, doubles));
  const top = Math.max(...field.map(Math.abs));
  if (!(top > 0 && top < Infinity)) return null;
  const rounded = field.map((x) => rational(BigInt(Math.round((x / top) * HUNDREDTH)), BigInt(HUNDREDTH)));
  const m = massesOf(finite);
  const mean = divide(rationals.sum(rounded.map((x, i) => multiply(x, m[i]))), rationals.sum([...m]));
  const u = rounded.map((x) => subtract(x, mean));
  const { e0, e1, e2, a0, a1 } = energies(finite, u);
  const epsilon = bestEpsilon(finite);
  return {
    epsilon: epsilon ?? null,
    field: u.map(toText),
    e0: toText(e0),
    e1: toText(e1),
    e2: toText(e2),
    a0: toText(a0),
    a1: toText(a1),
    ...(epsilon === undefined ? { note: NO_EPSILON } : {}),
  };
}

const NO_EPSILON = 'none: E₁ is negative for some field of mean zero, or too small for doubles';

/** 1 − sup E₂/E₁ over fields of mean zero with E₁ > 0; undefined if E₁ is negative somewhere. In doubles. */
function bestEpsilon(model: FiniteModel): number | undefined {
  const { n, flow, kappa } = toDoubles(model, doubles);
  const m = massesOf(toDoubles(model, doubles));
  // Columns e_i − (m_i/m_last) e_last, i < last: the fields of mean zero.
  const basis = Matrix.zeros(n, n - 1);
  for (let i = 0; i < n - 1; i++) basis.set(i, i, 1).set(n - 1, i, -m[i] / m[n - 1]);
  const F = Matrix.from1DArray(n, n, [...flow]);
  const image = Matrix.diag(kappa.map((k) => 1 / k)).mmul(F);
  const restrict = (form: Matrix): Matrix => basis.transpose().mmul(form).mmul(basis);
  const [e0, e1, e2] = [
    restrict(Matrix.diag([...kappa])),
    restrict(F.clone().add(F.transpose()).mul(0.5)),
    restrict(F.transpose().mmul(image)),
  ];
  // In a basis that is orthonormal for E₀.
  const root = inverseRoot(e0, 0);
  if (!root) return undefined;
  const whitened = root.transpose().mmul(e1).mmul(root);
  const spectrum = decompose(whitened);
  if (spectrum.realEigenvalues.some((x) => x < -EIGENVALUE_ERROR)) return undefined;
  const inner = inverseRoot(whitened, EIGENVALUE_ERROR);
  if (!inner) return 1;
  const ratio = decompose(inner.transpose().mmul(root.transpose().mmul(e2).mmul(root)).mmul(inner));
  return 1 - Math.max(...ratio.realEigenvalues);
}

const decompose = (S: Matrix): EigenvalueDecomposition =>
  new EigenvalueDecomposition(S.clone().add(S.transpose()).mul(0.5), { assumeSymmetric: true });

/** B with Bᵀ S B = 1 on the eigenvectors of S with eigenvalues above `floor`; undefined if there are none. */
function inverseRoot(S: Matrix, floor: number): Matrix | undefined {
  const { realEigenvalues, eigenvectorMatrix } = decompose(S);
  const kept = realEigenvalues.flatMap((x, k) => (x > floor ? [k] : []));
  if (kept.length === 0) return undefined;
  const columns = kept.map((k) => eigenvectorMatrix.getColumn(k).map((x) => x / Math.sqrt(realEigenvalues[k])));
  return new Matrix(columns).transpose();
}

/** χ of (73) as a rational stand-in: 1 for |z| ≤ r/2, 0 for |z| ≥ r, S((1 − q) 4/3) between, q = |z|²/r², S(t) = t³(10 − 15t + 6t²). */
function cutOff(q: Rational): Rational {
  const t = multiply(subtract(ONE, q), rational(4n, 3n));
  if (sign(t) <= 0) return ZERO;
  if (compare(t, ONE) >= 0) return ONE;
  const inner = add(rational(10n), multiply(t, subtract(multiply(rational(6n), t), rational(15n))));
  return multiply(multiply(t, multiply(t, t)), inner);
}

/** The ball-thickness (73) at a crowd, the least over its points. */
export function thicknessAt(model: AveragingModel, { cloud }: Defined, radius: Rational): Thickness | null {
  const { environment } = model;
  if (environment.dim === 0) return null;
  const rho = measureOf(environment, cloud);
  const between = displacement(environment, rationals);
  const z = pointOf(rho, 0);
  const square = multiply(radius, radius);
  const thickness = Array.from({ length: rho.n }, (_, i) =>
    rationals.sum(
      Array.from({ length: rho.n }, (__, j) => {
        between(z, rho.x, i, rho.x, j);
        const r2 = z.reduce((s, t) => add(s, multiply(t, t)), ZERO);
        return multiply(rho.masses[j], cutOff(divide(r2, square)));
      }),
    ),
  );
  return {
    radius: toText(radius),
    value: toText(thickness.reduce((a, b) => (compare(a, b) <= 0 ? a : b))),
    note: 'least over the points; χ twice continuously differentiable',
  };
}
