import type { Formula } from '../../../finite/certificate.js';
import type { Measure, Points } from '../../../operators/measure.js';
import type { Value } from '../../steps.js';
import type { GalleryEntry } from '../entry.js';
import { RECIPES } from './recipes.js';
import { over, scaleColumns, scaleRows, times } from './terms.js';

/** What a recipe may use: named values of the case, and its points for what depends on them. */
export interface Ingredients {
  readonly rho: Measure;
  readonly targets: Points;
  /** columns of coordinates of targets and points, axis by axis */
  readonly axes: readonly (readonly [y: Formula, x: Formula])[];
}

/**
 * A model as the paper writes it: pair weights and strength, from coordinates and masses, and nothing that the library
 * has computed.
 */
export interface Recipe {
  /** w(y_i, x_j) */
  readonly weights: (ingredients: Ingredients) => Formula;
  /** s from the mass ρ_w that is seen, `Σ_j w m_j`; a column */
  readonly strength: (seen: Formula) => Formula;
  /** more named values */
  readonly where?: (ingredients: Ingredients) => Readonly<Record<string, Value>>;
  /** κ at the points, for models that are not material: in [·] it stands in the place of the masses */
  readonly kappa?: Formula;
  /** S̄ of (ev4): s_ρ ≤ S̄ for every probability ρ; undefined if there is none */
  readonly bound?: string;
  /** κ_ρ(Ω) is at most this: S̄ unless given */
  readonly total?: string;
}

/** The formulas of a model at one density, and the values that they speak of. */
export interface Spelled {
  readonly ingredients: Ingredients;
  /** x0, x1: coordinates of the points; y0, y1: of the targets; m: masses; more by model */
  readonly where: Readonly<Record<string, Value>>;
  /** the pair weights w(y_i, x_j), for Cucker-Smale and its relatives φ(y_i − x_j) */
  readonly weights: Formula;
  /** s_ρ at the targets, a column */
  readonly strength: Formula;
  /** the matrix [1_{x_j}]_ρ(y_i) */
  readonly average: Formula;
  /** κ_ρ at the points, a column; targets must be the points */
  readonly kappa: Formula;
  /** the reproducing kernel φ_ρ(y_i, x_j) of a material model */
  readonly kernel: Formula;
  readonly bound: string | undefined;
  readonly total: string | undefined;
}

const column = ({ n, dim, x }: Points, axis: number): Value => Array.from({ length: n }, (_, i) => x[i * dim + axis]);

export const isSpelled = ({ key }: GalleryEntry): boolean => RECIPES.has(key);

/** The model of the gallery at a density of total mass 1, spelled out for the checker. */
export function spelled(entry: GalleryEntry, rho: Measure, targets: Points = rho): Spelled {
  const recipe = RECIPES.get(entry.key);
  if (!recipe) throw new Error(`"${entry.key}" is not spelled out`);
  const dims = Array.from({ length: rho.dim }, (_, k) => k);
  const axes = dims.map((k) => [`y${k}`, `x${k}`] as const);
  const ingredients = { rho, targets, axes };
  const w = recipe.weights(ingredients);
  const mass = recipe.kappa ?? 'm';
  const seen: Formula = ['.', w, mass];
  const strength = recipe.strength(seen);
  return {
    ingredients,
    where: {
      m: Array.from({ length: rho.n }, (_, j) => rho.masses[j]),
      ...Object.fromEntries(
        dims.flatMap((k) => [
          [`x${k}`, column(rho, k)],
          [`y${k}`, column(targets, k)],
        ]),
      ),
      ...recipe.where?.(ingredients),
    },
    weights: w,
    strength,
    average: scaleRows(over('1', seen), scaleColumns(w, mass)),
    kappa: recipe.kappa ?? times('m', strength),
    kernel: scaleRows(over(strength, seen), w),
    bound: recipe.bound,
    total: recipe.total ?? recipe.bound,
  };
}
