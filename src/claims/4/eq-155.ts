import fc from 'fast-check';
import type { Claim, Decision, Instance } from '../../engines/claim.js';
import type { Target } from '../../engines/target.js';
import type { Formula } from '../../finite/certificate.js';
import { estimateQuantity } from '../../finite/gap.js';
import { toDoubles } from '../../finite/model.js';
import { doubles } from '../../scalar/field.js';
import type { Rational } from '../../scalar/rational.js';
import {
  ONE,
  ZERO,
  add,
  compare,
  divide,
  multiply,
  power,
  rational,
  sign,
  subtract,
  toNumber,
  toText,
} from '../../scalar/rational.js';
import { smallest } from '../extremes.js';
import { kappaOf } from '../formulas.js';
import { integerAt, scalarAt, whole } from '../read.js';
import { assume, assumeRelation, conclude, expectRelation, flowValue, lowerBound, upperBound } from '../steps.js';
import { problems } from './eq-155-smt.js';
import {
  anyShares,
  assumeOverlaps,
  bridge,
  chains,
  expectMoments,
  neighbourhoodsAt,
  overlapSquared,
  rootBelow,
} from './neighbourhoods.js';

const NOTHING = { applies: false, holds: true, steps: [] } as const;
const TWO = whole(2);

/** The gap of G on Y⊥ is at least a function of δ and L. `squared` gets δ² itself; others a fraction below δ. */
function gapAtLeast(
  x: Instance,
  bound: (delta: Rational, L: number) => Rational,
  text: string,
  squared = false,
): Decision {
  const data = neighbourhoodsAt(x);
  if (!data || data.L < 2) return NOTHING;
  const exact = overlapSquared(data);
  const delta = rootBelow(exact);
  const value = bound(squared ? exact : delta, data.L);
  return conclude(
    ...assumeOverlaps(data, squared ? exact : power(delta, 2)),
    lowerBound(
      'conclusion',
      'gapKappa',
      data.moments,
      value,
      `the gap of G on Y⊥ is at least ${text} = ${toText(value)}`,
    ),
  );
}

/** 2 δ^(L-1) / (L-1)² */
const chainBound = (delta: Rational, L: number): Rational =>
  divide(multiply(TWO, power(delta, L - 1)), whole((L - 1) ** 2));

/** Chains of neighbourhoods by their masses: own points, shared points, and how shared points are split. */
const chainTarget = (name: string, bound: (delta: number, L: number) => number): Target => {
  const build = (L: number, k: ArrayLike<number>, q: number): Instance => {
    // Masses over eight orders of magnitude: equal steps of a parameter are equal factors.
    const mass = (t: number): number => Math.max(1, Math.round(10 ** (8 * t)));
    const row = (l: number, a: number, b: number): number[] =>
      Array.from({ length: L }, (_, i) => (i === l ? a : i === l + 1 ? b : 0));
    const split = (t: number): number => 1 + Math.round(18 * t);
    const shares = Array.from({ length: L }, (_, l) => row(l, 1, 0));
    const masses = Array.from({ length: L }, (_, l) => mass(k[l] / q));
    for (let e = 0; e < L - 1; e++) {
      const a = split(k[2 * L - 1 + e] / q);
      shares.push(row(e, a, 20 - a));
      masses.push(mass(k[L + e] / q));
    }
    return { shares, masses };
  };
  return {
    name,
    points: [3, 4, 2],
    dimension: (L) => 3 * L - 2,
    margin(L, x) {
      const data = neighbourhoodsAt(build(L, x, 1));
      if (!data) return Infinity;
      const delta = Math.sqrt(toNumber(overlapSquared(data)));
      return estimateQuantity('gapKappa', toDoubles(data.moments, doubles)).value / bound(delta, L) - 1;
    },
    build: (L, k, q) => build(L, k, q),
  };
};

const printed: Claim = {
  id: 'eq-155',
  section: '4.4',
  source: '(155)',
  title: 'The gap of overlapping neighbourhoods, as printed',
  form: 'printed',
  statement: String.raw`If the neighbourhoods are linked and $\rho(g_lg_{l'})\ge\delta\sqrt{\rho(g_l)\rho(g_{l'})}$ wherever they meet, (153), then $\operatorname{spec}\{G;Y^\perp\}\le1-\delta^{2L}$.`,
  reading:
    'Points with masses and shares of a partition of unity, linked by overlaps that carry mass; δ² is the least G_ll′² over neighbourhoods that meet (l = l′ included); the gap of G on Y⊥ is that of the moments C on fields of κ-mean zero.',
  note: String.raw`True, but not by the printed argument, see eq-155/derivation; that argument mended gives $\varepsilon\ge\left(\sum_{i=1}^{L-1}\delta^{-2i}\right)^{-1}$, which is at least $\delta^{2L}$ since $\delta\le\frac12$, by eq-155/overlap. Far from sharp: the exponent can be halved, see eq-155/sharp.`,
  uses: ['eq-151-156', 'eq-155/derivation', 'eq-155/overlap'],
  families: [anyShares, chains],
  decide: (x) => gapAtLeast(x, (squared, L) => power(squared, L), 'δ²ᴸ', true),
};

const sharp: Claim = {
  id: 'eq-155/sharp',
  section: '4.4',
  source: '(155)',
  title: 'Half of the exponent is enough',
  form: 'sharp',
  statement: String.raw`Under (153), for linked neighbourhoods and $L\ge2$: $\operatorname{spec}\{G;Y^\perp\}\le1-\frac{2\,\delta^{L-1}}{(L-1)^2}$.`,
  reading: 'As eq-155, with δ rounded down to a multiple of 2⁻²⁴ and the bound 2δᴸ⁻¹/(L-1)².',
  note: String.raw`By hand, with $\pi_l=\rho(g_l)$, $c_{ll'}=\rho(g_lg_{l'})$: from $\delta\sqrt{\pi_l\pi_{l'}}\le c_{ll'}\le\pi_l$ neighbours satisfy $\pi_l\ge\delta^2\pi_{l'}$. On a path $k=l_0,\dots,l_p=l$ this gives $c_{l_il_{i+1}}\ge\delta\sqrt{\pi_{l_i}\pi_{l_{i+1}}}\ge\delta^p\sqrt{\pi_k\pi_l}$, so $|x_k-x_l|^2\le p\,\delta^{-p}\mathcal A_1/\sqrt{\pi_k\pi_l}$ by Cauchy-Schwarz, and the variance $\sum_{k<l}\pi_k\pi_l|x_k-x_l|^2$ is at most $p\,\delta^{-p}\mathcal A_1\sum_{k<l}\sqrt{\pi_k\pi_l}\le p\,\delta^{-p}\frac{L-1}2\mathcal A_1$, $p\le L-1$. For $L=2$ the constant is best, eq-155/two; the exponent is best at least for $L\le5$, eq-155/exponent. With $p$ the diameter of the graph of overlaps it is $\frac{2\delta^p}{p(L-1)}$.`,
  uses: ['eq-155', 'eq-155/two', 'eq-155/exponent'],
  families: [anyShares, chains],
  smt: problems,
  target: chainTarget(
    'chains of 2 to 4 neighbourhoods by their masses; gap over bound, minus 1',
    (delta, L) => (2 * delta ** (L - 1)) / (L - 1) ** 2,
  ),
  decide: (x) => gapAtLeast(x, chainBound, '2δᴸ⁻¹/(L-1)²'),
};

/** 2 c L/(L − 1)², c the least mass of an overlap */
const linear: Claim = {
  id: 'eq-155/linear',
  section: '4.4',
  source: '(155), (156)',
  title: 'The gap is linear in the least mass of an overlap',
  form: 'sharp',
  statement: String.raw`For linked neighbourhoods with $\rho(g_lg_{l'})\ge c$ wherever $g_lg_{l'}\not\equiv0$, and $L\ge2$: $\operatorname{spec}\{G;Y^\perp\}\le1-\frac{2cL}{(L-1)^2}$. With (156), $c=c_1^2\,\bar\rho_{r_{\rm seg}}(\Omega)$: the gap of $\mathcal M_{\rm seg}$ is at least linear in the thickness, where (155) has the exponent $2L$.`,
  reading:
    'Points with masses of total 1 and shares of a partition of unity, linked; c is the least C_ll′ > 0 for l ≠ l′; the gap of the moments on fields of κ-mean zero, exactly.',
  note: String.raw`For all N, by hand: $|x_k-x_l|^2\le p\sum|x_{l_i}-x_{l_{i+1}}|^2\le\frac pc\mathcal A_1$ on a path of $p\le L-1$ links, and the variance is at most $\frac12\sum_{k\ne l}\pi_k\pi_l\frac pc\mathcal A_1\le\frac p{2c}\left(1-\frac1L\right)\mathcal A_1$. Best for two equal neighbourhoods, eq-155/two. The root in (153) gives this away: it is compared with $\rho(g_l)\le1$ in the end. The exponent 1 is best, prop-4.16/sharp.`,
  uses: ['eq-155', 'eq-151-156/thickness'],
  families: [anyShares, chains],
  decide(x) {
    const data = neighbourhoodsAt(x);
    if (!data || data.L < 2) return NOTHING;
    const { L, moments } = data;
    const total = moments.kappa.reduce(add);
    const shared = moments.flow.filter((c, k) => k % (L + 1) !== 0 && sign(c) > 0);
    if (shared.length === 0) return NOTHING;
    // The total of the masses is left as drawn, and is 1 in the claim.
    const c = divide(smallest(shared), total);
    const value = divide(multiply(multiply(TWO, c), whole(L)), whole((L - 1) ** 2));
    const off = { n: L, entries: moments.flow.map((q, k) => (k % (L + 1) !== 0 && sign(q) > 0 ? ONE : ZERO)) };
    return conclude(
      expectMoments(data),
      assume('irreducible', moments, 'the matrix of moments'),
      assumeRelation(
        'c is at most the mass of an overlap',
        { C: flowValue(moments), off, c },
        [
          ['*', ['*', 'c', ['sum', 'C']], 'off'],
          { n: L, entries: off.entries.map((t) => multiply(multiply(c, total), t)) },
        ],
        '<=',
        ['C', flowValue(moments)],
      ),
      lowerBound(
        'conclusion',
        'gapKappa',
        moments,
        value,
        `the gap of G on Y⊥ is at least 2cL/(L-1)² = ${toText(value)}`,
      ),
    );
  },
};

const overlap: Claim = {
  id: 'eq-155/overlap',
  section: '4.4',
  source: '(153)',
  title: 'Overlaps are at most one half',
  form: 'companion',
  statement: String.raw`For $l\ne l'$: $\ 2\rho(g_lg_{l'})\le\sqrt{\rho(g_l)\rho(g_{l'})}$. So (153) with at least two linked neighbourhoods needs $\delta\le\frac12$.`,
  reading: 'Points with masses and shares; 4ρ(g_l g_l′)² ≤ ρ(g_l)ρ(g_l′) for all l ≠ l′.',
  note: String.raw`By hand: $g_lg_{l'}\le g_l(1-g_l)$ and the same with $l'$, so $\rho(g_lg_{l'})\le\rho\left(\sqrt{g_l(1-g_l)g_{l'}(1-g_{l'})}\right)$; more simply $G\ge0$ gives $G_{ll}G_{l'l'}\ge G_{ll'}^2$, row sums give $(1-G_{ll})(1-G_{l'l'})\ge G_{ll'}^2$, and $\sqrt{ab}+\sqrt{(1-a)(1-b)}\le1$. Attained where $g_1=g_2=\frac12$.`,
  uses: ['eq-151-156'],
  families: [anyShares, chains],
  decide(x) {
    const data = neighbourhoodsAt(x);
    if (!data || data.L < 2) return NOTHING;
    const { L, moments } = data;
    const { flow, kappa } = moments;
    const off = flow.map((_, k) => (k % (L + 1) === 0 ? ZERO : ONE));
    const left = flow.map((c, k) => multiply(whole(4), power(multiply(c, off[k]), 2)));
    const right = flow.map((_, k) => multiply(kappa[Math.floor(k / L)], kappa[k % L]));
    const k = kappaOf('C');
    return conclude(
      expectMoments(data),
      expectRelation(
        "4 ρ(g_l g_l')² ≤ ρ(g_l) ρ(g_l') for l ≠ l'",
        { C: flowValue(moments) },
        [['*', '4', ['^', ['-', 'C', ['*', 'C', ['diag', ['ones', 'C']]]], '2']], { n: L, entries: left }],
        '<=',
        [['.', k, ['T', k]], { n: L, entries: right }],
      ),
    );
  },
};

const two: Claim = {
  id: 'eq-155/two',
  section: '4.4',
  source: '(155), two neighbourhoods',
  title: 'Two neighbourhoods: the gap, and the best constant 2δ',
  form: 'sharp',
  statement: String.raw`For $L=2$ the gap of $G$ on $Y^\perp$ is $\frac{\rho(g_1g_2)}{\rho(g_1)\rho(g_2)}\ge2\delta$, with equality iff $\rho(g_1)=\rho(g_2)$.`,
  reading: 'Points with masses and two shares each; the gap is bounded from both sides by that number.',
  note: String.raw`By hand: the trace. $\sqrt{\rho(g_1)\rho(g_2)}\le\frac12$, $\delta\le G_{12}$, and by eq-155/overlap $G_{12}$ is the least overlap where the masses are equal.`,
  uses: ['eq-151-156', 'eq-155/overlap'],
  families: [
    {
      name: 'two neighbourhoods on up to 6 points',
      arbitrary: fc
        .array(fc.record({ a: fc.integer({ min: 0, max: 6 }), m: fc.integer({ min: 1, max: 30 }) }), {
          minLength: 1,
          maxLength: 6,
        })
        .map((points): Instance => ({ shares: points.map(({ a }) => [a, 6 - a]), masses: points.map(({ m }) => m) })),
    },
    {
      name: 'two equal neighbourhoods that overlap',
      arbitrary: fc
        .record({ own: fc.integer({ min: 1, max: 50 }), shared: fc.integer({ min: 1, max: 99 }) })
        .map(({ own, shared }): Instance => ({ shares: [[1, 0], [0, 1], [1, 1]], masses: [own, own, shared] })), // prettier-ignore
    },
  ],
  branches: ['equal', 'not equal'],
  decide(x) {
    const data = neighbourhoodsAt(x);
    if (!data || data.L !== 2) return NOTHING;
    const { flow, kappa } = data.moments;
    const value = divide(multiply(flow[1], add(kappa[0], kappa[1])), multiply(kappa[0], kappa[1]));
    const delta = overlapSquared(data);
    const where = { C: flowValue(data.moments), gap: value, d: delta };
    const isEqual = compare(kappa[0], kappa[1]) === 0;
    if (sign(flow[1]) === 0) return NOTHING;
    return conclude(
      isEqual ? 'equal' : 'not equal',
      ...assumeOverlaps(data, delta),
      lowerBound('conclusion', 'gapKappa', data.moments, value, `gap ≥ ${toText(value)}`),
      upperBound('gapKappa', data.moments, value, `gap ≤ ${toText(value)}`),
      expectRelation(
        `gap² ${isEqual ? '=' : '>'} 4δ²`,
        where,
        [['*', '4', 'd'], multiply(whole(4), delta)],
        isEqual ? '=' : '<',
        [['^', 'gap', '2'], power(value, 2)],
      ),
    );
  },
};

/** G_ll'² for the indicators a, b of l and l' */
const overlapFormula: Formula = [
  '/',
  ['^', ['.', ['T', 'a'], ['.', 'C', 'b']], '2'],
  ['*', ['.', ['T', 'a'], kappaOf('C')], ['.', ['T', 'b'], kappaOf('C')]],
];

const three: Claim = {
  id: 'eq-155/three',
  section: '4.4',
  source: '(155), three neighbourhoods',
  title: 'Three neighbourhoods with δ = 1/t and the gap 4/t²',
  form: 'sharp',
  statement: String.raw`For every $t\ge4$ there are three linked neighbourhoods with $\delta=\frac1t$ and the gap exactly $4\delta^2$: the bound of eq-155/sharp is $\frac12\delta^2$, the printed one $\delta^6$.`,
  reading:
    'A whole number t; masses t² - 8 at each end, 16 at each of two points shared by halves with the middle; δ² and the gap, exactly.',
  note: String.raw`By hand: $\rho(g)\propto(t^2,16,t^2)$ and $\rho(g_1g_2)\propto4$, so $G_{12}=\frac4{4t}$; the slowest field is $(1,0,-1)$.`,
  uses: ['eq-151-156'],
  families: [{ name: 't from 4 to 1000', arbitrary: fc.integer({ min: 4, max: 1000 }).map((t): Instance => ({ t })) }],
  decide(x) {
    const t = integerAt(x, 't');
    if (t < 4) return NOTHING;
    const data = neighbourhoodsAt(bridge(3, t))!;
    const delta = rational(1n, BigInt(t) ** 2n);
    const value = multiply(whole(4), delta);
    return conclude(
      ...assumeOverlaps(data, delta),
      expectRelation(
        'G₁₂² = 1/t²',
        { C: flowValue(data.moments), a: [ONE, ZERO, ZERO], b: [ZERO, ONE, ZERO], d: delta },
        [overlapFormula, overlapSquared(data)],
        '=',
        ['d', delta],
      ),
      lowerBound('conclusion', 'gapKappa', data.moments, value, `gap ≥ ${toText(value)}`),
      upperBound('gapKappa', data.moments, value, `gap ≤ ${toText(value)}`),
    );
  },
};

/** ε ≤ (5δ)ᴸ⁻¹ */
const EXCESS = 5;

const exponent: Claim = {
  id: 'eq-155/exponent',
  section: '4.4',
  source: '(155)',
  title: 'The exponent L - 1 is best',
  form: 'sharp',
  statement: String.raw`For each $L$ from 2 to 5 there are linked neighbourhoods with $\delta\to0$ whose gap is at most $(5\delta)^{L-1}$: no bound $c\,\delta^q$ with $q<L-1$ holds.`,
  reading:
    'L and a whole number t; two heavy ends and a bridge of shared points that thins towards the middle, all overlaps of size 1/t; the gap against (5δ)ᴸ⁻¹ with δ rounded down, and δ ≤ 1/t.',
  note: String.raw`The bridge is as thin in the middle as overlaps of size $\delta$ allow: a mass of $\delta^2$ times its neighbour's at each step from either end.`,
  uses: ['eq-155/sharp'],
  families: [
    {
      name: 'bridges with 2 ≤ L ≤ 5 and t from 4 to 20',
      arbitrary: fc
        .record({ L: fc.integer({ min: 2, max: 5 }), t: fc.integer({ min: 4, max: 20 }) })
        .map((x): Instance => ({ ...x })),
    },
  ],
  decide(x) {
    const [L, t] = [integerAt(x, 'L'), integerAt(x, 't')];
    if (L < 2 || t < 4) return NOTHING;
    const data = neighbourhoodsAt(bridge(L, t))!;
    const squared = overlapSquared(data);
    const value = power(multiply(whole(EXCESS), rootBelow(squared)), L - 1);
    const small = rational(4n, BigInt(t) ** 2n);
    return conclude(
      ...assumeOverlaps(data, squared),
      expectRelation('δ² ≤ 4/t²', { d: squared, t: whole(t) }, ['d', squared], '<=', [
        ['/', '4', ['^', 't', '2']],
        small,
      ]),
      upperBound('gapKappa', data.moments, value, `gap ≤ (5δ)ᴸ⁻¹ = ${toText(value)}`),
    );
  },
};

/** Numbers δ², a, ε, x_1, x_2 of the chain, with x⁺ = 1. */
const numbers = fc
  .record({
    q: fc.integer({ min: 4, max: 9 }),
    more: fc.integer({ min: 0, max: 4 }),
    e: fc.integer({ min: 0, max: 8 }),
    first: fc.integer({ min: 0, max: 3 }),
    second: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ q, more, e, first, second }): Instance => {
    const d = rational(1n, BigInt(q));
    const a = rational(1n, BigInt(Math.max(1, q - more)));
    const epsilon = multiply(rational(BigInt(e), 4n), multiply(d, d));
    const slack = (k: number): Rational => rational(BigInt(k), 20n);
    const least = (z: Rational): Rational => (compare(z, ONE) > 0 ? ONE : z);
    const x1 = least(add(subtract(ONE, divide(epsilon, d)), slack(first)));
    const heard = subtract(multiply(subtract(ONE, epsilon), x1), subtract(ONE, a));
    const x2 = least(add(divide(heard, a), slack(second)));
    return Object.fromEntries(Object.entries({ d, a, e: epsilon, x1, x2 }).map(([key, q]) => [key, toText(q)]));
  });

/** From x_1 ≥ 1 - ε/δ² and the equation at l_1 to x_2 ≥ 1 - ε/δ⁴, or to what follows. */
function chainStep(x: Instance, corrected: boolean): Decision {
  const [d, a, e, x1, x2] = ['d', 'a', 'e', 'x1', 'x2'].map((key) => scalarAt(x, key));
  const ordered = sign(d) > 0 && sign(e) >= 0 && compare(multiply(whole(4), d), ONE) <= 0 && compare(d, a) <= 0;
  if (!ordered || [a, e, x1, x2].some((t) => compare(t, ONE) > 0)) return NOTHING;
  const where = { d, a, e, x1, x2 };
  const once = divide(e, d);
  const twice = divide(e, multiply(d, d));
  const lost = corrected ? add(once, twice) : twice;
  const formula: Formula = ['/', 'e', ['^', 'd', '2']];
  return conclude(
    assumeRelation('1 - ε/δ² ≤ x₁', where, [['-', '1', ['/', 'e', 'd']], subtract(ONE, once)], '<=', ['x1', x1]),
    assumeRelation(
      '(1-ε) x₁ ≤ (1-a) + a x₂, what (154) says at l₁',
      where,
      [['*', ['-', '1', 'e'], 'x1'], multiply(subtract(ONE, e), x1)],
      '<=',
      [['+', ['-', '1', 'a'], ['*', 'a', 'x2']], add(subtract(ONE, a), multiply(a, x2))],
    ),
    expectRelation(
      corrected ? '1 - ε/δ² - ε/δ⁴ ≤ x₂' : '1 - ε/δ⁴ ≤ x₂',
      where,
      [corrected ? ['-', ['-', '1', ['/', 'e', 'd']], formula] : ['-', '1', formula], subtract(ONE, lost)],
      '<=',
      ['x2', x2],
    ),
  );
}

const derivation: Claim = {
  id: 'eq-155/derivation',
  section: '4.4',
  source: 'Proof of (155), second link of the chain',
  title: 'The second link of the chain, as printed',
  form: 'printed',
  statement: String.raw`With $x^+=1$ and $\delta^2\le a\le1$: from $x_{l_1}\ge1-\frac\varepsilon{\delta^2}$ and $(1-\varepsilon)x_{l_1}\le(1-a)+a\,x_{l_2}$ it follows that $x_{l_2}\ge1-\frac\varepsilon{\delta^4}$.`,
  reading:
    'Numbers δ² ≤ 1/4, a in [δ², 1], 0 ≤ ε ≤ 1, x₁, x₂ ≤ 1 that satisfy both hypotheses; the inference on numbers.',
  note: String.raw`At the first link the left side is $(1-\varepsilon)x^+$; at the second it is $(1-\varepsilon)x_{l_1}$, which has lost twice, so $\varepsilon$ does not become $\varepsilon/\delta^2$ but $\varepsilon+\varepsilon/\delta^2$. The end of the argument survives: eq-155/derivation/corrected.`,
  uses: ['eq-155'],
  families: [{ name: 'small fractions, often with equality', arbitrary: numbers }],
  decide: (x) => chainStep(x, false),
};

const derivationCorrected: Claim = {
  id: 'eq-155/derivation/corrected',
  section: '4.4',
  source: 'Proof of (155), second link of the chain, corrected',
  title: 'The second link of the chain, with both losses',
  form: 'corrected',
  statement: String.raw`From the same hypotheses it follows that $x_{l_2}\ge1-\frac\varepsilon{\delta^2}-\frac\varepsilon{\delta^4}$; after $p$ links $x_{l_p}\ge1-\varepsilon\sum_{i=1}^p\delta^{-2i}$.`,
  reading: 'The same numbers, one link.',
  note: String.raw`With $p\le L-1$, $x_{l_p}<0$ and $\delta\le\frac12$ this gives $\varepsilon\ge\left(\sum_{i=1}^{L-1}\delta^{-2i}\right)^{-1}=\delta^{2(L-1)}\frac{1-\delta^2}{1-\delta^{2(L-1)}}\ge\delta^{2L}$.`,
  uses: ['eq-155/derivation', 'eq-155/overlap'],
  families: [{ name: 'small fractions, often with equality', arbitrary: numbers }],
  decide: (x) => chainStep(x, true),
};

export const claims: readonly Claim[] = [
  printed,
  sharp,
  linear,
  overlap,
  two,
  three,
  exponent,
  derivation,
  derivationCorrected,
];
