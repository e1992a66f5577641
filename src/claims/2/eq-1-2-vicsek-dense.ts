import type { Claim } from '../../engines/claim.js';
import type { Effort, Experiment, Measurement } from '../../engines/measure.js';
import { caseSeed } from '../../engines/seed.js';
import { counterNoise, STREAM } from '../../dynamics/stochastic/counter-noise.js';
import { ensembleRows, estimates } from '../../dynamics/stochastic/ensemble.js';
import { besselRatio, orderOf, runAngularVicsek, runVicsek } from '../../dynamics/stochastic/vicsek.js';
import { space, torus } from '../../operators/environment.js';
import { modelGlobal } from '../../operators/models/global.js';
import { modelVicsek } from '../../operators/models/vicsek.js';
import { NOTHING } from '../steps.js';

const RUNS: Readonly<Record<Effort, number>> = { 1: 6, 2: 12, 3: 40 };
/** Everybody hears everybody: agents, and what their finite number adds to the order, at most 1/N over it, with room. */
const AGENTS = 600;
const finiteSize = (order: number): number => 1 / (AGENTS * order);

function swarm(n: number, period: number, seed: number, replica: number): { x: Float64Array; v: Float64Array } {
  const noise = counterNoise(seed, replica);
  const [x, v] = [new Float64Array(2 * n), new Float64Array(2 * n)];
  for (let i = 0; i < n; i++) {
    const angle = 2 * Math.PI * noise.uniform(STREAM.initial, i, 2, 0);
    for (let c = 0; c < 2; c++) x[2 * i + c] = period * noise.uniform(STREAM.initial, i, c, 0);
    [v[2 * i], v[2 * i + 1]] = [Math.cos(angle), Math.sin(angle)];
  }
  return { x, v };
}

/** Mean order over independent runs, each averaged in time. */
const meanOrder = (runs: number, of: (replica: number) => number): { mean: number; error: number } =>
  estimates(
    ensembleRows(0, runs, 1, (r) => [of(r)]),
    1,
  )[0];

const agreesWith = (
  name: string,
  { mean, error }: { mean: number; error: number },
  runs: number,
  exact: number,
  source: string,
): Measurement => ({
  name,
  value: mean,
  low: mean - 5 * error - finiteSize(exact),
  high: mean + 5 * error + finiteSize(exact),
  how: `${runs} independent runs of ${AGENTS} agents, five standard errors and 1/(N order) for the size of the crowd`,
  expected: { relation: '=', value: exact, source },
});

const RATIOS = [1, 2, 5, 10];
/** Fine enough that the step changes the variance of directions by (νh)²/3, half a percent. */
const stepFor = (k: number): number => 1 / (8 * Math.max(k, 2.5));
const STEPS = 120;

/** Diffusion 1, alignment k, from random directions or all the same: order averaged over the second half of a run. */
function angularOrder(model: Parameters<typeof runAngularVicsek>[0]['model'], agents: number, period: number, k: number, seed: number, replica: number, aligned = false): number {
  let [sum, count] = [0, 0];
  const rule = { model, speed: 1, alignment: k, diffusion: 1 };
  const h = stepFor(k);
  const from = swarm(agents, period, seed, replica);
  if (aligned) for (let j = 0; j < 2 * agents; j++) from.v[j] = 1 - (j % 2);
  runAngularVicsek(rule, counterNoise(seed, replica), h, from, STEPS, (t, _, v) => {
    if (t <= (STEPS / 2) * h) return;
    sum += orderOf(v, 2);
    count++;
  });
  return sum / count;
} // prettier-ignore

const angular: Experiment = {
  name: 'directions in continuous time, everybody hears everybody',
  run: (effort, seed) =>
    RATIOS.map((k) => {
      const found = meanOrder(RUNS[effort], (r) => angularOrder(modelGlobal(space(2)), AGENTS, 1, k, caseSeed(seed, 'angular', k), r)); // prettier-ignore
      return agreesWith(`order at alignment/noise = ${k}`, found, RUNS[effort], besselRatio(k), 'I₁(k)/I₀(k)');
    }),
};

/** e^(−z) I_m(z) by the trapezoidal rule on a period: exact to rounding for these z. */
const scaledBessel = (m: number, z: number): number =>
  Array.from({ length: 200 }, (_, j) => (Math.PI * j) / 100).reduce(
    (s, a) => s + (Math.exp(z * (Math.cos(a) - 1)) * Math.cos(m * a)) / 200,
    0,
  );

/** v₀/E|v₀e + σξ|: the mean of Rice's law, q = v₀²/(2σ²). */
function riceOrder(sigma: number): number {
  const q = 1 / (2 * sigma ** 2);
  return 1 / (sigma * Math.sqrt(Math.PI / 2) * ((1 + q) * scaledBessel(0, q / 2) + q * scaledBessel(1, q / 2)));
}

const printedRule: Experiment = {
  name: 'the rule (2), everybody hears everybody',
  run: (effort, seed) =>
    [0.5, 1, 2].map((sigma) => {
      const rule = { model: modelGlobal(space(2)), speed: 1, sigma };
      const found = meanOrder(RUNS[effort], (replica) => {
        let sum = 0;
        const from = { ...swarm(AGENTS, 1, caseSeed(seed, 'rule', 0), replica), step: 0 };
        // aligned after one step, up to N^(−1/2)
        runVicsek(rule, counterNoise(caseSeed(seed, 'rule', 10 * sigma), replica), from, 30, (t, _, v) => {
          if (t > 10) sum += orderOf(v, 2);
        });
        return sum / 20;
      });
      return agreesWith(`order at σ = ${sigma} v₀`, found, RUNS[effort], riceOrder(sigma), "v₀ over the mean of Rice's law");
    }),
}; // prettier-ignore

/** A square of side 4 with 25 agents per unit area: 79 neighbours within 1. Aligned at first: vortices would take long. */
const local: Experiment = {
  name: 'directions in continuous time, 79 neighbours',
  run(effort, seed): Measurement[] {
    const runs = 3 * effort;
    const model = modelVicsek(torus(2, 4), 1);
    const [k] = [10];
    const { mean, error } = meanOrder(runs, (r) => angularOrder(model, 400, 4, k, caseSeed(seed, 'local', k), r, true));
    return [
      {
        name: `order at alignment/noise = ${k} with 79 neighbours`,
        value: mean,
        low: mean - 4 * error,
        high: mean + 4 * error,
        how: `${runs} independent runs of 400 agents, four standard errors`,
        expected: { relation: '<=', value: besselRatio(k) + 0.01, source: 'no more than in the dense limit' },
      },
    ];
  },
};

const dense: Claim = {
  id: 'eq-1-2/vicsek-dense',
  section: '2',
  source: '(2), many neighbours',
  title: 'The order of a dense swarm, in closed form: no transition',
  form: 'companion',
  statement: String.raw`As the number of neighbours grows, the order of (2) tends to $\frac{v_0}{\mathbb E|v_0e+\sigma\xi|}$, the mean of Rice's law below, and that of directions in continuous time, $d\theta=\nu\sin(\bar\theta-\theta)\,dt+\sqrt{2D}\,dB$, to $\frac{I_1(k)}{I_0(k)}$ with $k=\frac\nu D$.`,
  reading:
    '600 agents who all hear each other, order averaged over time and over independent runs; beside it 400 agents on a torus with 79 neighbours within the range.',
  note: String.raw`Both limits are positive for every noise: a transition from order to disorder at a noise level of its own, as at eq-1-2/vicsek, needs finitely many neighbours, or an alignment that weakens with the order. The reason is the normalisation in (2): the faintest mean direction is followed as firmly as the clearest.`,
  uses: ['eq-1-2/vicsek'],
  families: [],
  experiments: [angular, printedRule, local],
  decide: () => NOTHING,
};

export const claims: readonly Claim[] = [dense];
