import fc from 'fast-check';
import type { Claim, Decision, Instance } from '../../engines/claim.js';
import type { QuantityName } from '../../finite/gap.js';
import { enclose } from '../../finite/gap.js';
import type { FiniteModel } from '../../finite/model.js';
import { modelFromFlow, strength } from '../../finite/model.js';
import { rationals } from '../../scalar/field.js';
import type { Rational } from '../../scalar/rational.js';
import { HALF, ONE, add, divide, multiply, rational, toText } from '../../scalar/rational.js';
import { largest, smallest } from '../extremes.js';
import { modelWithMasses, scalarAt } from '../read.js';
import { BALL_POSITIVE, CONSERVATIVE, DOUBLY_STOCHASTIC, withFields } from '../sources.js';
import { assume, conclude, lowerBound, upperBound } from '../steps.js';

/** c0 = min s and c1 = max s, the best constants of (327). */
const bounds = (model: FiniteModel): { c0: Rational; c1: Rational } => {
  const s = strength(model);
  return { c0: smallest(s), c1: largest(s) };
};

/** c0 / (c0 + c1) */
const printedFactor = (model: FiniteModel): Rational => {
  const { c0, c1 } = bounds(model);
  return divide(c0, add(c0, c1));
};

/** 4 c0 c1 / (c0 + c1)² */
const kantorovich = (c0: Rational, c1: Rational): Rational => {
  const sum = add(c0, c1);
  return divide(multiply(rational(4n), multiply(c0, c1)), multiply(sum, sum));
};

/** A certified lower bound of one gap, times a factor, is a lower bound of the other. */
function transfer(
  x: Instance,
  from: QuantityName,
  to: QuantityName,
  factor: (model: FiniteModel) => Rational,
): Decision {
  const model = modelWithMasses(x);
  const known = model.n > 1 ? enclose(from, model) : undefined;
  if (!known) return { applies: false, holds: true, steps: [] };
  const bound = multiply(known.lower, factor(model));
  return conclude(
    assume('conservative', model),
    lowerBound('hypothesis', from, model, known.lower, `${from} ≥ ε = ${toText(known.lower)}`),
    lowerBound('conclusion', to, model, bound, `${to} ≥ ${toText(bound)}`),
  );
}

const families = [
  withFields(CONSERVATIVE, 'masses'),
  withFields(DOUBLY_STOCHASTIC, 'masses'),
  withFields(BALL_POSITIVE, 'masses'),
];

const forward: Claim = {
  id: 'lemma-12.1',
  section: '12',
  source: 'Lemma 12.1, (327)-(331)',
  title: 'Gaps on κ-mean-zero and on ρ-mean-zero fields',
  form: 'printed',
  statement: String.raw`Let $\mathcal M$ be conservative, $c_0\le s_\rho\le c_1$. A gap $\varepsilon$ on $L^2_0(\kappa_\rho)$ gives the gap $\varepsilon c_0/(c_0+c_1)$ on $\{\bar u=0\}$, and conversely.`,
  reading:
    'A conservative flow matrix and masses of total 1; c₀, c₁ the extremes of s = κ/m; ε a certified lower bound of one gap within 10⁻⁹ of it; the bound on the other gap is decided exactly. Both directions.',
  note: String.raw`Both directions are far from sharp: see the sharp forms. The printed proof has a gap at (333), see eq-333/derivation.`,
  uses: ['eq-333', 'eq-333/derivation'],
  families,
  decide(x) {
    const there = transfer(x, 'gapKappa', 'gap', printedFactor);
    const back = transfer(x, 'gap', 'gapKappa', printedFactor);
    return {
      applies: there.applies && back.applies,
      holds: there.holds && back.holds,
      steps: [...there.steps, ...back.steps],
    };
  },
};

const sharpForward: Claim = {
  id: 'lemma-12.1/sharp',
  section: '12',
  source: 'Lemma 12.1, (329)',
  title: 'The best constant from κ to ρ',
  form: 'sharp',
  statement: String.raw`A gap $\varepsilon$ on $L^2_0(\kappa_\rho)$ gives the gap $\frac{4c_0c_1}{(c_0+c_1)^2}\,\varepsilon$ on $\{\bar u=0\}$.`,
  reading: 'As lemma-12.1, first direction, with the factor 4c₀c₁/(c₀+c₁)².',
  note: String.raw`By hand: for $\bar u=0$ let $\mathbb Pu$ be the projection to constants in $L^2(\kappa)$. Then $\|\mathbb Pu\|^2\le\left(1-\frac1{\int s\,d\rho\int s^{-1}d\rho}\right)\|u\|^2$, and Kantorovich's inequality bounds the product of integrals by $(c_0+c_1)^2/(4c_0c_1)$. It is attained: lemma-12.1/best.`,
  uses: ['lemma-12.1', 'eq-333/sharp', 'lemma-12.1/best'],
  families,
  decide: (x) =>
    transfer(x, 'gapKappa', 'gap', (model) => {
      const { c0, c1 } = bounds(model);
      return kantorovich(c0, c1);
    }),
};

const sharpBack: Claim = {
  id: 'lemma-12.1/sharp-converse',
  section: '12',
  source: 'Lemma 12.1, (331)',
  title: 'From ρ to κ nothing is lost',
  form: 'sharp',
  statement: String.raw`For conservative models a gap $\delta$ on $\{\bar u=0\}$ is a gap $\delta$ on $L^2_0(\kappa_\rho)$: the factor $c_0/(c_0+c_1)$ of (331) can be replaced by 1, whatever $s_\rho$ is.`,
  reading: 'As lemma-12.1, second direction, with the factor 1.',
  note: String.raw`By hand: let $\int u\,d\kappa=0$, $v=u-\bar u$. Conservation gives $(u,[u])_\kappa=(v,[v])_\kappa-\bar u^2\kappa(\Omega)$ and $\|v\|^2=\|u\|^2+\bar u^2\kappa(\Omega)$, so $(u,[u])_\kappa\le(1-\delta)\|u\|^2-\delta\bar u^2\kappa(\Omega)$. The factor 1 is best: take $s_\rho$ constant.`,
  uses: ['lemma-12.1'],
  families,
  decide: (x) => transfer(x, 'gap', 'gapKappa', () => ONE),
};

const best: Claim = {
  id: 'lemma-12.1/best',
  section: '12',
  source: 'Lemma 12.1, (329)',
  title: 'The constant 4c₀c₁/(c₀+c₁)² is attained',
  form: 'sharp',
  statement: String.raw`On two points with masses $\tfrac12,\tfrac12$ and strengths $c_0,c_1$, the model $[u]=\int u\,d\kappa/\kappa(\Omega)$ has the gaps $1$ and exactly $4c_0c_1/(c_0+c_1)^2$.`,
  reading: 'Numbers c₀, c₁ > 0; the gap is bounded from both sides by that number.',
  uses: ['lemma-12.1/sharp'],
  families: [
    {
      name: 'two points, strengths up to 60',
      arbitrary: fc
        .record({ c0: fc.integer({ min: 1, max: 60 }), c1: fc.integer({ min: 1, max: 60 }) })
        .map((c): Instance => ({ ...c })),
    },
  ],
  decide(x) {
    const [c0, c1] = [scalarAt(x, 'c0'), scalarAt(x, 'c1')];
    const kappa = [c0, c1].map((c) => multiply(c, HALF));
    const total = kappa.reduce(add);
    const flow = kappa.flatMap((k) => kappa.map((l) => divide(multiply(k, l), total)));
    const model = modelFromFlow(rationals, 2, flow, { masses: [HALF, HALF] });
    const value = kantorovich(c0, c1);
    return conclude(
      lowerBound('conclusion', 'gapKappa', model, ONE, 'gapKappa ≥ 1'),
      upperBound('gapKappa', model, ONE, 'gapKappa ≤ 1'),
      lowerBound('conclusion', 'gap', model, value, `gap ≥ ${toText(value)}`),
      upperBound('gap', model, value, `gap ≤ ${toText(value)}`),
    );
  },
};

export const claims: readonly Claim[] = [forward, sharpForward, sharpBack, best];
