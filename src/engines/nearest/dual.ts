import type { FiniteModel } from '../../finite/model.js';
import type { Rational } from '../../scalar/rational.js';
import {
  ONE,
  ZERO,
  add,
  compare,
  magnitude,
  multiply,
  negate,
  rational,
  subtract,
  sum,
} from '../../scalar/rational.js';

/** Σ |F - F'|: how much flow has to be changed. Both on the same points. */
export const distanceBetween = (F: readonly Rational[], G: readonly Rational[]): Rational =>
  sum(F.map((f, k) => magnitude(subtract(f, G[k]))));

/**
 * A linear inequality Σ C_ij F'_ij >= 0 that every flow matrix with the property satisfies, from integer fields:
 *
 *     positive   C_ij = v_i v_j                        v^T F' v >= 0
 *     ball       C_ij = v_i v_j - 2 w_i v_j + w_i²     v^T F' v >= Σ_i [F'v]_i² / κ'_i >= Σ_i (2 w_i [F'v]_i - w_i² κ'_i)
 *
 * The last step is x²/κ >= 2wx - w²κ, with equality at w = x/κ: the supporting hyperplane at the model with average w = [v].
 */
export interface Cut {
  readonly form: 'positive' | 'ball';
  readonly v: readonly number[];
  readonly w: readonly number[];
}

/** C, n x n row-major; exact while v and w stay below 2^25. */
export function cutMatrix({ form, v, w }: Cut): number[] {
  const C: number[] = [];
  for (let i = 0; i < v.length; i++)
    for (let j = 0; j < v.length; j++)
      C.push(form === 'positive' ? v[i] * v[j] : v[i] * v[j] - 2 * w[i] * v[j] + w[i] * w[i]);
  return C;
}

/**
 * A proof that no flow matrix with a property is nearer to F than a bound, in the distance Σ |F - F'|. With
 *
 *     M_ij = Σ_k weight_k C_k,ij  +  potential_i - potential_j  +  antisymmetric_ij  <=  1
 *
 * and <M, F'> >= 0 for every F' >= 0 with the property, Y = max(-1, M) has |Y| <= 1 and <Y, F'> >= 0, so that
 * Σ |F - F'| >= <Y, F' - F> >= -<Y, F>. Cuts are those of {@link Cut}. Potentials are for properties that imply
 * row sums = column sums: ball-positive and the contractive ones among them (cuts at v = w = 1 + ε u tend to
 * Σ F'_ij (u_i - u_j) >= 0 for u and -u). The antisymmetric part is for symmetric models alone.
 */
export interface DualCertificate {
  readonly kind: 'dual';
  readonly cuts: readonly (Cut & { readonly weight: Rational })[];
  /** n long, or empty */
  readonly potential: readonly Rational[];
  /** n x n, or empty */
  readonly antisymmetric: readonly Rational[];
}

/**
 * The bound that a certificate proves for F: evaluated exactly, nothing is taken on trust but the inequalities named in
 * {@link DualCertificate}.
 *
 * @throws {RangeError} if a weight is negative, M exceeds 1, or the antisymmetric part is not
 */
export function boundOf({ n, flow }: FiniteModel, certificate: DualCertificate): Rational {
  const { cuts, antisymmetric: Z } = certificate;
  if (cuts.some(({ weight }) => weight.n < 0n)) throw new RangeError('a weight is negative');
  for (let k = 0; k < Z.length; k++) {
    const mirrored = Z[(k % n) * n + Math.floor(k / n)];
    if (add(Z[k], mirrored).n !== 0n) throw new RangeError('the antisymmetric part is not antisymmetric');
  }
  const M = multiplier(n, certificate);
  if (M.some((y) => compare(y, ONE) > 0)) throw new RangeError('a multiplier is larger than 1');
  const least = negate(ONE);
  return negate(sum(M.map((y, k) => multiply(flow[k], compare(y, least) < 0 ? least : y))));
}

/** M of {@link DualCertificate}. */
function multiplier(n: number, { cuts, potential, antisymmetric }: DualCertificate): Rational[] {
  const matrices = cuts.map((cut) => ({ weight: cut.weight, C: cutMatrix(cut) }));
  return Array.from({ length: n * n }, (_, k) => {
    const [i, j] = [Math.floor(k / n), k % n];
    return sum([
      ...matrices.map(({ weight, C }) => multiply(weight, rational(BigInt(C[k])))),
      subtract(potential[i] ?? ZERO, potential[j] ?? ZERO),
      antisymmetric[k] ?? ZERO,
    ]);
  });
}

/** The certificate divided by the largest M if that exceeds 1, so that it proves something; empty if M <= 0. */
export function scaled(n: number, certificate: DualCertificate): DualCertificate {
  const top = multiplier(n, certificate).reduce((a, b) => (compare(b, a) > 0 ? b : a));
  if (compare(top, ONE) <= 0) return certificate;
  const by = (q: Rational): Rational => rational(q.n * top.d, q.d * top.n);
  return {
    kind: 'dual',
    cuts: certificate.cuts.map((cut) => ({ ...cut, weight: by(cut.weight) })),
    potential: certificate.potential.map(by),
    antisymmetric: certificate.antisymmetric.map(by),
  };
}

export const NO_CUTS: DualCertificate = { kind: 'dual', cuts: [], potential: [], antisymmetric: [] };
