import type { Naive } from './agreement.js';
import type { PlainKernel } from './plain-kernels.js';
import { apart } from './plain-kernels.js';

/** Σ m φ(y − x) u / Σ m φ(y − x) with a strength that depends on the mass that is seen, in plain loops. */
export const favre =
  (kernel: PlainKernel, strength: (seen: number) => number, periods?: readonly number[]): Naive =>
  ({ x, m }, { y }) => {
    let seen = 0;
    const row = [];
    for (let j = 0; j < x.length; j++) {
      row[j] = m[j] * kernel(apart(y, x[j], periods));
      seen += row[j];
    }
    if (seen === 0) return undefined;
    return { s: strength(seen), row: row.map((a) => a / seen) };
  };
