import fc from 'fast-check';
import type { Claim, Instance } from '../../engines/claim.js';
import type { Effort, Experiment, Measurement } from '../../engines/measure.js';
import { caseSeed } from '../../engines/seed.js';
import { ensembleRows, estimates } from '../../dynamics/stochastic/ensemble.js';
import { runPaths } from '../../dynamics/stochastic/run.js';
import { surroundingsOf } from '../../dynamics/stochastic/surroundings.js';
import { average } from '../../finite/model.js';
import { torus } from '../../operators/environment.js';
import { kernelTent } from '../../operators/kernels/tent.js';
import { measure } from '../../operators/measure.js';
import { finiteModelAt } from '../../operators/model.js';
import { modelCuckerSmale } from '../../operators/models/cucker-smale.js';
import { modelMotschTadmor } from '../../operators/models/motsch-tadmor.js';
import { ONE, ZERO, add, divide, multiply } from '../../scalar/rational.js';
import { averageOf } from '../formulas.js';
import { exponentOfMeans } from './exponent.js';
import { scalarAt, vectorAt, whole } from '../read.js';
import { NOTHING, conclude, expectRelation, flowValue } from '../steps.js';

/** The torus of periods 4, and the tent of radius 1: lines at whole heights do not hear each other. */
const box = torus(2, 4);
const kernel = kernelTent(1);
const MODELS = { 'M_CS': modelCuckerSmale(box, kernel), 'M_MT': modelMotschTadmor(box, kernel) } as const; // prettier-ignore
type ModelName = keyof typeof MODELS;

/** `{ model, speeds, crowds, time }`: line k at height k has crowds[k] agents, 1/2 apart, that fly along it with speeds[k]. */
const cases = fc
  .tuple(
    fc.constantFrom<ModelName>('M_CS', 'M_MT'),
    fc.integer({ min: 1, max: 4 }).chain((lines) =>
      fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: 1, max: 2 })), {
        minLength: lines,
        maxLength: lines,
      }),
    ),
    fc.integer({ min: 0, max: 30 }),
  )
  .map(([model, lines, time]): Instance => ({
    model,
    speeds: lines.map(([u]) => u),
    crowds: lines.map(([, c]) => c),
    time: `${time}/7`,
  }));

// ---- with noise ------------------------------------------------------------------------------------------------------

/** Two agents on a torus of periods 3, on lines 3/2 apart, with velocities ±e₁; range 1, M_CS, masses 1/2. */
const small = modelCuckerSmale(torus(2, 3), kernel);
const START = { x: [0, 0, 0.3, 1.5], v: [1, 0, -1, 0] } as const;
const STEP = 1 / 8;

const relativeEnergy = (v: ArrayLike<number>): number => (v[0] - v[2]) ** 2 + (v[1] - v[3]) ** 2;

const COUNT: Readonly<Record<Effort, number>> = { 1: 30, 2: 200, 3: 1500 };
const LATE = 60;
const SIGMA = 0.01;

const broken: Experiment = {
  name: 'two agents that pass each other for ever',
  run(effort, seed): Measurement[] {
    const around = surroundingsOf(small, 2);
    const energyAt = (sigma: number, replicas: number): { mean: number; error: number } =>
      estimates(
        ensembleRows(0, replicas, 1, (replica) => {
          const plan = { seed: caseSeed(seed, 'locked', 0), replica, span: STEP };
          return [relativeEnergy(runPaths(around, sigma, plan, START, LATE / STEP).v)];
        }),
        1,
      )[0];
    const { mean, error } = energyAt(SIGMA, COUNT[effort]);
    const kept = energyAt(0, 2).mean;
    return [
      {
        name: `|v₁ − v₂|² without noise at t = ${LATE}`,
        value: kept,
        low: kept,
        high: kept,
        how: 'one run; the average of an agent that hears itself alone is its velocity, to the last bit',
        expected: { relation: '=', value: 4, source: 'its value at t = 0' },
      },
      {
        name: `mean of |v₁ − v₂|² at t = ${LATE}, σ = ${SIGMA}`,
        value: mean,
        low: mean - 4 * error,
        high: mean + 4 * error,
        how: `${COUNT[effort]} runs, four standard errors`,
        expected: { relation: '<=', value: 1, source: 'a quarter of its value at t = 0: aligned up to the noise' },
      },
    ];
  },
};

const INTENSITIES = [1e-3, 1e-4, 1e-5, 1e-6];
const MOST = 400;

/** The first time that the two hear each other. */
function firstContact(sigma: number, seed: number, replica: number): number {
  let contact = MOST;
  runPaths(surroundingsOf(small, 2), sigma, { seed, replica, span: STEP }, START, MOST / STEP, (t, x) => {
    const [dx, dy] = [0, 1].map((c) => x[c] - x[2 + c] - 3 * Math.round((x[c] - x[2 + c]) / 3));
    if (Math.hypot(dx, dy) >= 1) return true;
    contact = t;
    return false;
  });
  return contact;
}

const contact: Experiment = {
  name: 'how long it takes',
  run(effort, seed): Measurement[] {
    const replicas = COUNT[effort];
    const means = INTENSITIES.map((sigma) => {
      const rows = ensembleRows(0, replicas, 1, (r) => [firstContact(sigma, caseSeed(seed, `contact/${sigma}`, 0), r)]);
      return { x: sigma, ...estimates(rows, 1)[0] };
    });
    return [
      exponentOfMeans(
        'exponent of σ in the mean time of first contact',
        means,
        { relation: '=', value: -1 / 3, source: 'an integrated Brownian motion leaves a gap: σt³ of order 1' },
        `${replicas} runs for each of ${INTENSITIES.length} intensities`,
        ['σ', 'time'],
      ),
    ];
  },
};

const locked: Claim = {
  id: 'locked-states',
  section: '6',
  source: 'Section 6, before (172); sections 1 and 4.1',
  title: 'Noise breaks locked states',
  form: 'printed',
  statement: String.raw`On the torus with a kernel of short reach, agents on parallel geodesics further apart than the reach keep their velocities for ever under (4): locked states. (172) breaks them, and alignment is restored up to the noise.`,
  reading:
    'Up to four lines on a torus at distances of at least the reach, one or two agents on each with the velocity of the line; at any time every average is the velocity of the agent itself and every strength what the line gives, as the library computes them, exactly. Measured: two such agents with and without noise, and how the time until they hear each other depends on σ.',
  note: String.raw`Not at once in the sense that agents begin to hear each other: that takes a time of order $\sigma^{-1/3}$. The noise is material, so that what breaks the state is the strength $m_i\phi(0)$ by which an agent hears itself: if $\phi(0)=0$ an agent that hears nobody has no noise and (172) keeps locked states as (4) does. For $N$ agents this strength is $\frac{\phi(0)}N$ beside the others; it adds noise without friction, so that even in the long run velocities vary by more than $\sigma$: for $\mathcal M_{\rm CS}$ at uniform positions by about $\sigma\big(1+\frac{\phi(0)}{(N-1)\bar\phi}\big)$, $\bar\phi$ the mean of $\phi$ over the torus.`,
  uses: [],
  cost: 5,
  families: [{ name: 'agents on up to four lines of a torus', arbitrary: cases }],
  branches: ['M_CS', 'M_MT'],
  experiments: [broken, contact],
  decide(x) {
    const name = x.model as ModelName;
    const model = MODELS[name];
    const [speeds, crowds, t] = [vectorAt(x, 'speeds'), x.crowds as readonly number[], scalarAt(x, 'time')];
    if (speeds.length !== crowds.length || speeds.length === 0 || speeds.length > 4) return NOTHING;
    const agents = crowds.flatMap((c, line) => Array.from({ length: c }, (_, k) => ({ line, k })));
    if (agents.length === 0) return NOTHING;
    const u = agents.map(({ line }) => speeds[line]);
    const rho = measure(box, {
      points: agents.map(({ line, k }) => [add(divide(whole(k), whole(2)), multiply(speeds[line], t)), whole(line)]),
    });
    const finite = finiteModelAt(model, rho);
    const strength = model.strength(rho) as unknown as readonly (typeof ONE)[];
    // φ(0) = 1 and φ(1/2) = 1/2 on the line
    const N = whole(agents.length);
    const own = agents.map(({ line }) => (name === 'M_MT' ? ONE : divide(crowds[line] === 2 ? divide(whole(3), whole(2)) : ONE, N))); // prettier-ignore
    return conclude(
      name,
      expectRelation('[v]_i = v_i', { F: flowValue(finite), u }, [averageOf('F', 'u'), average(finite, u)], '=', ['u', u]), // prettier-ignore
      expectRelation('s_i is what the line gives', { s: strength, own }, ['s', strength], '=', ['own', own]),
      expectRelation('s_i > 0', { s: strength }, ['0', ZERO], '<', ['s', strength]),
    );
  },
};

export const claims: readonly Claim[] = [locked];
