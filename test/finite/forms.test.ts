import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mixedFlow } from '../../src/engines/arbitrary/boundary.js';
import { field, masses, withData } from '../../src/engines/arbitrary/field.js';
import { smallFlow } from '../../src/finite/flow.js';
import type { FormName } from '../../src/finite/forms.js';
import { gapForm, integerForm, liftMeanZero, restrictForm, valueAt } from '../../src/finite/forms.js';
import { rational } from '../../src/scalar/rational.js';
import * as naive from '../fixtures/naive.js';

const drawn = withData(
  mixedFlow(1, 5).map((flow) => ({ flow })),
  ({ flow }) => fc.record({ u: field(flow.length), masses: masses(flow.length) }),
);
/** Each form with the factor by which the naive one is larger. */
const FORMS: readonly [FormName, (F: naive.Grid) => bigint[][], (F: naive.Grid) => bigint][] = [
  ['positive', naive.twiceSymmetricPart, () => 2n],
  ['ball', naive.ballForm, (F) => 2n * naive.rowSum(F).reduce((a, b) => a * b, 1n)],
  ['contraction', naive.contractionForm, (F) => naive.rowSum(F).reduce((a, b) => a * b, 1n)],
];

describe('the quadratic forms of the spectral properties', () => {
  it.each(FORMS)('include %s, a positive multiple of its definition', (name, definition, factor) => {
    fc.assert(
      fc.property(mixedFlow(1, 5), (flow) => {
        const F = naive.grid(flow);
        const { n, entries, scale } = integerForm(name, smallFlow(flow));
        expect(scale > 0n).toBe(true);
        definition(F)
          .flat()
          .forEach((x, k) => expect(entries[k] * factor(F)).toBe(x * scale));
        expect(n).toBe(flow.length);
      }),
      { seed: 61, numRuns: 60 },
    );
  });

  it('are evaluated at a field', () => {
    fc.assert(
      fc.property(drawn, ({ flow, u: x }) => {
        const [form, u] = [integerForm('ball', smallFlow(flow)), x.map(BigInt)];
        expect(valueAt(form, u)).toBe(naive.dot(u, naive.apply(naive.gridOf(form.n, form.entries), u)));
      }),
      { seed: 62, numRuns: 60 },
    );
  });

  it('vanish at constants for ball and contraction: they are always on the boundary', () => {
    fc.assert(
      fc.property(mixedFlow(1, 6), (flow) => {
        const one = flow.map(() => 1n);
        for (const name of ['ball', 'contraction'] as const)
          expect(valueAt(integerForm(name, smallFlow(flow)), one)).toBe(0n);
      }),
      { seed: 63, numRuns: 60 },
    );
  });
});

describe('the form of the gap', () => {
  const epsilon = fc
    .tuple(fc.bigInt({ min: -9n, max: 9n }), fc.bigInt({ min: 1n, max: 9n }))
    .map(([n, d]) => rational(n, d));

  it('is 2q (K - sym F) - 2p W', () => {
    fc.assert(
      fc.property(drawn, epsilon, ({ flow, u: x, masses: W }, e) => {
        const [F, u] = [naive.grid(flow), x.map(BigInt)];
        const form = gapForm(smallFlow(flow), W.map(BigInt), e);
        const weighted = (w: readonly bigint[]): bigint =>
          naive.dot(
            u,
            u.map((k, i) => k * w[i]),
          );
        const expected =
          2n * e.d * (weighted(naive.rowSum(F)) - naive.dot(u, naive.apply(F, u))) - 2n * e.n * weighted(W.map(BigInt));
        expect(valueAt(form, u)).toBe(expected);
        expect(form.scale).toBe(2n * e.d);
      }),
      { seed: 64, numRuns: 100 },
    );
  });

  it('is restricted to mean zero in a basis: values there are values on lifted fields', () => {
    fc.assert(
      fc.property(drawn, epsilon, ({ flow, u, masses: x }, e) => {
        const m = x.map(BigInt);
        const full = gapForm(smallFlow(flow), naive.rowSum(naive.grid(flow)), e);
        const form = restrictForm(full, m);
        const coefficients = u.slice(1).map(BigInt);
        const lifted = liftMeanZero(coefficients, m);
        expect(form.n).toBe(flow.length - 1);
        expect(naive.dot(lifted, m)).toBe(0n);
        expect(valueAt(form, coefficients)).toBe(valueAt(full, lifted));
        expect(form.entries).toHaveLength((flow.length - 1) ** 2);
      }),
      { seed: 65, numRuns: 100 },
    );
  });
});
