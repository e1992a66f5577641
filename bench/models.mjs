/**
 * The models of the benchmark, generated from a seed. All are conservative; `holding` ones are ball-positive:
 *
 * - 70% lazy flows F = C + diag(row sums of C) + extra diagonal, C a sum of random cycles. With C = diag(d) P and
 *   θ_i = F_ii-share of the loops, the form is Σ d_i [(u² - (Pu)²)/2 + (θ_i - 1/2)(u - Pu)²] >= 0.
 * - 30% symmetric positive semi-definite flows F = P P^T, P n x r non-negative with r < n: singular after deflation, so
 *   that no filter in floating point can decide them.
 */

/** Uniform numbers in [0, 1) with 32 bits (splitmix32). */
export function generator(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state ^ (state >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** An integer from 0 to max, inclusive. */
const upTo = (random, max) =>
  Math.floor(((Math.floor(random() * 2 ** 21) * 2 ** 32 + random() * 2 ** 32) / 2 ** 53) * (max + 1));

const cycle = (random, n) => {
  const points = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = upTo(random, i);
    [points[i], points[j]] = [points[j], points[i]];
  }
  return points.slice(0, 2 + upTo(random, n - 2));
};

/** A sum of cycles with entries and row sums up to `max`, row-major. */
function circulation(random, n, max) {
  const cycles = 2 + upTo(random, Math.min(n, max / 2 - 2));
  const F = Array.from({ length: n * n }, () => 0);
  for (let c = 0; c < cycles; c++) {
    const weight = 1 + upTo(random, Math.floor(max / cycles) - 1);
    const points = cycle(random, n);
    points.forEach((i, k) => (F[i * n + points[(k + 1) % points.length]] += weight));
  }
  return F;
}

function lazy(random, n, max) {
  const F = circulation(random, n, Math.floor(max / 2));
  for (let i = 0; i < n; i++) {
    let d = 0;
    for (let j = 0; j < n; j++) if (j !== i) d += F[i * n + j];
    F[i * n + i] = d + upTo(random, max - d);
    if (F[i * n + i] === 0) F[i * n + i] = 1;
  }
  return F;
}

function semidefinite(random, n, max) {
  const r = 1 + upTo(random, n - 2);
  const top = Math.max(1, Math.floor(Math.sqrt(max / r)));
  const P = Array.from({ length: n * r }, () => (random() < 0.4 ? 0 : 1 + upTo(random, top - 1)));
  for (let i = 0; i < n; i++) if (P.slice(i * r, i * r + r).every((p) => p === 0)) P[i * r + upTo(random, r - 1)] = 1;
  const entry = (i, j) => {
    let sum = 0n;
    for (let k = 0; k < r; k++) sum += BigInt(P[i * r + k]) * BigInt(P[j * r + k]);
    return Number(sum);
  };
  return Array.from({ length: n * n }, (_, k) => entry(Math.floor(k / n), k % n));
}

/** Ball-positive models with integer entries up to `max` < 2^53, row-major lists of doubles. */
export function holding(seed, n, max, count) {
  const random = generator(seed);
  return Array.from({ length: count }, (_, k) => (k % 10 < 7 ? lazy(random, n, max) : semidefinite(random, n, max)));
}

/** Conservative models of which some are ball-positive and some are not: sums of cycles with random loops. */
export function mixed(seed, n, max, count) {
  const random = generator(seed);
  return Array.from({ length: count }, (_, k) => {
    if (k % 4 === 0) return semidefinite(random, n, max);
    const F = k % 4 === 1 ? lazy(random, n, max) : circulation(random, n, Math.floor(max / 2));
    for (let i = 0; i < n && k % 4 > 1; i++) {
      let d = 0;
      for (let j = 0; j < n; j++) d += F[i * n + j];
      F[i * n + i] += k % 4 === 2 ? 1 + upTo(random, max - d - 1) : Math.max(1, d);
    }
    // One unit less on a loop: just beyond the boundary, or just inside.
    if (k % 8 === 5 && F[0] > 1) F[0] -= 1;
    return F;
  });
}

/** Models with entries up to `max` that are not conservative. */
export function unbalanced(seed, n, max, count) {
  const random = generator(seed);
  return Array.from({ length: count }, () => {
    const F = lazy(random, n, max);
    F[1] += 1;
    return F;
  });
}
