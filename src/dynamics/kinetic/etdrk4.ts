/**
 * Exponential time differencing of order 4 (Cox and Matthews 2002) for y′ = L y + N(y) with diagonal L ≤ 0, here as numbers for
 * each entry of L and one step h:
 *
 *     a  = E y + Q N(y),    b = E y + Q N(a),    c = E a + Q (2 N(b) − N(y)),    E = e^(Lh/2), Q = h/2 φ₁(Lh/2)
 *     y⁺ = E² y + F₁ N(y) + F₂ (N(a) + N(b)) + F₃ N(c)
 *     F₁ = h(φ₁ − 3φ₂ + 4φ₃),    F₂ = h(2φ₂ − 4φ₃),    F₃ = h(4φ₃ − φ₂)    at Lh
 *
 * F₁ + 2F₂ + F₃ = h φ₁: what stays constant under the equation does so under the scheme.
 */
export interface Etdrk4Table {
  readonly h: number;
  readonly E: Float64Array;
  readonly Q: Float64Array;
  readonly E2: Float64Array;
  readonly F1: Float64Array;
  readonly F2: Float64Array;
  readonly F3: Float64Array;
}

/** Below this |z| the recurrence for φ₃ would lose more than a digit; the series needs so many terms there. */
const SMALL = 1;
const TERMS = 20;

/** φ_k(z) = Σ z^j/(j + k)!, z ≤ 0: φ₁ = (e^z − 1)/z, φ_{k+1} = (φ_k − 1/k!)/z. */
export function phi(k: 1 | 2 | 3, z: number): number {
  if (Math.abs(z) < SMALL) {
    let term = 1 / [1, 1, 2, 6][k];
    let sum = 0;
    for (let j = 0; j < TERMS; j++) {
      sum += term;
      term *= z / (j + k + 1);
    }
    return sum;
  }
  const first = Math.expm1(z) / z;
  if (k === 1) return first;
  const second = (first - 1) / z;
  return k === 2 ? second : (second - 0.5) / z;
}

/** The table of a step. */
export function etdrk4Table(L: Float64Array, h: number): Etdrk4Table {
  const of = (value: (z: number) => number): Float64Array => L.map((l) => value(l * h));
  return {
    h,
    E: of((z) => Math.exp(z / 2)),
    E2: of(Math.exp),
    Q: of((z) => (h / 2) * phi(1, z / 2)),
    F1: of((z) => h * (phi(1, z) - 3 * phi(2, z) + 4 * phi(3, z))),
    F2: of((z) => h * (2 * phi(2, z) - 4 * phi(3, z))),
    F3: of((z) => h * (4 * phi(3, z) - phi(2, z))),
  };
}

/** N(y) of a state of rows that share an entry of L. Allocates nothing. */
export type Nonlinear = (t: number, y: Float64Array, out: Float64Array) => void;

/**
 * The stepper of a state with rows × width numbers, row-major, an entry of L a row. Allocates when made and when h changes.
 *
 * @returns a function that takes one step of length h in place
 */
export function etdrk4(
  L: Float64Array,
  width: number,
  nonlinear: Nonlinear,
): (t: number, h: number, y: Float64Array) => void {
  const rows = L.length;
  const size = rows * width;
  const [n0, na, nb, a, b] = Array.from({ length: 5 }, () => new Float64Array(size));
  let table = etdrk4Table(L, 1);
  return (t, h, y) => {
    if (table.h !== h) table = etdrk4Table(L, h);
    const { E, Q, E2, F1, F2, F3 } = table;
    nonlinear(t, y, n0);
    for (let r = 0, k = 0; r < rows; r++) {
      const [e, q] = [E[r], Q[r]];
      for (let i = 0; i < width; i++, k++) a[k] = e * y[k] + q * n0[k];
    }
    nonlinear(t + h / 2, a, na);
    for (let r = 0, k = 0; r < rows; r++) {
      const [e, q] = [E[r], Q[r]];
      for (let i = 0; i < width; i++, k++) b[k] = e * y[k] + q * na[k];
    }
    nonlinear(t + h / 2, b, nb);
    for (let r = 0, k = 0; r < rows; r++) {
      const [e, q] = [E[r], Q[r]];
      for (let i = 0; i < width; i++, k++) {
        b[k] = e * a[k] + q * (2 * nb[k] - n0[k]);
        na[k] += nb[k];
      }
    }
    nonlinear(t + h, b, nb);
    for (let r = 0, k = 0; r < rows; r++) {
      const [e, f1, f2, f3] = [E2[r], F1[r], F2[r], F3[r]];
      for (let i = 0; i < width; i++, k++) y[k] = e * y[k] + f1 * n0[k] + f2 * na[k] + f3 * nb[k];
    }
  };
}
