import { toNumber } from '../../scalar/rational.js';
import { gridMeasure } from '../../operators/measure.js';
import type { Measure, Points } from '../../operators/measure.js';
import type { AveragingModel } from '../../operators/model.js';
import { average } from '../../operators/model.js';
import { KineticError, checkCount } from './errors.js';

/** The circle with n nodes x_i = L i/n, and what a model says there about a density and a velocity. */
export interface Circle {
  readonly model: AveragingModel;
  readonly n: number;
  readonly period: number;
  readonly x: Float64Array;
  /** s_ρ at the nodes, as of the last call of `ask`; 0 in vacuum */
  readonly strength: Float64Array;
  /** [u]_ρ at the nodes; 0 in vacuum and where s_ρ = 0 */
  readonly mean: Float64Array;
  /**
   * Asks the model. Nodes with density 0 are vacuum: nothing is asked for there.
   *
   * @param density  ρ ≥ 0 at the nodes (mass over length), n
   * @param velocity u at the nodes, n
   * @throws {OperatorError} where the model is not defined
   */
  ask(density: Float64Array, velocity: Float64Array): void;
}

/** Most nodes: a state of so many rows is still an array. */
const MAX_NODES = 2 ** 16;

/**
 * The circle of a model.
 *
 * @param nodes how many, or a density of `gridMeasure` whose nodes they are: averages over a quadrature on these very nodes are fast
 * @throws {KineticError} `invalid-solver` for a model that is not material or not on T¹, or a bad number of nodes
 */
export function circleOf(model: AveragingModel, nodes: number | Measure<number>): Circle {
  const { environment } = model;
  const n = typeof nodes === 'number' ? nodes : nodes.n;
  checkCount('nodes', n, 4, MAX_NODES);
  if (!model.material || environment.kind !== 'torus' || environment.dim !== 1)
    throw new KineticError('invalid-solver', `${model.name}: expected a material model on T¹`);
  const period = toNumber(environment.periods[0]);
  const own = gridMeasure(environment, [n], () => 1 / period);
  const rho = typeof nodes === 'number' ? own : { ...own, x: nodes.x };
  if (distanceOf(rho.x, own.x) > 0)
    throw new KineticError('invalid-solver', `nodes: not those of ${n} on a circle of length ${period}`);
  const masses = rho.masses as unknown as Float64Array;
  const [strength, mean] = [new Float64Array(n), new Float64Array(n)];
  return {
    model,
    n,
    period,
    x: rho.x as unknown as Float64Array,
    strength,
    mean,
    ask(density, velocity) {
      let vacuum = false;
      for (let i = 0; i < n; i++) {
        masses[i] = (density[i] * period) / n;
        vacuum ||= masses[i] === 0;
      }
      if (vacuum) return askSome(model, rho, velocity, strength, mean);
      const s = model.strength(rho);
      let still = false;
      for (let i = 0; i < n; i++) {
        strength[i] = s[i];
        still ||= s[i] === 0;
      }
      if (still) askSome(model, rho, velocity, strength, mean);
      else average(model, mean, rho, velocity);
    },
  };
}

const distanceOf = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  a.length === b.length ? Math.max(...Array.from(a, (t, k) => Math.abs(t - b[k]))) : Infinity;

/** Only the nodes with mass, and the average only where somebody listens to it. */
function askSome(
  model: AveragingModel,
  rho: Measure<number>,
  u: Float64Array,
  strength: Float64Array,
  mean: Float64Array,
): void {
  strength.fill(0);
  mean.fill(0);
  const some = (index: readonly number[]): Points<number> => {
    const x = Float64Array.from(index, (i) => rho.x[i]);
    return { field: rho.field, n: index.length, dim: 1, x };
  };
  const full = Array.from({ length: rho.n }, (_, i) => i).filter((i) => rho.masses[i] > 0);
  const s = model.strength(rho, some(full));
  full.forEach((i, k) => (strength[i] = s[k]));
  const listening = full.filter((i) => strength[i] > 0);
  if (listening.length === 0) return;
  const out = new Float64Array(listening.length);
  average(model, out, rho, u, some(listening));
  listening.forEach((i, k) => (mean[i] = out[k]));
}
