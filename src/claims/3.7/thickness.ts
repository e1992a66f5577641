import type { Formula } from '../../finite/certificate.js';
import { kernelTent } from '../../operators/kernels/tent.js';
import type { Measure, Points } from '../../operators/measure.js';
import { partitionHats } from '../../operators/partitions/hats.js';
import { torus } from '../../operators/environment.js';
import { thickness, thicknessBall, thicknessSegregation } from '../../operators/thickness.js';
import type { Rational } from '../../scalar/rational.js';
import { rational } from '../../scalar/rational.js';
import { clampOf, cutoffFormula, distanceOf, tentFormula } from './line-formulas.js';

/**
 * The thicknesses of Examples 3.14 to 3.16 on the circle of length 8: the smoothed ball of radius 1, ρ_φ with the tent of
 * radius 2, and the smallest of four neighbourhoods, hats 2 apart.
 */
export type Thickness = 'ball' | 'native' | 'segregation';
export const THICKNESSES: readonly Thickness[] = ['ball', 'native', 'segregation'];

/** Lipschitz constants of χ_1 (below 4), of the tent and of the hats; `place`: Θ(x) of an atom at x is at least its mass */
export const LIPSCHITZ: Readonly<Record<Thickness, string>> = { ball: '4', native: '1/2', segregation: '1/2' };

const T = torus(1, 8);
const HATS = partitionHats(T, 4);
const L = '8';
/** Knots of the hats. */
export const KNOTS: readonly Rational[] = [0n, 2n, 4n, 6n].map((k) => rational(k));

/** Is the place in the closed support of each hat? For places that are multiples of the unit. */
export const inSupports = (x: Formula, unit: string): Formula =>
  clampOf(['/', ['-', ['+', '2', unit], distanceOf('q', x, L)], unit]);

/** ρ(g_l) from columns of places and masses. */
export const populationsOf = (places: Formula, masses: Formula): Formula => [
  '.',
  ['T', tentFormula('2')(distanceOf(places, 'q', L))],
  masses,
];

/** Θ(ρ, x) for columns of places and masses and one place x; the knots are q. */
export function thicknessOf(kind: Thickness, places: Formula, masses: Formula, x: Formula, unit: string): Formula {
  // no population is above 1: those elsewhere are out of the question
  if (kind === 'segregation')
    return ['min', ['+', populationsOf(places, masses), ['*', '2', ['-', '1', inSupports(x, unit)]]]];
  const kernel = kind === 'ball' ? cutoffFormula('1') : tentFormula('2');
  return ['sum', ['*', masses, kernel(distanceOf(places, x, L))]];
}

/** The same as the library computes it. */
export function computedThickness(kind: Thickness, rho: Measure, x: Points): Rational {
  const theta =
    kind === 'segregation'
      ? thicknessSegregation(HATS, rho, x)
      : kind === 'ball'
        ? thicknessBall(T, 1, rho, x)
        : thickness(T, kernelTent(2), rho, x);
  return theta[0];
}

/**
 * Integrals of a step density over what a place x sees of each unit cell, its centre in the column `centres`: ρ(B_1/2(x)) for
 * the ball, which is below Θ; Θ itself for the others.
 */
export function stepThickness(kind: Thickness, x: Formula, unit: string): Formula {
  const d = distanceOf('centres', x, L);
  if (kind === 'ball') return ['sum', ['*', 'a', tentFormula('1')(d)]];
  if (kind === 'native') {
    // A' = tent(2): A(z) = ((z + 2)|z + 2| − 2 z|z| + (z − 2)|z − 2|)/8
    const square = (z: Formula): Formula => ['*', z, ['abs', z]];
    const primitive = (z: Formula): Formula => [
      '/',
      ['+', ['-', square(['+', z, '2']), ['*', '2', square(z)]], square(['-', z, '2'])],
      '8',
    ];
    return ['sum', ['*', 'a', ['-', primitive(['+', d, '1/2']), primitive(['-', d, '1/2'])]]];
  }
  // hats are linear on the cells: their means are the values at the centres
  return thicknessOf('segregation', 'centres', 'a', x, unit);
}
