import type { Claim, Instance } from '../../engines/claim.js';
import type { Effort, Experiment, Measurement } from '../../engines/measure.js';
import { velocitiesOf } from '../../dynamics/agents/agent-system.js';
import { leastBallMass } from '../../dynamics/observables/ball-thickness.js';
import { closerThan } from '../../dynamics/observables/chains.js';
import { energyDeviation } from '../../dynamics/observables/energy.js';
import { space } from '../../operators/environment.js';
import { kernelCone } from '../../operators/kernels/cone.js';
import type { Measure } from '../../operators/measure.js';
import { modelCuckerSmale } from '../../operators/models/cucker-smale.js';
import type { PropertyName } from '../../properties/property.js';
import { negate } from '../../scalar/rational.js';
import type { Rational } from '../../scalar/rational.js';
import type { Bounded } from '../agent-runs.js';
import { drawFlock, equalTimes, follow, largestRatio } from '../agent-runs.js';
import { CS_CAUCHY_R2, CS_TENT_T, MOLLIFIED, SEG_HATS_T } from '../gallery/entries.js';
import { modelWithMasses, vectorAt } from '../read.js';
import { CONSERVATIVE, SYMMETRIC, withFields } from '../sources.js';
import { assume, conclude, expectRelation } from '../steps.js';
import { crowdAt } from './crowd-energy.js';
import { energyLaw } from './energy-runs.js';

function lossOf(x: Instance, hypothesis: PropertyName) {
  const model = modelWithMasses(x);
  const { where, energyRate, dissipation } = crowdAt(model, vectorAt(x, 'u'), vectorAt(x, 'v'));
  const [formula, value] = dissipation;
  return conclude(
    assume(hypothesis, model),
    expectRelation('dE/dt = −½ ∬ φ_ρ |v − v′|² f f′', where, energyRate, '=', [
      ['-', '0', formula],
      negate(value as Rational),
    ]),
  );
}

// ---- the flattening integrals --------------------------------------------------------------------------------------

/** φ ≥ 1/2 within r₀ = 4; r = r₀/8 */
const [R0, C0, R] = [4, 1 / 2, 1 / 2];
const PLANE = space(2);
const MODEL = modelCuckerSmale(PLANE, kernelCone(8));
const FLOCKS: Readonly<Record<Effort, number>> = { 1: 2, 2: 8, 3: 30 };

/** ∬_{|x − x′| < r₀} |v − v′|² f f′ */
function nearby(rho: Measure<number>, v: Float64Array): number {
  const isNear = closerThan(PLANE, rho, R0);
  let sum = 0;
  for (let i = 0; i < rho.n; i++)
    for (let j = 0; j < rho.n; j++)
      if (isNear(i, j))
        sum += rho.masses[i] * rho.masses[j] * ((v[2 * i] - v[2 * j]) ** 2 + (v[2 * i + 1] - v[2 * j + 1]) ** 2);
  return sum;
}

/** v̄(x_i), the mean velocity in the ball of radius 4r, and ∫ |v − v̄|² over it. */
function ballMean(rho: Measure<number>, v: Float64Array, i: number) {
  const isNear = closerThan(PLANE, rho, 4 * R);
  const inside = Array.from({ length: rho.n }, (_, j) => j).filter((j) => isNear(i, j));
  const mass = inside.reduce((s, j) => s + rho.masses[j], 0);
  const mean = [0, 1].map((c) => inside.reduce((s, j) => s + rho.masses[j] * v[2 * j + c], 0) / mass);
  const deviation = inside.reduce(
    (s, j) => s + rho.masses[j] * ((v[2 * j] - mean[0]) ** 2 + (v[2 * j + 1] - mean[1]) ** 2),
    0,
  );
  return { mean, deviation };
}

/** The integrands of (112), (113), and (114) for each coordinate. */
function integrands(rho: Measure<number>, v: Float64Array): number[] {
  const agents = Array.from({ length: rho.n }, (_, i) => i);
  const balls = agents.map((i) => ballMean(rho, v, i));
  const theta = leastBallMass(PLANE, rho, R);
  const flattening = [0, 1].map((c) => {
    const at = (i: number): number => v[2 * i + c];
    const top = agents.reduce((a, i) => (at(i) > at(a) ? i : a), 0);
    const bottom = agents.reduce((a, i) => (at(i) < at(a) ? i : a), 0);
    return theta * (balls[bottom].mean[c] - at(bottom) + at(top) - balls[top].mean[c]);
  });
  return [nearby(rho, v), theta * Math.max(...balls.map(({ deviation }) => deviation)), ...flattening];
}

const flattening: Experiment = {
  name: 'the integrals (112), (113), (114)',
  run(effort, seed): Measurement[] {
    const found: Bounded[][] = [[], [], []];
    for (let k = 0; k < FLOCKS[effort]; k++) {
      const { system, y } = drawFlock('', MODEL, [4, 7, 10][k % 3], seed + 17 * k, { spread: 2, speed: 1 });
      const { times, states } = follow(system, y, equalTimes(20, 400));
      const values = states.map((state) => integrands(system.measureAt(state), velocitiesOf(state)));
      const v = velocitiesOf(y);
      const [energy, h] = [energyDeviation(system.masses, v), times[1]];
      const amplitude = (c: number): number => {
        const one = Array.from({ length: system.n }, (_, i) => v[2 * i + c]);
        return Math.max(...one) - Math.min(...one);
      };
      const bounds = [(2 * energy) / C0, energy / C0, amplitude(0) / C0, amplitude(1) / C0];
      bounds.forEach((bound, which) => {
        const sum = (step: number): number => {
          let s = 0;
          for (let i = step; i < values.length; i += step)
            s += (step * h * (values[i - step][which] + values[i][which])) / 2;
          return s;
        };
        const [fine, coarse] = [sum(1), sum(2)];
        found[Math.min(which, 2)].push({ value: fine, bound, error: Math.abs(fine - coarse) });
      });
    }
    const how = `${FLOCKS[effort]} flocks in R², φ ≥ ½ within r₀ = 4, to t = 20; trapezia over 400 and 200 steps`;
    return [
      largestRatio('(112): largest ∫∬ |v − v′|² / (2 δE(0)/c₀)', found[0], how, '(111) integrated', 0.05),
      largestRatio('(113): largest ∫ sup … / (δE(0)/c₀)', found[1], how, '(112), without the factor 2 lost', 0.05),
      largestRatio('(114): largest ∫ … / (A(0)/c₀)', found[2], how, 'the rate of the extremes, integrated', 0.05),
    ];
  },
};

const law: Claim = {
  id: 'eq-111-114',
  section: '4.2',
  source: '(111)-(114)',
  title: 'The energy law and the flattening integrals',
  form: 'printed',
  statement: String.raw`For a symmetric model $\frac d{dt}\mathcal E=-\frac12\iint\phi_\rho|v-v'|^2ff'$. With $\phi_\rho\ge c_0$ for $|x-y|<r_0=8r$ the integrals of (112), (113), (114) over all times are finite: at most $2\delta\mathcal E(0)/c_0$, $\delta\mathcal E(0)/c_0$, $A^i(0)/c_0$.`,
  reading:
    'The law exactly, for a symmetric flow with masses and two agents at each point, velocities u ± v; and as an identity along runs. The integrals along runs of M_CS in the plane, with the supremum of (113) over the agents.',
  note: String.raw`The paper says finite and names no constants. $\int_B|v-\bar v|^2=\frac1{2\rho(B)}\iint_{B\times B}|v-w|^2$ is an identity; the text has an inequality without the $\frac12$. (113) is said to follow from (118), which comes later; (112) is meant. In (114) $\bar\rho_r\le\rho(B_{4r})$ is used with the right sign: $\bar v(x_+)\le v_+$.`,
  cost: 2,
  families: [withFields(SYMMETRIC, 'masses', 'u', 'v')],
  experiments: [energyLaw([CS_CAUCHY_R2, CS_TENT_T, MOLLIFIED, SEG_HATS_T], 'pairs'), flattening],
  decide: (x) => lossOf(x, 'symmetric'),
};

const sharp: Claim = {
  id: 'eq-111-114/sharp',
  section: '4.2',
  source: '(111)',
  title: 'The energy law of crowds needs conservation only',
  form: 'sharp',
  statement: String.raw`(111) holds for every conservative model with a kernel, with internal energy as well.`,
  reading: 'A conservative flow with masses, two agents at each point.',
  note: String.raw`As eq-53/sharp. So (112) and (113) hold for conservative models; (114) uses no symmetry at all.`,
  uses: ['eq-111-114', 'eq-53/sharp'],
  cost: 2,
  families: [withFields(CONSERVATIVE, 'masses', 'u', 'v')],
  decide: (x) => lossOf(x, 'conservative'),
};

export const claims: readonly Claim[] = [law, sharp];
