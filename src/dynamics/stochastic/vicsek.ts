import type { AveragingModel } from '../../operators/model.js';
import { average } from '../../operators/model.js';
import { OperatorError } from '../../operators/errors.js';
import { headings } from '../../operators/models/vicsek.js';
import type { CounterNoise } from './counter-noise.js';
import { STREAM } from './counter-noise.js';
import type { OnStep, PathResult, PathStart } from './march.js';
import { march } from './march.js';
import { crowdAt } from './surroundings.js';

/** Vicsek's rule with its noise. */
export interface VicsekRule {
  /** average over the neighbours: `modelVicsek`, or any other */
  readonly model: AveragingModel;
  /** v₀ > 0 */
  readonly speed: number;
  /** σ ≥ 0 (velocity) */
  readonly sigma: number;
}

/**
 * Vicsek's rule as printed, in steps of time 1:
 *
 *     v_i(k+1) = v₀ [v]_i/|[v]_i| + σ ξ,    x_i(k+1) = x_i(k) + v_i(k+1)              (2)
 *
 * with ξ standard normal in each component, anew for every agent and step. The noise comes after the normalisation: speeds are
 * not v₀. For speeds that are, see {@link runAngularVicsek}. Neighbours are found by the cell lists of the model.
 *
 * @param from state at the beginning, n × dim
 */
export function runVicsek(
  { model, speed, sigma }: VicsekRule,
  noise: CounterNoise,
  from: PathStart,
  steps: number,
  onStep?: OnStep,
): PathResult {
  const { dim } = model.environment;
  const n = from.x.length / dim;
  const rho = crowdAt(model, n);
  const mean = new Float64Array(n * dim);
  const xi = new Float64Array(n * dim);
  return march(
    from,
    { n, dim },
    1,
    steps,
    (k, x, v) => {
      rho.x.set(x);
      average(model, mean, rho, v);
      headings(v, mean, dim, speed);
      noise.fillNormal(xi, dim, STREAM.vicsek, k);
      for (let j = 0; j < x.length; j++) {
        v[j] += sigma * xi[j];
        x[j] += v[j];
      }
    },
    onStep,
  );
}

/** Vicsek's model in continuous time, in the plane or on T². */
export interface AngularVicsek {
  readonly model: AveragingModel;
  /** v₀ > 0 */
  readonly speed: number;
  /** ν ≥ 0 (1/time) */
  readonly alignment: number;
  /** D ≥ 0 (1/time) */
  readonly diffusion: number;
}

/**
 * Directions in continuous time (Degond and Motsch 2008), speeds exactly v₀:
 *
 *     dx = v dt,    v = v₀ (cos θ, sin θ),    dθ = ν sin(θ̄ − θ) dt + √(2D) dB,
 *
 * θ̄ the direction of [v]. Splitting: half of the drift, noise over h/2, the exact solution of the relaxation for frozen θ̄,
 * tan((θ − θ̄)/2) ↦ e^(−νh) tan((θ − θ̄)/2), noise over h/2, half of the drift. Weak order 1, since θ̄ is frozen. Where
 * everybody hears many, the order parameter is I₁(k)/I₀(k), k = ν/D: {@link besselRatio}.
 *
 * @param from velocities count by their directions
 * @throws {OperatorError} `wrong-environment` unless the dimension is 2
 */
export function runAngularVicsek(
  { model, speed, alignment, diffusion }: AngularVicsek,
  noise: CounterNoise,
  h: number,
  from: PathStart,
  steps: number,
  onStep?: OnStep,
): PathResult {
  const { dim } = model.environment;
  if (dim !== 2) throw new OperatorError('wrong-environment', `dim: ${dim}, directions are angles in dimension 2`);
  const n = from.x.length / 2;
  const rho = crowdAt(model, n);
  const mean = new Float64Array(2 * n);
  const xi = new Float64Array(2 * n);
  const kept = Math.exp(-alignment * h);
  const turn = Math.sqrt(diffusion * h);

  /** v_i = v₀ (cos θ, sin θ) */
  const head = (v: Float64Array, i: number, theta: number): void => {
    v[2 * i] = speed * Math.cos(theta);
    v[2 * i + 1] = speed * Math.sin(theta);
  };
  const heading = (v: Float64Array, i: number): number => Math.atan2(v[2 * i + 1], v[2 * i]);
  const drift = (x: Float64Array, v: Float64Array): void => {
    for (let j = 0; j < x.length; j++) x[j] += (h / 2) * v[j];
  };

  return march(
    from,
    { n, dim },
    h,
    steps,
    (k, x, v) => {
      noise.fillNormal(xi, 2, STREAM.vicsek, k);
      // velocities given by the user may have any length
      for (let i = 0; i < n; i++) head(v, i, heading(v, i));
      drift(x, v);
      for (let i = 0; i < n; i++) head(v, i, heading(v, i) + turn * xi[2 * i]);
      rho.x.set(x);
      average(model, mean, rho, v);
      headings(mean, mean, 2, 1);
      for (let i = 0; i < n; i++) {
        const towards = heading(mean, i);
        const away = heading(v, i) - towards;
        // the tangent at ±π is large but finite in doubles, and atan brings it back
        const left = 2 * Math.atan(kept * Math.tan(away / 2));
        head(v, i, towards + left + turn * xi[2 * i + 1]);
      }
      drift(x, v);
    },
    onStep,
  );
}

/** |Σ v|/Σ|v|, the order: 1 if all fly the same way, about N^(−1/2) for independent directions. */
export function orderOf(v: ArrayLike<number>, dim: number): number {
  let speeds = 0;
  const total = Array.from({ length: dim }, () => 0);
  for (let i = 0; i * dim < v.length; i++) {
    let square = 0;
    for (let c = 0; c < dim; c++) {
      total[c] += v[i * dim + c];
      square += v[i * dim + c] ** 2;
    }
    speeds += Math.sqrt(square);
  }
  return Math.hypot(...total) / speeds;
}

/** Terms of the continued fraction: the error falls faster than k^(2m)/(2^m m!)², below rounding for k ≤ 100. */
const TERMS = 400;

/**
 * I₁(k)/I₀(k), the mean cosine of the von Mises law e^(k cos θ), by its continued fraction 1/(2/k + 1/(4/k + 1/(6/k + …))).
 *
 * @param k from 0 to 100
 */
export function besselRatio(k: number): number {
  let value = 0;
  for (let m = TERMS; m >= 1; m--) value = 1 / ((2 * m) / k + value);
  return k === 0 ? 0 : value;
}
