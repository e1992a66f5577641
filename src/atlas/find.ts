import type { Chain, Cube } from '../engines/derive/chain.js';
import { exclude } from '../engines/derive/chain.js';
import type { Atlas, AtlasWitness } from './atlas.js';
import { smallestWitness } from './atlas.js';
import type { Formula } from './formula.js';
import { satisfies, toCubes } from './formula.js';

/** The three outcomes of a query. */
export type Found =
  | { readonly outcome: 'witness'; readonly witness: AtlasWitness }
  /** every conjunction of the query is excluded, each by its shortest derivation; none if it contradicts itself */
  | {
      readonly outcome: 'impossible';
      readonly reasons: readonly Exclusion[];
      /** what a solver settled for few points, where no derivation excludes it */
      readonly settled?: readonly string[];
    }
  | {
      readonly outcome: 'open';
      /** conjunctions that nothing excludes */
      readonly left: readonly Cube[];
      /** the smallest model known, if it has more points than asked for */
      readonly larger?: AtlasWitness;
    };

export interface Exclusion {
  readonly cube: Cube;
  readonly chain: Chain;
}

/**
 * Is there a model that satisfies the formula? The smallest stored one; or a proof that there is none; or neither is known.
 *
 * @param points consider models of at most so many points only
 */
export function find(atlas: Atlas, formula: Formula, points = Infinity): Found {
  const fits = (w: AtlasWitness): boolean => satisfies(formula, w.pattern);
  const witness = smallestWitness(atlas, (w) => w.flow.length <= points && fits(w));
  if (witness) return { outcome: 'witness', witness };
  const cubes = toCubes(formula);
  const chains = cubes.map((cube) => ({ cube, chain: exclude(cube, atlas.arrows) }));
  const left = chains.filter(({ chain }) => chain === undefined).map(({ cube }) => cube);
  if (left.length === 0) return { outcome: 'impossible', reasons: chains as Exclusion[] };
  const larger = smallestWitness(atlas, fits);
  return { outcome: 'open', left, ...(larger ? { larger } : {}) };
}
