import type { Formula } from '../../finite/certificate.js';

/** Distances and kernels on the line and on a circle in the checker's language, from the places of points. */

/** x_i − y_j for columns x and y. */
export const differencesOf = (x: Formula, y: Formula): Formula => [
  '-',
  ['.', x, ['T', ['ones', y]]],
  ['.', ['ones', x], ['T', y]],
];

/** min(d, L − d) for 0 ≤ d ≤ L */
const around = (d: Formula, L: string): Formula => ['-', d, ['larger', '0', ['-', ['*', '2', d], L]]];

/** |x_i − y_j|; on a circle of period L the shorter way, for places in [0, L). */
export function distanceOf(x: Formula, y: Formula, L?: string): Formula {
  const d: Formula = ['abs', differencesOf(x, y)];
  return L === undefined ? d : around(d, L);
}

/** max(0, f) */
export const positivePartOf = (f: Formula): Formula => ['larger', '0', f];

/** min(1, max(0, f)) */
export const clampOf = (f: Formula): Formula => ['-', '0', ['larger', '-1', ['-', '0', positivePartOf(f)]]];

/** φ as a function of the distance d. */
export type KernelFormula = (d: Formula) => Formula;

/** (1 − d/R)₊ */
export const tentFormula =
  (R: string): KernelFormula =>
  (d) =>
    positivePartOf(['-', '1', ['/', d, R]]);

/** 1 where d < R, for distances that are multiples of a unit */
export const boxFormula =
  (R: string, unit: string): KernelFormula =>
  (d) =>
    clampOf(['/', ['-', R, d], unit]);

/** 1/(1 + d²) */
export const cauchyFormula: KernelFormula = (d) => ['/', '1', ['+', '1', ['^', d, '2']]];

/** t³ (10 − 15 t + 6 t²) on [0, 1], 0 below and 1 above */
export function smoothstepFormula(f: Formula): Formula {
  const t = clampOf(f);
  return ['*', ['^', t, '3'], ['+', '10', ['*', t, ['-', ['*', '6', t], '15']]]];
}

/** χ(d/R): 1 for d ≤ R/2, 0 for d ≥ R, between them a smooth step of 4/3 (1 − d²/R²) */
export const cutoffFormula =
  (R: string): KernelFormula =>
  (d) =>
    smoothstepFormula(['*', '4/3', ['-', '1', ['^', ['/', d, R], '2']]]);
