import type { Claim, Instance } from '../../engines/claim.js';
import { enclose } from '../../finite/gap.js';
import type { FiniteModel } from '../../finite/model.js';
import type { Rational } from '../../scalar/rational.js';
import { HALF, ONE, add, compare, multiply, negate, sign, subtract, toText } from '../../scalar/rational.js';
import { modelWithMasses, vectorAt } from '../read.js';
import { ANY, CONSERVATIVE, SYMMETRIC, withFields } from '../sources.js';
import type { LazyStep, Side } from '../steps.js';
import { NOTHING, conclude, expectRelation, lowerBound } from '../steps.js';
import { crowdAt } from './crowd-energy.js';
import type { Crowd } from './crowd-energy.js';
import { expectDecay, leastStrength } from './decay.js';
import { balancesAlongRuns, decayExperiments } from './energy-runs.js';

const minus = ([f, a]: Side, [g, b]: Side): Side => [['-', f, g], subtract(a as Rational, b as Rational)];
const plus = ([f, a]: Side, [g, b]: Side): Side => [['+', f, g], add(a as Rational, b as Rational)];
const times = ([f, a]: Side, [g, b]: Side): Side => [['*', f, g], multiply(a as Rational, b as Rational)];
const number = (q: Rational): Side => [toText(q), q];

const FAMILIES = [ANY, CONSERVATIVE, SYMMETRIC].map((source) => withFields(source, 'masses', 'u', 'v'));
const reading =
  'A flow matrix with masses, two agents at each point with velocities u ± v: a crowd with internal energy and a macroscopic field. Derivatives are computed agent by agent from ẇ = s([u] − w).';

const crowd = (x: Instance): { model: FiniteModel; all: Crowd } => {
  const model = modelWithMasses(x);
  return { model, all: crowdAt(model, vectorAt(x, 'u'), vectorAt(x, 'v')) };
};

const identities: Claim = {
  id: 'eq-120-121',
  section: '4.3',
  source: '(120), (121)',
  title: 'Balances of momentum and energy',
  form: 'printed',
  statement: String.raw`$\frac d{dt}\frac12|\bar u|^2=(\bar u,[u]-u)_\kappa$ and $\frac d{dt}\delta\mathcal E=-\int s|v-u|^2f+(\delta u,[\delta u])_\kappa-(\delta u,\delta u)_\kappa$, for every material model.`,
  reading: `${reading} And along runs of agents, one at each place: what ½|ū|² and δE change by is the integral of the right-hand sides.`,
  families: FAMILIES,
  experiments: [balancesAlongRuns],
  decide(x) {
    const { all } = crowd(x);
    const { where, mean, meanRate, deviationRate, internal, heard, macroscopic, spread } = all;
    const force: Side = [['sum', ['-', ['.', 'F', 'u'], ['*', ['.', 'F', ['ones', 'F']], 'u']]], meanRate[1]];
    return conclude(
      expectRelation('ū · dū/dt = (ū, [u] − u)_κ', where, times(mean, meanRate), '=', times(mean, force)),
      expectRelation('dδE/dt = −∫s|v − u|²f + (δu, [δu])_κ − (δu, δu)_κ', where, deviationRate, '=', minus(heard, plus(internal, macroscopic))), // prettier-ignore
      expectRelation('∫s|v − ū|²f = ∫s|v − u|²f + (δu, δu)_κ', where, spread, '=', plus(internal, macroscopic)),
    );
  },
};

/** The gap as (122) wants it, ε ≤ 1 with a certificate, and the least strength; undefined where it is not positive. */
function gapOf(model: FiniteModel): { epsilon: Rational; s: Rational; step: LazyStep } | undefined {
  const bounds = enclose('gap', model);
  if (!bounds || sign(bounds.lower) <= 0) return undefined;
  const epsilon = compare(bounds.lower, ONE) > 0 ? ONE : bounds.lower;
  const step = lowerBound('hypothesis', 'gap', model, bounds.lower, `ε ≥ ${toText(bounds.lower)}`);
  return { epsilon, s: leastStrength(model), step };
}

const chain: Claim = {
  id: 'eq-125',
  section: '4.3',
  source: '(125)',
  title: 'The gap dissipates energy',
  form: 'printed',
  statement: String.raw`With the gap $0<\varepsilon\le1$ of (122) and $s=\inf s_\rho$: $\frac d{dt}\delta\mathcal E\le-\int s_\rho|v-u|^2f-\varepsilon(\delta u,\delta u)_\kappa\le-\varepsilon\int s_\rho|v-\bar u|^2f\le-\varepsilon s\,\delta\mathcal E$.`,
  reading: `${reading} ε is a lower bound of the gap with a certificate, and 1 if that is more; each of the three inequalities on its own.`,
  note: String.raw`The second inequality needs $\varepsilon\le1$, as (122) has it: two points that swap have the gap 2, and internal energy alone is lost at the rate $\int s|v-u|^2f$ only. The last one gives away a factor 2: eq-125/sharp.`,
  uses: ['eq-120-121', 'rem-4.11'],
  cost: 4,
  families: FAMILIES,
  decide(x) {
    const { model, all } = crowd(x);
    const gap = gapOf(model);
    if (!gap) return NOTHING;
    const { where, deviationRate, internal, macroscopic, spread, twiceDeviation } = all;
    const [e, s, half] = [number(gap.epsilon), number(gap.s), number(HALF)];
    const first = plus(internal, times(e, macroscopic));
    const second = times(e, spread);
    const third = times(times(e, s), times(half, twiceDeviation));
    const opposite = ([f, a]: Side): Side => [['-', '0', f], negate(a as Rational)];
    return conclude(
      gap.step,
      expectRelation('dδE/dt ≤ −∫s|v − u|²f − ε(δu, δu)_κ', where, deviationRate, '<=', opposite(first)),
      expectRelation('ε∫s|v − ū|²f ≤ ∫s|v − u|²f + ε(δu, δu)_κ', where, second, '<=', first),
      expectRelation('ε s δE ≤ ε∫s|v − ū|²f', where, third, '<=', second),
    );
  },
};

const sharp: Claim = {
  id: 'eq-125/sharp',
  section: '4.3',
  source: '(125)',
  title: 'The gap dissipates energy at twice the rate',
  form: 'sharp',
  statement: String.raw`$\frac d{dt}\delta\mathcal E\le-2\varepsilon s\,\delta\mathcal E$, with equality for $\mathcal M_{\rm glob}$.`,
  reading,
  note: String.raw`$\int|v-\bar u|^2f=2\,\delta\mathcal E$: the print loses the factor $\frac12$ of (106). For $\mathcal M_{\rm glob}$ $\varepsilon=s=1$ and $\frac d{dt}\delta\mathcal E=-2\,\delta\mathcal E$.`,
  uses: ['eq-125'],
  cost: 4,
  families: FAMILIES,
  decide(x) {
    const model = modelWithMasses(x);
    const gap = gapOf(model);
    if (!gap) return NOTHING;
    const c = multiply(gap.epsilon, gap.s);
    return conclude(gap.step, expectDecay(model, vectorAt(x, 'u'), vectorAt(x, 'v'), c, '2 ε s δE ≤ −dδE/dt'));
  },
};

const alignment: Claim = {
  id: 'prop-4.9',
  section: '4.3',
  source: 'Proposition 4.9, (126)',
  title: 'Alignment where the gap and the strength do not fade',
  form: 'printed',
  statement: String.raw`$\delta\mathcal E(t)\le\delta\mathcal E(0)\exp\left(-\int_0^t\varepsilon s\right)$; so $\int_0^\infty\varepsilon s\,dt=\infty$ is enough for alignment in the energy sense.`,
  reading:
    'Runs of M_CS, M_MT, M_φ, M_seg and M_glob: δE against its bound, the integral of ε s taken over the times of the run. The inequality behind it is eq-125, exactly.',
  note: String.raw`Measured with the exponent $2\int\varepsilon s$ as well: it holds, and for $\mathcal M_{\rm glob}$ nothing less is true (prop-4.9/sharp). For $\mathcal M_{\rm MT}$ the gap of (122) may be negative at scattered places; the bound then says nothing and the flock aligns all the same.`,
  uses: ['eq-125'],
  families: [],
  experiments: decayExperiments(1),
  decide: () => NOTHING,
};

const twice: Claim = {
  id: 'prop-4.9/sharp',
  section: '4.3',
  source: 'Proposition 4.9, (126)',
  title: 'The energy decays with twice the exponent',
  form: 'sharp',
  statement: String.raw`$\delta\mathcal E(t)\le\delta\mathcal E(0)\exp\left(-2\int_0^t\min\{\varepsilon,1\}s\right)$.`,
  reading: 'The runs of prop-4.9.',
  uses: ['eq-125/sharp', 'prop-4.9'],
  families: [],
  experiments: decayExperiments(2),
  decide: () => NOTHING,
};

export const claims: readonly Claim[] = [identities, chain, sharp, alignment, twice];
