import type { Claim, Decision, Instance } from '../../engines/claim.js';
import type { Effort, Experiment, Measurement } from '../../engines/measure.js';
import type { Formula } from '../../finite/certificate.js';
import { positionsOf, velocitiesOf } from '../../dynamics/agents/agent-system.js';
import { diameter } from '../../dynamics/observables/diameter.js';
import { largestDiameter, lyapunov } from '../../dynamics/observables/lyapunov.js';
import { meanVelocity } from '../../dynamics/observables/momentum.js';
import { coordinateAmplitude, velocityAmplitude } from '../../dynamics/observables/velocity-amplitude.js';
import type { AveragingModel } from '../../operators/model.js';
import { toArray } from '../../operators/vector.js';
import type { Rational } from '../../scalar/rational.js';
import { ONE, add, divide, multiply, negate, subtract, sum } from '../../scalar/rational.js';
import type { Bounded, Flock } from '../agent-runs.js';
import { drawFlock, equalTimes, follow, largestRatio } from '../agent-runs.js';
import { largest, smallest } from '../extremes.js';
import { field, galleryFamilies } from '../gallery/cases.js';
import { CS_CAUCHY, GLOBAL, MT_CAUCHY } from '../gallery/entries.js';
import { evaluated } from '../gallery/evaluated.js';
import { minus, over, plus, square, times } from '../gallery/spelled/terms.js';
import { vectorAt, whole } from '../read.js';
import { NOTHING, conclude, expectRelation } from '../steps.js';
import { fatTailed } from './fat-tails.js';

// ---- the differential inequality, exactly --------------------------------------------------------------------------

/** A′ ≤ −φ(D) A on a line, for φ = 1/(1 + r²), which is below the reproducing kernel of each of the models. */
function decide(x: Instance): Decision {
  const found = evaluated(x);
  if (!found) return NOTHING;
  const { model, rho, spell, average: A } = found;
  const { n } = rho;
  const v = vectorAt(x, 'u');
  const places = toArray(rho.x);
  const s = toArray(model.strength(rho));
  const force = v.map((t, i) => multiply(s[i], subtract(sum(v.map((w, j) => multiply(A.entries[i * n + j], w))), t)));
  const firstOf = (w: Rational): number => v.findIndex((t) => subtract(t, w).n === 0n);
  const [i, j] = [firstOf(largest(v)), firstOf(smallest(v))];
  const unit = (k: number): Rational[] => v.map((_, l) => whole(l === k ? 1 : 0));
  const where = { ...spell.where, v, place: places, top: unit(i), bottom: unit(j) };
  const amplitude = subtract(largest(v), smallest(v));
  const D = subtract(largest(places), smallest(places));
  const rate = subtract(force[i], force[j]);
  const bound = negate(divide(amplitude, add(ONE, multiply(D, D))));
  const acceleration: Formula = times(spell.strength, minus(['.', spell.average, 'v'], 'v'));
  const spread = (a: string): Formula => minus(['max', a], ['min', a]);
  const at = (e: string, f: Formula): Formula => ['sum', times(e, f)];
  return conclude(
    expectRelation('A is v at the top less v at the bottom', where, [minus(at('top', 'v'), at('bottom', 'v')), amplitude], '=', [spread('v'), amplitude]), // prettier-ignore
    expectRelation('A′ ≤ −φ(D) A', where, [minus(at('top', acceleration), at('bottom', acceleration)), rate], '<=', [
      minus('0', over(spread('v'), plus('1', square(spread('place'))))),
      bound,
    ]),
  );
}

// ---- along runs ----------------------------------------------------------------------------------------------------

const FLOCKS: Readonly<Record<Effort, number>> = { 1: 1, 2: 3, 3: 10 };

const flocksOf = (model: AveragingModel, count: number, seed: number): Flock[] =>
  Array.from({ length: count }, (_, k) =>
    drawFlock('', model, [3, 6, 10][k % 3], seed + 7 * k, { spread: 3, speed: 1 }),
  );

/** What the theorem bounds, for one of the two ways to measure an amplitude. */
function bounds(effort: Effort, seed: number, amplitudeOf: typeof velocityAmplitude): Measurement[] {
  return fatTailed(1).flatMap(({ name }, which) => {
    const [sizes, amplitudes, lyapunovs]: Bounded[][] = [[], [], []];
    for (const dim of [1, 2, 3]) {
      const { model, kernel } = fatTailed(dim)[which];
      for (const { system, y } of flocksOf(model, FLOCKS[effort], seed + 1000 * dim)) {
        const { times: t, states, error } = follow(system, y, equalTimes(15, 150));
        const at = (state: Float64Array): [D: number, A: number] => [
          diameter(model.environment, positionsOf(state)),
          amplitudeOf(velocitiesOf(state), dim),
        ];
        const [D0, A0] = at(y);
        const Dmax = largestDiameter(kernel, D0, A0);
        const rate = kernel.infimum(Dmax, dim);
        const off = 4 * dim * error;
        let before = lyapunov(kernel, D0, A0);
        states.forEach((state, k) => {
          if (k === 0) return;
          const [D, A] = at(state);
          const L = lyapunov(kernel, D, A);
          sizes.push({ value: D, bound: Dmax, error: off });
          amplitudes.push({ value: A, bound: A0 * Math.exp(-rate * t[k]), error: off });
          lyapunovs.push({ value: L, bound: before, error: off });
          before = L;
        });
      }
    }
    const how = `${3 * FLOCKS[effort]} flocks of up to 10 agents in R, R², R³, to t = 15, at 150 times`;
    return [
      largestRatio(`${name}: largest L(t + h)/L(t)`, lyapunovs, how, 'L does not grow'),
      largestRatio(`${name}: largest D(t)/D_max`, sizes, how, '∫φ from D(0) to D_max is A(0)'),
      largestRatio(`${name}: largest A(t)/(A(0) e^(−φ(D_max)t))`, amplitudes, how, 'the rate φ(D_max), C = A(0)'),
    ];
  });
}

const withCoordinates: Experiment = {
  name: 'Lyapunov function with the amplitude of the coordinates',
  run: (effort, seed) => bounds(effort, seed, coordinateAmplitude),
};
const withNorm: Experiment = {
  name: 'Lyapunov function with the Euclidean amplitude',
  run: (effort, seed) => bounds(effort, seed, velocityAmplitude),
};

const theorem: Claim = {
  id: 'thm-4.2',
  section: '4.1',
  source: 'Theorem 4.2, (100), (101)',
  title: 'Fat tails align every flock',
  form: 'printed',
  statement: String.raw`If $\phi_\rho(x,y)\ge\phi(x-y)$ with a radial non-increasing $\phi>0$, $\int_0^\infty\phi=\infty$, then $L=A+\int_0^D\phi$ does not grow, $D\le D_{\max}$ with $\int_{D(0)}^{D_{\max}}\phi=A(0)$, and $A\le A(0)e^{-\phi(D_{\max})t}$, $A$ the amplitude of the coordinates.`,
  reading:
    'M_CS, M_MT, M_glob and a sum of two forces with fat tails in one to three dimensions; L, D and A along whole runs with their own constants.',
  note: String.raw`Total mass 1. For $\mathcal M_{\rm MT}$ by (68): $\phi_\rho=\phi/\rho_\phi\ge\phi/\sup\phi$. The smoothness of $\phi$ is not used.`,
  uses: ['thm-4.2/inequality'],
  families: [],
  experiments: [withCoordinates],
  decide: () => NOTHING,
};

const inequality: Claim = {
  id: 'thm-4.2/inequality',
  section: '4.1',
  source: 'Proof of Theorem 4.2',
  title: 'The differential inequality of the amplitude',
  form: 'companion',
  statement: String.raw`If $\phi_\rho(x,y)\ge\phi(x-y)$ with a radial non-increasing $\phi\ge0$, then $\frac d{dt}(V_+-V_-)\le-\phi(D)(V_+-V_-)$ for each coordinate.`,
  reading:
    'On a line, exactly: M_CS, M_MT and M_glob with φ = 1/(1 + r²), agents at rational places; the accelerations of a fastest and of a slowest agent.',
  note: String.raw`No fat tail is needed here.`,
  cost: 6,
  families: galleryFamilies([CS_CAUCHY, MT_CAUCHY, GLOBAL], { u: field }, 6),
  decide,
};

const sharp: Claim = {
  id: 'thm-4.2/sharp',
  section: '4.1',
  source: 'Proof of Theorem 4.2',
  title: 'The Euclidean amplitude obeys the same inequality',
  form: 'sharp',
  statement: String.raw`Theorem 4.2 with $A=\max|V-V'|$ itself: $A'\le-\phi(D)A$, and all constants with the Euclidean $A(0)$, which is smaller by up to $\sqrt n$.`,
  reading: 'The same runs, with the Euclidean amplitude.',
  note: String.raw`For all N, by hand: let $|V'-V''|$ be largest and $e$ its direction. Then $e\cdot V'$ is largest and $e\cdot V''$ smallest among all velocities, else a pair would be further apart; the proof for one coordinate is one for $e\cdot V$. There is no need for axes, and $D_{\max}$ and the rate get better.`,
  uses: ['thm-4.2'],
  families: [],
  experiments: [withNorm],
  decide: () => NOTHING,
};

// ---- the limit velocity --------------------------------------------------------------------------------------------

const LATE = 600;

const limits: Experiment = {
  name: 'the limit velocity',
  run(effort, seed): Measurement[] {
    return fatTailed(2).flatMap(({ name, model, kernel, conservative }) => {
      const deviations: Bounded[] = [];
      let [moved, off, least] = [0, 0, Infinity];
      for (const { system, y } of flocksOf(model, 2 * FLOCKS[effort], seed)) {
        const { times: t, states, error } = follow(system, y, [...equalTimes(15, 60), LATE]);
        const end = velocitiesOf(states[states.length - 1]);
        const limit = end.subarray(0, 2);
        const v0 = velocitiesOf(y);
        const A0 = velocityAmplitude(v0, 2);
        const rate = kernel.infimum(largestDiameter(kernel, diameter(model.environment, positionsOf(y)), A0), 2);
        // what is left of the amplitude at the end
        const left = velocityAmplitude(end, 2) + 4 * error;
        states.slice(1, -1).forEach((state, k) => {
          const v = velocitiesOf(state);
          let far = 0;
          for (let i = 0; i < system.n; i++)
            far = Math.max(far, Math.hypot(v[2 * i] - limit[0], v[2 * i + 1] - limit[1]));
          deviations.push({ value: far, bound: A0 * Math.exp(-rate * t[k + 1]), error: left });
        });
        const mean = meanVelocity(system.masses, v0);
        const change = Math.hypot(limit[0] - mean[0], limit[1] - mean[1]);
        [moved, least, off] = [Math.max(moved, change), Math.min(least, change), Math.max(off, left)];
      }
      const how = `${2 * FLOCKS[effort]} flocks in R², the velocity at t = ${LATE}`;
      return [
        largestRatio(`${name}: largest max|V − u_∞|/(A(0) e^(−δt))`, deviations, how, 'C = A(0), δ = φ(D_max)'),
        conservative
          ? {
              name: `${name}: largest |u_∞ − ū|`,
              value: moved,
              low: Math.max(0, moved - off),
              high: moved + off,
              how,
              expected: { relation: '<=' as const, value: 2 * off, source: 'the conserved momentum, up to the error' },
            }
          : {
              name: `${name}: least |u_∞ − ū(0)|`,
              value: least,
              low: least - off,
              high: least + off,
              how,
              expected: { relation: '>=' as const, value: 1e-6, source: 'not the initial momentum: it emerges' },
            },
      ];
    });
  },
};

const limitVelocity: Claim = {
  id: 'eq-102',
  section: '4.1',
  source: 'Theorem 4.2, (102)',
  title: 'There is a limit velocity, conserved if the model is',
  form: 'printed',
  statement: String.raw`Under the hypotheses of Theorem 4.2 there is $u_\infty$ with $\max|V-u_\infty|\le A(0)e^{-\delta t}$, $\delta=\phi(D_{\max})$. For conservative models $u_\infty=\bar u$.`,
  reading:
    'The models of thm-4.2 in the plane; u_∞ is the velocity at t = 600, where the amplitude is below the error. For M_MT and a sum with it the distance of u_∞ to the initial momentum is measured as well: it is not 0.',
  note: String.raw`For all N, by hand: hulls of velocities are nested (Lemma 4.1), so $u_\infty$ is in all of them and $|V-u_\infty|\le A$: the constant $C=A(0)$, where the proof integrates $|\dot V|$ and has $C/\delta$. The converse holds model by model: if a model is not conservative at some $\rho$, then $\frac d{dt}\bar u\ne0$ for some velocities there; whether $u_\infty\ne\bar u(0)$ for them is measured, not proved.`,
  uses: ['thm-4.2', 'lemma-4.1'],
  families: [],
  experiments: [limits],
  decide: () => NOTHING,
};

export const claims: readonly Claim[] = [theorem, inequality, sharp, limitVelocity];
