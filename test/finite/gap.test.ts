import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mixedFlow } from '../../src/engines/arbitrary/boundary.js';
import { conservativeFlow } from '../../src/engines/arbitrary/conservative.js';
import { masses, withData } from '../../src/engines/arbitrary/field.js';
import { check } from '../../src/finite/checker.js';
import type { Enclosure, QuantityName } from '../../src/finite/gap.js';
import { ENCLOSURE_WIDTH, QUANTITIES, enclose, estimateQuantity, testLowerBound } from '../../src/finite/gap.js';
import { modelJson } from '../../src/finite/model-json.js';
import type { FiniteModel } from '../../src/finite/model.js';
import { finiteModel, massesOf, modelFromFlow } from '../../src/finite/model.js';
import { doubles, rationals } from '../../src/scalar/field.js';
import type { Rational } from '../../src/scalar/rational.js';
import {
  ZERO,
  add,
  compare,
  divide,
  multiply,
  parseRational,
  rational,
  subtract,
  toNumber,
  toText,
} from '../../src/scalar/rational.js';
import { HAZARDS } from '../fixtures/hazards.js';
import * as naive from '../fixtures/naive.js';
import { twinOf } from '../fixtures/twin.js';

const bound = (quantity: QuantityName, model: FiniteModel, side: string, value: Rational, certificate: unknown) =>
  JSON.parse(
    JSON.stringify({ kind: 'bound', quantity, model: modelJson(model), side, value: toText(value), certificate }),
  ) as unknown;

/** Encloses, and has both bounds accepted by the checker. */
function enclosed(quantity: QuantityName, model: FiniteModel): Enclosure {
  const found = enclose(quantity, model);
  if (!found) throw new Error('no enclosure');
  const { lower, upper, certificate } = found;
  expect(compare(lower, upper)).not.toBe(1);
  expect(compare(subtract(upper, lower), ENCLOSURE_WIDTH)).not.toBe(1);
  expect(found.value).toBeGreaterThanOrEqual(toNumber(lower));
  expect(found.value).toBeLessThanOrEqual(toNumber(upper));
  expect(check(bound(quantity, model, 'lower', lower, certificate.lower))).toEqual({ accepted: true });
  expect(check(bound(quantity, model, 'upper', upper, certificate.upper))).toEqual({ accepted: true });
  return found;
}

const scaled = (model: FiniteModel, flow: string, mass = '1'): FiniteModel =>
  modelFromFlow(
    rationals,
    model.n,
    model.flow.map((f) => multiply(f, parseRational(flow))),
    { masses: model.masses?.map((m) => multiply(m, parseRational(mass))) },
  );

/** Models with given masses, and their naive data: flow, masses and the weight of the quantity. */
const withMasses = withData(
  mixedFlow(2, 5).map((flow) => ({ flow })),
  ({ flow }) => fc.record({ masses: masses(flow.length) }),
);

describe('the enclosures of gap, gapKappa and lambda', () => {
  it('are narrow and certified, and the definition agrees with both ends', () => {
    fc.assert(
      fc.property(withMasses, fc.constantFrom(...QUANTITIES), ({ flow, masses: x }, quantity) => {
        const model = finiteModel({ flow, masses: x });
        const { lower, upper } = enclosed(quantity, model);
        const [F, m] = [naive.grid(flow), x.map(BigInt)];
        const mean = quantity === 'gapKappa' ? naive.rowSum(F) : m;
        const weight = quantity === 'lambda' ? m : naive.rowSum(F);
        const negative = (q: Rational): number =>
          naive.signature(naive.meanZeroForm(F, mean, weight, q.n, q.d)).negative;
        // Nothing below `lower`; something at or below `upper`, hence strictly below anything above it.
        expect(negative(lower)).toBe(0);
        expect(negative(add(upper, rational(1n, 10n ** 15n)))).toBeGreaterThan(0);
      }),
      { seed: 81, numRuns: 150 },
    );
  });

  it('contain the float estimate within its error', () => {
    fc.assert(
      fc.property(withMasses, fc.constantFrom(...QUANTITIES), ({ flow, masses: m }, quantity) => {
        const model = finiteModel({ flow, masses: m });
        const { lower, upper } = enclosed(quantity, model);
        const { value } = estimateQuantity(quantity, twinOf(model));
        const weight = (quantity === 'lambda' ? massesOf(model) : model.kappa).map(toNumber);
        // A backward stable eigenvalue: a modest multiple of n u ‖W^-1/2 (K - sym F) W^-1/2‖, two reflections included.
        const norm = Math.max(...model.kappa.map(toNumber)) / Math.min(...weight);
        const error = 64 * model.n * Number.EPSILON * 2 * norm;
        expect(value).toBeGreaterThanOrEqual(toNumber(lower) - error);
        expect(value).toBeLessThanOrEqual(toNumber(upper) + error);
      }),
      { seed: 82, numRuns: 100 },
    );
  });

  const cycle = (n: number, loop: number) =>
    Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (__, j) => (i === j ? loop : j === (i + 1) % n ? 1 : 0)),
    );
  const complete = (n: number) =>
    Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => (i === j ? 0 : 1)));
  it.each([
    { name: 'the swap', flow: complete(2), gap: '2' },
    { name: 'the complete graph on four points', flow: complete(4), gap: '4/3' },
    { name: 'the complete graph on seven points', flow: complete(7), gap: '7/6' },
    { name: 'the mean of three', flow: Array.from({ length: 3 }, () => [1, 1, 1]), gap: '1' },
    // (1 - cos 2π/n)/2
    { name: 'the lazy cycle of three', flow: cycle(3, 1), gap: '3/4' },
    { name: 'the lazy cycle of four', flow: cycle(4, 1), gap: '1/2' },
    { name: 'the lazy cycle of six', flow: cycle(6, 1), gap: '1/4' },
    { name: 'the identity', flow: cycle(2, 1).map((row, i) => row.map((_, j) => (i === j ? 1 : 0))), gap: '0' },
  ])('hit a rational gap exactly: $gap for $name', ({ flow, gap }) => {
    const model = finiteModel({ flow });
    for (const quantity of ['gap', 'gapKappa'] as const) {
      const { lower, upper, value } = enclosed(quantity, model);
      expect([toText(lower), toText(upper), value]).toEqual([gap, gap, toNumber(parseRational(gap))]);
    }
    // With m = κ/Σκ, s = Σκ is constant, and λ = s gap.
    const strength = model.kappa.reduce(add, ZERO);
    expect(toText(enclosed('lambda', model).lower)).toBe(toText(multiply(strength, parseRational(gap))));
  });

  it('are promised no wider than 10^-9', () => {
    expect(toText(ENCLOSURE_WIDTH)).toBe('1/1000000000');
  });

  it('enclose an irrational gap', () => {
    const { lower, upper } = enclosed('gap', finiteModel({ flow: cycle(5, 1) }));
    expect(compare(lower, upper)).toBe(-1);
    expect((1 - Math.cos((2 * Math.PI) / 5)) / 2).toBeCloseTo(toNumber(lower), 8);
  });

  it('find a negative gap of a model that is not conservative', () => {
    // u^T (K - sym F) u = 9 u₁ (u₁ - u₀), negative at (2, 1, ·); the third point is heavy and takes up the mean.
    const flow = [
      [1, 0, 0],
      [9, 1, 0],
      [0, 0, 1],
    ];
    const { upper: negative } = enclosed('gap', finiteModel({ flow, masses: [1, 1, 1000] }));
    // The quotient at (2, 1, -3/1000) is -9 / (4 + 10 + 9/10^6).
    expect(toNumber(negative)).toBeLessThanOrEqual(-9 / (14 + 9e-6));
    const seen: number[] = [];
    fc.assert(
      fc.property(withMasses, ({ flow: rows, masses: m }) => {
        const { lower, upper } = enclosed('gap', finiteModel({ flow: rows, masses: m }));
        if (compare(upper, ZERO) < 0) seen.push(toNumber(lower));
        if (naive.isConservative(naive.grid(rows))) expect(compare(upper, ZERO)).not.toBe(-1);
      }),
      { seed: 83, numRuns: 100 },
    );
    expect(seen.length).toBeGreaterThan(0);
  });

  it('scale: gaps do not, lambda does like flow over mass', () => {
    fc.assert(
      fc.property(
        withMasses,
        fc.constantFrom('3', '1/7', '2/5'),
        fc.constantFrom('2', '1/3'),
        ({ flow, masses: m }, a, b) => {
          const model = finiteModel({ flow, masses: m });
          const other = scaled(model, a, b);
          const overlap = (x: Enclosure, y: Enclosure, factor: Rational): void => {
            expect(compare(multiply(x.lower, factor), y.upper)).not.toBe(1);
            expect(compare(y.lower, multiply(x.upper, factor))).not.toBe(1);
          };
          for (const quantity of ['gap', 'gapKappa'] as const)
            overlap(enclosed(quantity, model), enclosed(quantity, other), rational(1n));
          const factor = divide(parseRational(a), parseRational(b));
          overlap(enclosed('lambda', model), enclosed('lambda', other), factor);
        },
      ),
      { seed: 84, numRuns: 40 },
    );
  });

  it.each(['1e300', '1e-300', '1e400', '1e-900'])('do not hang at scale %s', (scale) => {
    const model = finiteModel({
      flow: [
        [1, 2, 0],
        [0, 1, 2],
        [2, 0, 4],
      ],
      masses: [1, 2, 3],
    });
    const large = scaled(model, scale);
    expect(toText(enclosed('gap', large).lower)).toBe(toText(enclosed('gap', model).lower));
    enclosed('gapKappa', large);
    const [found, factor] = [enclosed('lambda', large), parseRational(scale)];
    const reference = enclosed('lambda', model);
    expect(compare(found.lower, multiply(reference.upper, factor))).not.toBe(1);
    expect(compare(multiply(reference.lower, factor), found.upper)).not.toBe(1);
  });

  it('do not hang where entries span three hundred orders of magnitude', () => {
    const model = finiteModel({
      flow: [
        ['1e150', 1, 0],
        [0, '1e-150', 1],
        [1, 0, '1e150'],
      ],
      masses: ['1e-50', 1, '1e50'],
    });
    for (const quantity of QUANTITIES) enclosed(quantity, model);
  });

  it.each(HAZARDS)('are found on $name', ({ input }) => {
    const model = finiteModel(input);
    for (const quantity of QUANTITIES) enclosed(quantity, model);
    const heavy = finiteModel({ ...input, masses: model.kappa.map((_, i) => i + 1) });
    for (const quantity of QUANTITIES) enclosed(quantity, heavy);
  });

  it('do not exist on one point', () => {
    for (const quantity of QUANTITIES) {
      expect(enclose(quantity, finiteModel({ flow: [[3]] }))).toBeUndefined();
      expect(estimateQuantity(quantity, twinOf(finiteModel({ flow: [[3]] }))).value).toBeNaN();
    }
  });
});

describe('the float estimate', () => {
  it('is NaN, and comes back, where the numbers leave the doubles', () => {
    const model = { field: doubles, n: 2, flow: [Infinity, 1, 1, NaN], kappa: [Infinity, NaN] };
    for (const quantity of QUANTITIES) expect(estimateQuantity(quantity, model).value).toBeNaN();
  });

  it('comes with a field of mean zero that attains it', () => {
    fc.assert(
      fc.property(conservativeFlow(2, 6), (flow) => {
        const model = twinOf(finiteModel({ flow }));
        const { value, field: u } = estimateQuantity('gap', model);
        const sum = (f: (i: number) => number): number => u.reduce((s, _, i) => s + f(i), 0);
        const norm = sum((i) => model.kappa[i] * u[i] ** 2);
        const loss = norm - sum((i) => u[i] * u.reduce((s, x, j) => s + model.flow[i * model.n + j] * x, 0));
        // Eigenvector to a few n ulps of the norm of the matrix, which is at most 2; eigenvalue likewise.
        const tolerance = 256 * model.n * Number.EPSILON;
        expect(Math.abs(loss / norm - value)).toBeLessThanOrEqual(tolerance);
        expect(Math.abs(sum((i) => model.kappa[i] * u[i]))).toBeLessThanOrEqual(
          tolerance * Math.sqrt(norm * sum((i) => model.kappa[i])),
        );
      }),
      { seed: 85, numRuns: 100 },
    );
  });
});

describe('a lower bound that somebody claims', () => {
  it('is proved by an LDL^T or refuted by a field strictly below it', () => {
    const value = fc
      .tuple(fc.bigInt({ min: -20n, max: 40n }), fc.bigInt({ min: 1n, max: 12n }))
      .map(([n, d]) => rational(n, d));
    fc.assert(
      fc.property(withMasses, value, fc.constantFrom(...QUANTITIES), ({ flow, masses: m }, claimed, quantity) => {
        const model = finiteModel({ flow, masses: m });
        const certificate = testLowerBound(quantity, model, claimed);
        const side = certificate.kind === 'ldlt' ? 'lower' : 'strict';
        expect(check(bound(quantity, model, side, claimed, certificate))).toEqual({ accepted: true });
      }),
      { seed: 86, numRuns: 150 },
    );
  });

  it('is proved at the gap itself and refuted just above', () => {
    const swap = finiteModel({
      flow: [
        [0, 1],
        [1, 0],
      ],
    });
    expect(testLowerBound('gap', swap, rational(2n)).kind).toBe('ldlt');
    expect(testLowerBound('gap', swap, add(rational(2n), rational(1n, 10n ** 50n))).kind).toBe('vector');
  });
});
