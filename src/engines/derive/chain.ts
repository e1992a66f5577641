import type { Implication } from '../claim.js';
import type { AtlasProperty, Pattern } from '../../properties/pattern.js';
import { PATTERN_COUNT, bitOf, bitsOf, isAtlasProperty } from '../../properties/pattern.js';

/** A conjunction: the properties in `has` and none of those in `lacks`. */
export interface Cube {
  readonly has: Pattern;
  readonly lacks: Pattern;
}

/** A proved implication that the atlas may use. */
export interface Arrow {
  /** the claim that proves it */
  readonly claim: string;
  readonly premises: Pattern;
  readonly conclusion: AtlasProperty;
}

/** The arrow of an implication between properties of the atlas; undefined if it speaks of others. */
export function toArrow(claim: string, { premises, conclusion }: Implication): Arrow | undefined {
  if (!premises.every(isAtlasProperty) || !isAtlasProperty(conclusion)) return undefined;
  return { claim, premises: bitsOf(premises), conclusion };
}

/** All properties that follow. */
export function closure(pattern: Pattern, arrows: readonly Arrow[]): Pattern {
  let known = pattern;
  for (let grown = true; grown;) {
    grown = false;
    for (const { premises, conclusion } of arrows) {
      const bit = bitOf(conclusion);
      if ((known & premises) !== premises || (known & bit) !== 0) continue;
      known |= bit;
      grown = true;
    }
  }
  return known;
}

/** The patterns that contradict no arrow. */
export const closedPatterns = (arrows: readonly Arrow[]): Pattern[] =>
  Array.from({ length: PATTERN_COUNT }, (_, pattern) => pattern).filter((p) => closure(p, arrows) === p);

/** No model has all of `has` and none of `lacks`: the arrows to follow, in order, until one ends in `lacks`. */
export type Chain = readonly Arrow[];

/**
 * The shortest derivation that excludes a conjunction, or undefined if the arrows do not. Each arrow of it adds a
 * property that was not there, so it is acyclic; and leaving any of them out breaks it, because it is shortest.
 *
 * Breadth first over sets of properties: at most 2^13 sets, reached by at most 13 arrows.
 */
export function exclude({ has, lacks }: Cube, arrows: readonly Arrow[]): Chain | undefined {
  if ((closure(has, arrows) & lacks) === 0) return undefined;
  const cameBy = new Map<Pattern, { readonly from: Pattern; readonly arrow: Arrow } | undefined>([[has, undefined]]);
  let layer: Pattern[] = [has];
  while (layer.length > 0) {
    const reached: Pattern[] = [];
    for (const known of layer) {
      for (const arrow of arrows) {
        const bit = bitOf(arrow.conclusion);
        const next = known | bit;
        if ((known & arrow.premises) !== arrow.premises || cameBy.has(next)) continue;
        cameBy.set(next, { from: known, arrow });
        if ((bit & lacks) !== 0) return pathTo(next, cameBy);
        reached.push(next);
      }
    }
    layer = reached;
  }
  return undefined;
}

function pathTo(
  end: Pattern,
  cameBy: ReadonlyMap<Pattern, { readonly from: Pattern; readonly arrow: Arrow } | undefined>,
): Chain {
  const chain: Arrow[] = [];
  for (let step = cameBy.get(end); step; step = cameBy.get(step.from)) chain.unshift(step.arrow);
  return chain;
}
