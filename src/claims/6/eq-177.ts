import fc from 'fast-check';
import type { Claim, Instance } from '../../engines/claim.js';
import type { Effort, Experiment, Measurement } from '../../engines/measure.js';
import { caseSeed } from '../../engines/seed.js';
import type { CoupledState } from '../../dynamics/stochastic/coupled.js';
import type { Formula } from '../../finite/certificate.js';
import { expectFormula } from '../formula-value.js';
import { vectorAt, whole } from '../read.js';
import { NOTHING, conclude } from '../steps.js';
import { CUCKER_SMALE, GLOBAL, coupledMeans, exponents } from './coupling.js';

/** The mean of sin(v_i/2) sin(v_j/2) over all pairs of two agents. */
function pairMean({ v }: CoupledState): number {
  let [sum, squares] = [0, 0];
  for (const t of v) {
    sum += Math.sin(t / 2);
    squares += Math.sin(t / 2) ** 2;
  }
  return (sum ** 2 - squares) / (v.length * (v.length - 1));
}

const REPLICAS: Readonly<Record<Effort, number>> = { 1: 400, 2: 2500, 3: 15_000 };
const T = 1;

const decorrelation: Experiment = {
  name: 'two agents of a crowd',
  run: (effort, seed) =>
    [GLOBAL, CUCKER_SMALE].flatMap((model) =>
      exponents(model, [T], effort, seed, '⟨f⁽²⁾, sin(v/2) ⊗ sin(v/2)⟩', pairMean, REPLICAS[effort]),
    ),
};

/** e^(−Var/4) sinh(Cov/4) for Gaussian v₁, v₂ of mean 0; for M_glob with σ = V₀ = 1, Var = 1 + 2t/N and Cov = 2t/N. */
const exact = (n: number): number => Math.exp((-1 - (2 * T) / n) / 4) * Math.sinh((2 * T) / n / 4);

const closedForm: Experiment = {
  name: 'M_glob against its closed form',
  run: (effort, seed): Measurement[] =>
    [2, 8].map((n) => {
      const [{ mean, error }] = coupledMeans(GLOBAL, n, 2 * REPLICAS[effort], [T], caseSeed(seed, 'pairs', n), pairMean); // prettier-ignore
      return {
        name: `⟨f⁽²⁾, sin(v/2) ⊗ sin(v/2)⟩ for ${n} agents of M_glob at t = ${T}`,
        value: mean,
        low: mean - 4 * error,
        high: mean + 4 * error,
        how: `${2 * REPLICAS[effort]} crowds, four standard errors`,
        expected: { relation: '=', value: exact(n), source: 'closed form' },
      };
    }),
};

const chaos: Claim = {
  id: 'eq-177',
  section: '6',
  source: '(177)',
  title: 'Two agents of a large crowd are independent, up to 1/N',
  form: 'printed',
  statement: String.raw`$\langle f^{(k)},\varphi_1\otimes\dots\otimes\varphi_k\rangle\to\prod_j\langle f,\varphi_j\rangle$ as $N\to\infty$.`,
  reading:
    'k = 2, φ₁ = φ₂ = sin(v/2), for M_glob and M_CS on a circle as at thm-6.3: the law is symmetric in v, so that the limit is 0. The mean over all pairs of a crowd at t = 1, its exponent of N, and M_glob against its closed form.',
  note: String.raw`By the coupling, $W_2^2(f^{(k)},f^{\otimes k})\le kE(t)$ with $E=O(\frac1N)$ (eq-192): that alone gives a difference of $N^{-1/2}$ for Lipschitz $\varphi_j$. What is measured is $\frac1N$. For $\mathcal M_{\rm glob}$, by hand, $v_1,v_2$ are Gaussian with covariance $\frac1N\big(V_0+2\sigma t-\sigma-(V_0-\sigma)e^{-2t}\big)$: it is not bounded in $t$, since the momentum of the crowd diffuses.`,
  uses: ['thm-6.3', 'eq-192'],
  families: [],
  experiments: [decorrelation, closedForm],
  decide: () => NOTHING,
};

const mean = (a: string): Formula => ['/', ['sum', a], 'N'];
/** |(1/N) Σ L z_i − (1/N) Σ L z̄_i|² for h(z) = L z */
const difference: Formula = ['^', ['*', 'L', ['-', mean('u'), mean('v')]], '2'];
const meanSeparation: Formula = ['/', ['sum', ['^', ['-', 'u', 'v'], '2']], 'N'];

const lipschitzCase = (bound: Formula, text: string) => (x: Instance) => {
  const [u, v] = [vectorAt(x, 'u'), vectorAt(x, 'v')];
  if (u.length === 0 || u.length !== v.length) return NOTHING;
  const named = { u, v, N: whole(u.length), L: whole(x.L as number) };
  return conclude(expectFormula(text, named, difference, '<=', bound));
};
const vectors = fc
  .integer({ min: 1, max: 4 })
  .chain((n) => fc.array(fc.integer({ min: -3, max: 3 }), { minLength: n, maxLength: n }));
const families = [
  {
    name: 'positions z_i and z̄_i, h(z) = L z, L ≤ 3',
    arbitrary: fc
      .tuple(vectors, fc.integer({ min: 0, max: 3 }), fc.infiniteStream(fc.integer({ min: -3, max: 3 })))
      .map(([u, L, by]): Instance => ({ u, v: u.map((t) => t + (by.next().value as number)), L })),
  },
];

const lipschitz: Claim = {
  id: 'eq-177/lipschitz',
  section: '6',
  source: 'display after (179)',
  title: 'The difference of two empirical averages is at most the Lipschitz constant times E',
  form: 'printed',
  statement: String.raw`$\mathbb E\big|\frac1N\sum h(x_i,v_i)-\frac1N\sum h(\bar x_i,\bar v_i)\big|^2\le\|\nabla h\|_\infty\,\mathbb E[|x_1-\bar x_1|^2+|v_1-\bar v_1|^2]$.`,
  reading: 'Numbers z_i, z̄_i for agents on a line and h(z) = L z, one realisation; E is the mean over the agents.',
  note: String.raw`Expected to be refuted: the square of $\|\nabla h\|_\infty$ is meant, eq-177/lipschitz/corrected.`,
  uses: ['eq-177'],
  families,
  decide: lipschitzCase(['*', 'L', meanSeparation], '|mean of h(z) − mean of h(z̄)|² ≤ L E'),
};

const corrected: Claim = {
  id: 'eq-177/lipschitz/corrected',
  section: '6',
  source: 'display after (179)',
  title: 'The difference of two empirical averages is at most the square of the Lipschitz constant times E',
  form: 'corrected',
  statement: String.raw`$\mathbb E\big|\frac1N\sum h(x_i,v_i)-\frac1N\sum h(\bar x_i,\bar v_i)\big|^2\le\|\nabla h\|_\infty^2\,\mathbb E[|x_1-\bar x_1|^2+|v_1-\bar v_1|^2]$.`,
  reading: 'The same.',
  uses: ['eq-177/lipschitz'],
  families,
  decide: lipschitzCase(['*', ['^', 'L', '2'], meanSeparation], '|mean of h(z) − mean of h(z̄)|² ≤ L² E'),
};

export const claims: readonly Claim[] = [chaos, lipschitz, corrected];
