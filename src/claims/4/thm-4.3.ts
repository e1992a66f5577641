import fc from 'fast-check';
import { agentState, agentSystem, positionsOf, velocitiesOf } from '../../dynamics/agents/agent-system.js';
import { diameter } from '../../dynamics/observables/diameter.js';
import { meanVelocity } from '../../dynamics/observables/momentum.js';
import { velocityAmplitude } from '../../dynamics/observables/velocity-amplitude.js';
import type { Claim } from '../../engines/claim.js';
import type { Effort, Experiment, Measurement } from '../../engines/measure.js';
import type { AveragingModel } from '../../operators/model.js';
import { largestDiameter } from '../1/thm-1.1.js';
import type { Bounded, Followed } from '../agent-runs.js';
import { equalTimes, follow, largestRatio } from '../agent-runs.js';
import { NOTHING } from '../steps.js';
import type { Labels } from './labels.js';
import { chebyshevLabels, everySecond, leastJacobian } from './labels.js';
import { modelsIn } from './thm-4.2.js';

/**
 * The pressureless Euler-alignment system (107) along its characteristics, from labels on a square:
 *
 *     ẋ(α) = v(α),    v̇(α) = ∫ φ_ρ(x(α), x(α′))(v(α′) − v(α)) dρ₀(α′)
 *
 * The solution is classical as long as det ∂x/∂α > 0; then ρ = ρ₀/det and u(x(α)) = v(α). The integral is a quadrature that
 * converges spectrally, so a run with twice as many labels says how far off a run is.
 */

/**
 * Numbers of a start at x = wα, w the half-width: ρ₀ ~ 2 + sin(Σ fα), u₀ = w(aα + b sin(kα + c)), k = 2 on the line; in the
 * plane k = 1, with α of the other axis in the sine.
 */
interface Start {
  readonly f: readonly number[];
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly c: readonly number[];
}

/** aᵢ − k|bᵢ| ≥ −0.4: no faster inward than these models can stop. */
function drawStart(seed: number): Start {
  const part = fc.integer({ min: -1000, max: 1000 }).map((k) => k / 1000);
  const two = fc.tuple(part, part);
  const [[f, a, b, c]] = fc.sample(fc.tuple(two, two, two, two), { seed, numRuns: 1 });
  return {
    f,
    a: a.map((t) => 0.15 + 0.15 * t),
    b: b.map((t) => 0.15 + 0.05 * t),
    c: c.map((t) => 3 * t),
  };
}

interface Medium {
  readonly labels: Labels;
  readonly masses: readonly number[];
  readonly y: Float64Array;
  readonly run: Followed;
}

/** w. Kernels have their poles at |x − y| = i: the narrower, the faster quadratures converge. */
const HALF_WIDTH = { 1: 1, 2: 1 / 3 } as const;
/** k */
const WAVE = { 1: 2, 2: 1 } as const;
/** taken from a: the plane has room to give way */
const INWARD = { 1: 0, 2: 0.3 } as const;
/** of the runs: below what refinement shows */
const TOLERANCE = { 1: 1e-10, 2: 1e-8 } as const;

/** Follows ρ₀, u₀ from m + 1 labels an axis. */
function medium(model: AveragingModel, { f, a, b, c }: Start, m: number, times: readonly number[]): Medium {
  const dim = model.environment.dim as 1 | 2;
  const labels = chebyshevLabels(dim, m);
  const { points, weights } = labels;
  const density = points.map((p, k) => weights[k] * (2 + Math.sin(p.reduce((s, t, i) => s + f[i] * t, 0))));
  const total = density.reduce((s, t) => s + t);
  const masses = density.map((t) => t / total);
  const w = HALF_WIDTH[dim];
  const v = points.flatMap((p) =>
    p.map((t, i) => w * ((a[i] - INWARD[dim]) * t + b[i] * Math.sin(WAVE[dim] * p[dim - 1 - i] + c[i]))),
  );
  const y = agentState(
    points.flat().map((t) => w * t),
    v,
  );
  return { labels, masses, y, run: follow(agentSystem(model, masses), y, times, TOLERANCE[dim]) };
}

/** The largest difference at labels that both have, over all times, with the errors in time of both. */
function refinementError(coarse: Medium, fine: Medium): number {
  const { dim } = fine.labels;
  const shared = everySecond(fine.labels);
  let error = 0;
  coarse.run.states.forEach((state, k) => {
    const other = fine.run.states[k];
    for (const part of [0, 1])
      shared.forEach((i, j) => {
        for (let c = 0; c < dim; c++) {
          const near = state[(part * state.length) / 2 + j * dim + c];
          error = Math.max(error, Math.abs(near - other[(part * other.length) / 2 + i * dim + c]));
        }
      });
  });
  return error + coarse.run.error + fine.run.error;
}

const [END, MOMENTS, LATE] = [10, 50, 200];
const STARTS: Readonly<Record<Effort, number>> = { 1: 1, 2: 2, 3: 6 };
/** labels along an axis, and twice as many */
const COARSE = { 1: 16, 2: 6 } as const;
/** one of each kind: the plane is slow */
const IN_THE_PLANE = ['M_CS', 'M_MT'];
/** bounds below a thousand errors say nothing */
const PART = 1e-3;

const bounds: Experiment = {
  name: 'the bounds of Theorem 4.2 along classical solutions',
  run(effort, seed): Measurement[] {
    return ([1, 2] as const).flatMap((dim) =>
      modelsIn(dim).filter(({ name }) => dim === 1 || IN_THE_PLANE.includes(name)).flatMap(({ name, model, kernel, conservative }) => {
        const [sizes, fields]: Bounded[][] = [[], []];
        let [least, slack, moved, left, slowest, doubt] = [Infinity, 0, 0, 0, Infinity, 0];
        for (let k = 0; k < STARTS[effort]; k++) {
          const start = drawStart(seed + 31 * k);
          const times = [...equalTimes(END, MOMENTS), LATE];
          const [coarse, fine] = [COARSE[dim], 2 * COARSE[dim]].map((m) => medium(model, start, m, times));
          const error = refinementError(coarse, fine);
          const { labels, masses, y, run } = fine;
          const [D0, A0] = [diameter(model.environment, positionsOf(y)), velocityAmplitude(velocitiesOf(y), dim)];
          const Dmax = largestDiameter(kernel, D0, A0);
          const rate = kernel.infimum(Dmax, dim);
          const limit = velocitiesOf(run.states[MOMENTS + 1]).subarray(0, dim);
          const rest = velocityAmplitude(velocitiesOf(run.states[MOMENTS + 1]), dim) + 4 * dim * error;
          run.states.slice(0, -1).forEach((state, j) => {
            const [x, v] = [positionsOf(state), velocitiesOf(state)];
            least = Math.min(least, leastJacobian(labels, x) / HALF_WIDTH[dim] ** dim);
            sizes.push({ value: diameter(model.environment, x), bound: Dmax, error: 4 * dim * error });
            let far = 0;
            for (let i = 0; i < masses.length; i++)
              far = Math.max(far, Math.hypot(...limit.map((t, c) => v[i * dim + c] - t)));
            fields.push({ value: far, bound: A0 * Math.exp(-rate * times[j]), error: rest });
          });
          const [half, end] = [END / 2, velocityAmplitude(velocitiesOf(run.states[MOMENTS / 2]), dim)];
          slowest = Math.min(slowest, Math.log(A0 / end) / (rate * half));
          doubt = Math.max(doubt, (4 * dim * error) / (end * rate * half));
          // each derivative magnifies an error by at most 2m²
          slack = Math.max(slack, dim * 2 * (labels.side - 1) ** 2 * (error / HALF_WIDTH[dim]) * (1 + Dmax));
          const mean = meanVelocity(Float64Array.from(masses), velocitiesOf(y));
          moved = Math.max(moved, Math.hypot(...limit.map((t, c) => t - mean[c])));
          left = Math.max(left, rest);
        }
        const how = `${STARTS[effort]} media on R${dim === 1 ? '' : '²'}, ${(2 * COARSE[dim] + 1) ** dim} labels, ${MOMENTS} moments to t = ${END}; error by half as many labels an axis`;
        const title = `${name}, R${dim === 1 ? '' : '²'}`;
        const rows: Measurement[] = [
          {
            name: `${title}: least det ∂x/∂x₀`,
            value: least,
            low: least - slack,
            high: least + slack,
            how,
            expected: { relation: '>=', value: 0, source: 'the solution is classical' },
          },
          largestRatio(`${title}: largest diam supp ρ/D_max`, sizes, how, '∫φ from D(0) to D_max is A(0)', PART),
          largestRatio(`${title}: largest sup|u − u_∞|/(A(0) e^(−δt))`, fields, how, 'C₀ = A(0), δ = φ(D_max)', PART),
          {
            name: `${title}: least ln(A(0)/A(t))/(δt) at t = ${END / 2}`,
            value: slowest,
            low: slowest - doubt,
            high: slowest + doubt,
            how,
            expected: { relation: '>=', value: 1, source: 'the rate δ = φ(D_max)' },
          },
        ];
        if (!conservative) return rows;
        const momentum: Measurement = {
          name: `${title}: largest |u_∞ − ū|`,
          value: moved,
          low: Math.max(0, moved - left),
          high: moved + left,
          how: `${how}; u_∞ is the velocity at t = ${LATE}`,
          expected: { relation: '<=', value: 2 * left, source: 'the conserved momentum, up to the error' },
        };
        return [...rows, momentum];
      }),
    );
  },
}; // prettier-ignore

/** For M_glob the medium is x = α + ūt + (u₀ − ū)(1 − e^(−t)): det ∂x/∂α = 1 + u₀′(α)(1 − e^(−t)) on the line. */
const closedForm: Experiment = {
  name: 'the characteristics of M_glob',
  run(_, seed): Measurement[] {
    const start = drawStart(seed);
    const { model } = modelsIn(1).find(({ name }) => name === 'M_glob')!;
    const { labels, run } = medium(model, start, 2 * COARSE[1], [0, 1, 3]);
    const t = run.times[2];
    const slopes = labels.points.map(([p]) => start.a[0] + WAVE[1] * start.b[0] * Math.cos(WAVE[1] * p + start.c[0]));
    const exact = Math.min(...slopes.map((s) => 1 + s * (1 - Math.exp(-t))));
    const value = leastJacobian(labels, positionsOf(run.states[2]));
    const off = 2 * (labels.side - 1) ** 2 * (run.error + 64 * Number.EPSILON);
    return [
      {
        name: 'least det ∂x/∂α at t = 3',
        value,
        low: value - off,
        high: value + off,
        how: `${labels.side} labels; tolerance of the run times the norm 2m² of the derivative`,
        expected: { relation: '=', value: exact, source: 'closed form 1 + u₀′(1 − e^(−t))' },
      },
    ];
  },
};

const hydrodynamic: Claim = {
  id: 'thm-4.3',
  section: '4.1',
  source: 'Theorem 4.3, (107), (108)',
  title: 'Fat tails align every classical solution of the pressureless Euler-alignment system',
  form: 'printed',
  statement: String.raw`Under the hypotheses of Theorem 4.2, a classical solution of $\rho_t+\nabla\cdot(u\rho)=0$, $u_t+u\cdot\nabla u=s_\rho([u]_\rho-u)$ with compactly supported $\rho_0$ has $\sup_t\operatorname{diam}\operatorname{supp}\rho\le D_{\max}<\infty$ and $\sup_{\operatorname{supp}\rho}|u-u_\infty|\le C_0e^{-\delta t}$.`,
  reading:
    'M_CS, M_MT, M_glob and a sum of forces from smooth data on an interval, three of them on a square; characteristics from Chebyshev labels, ends of the support included; both bounds along whole runs with the constants of Theorem 4.2, C₀ = A(0), δ = φ(D_max), and that the runs are classical: det ∂x/∂x₀ > 0 at all labels and moments.',
  note: String.raw`Along characteristics (107) is the system of Theorem 4.2 for the measure $\rho_0(\alpha)\,\delta(v-u_0(\alpha))$, so the printed proof applies word for word, and the constants are the same. What is new here is that $\rho_0$ has a density: quadratures with twice as many labels agree to the errors shown. A is Euclidean (thm-4.2/sharp). Measured rates are larger than $\delta$, for agents are nearer to each other than $D_{\max}$ most of the time.`,
  uses: ['thm-4.2', 'thm-4.2/sharp'],
  cost: 6,
  families: [],
  experiments: [bounds, closedForm],
  decide: () => NOTHING,
};

export const claims: readonly Claim[] = [hydrodynamic];
