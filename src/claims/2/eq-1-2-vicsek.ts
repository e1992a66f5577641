import { fitLine } from '../../engines/fit.js';
import type { Claim } from '../../engines/claim.js';
import type { Effort, Experiment, Measurement } from '../../engines/measure.js';
import { orderOf } from '../../dynamics/stochastic/vicsek.js';
import { caseSeed } from '../../engines/seed.js';
import { randomFrom } from '../../engines/target/random.js';
import { torus } from '../../operators/environment.js';
import { measureInDoubles } from '../../operators/measure.js';
import { average } from '../../operators/model.js';
import { headings, modelVicsek } from '../../operators/models/vicsek.js';
import { NOTHING } from '../steps.js';

/** The swarm of (2): agents on a square torus, speeds v₀, range r₀ = 1. */
interface Swarm {
  readonly agents: number;
  /** agents per unit area */
  readonly density: number;
  /** σ/v₀, ξ standard normal in each component */
  readonly noise: number;
}

const SPEED = 0.3;
const DENSITY = 3;
/** Steps that are forgotten, and steps that are averaged over. */
const TRANSIENT = 100;
const STEPS = 100;

/** The order |Σv|/Σ|v|, averaged over the last steps of a run from random directions. */
function order({ agents, density, noise }: Swarm, seed: number): number {
  const side = Math.sqrt(agents / density);
  const box = torus(2, side);
  const model = modelVicsek(box, 1);
  const random = randomFrom(seed);
  const x = Float64Array.from({ length: 2 * agents }, () => side * random.uniform());
  const v = new Float64Array(2 * agents);
  for (let i = 0; i < agents; i++) {
    const angle = 2 * Math.PI * random.uniform();
    v[2 * i] = SPEED * Math.cos(angle);
    v[2 * i + 1] = SPEED * Math.sin(angle);
  }
  const mean = new Float64Array(2 * agents);
  let total = 0;
  for (let step = 0; step < TRANSIENT + STEPS; step++) {
    average(model, mean, measureInDoubles(box, { x }), v);
    headings(v, mean, 2, SPEED);
    for (let k = 0; k < 2 * agents; k++) {
      v[k] += noise * SPEED * random.normal();
      x[k] += v[k];
      x[k] -= side * Math.floor(x[k] / side);
    }
    if (step >= TRANSIENT) total += orderOf(v, 2);
  }
  return total / STEPS;
}

/** Student's quantile 0.975 for 2, 3, … degrees of freedom. */
const STUDENT = [4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306];

/** Mean and 95 % confidence interval of independent runs. */
function interval(values: readonly number[]): Pick<Measurement, 'value' | 'low' | 'high' | 'how'> {
  const n = values.length;
  const value = values.reduce((a, b) => a + b, 0) / n;
  const deviation = Math.sqrt(values.reduce((s, t) => s + (t - value) ** 2, 0) / (n - 1));
  const half = (STUDENT[n - 3] * deviation) / Math.sqrt(n);
  return { value, low: value - half, high: value + half, how: `${n} independent runs, 95 % confidence` };
}

const AGENTS = 300;
const NOISES = [0.1, 0.5, 1, 2, 6];

const runsOf = (swarm: Swarm, runs: number, seed: number): number[] =>
  Array.from({ length: runs }, (_, k) => order(swarm, caseSeed(seed, `vicsek/${swarm.agents}/${swarm.noise}`, k)));

const runCount = (effort: Effort): number => [3, 5, 8][effort - 1];

const transition: Experiment = {
  name: 'order against noise',
  run(effort, seed): Measurement[] {
    const runs = runCount(effort);
    const all = NOISES.map((noise) => runsOf({ agents: AGENTS, density: DENSITY, noise }, runs, seed));
    const data = {
      x: 'noise σ/v₀',
      y: 'order |Σv|/Σ|v|',
      points: NOISES.map((noise, k) => [noise, interval(all[k]).value] as const),
    };
    return [
      {
        name: `order at σ = ${NOISES[0]} v₀`,
        ...interval(all[0]),
        expected: { relation: '>=', value: 0.9, source: 'ordered at low noise' },
        data,
      },
      {
        name: `order at σ = ${NOISES.at(-1)} v₀`,
        ...interval(all.at(-1)!),
        expected: { relation: '<=', value: 3 / Math.sqrt(AGENTS), source: 'disordered at high noise: 3 N^(−1/2)' },
      },
      ...NOISES.slice(1).map((noise, k): Measurement => ({
        name: `loss of order from σ = ${NOISES[k]} v₀ to ${noise} v₀`,
        ...interval(all[k].map((before, run) => before - all[k + 1][run])),
        expected: { relation: '>=', value: 0, source: 'order decreases with noise' },
      })),
    ];
  },
};

const SIZES = [75, 150, 300];

const finiteSize: Experiment = {
  name: 'order against the number of agents',
  run(effort, seed): Measurement[] {
    const runs = runCount(effort);
    const at = (noise: number): number[][] =>
      SIZES.map((agents) => runsOf({ agents, density: DENSITY, noise }, runs, seed));
    const disordered = at(10).flatMap((orders, k) => orders.map((r) => [Math.log(SIZES[k]), Math.log(r)] as const));
    // twice the interval: a run with another seed should not fail one time in twenty
    const { slope, low, high } = fitLine(disordered);
    const ordered = at(0.1);
    return [
      {
        name: 'exponent of the order in N at σ = 10 v₀',
        value: slope,
        low: slope - 2 * (slope - low),
        high: slope + 2 * (high - slope),
        how: `least squares through ${disordered.length} runs of 75 to 300 agents, twice the 95 % interval`,
        expected: { relation: '=', value: -0.5, source: 'independent directions' },
        data: { x: 'log N', y: 'log order', points: disordered },
      },
      {
        name: 'order of 75 agents less that of 300 at σ = 0.1 v₀',
        ...interval(ordered[0].map((r, k) => r - ordered[2][k])),
        expected: { relation: '<=', value: 0.02, source: 'order does not depend on N' },
      },
    ];
  },
};

const neighbours: Experiment = {
  name: 'order against the number of neighbours',
  run(effort, seed): Measurement[] {
    const runs = runCount(effort);
    const [few, many] = [DENSITY, 4 * DENSITY].map((density) =>
      runsOf({ agents: AGENTS, density, noise: 2 }, runs, seed),
    );
    return [
      {
        name: `order at σ = 2 v₀ with ${4 * DENSITY} agents per unit area less that with ${DENSITY}`,
        ...interval(many.map((r, k) => r - few[k])),
        expected: { relation: '>=', value: 0.1, source: 'the noise of n neighbours averages out to σ/√n' },
      },
    ];
  },
};

const vicsek: Claim = {
  id: 'eq-1-2/vicsek',
  section: '2',
  source: '(2)',
  title: 'Order and disorder in the model of Vicsek',
  form: 'companion',
  statement: String.raw`The solutions of (2) pass from order to disorder as the noise $\sigma$ grows: the order $|\sum v_i|/\sum|v_i|$ is near 1 at low noise, of size $N^{-1/2}$ at high noise, and decreases in between.`,
  reading:
    '300 agents on a square torus, 3 per unit area, range 1, speed 0.3, normal noise; 100 steps after 100 that are forgotten, several independent runs. 75 to 300 agents at the same density for the dependence on N.',
  note: String.raw`(2) prints the noise as $\sigma\xi_n$; it must differ from agent to agent and from step to step. The noise comes after the normalisation, so that the speed is not $v_0$ in the next step, unlike the angular noise of [VCBJ+95], and averages out over the neighbours: the noise that destroys order grows with their number, and if everybody sees everybody there is none as $N\to\infty$. At these sizes the drop is gradual; nothing here says whether the transition is continuous.`,
  uses: ['eq-1-2'],
  families: [],
  experiments: [transition, finiteSize, neighbours],
  decide: () => NOTHING,
};

export const claims: readonly Claim[] = [vicsek];
