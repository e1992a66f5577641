/** Lengths as products of the radices of Stockham's algorithm, with what its passes need and how much they round. */
import { unitRoots } from './unit-roots.js';

/** One pass: `count` butterflies of `radix` inputs for each of `stride` interleaved transforms. */
export interface Pass {
  readonly radix: number;
  readonly count: number;
  readonly stride: number;
  /** exp(−2πi p l/(radix · count)) for p < count, 1 ≤ l < radix: real and imaginary parts in turn */
  readonly twiddles: Float64Array;
  /** exp(−2πi k/radix), likewise; for odd radices */
  readonly roots: Float64Array;
}

/** Prime factors in ascending order. */
export function primeFactors(n: number): number[] {
  const factors: number[] = [];
  let rest = n;
  for (let p = 2; p * p <= rest; p++)
    while (rest % p === 0) {
      factors.push(p);
      rest /= p;
    }
  return rest > 1 ? [...factors, rest] : factors;
}

/** Powers of two as radices: as few passes as 4, or 8, allows. */
const TWOS: Readonly<Record<4 | 8, (twos: number) => number[]>> = {
  4: (twos) => [...repeated(4, Math.floor(twos / 2)), ...repeated(2, twos % 2)],
  8(twos) {
    const rest = twos % 3;
    // 4 · 4 instead of 2 · 8
    if (rest === 1 && twos > 1) return [4, 4, ...repeated(8, (twos - 4) / 3)];
    return [...(rest > 0 ? [2 ** rest] : []), ...repeated(8, (twos - rest) / 3)];
  },
};

const repeated = (radix: number, times: number): number[] => Array.from({ length: times }, () => radix);

/** @param widest of the radices that are powers of two */
export function passesOf(n: number, widest: 4 | 8): Pass[] {
  const primes = primeFactors(n);
  const radices = [...TWOS[widest](primes.filter((p) => p === 2).length), ...primes.filter((p) => p > 2)];
  let [rest, stride] = [n, 1];
  return radices.map((radix) => {
    rest /= radix;
    const legs = radix - 1;
    const pass = {
      radix,
      count: rest,
      stride,
      twiddles: unitRoots(radix * rest, rest * legs, (t) => Math.floor(t / legs) * ((t % legs) + 1)),
      roots: unitRoots(radix, radix, (k) => k),
    };
    stride *= radix;
    return pass;
  });
}

/**
 * Rounding of passes, in units of ε/2. Relative to the result a sum of two rounds by 1, a product by √5 (Brent, Percival, Zimmermann
 * 2007) and its twiddle factor by less than 2. Among eighths of the circle there are three sums, and a sum, a product and √½ itself. A
 * sum of p products is at most √p times larger in norm than its result.
 */
export const roundingOf = (passes: readonly Pass[]): number =>
  passes.reduce((sum, { radix }) => sum + (ROUNDING[radix] ?? Math.sqrt(radix) * (radix + 4.3)) + 4.3, 0);

const ROUNDING: Readonly<Record<number, number>> = { 2: 1, 4: 2, 8: 6 };

/** The least number of the form 2^a, 3 · 2^a or 5 · 2^a that is not below n. */
export const fastLength = (n: number): number =>
  Math.min(...[1, 3, 5].map((odd) => odd * 2 ** Math.max(0, Math.ceil(Math.log2(n / odd)))));
