import type { Claim } from '../../engines/claim.js';
import { enclose } from '../../finite/gap.js';
import { compare, multiply, sign, toText } from '../../scalar/rational.js';
import { modelWithMasses, vectorAt } from '../read.js';
import { ANY, CONSERVATIVE, SYMMETRIC, withFields } from '../sources.js';
import { NOTHING, conclude, lowerBound } from '../steps.js';
import { expectDecay, leastStrength } from './decay.js';

const rate: Claim = {
  id: 'rem-4.11',
  section: '4.3',
  source: 'Remark 4.11, (128)',
  title: 'Decay at the rate of the smaller of s and λ',
  form: 'printed',
  statement: String.raw`If $(\delta u,\delta u)_\kappa-(\delta u,[\delta u])_\kappa\ge\lambda\,(\delta u,\delta u)_\rho$ and $s_\rho\ge s$, then $-\frac d{dt}\delta\mathcal E\ge2\min\{s,\lambda\}\,\delta\mathcal E$; so $\int\min\{s,\lambda\}\,dt=\infty$ is enough for alignment.`,
  reading:
    'A flow matrix with masses, two agents at each point with velocities u ± v: a crowd with internal energy. λ is a lower bound of (130) with a certificate, s the least strength; the energy that is lost is computed agent by agent, Σ m (v - ū) s (v - [u]).',
  note: String.raw`For all N, by hand: the loss is $\int s|v-u|^2+(\delta u,\delta u)_\kappa-(\delta u,[\delta u])_\kappa$, and $\int|v-\bar u|^2=\int|v-u|^2+\|\delta u\|_\rho^2=2\,\delta\mathcal E$; then Grönwall. The factor 2 is missing from (125), where it does no harm.`,
  cost: 3,
  families: [
    withFields(ANY, 'masses', 'u', 'v'),
    withFields(CONSERVATIVE, 'masses', 'u', 'v'),
    withFields(SYMMETRIC, 'masses', 'u', 'v'),
  ],
  branches: ['s', 'λ'],
  decide(x) {
    const model = modelWithMasses(x);
    const bounds = enclose('lambda', model);
    if (!bounds) return NOTHING;
    const s = leastStrength(model);
    const isLambda = compare(bounds.lower, s) < 0;
    const c = isLambda ? bounds.lower : s;
    return conclude(
      isLambda ? 'λ' : 's',
      lowerBound('conclusion', 'lambda', model, bounds.lower, `λ ≥ ${toText(bounds.lower)}`),
      expectDecay(model, vectorAt(x, 'u'), vectorAt(x, 'v'), c, '2 min{s, λ} δE ≤ −dδE/dt'),
    );
  },
};

const comparison: Claim = {
  id: 'rem-4.11/compare',
  section: '4.3',
  source: 'Remark 4.11',
  title: 'λ is at least ε s',
  form: 'companion',
  statement: String.raw`If the gap $\varepsilon$ of (122) is not negative, then $\lambda\ge\varepsilon s$: condition (128) is never harder to meet than (126), up to the factor that bounds $\varepsilon$.`,
  reading:
    'A flow matrix with masses and a gap ≥ 0; λ is bounded below by the lower end of the gap times the least strength.',
  note: String.raw`For all N, by hand: $(u,u-[u])_\kappa\ge\varepsilon(u,u)_\kappa\ge\varepsilon s\,(u,u)_\rho$.`,
  uses: ['rem-4.11'],
  cost: 4,
  families: [withFields(CONSERVATIVE, 'masses'), withFields(SYMMETRIC, 'masses')],
  decide(x) {
    const model = modelWithMasses(x);
    const bounds = enclose('gap', model);
    if (!bounds || sign(bounds.lower) < 0) return NOTHING;
    const value = multiply(bounds.lower, leastStrength(model));
    return conclude(
      lowerBound('hypothesis', 'gap', model, bounds.lower, `ε ≥ ${toText(bounds.lower)}`),
      lowerBound('conclusion', 'lambda', model, value, `λ ≥ ε s = ${toText(value)}`),
    );
  },
};

export const claims: readonly Claim[] = [rate, comparison];
