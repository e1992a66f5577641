import type { Formula } from '../../../finite/certificate.js';
import type { Rational } from '../../../scalar/rational.js';
import {
  compare,
  divide,
  magnitude,
  multiply,
  rational,
  sign,
  subtract,
  toRational,
  toText,
} from '../../../scalar/rational.js';
import * as entries from '../entries.js';
import type { Ingredients, Recipe } from './spelled.js';
import { around, atLeast, clamped, dot, minus, outer, over, plus, positivePart, smoothStep, times } from './terms.js';

const UNIT = '1/2';
const PERIOD = toRational(8);

/** A function g on one axis, as a formula of a column of coordinates, and where it is positive. */
interface Profile {
  readonly formula: (column: Formula) => Formula;
  readonly positive: (x: Rational) => boolean;
}

/** (1 − |x − t|/h)₊, |·| on the circle if there is a period */
const hat = (t: Rational, h: Rational, period?: Rational): Profile => ({
  formula: (column) => {
    const away = minus(column, toText(t));
    const distance: Formula = period ? around(away, toText(period)) : ['abs', away];
    return positivePart(minus('1', over(distance, toText(h))));
  },
  positive: (x) => {
    const away = magnitude(subtract(x, t));
    const back = period ? subtract(period, away) : away;
    return compare(compare(away, back) < 0 ? away : back, h) < 0;
  },
});

const LEFT_END: Profile = {
  formula: (x) => clamped(minus('0', over(x, '2'))),
  positive: (x) => sign(x) < 0,
};
const RIGHT_END: Profile = { formula: (x) => clamped(over(x, '2')), positive: (x) => sign(x) > 0 };

const hats = (count: number): Profile[] => {
  const h = divide(PERIOD, rational(BigInt(count)));
  return Array.from({ length: count }, (_, l) => hat(multiply(rational(BigInt(l)), h), h, PERIOD));
};

/** 1 for from ≤ x < to; all the way where an end is missing */
const interval = (from?: string, to?: string): Profile => ({
  formula: (x) => {
    const ones: Formula = plus(times('0', x), '1');
    return minus(from === undefined ? ones : atLeast(x, from, UNIT), to === undefined ? '0' : atLeast(x, to, UNIT));
  },
  positive: (x) =>
    (from === undefined || compare(x, toRational(from)) >= 0) && (to === undefined || compare(x, toRational(to)) < 0),
});

/** g_l, one profile for each axis, multiplied. */
export type Community = readonly Profile[];

const alone = (profiles: readonly Profile[]): Community[] => profiles.map((profile) => [profile]);

/** The cells and communities of the gallery, by the key of the model. */
export const COMMUNITIES: ReadonlyMap<string, readonly Community[]> = new Map<string, readonly Community[]>([
  [entries.CONDITIONAL.key, alone([interval(undefined, '-1'), interval('-1', '1'), interval('1')])],
  [entries.CONDITIONAL_T.key, alone([interval('0', '2'), interval('2', '4'), interval('4', '6'), interval('6', '8')])],
  [
    entries.CONDITIONAL_R2.key,
    [interval(undefined, '0'), interval('0')].flatMap((x) =>
      [interval(undefined, '1/2'), interval('1/2')].map((y) => [x, y]),
    ),
  ],
  [entries.SEG_HATS.key, alone([LEFT_END, hat(toRational(0), toRational(2)), RIGHT_END])],
  [entries.SEG_HATS_T.key, alone(hats(4))],
  [
    entries.SEG_SMOOTHSTEP_T.key,
    alone(hats(4).map(({ formula, positive }) => ({ formula: (x) => smoothStep(formula(x)), positive }))),
  ],
  [
    entries.SEG_FULL_T.key,
    alone(hats(4).map(({ formula }) => ({ formula: (x) => over(plus(formula(x), '1/4'), '2'), positive: () => true }))),
  ],
  [entries.SEG_HATS_T2.key, hats(2).flatMap((x) => hats(3).map((y) => [x, y]))],
]);

/** g_l at the points or at the targets, a column */
export const memberships = (community: Community, { axes }: Ingredients, at: 'points' | 'targets'): Formula =>
  times(...community.map(({ formula }, k) => formula(axes[k][at === 'targets' ? 0 : 1])));

/** The communities with ρ(g_l) > 0. */
export const populated = (communities: readonly Community[], { rho }: Ingredients): readonly Community[] =>
  communities.filter((community) =>
    Array.from({ length: rho.n }, (_, j) => j).some(
      (j) => sign(rho.masses[j]) > 0 && community.every(({ positive }, k) => positive(rho.x[j * rho.dim + k])),
    ),
  );

/** Σ_l g_l(y) g_l(x) / ρ(g_l), over the communities that have mass: (M_seg), and (M_F) with indicators */
export const segregation = (communities: readonly Community[]): Recipe => ({
  weights: (ingredients) =>
    plus(
      ...populated(communities, ingredients).map((community) => {
        const here = memberships(community, ingredients, 'points');
        return over(outer(memberships(community, ingredients, 'targets'), here), dot('m', here));
      }),
    ),
  strength: (seen) => ['ones', seen],
  bound: '1',
});
