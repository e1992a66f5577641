import type { Claim, Decision, Instance } from '../../engines/claim.js';
import type { Experiment, Measurement } from '../../engines/measure.js';
import type { Formula } from '../../finite/certificate.js';
import { space } from '../../operators/environment.js';
import { kernelTent } from '../../operators/kernels/tent.js';
import { measureInDoubles } from '../../operators/measure.js';
import { modelMollified } from '../../operators/models/mollified.js';
import { latticeQuadrature } from '../../operators/quadrature.js';
import { toArray } from '../../operators/vector.js';
import { multiply, ONE, sum } from '../../scalar/rational.js';
import { field, galleryFamilies } from '../gallery/cases.js';
import {
  MOLLIFIED,
  MOLLIFIED_T,
  SEG_FULL_T,
  SEG_HATS,
  SEG_HATS_T,
  SEG_HATS_T2,
  SEG_SMOOTHSTEP_T,
} from '../gallery/entries.js';
import type { Evaluated } from '../gallery/evaluated.js';
import { evaluated } from '../gallery/evaluated.js';
import type { Mollifier } from '../gallery/spelled/mollified.js';
import { nodeShares } from '../gallery/spelled/mollified.js';
import { COMMUNITIES, memberships, populated } from '../gallery/spelled/neighbourhoods.js';
import { ON_CIRCLE, ON_LINE } from '../gallery/spelled/recipes.js';
import { dot, over, plus, times } from '../gallery/spelled/terms.js';
import { vectorAt } from '../read.js';
import { conclude, expectRelation, NOTHING } from '../steps.js';

/** [u^N]_{ρ^N}(x_i) of the library against a formula in m, v and the coordinates, and s_i = 1; for both components of v. */
function discrete(x: Instance, formulaOf: (found: Evaluated, v: Formula) => Formula): Decision {
  const found = evaluated(x);
  if (!found) return NOTHING;
  const { average: A, spell, model, rho } = found;
  const s = toArray(model.strength(rho));
  return conclude(
    ...(['u', 'v'] as const).map((component) => {
      const v = vectorAt(x, component);
      const mean = s.map((_, i) => sum(v.map((t, j) => multiply(A.entries[i * rho.n + j], t))));
      return expectRelation(
        `[${component}]_i = [${component}^N](x_i)`,
        { ...spell.where, v, library: mean },
        [formulaOf(found, 'v'), mean],
        '=',
        ['library', mean],
      );
    }),
    expectRelation('s_i = 1', { s }, ['s', s], '=', ['1', ONE]),
  );
}

const MOLLIFIERS: ReadonlyMap<string, Mollifier> = new Map([
  [MOLLIFIED.key, ON_LINE],
  [MOLLIFIED_T.key, ON_CIRCLE],
]);

const overMollified: Claim = {
  id: 'eq-7',
  section: '2',
  source: '(7), (9), (11)',
  title: 'The discrete over-mollified average is the macroscopic one on empirical measures',
  form: 'printed',
  statement: String.raw`(7) is $[u]_\rho=\big((u\rho)_\phi/\rho_\phi\big)_\phi$ and $s_\rho=1$ at $\rho^N=\sum m_i\delta_{x_i}$, $u^N=\sum v_i\mathbb 1_{x_i}$.`,
  reading:
    'The tent mollifier on a line and a circle, the integral over ξ as a sum over a lattice of nodes, which is exact for ∫φ. Weighted points and velocities of two components. The library evaluates (9) at the empirical pair; the checker evaluates the sums of (7).',
  note: String.raw`The integral over $\xi\in\mathbb R^n$ in (7) runs over $\Omega$; where $\phi(x_i-\xi)>0$ the denominator is positive, because agent $i$ itself contributes. (24) and (25) need distinct $x_i$: for agents at one place $\sum v_i\mathbb 1_{x_i}$ would add their velocities. With the integral itself in place of the sum: eq-7/integral.`,
  cost: 20,
  families: galleryFamilies([MOLLIFIED, MOLLIFIED_T], { u: field, v: field }),
  decide: (x) =>
    discrete(x, ({ entry }, v) => {
      const mollifier = MOLLIFIERS.get(entry.key)!;
      const seen: Formula = ['T', nodeShares(mollifier, 'x0')];
      return ['.', nodeShares(mollifier, 'y0'), over(['.', seen, times('m', v)], ['.', seen, 'm'])];
    }),
};

const segregated: Claim = {
  id: 'eq-8',
  section: '2',
  source: '(8), (10), (11)',
  title: 'The discrete segregation model is the macroscopic one on empirical measures',
  form: 'printed',
  statement: String.raw`(8) is $[u]_\rho=\sum_lg_l\,\rho(ug_l)/\rho(g_l)$ and $s_\rho=1$ at $\rho^N=\sum m_i\delta_{x_i}$, $u^N=\sum v_i\mathbb 1_{x_i}$.`,
  reading:
    'Hats on a line, a circle and a torus, smooth steps and hats with full support on a circle; weighted points and velocities of two components. The library evaluates (10) at the empirical pair; the checker evaluates the sums of (8).',
  note: String.raw`A community without mass makes $0/0$ in (8) and (10) as printed. Its $g_l$ vanishes at all agents, so the term is left out.`,
  cost: 20,
  families: galleryFamilies([SEG_HATS, SEG_HATS_T, SEG_SMOOTHSTEP_T, SEG_FULL_T, SEG_HATS_T2], { u: field, v: field }),
  decide: (x) =>
    discrete(x, ({ entry, spell: { ingredients } }, v) =>
      plus(
        ...populated(COMMUNITIES.get(entry.key)!, ingredients).map((community) => {
          const [here, there] = (['targets', 'points'] as const).map((at) => memberships(community, ingredients, at));
          return times(here, over(dot(times('m', v), there), dot('m', there)));
        }),
      ),
    ),
};

/**
 * ∫ φ(ξ) φ(ξ − a) / (φ(ξ) + φ(ξ − a)) dξ for φ(z) = (1 − |z|)₊ and 0 < a < 1: what the first of two agents of equal masses
 * at distance a takes from the second.
 */
const shareOfOther = (a: number): number =>
  (1 - a) / 2 - ((a * a) / 4) * Math.log((2 - a) / a) + (a * (1 - a) + a ** 3 / 6) / (2 - a);

/** The lattice average of two agents at distance a, with its error. */
function latticeError(a: number, h: number): number {
  const R = space(1);
  const model = modelMollified(R, kernelTent(1), latticeQuadrature(R, `1/${Math.round(1 / h)}`));
  const { entries } = model.matrix(measureInDoubles(R, { x: [0, a] }));
  return Math.abs(entries[1] - shareOfOther(a));
}

const convergence: Experiment = {
  name: 'lattice against the integral',
  run(effort): Measurement[] {
    const steps = Array.from({ length: 3 + effort }, (_, k) => 2 ** -(k + 4));
    // distances that are multiples of every h, so that kinks fall on nodes
    return [1 / 8, 1 / 2, 7 / 8].flatMap((a): Measurement[] => {
      const points = steps.map((h) => [h, latticeError(a, h)] as const);
      // the order between neighbouring spacings; what it still changes is its error
      const orders = points.slice(1).map(([, error], k) => Math.log2(points[k][1] / error));
      const [before, order] = orders.slice(-2);
      const [h, error] = points.at(-1)!;
      return [
        {
          name: `order of the error in h, agents ${a} apart`,
          value: order,
          low: order - Math.abs(order - before),
          high: order + Math.abs(order - before),
          how: 'the last two halvings of h; their difference',
          expected: { relation: '=', value: 2, source: 'trapezoidal rule with kinks on nodes' },
          data: { x: 'h', y: 'error', points },
        },
        {
          name: `error at h = ${h}, agents ${a} apart`,
          value: error,
          low: error,
          high: error,
          how: 'closed form of the integral',
          expected: { relation: '<=', value: h * h, source: 'second order, constant 1' },
        },
      ];
    });
  },
};

const integral: Claim = {
  id: 'eq-7/integral',
  section: '2',
  source: '(7)',
  title: 'The lattice sum of the over-mollified average converges to its integral',
  form: 'companion',
  statement: String.raw`For two agents of equal masses at distance $a<1$ and $\phi(z)=(1-|z|)_+$ the share of the other in (7) is $\frac{1-a}2-\frac{a^2}4\ln\frac{2-a}a+\frac{a(1-a)+a^3/6}{2-a}$, and the average on a lattice of spacing $h$ is within $O(h^2)$ of it.`,
  reading:
    'The average of the library in doubles on lattices of spacing 1/16 to 1/128 and finer, against the closed form.',
  note: String.raw`By hand: on the overlap of the two tents the denominator is linear, so the integral splits into $\int s/8-a^2/(8s)$ and a polynomial.`,
  uses: ['eq-7'],
  families: [],
  experiments: [convergence],
  decide: () => NOTHING,
};

export const claims: readonly Claim[] = [overMollified, integral, segregated];
