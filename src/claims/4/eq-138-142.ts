import { problems } from './eq-138-142-smt.js';
import fc from 'fast-check';
import { blockFlow } from '../../engines/arbitrary/symmetric.js';
import type { Claim, Decision, Instance } from '../../engines/claim.js';
import { energies, innerProduct } from '../../finite/energy.js';
import type { FiniteModel } from '../../finite/model.js';
import { average } from '../../finite/model.js';
import type { Rational } from '../../scalar/rational.js';
import { multiply, sign, subtract } from '../../scalar/rational.js';
import { averageOf, inner, kappaOf } from '../formulas.js';
import { field, galleryFamilies, galleryModel } from '../gallery/cases.js';
import type { GalleryEntry } from '../gallery/entry.js';
import {
  CONDITIONAL,
  CS_CAUCHY_R2,
  CS_TENT,
  CS_TENT_T,
  GLOBAL,
  IDENTITY,
  MOLLIFIED,
  MOLLIFIED_T,
  SEG_HATS,
  SEG_HATS_T2,
  SEG_SMOOTHSTEP_T,
} from '../gallery/entries.js';
import { TWO_POINT_FIELDS } from '../grid.js';
import { modelAt, scalarAt, vectorAt } from '../read.js';
import { ANY, BALL_POSITIVE, MIXED, NEAR_BALL_POSITIVE, withFields } from '../sources.js';
import { NOTHING, assume, assumeRelation, conclude, expectProperty, expectRelation, flowValue } from '../steps.js';

const k = kappaOf('F');
const mean = averageOf('F', 'u');
const E0 = inner(k, 'u', 'u');
const E1 = inner(k, 'u', mean);
const E2 = inner(k, mean, mean);
const A0 = ['-', E0, E1] as const;
const A1 = ['-', E1, E2] as const;

/** (138)-(142) at a field; first that the model is ball-positive. */
function hierarchyOf(model: FiniteModel, u: readonly Rational[], first = assume('ball-positive', model)): Decision {
  const { e0, e1, e2, a0, a1 } = energies(model, u);
  const where = { F: flowValue(model), u };
  return conclude(
    first,
    expectRelation('E₁ ≤ E₀', where, [E1, e1], '<=', [E0, e0]),
    expectRelation('E₂ ≤ E₁', where, [E2, e2], '<=', [E1, e1]),
    expectRelation('A₁ ≤ A₀', where, [A1, a1], '<=', [A0, a0]),
    sign(e1) > 0
      ? expectRelation('A₁E₀ ≤ A₀E₁', where, [['*', A1, E0], multiply(a1, e0)], '<=', [['*', A0, E1], multiply(a0, e1)])
      : expectRelation('E₁ = 0 and E₀ ≤ A₀', where, [E0, e0], '<=', [A0, a0]),
  );
}

const BALL_POSITIVE_MODELS: readonly GalleryEntry[] = [
  IDENTITY, GLOBAL, CS_TENT, CS_TENT_T, CS_CAUCHY_R2, MOLLIFIED, MOLLIFIED_T, SEG_HATS, SEG_SMOOTHSTEP_T, SEG_HATS_T2,
  CONDITIONAL,
]; // prettier-ignore

const hierarchy: Claim = {
  id: 'eq-138-142',
  section: '4.4',
  source: '(138)-(142)',
  title: 'Hierarchy of energies, and the low-energy method',
  form: 'printed',
  statement: String.raw`For a ball-positive model $\mathcal E_0\ge\mathcal E_1\ge\mathcal E_2$ and $\mathcal A_0\ge\mathcal A_1$, where $\mathcal E_0=(u,u)_\kappa$, $\mathcal E_1=(u,[u])_\kappa$, $\mathcal E_2=([u],[u])_\kappa$, $\mathcal A_i=\mathcal E_i-\mathcal E_{i+1}$; and, for $0<\varepsilon\le1$, $\mathcal A_1\ge\varepsilon\mathcal E_1$ implies $\mathcal A_0\ge\varepsilon\mathcal E_0$.`,
  reading:
    'A ball-positive flow matrix and a field; the energies in order. If E₁ > 0 the best ε of (141) is A₁/E₁ ≤ 1, and A₁E₀ ≤ A₀E₁ says that it is one of (140). If E₁ = 0 every ε ≤ 1 satisfies (141), and E₀ ≤ A₀ says that it satisfies (140).',
  families: [withFields(BALL_POSITIVE, 'u'), withFields(NEAR_BALL_POSITIVE, 'u')],
  derivations: [
    {
      given: { A: ['ball-positive'] },
      steps: [
        ["1 >= A'A", { by: 'adding', of: [{ fact: 'h0' }, { with: '1 - A' }] }],
        ["2 >= A + A'", { by: 'adding', of: [{ fact: '0' }, { with: '1 - A' }] }],
        ["A + A' >= 2 A'A", { by: 'adding', of: [{ fact: 'h0' }] }],
        ["2 - A - A' >= A + A' - 2 A'A", { by: 'adding', of: [{ times: '2', with: '1 - A' }] }],
      ],
      shows: ["2 >= A + A'", "A + A' >= 2 A'A", "2 - A - A' >= A + A' - 2 A'A"],
      part: '𝓔₀ ≥ 𝓔₁ ≥ 𝓔₂ and 𝓐₀ ≥ 𝓐₁',
    },
  ],
  smt: problems,
  decide: (x) => hierarchyOf(modelAt(x), vectorAt(x, 'u')),
};

const onModels: Claim = {
  id: 'eq-138-142/gallery',
  section: '4.4',
  source: '(138)-(142)',
  title: 'Hierarchy of energies of the ball-positive models of section 2',
  form: 'companion',
  statement: String.raw`$\mathcal M_{\rm I}$, $\mathcal M_{\rm glob}$, $\mathcal M_{\rm CS}$ with a positive-definite kernel, $\mathcal M_\phi$, $\mathcal M_{\rm seg}$ and $\mathcal M_{\mathcal F}$ are ball-positive on points with masses, and their energies satisfy (138)-(142).`,
  reading: 'A model of the gallery, points, masses and a field; ball-positivity is a conclusion here.',
  uses: ['eq-138-142'],
  cost: 8,
  families: galleryFamilies(BALL_POSITIVE_MODELS, { u: field }),
  decide(x) {
    const found = galleryModel(x);
    return found ? hierarchyOf(found.finite, vectorAt(x, 'u'), expectProperty('ball-positive', found.finite)) : NOTHING;
  },
};

const largeEpsilon: Claim = {
  id: 'eq-138-142/large-epsilon',
  section: '4.4',
  source: '(140), (141)',
  title: 'The low-energy step needs ε ≤ 1',
  form: 'companion',
  statement: String.raw`For a ball-positive model and any $\varepsilon>0$: $\mathcal A_1\ge\varepsilon\mathcal E_1$ implies $\mathcal A_0\ge\varepsilon\mathcal E_0$.`,
  reading: 'A ball-positive flow matrix, a field and ε in 1..3 with (141) at the field; (140) with the same ε.',
  note: String.raw`Expected to be refuted: where $[u]_\rho=0$, (141) holds for every $\varepsilon$, and (140) only for $\varepsilon\le1$. The paper has $\varepsilon\in(0,1)$ in (122) and does not repeat it here.`,
  uses: ['eq-138-142'],
  families: [
    {
      name: 'global averages, fields with [u] = 0 and ε in 1..3, N ≤ 5',
      arbitrary: fc
        .record({
          weight: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 5 }),
          epsilon: fc.integer({ min: 1, max: 3 }),
        })
        .map(({ weight, epsilon }): Instance => {
          const flow = blockFlow(
            weight.map(() => 0),
            weight,
          );
          const u = weight.map((_, i) => (i === 0 ? weight[1] : i === 1 ? -weight[0] : 0));
          return { flow, u, epsilon };
        }),
    },
  ],
  decide(x) {
    const model = modelAt(x);
    const [u, epsilon] = [vectorAt(x, 'u'), scalarAt(x, 'epsilon')];
    const { e0, e1, a0, a1 } = energies(model, u);
    const where = { F: flowValue(model), u, epsilon };
    return conclude(
      assume('ball-positive', model),
      assumeRelation('ε E₁ ≤ A₁', where, [['*', 'epsilon', E1], multiply(epsilon, e1)], '<=', [A1, a1]),
      expectRelation('ε E₀ ≤ A₀', where, [['*', 'epsilon', E0], multiply(epsilon, e0)], '<=', [A0, a0]),
    );
  },
};

const identity: Claim = {
  id: 'eq-138-142/identity',
  section: '4.4',
  source: '(138)-(142)',
  title: 'A₀ - A₁ is a square, for every model',
  form: 'sharp',
  statement: String.raw`For every model and field $\mathcal A_0-\mathcal A_1=\|u-[u]_\rho\|^2_\kappa$; so $\mathcal A_0\ge\mathcal A_1$ needs no ball-positivity.`,
  reading: 'Any flow matrix and a field; both sides.',
  note: String.raw`For all $N$, by hand: $\mathcal E_0-2\mathcal E_1+\mathcal E_2$ is the square of the difference.`,
  uses: ['eq-138-142'],
  families: [withFields(ANY, 'u'), withFields(MIXED, 'u')],
  derivations: [
    { given: { A: [] }, steps: [], shows: ["1 - 1/2 A - 1/2 A' - (1/2 A + 1/2 A' - A'A) = (1 - A)'(1 - A)"] },
  ],
  exhaustion: {
    cases: TWO_POINT_FIELDS,
    because:
      'times κ₁κ₂ both sides are polynomials of degree ≤ 2 in each of F_ij and u_i; 3 values of each determine them',
    domain: 'all two-point models and fields',
  },
  decide(x) {
    const model = modelAt(x);
    const u = vectorAt(x, 'u');
    const { a0, a1 } = energies(model, u);
    const away = average(model, u).map((t, i) => subtract(u[i], t));
    const distance = ['-', 'u', mean] as const;
    return conclude(
      expectRelation('A₀ - A₁ = ‖u - [u]‖²', { F: flowValue(model), u }, [['-', A0, A1], subtract(a0, a1)], '=', [
        inner(k, distance, distance),
        innerProduct(model, model.kappa, away, away),
      ]),
    );
  },
};

const sharp: Claim = {
  id: 'eq-138-142/sharp',
  section: '4.4',
  source: '(141), (140)',
  title: 'The low-energy step holds field by field, for every model',
  form: 'sharp',
  statement: String.raw`For every model and field $\mathcal A_1\mathcal E_0\le\mathcal A_0\mathcal E_1$: at any single $u$ with $\mathcal E_1>0$, $\mathcal A_1\ge\varepsilon\mathcal E_1$ gives $\mathcal A_0\ge\varepsilon\mathcal E_0$. Neither ball-positivity nor the other fields are needed.`,
  reading: 'Any flow matrix and a field; both sides of the inequality.',
  note: String.raw`For all $N$, by hand: $\mathcal A_0\mathcal E_1-\mathcal A_1\mathcal E_0=\mathcal E_0\mathcal E_2-\mathcal E_1^2\ge0$, the Cauchy-Schwarz inequality.`,
  uses: ['eq-138-142'],
  families: [withFields(ANY, 'u'), withFields(MIXED, 'u')],
  decide(x) {
    const model = modelAt(x);
    const u = vectorAt(x, 'u');
    const { e0, e1, a0, a1 } = energies(model, u);
    const where = { F: flowValue(model), u };
    return conclude(
      expectRelation('A₁E₀ ≤ A₀E₁', where, [['*', A1, E0], multiply(a1, e0)], '<=', [['*', A0, E1], multiply(a0, e1)]),
    );
  },
};

export const claims: readonly Claim[] = [hierarchy, onModels, largeEpsilon, identity, sharp];
