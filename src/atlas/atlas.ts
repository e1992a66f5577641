import type { Witness } from '../engines/chunk.js';
import type { Claim } from '../engines/claim.js';
import type { Arrow, Chain, Cube } from '../engines/derive/chain.js';
import { closure, exclude, toArrow } from '../engines/derive/chain.js';
import type { AtlasProperty, Pattern } from '../properties/pattern.js';
import { PATTERN_COUNT, propertiesOf } from '../properties/pattern.js';

/** The claim whose stored instances are the witnesses of the atlas. */
export const REALISED = 'atlas/realised';

/** A model that has just the properties of a pattern. */
export interface AtlasWitness {
  readonly id: string;
  readonly pattern: Pattern;
  readonly flow: readonly (readonly number[])[];
  /** how far it is known to be smallest */
  readonly minimality: string;
}

/** What is known about the patterns: implications that were proved, and models that were found. */
export interface Atlas {
  readonly arrows: readonly Arrow[];
  readonly witnesses: ReadonlyMap<Pattern, AtlasWitness>;
}

/** All arrows that claims state. Whether a claim is proved is for the caller to say. */
export const arrowsOf = (claims: readonly Claim[]): Arrow[] =>
  claims.flatMap(({ id, implications = [] }) => implications.flatMap((i) => toArrow(id, i) ?? []));

/** The atlas from arrows and the stored witnesses. */
export function createAtlas(arrows: readonly Arrow[], corpus: readonly Witness[]): Atlas {
  const witnesses = corpus
    .filter(({ claim, kind }) => claim === REALISED && kind === 'instance')
    .map(({ id, instance, note = '' }): AtlasWitness => {
      const pattern = Number.parseInt(
        Array.from(instance.pattern as string)
          .toReversed()
          .join(''),
        2,
      );
      return { id, pattern, flow: instance.flow as unknown as number[][], minimality: note };
    });
  // Of two for one pattern the smaller one stays.
  const order = witnesses.toSorted((a, b) => compareFlows(b.flow, a.flow));
  return { arrows, witnesses: new Map(order.map((w) => [w.pattern, w])) };
}

/** What became of a pattern. */
export type PatternOutcome =
  | { readonly outcome: 'realised'; readonly witness: AtlasWitness }
  | { readonly outcome: 'excluded'; readonly chain: Chain }
  | { readonly outcome: 'open' };

/** The conjunction that a pattern is: all its properties, and the lack of all others. */
const cubeOf = (pattern: Pattern): Cube => ({ has: pattern, lacks: PATTERN_COUNT - 1 - pattern });

export function outcomeOf({ arrows, witnesses }: Atlas, pattern: Pattern): PatternOutcome {
  const witness = witnesses.get(pattern);
  if (witness) return { outcome: 'realised', witness };
  const chain = exclude(cubeOf(pattern), arrows);
  return chain ? { outcome: 'excluded', chain } : { outcome: 'open' };
}

/** Every pattern with its outcome. */
export const census = (atlas: Atlas): PatternOutcome[] =>
  Array.from({ length: PATTERN_COUNT }, (_, pattern) => outcomeOf(atlas, pattern));

/** Order of witnesses: points, largest entry, number of non-zeros, then entry by entry. */
export function compareFlows(a: AtlasWitness['flow'], b: AtlasWitness['flow']): number {
  const key = (flow: AtlasWitness['flow']): number[] => {
    const entries = flow.flat();
    return [flow.length, Math.max(...entries), entries.filter((f) => f !== 0).length, ...entries];
  };
  const [p, q] = [key(a), key(b)];
  for (let i = 0; i < p.length; i++) if (p[i] !== q[i]) return p[i] - q[i];
  return 0;
}

/** The smallest witness among those that are wanted. */
export const smallestWitness = (
  { witnesses }: Atlas,
  wanted: (witness: AtlasWitness) => boolean,
): AtlasWitness | undefined =>
  [...witnesses.values()]
    .filter(wanted)
    .toSorted((a, b) => compareFlows(a.flow, b.flow))
    .at(0);

/** What an implication between conjunctions came to. */
export type ImplicationOutcome =
  | { readonly outcome: 'follows'; readonly chain: Chain }
  | { readonly outcome: 'fails'; readonly witness: AtlasWitness }
  | { readonly outcome: 'open' };

/** Do these premises imply that conclusion? */
export function decideImplication(atlas: Atlas, premises: Pattern, conclusion: Pattern): ImplicationOutcome {
  const chain = exclude({ has: premises, lacks: conclusion }, atlas.arrows);
  if (chain) return { outcome: 'follows', chain };
  const witness = smallestWitness(atlas, (w) => (w.pattern & premises) === premises && (w.pattern & conclusion) === 0);
  return witness ? { outcome: 'fails', witness } : { outcome: 'open' };
}

/** An arrow of the basis, and the patterns that nothing excludes without it. */
export interface BasisArrow {
  readonly arrow: Arrow;
  readonly opened: number;
  /** the one with the fewest properties */
  readonly example: readonly AtlasProperty[];
}

/** For each arrow the patterns that would be open without it: none of them may be idle. */
export function basisOf(arrows: readonly Arrow[]): BasisArrow[] {
  return arrows.map((arrow) => {
    const others = arrows.filter((a) => a !== arrow);
    const opened = Array.from({ length: PATTERN_COUNT }, (_, p) => p).filter(
      (p) => closure(p, others) === p && closure(p, arrows) !== p,
    );
    const example = opened.toSorted((p, q) => propertiesOf(p).length - propertiesOf(q).length || p - q).at(0);
    return { arrow, opened: opened.length, example: example === undefined ? [] : propertiesOf(example) };
  });
}

/** `conservative & normal & ~symmetric`. */
export function cubeText({ has, lacks }: Cube): string {
  const parts = [...propertiesOf(has), ...propertiesOf(lacks).map((name) => `~${name}`)];
  return parts.length === 0 ? 'any model' : parts.join(' & ');
}
