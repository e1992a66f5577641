import { OperatorError } from '../../operators/errors.js';
import { determinant } from './jacobian.js';

/** Lagrangian labels α of the box [−1, 1]ⁿ, with what turns functions of α into integrals and derivatives. */
export interface ChebyshevLabels {
  readonly dim: number;
  /** number of labels, countⁿ */
  readonly n: number;
  /** n × dim, row-major; both ends of each axis are labels */
  readonly labels: Float64Array;
  /** n, positive: Σ weights f(labels) is ∫ f dα of Clenshaw and Curtis, exact for polynomials of degree < count on each axis */
  readonly weights: Float64Array;
  /**
   * det ∂X/∂α at each label, by the polynomial through the values.
   *
   * @param x n × dim, row-major: X at the labels
   * @returns n
   */
  jacobians(x: ArrayLike<number>): Float64Array;
}

/**
 * Labels −cos(πj/(count − 1)) on each axis. The pressureless Euler-alignment system in Lagrangian form,
 *
 *     Ẋ(α) = V(α),    V̇(α) = ∫ φ_ρ(X(α), X(α′)) (V(α′) − V(α)) dρ₀(α′),                                   after (107)
 *
 * is with them an agent system with masses `weights · ρ₀(labels)`, which converges like a spectral method as long as φ, ρ₀ and u₀
 * are smooth in α; the solution of (107) is classical as long as the Jacobians are positive.
 *
 * @param dim   1, 2 or 3
 * @param count labels on each axis, at least 3
 * @throws {OperatorError} `invalid-parameter`
 */
export function chebyshevLabels(dim: number, count: number): ChebyshevLabels {
  if (![1, 2, 3].includes(dim)) throw new OperatorError('invalid-parameter', `dim: ${dim}, expected 1, 2 or 3`);
  if (!Number.isInteger(count) || count < 3)
    throw new OperatorError('invalid-parameter', `count: ${count}, expected an integer of at least 3`);
  const nodes = Array.from({ length: count }, (_, j) => Math.sin((Math.PI * (2 * j - count + 1)) / (2 * (count - 1))));
  const axis = clenshawCurtis(count);
  const slope = differentiation(nodes);
  const n = count ** dim;
  const stride = Array.from({ length: dim }, (_, c) => count ** (dim - 1 - c));
  const digit = (i: number, c: number): number => Math.floor(i / stride[c]) % count;
  const labels = Float64Array.from({ length: n * dim }, (_, k) => nodes[digit(Math.floor(k / dim), k % dim)]);
  const weights = Float64Array.from({ length: n }, (_, i) => stride.reduce((w, __, c) => w * axis[digit(i, c)], 1));
  return {
    dim,
    n,
    labels,
    weights,
    jacobians(x) {
      if (x.length !== n * dim)
        throw new OperatorError('invalid-field', `x: ${x.length} numbers, expected ${n} × ${dim}`);
      const matrix = new Float64Array(dim * dim);
      return Float64Array.from({ length: n }, (_, i) => {
        for (let a = 0; a < dim; a++) {
          const [at, start] = [digit(i, a), i - digit(i, a) * stride[a]];
          for (let c = 0; c < dim; c++) {
            let sum = 0;
            for (let j = 0; j < count; j++) sum += slope[at * count + j] * x[(start + j * stride[a]) * dim + c];
            matrix[c * dim + a] = sum;
          }
        }
        return determinant(matrix);
      });
    },
  };
}

/** Weights of Clenshaw and Curtis for −cos(πj/m), j = 0, …, m: w_j = (c_j/m)(1 − Σ_k b_k cos(2kjπ/m)/(4k² − 1)). */
function clenshawCurtis(count: number): number[] {
  const m = count - 1;
  return Array.from({ length: count }, (_, j) => {
    let sum = 1;
    for (let k = 1; 2 * k <= m; k++)
      sum -= ((2 * k === m ? 1 : 2) * Math.cos((2 * Math.PI * k * j) / m)) / (4 * k * k - 1);
    return ((j === 0 || j === m ? 1 : 2) * sum) / m;
  });
}

/** Derivative at the nodes of the polynomial through values there, count × count: barycentric, rows sum to 0. */
function differentiation(nodes: readonly number[]): Float64Array {
  const count = nodes.length;
  const half = (j: number): number => (j === 0 || j === count - 1 ? 2 : 1);
  const D = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    let diagonal = 0;
    for (let j = 0; j < count; j++) {
      if (j === i) continue;
      D[i * count + j] = ((half(i) / half(j)) * ((i + j) % 2 ? -1 : 1)) / (nodes[i] - nodes[j]);
      diagonal -= D[i * count + j];
    }
    D[i * count + i] = diagonal;
  }
  return D;
}
