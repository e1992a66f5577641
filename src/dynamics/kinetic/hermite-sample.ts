import type { FourierHermite } from './fourier-hermite.js';
import { hermiteRows, normalDensity, velocityNodes } from './hermite.js';
import type { Sampler } from './phase-sample.js';

/** f is read where |v| is below so many √σ: e^(−14²/2) is 1e-43. */
const FARTHEST = 14;
/** f is rounding below this times the largest coefficient times (μ(v) μ(0))^½, which is about what h_n μ gets to. */
const NOISE = 2 ** -46;

/**
 * Samples of Fourier-Hermite states, with spectral derivatives: log h in v from h_n′ = √n h_{n−1}, in x by Fourier. The trapezoidal
 * rule is spectrally accurate on them. O(modes) work a node.
 */
export function hermiteSampler({ circle, line, modes, sigma, density, velocity, size }: FourierHermite): Sampler {
  const { n } = circle;
  const root = Math.sqrt(sigma);
  const nodes = velocityNodes(modes, sigma);
  const v = nodes.v.filter((t) => Math.abs(t) <= FARTHEST * root);
  const rows = hermiteRows(v.map((t) => t / root), modes); // prettier-ignore
  const weights = v.map((t) => normalDensity(t, sigma));
  const noise = weights.map((mu) => NOISE * Math.sqrt(mu * normalDensity(0, sigma)));
  const [f, p, r, pv, rv] = [0, 1, 2, 3, 4].map(() => new Float64Array(v.length * n));
  const slopes = new Float64Array(size);
  const [rho, u, strengthSlope, forceSlope, force] = [0, 1, 2, 3, 4].map(() => new Float64Array(n));
  const h = new Float64Array(5 * n);

  /** h, h_v, h_vv, h_x, h_xv along the row of one velocity, into `h`. */
  const evaluate = (c: Float64Array, j: number): void => {
    h.fill(0);
    for (let m = 0, k = 0; m < modes; m++) {
      const [a, b, d] = [0, 1, 2].map((q) => (m < q ? 0 : rows[j * modes + m - q]));
      const [first, second] = [(Math.sqrt(m) * b) / root, (Math.sqrt(m * (m - 1)) * d) / sigma];
      for (let i = 0; i < n; i++, k++) {
        h[i] += a * c[k];
        h[n + i] += first * c[k];
        h[2 * n + i] += second * c[k];
        h[3 * n + i] += a * slopes[k];
        h[4 * n + i] += first * slopes[k];
      }
    }
  };
  return (c) => {
    density(c, rho);
    velocity(c, u);
    for (let i = 0; i < n; i++) rho[i] = Math.max(rho[i], 0);
    circle.ask(rho, u);
    const { strength, mean } = circle;
    for (let i = 0; i < n; i++) force[i] = strength[i] * mean[i];
    line.derivative(strengthSlope, strength, 1);
    line.derivative(forceSlope, force, 1);
    line.derivative(slopes, c, modes);
    const largest = c.reduce((a, t) => Math.max(a, Math.abs(t)), 0);
    let negative = 0;
    for (let j = 0, k = 0; j < v.length; j++) {
      evaluate(c, j);
      const floor = noise[j] * largest;
      for (let i = 0; i < n; i++, k++) {
        f[k] = weights[j] * h[i];
        if (f[k] < -floor) negative -= f[k];
        const good = f[k] > floor;
        p[k] = good ? h[n + i] / h[i] : 0;
        r[k] = good ? h[3 * n + i] / h[i] : 0;
        pv[k] = good ? h[2 * n + i] / h[i] - p[k] ** 2 : 0;
        rv[k] = good ? h[4 * n + i] / h[i] - p[k] * r[k] : 0;
      }
    }
    const dx = circle.period / n;
    return {
      sigma,
      period: circle.period,
      x: circle.x,
      v,
      dx,
      dv: nodes.dv,
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
      negativeMass: negative * dx * nodes.dv,
    };
  };
}
