import { displacement } from '../../operators/environment.js';
import type { Environment } from '../../operators/environment.js';
import type { Measure } from '../../operators/measure.js';
import { doubles } from '../../scalar/field.js';

/**
 * min over the agents of ρ(B_r(xᵢ)), open balls with their whole mass: the thickness of the flock on its support. The smooth
 * one of (73), `thicknessBall` of the operators, is at most this. O(n²).
 *
 * @param r radius (length)
 */
export function leastBallMass(environment: Environment, { n, dim, x, masses }: Measure<number>, r: number): number {
  const between = displacement(environment, doubles);
  const z = Array.from({ length: dim }, () => 0);
  let least = Infinity;
  for (let i = 0; i < n; i++) {
    let mass = 0;
    for (let j = 0; j < n; j++) {
      between(z, x, i, x, j);
      if (Math.hypot(...z) < r) mass += masses[j];
    }
    least = Math.min(least, mass);
  }
  return least;
}
