import type { Claim } from '../../engines/claim.js';
import { innerProduct } from '../../finite/energy.js';
import { flowOf } from '../../finite/flow.js';
import { average } from '../../finite/model.js';
import { conservative } from '../../properties/conservative.js';
import { sumsOf } from '../../properties/conservative.js';
import type { Rational } from '../../scalar/rational.js';
import { ONE, add, compare, rational, sign, subtract } from '../../scalar/rational.js';
import { energyLaw } from '../4/energy-runs.js';
import { averageOf, inner, kappaOf } from '../formulas.js';
import { CS_CAUCHY_R2, CS_TENT_T, MOLLIFIED, SEG_HATS_T, GLOBAL } from '../gallery/entries.js';
import { modelAt, vectorAt } from '../read.js';
import { ANY, CONSERVATIVE, NEAR_CONSERVATIVE, bare, withFields } from '../sources.js';
import { assume, conclude, expectProperty, expectRelation, flowValue, lowerBound } from '../steps.js';

const k = kappaOf('F');

const dissipation: Claim = {
  id: 'eq-50',
  section: '3.3',
  source: '(50)',
  title: 'Conservative models dissipate energy',
  form: 'printed',
  statement: String.raw`For a conservative model $\int(u\cdot[u]_\rho-|u|^2)\,d\kappa_\rho\le0$.`,
  reading:
    'A conservative flow matrix and a field; and, for all fields of κ-mean zero at once, gapKappa ≥ 0. Measured: the law as an identity along runs of agents, E(0) − E(t) against the integral of E₀ − E₁.',
  note: String.raw`For all $N$, by hand: $\int(|u|^2-u[u])\,d\kappa=\tfrac12\sum_{ij}F_{ij}(u_i-u_j)^2$ when row and column sums agree.`,
  families: [withFields(CONSERVATIVE, 'u')],
  experiments: [energyLaw([CS_CAUCHY_R2, CS_TENT_T, MOLLIFIED, SEG_HATS_T, GLOBAL], 'averages')],
  decide(x) {
    const model = modelAt(x);
    const u = vectorAt(x, 'u');
    return conclude(
      assume('conservative', model),
      expectRelation(
        '(u, [u])_κ ≤ (u, u)_κ',
        { F: flowValue(model), u },
        [inner(k, 'u', averageOf('F', 'u')), innerProduct(model, model.kappa, u, average(model, u))],
        '<=',
        [inner(k, 'u', 'u'), innerProduct(model, model.kappa, u, u)],
      ),
      ...(model.n > 1
        ? [lowerBound('conclusion', 'gapKappa', model, rational(0n), '(u, u - [u])_κ ≥ 0 for all u of κ-mean zero')]
        : []),
    );
  },
};

const converse: Claim = {
  id: 'eq-50/converse',
  section: '3.3',
  source: '(50), converse',
  title: 'Only conservative models dissipate energy for all data',
  form: 'converse',
  statement: String.raw`If $\int(u\cdot[u]_\rho-|u|^2)\,d\kappa_\rho\le0$ for every field, the model is conservative.`,
  reading: 'A flow matrix that is not conservative; a field 1 + t 1_j along which the energy grows is constructed.',
  note: String.raw`For all $N$, by hand: $S=K-\operatorname{sym}F$ has $\mathbb 1^\top S\mathbb 1=0$, so $S\ge0$ forces $S\mathbb 1=\tfrac12(\kappa-F^\top\mathbb 1)=0$.`,
  uses: ['eq-50'],
  families: [bare(ANY), bare(NEAR_CONSERVATIVE)],
  decide(x) {
    const model = modelAt(x);
    if (conservative.holds(flowOf(model))) return { applies: false, holds: true, steps: [] };
    const { columns, rows } = sumsOf(model);
    const excess = columns.map((c, j) => subtract(c, rows[j]));
    const j = excess.reduce((best, e, i) => (compare(e, excess[best]) > 0 ? i : best), 0);
    let u: Rational[];
    let growth: Rational;
    let t = 1n;
    do {
      const step = rational(1n, t);
      u = rows.map((_, i) => (i === j ? add(ONE, step) : ONE));
      growth = subtract(innerProduct(model, rows, u, average(model, u)), innerProduct(model, rows, u, u));
      t *= 2n;
    } while (sign(growth) <= 0);
    return conclude(
      expectProperty('conservative', model, 'the model', false),
      expectRelation(
        '(u, u)_κ < (u, [u])_κ',
        { F: flowValue(model), u },
        [inner(k, 'u', 'u'), innerProduct(model, rows, u, u)],
        '<',
        [inner(k, 'u', averageOf('F', 'u')), innerProduct(model, rows, u, average(model, u))],
      ),
    );
  },
};

export const claims: readonly Claim[] = [dissipation, converse];
