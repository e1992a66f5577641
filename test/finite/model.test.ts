import { describe, expect, it } from 'vitest';
import type { ModelInput } from '../../src/finite/model.js';
import {
  ModelError,
  average,
  averageMatrix,
  finiteModel,
  massesOf,
  modelFromAverage,
  modelFromFlow,
  strength,
} from '../../src/finite/model.js';
import { doubles, rationals } from '../../src/scalar/field.js';
import { magnitude, toNumber } from '../../src/scalar/rational.js';
import { HAZARD_BINARY } from '../fixtures/hazards.js';
import { exact, texts } from '../fixtures/texts.js';
import { TWINS, expectTwin, twinOf } from '../fixtures/twin.js';

/** Paths and messages of the error that a function throws. */
function issues(make: () => unknown): Record<string, string> {
  try {
    make();
  } catch (error) {
    expect(error).toBeInstanceOf(ModelError);
    const { code, issues: found } = error as ModelError;
    expect(code).toBe('invalid-model');
    expect(new Set(found.map(({ path, message }) => path + message)).size).toBe(found.length);
    return Object.fromEntries(found.map(({ path, message }) => [path, message]));
  }
  return expect.unreachable('the model was accepted');
}
const wrong = (input: unknown) => issues(() => finiteModel(input as ModelInput));

describe('a finite model', () => {
  it('is the same from its flow and from strengths and averages', () => {
    const flow = finiteModel({
      name: 'pair',
      flow: [
        ['1/4', '1/4'],
        [0.25, '3/4'],
      ],
      masses: [1, 2],
    });
    const average_ = finiteModel({
      name: 'pair',
      kappa: ['1/2', 1],
      A: [
        ['1/2', '1/2'],
        [0.25, 0.75],
      ],
      masses: [1, 2],
    });
    expect(average_).toEqual(flow);
    expect(texts(flow.kappa)).toEqual(['1/2', '1']);
    expect(texts(averageMatrix(flow))).toEqual(['1/2', '1/2', '1/4', '3/4']);
    expect(texts(strength(flow))).toEqual(['1/2', '1/2']);
  });

  it('has masses κ/Σκ where none are given, so that s = Σκ', () => {
    const model = finiteModel({
      flow: [
        [1, 2],
        [0, 5],
      ],
    });
    expect(texts(massesOf(model))).toEqual(['3/8', '5/8']);
    expect(texts(strength(model))).toEqual(['8', '8']);
  });

  it('averages with weights F_ij / κ_i', () => {
    expect(
      texts(
        average(
          finiteModel({
            flow: [
              [1, 2],
              [0, 5],
            ],
          }),
          exact(3, -3),
        ),
      ),
    ).toEqual(['-1', '-3']);
  });

  it('reads 0.1 as 1/10, so that rows of decimals sum to 1', () => {
    expect(() => finiteModel({ kappa: [1], A: [[1]] })).not.toThrow();
    expect(() =>
      finiteModel({
        kappa: [1, 1, 1],
        A: [
          [0.1, 0.2, 0.7],
          [0.3, 0.3, 0.4],
          [0.6, 0.3, 0.1],
        ],
      }),
    ).not.toThrow();
  });

  it.each(TWINS)('agrees in doubles and in rationals on $name', ({ model, field: u }) => {
    const twin = twinOf(model);
    expectTwin(averageMatrix(model), averageMatrix(twin), model.n);
    expectTwin(massesOf(model), massesOf(twin), model.n);
    expectTwin(strength(model), strength(twin), model.n);
    expectTwin(average(model, u), average(twin, u.map(toNumber)), model.n, average(model, u.map(magnitude)));
    expectTwin(model.flow, modelFromAverage(doubles, twin.kappa, averageMatrix(twin)).flow, model.n);
  });
});

describe('what is no model', () => {
  it('is refused with every problem, its path and its value', () => {
    expect(
      wrong({
        flow: [
          [1, -2, 0],
          [0, 0, 0],
          ['x', NaN, 1],
        ],
        masses: [1, 0, '1/0'],
      }),
    ).toEqual({
      'flow[0][1]': '-2 is not a number >= 0',
      'flow[1]': 'the row sums to 0: the point listens to nobody',
      'flow[2][0]': '"x" is not a number',
      'flow[2][1]': '"NaN" is not a number',
      'masses[1]': '0 is not positive',
      'masses[2]': '"1/0" has the denominator 0',
    });
    expect(
      wrong({
        kappa: [0, 1, 'k'],
        A: [
          ['1/2', '1/2', '1/100'],
          ['3/2', '-1/2', 0],
          [1, 'y', 1],
        ],
        masses: [1, 1],
      }),
    ).toEqual({
      'kappa[0]': '0 is not positive',
      'kappa[2]': '"k" is not a number',
      'A[0]': 'sums to 101/100, expected 1',
      'A[1][1]': '-1/2 is not a number >= 0',
      'A[2][1]': '"y" is not a number',
      masses: '2 entries, expected 3',
    });
  });

  it('is refused for its shape, and the rows that have one are still read', () => {
    expect(wrong({ flow: [[1, 2, 3], [1], [0, 0, -1]] })).toMatchObject({
      'flow[1]': '1 entries, expected 3',
      'flow[2][2]': '-1 is not a number >= 0',
    });
    expect(wrong({ flow: [] })).toEqual({ flow: '0 points, expected at least 1' });
    expect(wrong({ kappa: [1, 1], A: [[1]] })).toEqual({ A: '1 entries, expected 2×2' });
    expect(wrong({ flow: [[1]], masses: [1, 1] })).toEqual({ masses: '2 entries, expected 1' });
    expect(issues(() => modelFromFlow(rationals, 2, exact(1, 2, 3)))).toEqual({ flow: '3 entries, expected 2×2' });
    expect(issues(() => modelFromFlow(rationals, 1.5, exact(1)))).toHaveProperty('flow');
  });

  it.each([NaN, Infinity, -Infinity, null, undefined, true, 'NaN', '1e5000', {}])(
    'includes %o as a number',
    (value) => {
      expect(
        Object.keys(
          wrong({
            flow: [
              [1, value],
              [1, 1],
            ],
          }),
        ),
      ).toEqual(['flow[0][1]']);
      expect(
        Object.keys(
          wrong({
            kappa: [1, value],
            A: [
              [1, 0],
              [0, 1],
            ],
          }),
        ),
      ).toEqual(['kappa[1]']);
      expect(Object.keys(wrong({ flow: [[1]], masses: [value] }))).toEqual(['masses[0]']);
    },
  );

  it('includes a row that misses 1 by less than any double shows', () => {
    expect(Object.keys(wrong({ kappa: [1], A: [[`1/${10n ** 30n}`]] }))).toEqual(['A[0]']);
    // 1 - 10^-900 would round to 1, and the difference to 0.
    expect(
      Object.keys(
        wrong({
          kappa: [1, 1],
          A: [
            [1, '1e-900'],
            [0, 1],
          ],
        }),
      ),
    ).toEqual(['A[0]']);
  });

  it('includes NaN, infinities and overflow in doubles', () => {
    for (const value of [NaN, Infinity, -1]) {
      expect(issues(() => modelFromFlow(doubles, 1, [value]))).toHaveProperty(['flow[0][0]']);
      expect(issues(() => modelFromAverage(doubles, [1], [value]))).toHaveProperty(['A[0][0]']);
      expect(issues(() => modelFromAverage(doubles, [value], [1]))).toHaveProperty(['kappa[0]']);
      expect(issues(() => modelFromFlow(doubles, 1, [1], { masses: [value] }))).toHaveProperty(['masses[0]']);
    }
    expect(issues(() => modelFromFlow(doubles, 2, [1e308, 1e308, 1, 1]))).toHaveProperty(['flow[0]']);
    expect(() => modelFromAverage(doubles, [1, 1, 1], [0.1, 0.2, 0.7, 1 / 3, 1 / 3, 1 / 3, 1, 0, 0])).not.toThrow();
    expect(issues(() => modelFromAverage(doubles, [1, 1], [0.5, 0.5 + 4 * Number.EPSILON, 0, 1]))).toHaveProperty([
      'A[0]',
    ]);
  });

  it('includes the binary hazard as it stands: its first point listens to nobody', () => {
    expect(wrong({ flow: HAZARD_BINARY })).toEqual({ 'flow[0]': 'the row sums to 0: the point listens to nobody' });
    expect(Object.keys(wrong({ kappa: [1, 1, 1, 1, 1], A: HAZARD_BINARY }))).toEqual(['A[0]', 'A[3]', 'A[4]']);
  });
});
