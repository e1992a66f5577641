import type { FiniteModel } from './model.js';
import { ModelError, modelFromFlow } from './model.js';

/**
 * Adjoint operator in L^2(κ): ([u], v)_κ = (u, [v]*)_κ, that is
 *
 *     [v]*_j = Σ_i F_ij v_i / κ_j                                        Lemma 3.1
 *
 * Positive, and an isometry of the positive cone of L^1(κ); it preserves constants iff the model is conservative.
 */
export function adjointAverage<T>({ field, n, flow, kappa }: FiniteModel<T>, v: readonly T[]): T[] {
  return kappa.map((k, j) => {
    let sum = field.zero;
    for (let i = 0; i < n; i++) sum = field.add(sum, field.multiply(flow[i * n + j], v[i]));
    return field.divide(sum, k);
  });
}

/** F^T: the flow read backwards. */
export function transposeFlow<T>({ n, flow }: FiniteModel<T>): T[] {
  return flow.map((_, k) => flow[(k % n) * n + Math.floor(k / n)]);
}

/**
 * The adjoint model M* = (κ, [.]*), flow matrix F^T (Lemma 3.7).
 *
 * @throws {ModelError} if the model is not conservative: then [1]* is not 1 and M* is not an averaging
 */
export function adjoint<T>(model: FiniteModel<T>): FiniteModel<T> {
  const { field, n, kappa } = model;
  const flow = transposeFlow(model);
  const result = modelFromFlow(field, n, flow, { masses: model.masses });
  const issues = kappa.flatMap((k, i) => {
    const sum = result.kappa[i];
    const same =
      field.name === 'double'
        ? Math.abs(field.toNumber(field.subtract(sum, k))) <= roundoff(model)
        : field.compare(sum, k) === 0;
    return same
      ? []
      : [
          {
            path: `column ${i}`,
            message: `sums to ${field.toText(sum)}, not to κ = ${field.toText(k)}: the model is not conservative, its adjoint is not a model`,
          },
        ];
  });
  if (issues.length > 0) throw new ModelError(issues);
  return { ...result, kappa };
}

/** Bound on the rounding of a sum of n flows in doubles: 2 n u Σκ. */
const roundoff = <T>({ field, n, kappa }: FiniteModel<T>): number =>
  2 * n * Number.EPSILON * kappa.reduce((sum, k) => sum + field.toNumber(k), 0);
