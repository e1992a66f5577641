import type { OdeProblem } from '../../src/dynamics/integrate/problem.js';

/** Classical Runge-Kutta of order 4 with equal steps: short, and unrelated to the integrators of the library. */
export function rk4(problem: OdeProblem, y0: Float64Array, t0: number, t1: number, steps: number): Float64Array {
  const { size } = problem;
  const h = (t1 - t0) / steps;
  const y = Float64Array.from(y0);
  const k = [0, 1, 2, 3].map(() => new Float64Array(size));
  const stage = new Float64Array(size);
  const nodes = [0, 1 / 2, 1 / 2, 1];
  for (let step = 0; step < steps; step++) {
    const t = t0 + step * h;
    nodes.forEach((c, s) => {
      for (let i = 0; i < size; i++) stage[i] = y[i] + (s === 0 ? 0 : c * h * k[s - 1][i]);
      problem.rightSide(t + c * h, stage, k[s]);
    });
    for (let i = 0; i < size; i++) y[i] += (h / 6) * (k[0][i] + 2 * k[1][i] + 2 * k[2][i] + k[3][i]);
  }
  return y;
}
