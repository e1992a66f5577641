import type { Budget } from '../claims/budget.js';
import type { EnumeratedFamily } from '../engines/enumerate.js';

/** All flows of a family with so many points whose largest entry is `entries`. */
export interface CensusLayer {
  readonly family: EnumeratedFamily;
  readonly points: number;
  readonly entries: number;
}

const upTo = (family: EnumeratedFamily, points: number, largest: number): CensusLayer[] =>
  Array.from({ length: largest }, (_, i) => ({ family, points, entries: i + 1 }));

const small = [...upTo('flows', 1, 1), ...upTo('flows', 2, 6)];

/**
 * What a search of the atlas enumerates: all flows as far as that goes, and circulations further, since the rare patterns
 * are conservative. In order of points and entries, all flows before circulations of the same size.
 */
export const CENSUS_LAYERS: Readonly<Record<Budget, readonly CensusLayer[]>> = {
  quick: [...small, ...upTo('flows', 3, 4), ...upTo('flows', 4, 1), ...upTo('circulations', 4, 2)],
  standard: [
    ...small,
    ...upTo('flows', 3, 7),
    ...upTo('flows', 4, 2),
    { family: 'circulations', points: 4, entries: 3 },
    ...upTo('circulations', 5, 2),
  ],
  deep: [
    ...small,
    ...upTo('flows', 3, 10),
    ...upTo('flows', 4, 3),
    { family: 'circulations', points: 4, entries: 4 },
    ...upTo('circulations', 5, 3),
  ],
};

const FAMILY: Readonly<Record<EnumeratedFamily, string>> = {
  flows: 'all flows',
  circulations: 'all conservative flows',
  symmetric: 'all symmetric flows',
};

/** `all flows with N = 3, entries <= 7`, for each family and N the largest layer. */
export function layersText(layers: readonly CensusLayer[]): string {
  const largest = new Map<string, number>();
  for (const { family, points, entries } of layers) {
    const key = `${FAMILY[family]} with N = ${points}`;
    largest.set(key, Math.max(largest.get(key) ?? 0, entries));
  }
  return [...largest].map(([key, entries]) => `${key}, entries ≤ ${entries}`).join('; ');
}

/** Does every flow of the pattern lie in the family? Only conservative patterns can be looked for among circulations. */
export const belongsTo = (family: EnumeratedFamily, conservative: boolean): boolean =>
  family === 'flows' || (family === 'circulations' && conservative);
