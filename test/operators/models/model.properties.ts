import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { galleryCase, casesOf, targets, targetsOf } from '../../../src/claims/gallery/cases.js';
import { defined, pickWhere } from '../../../src/claims/gallery/evaluated.js';
import type { GalleryEntry } from '../../../src/claims/gallery/entry.js';
import { RECIPES } from '../../../src/claims/gallery/spelled/recipes.js';
import type { AveragingModel, Measure, Points } from '../../../src/operators/index.js';
import { average, measureToDoubles } from '../../../src/operators/index.js';
import { applyMatrix } from '../../../src/operators/model.js';
import { toArray } from '../../../src/operators/vector.js';
import type { Rational } from '../../../src/scalar/rational.js';
import {
  add,
  compare,
  equal,
  HALF,
  multiply,
  ONE,
  sign,
  sum,
  toNumber,
  toRational,
} from '../../../src/scalar/rational.js';

const CASES = 25;

interface Law {
  readonly rho: Measure;
  /** where the model is defined: the points first */
  readonly places: Points;
}

/** What a family may lack. */
export interface Limits {
  /** defined at the points of ρ only */
  readonly ownPlacesOnly?: boolean;
}

function cases(entry: GalleryEntry, model: AveragingModel, { ownPlacesOnly = false }: Limits): Law[] {
  const anywhere = model.environment.dim > 0 && entry.everywhere === undefined && !ownPlacesOnly;
  const drawn = fc.sample(casesOf(entry, anywhere ? { targets } : {}), { seed: 2, numRuns: CASES });
  return drawn.flatMap((x): Law[] => {
    const found = galleryCase(x);
    if (!found || !defined(() => model.matrix(found.rho))) return [];
    const { rho } = found;
    if (!anywhere) return [{ rho, places: rho }];
    const others = pickWhere(targetsOf(x, found)!, (one) => defined(() => model.matrix(rho, one)) !== undefined);
    return [{ rho, places: others ? joined(rho, others) : rho }];
  });
}

const joined = (a: Points, b: Points): Points => ({
  field: a.field,
  n: a.n + b.n,
  dim: a.dim,
  x: [...toArray(a.x), ...toArray(b.x)],
  label: a.label && [...Array.from(a.label), ...Array.from(b.label!)],
});

/** Rows and coordinates in another order. */
function permuted<T extends Points>(points: T, order: readonly number[]): T {
  const { dim, x, label } = points;
  const pick = <V>(v: ArrayLike<V>): V[] => order.map((i) => v[i]);
  const more = 'masses' in points ? (points as unknown as Measure) : undefined;
  return {
    ...points,
    n: order.length,
    x: order.flatMap((i) => Array.from({ length: dim }, (_, k) => x[i * dim + k])),
    label: label && pick(label),
    ...(more ? { masses: pick(more.masses), ...(more.volumes ? { volumes: pick(more.volumes) } : {}) } : {}),
  };
}

const rowsOf = (model: AveragingModel, rho: Measure, places: Points): Rational[][] => {
  const { rows, columns, entries } = model.matrix(rho, places);
  return Array.from({ length: rows }, (_, i) => toArray(entries).slice(i * columns, i * columns + columns));
};

const expectEqual = (a: readonly Rational[], b: readonly Rational[]): void => {
  expect(a).toHaveLength(b.length);
  expect(a.every((t, i) => equal(t, b[i]))).toBe(true);
};

/** What every averaging model keeps, whatever its formula. */
export function describeModelLaws(entry: GalleryEntry, model = entry.model, limits: Limits = {}): void {
  const laws = cases(entry, model, limits);
  const reversed = (n: number): number[] => Array.from({ length: n }, (_, i) => n - 1 - i);

  describe(model === entry.model ? entry.key : `${model.name} from ${entry.key}`, () => {
    it('has cases', () => {
      expect(laws.length).toBeGreaterThanOrEqual(CASES / 5);
    });

    it('has rows without negative entries that sum to 1 exactly', () => {
      for (const { rho, places } of laws)
        for (const row of rowsOf(model, rho, places)) {
          expect(row.every((a) => sign(a) >= 0)).toBe(true);
          expect(equal(sum(row), ONE)).toBe(true);
        }
    });

    it('has in doubles the numbers that it has exactly, and keeps a constant field', () => {
      for (const { rho } of laws) {
        const near = measureToDoubles(rho);
        const { entries, rows } = model.matrix(near);
        rowsOf(model, rho, rho)
          .flat()
          .forEach((a, k) => expect(Math.abs(entries[k] - toNumber(a))).toBeLessThanOrEqual(1e-12));
        const out = new Float64Array(rows);
        average(model, out, near, new Float64Array(rho.n).fill(3));
        for (const t of out) expect(Math.abs(t - 3)).toBeLessThanOrEqual(3 * 8 * rho.n * Number.EPSILON);
      }
    });

    it('averages a field as its matrix does', () => {
      for (const { rho } of laws) {
        const near = measureToDoubles(rho);
        const u = Float64Array.from({ length: 2 * rho.n }, (_, k) => Math.sin(k + 1));
        const [fast, slow] = [new Float64Array(u.length).fill(Number.NaN), new Float64Array(u.length)];
        average(model, fast, near, u);
        applyMatrix(slow, model.matrix(near), u);
        fast.forEach((t, k) => expect(Math.abs(t - slow[k])).toBeLessThanOrEqual(1e-12));
      }
    });

    it('has at a place the same row whatever else is asked for', () => {
      for (const { rho, places } of laws) {
        if (limits.ownPlacesOnly) continue;
        const all = rowsOf(model, rho, places);
        const others = reversed(places.n).filter((i) => i % 2 === 0);
        if (others.length === 0) continue;
        rowsOf(model, rho, permuted({ ...places }, others)).forEach((row, k) => expectEqual(row, all[others[k]]));
      }
    });

    it('does not mind in which order the agents come', () => {
      for (const { rho } of laws) {
        const order = reversed(rho.n);
        const turned = permuted(rho, order);
        const all = rowsOf(model, rho, rho);
        rowsOf(model, turned, turned).forEach((row, i) =>
          expectEqual(
            row,
            order.map((j) => all[order[i]][j]),
          ),
        );
      }
    });

    it('takes two agents at one place as one of their mass', () => {
      // half a cell has the density of the cell, so volumes are halved as well
      if (limits.ownPlacesOnly || model.environment.dim === 0) return;
      for (const { rho, places } of laws) {
        const split = permuted(rho, [0, ...reversed(rho.n).toReversed()]);
        const halved = (v: ArrayLike<Rational>): Rational[] => Array.from(v, (t, i) => (i < 2 ? multiply(HALF, t) : t));
        const two: Measure = {
          ...split,
          masses: halved(split.masses),
          ...(split.volumes ? { volumes: halved(split.volumes) } : {}),
        };
        const one = rowsOf(model, rho, places);
        rowsOf(model, two, permuted({ ...places }, reversed(places.n).toReversed())).forEach((row, i) =>
          expectEqual([add(row[0], row[1]), ...row.slice(2)], one[i]),
        );
      }
    });

    it('has a strength that is not negative, and not above the constant of (ev4) for a probability', () => {
      const bound = model === entry.model ? RECIPES.get(entry.key)?.bound : undefined;
      for (const { rho, places } of laws) {
        if (!model.material) continue;
        for (const s of toArray(model.strength(rho, limits.ownPlacesOnly ? rho : places))) {
          expect(sign(s)).toBeGreaterThanOrEqual(0);
          if (bound !== undefined) expect(compare(s, toRational(bound))).toBeLessThanOrEqual(0);
        }
      }
    });

    it('reproduces: Σ φ_ρ m = s, and φ_ρ m = s A', () => {
      for (const { rho, places } of laws) {
        if (!model.material || !model.reproducingKernel) continue;
        const phi = toArray(model.reproducingKernel(rho, places));
        const s = toArray(model.strength(rho, places));
        rowsOf(model, rho, places).forEach((row, i) =>
          expectEqual(
            row.map((_, j) => multiply(phi[i * rho.n + j], rho.masses[j])),
            row.map((a) => multiply(s[i], a)),
          ),
        );
      }
    });
  });
}
