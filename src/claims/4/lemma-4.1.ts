import type { Claim, Decision, Instance } from '../../engines/claim.js';
import type { Effort, Experiment, Measurement } from '../../engines/measure.js';
import type { Formula } from '../../finite/certificate.js';
import { velocitiesOf } from '../../dynamics/agents/agent-system.js';
import { toArray } from '../../operators/vector.js';
import type { Rational } from '../../scalar/rational.js';
import { compare, multiply, subtract, sum } from '../../scalar/rational.js';
import { drawFlock, equalTimes, follow } from '../agent-runs.js';
import { largest, smallest } from '../extremes.js';
import { field, galleryFamilies } from '../gallery/cases.js';
import {
  CONDITIONAL,
  CS_CAUCHY_R2,
  CS_ONE_SIDED,
  CS_TENT,
  CS_TENT_T,
  GALLERY,
  GLOBAL,
  MOLLIFIED,
  MT_CAUCHY,
  MT_CAUCHY_R2,
  MT_TENT_T,
  MULTI_FLOCK_CS,
  MULTI_SPECIES,
  SEG_HATS_T,
  SEG_SMOOTHSTEP_T,
  TOPO_CS_R2,
} from '../gallery/entries.js';
import type { GalleryEntry } from '../gallery/entry.js';
import { evaluated } from '../gallery/evaluated.js';
import { isSpelled } from '../gallery/spelled/spelled.js';
import { minus, times } from '../gallery/spelled/terms.js';
import { whole, vectorAt } from '../read.js';
import { NOTHING, conclude, expectRelation } from '../steps.js';

const movesAgents = (entry: GalleryEntry): boolean =>
  entry.model.material && entry.model.environment.dim > 0 && isSpelled(entry);
const MODELS = GALLERY.filter(movesAgents);

/** At one instant: whoever is fastest does not get faster, whoever is slowest not slower. */
function decide(x: Instance): Decision {
  const found = evaluated(x);
  if (!found) return NOTHING;
  const { model, rho, spell, average: A } = found;
  const { n } = rho;
  const v = vectorAt(x, 'u');
  const s = toArray(model.strength(rho));
  const force = v.map((t, i) => multiply(s[i], subtract(sum(v.map((w, j) => multiply(A.entries[i * n + j], w))), t)));
  const picks = (w: Rational): Rational[] => v.map((t) => whole(compare(t, w) === 0 ? 1 : 0));
  const [top, bottom] = [picks(largest(v)), picks(smallest(v))];
  const only = (p: readonly Rational[]): Rational[] => force.map((f, i) => multiply(p[i], f));
  const zero = v.map(() => whole(0));
  const formula: Formula = times(spell.strength, minus(['.', spell.average, 'v'], 'v'));
  const where = { ...spell.where, v, top, bottom };
  return conclude(
    expectRelation('top picks the largest velocities', where, [times('top', 'v'), v.map((t, i) => multiply(top[i], t))], '=', [times('top', ['max', 'v']), top.map((p) => multiply(p, largest(v)))]), // prettier-ignore
    expectRelation('s([v] − v) ≤ 0 where v is largest', where, [times('top', formula), only(top)], '<=', [times('0', 'v'), zero]), // prettier-ignore
    expectRelation('s([v] − v) ≥ 0 where v is smallest', where, [times('0', 'v'), zero], '<=', [times('bottom', formula), only(bottom)]), // prettier-ignore
  );
}

// ---- along runs ----------------------------------------------------------------------------------------------------

/** Models whose force is continuous, each with how far apart its agents begin, and one that jumps. */
const RUNS: readonly (readonly [GalleryEntry, number])[] = [
  [CS_CAUCHY_R2, 2],
  [MT_CAUCHY, 2],
  [MT_CAUCHY_R2, 2],
  [GLOBAL, 2],
  [CS_TENT, 2],
  [CS_TENT_T, 4],
  [MT_TENT_T, 4],
  [CS_ONE_SIDED, 2],
  [MOLLIFIED, 2],
  [SEG_HATS_T, 4],
  [SEG_SMOOTHSTEP_T, 4],
  [TOPO_CS_R2, 2],
  [MULTI_SPECIES, 2],
  [MULTI_FLOCK_CS, 2],
  [CONDITIONAL, 2],
];
const COUNT: Readonly<Record<Effort, number>> = { 1: 1, 2: 3, 3: 12 };
const DIRECTIONS = 32;

/** How far the velocities leave their initial convex hull, over 32 directions, as part of the initial size of the flock. */
const hull = (entry: GalleryEntry, spread: number, index: number): Experiment => ({
  name: entry.key,
  run(effort, seed): Measurement[] {
    const { model } = entry;
    const { dim } = model.environment;
    let [worst, off] = [-Infinity, 0];
    for (let k = 0; k < COUNT[effort]; k++) {
      const labels = model.environment.kind === 'product' ? model.environment.labels.length : undefined;
      const { system, y } = drawFlock('', model, 3 + (k % 3), seed + 101 * index + k, {
        spread,
        speed: 1,
        ...(labels ? { labels } : {}),
      });
      const { states, error } = follow(system, y, equalTimes(8, 80));
      for (let d = 0; d < (dim === 1 ? 2 : DIRECTIONS); d++) {
        const angle = (2 * Math.PI * d) / (dim === 1 ? 2 : DIRECTIONS);
        const axis = [Math.cos(angle), Math.sin(angle)].slice(0, dim);
        const top = (state: Float64Array): number => {
          const v = velocitiesOf(state);
          let most = -Infinity;
          for (let i = 0; i < v.length; i += dim)
            most = Math.max(
              most,
              axis.reduce((a, e, c) => a + e * v[i + c], 0),
            );
          return most;
        };
        const first = top(y);
        for (const state of states) worst = Math.max(worst, top(state) - first);
      }
      off = Math.max(off, dim * error);
    }
    return [
      {
        name: `${entry.key}: largest excess over the support function of the initial hull`,
        value: worst,
        low: worst - off,
        high: worst + off,
        how: `${COUNT[effort]} flocks to t = 8, 80 times; error by a run at a hundred times the tolerance`,
        expected: { relation: '<=', value: 2 * off, source: '0, up to the error' },
      },
    ];
  },
});

const maximumPrinciple: Claim = {
  id: 'lemma-4.1',
  section: '4.1',
  source: 'Lemma 4.1',
  title: 'Velocities stay in the convex hull of the first ones',
  form: 'printed',
  statement: String.raw`For a material model the velocities $V(t,\omega)$ stay in $\operatorname{conv}\operatorname{supp}f_0^v$.`,
  reading:
    'Every model of section 2 that moves agents. Exactly, at one instant: where a component of the velocity is largest its force is not positive, where it is smallest not negative. Measured: the support function of the velocities in 32 directions along whole runs, against that of the initial hull; among the models some without symmetry, without conservation, and with a force that jumps.',
  note: String.raw`For all N, by hand: $v(t+h)=v+hs([v]-v)$ is a convex combination of velocities while $hs\le1$; Euler's polygons stay in the hull, and converge where the force is Lipschitz. Material is needed for the strength $s_\rho$ only. For kinetic $f$ the mean $u(y)$ over agents at one place is in the hull as well.`,
  cost: 12,
  families: galleryFamilies(MODELS, { u: field }, 4),
  experiments: RUNS.map(([entry, spread], index) => hull(entry, spread, index)),
  decide,
};

export const claims: readonly Claim[] = [maximumPrinciple];
