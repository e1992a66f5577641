import type { Claim, Decision, Instance } from '../../engines/claim.js';
import { average } from '../../finite/model.js';
import { innerProduct } from '../../finite/energy.js';
import type { FiniteModel } from '../../finite/model.js';
import type { PropertyName } from '../../properties/property.js';
import type { Rational } from '../../scalar/rational.js';
import { ZERO, add, multiply, negate, power, rational, subtract } from '../../scalar/rational.js';
import { energyLaw as energyAlongRuns } from '../4/energy-runs.js';
import { CS_TENT_R2, MOLLIFIED_T, TOPO_CS, SEG_SMOOTHSTEP_T } from '../gallery/entries.js';
import { averageOf, dissipationOf, inner, kappaOf } from '../formulas.js';
import { modelAt, vectorAt } from '../read.js';
import { ANY, CONSERVATIVE, SYMMETRIC, withFields } from '../sources.js';
import { assume, conclude, expectRelation, flowValue } from '../steps.js';

/** Σ_ij F_ij (u_i - u_j)² */
const spread = ({ n, flow }: FiniteModel, u: readonly Rational[]): Rational =>
  flow.reduce((s, f, k) => add(s, multiply(f, power(subtract(u[Math.floor(k / n)], u[k % n]), 2))), ZERO);

/** d/dt ∫ρ|u|² = 2(u, [u] - u)_κ under m u' = κ([u] - u), against -Σ F_ij (u_i - u_j)². */
function energyLaw(x: Instance, hypothesis: PropertyName): Decision {
  const model = modelAt(x);
  const u = vectorAt(x, 'u');
  const k = kappaOf('F');
  const rate = multiply(
    rational(2n),
    subtract(innerProduct(model, model.kappa, u, average(model, u)), innerProduct(model, model.kappa, u, u)),
  );
  return conclude(
    assume(hypothesis, model),
    expectRelation(
      '2(u, [u] - u)_κ = -Σ F_ij (u_i - u_j)²',
      { F: flowValue(model), u },
      [['*', '2', inner(k, 'u', ['-', averageOf('F', 'u'), 'u'])], rate],
      '=',
      [['-', '0', dissipationOf('F', 'u')], negate(spread(model, u))],
    ),
  );
}

const law: Claim = {
  id: 'eq-53',
  section: '3.4',
  source: '(53)',
  title: 'Energy law of symmetric models',
  form: 'printed',
  statement: String.raw`For a symmetric model with kernel $\phi_\rho$: $\frac{d}{dt}\int\rho|u|^2\,dx=-\int\phi_\rho(x,y)|u(x)-u(y)|^2\,d\rho(x)\,d\rho(y)$.`,
  reading:
    'A symmetric flow matrix F_ij = m_i m_j φ_ij and a field; both sides at one instant of m u′ = κ([u] - u). Measured: the law as an identity along runs of agents.',
  families: [withFields(SYMMETRIC, 'u')],
  experiments: [energyAlongRuns([CS_TENT_R2, MOLLIFIED_T, TOPO_CS, SEG_SMOOTHSTEP_T], 'pairs')],
  decide: (x) => energyLaw(x, 'symmetric'),
};

const sharp: Claim = {
  id: 'eq-53/sharp',
  section: '3.4',
  source: '(53)',
  title: 'The energy law needs conservation only',
  form: 'sharp',
  statement: String.raw`(53) holds for every conservative model with a kernel; symmetry is not needed.`,
  reading: 'A conservative flow matrix and a field; the same two sides.',
  note: String.raw`$\sum F_{ij}(u_i-u_j)^2=\sum_iu_i^2(\text{row}_i+\text{column}_i)-2\sum F_{ij}u_iu_j$: only the sums matter.`,
  uses: ['eq-53'],
  families: [withFields(CONSERVATIVE, 'u')],
  decide: (x) => energyLaw(x, 'conservative'),
};

const withoutConservation: Claim = {
  id: 'eq-53/without-conservation',
  section: '3.4',
  source: '(53), hypothesis dropped',
  title: 'The energy law needs conservation',
  form: 'companion',
  statement: String.raw`(53) for every model.`,
  reading: 'Any flow matrix and a field; the same two sides.',
  note: String.raw`Expected to be refuted.`,
  uses: ['eq-53/sharp'],
  families: [withFields(ANY, 'u')],
  decide: (x) => energyLaw(x, 'right-stochastic'),
};

export const claims: readonly Claim[] = [law, sharp, withoutConservation];
