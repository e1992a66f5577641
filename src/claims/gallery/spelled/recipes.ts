import type { Formula } from '../../../finite/certificate.js';
import type { Measure, Points } from '../../../operators/measure.js';
import type { Rational } from '../../../scalar/rational.js';
import { compare, ONE, rational, sign, subtract, toRational, ZERO } from '../../../scalar/rational.js';
import type { Value } from '../../steps.js';
import * as entries from '../entries.js';
import type { SpelledKernel } from './kernels.js';
import { box, cap, cauchy, oneSided, tent } from './kernels.js';
import { spelledCells, spelledCommunities } from './neighbourhoods.js';
import type { Ingredients, Recipe } from './spelled.js';
import { dot, outer, over, plus, scaleRows, square, times } from './terms.js';
import { topologicalKernel } from './topological.js';

const PERIOD = '8';
const HALF = '1/2';

/** cells of volume 1: p(ρ) dx is m² in each, or 1 */
const PRESSURE: Formula = square('m');
const VOLUMES: Formula = ['ones', 'm'];

const one = (seen: Formula): Formula => ['ones', seen];
const same = (seen: Formula): Formula => seen;
const squared = (seen: Formula): Formula => square(seen);

const pairs = (kernel: SpelledKernel, strength: Recipe['strength']): Recipe => ({
  weights: ({ axes }) => kernel(axes),
  strength,
  bound: '1',
});

const all = (points: 'x0' | 'y0'): Formula => ['ones', points];

/** Multiples of h that a kernel of radius R sees from some point that counts: the nodes with mass. */
function nodesSeen(
  { n, x, masses }: Measure,
  vacuumCounts: boolean,
  h: Rational,
  radius: Rational,
  period?: Rational,
): Rational[] {
  const count = period ? Number((period.n * h.d) / (period.d * h.n)) : 0;
  const seen = new Set<number>();
  for (let i = 0; i < n; i++) {
    if (!vacuumCounts && sign(masses[i]) === 0) continue;
    const near = Math.ceil(Number(radius.n * h.d) / Number(radius.d * h.n));
    const at = Math.round((Number(x[i].n) * Number(h.d)) / (Number(x[i].d) * Number(h.n)));
    for (let k = at - near - 1; k <= at + near + 1; k++) {
      const away = subtract(rational(BigInt(k) * h.n, h.d), x[i]);
      if (compare(away, radius) >= 0 || compare(subtract(ZERO, away), radius) >= 0) continue;
      seen.add(count > 0 ? ((k % count) + count) % count : k);
    }
  }
  return [...seen].toSorted((a, b) => a - b).map((k) => rational(BigInt(k) * h.n, h.d));
}

/**
 * Σ_ξ φ(y − ξ) h φ(ξ − x) h / (Σ_j m_j φ(ξ − x_j) h), with φ the tent of radius R divided by its integral: (7) with a sum
 * over a lattice for the integral. Where h divides R, Σ_ξ tent(y − ξ) h = R.
 */
function mollified(
  h: string,
  radius: string,
  mass: Formula,
  period?: string,
  integral = radius,
): Pick<Recipe, 'weights' | 'where'> {
  const share = (from: 'x0' | 'y0'): Formula => times(over(h, integral), tent(radius, period)([[from, 'xi0']]));
  return {
    weights: () => {
      const P = share('x0');
      return ['.', share('y0'), scaleRows(over('1', ['.', ['T', P], mass]), ['T', P])];
    },
    where: ({ rho }) => ({
      xi0: nodesSeen(
        rho,
        mass === VOLUMES,
        toRational(h),
        toRational(radius),
        period === undefined ? undefined : toRational(period),
      ),
    }),
  };
}

/** 1 where the points are of a species, 0 elsewhere */
const members = ({ n, label }: Points, species: number): Value =>
  Array.from({ length: n }, (_, i) => (label![i] === species ? ONE : ZERO));

const memberships = ({ rho, targets }: Ingredients): Readonly<Record<string, Value>> => ({
  e0: members(rho, 0),
  e1: members(rho, 1),
  f0: members(targets, 0),
  f1: members(targets, 1),
});

const isPresent = ({ rho }: Ingredients, species: number): boolean =>
  Array.from({ length: rho.n }, (_, j) => j).some((j) => rho.label![j] === species && sign(rho.masses[j]) > 0);

/** φ^{αβ} at ρ^β: the kernel of Cucker-Smale, or that of Motsch-Tadmor, w/ρ^β_w with ρ^β = m 1_β / M^β */
const csRule = (w: Formula): Formula => w;
const mtRule = (w: Formula, species: number): Formula => {
  const part = times('m', `e${species}`);
  return scaleRows(over(['sum', part], ['.', w, part]), w);
};

/** Blocks by label: how targets of species a see a species b that is there. */
const blocks = (ingredients: Ingredients, block: (a: number, b: number) => Formula): Formula =>
  plus(
    ...[0, 1].flatMap((a) =>
      [0, 1].filter((b) => isPresent(ingredients, b)).map((b) => times(outer(`f${a}`, `e${b}`), block(a, b))),
    ),
  );

const multiSpecies: Recipe = {
  weights: (ingredients) => {
    const { axes } = ingredients;
    const rules = [
      [csRule(tent('2')(axes)), csRule(cauchy(axes))],
      [mtRule(cauchy(axes), 0), csRule(box('2', HALF)(axes))],
    ];
    return blocks(ingredients, (a, b) => rules[a][b]);
  },
  strength: same,
  where: memberships,
  bound: '1',
};

/** X^α, the centre of mass */
const centre = (flock: number): Formula => {
  const part = times('m', `e${flock}`);
  return over(dot(part, 'x0'), ['sum', part]);
};

const multiFlock: Recipe = {
  weights: (ingredients) => {
    const { axes } = ingredients;
    const rules = [csRule(tent('2')(axes)), mtRule(cauchy(axes), 1)];
    // without mass there is no centre, and nobody to be coupled to
    const both = isPresent(ingredients, 0) && isPresent(ingredients, 1);
    const psi = both ? over('1', plus('1', square(['-', centre(0), centre(1)]))) : '0';
    return blocks(ingredients, (a, b) => (a === b ? rules[a] : times('1/10', psi)));
  },
  strength: same,
  where: memberships,
  // M^α + ε (1 − M^α) at most
  bound: '1',
};

/** a_ij of the three players of the gallery */
const LISTENS = [
  ['1/2', '1/2', '0'],
  ['0', '2/3', '1/3'],
  ['1/4', '0', '3/4'],
].map((row) => row.map(toRational));

const opinions: Recipe = {
  weights: () => ['.', 'a', ['diag', over('1', 'm')]],
  strength: one,
  where: ({ rho }) => {
    const players = Array.from({ length: rho.n }, (_, i) => rho.label![i]);
    return { a: { n: rho.n, entries: players.flatMap((i) => players.map((j) => LISTENS[i][j])) } };
  },
  bound: '1',
};

/** Every model of the gallery by its key. */
export const RECIPES: ReadonlyMap<string, Recipe> = new Map<string, Recipe>([
  [entries.GLOBAL.key, { weights: () => outer(all('y0'), all('x0')), strength: one, bound: '1' }],
  [
    entries.IDENTITY.key,
    {
      // 1 where y and x are the same place
      weights: ({ axes }) => box(HALF, HALF)(axes),
      strength: one,
      bound: '1',
    },
  ],
  [entries.CS_TENT.key, pairs(tent('2'), same)],
  [entries.CS_TENT_T.key, pairs(tent('2', PERIOD), same)],
  [entries.CS_TENT_R2.key, pairs(tent('2'), same)],
  [entries.CS_CAUCHY.key, pairs(cauchy, same)],
  [entries.CS_CAUCHY_R2.key, pairs(cauchy, same)],
  [entries.CS_BOX.key, pairs(box('2', HALF), same)],
  [entries.CS_CAP.key, pairs(cap('2'), same)],
  [entries.CS_CAP_R2.key, pairs(cap('2'), same)],
  [entries.CS_ONE_SIDED.key, pairs(oneSided('2', HALF), same)],
  [entries.MT_TENT.key, pairs(tent('2'), one)],
  [entries.MT_TENT_T.key, pairs(tent('2', PERIOD), one)],
  [entries.MT_BOX.key, pairs(box('2', HALF), one)],
  [entries.MT_CAUCHY_R2.key, pairs(cauchy, one)],
  [entries.BETA_2.key, pairs(tent('2'), squared)],
  [entries.VICSEK.key, pairs(box('1', HALF), one)],
  [entries.MOLLIFIED.key, { ...mollified(HALF, '2', 'm'), strength: one, bound: '1' }],
  [entries.MOLLIFIED_T.key, { ...mollified(HALF, '2', 'm', PERIOD), strength: one, bound: '1' }],
  [
    entries.MOLLIFIED_PRESSURE.key,
    { ...mollified('1', '2', PRESSURE, PERIOD), strength: one, kappa: PRESSURE, total: '1' },
  ],
  [
    entries.DOUBLY_MOLLIFIED.key,
    { ...mollified('1', '2', VOLUMES, PERIOD), strength: one, kappa: VOLUMES, total: PERIOD },
  ],
  [
    entries.DOUBLY_MOLLIFIED_3.key,
    { ...mollified('1', '3/2', VOLUMES, '3', '5/3'), strength: one, kappa: VOLUMES, total: '3' },
  ],
  [entries.TOPO_CS.key, { weights: topologicalKernel(tent('2')), strength: same, bound: '1' }],
  [entries.TOPO_CS_T.key, { weights: topologicalKernel(tent('2', PERIOD), PERIOD), strength: same, bound: '1' }],
  [entries.TOPO_CS_R2.key, { weights: topologicalKernel(tent('2')), strength: same, bound: '1' }],
  [entries.TOPO_MT.key, { weights: topologicalKernel(tent('2')), strength: one, bound: '1' }],
  [entries.TOPO_BETA_2.key, { weights: topologicalKernel(tent('2')), strength: squared, bound: '1' }],
  [entries.CONDITIONAL.key, spelledCells('intervals')],
  [entries.CONDITIONAL_T.key, spelledCells('circle')],
  [entries.CONDITIONAL_R2.key, spelledCells('boxes')],
  [entries.SEG_HATS.key, spelledCommunities('hats on the line')],
  [entries.SEG_HATS_T.key, spelledCommunities('hats')],
  [entries.SEG_SMOOTHSTEP_T.key, spelledCommunities('smoothstep')],
  [entries.SEG_FULL_T.key, spelledCommunities('blended')],
  [entries.SEG_HATS_T2.key, spelledCommunities('product')],
  [entries.MULTI_SPECIES.key, multiSpecies],
  [entries.MULTI_FLOCK.key, multiFlock],
  [entries.OPINIONS.key, opinions],
  [
    entries.PENALISED.key,
    {
      ...mollified('1/4', '1', 'm'),
      weights: (ingredients) =>
        plus(cauchy(ingredients.axes), times('10', mollified('1/4', '1', 'm').weights(ingredients))),
      strength: same,
      bound: '11',
    },
  ],
]);
