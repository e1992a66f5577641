import type { Claim, Instance } from '../engines/claim.js';
import { nearest } from '../engines/nearest.js';
import { rangeText, stays } from '../engines/stays.js';
import { toRows } from '../finite/model-json.js';
import type { PropertyName } from '../properties/property.js';
import { toText } from '../scalar/rational.js';
import { modelAt } from './read.js';

/** What stands around a counterexample of an implication. Exact; rationals as text. */
export interface Neighbourhood {
  /** for each direction the interval in which it stays a counterexample */
  readonly stays: readonly { readonly what: string; readonly interval: string }[];
  /** a model with the property that it lacks, near it */
  readonly nearest: {
    readonly property: PropertyName;
    readonly flow: readonly (readonly string[])[];
    /** Σ |F - F'| */
    readonly distance: string;
    /** no such model is nearer than this */
    readonly lowerBound: string;
    /** `nearest` is proved, `close` within 1/1000 of the bound */
    readonly kind: 'nearest' | 'close' | 'arbitrarily-close' | 'best-found';
  };
}

/** Largest counterexample whose surroundings are worked out: a second or two. */
const MAX_POINTS = 6;

/** For a claim that is one implication and a counterexample that is a bare flow; undefined for all others. */
export function neighbourhoodOf(claim: Claim, instance: Instance): Neighbourhood | undefined {
  const [implication, another] = claim.implications ?? [];
  if (!implication || another || Object.keys(instance).join(',') !== 'flow') return undefined;
  const model = modelAt(instance);
  if (model.n > MAX_POINTS) return undefined;
  const passing = nearest(implication.conclusion, model);
  return {
    stays: stays(implication, model).map(({ text, range }) => ({ what: text, interval: rangeText(range) })),
    nearest: {
      property: implication.conclusion,
      flow: toRows(model.n, passing.model.flow),
      distance: toText(passing.distance),
      lowerBound: toText(passing.lowerBound),
      kind: passing.kind,
    },
  };
}
