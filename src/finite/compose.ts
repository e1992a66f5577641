import type { FiniteModel, ModelIssue } from './model.js';
import { ModelError } from './model.js';

/**
 * Composition M2 ∘ M1: [u] = [[u]_1]_2, so A = A2 A1 and F = F2 diag(κ)^-1 F1                    (334)
 *
 * @throws {ModelError} unless both models have the same strength κ
 */
export function compose<T>(second: FiniteModel<T>, first: FiniteModel<T>): FiniteModel<T> {
  requireSameStrength(second, first);
  const { field, n, kappa, masses } = second;
  const flow: T[] = [];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let sum = field.zero;
      for (let k = 0; k < n; k++) {
        const step = field.multiply(second.flow[i * n + k], first.flow[k * n + j]);
        sum = field.add(sum, field.divide(step, kappa[k]));
      }
      flow.push(sum);
    }
  }
  return { field, n, flow, kappa, masses };
}

/** Conjugation M1 ∘ M2 ∘ M1 (section 13): keeps symmetry and ball-positivity, which a composition does not. */
export const conjugate = <T>(outer: FiniteModel<T>, inner: FiniteModel<T>): FiniteModel<T> =>
  compose(outer, compose(inner, outer));

/** @throws {ModelError} listing every point where the strengths differ */
export function requireSameStrength<T>(a: FiniteModel<T>, b: FiniteModel<T>): void {
  const issues: ModelIssue[] = [];
  if (a.n !== b.n) issues.push({ path: '', message: `${a.n} points against ${b.n}` });
  else {
    a.kappa.forEach((k, i) => {
      const other = b.kappa[i];
      if (a.field.compare(k, other) !== 0) {
        issues.push({
          path: `kappa[${i}]`,
          message: `${a.field.toText(k)} against ${a.field.toText(other)}: the models need the same strength`,
        });
      }
    });
  }
  if (issues.length > 0) throw new ModelError(issues);
}
