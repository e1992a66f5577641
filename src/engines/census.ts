import type { FlowMatrix } from '../finite/flow.js';
import { formIsNonNegative } from '../finite/decide-form.js';
import { hasGap } from '../properties/has-gap.js';
import { idempotent } from '../properties/idempotent.js';
import { invertible } from '../properties/invertible.js';
import { normal } from '../properties/normal.js';
import type { Pattern } from '../properties/pattern.js';
import { ATLAS_PROPERTIES } from '../properties/pattern.js';
import { property } from '../properties/registry.js';
import {
  MAX_FACTS,
  contractsL1,
  factsOf,
  isBalanced,
  isIdempotent,
  isInvertible,
  isIrreducible,
  isNormal,
  isPositive,
  isPrimitive,
  isSymmetric,
} from './census-facts.js';
import type { EnumeratedFamily } from './enumerate.js';
import { cursorOf } from './enumerate.js';

/**
 * Which properties of the atlas a flow matrix has, decided exactly: bit k for {@link ATLAS_PROPERTIES}[k]. No property is
 * derived from another one: the census is what tests such implications. A few microseconds for four points.
 *
 * @param flow every row with a positive sum
 */
export function signature(flow: FlowMatrix): Pattern {
  if (flow.integers !== undefined || flow.n > MAX_FACTS) {
    return ATLAS_PROPERTIES.reduce((bits, name, k) => (property(name).holds(flow) ? bits | (1 << k) : bits), 0);
  }
  const facts = factsOf(flow.n, flow.doubles);
  return (
    Number(isBalanced(facts)) |
    (Number(isSymmetric(facts)) << 1) |
    (Number(formIsNonNegative('positive', flow) === true) << 2) |
    (Number(formIsNonNegative('ball', flow) === true) << 3) |
    (Number(contractsL1(facts)) << 4) |
    (Number(formIsNonNegative('contraction', flow) === true) << 5) |
    (Number(isNormal(facts) ?? normal.holds(flow)) << 6) |
    (Number(isIdempotent(facts) ?? idempotent.holds(flow)) << 7) |
    (Number(isIrreducible(facts)) << 8) |
    (Number(isPrimitive(facts)) << 9) |
    (Number(isPositive(facts)) << 10) |
    (Number(isInvertible(facts) ?? invertible.holds(flow)) << 11) |
    (Number(hasGap.holds(flow)) << 12)
  );
}

/** All classes of one layer with the same signature. */
export interface CensusEntry {
  readonly classes: number;
  /** fewest non-zero entries; among these the first in canonical order */
  readonly witness: readonly (readonly number[])[];
  readonly nonZeros: number;
}

/** The classes with codes in an interval, by signature. */
export interface Census {
  readonly classes: number;
  readonly patterns: ReadonlyMap<Pattern, CensusEntry>;
}

/**
 * Decides all properties of the atlas for every class of a layer with a code in from..to-1. A pure function of its
 * arguments; see {@link mergeCensus} for the whole from its parts.
 *
 * Within a layer N and the largest entry are fixed. So of the witnesses of a signature in layers of increasing N and, for
 * the same N, increasing entries, the first one is the smallest by N, largest entry, non-zeros, canonical order.
 */
export function censusChunk(
  points: number,
  entries: number,
  from: number,
  to: number,
  family: EnumeratedFamily = 'flows',
): Census {
  const cursor = cursorOf(family, points, entries, from, to);
  const { F } = cursor;
  const flow: FlowMatrix = { n: points, doubles: new Float64Array(points * points) };
  const patterns = new Map<number, { classes: number; witness: number[][]; nonZeros: number }>();
  let classes = 0;
  while (cursor.next()) {
    classes++;
    flow.doubles.set(F);
    const bits = signature(flow);
    const known = patterns.get(bits);
    const nonZeros = countNonZeros(F);
    if (known) known.classes++;
    if (known && known.nonZeros <= nonZeros) continue;
    const witness = Array.from({ length: points }, (_, i) => Array.from(F.subarray(i * points, (i + 1) * points)));
    patterns.set(bits, { classes: known?.classes ?? 1, witness, nonZeros });
  }
  return { classes, patterns };
}

function countNonZeros(F: Uint8Array): number {
  let count = 0;
  for (let k = 0; k < F.length; k++) if (F[k] !== 0) count++;
  return count;
}

/** The census of two intervals of one layer, the codes of `first` before those of `second`. */
export function mergeCensus(first: Census, second: Census): Census {
  const patterns = new Map(first.patterns);
  for (const [bits, entry] of second.patterns) {
    const known = patterns.get(bits);
    const smaller = known && known.nonZeros <= entry.nonZeros ? known : entry;
    patterns.set(bits, { ...smaller, classes: entry.classes + (known?.classes ?? 0) });
  }
  return { classes: first.classes + second.classes, patterns };
}
