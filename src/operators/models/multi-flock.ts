import type { RationalLike } from '../../scalar/rational.js';
import { toRational, toText } from '../../scalar/rational.js';
import { describeEnvironment, product } from '../environment.js';
import { OperatorError } from '../errors.js';
import { positiveParameter } from '../kernels/parameter.js';
import type { Measure, Points } from '../measure.js';
import type { AveragingModel } from '../model.js';
import { describeModel, reproducingKernelOf } from '../model.js';
import { pickMeasure } from '../species.js';
import type { Vector } from '../vector.js';
import { zeros } from '../vector.js';
import { commonEnvironment, pairwise } from './multi-species.js';
import { weightedModel } from './weighted.js';

/** How flocks see each other: a model on the centres of mass, and its factor ε > 0. */
export interface FlockCoupling {
  readonly model: AveragingModel;
  readonly epsilon: RationalLike;
}

/**
 * Several flocks, each with its own rule inside, that see each other only as centres of mass with mean velocities.
 *
 *     s_ρ(x, α) = M^α s^α(x) + ε Σ_{β≠α} M^β ψ(X^α, X^β)
 *     s_ρ [u]_ρ (x, α) = M^α s^α(x) [u^α]^α(x) + ε Σ_{β≠α} M^β ψ(X^α, X^β) V^β                      (35), Example 2.10
 *
 * s^α, [·]^α at ρ^α, the distribution of flock α with total mass 1; X^α, V^α its centre of mass and mean velocity. ψ is the
 * reproducing kernel of the coupling at Σ M^β δ_{X^β}. Without a coupling the flocks do not see each other. Centres of mass
 * need Rⁿ.
 *
 * @param rules one for each flock
 * @throws {OperatorError} `wrong-environment`, `invalid-parameter`
 */
export function modelMultiFlock(
  flocks: readonly string[],
  rules: readonly AveragingModel[],
  coupling?: FlockCoupling,
): AveragingModel {
  const all = [...rules, ...(coupling ? [coupling.model] : [])];
  const base = commonEnvironment(all);
  if (rules.length !== flocks.length)
    throw new OperatorError('invalid-parameter', `rules: ${rules.length} of them, expected ${flocks.length}`);
  if (coupling && base.kind !== 'space')
    throw new OperatorError('wrong-environment', `centres of mass need a space Rⁿ, not ${describeEnvironment(base)}`);
  const epsilon = coupling && positiveParameter('epsilon', toRational(coupling.epsilon));
  return weightedModel({
    name: 'multi-flock',
    definition: String.raw`s_\rho[u]_\rho(x,\alpha)=M^\alpha s^\alpha(x)[u^\alpha]^\alpha(x)+\varepsilon\sum_{\beta\ne\alpha}M^\beta\psi(X^\alpha,X^\beta)V^\beta`,
    source: 'Example 2.10, (35)',
    environment: product(base, flocks),
    parameters: {
      ...Object.fromEntries(rules.map((rule, a) => [flocks[a], describeModel(rule)])),
      ...(coupling && epsilon ? { coupling: describeModel(coupling.model), epsilon: toText(epsilon) } : {}),
    },
    exact: all.every((rule) => rule.exact),
    weights<T>(rho: Measure<T>, targets: Points<T>): Vector<T> {
      const { field } = rho;
      const psi = coupling && centreKernel(coupling.model, flocks.length, rho);
      return pairwise(flocks.length, rho, targets, (a, b, crowd, places) => {
        if (a === b) return reproducingKernelOf(rules[a], crowd, places);
        if (!psi || !epsilon) return undefined;
        const value = field.multiply(field.fromRational(epsilon), psi(a, b));
        const block = zeros(field, places.n * crowd.n);
        for (let k = 0; k < block.length; k++) block[k] = value;
        return block;
      });
    },
    strengthOf: (_, seen) => seen,
    kernelIsWeight: true,
  });
}

/** ψ(X^α, X^β) for the flocks that have mass: the reproducing kernel of the coupling at their centres. */
function centreKernel<T>(model: AveragingModel, flocks: number, rho: Measure<T>): (a: number, b: number) => T {
  const { field, dim } = rho;
  const massOf = (b: number): T => {
    let mass = field.zero;
    for (let j = 0; j < rho.n; j++) if (rho.label![j] === b) mass = field.add(mass, rho.masses[j]);
    return mass;
  };
  const present = Array.from({ length: flocks }, (_, b) => b).flatMap((b) => {
    const part = pickMeasure(rho, b);
    return part ? [{ b, flock: part.measure }] : [];
  });
  const x = zeros(field, present.length * dim);
  const masses = zeros(field, present.length);
  present.forEach(({ b, flock }, k) => {
    masses[k] = massOf(b);
    for (let c = 0; c < dim; c++) {
      let centre = field.zero;
      for (let i = 0; i < flock.n; i++)
        centre = field.add(centre, field.multiply(flock.masses[i], flock.x[i * dim + c]));
      x[k * dim + c] = centre;
    }
  });
  const kernel = reproducingKernelOf(model, { field, n: present.length, dim, x, masses });
  const place = new Map(present.map(({ b }, k) => [b, k]));
  return (a, b) => {
    // A target may belong to a flock that has no mass, and so no centre: it is coupled to nobody.
    const [i, j] = [place.get(a), place.get(b)];
    return i === undefined || j === undefined ? field.zero : kernel[i * present.length + j];
  };
}
