import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mixedFlow } from '../../src/engines/arbitrary/boundary.js';
import { masses, withData } from '../../src/engines/arbitrary/field.js';
import { conditionalFlow, symmetricFlow } from '../../src/engines/arbitrary/symmetric.js';
import { check } from '../../src/finite/checker.js';
import { inertia } from '../../src/finite/elimination.js';
import { QUANTITIES, enclose, testLowerBound } from '../../src/finite/gap.js';
import { modelJson } from '../../src/finite/model-json.js';
import type { FiniteModel } from '../../src/finite/model.js';
import { average, finiteModel } from '../../src/finite/model.js';
import { PROPERTIES } from '../../src/properties/registry.js';
import { parseRational, rational, toText } from '../../src/scalar/rational.js';
import { statementOf } from '../fixtures/decided.js';
import * as naive from '../fixtures/naive.js';
import { texts } from '../fixtures/texts.js';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type Statement = { [key: string]: Json };
const plain = (x: unknown): Statement => JSON.parse(JSON.stringify(x)) as Statement;

// ---- the truth of a statement, by definition -------------------------------------------------------------------------

const EXACT = /^-?\d+(\/0*[1-9]\d*)?$/;
/** Rationals over one common denominator, with that denominator; undefined if one is no numeral. */
function integers(values: readonly Json[]): { x: bigint[]; unit: bigint } | undefined {
  if (!values.every((v) => typeof v === 'string' && EXACT.test(v))) return undefined;
  const parts = values.map((v) => (v as string).split('/').map(BigInt));
  const unit = parts.reduce((d, [, q = 1n]) => d * q, 1n);
  return { x: parts.map(([p, q = 1n]) => (p * unit) / q), unit };
}
/** A square matrix with entries that are numerals. */
function matrixOf(rows: Json): { F: bigint[][]; unit: bigint } | undefined {
  if (!Array.isArray(rows) || rows.some((row) => !Array.isArray(row) || row.length !== rows.length)) return undefined;
  const found = integers(rows.flat());
  return found && { F: naive.gridOf(rows.length, found.x), unit: found.unit };
}
function modelOf(json: Json): { F: bigint[][]; unit: bigint; m: bigint[]; massUnit: bigint } | undefined {
  const { flow, masses: given } = json as { flow: Json; masses?: Json[] };
  const found = matrixOf(flow);
  if (!found || found.F.some((row) => row.some((f) => f < 0n) || row.every((f) => f === 0n))) return undefined;
  const kappa = naive.rowSum(found.F);
  if (given === undefined) return { ...found, m: kappa, massUnit: kappa.reduce((a, b) => a + b) };
  const m = integers(given);
  if (!m || m.x.length !== kappa.length || m.x.some((x) => x <= 0n)) return undefined;
  return { ...found, m: m.x, massUnit: m.unit };
}

/** Is the statement true, whatever its certificate says? A statement about nothing is not. */
function isTrue(s: Statement): boolean {
  if (s['kind'] === 'inertia') {
    const S = matrixOf(s['matrix'])?.F;
    return S !== undefined && naive.isSymmetric(S) && naive.signature(S).negative === s['negative'];
  }
  const model = modelOf(s['model']);
  if (!model) return false;
  const { F, unit, m, massUnit } = model;
  if (s['kind'] === 'property') {
    const definition = naive.DEFINITIONS[s['property'] as 'has-gap'];
    return definition(F, m) === (s['verdict'] === 'holds');
  }
  // u^T (K - sym F) u >= ε W(u, u): F carries the factor `unit`, the masses `massUnit`.
  const value = integers([s['value']!]);
  if (!value) return false;
  const lambda = s['quantity'] === 'lambda';
  const [p, q] = lambda ? [value.x[0] * unit, value.unit * massUnit] : [value.x[0], value.unit];
  const kappa = naive.rowSum(F);
  const form = naive.meanZeroForm(F, s['quantity'] === 'gapKappa' ? kappa : m, lambda ? m : kappa, p, q);
  const { positive, negative } = naive.signature(form);
  if (s['side'] === 'lower') return negative === 0;
  return s['side'] === 'upper' ? positive < form.length : negative > 0;
}

// ---- statements that finders make ------------------------------------------------------------------------------------

const anyModel: fc.Arbitrary<FiniteModel> = withData(
  fc
    .oneof(
      { arbitrary: mixedFlow(1, 4), weight: 3 },
      symmetricFlow(1, 4),
      conditionalFlow(1, 4).map(({ flow }) => flow),
    )
    .map((flow) => ({ flow })),
  ({ flow }) =>
    fc.record({ masses: fc.option(masses(flow.length), { nil: undefined }), scale: fc.constantFrom(1, 3, 10) }),
).map(({ flow, masses: m, scale }) =>
  finiteModel({ flow: flow.map((row) => row.map((f) => `${f}/${scale}`)), ...(m ? { masses: m } : {}) }),
);

const propertyStatement = fc
  .record({ model: anyModel, property: fc.constantFrom(...PROPERTIES) })
  .map(({ model, property }) => plain(statementOf(property, model, property.decide(model))));

const boundStatement = fc
  .record({
    model: anyModel,
    quantity: fc.constantFrom(...QUANTITIES),
    end: fc.constantFrom('lower', 'upper', 'strict', 'claim'),
  })
  .filter(({ model }) => model.n > 1)
  .map(({ model, quantity, end }) => {
    const statement = { kind: 'bound', quantity, model: modelJson(model) };
    const { lower, upper, certificate } = enclose(quantity, model)!;
    if (end === 'lower')
      return plain({ ...statement, side: 'lower', value: toText(lower), certificate: certificate.lower });
    if (end === 'upper')
      return plain({ ...statement, side: 'upper', value: toText(upper), certificate: certificate.upper });
    const value = rational(end === 'strict' ? 50n : 1n, 3n);
    const found = testLowerBound(quantity, model, value);
    return plain({
      ...statement,
      side: found.kind === 'ldlt' ? 'lower' : 'strict',
      value: toText(value),
      certificate: found,
    });
  });

const inertiaStatement = fc
  .integer({ min: 1, max: 4 })
  .chain((n) =>
    fc.array(fc.integer({ min: -3, max: 3 }), { minLength: n * n, maxLength: n * n }).map((x) => ({ n, x })),
  )
  .map(({ n, x }) => ({ n, S: x.map((a, k) => rational(BigInt(a + x[(k % n) * n + Math.floor(k / n)]), 2n)) }))
  .map(({ n, S }) => ({ n, S, found: inertia(n, S) }))
  .filter(({ found }) => found.pivots !== undefined)
  .map(({ n, S, found }) =>
    plain({
      kind: 'inertia',
      matrix: Array.from({ length: n }, (_, i) => texts(S.slice(i * n, i * n + n))),
      negative: found.negative,
      certificate: { pivots: found.pivots, d: texts(found.d), l: found.l.map(texts) },
    }),
  );

const statement = fc.oneof(
  { arbitrary: propertyStatement, weight: 6 },
  { arbitrary: boundStatement, weight: 2 },
  { arbitrary: inertiaStatement, weight: 2 },
);

// ---- tampering ---------------------------------------------------------------------------------------------------------

type Path = readonly (string | number)[];
/** Paths to every number, numeral and index of a statement. */
function numbersIn(x: Json, path: Path = []): Path[] {
  if (typeof x === 'number' || (typeof x === 'string' && EXACT.test(x))) return [path];
  if (typeof x !== 'object' || x === null) return [];
  return Object.entries(x).flatMap(([key, v]) => numbersIn(v, [...path, Array.isArray(x) ? Number(key) : key]));
}
const everythingIn = (x: Json, path: Path = []): Path[] => [
  ...(path.length > 0 ? [path] : []),
  ...(typeof x === 'object' && x !== null
    ? Object.entries(x).flatMap(([key, v]) => everythingIn(v, [...path, key]))
    : []),
];
const valueAt = (x: Json, path: Path): Json => path.reduce<Json>((v, key) => (v as Statement)[key]!, x);
function replaced(x: Statement, path: Path, value: Json | undefined): Statement {
  const copy = plain(x);
  const holder = valueAt(copy, path.slice(0, -1)) as Statement;
  if (value === undefined) delete holder[path.at(-1)!];
  else holder[path.at(-1)!] = value;
  return copy;
}
/** What a number may turn into. Indices are numbers, exact values are texts. */
const NUMBERS = [-1, 0, 1, 2, 3, 0.5, 1 / 3, 2 / 3, -0.5, 2 ** 53, 2 ** 60, 1e300];
const NUMERALS = ['0', '1', '-1', '2', '1/2', '-1/3', '1000000007', '1/1000000007'];
const tampered = (x: Json, choice: number): Json => {
  if (typeof x === 'number') return [x + 1, x - 1, -x, ...NUMBERS][choice % (NUMBERS.length + 3)];
  const [p, q = '1'] = (x as string).split('/');
  const near = [
    `${BigInt(p) + BigInt(q)}/${q}`,
    `${BigInt(p) - 1n}/${q}`,
    `${-BigInt(p)}/${q}`,
    `${p}/${BigInt(q) + 1n}`,
  ];
  return [...near, ...NUMERALS][choice % (NUMERALS.length + near.length)];
};

describe('the checker', () => {
  it('accepts what the finders certify of models of many kinds, and it is true', () => {
    fc.assert(
      fc.property(statement, (s) => {
        expect(check(s)).toEqual({ accepted: true });
        expect(isTrue(s)).toBe(true);
      }),
      { seed: 91, numRuns: 400 },
    );
  });

  it('rejects a statement with any number or index changed, unless it is still true', () => {
    const count = { rejected: 0, 'still true': 0 };
    const drawn = statement.chain((s) =>
      fc.record({ s: fc.constant(s), at: fc.constantFrom(...numbersIn(s)), choice: fc.nat({ max: 1000 }) }),
    );
    fc.assert(
      fc.property(drawn, ({ s, at, choice }) => {
        const changed = replaced(s, at, tampered(valueAt(s, at), choice));
        const { accepted } = check(changed);
        if (accepted) expect([changed, isTrue(changed)]).toEqual([changed, true]);
        count[accepted ? 'still true' : 'rejected']++;
      }),
      { seed: 92, numRuns: 4000 },
    );
    expect(count.rejected).toBeGreaterThan(1500);
  });

  it('rejects the opposite verdict, another property, quantity or side, unless that is true', () => {
    const drawn = fc.record({
      s: statement,
      property: fc.constantFrom(...PROPERTIES.map(({ name }) => name as string)),
      quantity: fc.constantFrom(...QUANTITIES),
      side: fc.constantFrom('lower', 'upper', 'strict'),
      other: fc.boolean(),
    });
    fc.assert(
      fc.property(drawn, ({ s, property, quantity, side, other }) => {
        const verdict = s['verdict'] === 'holds' ? 'fails' : 'holds';
        const changed =
          s['kind'] === 'property'
            ? { ...s, ...(other ? { property } : { verdict }) }
            : s['kind'] === 'bound'
              ? { ...s, ...(other ? { quantity } : { side }) }
              : { ...s, negative: (s['negative'] as number) + 1 };
        if (check(changed).accepted) expect([changed, isTrue(changed)]).toEqual([changed, true]);
      }),
      { seed: 93, numRuns: 1500 },
    );
  });

  it('never throws, whatever is put in place of a part or left out', () => {
    const garbage: (Json | undefined)[] = [
      undefined, null, true, '', 'x', '1/0', '--1', 'constructor', '__proto__', 'toString', 'hasOwnProperty', -1, 1.5, 1e308,
      [], [[]], [['1'], []], {}, { length: 3 }, { kind: 'ldlt' }, '9'.repeat(500),
    ]; // prettier-ignore
    const drawn = statement.chain((s) =>
      fc.record({ s: fc.constant(s), at: fc.constantFrom(...everythingIn(s)), value: fc.constantFrom(...garbage) }),
    );
    fc.assert(
      fc.property(drawn, ({ s, at, value }) => {
        const verdict = check(replaced(s, at, value));
        if (!verdict.accepted) expect(typeof verdict.reason).toBe('string');
      }),
      { seed: 94, numRuns: 2000 },
    );
  });

  it('rejects JSON that is no statement', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (x) => {
        expect(check(x).accepted).toBe(false);
      }),
      { seed: 95, numRuns: 300 },
    );
    for (const x of [undefined, null, 1, 'property', [], {}, () => 1, Symbol('s')])
      expect(check(x).accepted).toBe(false);
  });

  it('rejects names that every object knows', () => {
    const model = {
      flow: [
        ['1', '1'],
        ['1', '1'],
      ],
    };
    for (const name of Object.getOwnPropertyNames(Object.prototype)) {
      for (const verdict of ['holds', 'fails']) {
        for (const kind of ['identity', 'ldlt', 'vector', 'entry', name]) {
          const certificate = {
            kind,
            pivots: [],
            d: [],
            l: [],
            vector: ['1', '1'],
            value: '0',
            row: 0,
            column: 0,
            left: '1',
            right: '1',
          };
          expect(check({ kind: 'property', property: name, model, verdict, certificate }).accepted).toBe(false);
          expect(
            check({ kind: 'property', property: 'conservative', model, verdict: name, certificate }).accepted,
          ).toBe(false);
          expect(
            check({
              kind: 'bound',
              quantity: 'gap',
              model,
              side: name,
              value: '1',
              certificate: { ...certificate, vector: ['1', '-1'] },
            }).accepted,
          ).toBe(false);
          expect(
            check({
              kind: 'bound',
              quantity: name,
              model,
              side: 'upper',
              value: '9',
              certificate: { ...certificate, vector: ['1', '-1'] },
            }).accepted,
          ).toBe(false);
        }
      }
      const values = { left: '1', right: '1' };
      expect(
        check({ kind: 'relation', let: {}, left: [name, '1'], relation: '=', right: '1', values, verdict: 'holds' })
          .accepted,
      ).toBe(false);
      expect(
        check({ kind: 'relation', let: {}, left: '1', relation: name, right: '1', values, verdict: 'holds' }).accepted,
      ).toBe(false);
      expect(check({ kind: name }).accepted).toBe(false);
    }
  });

  it('reads indices as integers: a fraction would address an entry of another row', () => {
    const cycle = {
      flow: [
        ['0', '1', '0'],
        ['0', '0', '1'],
        ['1', '0', '0'],
      ],
    };
    const claim = (property: string, model: object, certificate: object) =>
      check({ kind: 'property', property, verdict: 'fails', model, certificate });
    expect(claim('irreducible', cycle, { kind: 'closed-set', points: [2 / 3] })).toEqual({
      accepted: false,
      reason: 'no entry (0.6666666666666666, 0)',
    });
    expect(
      check({
        kind: 'inertia',
        matrix: [
          ['0', '0'],
          ['0', '0'],
        ],
        negative: 1,
        certificate: {
          pivots: [0.5, 0],
          d: ['1', '-1'],
          l: [
            ['1', '0'],
            ['1', '0'],
          ],
        },
      }),
    ).toEqual({
      accepted: false,
      reason: 'no entry (0.5, 0)',
    });
    expect(
      check({
        kind: 'inertia',
        matrix: [
          ['0', '0'],
          ['0', '0'],
        ],
        negative: 1,
        certificate: {
          pivots: ['0', 0],
          d: ['1', '-1'],
          l: [
            ['1', '0'],
            ['1', '0'],
          ],
        },
      }).accepted,
    ).toBe(false);
  });

  it('reads phases modulo a period of at most n: large ones swallow the 1 that is added', () => {
    const model = {
      flow: [
        ['1', '1'],
        ['1', '1'],
      ],
    };
    const certificate = { kind: 'cyclic', period: 2 ** 60, phase: [2 ** 53, 2 ** 53] };
    expect(check({ kind: 'property', property: 'primitive', verdict: 'fails', model, certificate })).toEqual({
      accepted: false,
      reason: 'not a period',
    });
  });

  it('reads a model anew when it was changed in place', () => {
    const model = {
      flow: [
        ['1', '0'],
        ['0', '1'],
      ],
      masses: ['1', '1'],
    };
    const s = {
      kind: 'property',
      property: 'conservative',
      model,
      verdict: 'holds',
      certificate: { kind: 'identity' },
    };
    expect(check(s).accepted).toBe(true);
    model.flow[0][1] = '5';
    expect(check(s).accepted).toBe(false);
    model.flow[0][1] = '0';
    model.masses[0] = '0';
    expect(check(s).accepted).toBe(false);
  });

  it.each([
    [
      'a field on which the form is 0 only',
      'ball-positive',
      'fails',
      [
        ['1', '0'],
        ['0', '1'],
      ],
      { kind: 'vector', vector: ['1', '1'], value: '0' },
      'the field violates nothing',
    ],
    [
      'a field that is 0',
      'has-gap',
      'fails',
      [
        ['0', '1'],
        ['1', '0'],
      ],
      { kind: 'vector', vector: ['0', '0'], value: '0' },
      'not a non-zero field',
    ],
    [
      'a field that has not mean zero',
      'has-gap',
      'fails',
      [
        ['0', '1'],
        ['1', '0'],
      ],
      { kind: 'vector', vector: ['1', '1'], value: '0' },
      'the field has not ρ-mean zero',
    ],
    [
      'a field of another size',
      'ball-positive',
      'fails',
      [
        ['0', '1'],
        ['1', '0'],
      ],
      { kind: 'vector', vector: ['1'], value: '-4' },
      'not a non-zero field',
    ],
    [
      'an exponent below 1',
      'p-contractive',
      'fails',
      [
        ['1', '0'],
        ['1', '0'],
      ],
      { kind: 'vector', p: 0, vector: ['1', '0'], value: '-1' },
      'p < 1',
    ],
    [
      'a decomposition of less than full rank',
      'has-gap',
      'holds',
      [
        ['1', '0'],
        ['0', '1'],
      ],
      { kind: 'ldlt', pivots: [], d: [], l: [] },
      'the form is not definite',
    ],
    [
      'a negative pivot',
      'positive-semidefinite',
      'holds',
      [
        ['1', '3'],
        ['3', '1'],
      ],
      {
        kind: 'ldlt',
        pivots: [0, 1],
        d: ['1', '-8'],
        l: [
          ['1', '3'],
          ['0', '1'],
        ],
      },
      'a pivot is not positive',
    ],
    [
      'columns that are not triangular',
      'positive-semidefinite',
      'holds',
      [
        ['1', '1'],
        ['1', '1'],
      ],
      {
        kind: 'ldlt',
        pivots: [0, 1],
        d: ['1/2', '1/2'],
        l: [
          ['1', '1'],
          ['1', '1'],
        ],
      },
      'LDL^T is not triangular',
    ],
    [
      'no decomposition',
      'positive-semidefinite',
      'holds',
      [
        ['1', '1'],
        ['1', '1'],
      ],
      { kind: 'identity' },
      'expected an LDL^T',
    ],
    [
      'an empty closed set',
      'irreducible',
      'fails',
      [
        ['0', '1'],
        ['1', '0'],
      ],
      { kind: 'closed-set', points: [] },
      'not a proper subset',
    ],
    [
      'the whole as a closed set',
      'primitive',
      'fails',
      [
        ['1', '1'],
        ['1', '1'],
      ],
      { kind: 'closed-set', points: [0, 1] },
      'not a proper subset',
    ],
    [
      'a period of 1',
      'primitive',
      'fails',
      [
        ['1', '1'],
        ['1', '1'],
      ],
      { kind: 'cyclic', period: 1, phase: [0, 0] },
      'not a period',
    ],
    [
      'an exponent that is no power of 2',
      'primitive',
      'holds',
      [
        ['1', '1'],
        ['1', '1'],
      ],
      { kind: 'positive-power', exponent: 3 },
      'not a small power of 2',
    ],
    [
      'an entry that violates nothing',
      'symmetric',
      'fails',
      [
        ['0', '1'],
        ['1', '0'],
      ],
      { kind: 'entry', row: 0, column: 1, left: '1', right: '1' },
      'the entry violates nothing',
    ],
    [
      'a certificate of another property',
      'conservative',
      'fails',
      [
        ['1', '0'],
        ['1', '0'],
      ],
      { kind: 'kernel', vector: ['0', '1'] },
      'a certificate "kernel" cannot refute conservative',
    ],
  ])('rejects %s', (_, property, verdict, flow, certificate, reason) => {
    expect(check({ kind: 'property', property, verdict, model: { flow }, certificate })).toEqual({
      accepted: false,
      reason,
    });
  });

  it('wants fields of mean zero for a bound', () => {
    const s = {
      kind: 'bound',
      quantity: 'gap',
      model: {
        flow: [
          ['0', '1'],
          ['1', '0'],
        ],
      },
      side: 'upper',
      value: '0',
    };
    expect(check({ ...s, certificate: { kind: 'vector', vector: ['1', '1'], value: '0' } })).toEqual({
      accepted: false,
      reason: 'not a field of mean zero',
    });
  });

  it('wants the value that a field gives to a bound', () => {
    const swap = finiteModel({
      flow: [
        [0, 1],
        [1, 0],
      ],
    });
    const { upper, certificate } = enclose('gap', swap)!;
    const s = {
      kind: 'bound',
      quantity: 'gap',
      model: modelJson(swap),
      side: 'upper',
      value: toText(upper),
      certificate: certificate.upper,
    };
    expect(check(s).accepted).toBe(true);
    expect(check({ ...s, certificate: { ...certificate.upper, value: '-1' } })).toEqual({
      accepted: false,
      reason: 'the field gives another value',
    });
  });
});

describe('relations between formulas', () => {
  const F = [
    ['1', '2'],
    ['3', '4'],
  ];
  const u = ['1', '-1/2'];
  const table: [string, Json, string, Json, Json, Json, boolean][] = [
    ['sums', ['+', 'F', 'F'], '=', ['*', '2', 'F'], [['2', '4'], ['6', '8']], [['2', '4'], ['6', '8']], true],
    ['differences', ['-', 'F', ['T', 'F']], '=', ['*', '0', 'F'], [['0', '-1'], ['1', '0']], [['0', '0'], ['0', '0']], false],
    ['products', ['.', 'F', 'u'], '<=', ['.', 'F', ['ones', 'F']], ['0', '1'], ['3', '7'], true],
    ['quotients', ['/', 'u', ['ones', 'u']], '=', 'u', u, u, true],
    ['powers and magnitudes', ['^', ['abs', 'u'], '3'], '<', ['*', '2', ['ones', 'u']], ['1', '1/8'], ['2', '2'], true],
    ['the sum of entries', ['sum', 'F'], '<', '10', '10', '10', false],
    ['extremes', ['max', 'F'], '=', ['*', '4', ['min', 'F']], '4', '4', true],
    ['the larger of two', ['larger', 'u', '0'], '=', 'u', ['1', '0'], u, false],
    ['diagonal matrices', ['.', ['diag', 'u'], ['ones', 'F']], '=', 'u', u, u, true],
  ]; // prettier-ignore

  it.each(table)('include %s', (_, left, relation, right, x, y, holds) => {
    const s = {
      kind: 'relation',
      let: { F, u },
      left,
      relation,
      right,
      values: { left: x, right: y },
      verdict: holds ? 'holds' : 'fails',
    };
    expect(check(s)).toEqual({ accepted: true });
    expect(check({ ...s, verdict: holds ? 'fails' : 'holds' })).toEqual({ accepted: false, reason: 'not as claimed' });
  });

  it.each(table)('are rejected with another value of %s', (_, left, relation, right, x, y, holds) => {
    const s = plain({
      kind: 'relation',
      let: { F, u },
      left,
      relation,
      right,
      values: { left: x, right: y },
      verdict: holds ? 'holds' : 'fails',
    });
    for (const at of numbersIn(s['values'])) {
      const path = ['values', ...at];
      for (let choice = 0; choice < 12; choice++) {
        const other = tampered(valueAt(s, path), choice);
        const same = toText(parseRational(other as string)) === toText(parseRational(valueAt(s, path) as string));
        expect(check(replaced(s, path, other)).accepted).toBe(same);
      }
    }
  });

  it('are checked for every entry of the data: the average of a field is F u / κ', () => {
    fc.assert(
      fc.property(anyModel, fc.nat({ max: 1000 }), fc.nat({ max: 1000 }), (model, k, choice) => {
        const v = model.kappa.map((_, i) => rational(BigInt((i * 7 + k) % 5) - 2n));
        const s = plain({
          kind: 'relation',
          let: { ...modelJson(model), v: texts(v) },
          left: ['/', ['.', 'flow', 'v'], ['.', 'flow', ['ones', 'v']]],
          relation: '=',
          right: 'w',
          values: { left: texts(average(model, v)), right: texts(average(model, v)) },
          verdict: 'holds',
        });
        (s['let'] as Statement)['w'] = texts(average(model, v));
        expect(check(s)).toEqual({ accepted: true });
        const at = ['let', 'w', k % model.n];
        const other = tampered(valueAt(s, at), choice);
        const same = toText(parseRational(other as string)) === toText(parseRational(valueAt(s, at) as string));
        expect(check(replaced(s, at, other)).accepted).toBe(same);
      }),
      { seed: 96, numRuns: 100 },
    );
  });

  it('are rejected where sizes differ, a name or operand is missing, or a division by 0 turns up', () => {
    const relation = (left: Json) =>
      check({
        kind: 'relation',
        let: { F, u },
        left,
        relation: '=',
        right: '0',
        values: { left: '0', right: '0' },
        verdict: 'holds',
      });
    for (const left of [
      ['+', 'F', 'u'],
      ['.', 'u', 'u'],
      ['T'],
      ['nothing', 'F'],
      'G',
      ['/', '0', '0'],
      ['^', '2', '1/2'],
      ['^', '2', '-1'],
      ['^', '2', '65'],
      [],
      ['sum', []],
    ] as Json[])
      expect(relation(left).accepted).toBe(false);
    const deep = Array.from({ length: 20_000 }).reduce<Json>((f) => ['T', f], 'F');
    expect(relation(deep).accepted).toBe(false);
  });
});

describe('the file of the checker', () => {
  const source = readFileSync(new URL('../../src/finite/checker.ts', import.meta.url), 'utf8');

  it('imports nothing and is short', () => {
    expect(source).not.toMatch(/^\s*import\b/m);
    expect(source).not.toMatch(/\b(import|require)\s*\(|\bfrom\s+['"]/);
    expect(source.split('\n').length - 1).toBeLessThan(300);
  });
});
