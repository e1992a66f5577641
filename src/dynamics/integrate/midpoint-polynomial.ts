import type { Tolerance } from './tolerance.js';
import { scaledError } from './tolerance.js';
import type { MidpointRow } from './extrapolation-tableau.js';
import { extrapolate, substeps } from './extrapolation-tableau.js';

/** Derivatives in the middle are taken up to 2k − LESS for k rows: higher ones come from too few rows. */
const LESS = 3;

/** Dense output of a step of the extrapolation method. */
interface MidpointPolynomial {
  /** @param used number of rows; their middle states and slopes are overwritten */
  /** @returns the order of its error */
  build(
    h: number,
    used: number,
    y: Float64Array,
    slope: Float64Array,
    next: Float64Array,
    nextSlope: Float64Array,
  ): number;
  /** in units of the tolerance, from the term of highest degree */
  error(tolerance: Tolerance, y: Float64Array, next: Float64Array): number;
  evaluate(theta: number, out: Float64Array): void;
}

/**
 * The polynomial P in s = θ − ½ of degree μ + 4, μ = 2k − 3, with
 *
 *     P⁽ᵐ⁾(0) = hᵐ y⁽ᵐ⁾(t + h/2),  m = 0, …, μ,   P(±½) and P′(±½) the states and slopes at the ends of the step.
 *
 * Derivatives in the middle are extrapolated central differences of f over 2h/n, as in ODEX: Hairer, Nørsett, Wanner,
 * Solving Ordinary Differential Equations I, II.9 (Hairer and Ostermann).
 */
export function createMidpointPolynomial(size: number, rows: readonly MidpointRow[]): MidpointPolynomial {
  const coefficients = Array.from({ length: 2 * rows.length - LESS + 5 }, () => new Float64Array(size));
  /** one vector a row, where the derivative at hand is extrapolated */
  const work = rows.map(() => new Float64Array(size));
  let degree = 0;

  /** hᵐ y⁽ᵐ⁾/m! in the middle into `out`: hf differenced m − 1 times over 2h/n, that is times (n/2)^(m−1) */
  function derivative(m: number, h: number, used: number, factorial: number, out: Float64Array): void {
    const first = Math.ceil(m / 2);
    for (let j = first; j <= used; j++) {
      const { slopes } = rows[j - 1];
      const middle = substeps(j) / 2;
      const target = work[j - first].fill(0);
      let binomial = 1;
      for (let l = 0; l < m; l++) {
        const f = slopes[middle + m - 1 - 2 * l];
        for (let i = 0; i < size; i++) target[i] += binomial * f[i];
        binomial *= -(m - 1 - l) / (l + 1);
      }
      const scale = (h * middle ** (m - 1)) / factorial;
      for (let i = 0; i < size; i++) target[i] *= scale;
      extrapolate(work, j - first + 1, first);
    }
    out.set(work[0]);
  }

  return {
    build(h, used, y, slope, next, nextSlope) {
      const last = 2 * used - LESS;
      degree = last + 4;
      for (let j = 1; j <= used; j++) {
        work[j - 1].set(rows[j - 1].middle);
        extrapolate(work, j);
      }
      coefficients[0].set(work[0]);
      for (let m = 1, factorial = 1; m <= last; m++, factorial *= m) derivative(m, h, used, factorial, coefficients[m]);
      const [a0, a1, a2, a3] = coefficients.slice(last + 1, last + 5);
      const power = 2 ** (last + 1);
      for (let i = 0; i < size; i++) {
        // What is left at the ends, even and odd parts of value and slope there …
        let [even, odd, evenSlope, oddSlope] = [0, 0, 0, 0];
        for (let m = last; m >= 0; m--) {
          const part = coefficients[m][i] * 2 ** -m;
          if (m % 2 === 0) {
            even += part;
            oddSlope += 2 * m * part;
          } else {
            odd += part;
            evenSlope += 2 * m * part;
          }
        }
        const right = next[i] - (even + odd);
        const left = y[i] - (even - odd);
        const rightSlope = h * nextSlope[i] - (evenSlope + oddSlope);
        const leftSlope = h * slope[i] - (evenSlope - oddSlope);
        // … is s^(μ+1) (a₀ + a₁s + a₂s² + a₃s³): divided by the power, its even and odd part, u and w, and their slopes at ½.
        const sign = last % 2 === 0 ? -1 : 1;
        const [r, l] = [right * power, sign * left * power];
        const [dr, dl] = [rightSlope * power - 2 * (last + 1) * r, sign * leftSlope * power + 2 * (last + 1) * l];
        const [u, w, du, dw] = [(r + l) / 2, (r - l) / 2, (dr - dl) / 2, (dr + dl) / 2];
        a2[i] = du;
        a0[i] = u - du / 4;
        a3[i] = 2 * (dw - 2 * w);
        a1[i] = 2 * w - a3[i] / 4;
      }
      return degree + 1;
    },
    error(tolerance, y, next) {
      // s^m (s² − ¼)², which is that term up to lower degrees, is largest at s² = m / (4(m + 4)).
      const m = degree - 3;
      const shape = (m / (4 * (m + 4))) ** (m / 2) / (m + 4) ** 2;
      return shape * scaledError(tolerance, coefficients[degree], y, next);
    },
    evaluate(theta, out) {
      const s = theta - 0.5;
      out.set(coefficients[degree]);
      for (let m = degree - 1; m >= 0; m--) {
        const a = coefficients[m];
        for (let i = 0; i < size; i++) out[i] = a[i] + s * out[i];
      }
    },
  };
}
