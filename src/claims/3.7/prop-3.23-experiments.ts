import fc from 'fast-check';
import type { Effort, Experiment } from '../../engines/measure.js';
import { exponentTowardsZero, largestOf } from './measuring.js';
import { uniformRuns } from './two-runs.js';

/** Accelerations of flocks in doubles: how they depend on N, and on the mass of a light agent. */

const FLOCKS: Readonly<Record<Effort, number>> = { 1: 6, 2: 40, 3: 300 };

/** M_MT with 1/(1 + r²) in B_1: the quotient of accelerations and displacements over 8λ/δ, δ = 1/5, for N agents. */
function quotients(n: number, count: number, seed: number): number[] {
  const numbers = (k: number): fc.Arbitrary<number[]> =>
    fc.array(
      fc.integer({ min: -1000, max: 999 }).map((i) => (i + 0.5) / 1000),
      { minLength: k, maxLength: k },
    );
  const masses = fc.array(fc.nat({ max: 12 }), { minLength: n, maxLength: n });
  return fc
    .sample(fc.tuple(numbers(n), numbers(n), numbers(n), masses), { seed, numRuns: count })
    .map(([x, by, v, k]) => {
      const total = k.reduce((s, e) => s + 4 ** e, 0);
      const m = k.map((e) => 4 ** e / total);
      const y = x.map((p, i) => Math.max(-1, Math.min(1, p + by[i] / 10)));
      const speed = Math.max(...v.map(Math.abs));
      const moved = Math.max(...x.map((p, i) => Math.abs(p - y[i])));
      const mean = (places: readonly number[], i: number): number => {
        let [seen, sum] = [0, 0];
        for (let j = 0; j < n; j++) {
          const w = m[j] / (1 + (places[i] - places[j]) ** 2);
          seen += w;
          sum += w * v[j];
        }
        return sum / seen;
      };
      const change = Math.max(...x.map((_, i) => Math.abs(mean(x, i) - mean(y, i))));
      return change / (8 * 0.6496 * 5 * speed * moved);
    });
}

const manyAgents: Experiment = {
  name: 'M_MT with φ > 0, N agents',
  run: (effort, seed) =>
    [4, 16, 64, 256].map((n) =>
      largestOf(
        `N = ${n}: largest |F′ − F″|/(A c max|x′ − x″|)`,
        quotients(n, FLOCKS[effort], seed + n),
        `${FLOCKS[effort]} flocks with masses from 1 to 4⁻¹², all agents moved, velocities kept`,
        { relation: '<=', value: 1, source: 'c = 8λ/δ for all N' },
      ),
    ),
};

export const wellPosedExperiments: readonly Experiment[] = [manyAgents, ...uniformRuns];

// ---- a light agent -------------------------------------------------------------------------------------------------

/** How a kernel begins at the edge of its support, as a function of the distance h from it. */
interface Edge {
  readonly name: string;
  readonly value: (h: number) => number;
  readonly slope: (h: number) => number;
  /** |φ'| ~ φ^q at the edge */
  readonly q: number;
}

const EDGES: readonly Edge[] = [
  { name: 'tent', value: (h) => h / 2, slope: () => 1 / 2, q: 0 },
  {
    name: '(1 − r²/4)²₊',
    value: (h) => (h * (1 - h / 4)) ** 2,
    slope: (h) => 2 * h * (1 - h / 4) * (1 - h / 2),
    q: 1 / 2,
  },
];

/** Distances from 10⁻¹⁴ to 1. */
const POWERS = Array.from({ length: 6001 }, (_, k) => 10 ** (-14 + (14 * k) / 6000));
/** Distances from 1/500 to 1, even in 1/h: e^(−1/h) changes by 5 % from one to the next. */
const INVERSES = Array.from({ length: 10_001 }, (_, k) => 1 / (1 + k / 20));

const largest = (places: readonly number[], f: (h: number) => number): number =>
  places.reduce((value, h) => Math.max(value, f(h)), 0);

/**
 * An agent of mass t and velocity 0 at 0, the others of velocity 1 at the distance h from the edge of what it sees. Its
 * acceleration is (1 − t) φ S^(β−1) with S = t + (1 − t) φ; how it and φ_ρ(0, 0) = S^(β−1) change with h.
 */
function rates(
  { value, slope }: Edge,
  beta: number,
  t: number,
  places = POWERS,
): { acceleration: number; entry: number } {
  const seen = (h: number): number => t + (1 - t) * value(h);
  return {
    // quotients first: S² may be too small for a double
    acceleration: largest(places, (h) => {
      const S = seen(h);
      const share = ((1 - t) * value(h)) / S;
      return (((1 - t) * slope(h)) / S) * S ** beta * (1 + (beta - 1) * share);
    }),
    entry: largest(places, (h) => (1 - beta) * ((slope(h) * (1 - t)) / seen(h)) * seen(h) ** (beta - 1)),
  };
}

const small = Array.from({ length: 9 }, (_, k) => 10 ** -(3 + k / 2));

const lightAgent: Experiment = {
  name: 'a light agent and a kernel of bounded support',
  run: () =>
    EDGES.flatMap((edge) =>
      [0, 1 / 4].flatMap((beta) => {
        const found = small.map((t) => ({ t, ...rates(edge, beta, t) }));
        const model = beta === 0 ? 'M_MT' : `M_β, β = ${beta}`;
        const source = edge.q === 0 ? 'sharp for Lipschitz φ' : "|φ'|² ≤ 2 sup|φ''| φ";
        return [
          exponentTowardsZero(
            `${model}, ${edge.name}: exponent of the mass in the Lipschitz constant of F`,
            found.map(({ t, acceleration }) => [t, acceleration] as const),
            { relation: '=', value: beta - 1 + edge.q, source },
            { x: 'mass', y: '|∂F/∂x|' },
          ),
          exponentTowardsZero(
            `${model}, ${edge.name}: exponent of the mass in that of φ_ρ(x_i, x_i)`,
            found.map(({ t, entry }) => [t, entry] as const),
            { relation: '=', value: beta - 2 + edge.q, source: edge.q === 0 ? 'as printed for β = 0' : source },
            { x: 'mass', y: '|∂φ_ρ/∂x|' },
          ),
        ];
      }),
    ),
};

/** e^(−1/h) near the edge: |φ'| = φ ln² φ. */
const BUMP: Edge = { name: 'bump', value: (h) => Math.exp(-1 / h), slope: (h) => Math.exp(-1 / h) / (h * h), q: 1 };

const smoothEdge: Experiment = {
  name: 'a light agent and a smooth kernel',
  run() {
    const masses = Array.from({ length: 9 }, (_, k) => 10 ** -(20 + 20 * k));
    const points = masses.map((t) => [1 / Math.log(1 / t), rates(BUMP, 0, t, INVERSES).acceleration] as const);
    return [
      exponentTowardsZero(
        'M_MT, smooth bump: exponent of 1/ln(1/mass) in the Lipschitz constant of F',
        points,
        { relation: '=', value: -2, source: "|φ'| = φ ln² φ at the edge: slower than any power of the mass" },
        { x: '1/ln(1/mass)', y: '|∂F/∂x|' },
      ),
    ];
  },
};

export const lightAgentExperiments: readonly Experiment[] = [lightAgent, smoothEdge];
