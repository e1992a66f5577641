import type { Formula } from '../../../finite/certificate.js';
import { toText } from '../../../scalar/rational.js';
import type { SpelledKernel } from './kernels.js';
import type { Ingredients } from './spelled.js';
import {
  around,
  differences,
  minus,
  outer,
  over,
  plus,
  positivePart,
  smoothStep,
  square,
  times,
  wrapped,
} from './terms.js';

const EDGE = '1/4';
const UNIT = '1/2';

/**
 * d_ρ(y_i, x_j) of (30): the mass between y_i and x_j. A point ζ is between them if (ζ − y)·(ζ − x) < 0, and fades out
 * over the edge beyond. On a circle distances are taken to the middle of the shortest arc.
 */
export const spelledCrowd = ({ rho, axes }: Ingredients, period?: string): Formula => {
  const outside = (k: number): Formula => {
    const at = (axis: number): Formula => toText(rho.x[k * rho.dim + axis]);
    if (period === undefined) return plus(...axes.map(([y, x], axis) => outer(minus(at(axis), y), minus(at(axis), x))));
    const [[y, x]] = axes;
    const z = wrapped(differences(y, x), period, UNIT);
    const middle = plus(outer(['ones', y], x), over(z, '2'));
    return minus(square(around(minus(at(0), middle), period)), over(square(z), '4'));
  };
  return plus(
    ...Array.from({ length: rho.n }, (_, k) =>
      times(toText(rho.masses[k]), smoothStep(positivePart(minus('1', over(positivePart(outside(k)), EDGE))))),
    ),
  );
};

/** φ_ρ = ψ/(ε + d_ρ²)^(α/2), (32), for ε = 1 and α = 2 */
export const topologicalKernel =
  (psi: SpelledKernel, period?: string) =>
  (ingredients: Ingredients): Formula =>
    over(psi(ingredients.axes), plus('1', square(spelledCrowd(ingredients, period))));
