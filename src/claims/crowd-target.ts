import type { Instance } from '../engines/claim.js';
import type { Target } from '../engines/target.js';
import type { MeasureRoom } from '../engines/target/measures.js';
import { measureAt, measureDimension, measureStarts, wholeMasses } from '../engines/target/measures.js';

type Points = readonly (readonly number[])[];

/** Places for searches, with whole radii: on the line 40 units, in the plane 8, so that five points fit on the edge. */
export const LINE: MeasureRoom = { dim: 1, reach: 90, edge: 40 };
export const PLANE: MeasureRoom = { dim: 2, reach: 12, edge: 8 };

/** A search over places and masses for a kernel that need not be one of the gallery's. */
export function crowdTarget(
  name: string,
  room: MeasureRoom,
  sizes: readonly number[],
  margin: (points: Points, masses: readonly number[]) => number,
  build: (found: { points: number[][]; masses: number[] }) => Instance,
): Target {
  return {
    name,
    points: sizes,
    dimension: (n) => measureDimension(room, n),
    starts: (n) => measureStarts(room, n),
    margin(n, x) {
      const { points, masses } = measureAt(room, n, x);
      return margin(points, masses);
    },
    build(n, k, q) {
      const { points, masses } = measureAt(
        room,
        n,
        k.map((v) => v / q),
      );
      return build({ points: points.map((p) => p.slice()), masses: wholeMasses(masses, 1 / (4 * q)) });
    },
    marginOf: (x) => margin(x.points as unknown as number[][], x.masses as unknown as number[]),
  };
}
