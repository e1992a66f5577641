import type { Claim, Decision, Instance } from '../../engines/claim.js';
import type { Experiment, Measurement } from '../../engines/measure.js';
import { average, modelFromFlow } from '../../finite/model.js';
import { rationals } from '../../scalar/field.js';
import type { Rational } from '../../scalar/rational.js';
import { add, multiply, ONE, subtract, sum, ZERO } from '../../scalar/rational.js';
import { smallest } from '../extremes.js';
import { averageOf, matrixOf } from '../formulas.js';
import { modelAt, vectorAt, whole } from '../read.js';
import { ANY, bare } from '../sources.js';
import type { Value } from '../steps.js';
import { assume, conclude, expectRelation, flowValue, NOTHING } from '../steps.js';
import {
  closedClasses,
  diameter,
  diameterOf,
  lazy,
  lazyPower,
  lazyPowerOf,
  lazyStepsOf,
  MAX_PLAYERS,
  opinionMatrix,
  sparse,
  steps,
  strong,
  withOpinions,
} from './opinions.js';

function contraction(x: Instance): Decision {
  const model = modelAt(x);
  const { n } = model;
  if (n > MAX_PLAYERS) return NOTHING;
  const u = vectorAt(x, 'u');
  const B = lazy(model);
  const k = Math.max(1, n - 1);
  const P = lazyPower(B, k);
  const least = smallest(P);
  const later = steps(B, k, u);
  const A = { n, entries: opinionMatrix(model) };
  const power: Value = { n, entries: P };
  const where = { F: flowValue(model), u, A, P: power, N: whole(n) };
  return conclude(
    assume('irreducible', model),
    expectRelation('[p]_i = Σ a_ij p_j', where, ['A', A], '=', [matrixOf('F'), A]),
    expectRelation('P = ((I + A)/2)^(N−1)', where, ['P', power], '=', [lazyPowerOf(k), power]),
    expectRelation('P > 0', where, ['0', ZERO], '<', ['P', power]),
    expectRelation('diam P p ≤ (1 − N min P) diam p', where, [diameterOf(lazyStepsOf(k, 'u')), diameter(later)], '<=', [
      ['*', ['-', '1', ['*', 'N', ['min', 'P']]], diameterOf('u')],
      multiply(subtract(ONE, multiply(whole(n), least)), diameter(u)),
    ]),
  );
}

const indicator = (n: number, of: readonly number[]): Rational[] =>
  Array.from({ length: n }, (_, i) => (of.includes(i) ? ONE : ZERO));

function oneOrSeveral(x: Instance): Decision {
  const model = modelAt(x);
  const { n } = model;
  if (n > MAX_PLAYERS) return NOTHING;
  const [first, second] = closedClasses(model);
  if (!second) {
    const u = vectorAt(x, 'u');
    const B = lazy(model);
    const k = Math.max(1, n - 1);
    // everybody listens to the closed class, directly or not: the column of one of its players
    const leader = indicator(n, [first[0]]);
    const heard = steps(B, k, leader);
    const where = { F: flowValue(model), u, leader };
    const heardOf = lazyStepsOf(k, 'leader');
    return conclude(
      expectRelation('after N − 1 steps everybody has heard a leader', where, ['0', ZERO], '<', [heardOf, heard]),
      expectRelation(
        'diam((I + A)/2)^(N−1) p ≤ (1 − least share of the leader) diam p',
        where,
        [diameterOf(lazyStepsOf(k, 'u')), diameter(steps(B, k, u))],
        '<=',
        [['*', ['-', '1', ['min', heardOf]], diameterOf('u')], multiply(subtract(ONE, smallest(heard)), diameter(u))],
      ),
      'one closed class',
    );
  }
  const [a, b] = [indicator(n, first), indicator(n, second)];
  const mean = average(model, a);
  const where = { F: flowValue(model), a, b };
  const restricted = (c: readonly Rational[]): Rational[] => mean.map((t, i) => multiply(c[i], t));
  return conclude(
    expectRelation('[1_C] = 1 on C', where, [['*', 'a', averageOf('F', 'a')], restricted(a)], '=', ['a', a]),
    expectRelation('[1_C] = 0 on C′', where, [['*', 'b', averageOf('F', 'a')], restricted(b)], '=', ['0', ZERO]),
    expectRelation('C′ is not empty', where, ['0', ZERO], '<', [['sum', 'b'], sum(b)]),
    'several closed classes',
  );
}

/** ‖p − p̄‖ at two times of ṗ = A p − p by the classical Runge-Kutta rule, as a rate: −ln(ratio)/(t₁ − t₀). */
function ringRate(players: number, weightBack: number, step: number): number {
  const [from, to] = [20, 24];
  let p = Float64Array.from({ length: players }, (_, i) => i * i);
  const force = (q: Float64Array): Float64Array =>
    q.map((t, i) => {
      const [next, back] = [q[(i + 1) % players], q[(i + players - 1) % players]];
      return (1 - weightBack) * next + weightBack * back - t;
    });
  const along = (q: Float64Array, f: Float64Array, h: number): Float64Array => q.map((t, i) => t + h * f[i]);
  const spread = (): number => {
    const mean = p.reduce((a, b) => a + b, 0) / players;
    return Math.hypot(...p.map((t) => t - mean));
  };
  let first = 0;
  for (let k = 0; k < Math.round(to / step); k++) {
    if (k === Math.round(from / step)) first = spread();
    const a = force(p);
    const b = force(along(p, a, step / 2));
    const c = force(along(p, b, step / 2));
    const d = force(along(p, c, step));
    p = p.map((t, i) => t + (step / 6) * (a[i] + 2 * b[i] + 2 * c[i] + d[i]));
  }
  return Math.log(first / spread()) / (to - from);
}

const rings: Experiment = {
  name: 'rings in continuous time',
  run: (): Measurement[] =>
    [4, 5, 6].flatMap((players) =>
      (
        [
          ['both neighbours', 0.5],
          ['the next', 0],
        ] as const
      ).map(([whom, back]): Measurement => {
        const [coarse, fine] = [0.1, 0.05].map((step) => ringRate(players, back, step));
        const error = Math.abs(coarse - fine);
        return {
          name: `rate of ${players} players on a ring who listen to ${whom}`,
          value: fine,
          low: fine - error,
          high: fine + error,
          how: 'Runge-Kutta with step 1/20 against 1/10',
          expected: {
            relation: '=',
            value: 1 - Math.cos((2 * Math.PI) / players),
            source: 'the smallest real part of the spectrum of I − A, 1 − cos(2π/N)',
          },
        };
      }),
    ),
};

const consensus: Claim = {
  id: 'eq-1-2',
  section: '2',
  source: '(1)',
  title: 'Opinions of a connected crowd reach consensus',
  form: 'printed',
  statement: String.raw`If the graph of players is connected, solutions of (1) with $\mathbf F_i=0$ reach consensus: $\mathbf p_i\to\bar{\mathbf p}$.`,
  reading:
    'Connected as arrows go: everybody listens to everybody through others. A right-stochastic matrix a_ij, opinions of one component. The opinion model of the library; N − 1 Euler steps with λh = 1/2 shrink the diameter by a factor below 1 that depends on a_ij alone. For continuous time, measured: rings, against their spectral gap.',
  note: String.raw`For all $N$ and in continuous time, by hand: with $B=\frac12(I+A)$, $e^{\lambda t(A-I)}=e^{-2\lambda t}\sum_k\frac{(2\lambda t)^k}{k!}B^k$ is a mean of powers of $B$, and $\operatorname{diam}B^kp\le(1-N\min B^{N-1})^{\lfloor k/(N-1)\rfloor}\operatorname{diam}p$. For $a_{ij}(t)$ that depends on time the same works if the entries that make the graph connected stay above a positive constant; without one it fails, as $\int a_{ij}\,dt<\infty$ shows. What 'connected' must mean for directed graphs: eq-1-2/sharp, eq-1-2/weakly-connected. Which $\bar{\mathbf p}$: eq-1-2/mean. (2): eq-1-2/vicsek.`,
  cost: 12,
  families: [withOpinions(`a cycle and more arrows, N ≤ ${MAX_PLAYERS}`, strong)],
  experiments: [rings],
  decide: contraction,
};

const sharp: Claim = {
  id: 'eq-1-2/sharp',
  section: '2',
  source: '(1)',
  title: 'Consensus is reached from all opinions iff there is one closed class',
  form: 'sharp',
  statement: String.raw`All solutions of (1) with constant $a_{ij}$ and $\mathbf F_i=0$ reach consensus iff exactly one set of players, minimal under inclusion, listens to nobody outside.`,
  reading:
    'Any right-stochastic matrix. One closed class: after N − 1 Euler steps everybody has heard a player of it, and the diameter has shrunk by the least share. Several: opinions that are 1 on one and 0 on another stay so.',
  uses: ['eq-1-2'],
  cost: 4,
  families: [withOpinions(`everybody listens to one or two, N ≤ ${MAX_PLAYERS}`, sparse)],
  branches: ['one closed class', 'several closed classes'],
  decide: oneOrSeveral,
};

const weakly: Claim = {
  id: 'eq-1-2/weakly-connected',
  section: '2',
  source: '(1)',
  title: 'A graph that hangs together is enough for consensus',
  form: 'companion',
  statement: String.raw`If the graph of players is connected when the directions of its arrows are forgotten, opinions that differ come nearer to each other: $\operatorname{diam}\mathbf p$ decreases.`,
  reading: 'A flow with F + Fᵀ irreducible; opinions 1 on one closed class and 0 elsewhere, N Euler steps.',
  note: String.raw`Expected to be refuted: two players who listen to nobody else, and a third who listens to both. So 'connected' at (1) must mean more for directed graphs.`,
  uses: ['eq-1-2/sharp'],
  families: [
    bare(ANY),
    {
      name: `everybody listens to one or two, N ≤ ${MAX_PLAYERS}`,
      arbitrary: sparse.map((flow): Instance => ({ flow })),
    },
  ],
  enumerable: true,
  decide(x) {
    const model = modelAt(x);
    const { n, flow } = model;
    if (n === 1) return NOTHING;
    const both = modelFromFlow(
      rationals,
      n,
      flow.map((f, k) => add(f, flow[(k % n) * n + Math.floor(k / n)])),
    );
    const [first] = closedClasses(model);
    // of one closed class that is everybody, any player
    const u = indicator(n, first.length === n ? [0] : first);
    const later = steps(lazy(model), n, u);
    return conclude(
      assume('irreducible', both, 'F + Fᵀ'),
      expectRelation(
        'diam((I + A)/2)^N p < diam p',
        { F: flowValue(model), u },
        [diameterOf(lazyStepsOf(n, 'u')), diameter(later)],
        '<',
        [diameterOf('u'), diameter(u)],
      ),
    );
  },
};

const meanOpinion: Claim = {
  id: 'eq-1-2/mean',
  section: '2',
  source: '(1)',
  title: 'The consensus is the mean of the opinions',
  form: 'companion',
  statement: String.raw`$\sum_i\mathbf p_i$ is conserved by (1) if everybody listens to everybody through others, so that $\bar{\mathbf p}=\frac1N\sum_i\mathbf p_i(0)$.`,
  reading: 'A strongly connected flow and opinions; Σ [p]_i = Σ p_i.',
  note: String.raw`Expected to be refuted: conserved is $\sum_i\pi_i\mathbf p_i$ with $\pi A=\pi$, and $\bar{\mathbf p}=\sum_i\pi_i\mathbf p_i(0)$ for $\sum\pi_i=1$. It is the mean iff the columns of $a$ sum to 1. The text does not say which it means.`,
  uses: ['eq-1-2'],
  families: [withOpinions(`a cycle and more arrows, N ≤ ${MAX_PLAYERS}`, strong)],
  decide(x) {
    const model = modelAt(x);
    const u = vectorAt(x, 'u');
    return conclude(
      assume('irreducible', model),
      expectRelation(
        'Σ [p]_i = Σ p_i',
        { F: flowValue(model), u },
        [['sum', averageOf('F', 'u')], sum(average(model, u))],
        '=',
        [['sum', 'u'], sum(u)],
      ),
    );
  },
};
export const claims: readonly Claim[] = [consensus, sharp, weakly, meanOpinion];
