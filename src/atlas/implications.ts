import type { Chain } from '../engines/derive/chain.js';
import { closure, exclude } from '../engines/derive/chain.js';
import type { AtlasProperty, Pattern } from '../properties/pattern.js';
import { ATLAS_PROPERTIES, PATTERN_COUNT, bitOf, propertiesOf } from '../properties/pattern.js';
import type { Atlas, AtlasWitness } from './atlas.js';

/**
 * All implications between conjunctions with one conclusion, decided, in short: a set of premises is sufficient iff it
 * contains one of `sufficient`, and insufficient iff it is part of what one of `insufficient` has.
 */
export interface Deciders {
  readonly conclusion: AtlasProperty;
  /** smallest sets of premises that imply it, with the shortest derivation */
  readonly sufficient: readonly { readonly premises: Pattern; readonly chain: Chain }[];
  /** models with as many properties as possible that lack it */
  readonly insufficient: readonly AtlasWitness[];
}

const isPartOf = (a: Pattern, b: Pattern): boolean => (a & ~b) === 0;

const size = (pattern: Pattern): number => propertiesOf(pattern).length;

/** Both lists for each property. What is in neither is open; see the test that nothing is. */
export function decideAll({ arrows, witnesses }: Atlas): Deciders[] {
  const bySize = Array.from({ length: PATTERN_COUNT }, (_, p) => p).toSorted((a, b) => size(a) - size(b) || a - b);
  return ATLAS_PROPERTIES.map((conclusion): Deciders => {
    const bit = bitOf(conclusion);
    const minimal: Pattern[] = [];
    for (const premises of bySize) {
      if ((premises & bit) !== 0 || minimal.some((m) => isPartOf(m, premises))) continue;
      if ((closure(premises, arrows) & bit) !== 0) minimal.push(premises);
    }
    const without = [...witnesses.values()].filter((w) => (w.pattern & bit) === 0);
    const maximal = without.filter((w) => !without.some((v) => v !== w && isPartOf(w.pattern, v.pattern)));
    return {
      conclusion,
      sufficient: minimal.map((premises) => ({ premises, chain: exclude({ has: premises, lacks: bit }, arrows)! })),
      insufficient: maximal,
    };
  });
}
