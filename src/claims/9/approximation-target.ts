import type { Target } from '../../engines/target.js';
import { space } from '../../operators/environment.js';
import { kernelTent } from '../../operators/kernels/tent.js';
import { measureInDoubles } from '../../operators/measure.js';
import { applyMatrix } from '../../operators/model.js';
import { modelMollified } from '../../operators/models/mollified.js';
import { latticeQuadrature } from '../../operators/quadrature.js';
import { crowdTarget } from '../crowd-target.js';

const LINE = space(1);
const D = 2;
/** ψ_δ is the tent of radius 2, nodes at the whole places */
const MODEL = modelMollified(LINE, kernelTent(D), latticeQuadrature(LINE, 1));

/** How far the nodes are from a place, on average with the shares of the tent, and at most. */
function sharesAt(x: number): { mean: number; most: number } {
  let [total, mean, most] = [0, 0, 0];
  for (let node = Math.ceil(x - D); node <= x + D; node++) {
    const away = Math.abs(x - node);
    if (!(away < D)) continue;
    const share = 1 - away / D;
    [total, mean, most] = [total + share, mean + share * away, Math.max(most, away)];
  }
  return { mean: mean / total, most };
}

/** Places and masses on the line for u = |x|: what is left of the bound (R + C₁)L for the largest error, relative to it. */
export const approximationTarget: Target = crowdTarget(
  'lemma-9.1, p = ∞: places that are halves and masses, u = |2x|, tent of radius 2; 1 minus the largest error over (R + C₁)L',
  { dim: 1, reach: 12, edge: 4 },
  [5, 7, 3],
  (points, masses) => {
    const x = Float64Array.from(points, ([k]) => k / 2);
    const u = x.map((t) => Math.abs(2 * t));
    const out = new Float64Array(x.length);
    const rho = measureInDoubles(LINE, { x, masses });
    applyMatrix(out, MODEL.matrix(rho), u);
    let [slope, error, mean, reach] = [0, 0, 0, 0];
    for (let i = 0; i < x.length; i++) {
      error = Math.max(error, Math.abs(out[i] - u[i]));
      const shares = sharesAt(x[i]);
      [mean, reach] = [Math.max(mean, shares.mean), Math.max(reach, shares.most)];
      for (let j = 0; j < i; j++) slope = Math.max(slope, Math.abs((u[i] - u[j]) / (x[i] - x[j])));
    }
    return slope === 0 ? Infinity : 1 - error / ((reach + mean) * slope);
  },
  (found) => ({ ...found, u: found.points.map(([k]) => Math.abs(k)), D }),
);
