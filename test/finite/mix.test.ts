import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conservativePair } from '../../src/engines/arbitrary/pair.js';
import { mix } from '../../src/finite/mix.js';
import { ModelError, finiteModel } from '../../src/finite/model.js';
import { HALF, ONE, ZERO, parseRational, rational } from '../../src/scalar/rational.js';
import { texts } from '../fixtures/texts.js';
import { TWINS, expectModelTwin, twinOf } from '../fixtures/twin.js';

const third = parseRational('1/3');

describe('mixing', () => {
  it('is (1 - t) M0 + t M1', () => {
    const [zero, one] = [
      finiteModel({
        flow: [
          [3, 0],
          [0, 3],
        ],
        masses: [1, 4],
      }),
      finiteModel({
        flow: [
          [0, 3],
          [3, 0],
        ],
      }),
    ];
    const model = mix(zero, one, third);
    expect(texts(model.flow)).toEqual(['2', '1', '1', '2']);
    expect(texts(model.kappa)).toEqual(['3', '3']);
    expect(texts(model.masses!)).toEqual(['1', '4']);
  });

  it('gives back the ends at 0 and 1 and the mean in the middle, and keeps row sums', () => {
    fc.assert(
      fc.property(conservativePair(5), ({ first, second }) => {
        const [zero, one] = [finiteModel({ flow: first }), finiteModel({ flow: second })];
        expect(texts(mix(zero, one, ZERO).flow)).toEqual(texts(zero.flow));
        expect(texts(mix(zero, one, ONE).flow)).toEqual(texts(one.flow));
        const half = mix(zero, one, HALF);
        half.flow.forEach((f, k) => {
          expect(2n * f.n).toBe((zero.flow[k].n + one.flow[k].n) * f.d);
        });
        const again = finiteModel({ flow: zero.kappa.map((_, i) => half.flow.slice(i * half.n, (i + 1) * half.n)) });
        expect(texts(again.kappa)).toEqual(texts(half.kappa));
      }),
      { seed: 27, numRuns: 60 },
    );
  });

  it.each([rational(-1n, 10n ** 30n), rational(10n ** 30n + 1n, 10n ** 30n)])(
    'refuses a weight outside [0, 1], however little',
    (t) => {
      const model = finiteModel({ flow: [[1]] });
      expect(() => mix(model, model, t)).toThrow(ModelError);
    },
  );

  it('refuses NaN as a weight, and different strengths', () => {
    const model = finiteModel({ flow: [[1]] });
    expect(() => mix(twinOf(model), twinOf(model), NaN)).toThrow('t: NaN is not between 0 and 1');
    expect(() => mix(model, finiteModel({ flow: [[2]] }), HALF)).toThrow('the models need the same strength');
  });

  it.each(TWINS)('agrees in doubles and in rationals on $name', ({ model }) => {
    expectModelTwin(mix(model, model, third), mix(twinOf(model), twinOf(model), 1 / 3));
  });
});
