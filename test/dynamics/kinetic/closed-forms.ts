import { modelMotschTadmor, torus, kernelGaussian, kernelPeriodised } from '../../../src/operators/index.js';
import type { KineticScheme } from '../../../src/dynamics/kinetic/scheme.js';
import { marchKinetic } from '../../../src/dynamics/kinetic/march.js';

/** Exact solutions of NUMERICS.md for the Fokker-Planck-Alignment equation, by their numbers there. */

export const normal = (v: number, sigma: number): number =>
  Math.exp((-v * v) / (2 * sigma)) / Math.sqrt(2 * Math.PI * sigma);

export const circle = torus(1, 2 * Math.PI);

/** 6: M_glob on T¹ from (1 + a cos x) μ/2π: f, and H, I_vv, I_xv, I_xx in closed form. */
export function globalWave(a: number, sigma: number, t: number) {
  const B = 1 - Math.exp(-t);
  const A = a * Math.exp((-sigma * (2 * t - 3 + 4 * Math.exp(-t) - Math.exp(-2 * t))) / 2);
  const q = Math.sqrt(1 - A * A);
  return {
    f: (x: number, v: number) => (normal(v, sigma) / (2 * Math.PI)) * (1 + A * Math.cos(x - v * B)),
    H: sigma * (Math.log((1 + q) / 2) + 1 - q),
    vv: sigma ** 2 * B ** 2 * (1 - q),
    xv: -(sigma ** 1.5) * B * (1 - q),
    xx: sigma * (1 - q),
  };
}

/** Variances of x, of x with v, of v. */
export type Covariance = readonly [S: number, C: number, V: number];

/** 5: the law at time t of the Kolmogorov process from (0, 0), σ = 1. */
export function kolmogorov(t: number): Covariance {
  const e = Math.exp(-t);
  return [2 * t - 3 + 4 * e - e * e, (1 - e) ** 2, 1 - e * e];
}

/** The centred normal law of phase space, moved to x = `centre`. */
export function gaussian([S, C, V]: Covariance, centre: number): (x: number, v: number) => number {
  const D = S * V - C * C;
  return (x, v) => {
    const z = x - centre;
    return Math.exp(-(V * z * z - 2 * C * z * v + S * v * v) / (2 * D)) / (2 * Math.PI * Math.sqrt(D));
  };
}

/** 7: where the Gaussian from (1, 1/2, 3/4) is at t = 1, for M_MT and M_φ with a Gaussian kernel, η = σ = 1. */
export const GAUSSIAN_START: Covariance = [1, 1 / 2, 3 / 4];
export const GAUSSIAN_END: Covariance = [2.65282565149412, 1.21536377984721, 1.22465881103145];
/** long enough that the law and the kernel do not see their images: exp(−12²/(2·2.65)) = 2e-12 */
export const LONG = 24;
export const longCircle = torus(1, LONG);
export const longKernel = kernelPeriodised(kernelGaussian(1), longCircle);
export const gaussianFlock = modelMotschTadmor(longCircle, longKernel);

/** S, C, V of a state: the trapezoidal rule in x. */
export function covarianceOf(scheme: KineticScheme, x: Float64Array, y: Float64Array, centre: number): Covariance {
  const [density, velocity] = [new Float64Array(x.length), new Float64Array(x.length)];
  scheme.density(y, density);
  scheme.velocity(y, velocity);
  let [S, C] = [0, 0];
  for (let i = 0; i < x.length; i++) {
    const z = x[i] - centre;
    S += z * z * density[i] * x[1];
    C += z * density[i] * velocity[i] * x[1];
  }
  return [S, C, 2 * scheme.moments(y).energy];
}

/** The state after `steps` steps to the time. */
export function after(scheme: KineticScheme, y: Float64Array, time: number, steps: number): Float64Array {
  const result = marchKinetic(scheme, { step: 0, y }, { h: time / steps, steps });
  if (result.status !== 'finished') throw new Error(`${result.status}: ${result.advice}`);
  return result.y;
}

export const distance = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((largest, t, k) => Math.max(largest, Math.abs(t - b[k])), 0);
