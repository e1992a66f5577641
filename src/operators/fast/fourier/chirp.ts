import { fastLength, primeFactors } from './radices.js';
import { unitRoots } from './unit-roots.js';

/**
 * Bluestein's way for lengths with large prime factors: jk = (j² + k² − (k − j)²)/2 makes F a convolution with a chirp,
 *
 *     F(x)_k = c_k Σⱼ (x_j c_j) / c_{k−j},   c_k = exp(−πi k²/n),
 *
 * which transforms of a length without them compute (Bluestein 1970, IEEE Trans. AU-18, 451).
 */
export interface Chirp {
  /** of the transforms that do it: at least 2n − 1 */
  readonly length: number;
  /** c_k for k < n, real and imaginary parts in turn */
  readonly factors: Float64Array;
  /** 1/c_k for |k| < n, k modulo `length`, divided by `length`; else 0 */
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** Prime factor from which on this is faster than butterflies of so many inputs. Measured: between 59 and 67 with vector instructions. */
const LEAST_PRIME = 61;

/** Undefined for lengths that are done by butterflies. */
export function chirpOf(n: number): Chirp | undefined {
  if (!(Math.max(...primeFactors(n)) >= LEAST_PRIME)) return undefined;
  const length = fastLength(2 * n - 1);
  // k² modulo 2n: the angle is exact
  const factors = unitRoots(2 * n, n, (k) => k * k);
  const [re, im] = [new Float64Array(length), new Float64Array(length)];
  for (let k = 0; k < n; k++)
    for (const place of [k, (length - k) % length]) {
      re[place] = factors[2 * k] / length;
      im[place] = -factors[2 * k + 1] / length;
    }
  return { length, factors, re, im };
}

/**
 * Rounding of F by transforms that round by `rounding` each. In units of ε/2 ‖x‖₂ and at each frequency the transforms of x c and of
 * the chirp and the one back contribute √(2n) `rounding` each, by Cauchy-Schwarz and Parseval; three products, their factors and the
 * division √(2n) 12. Hence the same times √n in norm, and ‖F(x)‖₂ = √n ‖x‖₂.
 */
export const roundingOfChirp = (n: number, rounding: number): number => Math.sqrt(2 * n) * (3 * rounding + 12);
