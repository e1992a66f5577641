import type { Environment } from '../environment.js';
import { product, sameEnvironment } from '../environment.js';
import { OperatorError } from '../errors.js';
import type { Measure, Points } from '../measure.js';
import type { AveragingModel } from '../model.js';
import { describeModel, reproducingKernelOf } from '../model.js';
import { pickMeasure, pickPoints } from '../species.js';
import type { Vector } from '../vector.js';
import { zeros } from '../vector.js';
import { weightedModel } from './weighted.js';

/**
 * Several species on one environment, each pair with a rule of its own.
 *
 *     s_ρ(x, α) = Σ_β M^β s^{αβ}(x),    [u]_ρ(x, α) = Σ_β M^β s^{αβ}(x) [u^β]^{αβ}(x) / s_ρ(x, α)      (34), Example 2.9
 *
 * with s^{αβ}, [·]^{αβ} at ρ^β, the distribution of species β with total mass 1, and M^β its mass in ρ. The reproducing
 * kernel is that of the pair: φ_ρ((x, α), (y, β)) = φ^{αβ}(x, y) at ρ^β. With Cucker-Smale rules the system is (33).
 *
 * @param rules rules[α][β]: how species α listens to species β
 * @throws {OperatorError} `invalid-parameter` if the table is not square or its rules live on different environments
 */
export function modelMultiSpecies(
  species: readonly string[],
  rules: readonly (readonly AveragingModel[])[],
): AveragingModel {
  const base = commonEnvironment(rules.flat());
  if (rules.length !== species.length || rules.some((row) => row.length !== species.length))
    throw new OperatorError('invalid-parameter', `rules: expected a table of ${species.length} × ${species.length}`);
  return weightedModel({
    name: 'multi-species',
    definition: String.raw`[u]_\rho(x,\alpha)=\frac1{s_\rho(x,\alpha)}\sum_\beta M^\beta s^{\alpha\beta}_{\rho^\beta}(x)[u^\beta]_{\rho^\beta}(x)`,
    source: 'Example 2.9, (34)',
    environment: product(base, species),
    parameters: Object.fromEntries(
      rules.flatMap((row, a) => row.map((rule, b) => [`${species[a]} to ${species[b]}`, describeModel(rule)])),
    ),
    exact: rules.every((row) => row.every((rule) => rule.exact)),
    weights: <T>(rho: Measure<T>, targets: Points<T>) =>
      pairwise(species.length, rho, targets, (a, b, crowd, places) => reproducingKernelOf(rules[a][b], crowd, places)),
    strengthOf: (_, seen) => seen,
    kernelIsWeight: true,
  });
}

/** The one environment of all the models. */
export function commonEnvironment(models: readonly AveragingModel[]): Environment {
  const [first, ...rest] = models;
  if (!first) throw new OperatorError('invalid-parameter', 'models: none, expected at least one');
  for (const { name, environment } of rest)
    if (!sameEnvironment(environment, first.environment))
      throw new OperatorError('wrong-environment', `${name}: not on the same environment as ${first.name}`);
  return first.environment;
}

/** A matrix targets × points put together from its blocks by label; a block that is undefined is 0. */
export function pairwise<T>(
  labels: number,
  rho: Measure<T>,
  targets: Points<T>,
  block: (a: number, b: number, crowd: Measure<T>, places: Points<T>) => Vector<T> | undefined,
): Vector<T> {
  const entries = zeros(rho.field, targets.n * rho.n);
  for (let a = 0; a < labels; a++) {
    const places = pickPoints(targets, a);
    if (!places) continue;
    for (let b = 0; b < labels; b++) {
      const crowd = pickMeasure(rho, b);
      if (!crowd) continue;
      const part = block(a, b, crowd.measure, a === b && targets === rho ? crowd.measure : places.points);
      if (!part) continue;
      places.index.forEach((i, k) =>
        crowd.index.forEach((j, l) => {
          entries[i * rho.n + j] = part[k * crowd.index.length + l];
        }),
      );
    }
  }
  return entries;
}
