import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mixedFlow } from '../../src/engines/arbitrary/boundary.js';
import { conservativeFlow } from '../../src/engines/arbitrary/conservative.js';
import { field, masses, withData } from '../../src/engines/arbitrary/field.js';
import { adjoint, adjointAverage, transposeFlow } from '../../src/finite/adjoint.js';
import { innerProduct } from '../../src/finite/energy.js';
import { ModelError, average, averageMatrix, finiteModel } from '../../src/finite/model.js';
import { magnitude, rational, toNumber, toText } from '../../src/scalar/rational.js';
import { texts } from '../fixtures/texts.js';
import { TWINS, expectModelTwin, expectTwin, twinOf } from '../fixtures/twin.js';

const withFields = withData(
  mixedFlow(1, 6).map((flow) => ({ flow })),
  ({ flow }) => fc.record({ u: field(flow.length), v: field(flow.length) }),
);

describe('the adjoint', () => {
  it('satisfies ([u], v)_κ = (u, [v]*)_κ for every model and all fields', () => {
    fc.assert(
      fc.property(withFields, ({ flow, u: x, v: y }) => {
        const model = finiteModel({ flow });
        const [u, v] = [x, y].map((w) => w.map((k) => rational(BigInt(k)))) as [never, never];
        const left = innerProduct(model, model.kappa, average(model, u), v);
        const right = innerProduct(model, model.kappa, u, adjointAverage(model, v));
        expect(toText(left)).toBe(toText(right));
      }),
      { seed: 21, numRuns: 150 },
    );
  });

  it('is the model of the transposed flow with the same strength and masses, and its own inverse', () => {
    const drawn = withData(
      conservativeFlow(1, 6).map((flow) => ({ flow })),
      ({ flow }) => fc.record({ masses: masses(flow.length), v: field(flow.length) }),
    );
    fc.assert(
      fc.property(drawn, ({ flow, masses: m, v: y }) => {
        const model = finiteModel({ flow, masses: m });
        const star = adjoint(model);
        expect(texts(star.kappa)).toEqual(texts(model.kappa));
        expect(star.masses).toEqual(model.masses);
        flow.forEach((row, i) => row.forEach((f, j) => expect(star.flow[j * model.n + i].n).toBe(BigInt(f))));
        const v = y.map((k) => rational(BigInt(k)));
        expect(texts(average(star, v))).toEqual(texts(adjointAverage(model, v)));
        expect(texts(adjoint(star).flow)).toEqual(texts(model.flow));
      }),
      { seed: 22, numRuns: 60 },
    );
  });

  it('is diag(κ)^-1 A^T diag(κ)', () => {
    const model = finiteModel({
      flow: [
        [1, 2, 0],
        [0, 1, 2],
        [2, 0, 4],
      ],
    });
    const [A, B] = [averageMatrix(model), averageMatrix(adjoint(model))];
    expect(texts(A)).toEqual(['1/3', '2/3', '0', '0', '1/3', '2/3', '1/3', '0', '2/3']);
    expect(texts(B)).toEqual(['1/3', '0', '2/3', '2/3', '1/3', '0', '0', '1/3', '2/3']);
  });

  it('refuses a model that is not conservative and names every column with both numbers', () => {
    const model = finiteModel({
      flow: [
        [1, 0, 0],
        [1, 0, 0],
        [0, 0, '5/2'],
      ],
    });
    try {
      adjoint(model);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ModelError);
      // The column that is 0 makes no strength at all: that comes first.
      expect((error as ModelError).issues.map(({ path }) => path)).toEqual(['flow[1]']);
    }
    expect(() =>
      adjoint(
        finiteModel({
          flow: [
            [1, 1],
            [0, 1],
          ],
        }),
      ),
    ).toThrow(/column 0: sums to 1, not to κ = 2.*\ncolumn 1: sums to 2/);
  });

  it.each(TWINS)('agrees in doubles and in rationals on $name', ({ model, field: v }) => {
    const twin = twinOf(model);
    expectModelTwin(adjoint(model), adjoint(twin));
    const size = adjointAverage(model, v.map(magnitude));
    expectTwin(adjointAverage(model, v), adjointAverage(twin, v.map(toNumber)), model.n, size);
    expectTwin(transposeFlow(model), transposeFlow(twin), model.n);
  });
});
