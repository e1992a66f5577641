import type { Naive } from '../models/agreement.js';

/** Σ_k A₂(y, x_k) A₁(x_k, ·), in plain loops. */
export const after =
  (second: Naive, first: Naive): Naive =>
  (crowd, at) => {
    const outer = second(crowd, at);
    if (!outer) return undefined;
    const row = crowd.m.map(() => 0);
    for (let k = 0; k < crowd.x.length; k++) {
      const inner = first(crowd, { y: crowd.x[k], label: crowd.label[k] })!;
      for (let j = 0; j < row.length; j++) row[j] += outer.row[k] * inner.row[j];
    }
    return { ...outer, row };
  };
