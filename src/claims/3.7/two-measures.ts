import fc from 'fast-check';
import type { Instance, Json } from '../../engines/claim.js';
import { periodsOf } from '../../operators/environment.js';
import { OperatorError } from '../../operators/errors.js';
import type { Measure } from '../../operators/measure.js';
import { measure } from '../../operators/measure.js';
import type { AveragingModel } from '../../operators/model.js';
import { reproducingKernelOf } from '../../operators/model.js';
import { toArray } from '../../operators/vector.js';
import type { Rational } from '../../scalar/rational.js';
import { divide, multiply, rational, toNumber, toRational, toText } from '../../scalar/rational.js';
import { casesOf } from '../gallery/cases.js';
import type { GalleryEntry } from '../gallery/entry.js';
import { galleryEntry } from '../gallery/entries.js';
import type { Step } from '../../engines/claim.js';
import type { Named } from '../formula-value.js';
import { columnOf, expectFormula } from '../formula-value.js';
import type { LazyStep } from '../steps.js';
import { expectValue } from '../steps.js';
import { normalisedMasses } from '../read.js';
import { kantorovich, transportValues } from './kantorovich.js';
import { distanceOf } from './line-formulas.js';
import type { ModelFormulas } from './regular-model.js';

/**
 * Two measures ρ′ and ρ″ on the same places of a line or a circle, read from a case `{ model, unit, points, masses, others }`;
 * ρ″ = ρ′ without `others`. Masses may be 0: then the place only is where kernels and strengths are evaluated.
 */
export interface TwoMeasures {
  readonly entry: GalleryEntry;
  readonly model: AveragingModel;
  readonly first: Measure;
  readonly second: Measure;
  readonly period?: Rational;
  /** for formulas: places p, masses a and b, distances D */
  readonly named: Named & {
    readonly p: readonly Rational[];
    readonly a: readonly Rational[];
    readonly b: readonly Rational[];
  };
}

/** Undefined if the case has lost its shape in shrinking. */
export function twoMeasures(x: Instance): TwoMeasures | undefined {
  const entry = galleryEntry(x.model as string);
  const { environment } = entry.model;
  const rows = x.points as unknown as readonly (readonly number[])[];
  const [masses, others] = [x.masses, x.others ?? x.masses] as unknown as [readonly number[], readonly number[]];
  const n = rows.length;
  const isMass = (m: readonly number[]): boolean => m.length === n && m.every((k) => k >= 0) && m.some((k) => k > 0);
  if (n === 0 || !isMass(masses) || !isMass(others)) return undefined;
  const unit = toRational(x.unit as string);
  const period = periodsOf(environment)?.[0];
  const turn = period && Math.round(toNumber(divide(period, unit)));
  const places = rows.map(([k]) => (turn ? ((k % turn) + turn) % turn : k));
  if (new Set(places).size < n) return undefined;
  const p = places.map((k) => multiply(unit, rational(BigInt(k))));
  const density = (m: readonly number[]): Measure =>
    measure(environment, {
      points: p,
      masses: normalisedMasses(m.map((k) => rational(BigInt(k)))),
      // with volumes a mass may be 0
      volumes: m.map(() => 1),
    });
  const [first, second] = [density(masses), density(others)];
  const [a, b] = [first, second].map((rho) => Array.from(rho.masses as readonly Rational[]));
  const D = columnOf(distanceOf('p', 'p', period && toText(period)), { p });
  return {
    entry,
    model: entry.model,
    first,
    second,
    ...(period ? { period } : {}),
    named: { p, a, b, D: { n, entries: D } },
  };
}

/** W₁ with both of its proofs by name, for {@link expectLowerTransport} and {@link expectUpperTransport}. */
export const transportOf = ({ named, period }: TwoMeasures) =>
  transportValues(kantorovich(named.p, named.a, named.b, period));

/** D as the checker forms it from the places. */
export const expectDistances = ({ named, period }: TwoMeasures): LazyStep =>
  expectFormula('D = |x - y|', named, 'D', '=', distanceOf('p', 'p', period && toText(period)));

/**
 * Strength and kernel of ρ′ or ρ″ as the library computes them are what the formulas say. A case in which the model is not
 * defined at every place does not apply.
 */
export const expectKernel =
  (
    data: TwoMeasures,
    formulas: ModelFormulas,
    which: 'first' | 'second',
    named: Named = { ...data.named, ...formulas.named },
  ): LazyStep =>
  () => {
    const [rho, m] = which === 'first' ? [data.first, 'a'] : [data.second, 'b'];
    const name = which === 'first' ? 'ρ′' : 'ρ″';
    try {
      const s = toArray(data.model.strength(rho));
      const phi = { n: rho.n, entries: toArray(reproducingKernelOf(data.model, rho)) };
      return [
        expectValue(`s at ${name}`, named, formulas.strength(m), s),
        expectValue(`φ at ${name}`, named, formulas.kernel(m), phi),
      ].map((step) => step() as Step);
    } catch (error) {
      if (error instanceof OperatorError) return undefined;
      throw error;
    }
  };
/**
 * Masses of ρ′ and ρ″ together: unrelated; one unit moved from one place to another; one heavy atom; of very different size,
 * as near to vacuum as 4⁻¹². Sometimes one of the places has no mass, in one of them or in both.
 */
export const twoMasses = (n: number): fc.Arbitrary<{ masses: number[]; others: number[] }> => {
  const each = (of: fc.Arbitrary<number>): fc.Arbitrary<number[]> => fc.array(of, { minLength: n, maxLength: n });
  const some = each(fc.integer({ min: 1, max: 9 }));
  const scales = each(fc.nat({ max: 12 }).map((k) => 4 ** k));
  const heavy = fc.nat({ max: n - 1 }).map((i): number[] => Array.from({ length: n }, (_, j) => (i === j ? 1000 : 1)));
  const any = fc.oneof(some, scales, heavy);
  const moved = fc.tuple(any, fc.nat({ max: n - 1 }), fc.nat({ max: n - 1 })).map(([masses, i, j]) => ({
    masses: masses.map((m) => 2 * m),
    others: masses.map((m, k) => 2 * m + (k === j ? 1 : 0) - (k === i ? 1 : 0)),
  }));
  const positive = fc.oneof(fc.record({ masses: any, others: any }), moved);
  if (n < 2) return positive;
  const without = fc
    .tuple(positive, fc.nat({ max: n - 1 }), fc.constantFrom('first', 'second', 'both'))
    .map(([{ masses, others }, i, which]) => ({
      masses: which === 'second' ? masses : masses.with(i, 0),
      others: which === 'first' ? others : others.with(i, 0),
    }));
  return fc.oneof({ weight: 2, arbitrary: positive }, { weight: 1, arbitrary: without });
};

/** Cases about two measures on places of the model's own, up to `most` of them. */
export const twoMeasureCases = (entry: GalleryEntry, most = 5): fc.Arbitrary<Instance> =>
  casesOf(entry, {}, most).chain((x) =>
    twoMasses((x.points as readonly Json[]).length).map((m): Instance => ({ ...x, ...m })),
  );

/**
 * The same on the circle of 16 units with somebody at most 3 units from everywhere: no neighbourhood of 4 units is empty, but
 * its mass may be as small as one likes.
 */
export const coveringCases = (entry: GalleryEntry): fc.Arbitrary<Instance> =>
  fc
    .tuple(
      fc.tuple(...[0, 4, 8, 12].map((k) => fc.integer({ min: k - 1, max: k + 1 }))),
      fc.array(fc.nat({ max: 15 }), { maxLength: 2 }),
    )
    .map(([base, more]) => [...new Set([...base, ...more].map((k) => (k + 16) % 16))])
    .chain((places) =>
      twoMasses(places.length).map((m): Instance => ({
        model: entry.key,
        unit: entry.unit,
        points: places.map((k) => [k]),
        ...m,
      })),
    );
