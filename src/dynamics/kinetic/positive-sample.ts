import type { PositiveScheme } from './positive-scheme.js';
import type { Sampler } from './phase-sample.js';

/**
 * Samples of states of the positive scheme: logarithms are differentiated by central differences, of order 2. Where a cell or a neighbour is
 * empty log h has no slope and 0 is taken: the Fisher information of such data is infinite, what comes out is that of the rest.
 */
export function positiveSampler({ circle, v, dv, sigma, size, density, velocity }: PositiveScheme): Sampler {
  const { n, period } = circle;
  const dx = period / n;
  const [log, p, r, pv, rv] = [0, 1, 2, 3, 4].map(() => new Float64Array(size));
  const [rho, u, strengthSlope, forceSlope, force] = [0, 1, 2, 3, 4].map(() => new Float64Array(n));
  const central = (out: Float64Array, values: Float64Array): void => {
    for (let i = 0; i < n; i++) out[i] = (values[(i + 1) % n] - values[(i + n - 1) % n]) / (2 * dx);
  };
  const finite = (t: number): number => (Number.isFinite(t) ? t : 0);
  return (f) => {
    density(f, rho);
    velocity(f, u);
    circle.ask(rho, u);
    const { strength, mean } = circle;
    for (let i = 0; i < n; i++) force[i] = strength[i] * mean[i];
    central(strengthSlope, strength);
    central(forceSlope, force);
    for (let k = 0; k < size; k++) log[k] = Math.log(f[k]) + v[Math.floor(k / n)] ** 2 / (2 * sigma);
    for (let j = 0, k = 0; j < v.length; j++)
      for (let i = 0; i < n; i++, k++) {
        // inside the walls; in the outermost cells there is nothing but rounding
        const [above, below] = [Math.min(j + 1, v.length - 1) * n, Math.max(j - 1, 0) * n];
        const [east, west] = [(i + 1) % n, (i + n - 1) % n];
        const width = (above - below) / n;
        p[k] = finite((log[above + i] - log[below + i]) / (width * dv));
        r[k] = finite((log[j * n + east] - log[j * n + west]) / (2 * dx));
        pv[k] = width < 2 ? 0 : finite((log[above + i] - 2 * log[k] + log[below + i]) / (dv * dv));
        rv[k] = finite(
          (log[above + east] - log[above + west] - log[below + east] + log[below + west]) / (width * 2 * dv * dx),
        );
      }
    return {
      sigma,
      period,
      x: circle.x,
      v,
      dx,
      dv,
      f,
      p,
      r,
      pv,
      rv,
      density: rho,
      velocity: u,
      strength,
      mean,
      strengthSlope,
      forceSlope,
      negativeMass: 0,
    };
  };
}
