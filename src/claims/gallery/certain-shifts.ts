import fc from 'fast-check';
import type { Instance } from '../../engines/claim.js';
import type { Certain } from './certain.js';
import { basics, labelsOf, masses, massesOf, pointsOf } from './certain.js';
import type { GalleryEntry } from './entry.js';

/** Densities with shifts at which a planted model is not Galilean invariant for certain. */

const shiftOf = (x: Instance): number => (x.shift as readonly number[])[0];
const remainder = (k: number, n: number): number => ((k % n) + n) % n;

/** Two agents that a shift takes out of one cell, or out of two disjoint neighbourhoods: what `places` says. */
function shiftedPair(
  entry: GalleryEntry,
  because: string,
  places: fc.Arbitrary<readonly [points: number[][], shift: number]>,
  meets: (a: number, b: number, shift: number) => boolean,
  label?: number,
): Certain {
  return {
    entry,
    because,
    cases: fc
      .record({
        ...basics(entry),
        place: places,
        ...(label === undefined ? {} : { labels: fc.constant([label, label]) }),
        masses: masses(2),
      })
      .map(({ place: [points, shift], ...x }): Instance => ({ ...x, points, shift: [shift] })),
    meets(x) {
      const [a, b] = pointsOf(x).map(([t]) => t);
      return (
        massesOf(x).length === 2 &&
        meets(a, b, shiftOf(x)) &&
        (label === undefined || labelsOf(x).every((l) => l === label))
      );
    },
  };
}

const TORN = String.raw`two agents in one cell see each other; the shift takes one of them over the border and then they do not.`;

/** Cells of `length` units from 0 on around the circle of `period` units: a < b in one cell, and a shift in (a, b] tears them. */
export const tornOnCircle = (entry: GalleryEntry, length: number, period: number): Certain =>
  shiftedPair(
    entry,
    TORN,
    fc
      .tuple(
        fc.nat({ max: period / length - 1 }),
        fc.uniqueArray(fc.nat({ max: length - 1 }), { minLength: 2, maxLength: 2 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
      )
      .map(([cell, ends, t]) => {
        const [a, b] = ends.toSorted((p, q) => p - q);
        const shift = a + 1 + Math.min(b - a - 1, Math.floor(t * (b - a)));
        return [[[cell * length + a], [cell * length + b]], shift] as const;
      }),
    (a, b, shift) => {
      const [s, t] = [remainder(a, length), remainder(b, length)];
      return a >= 0 && b < period && a - s === b - t && s < shift && shift <= t;
    },
  );

/**
 * Agents in the last cells of the line, right of all cuts, which lie from `low` to `high` units. The shift takes one of them to
 * the left of all cuts.
 */
export const tornOnLine = (entry: GalleryEntry, low: number, high: number, label?: number): Certain =>
  shiftedPair(
    entry,
    TORN,
    fc
      .tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 }), fc.nat({ max: 3 }))
      .map(
        ([a, over, more]) => [[[high + a], [2 * high - low + a + over + more + 1]], high - low + a + over + 1] as const,
      ),
    (a, b, shift) => a >= high && a - shift < low && b - shift >= high,
    label,
  );

/** Agents on neighbouring knots of hats around the circle: they share no neighbourhood, and after any shift off the knots do. */
export const betweenKnots = (entry: GalleryEntry, spacing: number, period: number): Certain =>
  shiftedPair(
    entry,
    String.raw`agents on two neighbouring knots of the hats share no neighbourhood, $\sum_lg_l(x)g_l(y)=0$; any shift that does not lead from knots to knots puts both into one.`,
    fc
      .tuple(
        fc.nat({ max: period / spacing - 1 }),
        fc.integer({ min: 0, max: 1 }),
        fc.integer({ min: 1, max: spacing - 1 }),
      )
      .map(([knot, turns, s]) => {
        const [a, b] = [knot * spacing, (knot * spacing + spacing) % period];
        return [[[a], [b]], turns * spacing + s] as const;
      }),
    (a, b, shift) =>
      remainder(a, spacing) === 0 && remainder(b - a, period) === spacing && remainder(shift, spacing) !== 0,
  );
