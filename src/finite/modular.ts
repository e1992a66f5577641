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
    for (let j = 0; j < n; j++) sum = (sum + (F[i * n + j] as number)) % p;
    return powerModulo(sum, p - 2, p);
  });
  if (inverse.includes(0)) return undefined;
  return { n, p, F, inverse, A: F.map((f, k) => multiplyModulo(f, inverse[Math.floor(k / n)] as number, p)) };
}

/** X Y mod p, both n x n. `transposeX` takes X^T Y. */
export function productModulo(
  n: number,
  X: readonly number[],
  Y: readonly number[],
  p: number,
  transposeX = false,
): number[] {
  return X.map((_, k) => {
    const [i, j] = [Math.floor(k / n), k % n];
    let sum = 0;
    for (let l = 0; l < n; l++) {
      const x = (transposeX ? X[l * n + i] : X[i * n + l]) as number;
      if (x !== 0) sum = (sum + multiplyModulo(x, Y[l * n + j] as number, p)) % p;
    }
    return sum;
  });
}

/** Does a matrix identity hold modulo both primes? False is final; true is overwhelming evidence, not proof. */
export function holdsModulo(flow: FlowMatrix, identity: (model: ModularModel) => boolean): boolean {
  return PRIMES.every((p) => {
    const reduced = reduceModulo(flow, p);
    return reduced === undefined || identity(reduced);
  });
}
