import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AveragingModel, Measure, Points } from '../../../src/operators/index.js';
import { average, measure, measureInDoubles, OperatorError, periodsOf } from '../../../src/operators/index.js';
import { doubles, rationals } from '../../../src/scalar/field.js';
import { rational, toNumber } from '../../../src/scalar/rational.js';

/** Agents as plain numbers. */
export interface Crowd {
  readonly x: readonly (readonly number[])[];
  readonly m: readonly number[];
  readonly label: readonly number[];
  /** volume of a cell; 0 where the agents are none */
  readonly volume: number;
}

/** One who listens. */
export interface Listener {
  readonly y: readonly number[];
  readonly label: number;
}

/** What plain loops find at one place: the strength and the row of the average, or that the formula is 0/0. */
export type Found = { readonly s?: number; readonly row: readonly number[] } | undefined;

/** A model written from the formula of the paper, in plain loops over numbers. */
export type Naive = (crowd: Crowd, at: Listener) => Found;

export interface Setting {
  readonly model: AveragingModel;
  readonly naive: Naive;
  /** coordinates are from −half to half of this, on a torus all of the period */
  readonly side?: number;
  /** cells of this volume, some of them vacuum */
  readonly volume?: number;
  /** every label once: the players of a finite set */
  readonly players?: boolean;
  /** an error where loops find 0/0 */
  readonly error?: new (...args: never[]) => OperatorError;
  /** the listeners are agents: a model that knows nothing elsewhere */
  readonly ownPlacesOnly?: boolean;
}

/** Denominator of coordinates and masses: doubles hold them exactly, so that exact and floating values are of one case. */
const GRAIN = 1024;
const INSTANCES = 60;

/** Sums of up to 12 terms, a quotient and a kernel: a few dozen roundings of numbers of size 1. */
const TWELVE_DIGITS = 1e-12;

const lengthsOf = (model: AveragingModel, side: number): number[] =>
  periodsOf(model.environment)?.map(toNumber) ?? Array.from({ length: model.environment.dim }, () => side);

interface Case {
  readonly crowd: Crowd;
  readonly listeners: readonly Listener[];
  readonly u: readonly number[];
}

function cases({ model, side = 4, volume = 0, players = false, ownPlacesOnly = false }: Setting, most: number): Case[] {
  const { environment } = model;
  const labels = 'labels' in environment ? environment.labels.length : 1;
  const periodic = periodsOf(environment) !== undefined;
  const place = fc.tuple(
    ...lengthsOf(model, side).map((length) =>
      fc.integer({ min: 0, max: GRAIN * length }).map((k) => k / GRAIN - (periodic ? 0 : length / 2)),
    ),
  );
  const label = fc.nat({ max: labels - 1 });
  const count = players ? fc.constant(labels) : fc.integer({ min: 1, max: most });
  const arbitrary = count.chain((n) => {
    const list = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(of, { minLength: n, maxLength: n });
    const mass = fc.integer({ min: volume > 0 ? 0 : 1, max: GRAIN }).map((k) => k / GRAIN);
    return fc.record({
      crowd: fc
        .record({
          x: list(place),
          m: list(mass),
          label: players ? fc.constant(Array.from({ length: n }, (_, i) => i)) : list(label),
        })
        .map((crowd) => ({ ...crowd, volume, m: crowd.m.map((m, i) => (i === 0 && m === 0 ? 1 : m)) })),
      others: ownPlacesOnly ? fc.constant([]) : fc.array(fc.record({ y: place, label }), { maxLength: 4 }),
      u: fc.array(fc.integer({ min: -GRAIN, max: GRAIN }), { minLength: 2 * n, maxLength: 2 * n }),
    });
  });
  return fc.sample(arbitrary, { seed: 1, numRuns: INSTANCES }).map(({ crowd, others, u }) => ({
    crowd,
    listeners: [...crowd.x.map((y, i) => ({ y, label: crowd.label[i] })), ...others],
    u: u.map((k) => k / GRAIN),
  }));
}

const hasLabels = ({ environment }: AveragingModel): boolean => 'labels' in environment;

function inDoubles(model: AveragingModel, { x, m, label, volume }: Crowd): Measure<number> {
  return measureInDoubles(model.environment, {
    x: x.flat(),
    masses: m,
    ...(hasLabels(model) ? { label } : {}),
    ...(volume > 0 ? { volumes: m.map(() => volume) } : {}),
  });
}

const exact = (t: number) => rational(BigInt(Math.round(t * GRAIN)), BigInt(GRAIN));

function inRationals(model: AveragingModel, { x, m, label, volume }: Crowd): Measure {
  return measure(model.environment, {
    ...(model.environment.dim > 0 ? { points: x.map((row) => row.map(exact)) } : {}),
    masses: m.map(exact),
    ...(hasLabels(model) ? { labels: label } : {}),
    ...(volume > 0 ? { volumes: m.map(() => exact(volume)) } : {}),
  });
}

function pointsOf<T>(
  model: AveragingModel,
  listeners: readonly Listener[],
  field: Points<T>['field'],
  from: (t: number) => T,
): Points<T> {
  const { dim } = model.environment;
  return {
    field,
    n: listeners.length,
    dim,
    x: listeners.flatMap(({ y }) => y.map(from)),
    label: hasLabels(model) ? listeners.map(({ label }) => label) : undefined,
  };
}

const doublesOf = (model: AveragingModel, listeners: readonly Listener[]): Points<number> =>
  pointsOf(model, listeners, doubles, (t) => t);

/** Sixty random crowds: the library and plain loops agree to twelve digits, at the agents and elsewhere. */
export function describeAgreement(title: string, setting: Setting): void {
  const { model, naive, error = OperatorError } = setting;
  const answers = (all: readonly Case[]) =>
    all.map((one) => ({ ...one, found: one.listeners.map((at) => naive(one.crowd, at)) }));

  describe(title, () => {
    it('has the strengths and averages of plain loops to twelve digits', () => {
      let compared = 0;
      for (const { crowd, listeners, found } of answers(cases(setting, 12))) {
        const rho = inDoubles(model, crowd);
        for (const [i, at] of listeners.entries()) {
          const here = found[i];
          if (!here) continue;
          const target = doublesOf(model, [at]);
          const { entries } = model.matrix(rho, target);
          here.row.forEach((a, j) => expect(Math.abs(entries[j] - a)).toBeLessThanOrEqual(TWELVE_DIGITS));
          if (here.s !== undefined)
            expect(Math.abs(model.strength(rho, target)[0] - here.s)).toBeLessThanOrEqual(
              TWELVE_DIGITS * Math.max(1, here.s),
            );
          compared++;
        }
      }
      expect(compared).toBeGreaterThanOrEqual(INSTANCES);
    });

    it('averages a field as the loops do, all places at once', () => {
      for (const { crowd, listeners, found, u } of answers(cases(setting, 12))) {
        const kept = listeners.filter((_, i) => found[i]);
        if (kept.length === 0) continue;
        const out = new Float64Array(2 * kept.length).fill(Number.NaN);
        average(model, out, inDoubles(model, crowd), Float64Array.from(u), doublesOf(model, kept));
        found
          .filter((here) => here !== undefined)
          .forEach(({ row }, i) => {
            for (const c of [0, 1]) {
              const mean = row.reduce((sum, a, j) => sum + a * u[2 * j + c], 0);
              expect(Math.abs(out[2 * i + c] - mean)).toBeLessThanOrEqual(TWELVE_DIGITS);
            }
          });
      }
    });

    it('throws where the loops find 0/0, and names the place', () => {
      for (const { crowd, listeners, found } of answers(cases(setting, 12))) {
        for (const [i, at] of listeners.entries()) {
          if (found[i]) continue;
          const run = (): unknown => model.matrix(inDoubles(model, crowd), doublesOf(model, [at]));
          expect(run).toThrow(error);
          expect(run).toThrow(`target 0 at (${at.y.join(', ')})`);
        }
      }
    });

    it.skipIf(!model.exact)('has exactly the numbers that its doubles round', () => {
      for (const { crowd, listeners, found } of answers(cases(setting, 4)).slice(0, 20)) {
        const rho = inRationals(model, crowd);
        const kept = listeners.filter((_, i) => found[i]);
        if (kept.length === 0) continue;
        const targets = pointsOf(model, kept, rationals, exact);
        const { entries } = model.matrix(rho, targets);
        const s = setting.volume === undefined ? model.strength(rho, targets) : undefined;
        found
          .filter((here) => here !== undefined)
          .forEach((here, i) => {
            here.row.forEach((a, j) =>
              expect(Math.abs(toNumber(entries[i * rho.n + j]) - a)).toBeLessThanOrEqual(TWELVE_DIGITS),
            );
            if (here.s !== undefined && s)
              expect(Math.abs(toNumber(s[i]) - here.s)).toBeLessThanOrEqual(TWELVE_DIGITS * Math.max(1, here.s));
          });
      }
    });
  });
}
