import type { OdeProblem } from '../../../src/dynamics/integrate/problem.js';

/** A problem whose solution is known. */
export interface ClosedForm {
  readonly name: string;
  readonly problem: OdeProblem;
  readonly from: number;
  readonly to: number;
  solution(t: number): number[];
  /** a bound of how much an error of the state grows from `from` to `to` */
  readonly growth: number;
}

/** A problem from a function that returns its derivatives: short to write, and slow. */
export const problemOf = (size: number, f: (t: number, y: Float64Array) => readonly number[]): OdeProblem => ({
  size,
  rightSide: (t, y, dy) => dy.set(f(t, y)),
});

export const oscillator = problemOf(2, (_, y) => [y[1], -y[0]]);

export const kepler = problemOf(4, (_, y) => {
  const cube = Math.hypot(y[0], y[1]) ** 3;
  return [y[2], y[3], -y[0] / cube, -y[1] / cube];
});

/** Position and velocity on the orbit of eccentricity e, from the pericentre: E − e sin E = t by Newton's method. */
export function keplerOrbit(e: number, t: number): number[] {
  let E = Math.PI + (t - Math.PI) / (1 + e);
  for (let k = 0; k < 100; k++) {
    const step = (E - e * Math.sin(E) - t) / (1 - e * Math.cos(E));
    E -= step;
    if (Math.abs(step) < 1e-16) break;
  }
  const root = Math.sqrt(1 - e * e);
  const rate = 1 / (1 - e * Math.cos(E));
  return [Math.cos(E) - e, root * Math.sin(E), -Math.sin(E) * rate, root * Math.cos(E) * rate];
}

/**
 * Two agents on the line with masses ½, ½ and φ = (1 + r²)^(−β/2), as agents and not as their difference:
 *
 *     xᵢ′ = vᵢ,   vᵢ′ = Σⱼ mⱼ φ(xᵢ − xⱼ)(vⱼ − vᵢ)
 */
export const twoAgents = (beta: number): OdeProblem => ({
  size: 4,
  rightSide(_, y, dy) {
    const force = (0.5 * (y[3] - y[2])) / (1 + (y[1] - y[0]) ** 2) ** (beta / 2);
    dy[0] = y[2];
    dy[1] = y[3];
    dy[2] = force;
    dy[3] = -force;
  },
});

const logistic = (t: number): number => 1 / (1 + 9 * Math.exp(-t));

export const CLOSED_FORMS: readonly ClosedForm[] = [
  {
    name: 'the harmonic oscillator',
    problem: oscillator,
    from: 0,
    to: 20,
    solution: (t) => [Math.cos(t), -Math.sin(t)],
    growth: Math.SQRT2,
  },
  {
    name: 'the harmonic oscillator, backwards',
    problem: oscillator,
    from: 3,
    to: -9,
    solution: (t) => [Math.cos(t), -Math.sin(t)],
    growth: Math.SQRT2,
  },
  {
    name: "Kepler's orbit with e = 0.9, half a turn",
    problem: kepler,
    from: 0,
    to: Math.PI,
    solution: (t) => keplerOrbit(0.9, t),
    // measured: the velocity at the pericentre decides the period
    growth: 1e3,
  },
  {
    name: 'the logistic equation',
    problem: problemOf(1, (_, y) => [y[0] * (1 - y[0])]),
    from: 0,
    to: 10,
    solution: (t) => [logistic(t)],
    // it grows while y < ½: y′/y = 1 − y
    growth: 10,
  },
  {
    name: 'a right side that depends on time, y′ = y cos t',
    problem: problemOf(1, (t, y) => [y[0] * Math.cos(t)]),
    from: -1,
    to: 8,
    solution: (t) => [Math.exp(Math.sin(t))],
    growth: Math.E ** 2,
  },
  {
    name: 'decay, y′ = −y, to far below the absolute tolerance',
    problem: problemOf(1, (_, y) => [-y[0]]),
    from: 0,
    to: 50,
    solution: (t) => [Math.exp(-t)],
    growth: 1,
  },
  {
    name: 'a pole that is not reached, y′ = y²',
    problem: problemOf(1, (_, y) => [y[0] * y[0]]),
    from: 0,
    to: 0.99,
    solution: (t) => [1 / (1 - t)],
    growth: 1e4,
  },
];
