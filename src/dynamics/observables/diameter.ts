import { displacement } from '../../operators/environment.js';
import type { Environment } from '../../operators/environment.js';
import { doubles } from '../../scalar/field.js';

/**
 * D = max |xᵢ − xⱼ| over all pairs (100), Euclidean, on a torus by the shortest displacements. O(n²).
 *
 * @param x n × dim, row-major (length)
 */
export function diameter(environment: Environment, x: Float64Array): number {
  const { dim } = environment;
  const n = x.length / dim;
  const between = displacement(environment, doubles);
  const z = Array.from({ length: dim }, () => 0);
  let largest = 0;
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      between(z, x, i, x, j);
      let squares = 0;
      for (const t of z) squares += t * t;
      // Math.max keeps a NaN, a comparison would lose it.
      largest = Math.max(largest, squares);
    }
  return Math.sqrt(largest);
}
