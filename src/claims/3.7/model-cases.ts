import fc from 'fast-check';
import type { Instance } from '../../engines/claim.js';
import { squaresAcross, squaresAtDistance } from './pythagorean.js';
import type { RegularModel } from './regular-model.js';
import { BETA_HALF, BETA_HALF_HOLLOW, TOPOLOGICAL, TOPOLOGICAL_BETA_TWO, TOPOLOGICAL_MT } from './regular-model.js';
import { coveringCases, twoMasses, twoMeasureCases } from './two-measures.js';

const TOPOLOGICAL_MODELS: ReadonlySet<RegularModel> = new Set([TOPOLOGICAL, TOPOLOGICAL_MT, TOPOLOGICAL_BETA_TWO]);

/** Two measures for a model: on a circle somebody is near everywhere; square roots are rational where they are needed. */
export function casesFor(model: RegularModel): fc.Arbitrary<Instance> {
  const { entry } = model;
  if (model === BETA_HALF) return squaresAtDistance(entry);
  if (model === BETA_HALF_HOLLOW) return squaresAcross(entry);
  if (entry.model.environment.kind === 'torus') return coveringCases(entry);
  // d_ρ takes as many terms as there are places
  return twoMeasureCases(entry, TOPOLOGICAL_MODELS.has(model) ? 4 : 5);
}

/** Two measures on the places −1, −1/2, 0, 1/2, 1 of the line, with little or no mass at some of them. */
export const casesInUnitBall = ({ entry }: RegularModel): fc.Arbitrary<Instance> =>
  fc.shuffledSubarray([-2, -1, 0, 1, 2], { minLength: 2 }).chain((places) =>
    twoMasses(places.length).map((m): Instance => ({
      model: entry.key,
      unit: '1/2',
      points: places.map((k) => [k]),
      ...m,
    })),
  );

/** {@link casesFor} with one measure. */
export const singleCasesFor = (model: RegularModel): fc.Arbitrary<Instance> => casesFor(model).map(withoutOthers);

/** The case with ρ″ = ρ′. */
export const withoutOthers = (x: Instance): Instance =>
  Object.fromEntries(Object.entries(x).filter(([key]) => key !== 'others'));
