import type { Measure } from '../../operators/measure.js';
import type { Alignment } from '../agents/alignment.js';
import { march } from '../stochastic/march.js';
import type { RunSteps } from './motion-steps.js';

/**
 * Steps of a fixed length for large crowds: half of the drift, a kick of the force by the explicit midpoint rule, half of the drift,
 *
 *     x ← x + h/2 v,    v ← v + h F(x, v + h/2 F(x, v)),    x ← x + h/2 v                         (4), (89)
 *
 * Order 2, two forces a step at the same places, four states in memory. Symmetric models keep their momentum. Stable for
 * h s ≤ 2 only, s the largest strength.
 *
 * @param force the force of the model
 * @param rho   masses, and places as a buffer that is overwritten
 */
export function runDriftKick(
  force: Alignment,
  rho: Measure<number> & { readonly x: Float64Array },
  h: number,
): RunSteps {
  const { n, dim } = rho;
  const [first, middle] = [new Float64Array(n * dim), new Float64Array(n * dim)];
  return (from, steps, onStep) =>
    march(
      from,
      { n, dim },
      h,
      steps,
      (_, x, v) => {
        for (let k = 0; k < x.length; k++) rho.x[k] = x[k] += (h / 2) * v[k];
        force(first, rho, v);
        for (let k = 0; k < v.length; k++) middle[k] = v[k] + (h / 2) * first[k];
        force(first, rho, middle);
        for (let k = 0; k < v.length; k++) v[k] += h * first[k];
        for (let k = 0; k < x.length; k++) x[k] += (h / 2) * v[k];
      },
      onStep,
    );
}
