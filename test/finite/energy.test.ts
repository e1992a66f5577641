import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mixedFlow } from '../../src/engines/arbitrary/boundary.js';
import { field, withData } from '../../src/engines/arbitrary/field.js';
import { energies, innerProduct } from '../../src/finite/energy.js';
import { finiteModel } from '../../src/finite/model.js';
import { add, divide, magnitude, rational, toNumber, toText } from '../../src/scalar/rational.js';
import * as naive from '../fixtures/naive.js';
import { exact } from '../fixtures/texts.js';
import { TWINS, expectTwin, twinOf } from '../fixtures/twin.js';

describe('the energies of a field', () => {
  it('are those of the swap at (1, -1)', () => {
    const { e0, e1, e2, a0, a1 } = energies(
      finiteModel({
        flow: [
          [0, 1],
          [1, 0],
        ],
      }),
      exact(1, -1),
    );
    expect([e0, e1, e2, a0, a1].map(toText)).toEqual(['2', '-2', '2', '4', '-4']);
  });

  it('are the forms of the flow: E1 = u^T F u, A1 the form of ball-positivity', () => {
    const drawn = withData(
      mixedFlow(1, 5).map((flow) => ({ flow })),
      ({ flow }) => fc.record({ u: field(flow.length) }),
    );
    fc.assert(
      fc.property(drawn, ({ flow, u: x }) => {
        const [F, u] = [naive.grid(flow), x.map(BigInt)];
        const { e0, e1, e2, a0, a1 } = energies(
          finiteModel({ flow }),
          u.map((k) => rational(k)),
        );
        const P = naive.rowSum(F).reduce((a, b) => a * b, 1n);
        const over = (n: bigint, d: bigint): string => toText(divide(rational(n), rational(d)));
        expect(toText(e0)).toBe(
          over(
            naive.dot(
              u,
              u.map((k, i) => k * naive.rowSum(F)[i]),
            ),
            1n,
          ),
        );
        expect(toText(e1)).toBe(over(naive.dot(u, naive.apply(F, u)), 1n));
        expect(toText(a1)).toBe(over(naive.dot(u, naive.apply(naive.ballForm(F), u)), 2n * P));
        const contraction = naive.dot(u, naive.apply(naive.contractionForm(F), u));
        expect(over(e0.n * e2.d - e2.n * e0.d, e0.d * e2.d)).toBe(over(contraction, P));
        expect(toText(a0)).toBe(over(e0.n * e1.d - e1.n * e0.d, e0.d * e1.d));
      }),
      { seed: 26, numRuns: 100 },
    );
  });

  it('weigh the product with the given weights', () => {
    const model = finiteModel({
      flow: [
        [1, 0],
        [0, 1],
      ],
    });
    expect(toText(innerProduct(model, exact('1/2', 3), exact(2, 1), exact(5, -1)))).toBe('2');
  });

  it.each(TWINS)('agree in doubles and in rationals on $name', ({ model, field: u }) => {
    const list = (e: ReturnType<typeof energies>) => [e.e0, e.e1, e.e2, e.a0, e.a1] as never[];
    const [x, y] = [list(energies(model, u)), list(energies(twinOf(model), u.map(toNumber)))];
    const largest = energies(model, u.map(magnitude));
    // A difference of two energies is off by what both are off.
    const size = [largest.e0, largest.e1, largest.e2, add(largest.e0, largest.e1), add(largest.e1, largest.e2)];
    expectTwin(x, y, model.n, size);
  });
});
