import type { FiniteModel } from './model.js';

/**
 * Conditional expectation on a partition of weighted points: [u]_i = Σ_{j ~ i} m_j u_j / m(block of i), s = 1
 *
 *     F_ij = m_i m_j / m(block)  if i and j are in one block, else 0            Example 2.7, (M_F)
 *
 * Symmetric, idempotent, ball-positive: the orthogonal projection of L^2(ρ) to the fields that are constant on blocks.
 *
 * @param masses n, positive
 * @param block n labels
 */
export function conditionalExpectation<T>(
  field: FiniteModel<T>['field'],
  masses: readonly T[],
  block: readonly number[],
): FiniteModel<T> {
  const total = new Map<number, T>();
  block.forEach((b, i) => total.set(b, field.add(total.get(b) ?? field.zero, masses[i])));
  const flow = masses.flatMap((x, i) =>
    masses.map((y, j) =>
      block[i] === block[j] ? field.divide(field.multiply(x, y), total.get(block[i]) as T) : field.zero,
    ),
  );
  return { field, n: masses.length, flow, kappa: masses, masses };
}
