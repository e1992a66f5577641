import type { Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { OperatorError } from '../../operators/errors.js';
import type { Points } from '../../operators/measure.js';
import { toArray } from '../../operators/vector.js';
import type { Rational } from '../../scalar/rational.js';
import type { LazyStep, Value } from '../steps.js';
import { expectRelation } from '../steps.js';
import type { GalleryCase } from './cases.js';
import { galleryCase, targetsOf } from './cases.js';
import type { Spelled } from './spelled/spelled.js';
import { spelled } from './spelled/spelled.js';

/** A model at one density, as the library evaluates it and as the paper spells it. */
export interface Evaluated extends GalleryCase {
  /** the points, or the `targets` of the case */
  readonly targets: Points;
  /** [1_{x_j}]_ρ(y_i), targets × points */
  readonly average: { readonly columns: number; readonly entries: readonly Rational[] };
  readonly spell: Spelled;
}

/**
 * Undefined where the case has lost its shape, or the model is not defined at a point. Of the `targets` of a case those are
 * left out at which the model is not defined.
 */
export function evaluated(x: Instance, targetsIn: typeof placesOf = placesOf): Evaluated | undefined {
  const found = galleryCase(x);
  const targets = found && targetsIn(x, found);
  const matrix = targets && defined(() => found.model.matrix(found.rho, targets));
  if (!targets || !matrix) return undefined;
  const { rho, entry } = found;
  const average = { columns: rho.n, entries: toArray(matrix.entries) };
  return { ...found, targets, average, spell: spelled(entry, rho, targets) };
}

function placesOf(x: Instance, found: GalleryCase): Points | undefined {
  const { model, rho } = found;
  if (x.targets === undefined) return rho;
  const all = targetsOf(x, found);
  return all && pickWhere(all, (one) => defined(() => model.matrix(rho, one)) !== undefined);
}

/** The points that pass, each looked at alone; undefined if there are none. */
export function pickWhere(points: Points, passes: (one: Points) => boolean): Points | undefined {
  const { n, dim, x, label } = points;
  const pick = (kept: readonly number[]): Points => ({
    ...points,
    n: kept.length,
    x: kept.flatMap((i) => Array.from({ length: dim }, (_, k) => x[i * dim + k])),
    label: label && kept.map((i) => label[i]),
  });
  const kept = Array.from({ length: n }, (_, i) => i).filter((i) => passes(pick([i])));
  return kept.length > 0 ? pick(kept) : undefined;
}

/** A value of a model, or undefined where it is not defined. */
export function defined<T>(value: () => T): T | undefined {
  try {
    return value();
  } catch (error) {
    if (error instanceof OperatorError) return undefined;
    throw error;
  }
}

/** Conclusion: what the library computed is what the formula says. */
export const expectSpelled = (
  text: string,
  where: Readonly<Record<string, Value>>,
  formula: Formula,
  value: Value,
): LazyStep => expectRelation(text, { ...where, library: value }, [formula, value], '=', ['library', value]);
