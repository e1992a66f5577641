import { OperatorError } from '../../operators/errors.js';

/** Primes for up to three places and three velocities. */
const PRIMES = [2, 3, 5, 7, 11, 13] as const;

const checkCount = (n: number, dim: number): void => {
  if (!(Number.isInteger(n) && n >= 1))
    throw new OperatorError('invalid-parameter', `points: ${n}, expected at least 1`);
  if (!(Number.isInteger(dim) && dim >= 1 && dim <= PRIMES.length))
    throw new OperatorError('invalid-parameter', `dim: ${dim}, expected 1 to ${PRIMES.length}`);
};

/** Digits of i in base b, mirrored at the point. */
function radicalInverse(i: number, b: number): number {
  let [value, weight] = [0, 1 / b];
  for (let rest = i; rest > 0; rest = Math.floor(rest / b)) {
    value += (rest % b) * weight;
    weight /= b;
  }
  return value;
}

/**
 * The first n points of the Halton sequence in [0, 1)^dim, n × dim: discrepancy O((log n)^dim / n). Each prefix is good, so that
 * n may be doubled.
 *
 * @throws {OperatorError} `invalid-parameter` unless n ≥ 1 and 1 ≤ dim ≤ 6
 */
export function pointsHalton(n: number, dim: number): Float64Array {
  checkCount(n, dim);
  return Float64Array.from({ length: n * dim }, (_, k) => radicalInverse(Math.floor(k / dim) + 1, PRIMES[k % dim]));
}

/**
 * The first n points of the R-sequence in [0, 1)^dim: x_i = ½ + i (1/g, 1/g², …) mod 1, with g^(dim+1) = g + 1 (Roberts 2018; for
 * dim = 1 the golden ratio, discrepancy O(log n / n)). For dim ≥ 2 no such bound is known; `starDiscrepancy` measures it.
 *
 * @throws {OperatorError} `invalid-parameter` unless n ≥ 1 and 1 ≤ dim ≤ 6
 */
export function pointsR(n: number, dim: number): Float64Array {
  checkCount(n, dim);
  let g = 1.5;
  // the fixed point of a contraction: 60 rounds are more than it needs
  for (let k = 0; k < 60; k++) g = (1 + g) ** (1 / (dim + 1));
  const out = new Float64Array(n * dim);
  for (let i = 0; i < n; i++) for (let c = 0; c < dim; c++) out[i * dim + c] = (0.5 + (i + 1) * (1 / g ** (c + 1))) % 1;
  return out;
}
