import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mixedFlow } from '../../src/engines/arbitrary/boundary.js';
import { masses, partition, withData } from '../../src/engines/arbitrary/field.js';
import { coarsen } from '../../src/finite/coarsen.js';
import { ModelError, averageMatrix, finiteModel, massesOf } from '../../src/finite/model.js';
import { divide, toText } from '../../src/scalar/rational.js';
import { exact, texts } from '../fixtures/texts.js';
import { TWINS, expectModelTwin, twinOf } from '../fixtures/twin.js';

describe('coarse-graining', () => {
  it('adds the flows between blocks, and strengths and masses within them', () => {
    const model = finiteModel({
      flow: [
        [1, 2, 3],
        [4, 5, 6],
        [7, 8, 9],
      ],
      masses: ['1/2', '1/3', '1/6'],
    });
    const coarse = coarsen(model, [0, 1, 0]);
    expect(texts(coarse.flow)).toEqual(['20', '10', '10', '5']);
    expect(texts(coarse.kappa)).toEqual(['30', '15']);
    expect(texts(coarse.masses!)).toEqual(['2/3', '1/3']);
  });

  it('has a_AB = κ(A)^-1 ∫_A [1_B] dκ, rows that sum to the strength, and the default masses of the blocks', () => {
    const drawn = withData(
      mixedFlow(1, 6).map((flow) => ({ flow })),
      ({ flow }) => fc.record({ block: partition(flow.length), masses: masses(flow.length) }),
    );
    fc.assert(
      fc.property(drawn, ({ flow, block, masses: m }) => {
        const model = finiteModel({ flow, masses: m });
        const coarse = coarsen(model, block);
        const A = averageMatrix(coarse);
        const sum = (f: (i: number, j: number) => number): bigint =>
          BigInt(flow.reduce((s, row, i) => s + row.reduce((t, _, j) => t + f(i, j), 0), 0));
        for (let a = 0; a < coarse.n; a++) {
          const kappa = sum((i, j) => (block[i] === a ? flow[i][j] : 0));
          expect(coarse.kappa[a].n).toBe(kappa);
          for (let b = 0; b < coarse.n; b++) {
            const between = sum((i, j) => (block[i] === a && block[j] === b ? flow[i][j] : 0));
            expect(toText(A[a * coarse.n + b])).toBe(toText(divide({ n: between, d: 1n }, { n: kappa, d: 1n })));
          }
          expect(coarse.masses![a].n).toBe(BigInt(m.reduce((s, x, i) => s + (block[i] === a ? x : 0), 0)));
        }
        const plain = coarsen(finiteModel({ flow }), block);
        expect(plain.masses).toBeUndefined();
        const total = coarse.kappa.reduce((s, k) => s + k.n, 0n);
        expect(texts(massesOf(plain))).toEqual(coarse.kappa.map((k) => toText(divide(k, { n: total, d: 1n }))));
      }),
      { seed: 23, numRuns: 80 },
    );
  });

  it('does nothing on single points and leaves one point of everything', () => {
    const model = finiteModel({
      flow: [
        [1, 2],
        [3, 4],
      ],
      masses: [1, 2],
    });
    expect(coarsen(model, [0, 1])).toMatchObject({ n: 2, flow: model.flow, kappa: model.kappa, masses: model.masses });
    expect(coarsen(model, [0, 0])).toMatchObject({ n: 1, flow: exact(10), kappa: exact(10), masses: exact(3) });
  });

  it.each([[[]], [[0]], [[0, 2]], [[1, 1]], [[0, -1]], [[0, 0.5]], [[0, NaN]], [[0, 1, 1]]])(
    'refuses %j as a partition of two points',
    (block) => {
      expect(() =>
        coarsen(
          finiteModel({
            flow: [
              [1, 2],
              [3, 4],
            ],
          }),
          block,
        ),
      ).toThrow(ModelError);
    },
  );

  it.each(TWINS)('agrees in doubles and in rationals on $name', ({ model }) => {
    const block = model.kappa.map((_, i) => i % 2);
    expectModelTwin(coarsen(model, block), coarsen(twinOf(model), block));
  });
});
