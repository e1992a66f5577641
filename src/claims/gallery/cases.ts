import fc from 'fast-check';
import type { Family, Instance, Json } from '../../engines/claim.js';
import type { FiniteModel } from '../../finite/model.js';
import { ModelError } from '../../finite/model.js';
import { periodsOf } from '../../operators/environment.js';
import { OperatorError } from '../../operators/errors.js';
import type { Measure, Points } from '../../operators/measure.js';
import { measure } from '../../operators/measure.js';
import type { AveragingModel } from '../../operators/model.js';
import { finiteModelAt } from '../../operators/model.js';
import { rationals } from '../../scalar/field.js';
import { divide, multiply, rational, toNumber, toRational } from '../../scalar/rational.js';
import { normalisedMasses } from '../read.js';
import type { GalleryEntry } from './entry.js';
import { galleryEntry } from './entries.js';

/**
 * A case about a model at one density: `{ model, unit, points, labels?, masses, ... }`, read. With `volume` the points are
 * cells of this volume, and some may be vacuum.
 */
export interface GalleryCase {
  readonly entry: GalleryEntry;
  readonly model: AveragingModel;
  /** total mass 1 */
  readonly rho: Measure;
}

/**
 * Model and density of a case; undefined if the case has lost its shape in shrinking: points that coincide, masses that are
 * not positive, a label that there is not.
 */
export function galleryCase(x: Instance): GalleryCase | undefined {
  const entry = galleryEntry(x.model as string);
  const rows = (x.points ?? []) as unknown as readonly (readonly number[])[];
  const masses = x.masses as unknown as readonly number[];
  const labels = x.labels as unknown as readonly number[] | undefined;
  const unit = toRational(x.unit as string);
  const { environment } = entry.model;
  const n = masses.length;
  const volume = (x.volume as string | undefined) ?? entry.volume;
  const vacuum = volume !== undefined;
  if (n === 0 || masses.some((m) => !(vacuum ? m >= 0 : m > 0)) || masses.every((m) => m === 0)) return undefined;
  if (environment.dim > 0 && (rows.length !== n || rows.some((row) => row.length !== environment.dim)))
    return undefined;
  if (entry.everywhere !== undefined && n !== entry.everywhere) return undefined;
  const periods = periodsOf(environment)?.map((period) => toNumber(divide(period, unit)));
  const place = (i: number): string =>
    [
      ...(rows[i] ?? []).map((k, c) => (periods ? ((k % periods[c]) + periods[c]) % periods[c] : k)),
      labels?.[i] ?? 0,
    ].join();
  if (new Set(masses.map((_, i) => place(i))).size < n) return undefined;
  try {
    const rho = measure(environment, {
      ...(environment.dim > 0
        ? { points: rows.map((row) => row.map((k) => multiply(unit, rational(BigInt(k))))) }
        : {}),
      masses: normalisedMasses(masses.map((m) => rational(BigInt(m)))),
      ...(labels ? { labels } : {}),
      ...(vacuum ? { volumes: masses.map(() => volume) } : {}),
    });
    return { entry, model: entry.model, rho };
  } catch (error) {
    if (error instanceof OperatorError) return undefined;
    throw error;
  }
}

/**
 * The `targets` of a case, places in the environment: rows of whole multiples of the unit like the points, on a product
 * with the label at the end. Undefined if they have lost their shape in shrinking.
 */
export function targetsOf(x: Instance, { model: { environment } }: GalleryCase): Points | undefined {
  const rows = x.targets as unknown as readonly (readonly number[])[];
  const { dim } = environment;
  const labels = environment.kind === 'product' ? environment.labels.length : 0;
  const fits = rows.every((row) => labels === 0 || (row[dim] >= 0 && row[dim] < labels));
  if (rows.length === 0 || !fits) return undefined;
  const unit = toRational(x.unit as string);
  return {
    field: rationals,
    n: rows.length,
    dim,
    x: rows.flatMap((row) => row.slice(0, dim).map((k) => multiply(unit, rational(BigInt(k))))),
    label: labels > 0 ? rows.map((row) => row[dim]) : undefined,
  };
}

/** The model on the points of the case; undefined where it is not defined there. */
export function galleryModel(x: Instance): (GalleryCase & { readonly finite: FiniteModel }) | undefined {
  const found = galleryCase(x);
  if (!found) return undefined;
  try {
    return { ...found, finite: finiteModelAt(found.model, found.rho) };
  } catch (error) {
    if (error instanceof OperatorError || error instanceof ModelError) return undefined;
    throw error;
  }
}

/** Masses of one size, of very different ones, one heavy atom, one light agent. */
export const someMasses = (n: number, least: number): fc.Arbitrary<number[]> => {
  const each = (of: fc.Arbitrary<number>): fc.Arbitrary<number[]> => fc.array(of, { minLength: n, maxLength: n });
  const odd = (usual: number, other: number): fc.Arbitrary<number[]> =>
    fc.nat({ max: n - 1 }).map((i) => Array.from({ length: n }, (_, j) => (i === j ? other : usual)));
  return fc.oneof(
    each(fc.integer({ min: least, max: 9 })),
    each(fc.nat({ max: 12 }).map((k) => 4 ** k)),
    odd(1, 1000),
    odd(1000, 1),
  );
};

/** Any masses, with vacuum anywhere but at one point. */
const withVacuum = (n: number): fc.Arbitrary<number[]> =>
  fc
    .tuple(someMasses(n, 1), fc.array(fc.boolean(), { minLength: n, maxLength: n }), fc.nat({ max: n - 1 }))
    .map(([masses, empty, kept]) => masses.map((m, i) => (empty[i] && i !== kept ? 0 : m)));

/** The periods of a torus in units. */
const periodsIn = ({ model, unit }: GalleryEntry): number[] | undefined =>
  periodsOf(model.environment)?.map((p) => toNumber(divide(p, toRational(unit))));

/** How many distinct points there are: few on a short circle, elsewhere as many as one likes. */
const placesOf = (entry: GalleryEntry): number => periodsIn(entry)?.reduce((a, b) => a * b, 1) ?? Infinity;

/** n distinct points, n ≤ {@link placesOf}: spread over the whole reach, in a cluster, in two clusters. */
function somePoints(entry: GalleryEntry, n: number): fc.Arbitrary<number[][]> {
  const { environment } = entry.model;
  const periods = periodsIn(entry);
  const coordinate = (c: number, around: number, within: number): fc.Arbitrary<number> =>
    periods
      ? fc
          .integer({ min: around - within, max: around + within })
          .map((k) => ((k % periods[c]) + periods[c]) % periods[c])
      : fc.integer({ min: around - within, max: around + within });
  const point = (around: number, within: number): fc.Arbitrary<number[]> =>
    fc.tuple(...Array.from({ length: environment.dim }, (_, c) => coordinate(c, around, within)));
  const distinct = (of: fc.Arbitrary<number[]>): fc.Arbitrary<number[][]> =>
    fc.uniqueArray(of, { minLength: n, maxLength: n, selector: (p) => p.join() });
  const { reach } = entry;
  const near = Math.max(n, Math.ceil(reach / 4));
  // more points than the reach has places would be drawn for ever
  const all = periods ? Math.max(...periods) : Math.max(reach, near);
  return fc.oneof(
    distinct(point(0, all)),
    distinct(point(0, near)),
    distinct(fc.oneof(point(0, near), point(reach, near))),
  );
}

/** What else a case carries, by its key. */
export type CaseData = Readonly<Record<string, (n: number, entry: GalleryEntry) => fc.Arbitrary<Json>>>;

/** A field on the points, whole numbers from −4 to 4. */
export const field = (n: number): fc.Arbitrary<Json> =>
  fc.array(fc.integer({ min: -4, max: 4 }), { minLength: n, maxLength: n });

/** Points are cells of volume 1, of which some may be vacuum. */
export const cells: CaseData = { volume: () => fc.constant('1') };

/** One to three places within the reach of a model with coordinates. */
export const targets = (_: number, entry: GalleryEntry): fc.Arbitrary<Json> => {
  const { environment } = entry.model;
  const places = fc.integer({ min: 1, max: Math.min(3, placesOf(entry)) }).chain((k) => somePoints(entry, k));
  if (environment.kind !== 'product') return places;
  const label = fc.nat({ max: environment.labels.length - 1 });
  return places.chain((rows) =>
    fc
      .array(label, { minLength: rows.length, maxLength: rows.length })
      .map((labels) => rows.map((row, i) => [...row, labels[i]])),
  );
};

/** Random cases about one model, up to `most` points, or as many as its environment has. */
export function casesOf(entry: GalleryEntry, data: CaseData = {}, most = 5): fc.Arbitrary<Instance> {
  const { environment } = entry.model;
  const labels = environment.kind === 'product' || environment.kind === 'finite' ? environment.labels.length : 0;
  const count =
    entry.everywhere === undefined
      ? fc.integer({ min: 1, max: Math.min(most, placesOf(entry)) })
      : fc.constant(entry.everywhere);
  const someOf = 'volume' in data ? withVacuum : (n: number) => someMasses(n, entry.volume === undefined ? 1 : 0);
  return count.chain((n) =>
    fc
      .record({
        model: fc.constant(entry.key),
        unit: fc.constant(entry.unit),
        ...(environment.dim > 0
          ? {
              points: entry.everywhere === undefined ? somePoints(entry, n) : fc.constant(gridOf(environment.dim, n)),
            }
          : {}),
        ...(labels > 0
          ? {
              labels:
                environment.dim === 0
                  ? fc.constant(Array.from({ length: n }, (_, i) => i))
                  : fc.array(fc.nat({ max: labels - 1 }), { minLength: n, maxLength: n }),
            }
          : {}),
        masses: someOf(n),
        ...Object.fromEntries(Object.entries(data).map(([key, make]) => [key, make(n, entry)])),
      })
      .map((x) => x as unknown as Instance),
  );
}

/** The nodes 0, 1, … of a grid of n = kᵈ cells. */
export function gridOf(dim: number, n: number): number[][] {
  const k = Math.round(n ** (1 / dim));
  return Array.from({ length: n }, (_, i) =>
    Array.from({ length: dim }, (_, c) => Math.floor(i / k ** (dim - 1 - c)) % k),
  );
}

/** One family for each model. */
export const galleryFamilies = (entries: readonly GalleryEntry[], data: CaseData = {}, most = 5): Family[] =>
  entries.map((entry) => ({
    name: `${entry.key}, N ≤ ${entry.everywhere ?? most}`,
    arbitrary: casesOf(entry, data, most),
  }));

/** All models in one family. */
export const mixedFamily = (name: string, entries: readonly GalleryEntry[], data: CaseData = {}, most = 5): Family => ({
  name: `${name}, N ≤ ${most}`,
  arbitrary: fc.oneof(...entries.map((entry) => casesOf(entry, data, most))),
});
