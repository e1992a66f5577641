import type { Claim } from '../../engines/claim.js';
import type { Effort, Experiment, Measurement } from '../../engines/measure.js';
import { caseSeed } from '../../engines/seed.js';
import type { CoupledState } from '../../dynamics/stochastic/coupled.js';
import { NOTHING } from '../steps.js';
import {
  BEYOND,
  CUCKER_SMALE,
  FINE_STEP,
  GLOBAL,
  UNIFORMLY_REGULAR,
  coupledMeans,
  exponents,
  separation,
} from './coupling.js';

const E = 'E = E[|x − x̄|² + |v − v̄|²]';

const separations: Experiment = {
  name: 'separation of coupled crowds',
  run: (effort, seed) => UNIFORMLY_REGULAR.flatMap((model) => exponents(model, [2], effort, seed, E, separation)),
};

/** ((1/N) Σ sin v_i)²; the law is symmetric in v, so that ∫ sin v df = 0. */
function meanSine({ v }: CoupledState): number {
  let sum = 0;
  for (const t of v) sum += Math.sin(t) / v.length;
  return sum ** 2;
}

const limit: Experiment = {
  name: 'the mean-field limit (176)',
  run: (effort, seed) =>
    [GLOBAL, CUCKER_SMALE].flatMap((model) =>
      exponents(model, [2], effort, seed, 'E|(1/N) Σ sin v_i − ∫ sin v df|²', meanSine),
    ),
};

const theorem: Claim = {
  id: 'thm-6.3',
  section: '6',
  source: 'Theorem 6.3, (176), (180), (192)',
  title: 'Agents with material noise stay near independent copies of the limit process',
  form: 'printed',
  statement: String.raw`For uniformly regular models, $E(t)=\mathbb E[|x_i-\bar x_i|^2+|v_i-\bar v_i|^2]\to0$ as $N\to\infty$ for (172) and (178) with the same noise and initial data, and $\mathbb E\big|\frac1N\sum h(x_i,v_i)-\int h\,df\big|^2\to0$.`,
  reading:
    'One space dimension, σ = 1; laws for which (178) is closed: M_glob, and models of the circle at the uniform density with velocities of mean 0, which stay so. Initial velocities standard normal. Pairs of crowds driven by the same Brownian motions, by a splitting of weak order 2 with steps of 1/4; the exponent of N in E(2) and in (176) for h = sin v.',
  note: String.raw`The rate is $\frac1N$, for every model: better than what the proof gives, $N^{-e^{-C_2t}}$; eq-192. In the proof the Itô formula lacks the factor 2 in front of the drift and the dimension in front of the noise term, which changes constants only, and 'the second term on the right hand side of (196)' is that of (195).`,
  uses: ['lemma-6.1', 'lemma-6.2'],
  families: [],
  experiments: [separations, limit],
  decide: () => NOTHING,
};

const TIMES = [0.5, 1, 2, 4];

const growth: Experiment = {
  name: 'the exponent of N as time goes on',
  run: (effort, seed) =>
    [CUCKER_SMALE, GLOBAL].flatMap((model) => exponents(model, TIMES, effort, seed, E, separation)),
};

/** N E|v − v̄|² and N E|x − x̄|² for M_glob, σ = V₀ = 1. */
const exactVelocities = (t: number): number =>
  2 * (t - 1.5 + 2 * Math.exp(-t) - Math.exp(-2 * t) / 2) + (1 - Math.exp(-t)) ** 2;
const exactPositions = (t: number): number =>
  2 * (((t - 1) ** 3 + 1) / 3 - 2 * t * Math.exp(-t) + (1 - Math.exp(-2 * t)) / 2) + (t - 1 + Math.exp(-t)) ** 2;

const PAIRS: Readonly<Record<Effort, number>> = { 1: 400, 2: 3000, 3: 20_000 };

const closedForm: Experiment = {
  name: 'M_glob against its closed form',
  run(effort, seed): Measurement[] {
    const parts = [
      ['v', exactVelocities, ({ v, lawV }: CoupledState) => v.reduce((s, t, i) => s + (t - lawV[i]) ** 2, 0)],
      ['x', exactPositions, ({ x, lawX }: CoupledState) => x.reduce((s, t, i) => s + (t - lawX[i]) ** 2, 0)],
    ] as const;
    return parts.flatMap(([name, exact, sum]) =>
      coupledMeans(GLOBAL, 4, PAIRS[effort], TIMES, caseSeed(seed, `closed/${name}`, 0), sum, FINE_STEP).map(
        ({ mean, error }, k): Measurement => ({
          name: `N E|${name} − ${name}̄|² at t = ${TIMES[k]}`,
          value: mean,
          low: mean - 4 * error,
          high: mean + 4 * error,
          how: `${PAIRS[effort]} pairs of crowds of 4, four standard errors; the error of the step 1/8 is far below`,
          expected: { relation: '=', value: exact(TIMES[k]), source: 'closed form' },
        }),
      ),
    );
  },
};

const rate: Claim = {
  id: 'eq-192',
  section: '6',
  source: '(192)',
  title: 'The separation of characteristics is of order 1/N at all times',
  form: 'printed',
  statement: String.raw`$\mathbb E[|x_i-\bar x_i|^2+|v_i-\bar v_i|^2]\le C_1\frac1{Ne^{-C_2t}}$.`,
  reading:
    'As at thm-6.3, at the times 1/2, 1, 2, 4: the exponent of N must not fade with time. M_glob against its closed form.',
  note: String.raw`(192) as it stands says $\frac{C_1e^{C_2t}}N$; the proof ends with $C_1N^{-e^{-C_2t}}$, whose exponent fades. What is measured is the former: the exponent stays $-1$. For $\mathcal M_{\rm glob}$, by hand, all agents are off by the same amount, $\dot\delta_v=\bar v-\bar{\bar v}$ of the mean velocities: $N\,\mathbb E|v_i-\bar v_i|^2=n\big[2\sigma(t-\frac32+2e^{-t}-\frac12e^{-2t})+V_0(1-e^{-t})^2\big]$, $V_0$ the variance of a component, grows linearly and $N\,\mathbb E|x_i-\bar x_i|^2$ like $\frac23n\sigma t^3$, not exponentially: the mean velocity of the crowd is a Brownian motion with variance $\frac{2\sigma t}N$, and the limit process has none.`,
  uses: ['thm-6.3'],
  families: [],
  experiments: [growth, closedForm],
  decide: () => NOTHING,
};

const beyond: Claim = {
  id: 'thm-6.3/beyond',
  section: '6',
  source: 'Theorem 6.3, hypotheses',
  title: 'The rate 1/N where the model is not uniformly regular',
  form: 'companion',
  statement: String.raw`$E(t)$ is of order $\frac1N$ also for $\mathcal M_{\rm MT}$ with a kernel of bounded support on a circle, and for $\mathcal M_{\rm MT}$ with a Gaussian kernel on $\mathbb R$, from a Gaussian law.`,
  reading: 'As at thm-6.3; on the line (178) is closed by the moments of the Gaussian law.',
  note: String.raw`Neither kernel is bounded below, so that these models are not uniformly regular on $\mathcal P(\Omega)$. The densities are not thin where agents are; nothing here is said about others.`,
  uses: ['thm-6.3', 'lemma-6.2/places'],
  families: [],
  experiments: [
    {
      name: 'separation of coupled crowds',
      run: (effort, seed) => BEYOND.flatMap((model) => exponents(model, [2], effort, seed, E, separation)),
    },
  ],
  decide: () => NOTHING,
};

export const claims: readonly Claim[] = [theorem, rate, beyond];
