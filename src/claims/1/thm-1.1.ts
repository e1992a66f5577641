import type { Claim } from '../../engines/claim.js';
import type { Effort, Experiment, Measurement } from '../../engines/measure.js';
import { agentState, agentSystem, positionsOf, velocitiesOf } from '../../dynamics/agents/agent-system.js';
import { diameter } from '../../dynamics/observables/diameter.js';
import { largestDiameter } from '../../dynamics/observables/lyapunov.js';
import { meanVelocity } from '../../dynamics/observables/momentum.js';
import { velocityAmplitude } from '../../dynamics/observables/velocity-amplitude.js';
import { space } from '../../operators/environment.js';
import { kernelPower } from '../../operators/kernels/power.js';
import { modelCuckerSmale } from '../../operators/models/cucker-smale.js';
import type { Bounded } from '../agent-runs.js';
import { drawFlock, equalTimes, follow, largestRatio } from '../agent-runs.js';
import { NOTHING } from '../steps.js';

const LINE = space(1);
/** Σ mᵢ of all flocks here: the theorem does not ask for 1 */
const MASS = 2;
const FLOCKS: Readonly<Record<Effort, number>> = { 1: 2, 2: 6, 3: 20 };

/** All that the theorem says about one flock, along its run. */
function watched(beta: number, dim: number, n: number, seed: number) {
  const environment = space(dim);
  const kernel = kernelPower(String(beta));
  const { system, y } = drawFlock('', modelCuckerSmale(environment, kernel), n, seed, {
    spread: 2,
    speed: 1,
    mass: MASS,
  });
  const { times, states, error } = follow(system, y, equalTimes(20, 200));
  const [x0, v0] = [positionsOf(y), velocitiesOf(y)];
  const A = velocityAmplitude(v0, dim);
  const D = largestDiameter(kernel, diameter(environment, x0), A, MASS);
  const rate = MASS * kernel.infimum(D, dim);
  const mean = meanVelocity(system.masses, v0);
  const sizes: Bounded[] = [];
  const deviations: Bounded[] = [];
  let drift = 0;
  states.forEach((state, k) => {
    const v = velocitiesOf(state);
    let largest = 0;
    for (let i = 0; i < n; i++) {
      let squares = 0;
      for (let c = 0; c < dim; c++) squares += (v[i * dim + c] - mean[c]) ** 2;
      largest = Math.max(largest, squares);
    }
    sizes.push({ value: diameter(environment, positionsOf(state)), bound: D, error: 2 * dim * error });
    deviations.push({ value: Math.sqrt(largest), bound: A * Math.exp(-rate * times[k]), error: 2 * dim * error });
    drift = Math.max(drift, ...meanVelocity(system.masses, v).map((p, c) => Math.abs(p - mean[c])));
  });
  return { sizes, deviations, drift };
}

const BETAS = [0.4, 0.7, 1];

const fatTails: Experiment = {
  name: 'β ≤ 1, random flocks',
  run(effort, seed): Measurement[] {
    return BETAS.flatMap((beta) => {
      const all = [1, 2, 3].flatMap((dim) =>
        Array.from({ length: FLOCKS[effort] }, (_, k) => watched(beta, dim, [2, 5, 9][k % 3], seed + 31 * k + dim)),
      );
      const how = `${all.length} flocks of up to 9 agents in R, R² and R³, to t = 20, at 200 times`;
      const drift = Math.max(...all.map((one) => one.drift));
      return [
        largestRatio(`β = ${beta}: largest D(t)/D̄`, all.flatMap(({ sizes }) => sizes), how, 'M ∫φ from D(0) to D̄ is A(0)'), // prettier-ignore
        largestRatio(`β = ${beta}: largest max|vᵢ − v̄|/(A(0) e^(−Mφ(D̄)t))`, all.flatMap(({ deviations }) => deviations), how, 'C = A(0), δ = M φ(D̄)'), // prettier-ignore
        {
          name: `β = ${beta}: largest change of the mean velocity`,
          value: drift,
          low: drift,
          high: drift,
          how,
          // one unit in the last place of velocities up to 2 for each of the stages of some hundred steps
          expected: { relation: '<=', value: 10_000 * 2 ** -52, source: 'rounding' },
        },
      ];
    });
  },
};

/** Two agents from one place with relative velocity v₀; M λ = 1. */
function twoAgents(beta: string, v0: number, times: readonly number[]) {
  const system = agentSystem(modelCuckerSmale(LINE, kernelPower(beta)), [0.5, 0.5]);
  const { states, error } = follow(system, agentState([0, 0], [v0 / 2, -v0 / 2]), times, 1e-13);
  return { states: states.map((y) => ({ x: y[0] - y[1], v: y[2] - y[3] })), error: 2 * error };
}

const bestRate: Experiment = {
  name: 'two agents, β = 1: the rate',
  run(): Measurement[] {
    const { states, error } = twoAgents('1', 1, [0, 15, 20, 25]);
    const [, a, b, c] = states.map(({ v }) => v);
    const [early, late] = [Math.log(a / b) / 5, Math.log(b / c) / 5];
    const off = Math.abs(late - early) + (2 * error) / c / 5;
    return [
      {
        name: 'rate of |v₁ − v₂| as t grows, v₀ = 1',
        value: late,
        low: late - off,
        high: late + off,
        how: 'between t = 20 and 25, against t = 15 and 20',
        expected: { relation: '=', value: 1 / Math.cosh(1), source: 'φ(D̄) with D̄ = sinh 1: no larger δ will do' },
      },
    ];
  },
};

/** When two agents below the critical velocity are at rest to each other: the rate is φ(x∞), and x∞ grows fast as β falls. */
const SETTLED = { '5/4': 1e8, '3/2': 1e4, '2': 1e3, '3': 1e3 } as const;

const runaway: Experiment = {
  name: 'two agents, β > 1: the critical velocity',
  run(effort): Measurement[] {
    const betas = (['5/4', '3/2', '2', '3'] as const).slice(effort === 1 ? 1 : 0);
    return betas.flatMap((beta) => {
      const b = beta.includes('/') ? Number(beta[0]) / Number(beta[2]) : Number(beta);
      const critical = kernelPower(beta).integral(1) / 2;
      const above = twoAgents(beta, 1.1 * critical, [0, 1e4]);
      const { x, v } = above.states[1];
      // v∞ = v − ∫ₓ^∞ φ, and x^(1 − β)/(β − 1) is an upper bound of the integral
      const tail = x ** (1 - b) / (b - 1);
      const [low, high] = [v - tail - above.error, v - tail * (1 + x ** -2) ** (-b / 2) + above.error];
      const end = SETTLED[beta];
      const below = twoAgents(beta, 0.9 * critical, [0, end]).states[1].v;
      return [
        {
          name: `β = ${beta}, v₀ = 1.1 B(½, (β−1)/2)/2: relative velocity as t → ∞`,
          value: (low + high) / 2,
          low,
          high,
          how: 'a run to t = 10⁴, the rest of the integral of φ from both sides',
          expected: { relation: '=', value: 0.1 * critical, source: 'closed form v₀ − ∫₀^∞ φ: no alignment' },
        },
        {
          name: `β = ${beta}, v₀ = 0.9 B(½, (β−1)/2)/2: relative velocity at t = ${end}`,
          value: below,
          low: Math.min(0, below),
          high: Math.max(0, below) + 1e-12,
          how: 'error of the run below 10⁻¹²',
          expected: { relation: '<=', value: 1e-6, source: 'alignment below the critical velocity' },
        },
      ];
    });
  },
};

const theorem: Claim = {
  id: 'thm-1.1',
  section: '1',
  source: 'Theorem 1.1',
  title: 'The theorem of Cucker and Smale',
  form: 'printed',
  statement: String.raw`For $\phi(r)=(1+r^2)^{-\beta/2}$ with $\beta\le1$ all solutions of (3) align exponentially fast to $\bar v$ and stay bounded: with $M=\sum m_j$ and $M\int_{D(0)}^{\bar D}\phi=A(0)$, $D\le\bar D$ and $\max|v_i-\bar v|\le A(0)e^{-M\phi(\bar D)t}$. For $\beta>1$ there are solutions that do not align.`,
  reading:
    'Random flocks of total mass 2 for β = 0.4, 0.7 and 1, along whole runs, with the constants of the proof of Theorem 4.2, which depend on the initial diameter and amplitude only. Two agents on a line against v = v₀ − ∫₀ˣφ: the limit velocity above the critical one, alignment below.',
  note: String.raw`The constants are those of the proof of Theorem 4.2; the paper names none. $\delta=M\phi(\bar D)$ is the best that depends on $D(0)$ and $A(0)$ only: two agents that start at one place have $D(t)\to\bar D$, and $|v_1-v_2|$ decays at this rate. For $\beta>1$ two agents from one place with $M\lambda=1$ align exactly if $v_0\le\frac12B(\frac12,\frac{\beta-1}2)$; at equality they run away to infinity and align, but not exponentially.`,
  families: [],
  experiments: [fatTails, bestRate, runaway],
  decide: () => NOTHING,
};

export const claims: readonly Claim[] = [theorem];
