import type { Claim, Decision, Instance } from '../../engines/claim.js';
import { pointOf } from '../../operators/measure.js';
import { modelSegregation } from '../../operators/models/segregation.js';
import { partitionSharp } from '../../operators/partitions/sharp.js';
import { toArray } from '../../operators/vector.js';
import { rationals } from '../../scalar/field.js';
import type { Rational } from '../../scalar/rational.js';
import { multiply, ONE, sum, ZERO } from '../../scalar/rational.js';
import { field, galleryCase, mixedFamily, galleryFamilies, targets, targetsOf } from '../gallery/cases.js';
import {
  CONDITIONAL,
  CONDITIONAL_R2,
  CONDITIONAL_T,
  SEG_FULL_T,
  SEG_HATS,
  SEG_HATS_T,
  SEG_HATS_T2,
  SEG_SMOOTHSTEP_T,
} from '../gallery/entries.js';
import { evaluated, expectSpelled } from '../gallery/evaluated.js';
import { COMMUNITIES, memberships, populated } from '../gallery/spelled/neighbourhoods.js';
import { spelled } from '../gallery/spelled/spelled.js';
import { dot, over, plus, times } from '../gallery/spelled/terms.js';
import { vectorAt } from '../read.js';
import { conclude, expectRelation, NOTHING } from '../steps.js';

const SMOOTH = [SEG_HATS, SEG_HATS_T, SEG_SMOOTHSTEP_T, SEG_FULL_T, SEG_HATS_T2];
const SHARP = [CONDITIONAL, CONDITIONAL_T, CONDITIONAL_R2];

/** g_l ≥ 0 and Σ g_l = 1 at all targets; [u] by the formula at those where the model is defined. */
function communities(x: Instance): Decision {
  const found = galleryCase(x);
  const places = found && targetsOf(x, found);
  if (!found || !places) return NOTHING;
  const { entry, rho } = found;
  const { where, ingredients } = spelled(entry, rho, places);
  const all = COMMUNITIES.get(entry.key)!;
  const values = Array.from({ length: places.n }, (_, i) => entry.communities!.values(rationals, pointOf(places, i)));
  const ofCommunity = (l: number): Rational[] => values.map((g) => g[l]);
  const model = evaluated(x);
  const u = vectorAt(x, 'u');
  return conclude(
    ...all.flatMap((community, l) => [
      expectSpelled(`g_${l}`, where, memberships(community, ingredients, 'targets'), ofCommunity(l)),
      expectRelation(`g_${l} ≥ 0`, { g: ofCommunity(l) }, ['0', ZERO], '<=', ['g', ofCommunity(l)]),
    ]),
    expectRelation(
      'Σ g_l = 1',
      where,
      [plus(...all.map((community) => memberships(community, ingredients, 'targets'))), values.map((g) => sum(g))],
      '=',
      ['1', ONE],
    ),
    ...(model
      ? [
          expectSpelled(
            '[u] = Σ g_l ρ(u g_l)/ρ(g_l)',
            { ...model.spell.where, u },
            plus(
              ...populated(all, model.spell.ingredients).map((community) => {
                const [here, there] = (['targets', 'points'] as const).map((at) =>
                  memberships(community, model.spell.ingredients, at),
                );
                return times(here, over(dot(times('m', 'u'), there), dot('m', there)));
              }),
            ),
            Array.from({ length: model.targets.n }, (_, i) =>
              sum(u.map((t, j) => multiply(model.average.entries[i * rho.n + j], t))),
            ),
          ),
        ]
      : []),
    'smooth',
  );
}

/** With indicators of cells for the communities the average is the conditional expectation. */
function sharp(x: Instance): Decision {
  const found = evaluated(x);
  if (!found) return NOTHING;
  const { entry, rho, spell, targets: places, average: A } = found;
  const segregated = {
    columns: rho.n,
    entries: toArray(modelSegregation(partitionSharp(entry.cells!)).matrix(rho, places).entries),
  };
  return conclude(
    expectSpelled('(M_seg) with sharp g_l', spell.where, spell.average, segregated),
    expectRelation('(M_seg) = (M_F)', { S: segregated, F: A }, ['S', segregated], '=', ['F', A]),
    'sharp',
  );
}

const partition: Claim = {
  id: 'ex-2.8-partition',
  section: '2',
  source: 'Example 2.8',
  title: 'Partitions of unity and segregation; the sharp limit',
  form: 'printed',
  statement: String.raw`$g_l\ge0$, $\sum_lg_l=1$, $[u]_\rho=\sum_lg_l\,\rho(ug_l)/\rho(g_l)$; for $g_l=\mathbb 1_{A_l}$ this is $\mathbb E_\rho(u\mid\mathcal F)$.`,
  reading:
    'Hats on a line, a circle and a torus, smooth steps and hats with full support on a circle: g_l of the library against its formula at up to three places, their sum, and the average where it is defined. Intervals and boxes: the segregation model of the library with indicators of the cells against its conditional expectation.',
  note: String.raw`$[u]_\rho$ at $x$ needs $\rho(g_l)>0$ for every $l$ with $g_l(x)>0$; elsewhere the printed formula is $0/0$ and the library refuses. The text asks for smooth $g_l$; hats are Lipschitz only, which nothing here uses.`,
  cost: 20,
  families: [
    ...galleryFamilies(SMOOTH, { u: field, targets }),
    mixedFamily('cells on a line, a circle and in the plane', SHARP, { targets }),
  ],
  branches: ['smooth', 'sharp'],
  decide: (x) => ('u' in x ? communities(x) : sharp(x)),
};

export const claims: readonly Claim[] = [partition];
