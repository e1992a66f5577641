import type { Formula } from '../../../finite/certificate.js';
import { toRational } from '../../../scalar/rational.js';
import * as entries from '../entries.js';
import type { SpelledKernel } from './kernels.js';
import { box, cap, cauchy, cauchyOnTorus, oneSided, tent } from './kernels.js';
import type { Mollifier } from './mollified.js';
import { mollified, VOLUMES } from './mollified.js';
import { COMMUNITIES, segregation } from './neighbourhoods.js';
import { cs, mt, multiFlock, multiSpecies } from './species.js';
import type { Recipe } from './spelled.js';
import { outer, over, plus, square, times } from './terms.js';
import { topologicalKernel } from './topological.js';

const PERIOD = '8';
const HALF = '1/2';

/** cells of volume 1: p(ρ) dx is m² in each for p = ρ² */
const PRESSURE: Formula = square('m');

const one = (seen: Formula): Formula => ['ones', seen];
const same = (seen: Formula): Formula => seen;
const squared = (seen: Formula): Formula => square(seen);

const pairs = (kernel: SpelledKernel, strength: Recipe['strength']): Recipe => ({
  weights: ({ axes }) => kernel(axes),
  strength,
  bound: '1',
});

const all = (points: 'x0' | 'y0'): Formula => ['ones', points];

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

export const ON_LINE: Mollifier = { h: HALF, radius: '2' };
export const ON_CIRCLE: Mollifier = { h: HALF, radius: '2', period: PERIOD };
const ON_CELLS: Mollifier = { h: '1', radius: '2', period: PERIOD };
const ON_THREE_CELLS: Mollifier = { h: '1', radius: '3/2', period: '3', integral: '5/3' };
const PENALTY: Mollifier = { h: '1/4', radius: '1' };

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
  [entries.MT_TENT_R2.key, pairs(tent('2'), one)],
  [entries.MT_BOX.key, pairs(box('2', HALF), one)],
  [entries.MT_BOX_T.key, pairs(box('2', HALF, PERIOD), one)],
  [entries.MT_BOX_R2.key, pairs(box('2', HALF), one)],
  [entries.MT_CAUCHY.key, pairs(cauchy, one)],
  [entries.MT_CAUCHY_T.key, pairs(cauchyOnTorus(PERIOD), one)],
  [entries.MT_CAUCHY_R2.key, pairs(cauchy, one)],
  [entries.BETA_2.key, pairs(tent('2'), squared)],
  [entries.VICSEK.key, pairs(box('1', HALF), one)],
  [entries.MOLLIFIED.key, { ...mollified(ON_LINE), strength: one, bound: '1' }],
  [entries.MOLLIFIED_T.key, { ...mollified(ON_CIRCLE), strength: one, bound: '1' }],
  [entries.MOLLIFIED_PRESSURE.key, { ...mollified(ON_CELLS, PRESSURE), strength: one, kappa: PRESSURE, total: '1' }],
  [entries.DOUBLY_MOLLIFIED.key, { ...mollified(ON_CELLS, VOLUMES), strength: one, kappa: VOLUMES, total: PERIOD }],
  [
    entries.DOUBLY_MOLLIFIED_3.key,
    { ...mollified(ON_THREE_CELLS, VOLUMES), strength: one, kappa: VOLUMES, total: '3' },
  ],
  [entries.TOPO_CS.key, { weights: topologicalKernel(tent('2')), strength: same, bound: '1' }],
  [entries.TOPO_CS_T.key, { weights: topologicalKernel(tent('2', PERIOD), PERIOD), strength: same, bound: '1' }],
  [entries.TOPO_CS_R2.key, { weights: topologicalKernel(tent('2')), strength: same, bound: '1' }],
  [entries.TOPO_MT.key, { weights: topologicalKernel(tent('2')), strength: one, bound: '1' }],
  [entries.TOPO_BETA_2.key, { weights: topologicalKernel(tent('2')), strength: squared, bound: '1' }],
  ...[...COMMUNITIES].map(([key, communities]) => [key, segregation(communities)] as const),
  [
    entries.MULTI_SPECIES.key,
    multiSpecies([
      [cs(tent('2')), cs(cauchy)],
      [mt(cauchy, 0), cs(box('2', HALF))],
    ]),
  ],
  [
    entries.MULTI_SPECIES_CS.key,
    multiSpecies([
      [cs(tent('2')), cs(cauchy)],
      [cs(cap('2')), cs(box('2', HALF))],
    ]),
  ],
  [
    entries.MULTI_SPECIES_LIPSCHITZ.key,
    multiSpecies([
      [cs(tent('2')), cs(cauchy)],
      [cs(cap('2')), cs(tent('2'))],
    ]),
  ],
  [entries.MULTI_FLOCK.key, multiFlock([cs(tent('2')), mt(cauchy, 1)])],
  [entries.MULTI_FLOCK_CS.key, multiFlock([cs(tent('2')), cs(cap('2'))])],
  [entries.OPINIONS.key, opinions],
  [
    entries.PENALISED.key,
    {
      ...mollified(PENALTY),
      weights: (ingredients) => plus(cauchy(ingredients.axes), times('10', mollified(PENALTY).weights(ingredients))),
      strength: same,
      bound: '11',
    },
  ],
]);
