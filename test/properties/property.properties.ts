import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mixedFlow } from '../../src/engines/arbitrary/boundary.js';
import { conservativeFlow, doublyStochasticFlow } from '../../src/engines/arbitrary/conservative.js';
import type { Rows } from '../../src/engines/arbitrary/flow.js';
import { conditionalFlow, symmetricFlow } from '../../src/engines/arbitrary/symmetric.js';
import { flowFromIntegers, flowOf, modelOf, smallFlow } from '../../src/finite/flow.js';
import { finiteModel, modelFromFlow } from '../../src/finite/model.js';
import type { Property } from '../../src/properties/property.js';
import { rationals } from '../../src/scalar/field.js';
import { parseRational, rational } from '../../src/scalar/rational.js';
import { decided } from '../fixtures/decided.js';
import { HAZARDS } from '../fixtures/hazards.js';
import { FIXTURES } from '../fixtures/models.js';
import { DEFINITIONS, grid } from '../fixtures/naive.js';

/** Flows of every kind that the generators know, up to six points. */
const anyKind: fc.Arbitrary<Rows> = fc.oneof(
  { arbitrary: mixedFlow(1, 6), weight: 6 },
  { arbitrary: symmetricFlow(1, 6), weight: 1 },
  { arbitrary: conservativeFlow(1, 5), weight: 1 },
  { arbitrary: doublyStochasticFlow(1, 5), weight: 1 },
  { arbitrary: conditionalFlow(1, 6).map(({ flow }) => flow), weight: 2 },
);

const permuted = (rows: Rows, order: readonly number[]): Rows => order.map((i) => order.map((j) => rows[i][j]));

/** Every flow with entries in 0..top on n points. */
function* allFlows(n: number, top: number): Generator<Rows> {
  const base = top + 1;
  for (let code = 0; code < base ** (n * n); code++) {
    const x = Array.from({ length: n * n }, (_, k) => Math.floor(code / base ** k) % base);
    const rows = Array.from({ length: n }, (_, i) => x.slice(i * n, i * n + n));
    if (rows.every((row) => row.some((f) => f > 0))) yield rows;
  }
}

/**
 * The laws that every property of finite models keeps.
 *
 * @param exactDefect the defect is a functional of the model, not a bound that a search found
 */
export function describeProperty(property: Property, { exactDefect }: { exactDefect: boolean }): void {
  const definition = DEFINITIONS[property.name];

  describe(`the property ${property.name}`, () => {
    it.each(FIXTURES)('is known for $name', ({ flow, holds }) => {
      const known = holds.includes(property.name);
      expect(definition(grid(flow))).toBe(known);
      expect(decided(property, finiteModel({ flow })).verdict).toBe(known ? 'holds' : 'fails');
      expect(property.holds(smallFlow(flow))).toBe(known);
    });

    it('follows its definition on models of many kinds, with a certificate that the checker accepts', () => {
      fc.assert(
        fc.property(anyKind, (flow) => {
          const expected = definition(grid(flow));
          expect(decided(property, finiteModel({ flow })).verdict).toBe(expected ? 'holds' : 'fails');
          expect(property.holds(smallFlow(flow))).toBe(expected);
        }),
        { seed: 1, numRuns: 200 },
      );
    });

    it('follows its definition on every flow of two points with entries up to 3 and three points with 0 and 1', () => {
      for (const rows of [...allFlows(1, 2), ...allFlows(2, 3), ...allFlows(3, 1)]) {
        const expected = definition(grid(rows));
        expect([rows, property.holds(smallFlow(rows))]).toEqual([rows, expected]);
        expect([rows, decided(property, finiteModel({ flow: rows })).verdict]).toEqual([
          rows,
          expected ? 'holds' : 'fails',
        ]);
      }
    });

    it('decides alike when entries exceed the safe integers and differ in their last digit', () => {
      const large = fc.record({
        rows: fc.oneof(mixedFlow(2, 5), doublyStochasticFlow(2, 4)),
        nudge: fc.integer({ min: -1, max: 1 }),
        at: fc.nat(),
      });
      fc.assert(
        fc.property(large, ({ rows, nudge, at }) => {
          const n = rows.length;
          const entries = rows.flat().map((f) => BigInt(f) * 10n ** 20n);
          entries[at % (n * n)] += entries[at % (n * n)] > 0n ? BigInt(nudge) : BigInt(Math.abs(nudge));
          const flow = flowFromIntegers(n, entries);
          expect(flow.integers).toBeDefined();
          const F = Array.from({ length: n }, (_, i) => entries.slice(i * n, i * n + n));
          const expected = definition(F);
          expect(property.holds(flow)).toBe(expected);
          expect(decided(property, modelOf(flow)).verdict).toBe(expected ? 'holds' : 'fails');
        }),
        { seed: 2, numRuns: 60 },
      );
    });

    it('does not depend on the order of the points', () => {
      const shuffled = anyKind.chain((rows) => {
        const indices = rows.map((_, i) => i);
        const order = fc.shuffledSubarray(indices, { minLength: rows.length, maxLength: rows.length });
        return fc.record({ rows: fc.constant(rows), order });
      });
      fc.assert(
        fc.property(shuffled, ({ rows, order }) => {
          const [before, after] = [rows, permuted(rows, order)].map((flow) => decided(property, finiteModel({ flow })));
          expect(after.verdict).toBe(before.verdict);
          if (exactDefect) expect(after.defect).toBe(before.defect);
        }),
        { seed: 3, numRuns: 60 },
      );
    });

    it('does not depend on the scale of the flow, huge or tiny', () => {
      const scale = fc.constantFrom('2', '1/3', '7/5', '1e-300', '1e300').map(parseRational);
      fc.assert(
        fc.property(mixedFlow(1, 4), scale, (rows, factor) => {
          const model = finiteModel({ flow: rows });
          const flow = model.flow.map((f) => rationals.multiply(f, factor));
          const [before, after] = [
            decided(property, model),
            decided(property, modelFromFlow(rationals, model.n, flow)),
          ];
          expect([after.verdict, after.defect]).toEqual([before.verdict, before.defect]);
        }),
        { seed: 4, numRuns: 50 },
      );
    });

    it('is decided with a certificate where entries span six hundred orders of magnitude', () => {
      const flow = [1n, 10n ** 300n, 10n ** 300n, 1n, 1n, 0n, 1n, 0n, 10n ** 150n].map((f) => rational(f, 10n ** 150n));
      const model = modelFromFlow(rationals, 3, flow);
      const F = [0, 3, 6].map((k) => flow.slice(k, k + 3).map((f) => (f.n * 10n ** 150n) / f.d));
      const expected = definition(F);
      expect(decided(property, model).verdict).toBe(expected ? 'holds' : 'fails');
      expect(property.holds(flowOf(model))).toBe(expected);
    });

    it.each(HAZARDS)('is decided on $name', ({ input }) => {
      const model = finiteModel(input);
      const flow = flowOf(model);
      const expected = definition(
        Array.from({ length: model.n }, (_, i) =>
          Array.from(flow.doubles.subarray(i * model.n, (i + 1) * model.n), BigInt),
        ),
      );
      expect(decided(property, model).verdict).toBe(expected ? 'holds' : 'fails');
      expect(property.holds(flow)).toBe(expected);
    });

    it('says what it is', () => {
      for (const text of [property.meaning, property.definition, property.source, property.defect])
        expect(text).not.toBe('');
    });
  });
}
