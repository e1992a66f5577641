import type { Measure } from '../../operators/measure.js';
import type { AveragingModel } from '../../operators/model.js';
import type { CollisionMethod } from './chang-cooper.js';
import { changCooper } from './chang-cooper.js';
import type { Circle } from './circle.js';
import { circleOf } from './circle.js';
import { KineticError, checkCount, checkPositive } from './errors.js';
import type { KineticScheme } from './scheme.js';
import { semiLagrangian } from './semi-lagrangian.js';

/** What a positive solver is made with. */
export interface PositiveOptions {
  /** cells in x, or a density of `gridMeasure` whose nodes they are */
  readonly nodes: number | Measure<number>;
  /** cells in v */
  readonly velocities: number;
  /** they fill [−reach, reach] */
  readonly reach: number;
  /** σ > 0 (velocity²) */
  readonly sigma: number;
  /** of order 2, `crank-nicolson`, unless given */
  readonly collisions?: CollisionMethod;
  /** mix transport with upwinding where Σ f log f of a row would grow; true unless given */
  readonly entropic?: boolean;
}

/** The solver, with its grid. */
export interface PositiveScheme extends KineticScheme {
  readonly circle: Circle;
  readonly sigma: number;
  /** centres of the velocity cells */
  readonly v: Float64Array;
  readonly dv: number;
}

const MAX_VELOCITIES = 2 ** 14;
/** Share of the mass at the ends of the velocities up to which walls are not felt. */
const AT_WALLS = 2 ** -20;

/**
 * A scheme on cells for rough data, vacuum and small σ: half a step of transport ({@link semiLagrangian}), a step of collisions
 * ({@link changCooper}), half a step of transport.
 *
 * During collisions ρ and s_ρ stand still and u moves by u′ = s([u] − u); their drift is [u] in the middle of the step. So the scheme
 * is of order 2 in time, in Δv, and 5 in Δx. f ≥ 0 and mass to rounding for steps of any length. Transport does not raise σ∫f log f + ½∫v²f if
 * entropic, collisions lower entropy relative to the Maxwellians of their drift. Momentum is conserved to O(h² + Δv²) where the model
 * conserves it; walls at ±reach reflect.
 *
 * The state is f at centres of cells, velocities × nodes, row-major (mass over phase volume).
 *
 * @throws {KineticError} `invalid-solver`
 */
export function positiveScheme(model: AveragingModel, options: PositiveOptions): PositiveScheme {
  const { velocities, reach, sigma, collisions = 'crank-nicolson', entropic = true } = options;
  checkCount('velocities', velocities, 4, MAX_VELOCITIES);
  checkPositive('reach', reach);
  checkPositive('sigma', sigma);
  const circle = circleOf(model, options.nodes);
  const { n, period } = circle;
  const dx = period / n;
  const dv = (2 * reach) / velocities;
  const v = Float64Array.from({ length: velocities }, (_, j) => (j + 0.5) * dv - reach);
  const collide = changCooper(n, v, dv, sigma);
  const move = semiLagrangian(n, entropic);
  const [density, velocity] = [new Float64Array(n), new Float64Array(n)];
  const row = new Float64Array(n);

  const transport = (f: Float64Array, h: number): void => {
    for (let j = 0; j < velocities; j++) {
      const at = j * n;
      for (let i = 0; i < n; i++) row[i] = f[at + i];
      move(row, (v[j] * h) / dx);
      f.set(row, at);
    }
  };
  const read = (f: Float64Array, rho: Float64Array, u: Float64Array): void => {
    rho.fill(0);
    u.fill(0);
    for (let j = 0, k = 0; j < velocities; j++)
      for (let i = 0; i < n; i++, k++) {
        rho[i] += f[k] * dv;
        u[i] += f[k] * dv * v[j];
      }
    for (let i = 0; i < n; i++) u[i] = rho[i] > 0 ? u[i] / rho[i] : 0;
  };
  const collisionStep = (f: Float64Array, h: number): void => {
    read(f, density, velocity);
    circle.ask(density, velocity);
    const { strength, mean } = circle;
    for (let i = 0; i < n; i++) velocity[i] -= Math.expm1((-strength[i] * h) / 2) * (mean[i] - velocity[i]);
    circle.ask(density, velocity);
    collide.advance(f, h, strength, mean, collisions);
  };

  return {
    name: 'positive',
    size: velocities * n,
    circle,
    sigma,
    v,
    dv,
    step(t, h, f) {
      for (let k = 0; k < f.length; k++)
        if (!(f[k] >= 0)) throw new KineticError('not-finite', `t = ${t}: f[${k}] is ${f[k]}`, t, k);
      transport(f, h / 2);
      collisionStep(f, h);
      transport(f, h / 2);
    },
    moments(f) {
      let [mass, momentum, energy] = [0, 0, 0];
      for (let j = 0, k = 0; j < velocities; j++) {
        let sum = 0;
        for (let i = 0; i < n; i++, k++) sum += f[k];
        mass += sum * dx * dv;
        momentum += v[j] * sum * dx * dv;
        energy += (v[j] ** 2 / 2) * sum * dx * dv;
      }
      return { mass, momentum, energy };
    },
    density: (f, out) => read(f, out, velocity),
    velocity: (f, out) => read(f, density, out),
    resolution(f) {
      read(f, density, velocity);
      let [leastValue, walls, all] = [Infinity, 0, 0];
      for (let k = 0; k < f.length; k++) {
        leastValue = Math.min(leastValue, f[k]);
        all += f[k];
        if (k < n || k >= f.length - n) walls += f[k];
      }
      return { leastValue, leastDensity: density.reduce((a, b) => Math.min(a, b)), tail: walls / all };
    },
    complaint({ tail }) {
      if (tail > AT_WALLS)
        return `${tail} of the mass is in the outermost velocity cells, at ±${reach}: take a larger reach`;
      return dv > Math.sqrt(sigma) ? `velocity cells of ${dv} are wider than √σ: take more velocities` : undefined;
    },
  };
}

/**
 * The state of a density of phase space: f at the centres of cells.
 *
 * @param f at (x, v), ≥ 0
 * @throws {KineticError} `not-finite` where f is negative or no number
 */
export function positiveState({ circle, v, size }: PositiveScheme, f: (x: number, v: number) => number): Float64Array {
  const state = new Float64Array(size);
  for (let j = 0; j < v.length; j++)
    for (let i = 0; i < circle.n; i++) {
      const value = f(circle.x[i], v[j]);
      if (!(value >= 0 && value < Infinity))
        throw new KineticError('not-finite', `f at x = ${circle.x[i]}, v = ${v[j]} is ${value}`, undefined, i);
      state[j * circle.n + i] = value;
    }
  return state;
}
