import type { Surroundings } from './surroundings.js';

/**
 * The average that the velocities are drawn to during a step.
 *
 * - `midpoint`, the default: [·] of velocities predicted for the middle of the step. Weak order 2, two averages a step.
 * - `frozen`: [v] at the beginning of the velocity step, as if the neighbours stood still. One average a step and weak order 1:
 *   while an agent relaxes its neighbours do too.
 */
export type Scheme = 'midpoint' | 'frozen';

/** Advances one step; see {@link splitting}. */
export interface Stepper {
  /** number of averages computed so far */
  readonly averages: number;
  /**
   * @param x, v  n × dim, advanced from t to t + h in place
   * @param noise ΔB over [t, t + h], n × dim: independent normal numbers of variance h
   */
  step(t: number, h: number, x: Float64Array, v: Float64Array, noise: Float64Array): void;
}

/** Below this s h the limit ½√(2σsh) is nearer to the coefficient of the predicted noise than its formula in doubles. */
const SMALL = 1e-5;

/**
 * Splitting for agents with material noise,
 *
 *     dx = v dt,    dv = s([v] − v) dt + √(2σs) dB                                (17), (172), (178)
 *
 * half of the drift in x, an Ornstein-Uhlenbeck step in v at these positions, the other half of the drift:
 *
 *     v ← m + (v − m) e^(−sh) + √(σ(1 − e^(−2sh))) ξ,    ξ = ΔB/√h,
 *
 * with m = [w], w = v + ½(1 − e^(−sh))([v] − v) + c ξ and c such that (1 − e^(−sh)) c + √(σ(1 − e^(−2sh))) = √(2σsh). For M_glob
 * with equal masses the law of all velocities is then exact at any step: the deviations from the mean are an exact
 * Ornstein-Uhlenbeck step, the mean an exact Brownian one. Weak order 2; strong order 1 for steps that share a path.
 * σ = 0 gives a scheme of order 2 for (4). Allocates nothing per step of its own account.
 *
 * @param sigma σ ≥ 0 (velocity²)
 */
export function splitting(around: Surroundings, sigma: number, scheme: Scheme = 'midpoint'): Stepper {
  if (!(sigma >= 0 && Number.isFinite(sigma))) throw new RangeError(`sigma: ${sigma}, expected a number ≥ 0`);
  const { n, dim } = around;
  const s = new Float64Array(n);
  const mean = new Float64Array(n * dim);
  const predicted = new Float64Array(n * dim);
  const twice = scheme === 'midpoint' && !around.ofLaw;
  let averages = 0;

  const drift = (x: Float64Array, v: Float64Array, h: number): void => {
    for (let j = 0; j < x.length; j++) x[j] += h * v[j];
  };

  function predict(h: number, v: Float64Array, noise: Float64Array): void {
    for (let i = 0; i < n; i++) {
      const sh = s[i] * h;
      const gain = -Math.expm1(-sh);
      const whole = Math.sqrt(2 * sigma * sh);
      const c = sh < SMALL ? whole / 2 : (whole - Math.sqrt(-sigma * Math.expm1(-2 * sh))) / gain;
      const scale = c / Math.sqrt(h);
      for (let j = i * dim; j < (i + 1) * dim; j++)
        predicted[j] = v[j] + (gain / 2) * (mean[j] - v[j]) + scale * noise[j];
    }
  }

  function relax(h: number, v: Float64Array, noise: Float64Array): void {
    for (let i = 0; i < n; i++) {
      const gain = -Math.expm1(-s[i] * h);
      const scale = Math.sqrt((-sigma * Math.expm1(-2 * s[i] * h)) / h);
      for (let j = i * dim; j < (i + 1) * dim; j++) v[j] += gain * (mean[j] - v[j]) + scale * noise[j];
    }
  }

  return {
    get averages() {
      return averages;
    },
    step(t, h, x, v, noise) {
      const middle = t + h / 2;
      drift(x, v, h / 2);
      around.strength(s, middle, x);
      around.average(mean, middle, x, v);
      averages++;
      if (twice) {
        predict(h, v, noise);
        around.average(mean, middle, x, predicted);
        averages++;
      }
      relax(h, v, noise);
      drift(x, v, h / 2);
    },
  };
}
