import type { Instance } from '../../engines/claim.js';
import type { FiniteModel } from '../../finite/model.js';
import { ModelError } from '../../finite/model.js';
import { OperatorError } from '../../operators/errors.js';
import { finiteModelAt } from '../../operators/model.js';
import { multiply, rational, toRational } from '../../scalar/rational.js';
import type { GalleryCase } from '../gallery/cases.js';
import { translated } from '../gallery/translate.js';
import type { LazyStep } from '../steps.js';
import { expectRelation, matrixValue } from '../steps.js';

/**
 * (54) and (55) at the density and the shift of a case: κ and the average at ρ(· + v) are those at ρ, agent by agent. With
 * `wanted` false the averages must differ. Undefined if the model is not defined at one of the two.
 */
export function galileanSteps(
  x: Instance,
  { entry, model, rho, finite }: GalleryCase & { readonly finite: FiniteModel },
  wanted: boolean,
): LazyStep[] | undefined {
  const unit = toRational(entry.unit);
  const shift = x.shift as readonly number[] | undefined;
  if (!shift || shift.length !== rho.dim) return undefined;
  const v = shift.map((k) => multiply(unit, rational(BigInt(k))));
  let moved: FiniteModel;
  try {
    moved = finiteModelAt(model, translated(model.environment, rho, v));
  } catch (error) {
    if (error instanceof OperatorError || error instanceof ModelError) return undefined;
    throw error;
  }
  const where = { kappa: finite.kappa, lambda: moved.kappa, A: matrixValue(finite), B: matrixValue(moved) };
  const averages = expectRelation(
    wanted ? '[·] at ρ(· + v) is [·] at ρ' : '[·] at ρ(· + v) is not [·] at ρ',
    where,
    ['B', matrixValue(moved)],
    '=',
    ['A', matrixValue(finite)],
    wanted,
  );
  return wanted
    ? [
        expectRelation('κ at ρ(· + v) is κ at ρ', where, ['lambda', moved.kappa], '=', ['kappa', finite.kappa]),
        averages,
      ]
    : [averages];
}
