import type { Claim, Decision, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { reproducingKernelOf } from '../../operators/model.js';
import { toArray } from '../../operators/vector.js';
import type { Rational } from '../../scalar/rational.js';
import { divide, multiply, negate, power, rational, subtract, sum } from '../../scalar/rational.js';
import { field, galleryFamilies } from '../gallery/cases.js';
import {
  CONDITIONAL,
  CS_CAUCHY_R2,
  CS_TENT,
  CS_TENT_T,
  GLOBAL,
  IDENTITY,
  MOLLIFIED,
  MOLLIFIED_T,
  PENALISED,
  SEG_HATS_T2,
  SEG_SMOOTHSTEP_T,
  TOPO_CS,
  TOPO_CS_R2,
} from '../gallery/entries.js';
import { energyLaw as energyAlongRuns } from '../4/energy-runs.js';
import { evaluated } from '../gallery/evaluated.js';
import { differences, minus, square, times } from '../gallery/spelled/terms.js';
import { vectorAt } from '../read.js';
import { conclude, expectRelation, NOTHING } from '../steps.js';

const SYMMETRIC_MODELS = [
  CS_TENT,
  CS_TENT_T,
  CS_CAUCHY_R2,
  TOPO_CS,
  TOPO_CS_R2,
  MOLLIFIED,
  MOLLIFIED_T,
  PENALISED,
  CONDITIONAL,
  SEG_SMOOTHSTEP_T,
  SEG_HATS_T2,
  GLOBAL,
  IDENTITY,
];

/** d/dt Σ m_i v_i² = 2 Σ m_i v_i s_i([v]_i − v_i) along (4), against −Σ_ij m_i m_j φ_ρ(x_i, x_j)(v_i − v_j)² over a number. */
function energyLaw(x: Instance, over: number): Decision {
  const found = evaluated(x);
  if (!found) return NOTHING;
  const { model, rho, spell, average: A } = found;
  const { n } = rho;
  const v = vectorAt(x, 'u');
  const m = toArray(rho.masses);
  const s = toArray(model.strength(rho));
  const phi = toArray(reproducingKernelOf(model, rho));
  const accelerations = v.map((t, i) =>
    multiply(s[i], subtract(sum(v.map((w, j) => multiply(A.entries[i * n + j], w))), t)),
  );
  const rate = sum(v.map((t, i) => multiply(multiply(rational(2n), m[i]), multiply(t, accelerations[i]))));
  const pairs: Rational[] = phi.map((k, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    return multiply(multiply(m[i], multiply(m[j], k)), power(subtract(v[i], v[j]), 2));
  });
  const force: Formula = times(spell.strength, minus(['.', spell.average, 'v'], 'v'));
  const spread = times(['.', 'm', ['T', 'm']], times(spell.kernel, square(differences('v', 'v'))));
  return conclude(
    expectRelation(
      `d/dt Σ m v² = −${over === 1 ? '' : '½ '}Σ m_i m_j φ_ij (v_i − v_j)²`,
      { ...spell.where, v },
      [['*', '2', ['sum', times('m', times('v', force))]], rate],
      '=',
      [['-', '0', ['/', ['sum', spread], String(over)]], negate(divide(sum(pairs), rational(BigInt(over))))],
    ),
  );
}

const reading =
  'A symmetric model of section 2, weighted agents on rational points with velocities (one component; the others add up). The derivative of Σ m v² along the agent system (4) at one instant, which is exact, against the double sum, both spelled out from coordinates and masses.';

const printed: Claim = {
  id: 'eq-12',
  section: '2',
  source: '(12)',
  title: 'Energy law of symmetric models, as printed in the introduction',
  form: 'printed',
  statement: String.raw`For a symmetric model $\frac{d}{dt}\int|u|^2\,d\rho=-\frac12\int\phi_\rho(x,y)|u(x)-u(y)|^2\,d\rho(x)\,d\rho(y)$.`,
  reading,
  note: String.raw`A misprint: the factor $\frac12$ belongs to the energy $\frac12\int|u|^2\,d\rho$ on the left, or is not there. (53) has the same left side and no $\frac12$; so has eq-12/corrected. On every configuration that dissipates energy at all the two sides differ by the factor 2.`,
  uses: ['eq-53'],
  cost: 16,
  families: galleryFamilies(SYMMETRIC_MODELS, { u: field }),
  decide: (x) => energyLaw(x, 2),
};

const corrected: Claim = {
  id: 'eq-12/corrected',
  section: '2',
  source: '(12), (53)',
  title: 'Energy law of symmetric models',
  form: 'corrected',
  statement: String.raw`For a symmetric model $\frac{d}{dt}\int|u|^2\,d\rho=-\int\phi_\rho(x,y)|u(x)-u(y)|^2\,d\rho(x)\,d\rho(y)$.`,
  reading: `${reading} And as an identity along runs of agents.`,
  note: String.raw`(53) on the models themselves. By eq-53/sharp conservation is enough.`,
  uses: ['eq-53'],
  cost: 16,
  families: galleryFamilies(SYMMETRIC_MODELS, { u: field }),
  experiments: [energyAlongRuns([CS_CAUCHY_R2, TOPO_CS_R2, GLOBAL], 'pairs')],
  decide: (x) => energyLaw(x, 1),
};

export const claims: readonly Claim[] = [printed, corrected];
