import type { FlowMatrix } from './flow.js';
import { integersOf } from './flow.js';

/** Two primes below 2^31: what is false modulo one of them is false. */
export const PRIMES = [2_147_483_647, 2_147_483_629] as const;

/** a b mod p for 0 <= a, b < p < 2^31, in doubles: b is split so that each product stays below 2^53. */
export function multiplyModulo(a: number, b: number, p: number): number {
  const high = Math.floor(b / 65536);
  return (((a * high) % p) * 65536 + a * (b - high * 65536)) % p;
}

/** a^k mod p; the inverse of a is a^(p-2). */
export function powerModulo(a: number, k: number, p: number): number {
  let result = 1;
  for (let base = a, e = k; e > 0; e = Math.floor(e / 2), base = multiplyModulo(base, base, p)) {
    if (e % 2 === 1) result = multiplyModulo(result, base, p);
  }
  return result;
}

/** F, 1/κ and A = diag(κ)^-1 F modulo p, row-major. */
export interface ModularModel {
  readonly n: number;
  readonly p: number;
  readonly F: readonly number[];
  readonly inverse: readonly number[];
  readonly A: readonly number[];
}

/** The model modulo p; undefined in the rare case that p divides a strength. */
export function reduceModulo(flow: FlowMatrix, p: number): ModularModel | undefined {
  const n = flow.n;
  const F = integersOf(flow).map((f) => Number(f % BigInt(p)));
  const inverse = Array.from({ length: n }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < n; j++) sum = (sum + F[i * n + j]) % p;
    return powerModulo(sum, p - 2, p);
  });
  if (inverse.includes(0)) return undefined;
  return { n, p, F, inverse, A: F.map((f, k) => multiplyModulo(f, inverse[Math.floor(k / n)], p)) };
}

/** X v mod p for an n x n matrix, or X^T v. */
export function applyModulo(
  { n, p }: Pick<ModularModel, 'n' | 'p'>,
  X: readonly number[],
  v: readonly number[],
  transpose = false,
): number[] {
  return v.map((_, i) => {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += multiplyModulo(transpose ? X[j * n + i] : X[i * n + j], v[j], p);
    return sum % p;
  });
}

/** A fixed vector of numbers modulo p without structure: multiples of a generator's powers. */
export function probeModulo({ n, p }: Pick<ModularModel, 'n' | 'p'>): number[] {
  let x = 123_456_789 % p;
  return Array.from({ length: n }, () => (x = multiplyModulo(x, 48_271, p)));
}

/**
 * Do two matrices agree on a probe vector modulo both primes (Freivalds)? False is final; true is overwhelming evidence,
 * not proof. O(n²).
 */
export function agreeModulo(
  flow: FlowMatrix,
  left: (model: ModularModel, v: readonly number[]) => number[],
  right: (model: ModularModel, v: readonly number[]) => number[],
): boolean {
  return PRIMES.every((p) => {
    const model = reduceModulo(flow, p);
    if (model === undefined) return true;
    const v = probeModulo(model);
    const image = right(model, v);
    return left(model, v).every((x, i) => x === image[i]);
  });
}
