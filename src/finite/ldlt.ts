import { gcd } from '../scalar/integer.js';
import type { Rational } from '../scalar/rational.js';
import { multiply, rational, toText } from '../scalar/rational.js';
import type { LdltCertificate } from './certificate.js';
import type { Elimination } from './elimination.js';

/** Σ_k c_k c_k^T / (p_k p_{k-1}) times a positive factor, with each column divided by its common factor. */
export function ldltCertificate({ pivots, minors, columns }: Elimination, factor: Rational): LdltCertificate {
  const reduced = columns.map((c) => {
    const g = c.reduce(gcd, 0n);
    return { g, l: c.map((x) => x / g) };
  });
  const d = reduced.map(({ g }, k) => {
    const denominator = minors[k] * (minors[k - 1] ?? 1n);
    return toText(multiply(factor, rational(g * g, denominator)));
  });
  return { kind: 'ldlt', pivots, d, l: reduced.map(({ l }) => l.map(String)) };
}
