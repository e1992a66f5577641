import { describe, expect, it } from 'vitest';
import type { AverageMatrix, Measure, Points, Vector } from '../../src/operators/index.js';
import { average, InexactError, kappaOf, measure } from '../../src/operators/index.js';
import { measureToDoubles } from '../../src/operators/measure.js';
import type { Field } from '../../src/scalar/field.js';
import { rationals } from '../../src/scalar/field.js';
import { toRational } from '../../src/scalar/rational.js';
import type { IndependentCase } from '../fixtures/independent.js';
import { independentCases, independentModel } from '../fixtures/independent.js';

/** What twelve digits means: relative, entry by entry; where the definition gives 0 there must be 0. */
const TWELVE_DIGITS = 1e-12;

const CASES = independentCases();

/** Largest relative error. */
function worst(found: readonly number[], expected: readonly number[]): number {
  if (found.length !== expected.length) return Infinity;
  return found.reduce((most, a, k) => {
    const error = a === expected[k] ? 0 : Math.abs(a - expected[k]) / Math.abs(expected[k]);
    return error <= most ? most : error;
  }, 0);
}

function targetsOf(
  { points, labels }: NonNullable<IndependentCase['targets']>,
  { dim }: Measure,
): { exact: Points; inDoubles: Points<number> } {
  const exact = {
    field: rationals,
    n: (points ?? labels)!.length,
    dim,
    x: (points ?? []).flatMap((row) => row.map(toRational)),
    ...(labels ? { label: labels } : {}),
  };
  const { n, label } = exact;
  return { exact, inDoubles: { ...measureToDoubles({ ...exact, masses: [] }), n, label } };
}

const numbers = <T>(field: Field<T>, v: Vector<T>): number[] =>
  Array.from({ length: v.length }, (_, k) => field.toNumber(v[k]));

const entriesOf = <T>(field: Field<T>, { entries }: AverageMatrix<T>): number[] => numbers(field, entries);

/** How far a sum of terms a u may be off: relative to the sum of their sizes. */
const meanError = (found: Float64Array, { average: a, mean }: Pick<IndependentCase, 'average' | 'mean'>, u: number[]) =>
  worst(
    Array.from(found, (t, i) => t - mean[i] + a[i].reduce((s, w, j) => s + w * Math.abs(u[j]), 0)),
    a.map((row) => row.reduce((s, w, j) => s + w * Math.abs(u[j]), 0)),
  );

describe('the models of section 2 against an independent implementation', () => {
  it('covers sixty instances, all models, all environments', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(60);
    expect(new Set(CASES.map(({ model }) => model['model']))).toEqual(
      new Set([
        'global',
        'identity',
        'cucker-smale',
        'motsch-tadmor',
        'beta',
        'vicsek',
        'opinions',
        'penalised',
        'mollified',
        'mollified-pressure',
        'doubly-mollified',
        'conditional',
        'segregation',
        'topological-cucker-smale',
        'topological-motsch-tadmor',
        'topological-beta',
        'multi-species',
        'multi-flock',
        'composition',
        'adjoint',
        'symmetrised-sum',
        'symmetrised-product',
        'convex',
        'sum',
      ]),
    );
    expect(new Set(CASES.map(({ environment: { kind, dim } }) => `${kind} ${dim}`))).toEqual(
      new Set(['space 1', 'space 2', 'space 3', 'torus 1', 'torus 2', 'torus 3', 'finite 0']),
    );
  });

  it.each(CASES.map((given) => [given.id, given] as const))(
    '%s: κ, s, A and [u] have its twelve digits',
    (_, given) => {
      const model = independentModel(given);
      const { points, masses, volumes, labels, targets } = given;
      const exact = measure(model.environment, {
        masses,
        ...(points ? { points } : {}),
        ...(volumes ? { volumes } : {}),
        ...(labels ? { labels } : {}),
      });
      const u = given.u.map((t) => rationals.toNumber(toRational(t)));
      const places = targets && targetsOf(targets, exact);

      const check = <T>(rho: Measure<T>, at: Points<T> | undefined): void => {
        const { field } = rho;
        expect(worst(numbers(field, kappaOf(model, rho)), given.kappa), 'κ').toBeLessThanOrEqual(TWELVE_DIGITS);
        if (given.strength)
          expect(worst(numbers(field, model.strength(rho)), given.strength), 's').toBeLessThanOrEqual(TWELVE_DIGITS);
        expect(worst(entriesOf(field, model.matrix(rho)), given.average.flat()), 'A').toBeLessThanOrEqual(
          TWELVE_DIGITS,
        );
        if (!at || !targets) return;
        if (targets.strength)
          expect(worst(numbers(field, model.strength(rho, at)), targets.strength), 's at targets').toBeLessThanOrEqual(
            TWELVE_DIGITS,
          );
        expect(
          worst(entriesOf(field, model.matrix(rho, at)), targets.average.flat()),
          'A at targets',
        ).toBeLessThanOrEqual(TWELVE_DIGITS);
      };

      const rho = measureToDoubles(exact);
      check(rho, places?.inDoubles);
      const out = new Float64Array(rho.n);
      average(model, out, rho, Float64Array.from(u));
      expect(meanError(out, given, u), '[u]').toBeLessThanOrEqual(TWELVE_DIGITS);
      if (places && targets) {
        const there = new Float64Array(places.inDoubles.n);
        average(model, there, rho, Float64Array.from(u), places.inDoubles);
        expect(meanError(there, targets, u), '[u] at targets').toBeLessThanOrEqual(TWELVE_DIGITS);
      }
      if (given.doublesOnly) return;
      try {
        check(exact, places?.exact);
      } catch (error) {
        // Where a kernel or a power has no rational value the model must not have promised one.
        if (!(error instanceof InexactError)) throw error;
        expect(model.exact).toBe(false);
      }
    },
  );
});
