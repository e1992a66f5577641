import type { Instance } from '../../engines/claim.js';
import type { Target } from '../../engines/target.js';
import type { MeasureRoom } from '../../engines/target/measures.js';
import { measureAt, measureDimension, measureStarts, wholeMasses } from '../../engines/target/measures.js';
import { periodsOf } from '../../operators/environment.js';
import type { Measure } from '../../operators/measure.js';
import { measureToDoubles } from '../../operators/measure.js';
import { doubles } from '../../scalar/field.js';
import { divide, toNumber, toRational } from '../../scalar/rational.js';
import { galleryCase, gridOf } from './cases.js';
import type { GalleryEntry } from './entry.js';

/** Options of {@link measureTarget}. */
export interface MeasureTargetOptions {
  /** numbers of points to try, in this order */
  readonly points?: readonly number[];
  /** where the support of the model's kernel ends, in units */
  readonly edge?: number;
  /** what else a case carries */
  readonly more?: Instance;
}

const DEFAULT_POINTS = [3, 4, 5, 2, 6];

/** Where the masses of cases about a model may lie. */
function roomOf(entry: GalleryEntry, edge: number | undefined): MeasureRoom {
  const { environment } = entry.model;
  const unit = toRational(entry.unit);
  return {
    dim: environment.dim,
    reach: entry.reach,
    edge,
    periods: periodsOf(environment)?.map((p) => toNumber(divide(p, unit))),
    everywhere: entry.everywhere === undefined ? undefined : gridOf(environment.dim, entry.everywhere),
  };
}

/**
 * A search over densities for a claim about a model of the gallery: clusters, two scales, near vacuum, heavy atoms, points on
 * the edge of the support are its starts. Its cases are `{ model, unit, points, labels?, masses, ...more }`, with
 * small whole masses.
 *
 * @param margin of a density in doubles, total mass 1: positive where the bound holds with room, +∞ where there is no case.
 *   Errors of the model count as no case.
 */
export function measureTarget(
  entry: GalleryEntry,
  name: string,
  margin: (rho: Measure<number>) => number,
  { points = DEFAULT_POINTS, edge, more = {} }: MeasureTargetOptions = {},
): Target {
  const { environment } = entry.model;
  const room = roomOf(entry, edge);
  const unit = toNumber(toRational(entry.unit));
  const volume = entry.volume === undefined ? undefined : toNumber(toRational(entry.volume));
  const labels = environment.kind === 'product' || environment.kind === 'finite' ? environment.labels.length : 0;
  const labelsOf = (n: number): number[] => Array.from({ length: n }, (_, j) => j % labels);
  const safely = (rho: Measure<number>): number => {
    try {
      return margin(rho);
    } catch {
      return Infinity;
    }
  };
  return {
    name: `${entry.key}: places and masses; ${name}`,
    points: entry.everywhere === undefined ? points : [entry.everywhere],
    dimension: (n) => measureDimension(room, n),
    starts: (n) => measureStarts(room, n),
    margin(n, x) {
      const found = measureAt(room, n, x);
      const size = found.masses.length;
      const total = found.masses.reduce((a, b) => a + b, 0);
      return safely({
        field: doubles,
        n: size,
        dim: room.dim,
        x: Float64Array.from(found.points.flat(), (k) => unit * k),
        masses: Float64Array.from(found.masses, (m) => m / total),
        volumes: volume === undefined ? undefined : new Float64Array(size).fill(volume),
        label: labels > 0 ? labelsOf(size) : undefined,
      });
    },
    build(n, k, q) {
      const found = measureAt(
        room,
        n,
        k.map((v) => v / q),
      );
      const size = found.masses.length;
      return {
        model: entry.key,
        unit: entry.unit,
        ...(room.dim > 0 ? { points: found.points.map((p) => p.slice()) } : {}),
        ...(labels > 0 ? { labels: labelsOf(size) } : {}),
        masses: wholeMasses(found.masses, 1 / (4 * q)),
        ...more,
      };
    },
    marginOf(instance) {
      const found = galleryCase(instance);
      return found ? safely(measureToDoubles(found.rho)) : Infinity;
    },
  };
}
