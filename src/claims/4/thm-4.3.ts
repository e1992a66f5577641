import fc from 'fast-check';
import type { Claim } from '../../engines/claim.js';
import { fitLine } from '../../engines/fit.js';
import type { Effort, Experiment, Measurement } from '../../engines/measure.js';
import { agentState, agentSystem, positionsOf, velocitiesOf } from '../../dynamics/agents/agent-system.js';
import { chebyshevLabels } from '../../dynamics/flows/chebyshev-labels.js';
import { diameter } from '../../dynamics/observables/diameter.js';
import { largestDiameter } from '../../dynamics/observables/lyapunov.js';
import { velocityAmplitude } from '../../dynamics/observables/velocity-amplitude.js';
import type { Bounded } from '../agent-runs.js';
import { equalTimes, follow, largestRatio } from '../agent-runs.js';
import { NOTHING } from '../steps.js';
import { fatTailed } from './fat-tails.js';
import type { FatTailed } from './fat-tails.js';

/** Smooth velocities on the box: u_c(α) = −steep α₁ δ_c1 + SIZE Σ aₖ sin(k·α + θₖ)/Σ|aₖ|, wave numbers up to 2. */
type Field = (alpha: ArrayLike<number>) => number[];

function drawField(dim: number, steep: number, seed: number): Field {
  const unit = fc.integer({ min: -999, max: 999 }).map((k) => (k + 0.5) / 1000);
  const wave = fc.record({
    k: fc.array(fc.integer({ min: -2, max: 2 }), { minLength: dim, maxLength: dim }),
    a: unit,
    shift: unit,
  });
  const waves = fc.array(wave, { minLength: 3, maxLength: 3 });
  const [components] = fc.sample(fc.array(waves, { minLength: dim, maxLength: dim }), { seed, numRuns: 1 });
  return (alpha) =>
    components.map((parts, c) => {
      const whole = parts.reduce((s, { a }) => s + Math.abs(a), 0);
      const sum = parts.reduce(
        (s, { k, a, shift }) => s + a * Math.sin(k.reduce((t, n, axis) => t + n * alpha[axis], Math.PI * shift)),
        0,
      );
      return (SIZE * sum) / whole - (c === 0 ? steep * alpha[0] : 0);
    });
}

/** A density on the box [−1, 1]ⁿ, not scaled: positive and uneven. */
const density = (alpha: ArrayLike<number>): number =>
  Array.from(alpha).reduce((p, a, c) => p * (2 + Math.sin((c + 1.5) * a + c)), 1);

interface Solved {
  readonly dim: number;
  readonly times: readonly number[];
  readonly states: readonly Float64Array[];
  readonly error: number;
  /** least Jacobian at each time */
  readonly jacobian: readonly number[];
}

/** The Lagrangian form of (107) from u₀ = `field`, with `count` labels on each axis. */
function solve({ model }: FatTailed, field: Field, count: number, times: readonly number[]): Solved {
  const { dim } = model.environment;
  const { n, labels, weights, jacobians } = chebyshevLabels(dim, count);
  const at = (i: number): Float64Array => labels.subarray(i * dim, (i + 1) * dim);
  const raw = weights.map((w, i) => w * density(at(i)));
  const total = raw.reduce((s, m) => s + m, 0);
  const v = Array.from({ length: n }, (_, i) => field(at(i))).flat();
  const system = agentSystem(model, raw.map((m) => m / total)); // prettier-ignore
  const followed = follow(system, agentState(labels, v), times);
  return { ...followed, dim, jacobian: followed.states.map((y) => Math.min(...jacobians(positionsOf(y)))) };
}

/** Places and velocities at the labels of both, of the finer solution less the coarser one: largest over the run. */
function refinement(coarse: Solved, fine: Solved, count: number): number {
  const { dim } = coarse;
  const finer = 2 * count - 1;
  let far = 0;
  coarse.states.forEach((y, t) => {
    const half = y.length / 2;
    const n = half / dim;
    for (let i = 0; i < n; i++) {
      let j = 0;
      for (let c = 0, rest = i, power = 1; c < dim; c++, rest = Math.floor(rest / count), power *= finer)
        j += 2 * (rest % count) * power;
      for (let c = 0; c < dim; c++)
        for (const part of [0, 1]) {
          const other = fine.states[t][(part * fine.states[t].length) / 2 + j * dim + c];
          far = Math.max(far, Math.abs(y[part * half + i * dim + c] - other));
        }
    }
  });
  return far;
}

const END = 15;
const LABELS: Readonly<Record<number, number>> = { 1: 17, 2: 6 };
const RUNS: Readonly<Record<Effort, number>> = { 1: 1, 2: 3, 3: 10 };

interface Watched {
  readonly sizes: readonly Bounded[];
  readonly amplitudes: readonly Bounded[];
  /** least Jacobian, and its difference to that with half the labels */
  readonly jacobian: number;
  readonly jacobianOff: number;
  /** fitted −(log A)′ over the later half, less δ, with the half width of its interval */
  readonly excess: number;
  readonly excessOff: number;
}

/** The bounds of Theorem 4.2 along one solution, its error from refinement in labels and in time. */
function watch(one: FatTailed, field: Field): Watched {
  const { model, kernel } = one;
  const { dim } = model.environment;
  const times = equalTimes(END, 60);
  const count = LABELS[dim];
  const [coarse, fine] = [count, 2 * count - 1].map((k) => solve(one, field, k, times));
  const off = refinement(coarse, fine, count) + fine.error;
  const at = (y: Float64Array): [D: number, A: number] => [
    diameter(model.environment, positionsOf(y)),
    velocityAmplitude(velocitiesOf(y), dim),
  ];
  const [D0, A0] = at(fine.states[0]);
  const Dmax = largestDiameter(kernel, D0, A0);
  const delta = kernel.infimum(Dmax, dim);
  const pairs = fine.states.map(at);
  const error = 4 * dim * off;
  const late = pairs.flatMap(([, A], k) => (times[k] >= END / 2 && A > 100 * error ? [[times[k], Math.log(A)] as const] : [])); // prettier-ignore
  const fit = late.length >= 3 ? fitLine(late) : undefined;
  return {
    sizes: pairs.map(([D]) => ({ value: D, bound: Dmax, error })),
    amplitudes: pairs.map(([, A], k) => ({ value: A, bound: A0 * Math.exp(-delta * times[k]), error })),
    jacobian: Math.min(...fine.jacobian),
    jacobianOff: Math.abs(Math.min(...fine.jacobian) - Math.min(...coarse.jacobian)),
    excess: fit ? -fit.slope - delta : Infinity,
    excessOff: fit ? (fit.high - fit.low) / 2 : 0,
  };
}

const DIMENSIONS = [1, 2];
/** Size of the random part of u₀: small enough for solutions that stay classical. */
const SIZE = 0.15;
/** u₀ with −STEEP α₁ added on the first axis breaks, as ∂₁u₁ < −sup s, where the force can't hold it. */
const STEEP = 2.5;

/** What an error of refinement leaves of a bound that is e^(−δt) small. */
const RESOLVED = 0.02;

function bounds(effort: Effort, seed: number, steep: number): Measurement[] {
  const breaks = steep > 0;
  return fatTailed(1).flatMap(({ name }, which) => {
    const runs = DIMENSIONS.flatMap((dim) =>
      Array.from({ length: RUNS[effort] }, (_, k) =>
        watch(fatTailed(dim)[which], drawField(dim, steep, seed + 100 * dim + k)),
      ),
    );
    // of a classical solution the least must be positive, of one that breaks even the greatest negative
    const { jacobian, jacobianOff } = runs.reduce((a, b) =>
      (breaks ? b.jacobian > a.jacobian : b.jacobian < a.jacobian) ? b : a,
    );
    const how = `${runs.length} solutions on the line and in the plane to t = ${END}, ${2 * LABELS[1] - 1} and ${(2 * LABELS[2] - 1) ** 2} labels, and half as many on each axis for the error`;
    const least = runs.reduce((a, b) => (b.excess < a.excess ? b : a));
    return [
      largestRatio(`${name}: largest diam(supp ρ)/D_max`, runs.flatMap((run) => run.sizes), how, '∫φ from D(0) to D_max is A(0)', RESOLVED), // prettier-ignore
      largestRatio(`${name}: largest sup|u − u′|/(A(0) e^(−φ(D_max)t))`, runs.flatMap((run) => run.amplitudes), how, 'the rate φ(D_max), C₀ = A(0)', RESOLVED), // prettier-ignore
      ...(breaks
        ? []
        : [
            {
              name: `${name}: least fitted rate of sup|u − u′| less φ(D_max)`,
              value: least.excess,
              low: least.excess - least.excessOff,
              high: least.excess + least.excessOff,
              how: `least squares through log A, t from ${END / 2} to ${END}, 95 % confidence`,
              expected: { relation: '>=' as const, value: 0, source: 'the printed rate is a bound from below' },
            },
          ]),
      {
        name: `${name}: ${breaks ? 'greatest of the least' : 'least'} Jacobian${breaks ? 's' : ''} of the flow`,
        value: jacobian,
        low: jacobian - jacobianOff,
        high: jacobian + jacobianOff,
        how: 'at all labels and times; error from half the labels',
        expected: breaks
          ? { relation: '<=' as const, value: 0, source: 'the solution breaks' }
          : { relation: '>=' as const, value: 0, source: 'the solution is classical' },
      },
    ];
  });
}

const classical: Experiment = {
  name: 'classical solutions',
  run: (effort, seed) => bounds(effort, seed, 0),
};

const broken: Experiment = {
  name: 'beyond the breaking of the solution',
  run: (effort, seed) => bounds(effort, seed, STEEP),
};

const theorem: Claim = {
  id: 'thm-4.3',
  section: '4.1',
  source: 'Theorem 4.3, (108)',
  title: 'Fat tails align every smooth fluid without pressure',
  form: 'printed',
  statement: String.raw`Under the hypotheses of Theorem 4.2 a classical solution of (107) with a compact $\operatorname{supp}\rho_0$ keeps $\operatorname{diam}(\operatorname{supp}\rho)\le D_{\max}$, and $\sup|u-u_\infty|\le A(0)e^{-\delta t}$ with $\delta=\phi(D_{\max})$.`,
  reading:
    'The Lagrangian form of (107) on Chebyshev labels of a box, for M_CS, M_MT, M_glob and a sum of two forces with fat tails, random smooth velocities; diameter, amplitude and Jacobian at 60 times, the error from half the labels.',
  note: String.raw`The printed constants $C_0,\delta$ are those of Theorem 4.2 with the Euclidean amplitude. $u_\infty$ is in the hull of the velocities, so $\sup|u-u_\infty|$ is at most the amplitude that is measured. The fitted rate is better than the printed $\phi(D_{\max})$ for each model.`,
  uses: ['thm-4.2', 'thm-4.2/sharp'],
  cost: 6,
  families: [],
  experiments: [classical],
  decide: () => NOTHING,
};

const beyond: Claim = {
  id: 'thm-4.3/beyond',
  section: '4.1',
  source: 'Theorem 4.3',
  title: 'The bounds outlive the classical solution',
  form: 'companion',
  statement: String.raw`Diameter and amplitude along characteristics obey the bounds of (108) also after $\det\partial_\alpha x$ has reached $0$, where $u$ is no function of $x$ any more.`,
  reading: 'The same, from velocities that are steep: the Jacobian changes its sign in each case.',
  note: 'The crossing characteristics are those of a measure-valued solution of the Vlasov-alignment equation, to which Theorem 4.2 applies: classical is needed for (107) to have a meaning, not for alignment.',
  uses: ['thm-4.3'],
  cost: 6,
  families: [],
  experiments: [broken],
  decide: () => NOTHING,
};

export const claims: readonly Claim[] = [theorem, beyond];
