import { measureInDoubles } from '../../operators/measure.js';
import type { Measure, Points } from '../../operators/measure.js';
import type { AveragingModel } from '../../operators/model.js';
import { reproducingKernelOf } from '../../operators/model.js';
import { OperatorError } from '../../operators/errors.js';
import type { Atoms } from '../distances/atoms.js';
import type { OdeProblem } from '../integrate/problem.js';

/**
 * Where a measure of phase space starts: rows (x, v), n × 2d. Probes are labels ω that carry no mass: the characteristics of
 * (160)-(161) from anywhere.
 */
export interface PhaseCloud {
  /** n × d (length) */
  readonly x: ArrayLike<number>;
  /** n × d (length over time) */
  readonly v: ArrayLike<number>;
}

/** A measure-valued solution of the Vlasov-alignment equation as an equation for its characteristics. */
export interface KineticFlow extends OdeProblem {
  readonly dim: number;
  /** atoms, with mass */
  readonly n: number;
  readonly probes: number;
  readonly masses: Float64Array;
  /** the state of a start: x of atoms and probes, then v, then ∫s = 0 */
  start(atoms: PhaseCloud, probes?: PhaseCloud): Float64Array;
  /** μ_t as atoms of phase space, rows (x, v) */
  measureAt(y: Float64Array): Atoms;
  /** place, velocity and ∫₀ᵗ s_ρ(X) ds of characteristic k; probes come after the atoms */
  characteristic(y: Float64Array, k: number): { x: Float64Array; v: Float64Array; strength: number };
}

/**
 * The flow of (13), (95) from an atomic measure: exact, as atoms solve the equation weakly if and only if they solve (89).
 *
 *     Ẋ = V,    V̇ = s_ρ(X)([u]_ρ(X) − V) = ∫ φ_ρ(X, y)(w − V) dμ(y, w),    (∫s)˙ = s_ρ(X)        (160)-(161), (98)
 *
 * Probes feel the atoms and are not felt: with them and ∫s the density along characteristics is (171), and the Jacobian of the flow
 * Liouville's e^(−n ∫s). Where s_ρ = 0 a probe moves on freely; where the average is not defined the run ends. On a torus x is not wrapped. O(n (n + probes)) a right-hand side;
 * the kernel's matrix is allocated by the model.
 *
 * @param masses n, positive
 * @param probes number of probes
 * @throws {OperatorError} `invalid-parameter` for a model that is not material or without places; `invalid-measure` for bad masses
 */
export function kineticFlow(model: AveragingModel, masses: ArrayLike<number>, probes = 0): KineticFlow {
  const { environment } = model;
  const { dim } = environment;
  if (!model.material || (environment.kind !== 'space' && environment.kind !== 'torus'))
    throw new OperatorError('invalid-parameter', `${model.name}: no material model on a space or a torus`);
  const n = masses.length;
  const all = n + probes;
  const rho: Measure<number> = measureInDoubles(environment, { x: new Float64Array(n * dim), masses });
  const targets: Points<number> = { field: rho.field, n: all, dim, x: new Float64Array(all * dim) };
  const [places, atoms] = [targets.x as unknown as Float64Array, rho.x as unknown as Float64Array];
  const weights = rho.masses as unknown as Float64Array;
  const size = all * dim;
  return {
    size: 2 * size + all,
    dim,
    n,
    probes,
    masses: weights,
    start(cloud, labels = { x: [], v: [] }) {
      if (cloud.x.length !== n * dim || cloud.v.length !== n * dim)
        throw new OperatorError(
          'invalid-measure',
          `${cloud.x.length} and ${cloud.v.length} coordinates, expected ${n} × ${dim}`,
        );
      if (labels.x.length !== probes * dim || labels.v.length !== probes * dim)
        throw new OperatorError(
          'invalid-measure',
          `probes: ${labels.x.length} coordinates, expected ${probes} × ${dim}`,
        );
      const y = new Float64Array(2 * size + all);
      y.set(cloud.x, 0);
      y.set(labels.x, n * dim);
      y.set(cloud.v, size);
      y.set(labels.v, size + n * dim);
      return y;
    },
    measureAt: (y) => ({
      n,
      dim: 2 * dim,
      masses: weights,
      x: Float64Array.from({ length: 2 * n * dim }, (_, k) => {
        const [i, c] = [Math.floor(k / (2 * dim)), k % (2 * dim)];
        return c < dim ? y[i * dim + c] : y[size + i * dim + c - dim];
      }),
    }),
    characteristic: (y, k) => ({
      x: y.slice(k * dim, k * dim + dim),
      v: y.slice(size + k * dim, size + k * dim + dim),
      strength: y[2 * size + k],
    }),
    rightSide(_, y, dy) {
      places.set(y.subarray(0, size));
      atoms.set(y.subarray(0, n * dim));
      const phi = reproducingKernelOf(model, rho, targets);
      dy.set(y.subarray(size, 2 * size), 0);
      dy.fill(0, size);
      for (let i = 0; i < all; i++) {
        let s = 0;
        for (let j = 0; j < n; j++) {
          const weight = phi[i * n + j] * weights[j];
          s += weight;
          for (let c = 0; c < dim; c++)
            dy[size + i * dim + c] += weight * (y[size + j * dim + c] - y[size + i * dim + c]);
        }
        dy[2 * size + i] = s;
      }
    },
  };
}
