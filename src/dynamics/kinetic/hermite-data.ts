import { KineticError } from './errors.js';
import type { FourierHermite } from './fourier-hermite.js';
import { hermiteRows, velocityNodes } from './hermite.js';

/**
 * The coefficients of a density of phase space, projected in x, c_n(x) = ∫ f h_n(v/√σ) dv, by the trapezoidal rule: spectrally accurate for smooth f that
 * decays faster than √μ_σ, which is what the expansion needs to converge.
 *
 * @param f at (x, v), mass over phase volume; not normalised here
 * @throws {KineticError} `not-finite` where f is
 */
export function hermiteState(
  { circle, line, modes, sigma, size }: FourierHermite,
  f: (x: number, v: number) => number,
): Float64Array {
  const { v, dv } = velocityNodes(modes, sigma);
  const rows = hermiteRows(
    v.map((t) => t / Math.sqrt(sigma)),
    modes,
  );
  const c = new Float64Array(size);
  for (let i = 0; i < circle.n; i++)
    for (let j = 0; j < v.length; j++) {
      const value = f(circle.x[i], v[j]) * dv;
      if (!Number.isFinite(value))
        throw new KineticError('not-finite', `f at x = ${circle.x[i]}, v = ${v[j]} is ${value}`, undefined, i);
      if (value !== 0) for (let n = 0; n < modes; n++) c[n * circle.n + i] += value * rows[j * modes + n];
    }
  line.project(c, modes);
  return c;
}

/**
 * The coefficients of the local Maxwellian of temperature σ, f = ρ(x) μ_σ(v − u(x)): c_n = ρ (u/√σ)ⁿ/√n!, projected in x.
 *
 * @param density ρ at x (mass over length)
 * @param velocity u at x, 0 unless given
 */
export function hermiteMaxwellian(
  { circle, line, modes, sigma, size }: FourierHermite,
  density: (x: number) => number,
  velocity: (x: number) => number = () => 0,
): Float64Array {
  const c = new Float64Array(size);
  for (let i = 0; i < circle.n; i++) {
    const w = velocity(circle.x[i]) / Math.sqrt(sigma);
    let value = density(circle.x[i]);
    for (let n = 0; n < modes; n++) {
      c[n * circle.n + i] = value;
      value *= w / Math.sqrt(n + 1);
    }
  }
  line.project(c, modes);
  return c;
}
