import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLAIMS } from '../../../src/claims/registry.js';
import { conservativeFlow } from '../../../src/engines/arbitrary/conservative.js';
import { anyFlow } from '../../../src/engines/arbitrary/flow.js';
import { idempotentFlow } from '../../../src/engines/arbitrary/idempotent.js';
import { ballPositiveFlow, mixedFlow } from '../../../src/engines/arbitrary/boundary.js';
import { conservativePair, symmetricBallPositivePair } from '../../../src/engines/arbitrary/pair.js';
import { segregationFlow, symmetricFlow } from '../../../src/engines/arbitrary/symmetric.js';
import type { Derivation, Goal, OperatorProperty } from '../../../src/engines/derive/derivation.js';
import type { OperatorPolynomial } from '../../../src/engines/derive/operator-polynomial.js';
import { minus, parsePolynomial } from '../../../src/engines/derive/operator-polynomial.js';
import { replay } from '../../../src/engines/derive/replay.js';
import { runDerivations } from '../../../src/engines/derive/run.js';
import { inertia } from '../../../src/finite/elimination.js';
import { smallFlow } from '../../../src/finite/flow.js';
import { property } from '../../../src/properties/registry.js';
import type { Rational } from '../../../src/scalar/rational.js';
import { ONE, ZERO, add, divide, multiply, rational } from '../../../src/scalar/rational.js';

const derivations = CLAIMS.flatMap(({ id, derivations: list = [] }) =>
  list.map((derivation, k): [string, Derivation] => [`${id} ${k}`, derivation]),
);

/** A goal that needs no proof. */
const TRIVIAL: Derivation['shows'] = ['1 = 1'];

type Matrix = Rational[][];
const matrix = (n: number, at: (i: number, j: number) => Rational): Matrix =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => at(i, j)));
const sum = (values: readonly Rational[]): Rational => values.reduce(add, ZERO);

/** The matrix of a polynomial for operators with flows of the same row sums: A = K⁻¹F, A' = K⁻¹Fᵀ, J = 1κᵀ/Σκ. */
function evaluate(p: OperatorPolynomial, flows: Readonly<Record<string, number[][]>>): Matrix {
  const first = Object.values(flows)[0];
  const n = first.length;
  const kappa = first.map((row) => rational(BigInt(row.reduce((s, f) => s + f, 0))));
  const total = sum(kappa);
  const product = (left: Matrix, right: Matrix): Matrix =>
    matrix(n, (i, j) => sum(left[i].map((f, k) => multiply(f, right[k][j]))));
  const letter = (x: string): Matrix => {
    if (x === 'J') return matrix(n, (_, j) => divide(kappa[j], total));
    if (x === 'P') return Array.from({ length: n * n }, () => letter('A')).reduce(product);
    if (x === 'R') {
      let [power, mean] = [letter('A'), letter('A')];
      for (let k = 1; k < n; k++) {
        power = product(power, letter('A'));
        const [before, next] = [mean, power];
        mean = matrix(n, (i, j) => add(before[i][j], next[i][j]));
      }
      return matrix(n, (i, j) => divide(mean[i][j], rational(BigInt(n))));
    }
    const flow = flows[x.toUpperCase()];
    if (flow === undefined) throw new Error(`no flow for ${x}`);
    return x === x.toUpperCase()
      ? matrix(n, (i, j) => divide(rational(BigInt(flow[i][j])), kappa[i]))
      : matrix(n, (i, j) => divide(rational(BigInt(flow[j][i])), kappa[i]));
  };
  let value = matrix(n, () => ZERO);
  for (const [word, c] of p) {
    const term = Array.from(word, letter).reduce(
      product,
      matrix(n, (i, j) => (i === j ? c : ZERO)),
    );
    const before = value;
    value = matrix(n, (i, j) => add(before[i][j], term[i][j]));
  }
  // As a form on L²(κ): K times the matrix.
  return matrix(n, (i, j) => multiply(kappa[i], value[i][j]));
}

function isTrue(statement: string, flows: Readonly<Record<string, number[][]>>): boolean {
  if (statement === 'A has a gap') return has(flows.A, 'has-gap');
  if (statement === 'A is irreducible') return has(flows.A, 'irreducible');
  const [, left, relation, right] = /^(.*?)(>>|>=|=)(.*)$/.exec(statement)!;
  if (relation === '>>') {
    const [T, X] = [left, right].map((side) => evaluate(parsePolynomial(side.trim()), flows).flat());
    return X.every((x, k) => x.n === 0n || T[k].n > 0n);
  }
  const value = evaluate(minus(parsePolynomial(left.trim()), parsePolynomial(right.trim())), flows);
  if (relation === '=') return value.flat().every((x) => x.n === 0n);
  const n = value.length;
  const symmetric = matrix(n, (i, j) => divide(add(value[i][j], value[j][i]), rational(2n)));
  return inertia(n, symmetric.flat()).negative === 0;
}

const single = fc.oneof(
  anyFlow(1, 5),
  mixedFlow(1, 5),
  conservativeFlow(1, 5),
  symmetricFlow(1, 5),
  segregationFlow(1, 5),
  ballPositiveFlow(1, 5),
  idempotentFlow(1, 5),
);
const pairs = fc.oneof(conservativePair(), symmetricBallPositivePair());

const has = (flow: number[][], name: OperatorProperty): boolean =>
  name === 'model' || name === 'order-preserving'
    ? true
    : property(name === 'contractive for one p' ? '2-contractive' : name).holds(smallFlow(flow));

describe('derivations', () => {
  it('are given for the claims that the algebra of operators proves', () => {
    expect(derivations.length).toBeGreaterThan(30);
  });

  it.each(derivations)('%s goes through', (_, derivation) => {
    expect(() => replay(derivation)).not.toThrow();
  });

  it.each(derivations)('%s: every line is true of models that meet the hypotheses', (_, derivation) => {
    const statements = [
      ...derivation.steps.map(([statement]) => statement),
      ...derivation.shows.filter((goal) => typeof goal === 'string'),
    ].filter((s) => !s.endsWith('p-contractive') && !s.includes('V'));
    const letters = Object.keys(derivation.given);
    const arbitrary =
      letters.length === 1
        ? single.map((flow): Record<string, number[][]> => ({ [letters[0]]: flow }))
        : pairs.map(({ first, second }): Record<string, number[][]> => ({
            [letters[0]]: first,
            [letters[1]]: second,
          }));
    let met = 0;
    fc.assert(
      fc.property(arbitrary, (flows) => {
        if (!letters.every((x) => derivation.given[x].every((name) => has(flows[x], name)))) return;
        met++;
        for (const statement of statements) expect([statement, isTrue(statement, flows)]).toEqual([statement, true]);
      }),
      { seed: 5, numRuns: 150 },
    );
    expect(met).toBeGreaterThan(0);
  });

  it.each<[string, Derivation]>([
    [
      'a square that does not fit',
      {
        given: { A: ['ball-positive'] },
        steps: [["A + A' >= 0", { by: 'adding', of: [{ fact: 'h0' }, { with: 'A' }] }]],
        shows: [],
      },
    ],
    [
      'a negative factor',
      {
        given: { A: ['positive-semidefinite'] },
        steps: [["-A - A' >= 0", { by: 'adding', of: [{ times: '-1', fact: 'h0' }] }]],
        shows: [],
      },
    ],
    [
      'a contraction without conservation',
      { given: { A: [] }, steps: [["1 >= A'A", { by: 'contraction', of: 'A' }]], shows: [] },
    ],
    [
      'a contraction that need not preserve order',
      {
        given: { A: ['conservative'] },
        steps: [["1 >= (2 A - 1)'(2 A - 1)", { by: 'contraction', of: '2 A - 1' }]],
        shows: [],
      },
    ],
    [
      'a form that does not vanish',
      {
        given: { A: ['positive-semidefinite'] },
        steps: [["(A + A')J = 0", { by: 'vanishing', fact: 'h0', on: 'J' }]],
        shows: [],
      },
    ],
    [
      'a variation with a square left',
      {
        given: { A: ['positive-semidefinite'] },
        steps: [["A + A' = 0", { by: 'varying', fact: 'h0', at: '1', along: 'A' }]],
        shows: [],
      },
    ],
    [
      'a fact that nobody stated',
      { given: { A: [] }, steps: [["A + A' >= 0", { by: 'adding', of: [{ fact: '3' }] }]], shows: [] },
    ],
    [
      'an inequality taken for an equation',
      {
        given: { A: ['ball-positive'] },
        steps: [["A + A' = 2 A'A", { by: 'multiplying', fact: 'h0' }]],
        shows: [],
      },
    ],
    ['an equation that does not follow', { given: { A: [] }, steps: [["A' = A", { by: 'rewriting' }]], shows: [] }],
    [
      'a vanishing integral that is none',
      {
        given: { A: ['1-contractive'], B: [] },
        steps: [["J = B'J", { by: 'integrating', fact: 'h0' }]],
        shows: [],
      },
    ],
    [
      'a first variation without a norm',
      { given: { A: [] }, steps: [['J A = J', { by: 'first variation', fact: 'h0' }]], shows: [] },
    ],
    ['a goal that is not shown', { given: { A: ['conservative'] }, steps: [], shows: [['symmetric', 'A']] }],
    [
      'a goal about order that an operator need not keep',
      { given: { A: [] }, steps: [], shows: [['model', '2 A - 1']] },
    ],
    ['an inequality that is not shown', { given: { A: ['conservative'] }, steps: [], shows: [['2-contractive', 'A']] }],
    ['a goal in the wrong direction', { given: { A: ['ball-positive'] }, steps: [], shows: ["A'A >= A"] }],
    [
      'one inverse for two operators',
      { given: { A: ['invertible'], B: ['invertible'] }, steps: [], shows: ['V B = 1'] },
    ],
    ['an inverse without a letter', { given: { D: ['invertible'] }, steps: [], shows: [] }],
    [
      'a power of one operator as a power of another',
      { given: { A: [], B: ['primitive'] }, steps: [], shows: [['primitive', 'A']] },
    ],
    [
      'a mixing that is none',
      {
        given: { A: ['idempotent'] },
        steps: [['A = J A', { by: 'mixing', fact: 'h0', on: 'A' }]],
        shows: [],
      },
    ],
    [
      'a gap from a form that leaves no room',
      {
        given: { A: ['conservative'] },
        steps: [
          ["1 >= A'A", { by: 'contraction', of: 'A' }],
          ["2 >= A + A'", { by: 'adding', of: [{ fact: '0' }, { with: '1 - A' }] }],
          ['A has a gap', { by: 'bounding the loss', fact: '1' }],
        ],
        shows: [],
      },
    ],
    [
      'a lazy average that is not known to be one',
      { given: { A: ['irreducible'] }, steps: [['P >> R', { by: 'powers of a lazy average', fact: 'h0' }]], shows: [] },
    ],
    [
      'an operator that need not vanish, split from a sum that does',
      {
        given: { A: ['symmetric'] },
        steps: [['A = 0', { by: 'splitting', fact: 'h0', into: 'A' }]],
        shows: [],
      },
    ],
    [
      'a block without its conclusion',
      {
        given: { A: ['positive-semidefinite'] },
        steps: [['A >> 1', { by: 'no silent point', steps: [] }]],
        shows: [],
      },
    ],
    [
      'an assumption used outside of its block',
      {
        given: { A: ['positive-semidefinite'] },
        steps: [
          [
            'A >> 1',
            {
              by: 'no silent point',
              steps: [
                ["A E + A' E = 0", { by: 'vanishing', fact: 'h0', on: 'E' }],
                ['J A E + J E = 0', { by: 'multiplying', fact: '0.0', left: 'J' }],
                ['J E = 0', { by: 'splitting', fact: '0.1', into: 'J E' }],
              ],
            },
          ],
          ['E J = 0', { by: 'multiplying', fact: '0.2' }],
        ],
        shows: [],
      },
    ],
    ['a letter with a meaning of its own', { given: { J: [] }, steps: [], shows: [] }],
  ])('reject %s', (_, derivation) => {
    const shows = derivation.shows.length > 0 ? derivation.shows : TRIVIAL;
    expect(() => replay({ ...derivation, shows })).toThrow(/^(?!it shows nothing)/);
  });

  it.each<[string, Derivation['given'], Goal]>([
    ['the L¹ norm of what does not preserve order', { A: [] }, ['1-contractive', '-3 A']],
    ['the L¹ norm of an affine combination', { A: ['conservative'] }, ['1-contractive', '5 A - 4']],
    ['a number whose last digit is read as a function', { A: [] }, 'A - 11 >= 0'],
    ['a property that there is not', { A: [] }, ['nice' as 'normal', 'A']],
  ])('reject a goal about %s', (_, given, goal) => {
    const steps: Derivation['steps'] = [['(1 + 3 A)1 >= 0', { by: 'order' }]];
    expect(() => replay({ given, steps, shows: [goal] })).toThrow();
    expect(() => replay({ given, steps, shows: TRIVIAL })).not.toThrow();
  });

  it('reject a derivation that shows nothing', () => {
    expect(() => replay({ given: { A: [] }, steps: [], shows: [] })).toThrow('it shows nothing');
  });

  it('of a claim with implications must show them, not something else', () => {
    const wrong = { ...CLAIMS[0], implications: [{ premises: ['conservative'], conclusion: 'symmetric' }] } as const;
    const chunk = { claim: wrong.id, engine: 'derive', from: 0, to: 1, seed: 1 } as const;
    const derived = (derivation: Derivation) => runDerivations({ ...wrong, derivations: [derivation] }, chunk).errors;
    expect(derived({ given: { A: ['conservative'] }, steps: [], shows: [['conservative', 'A']] })).toHaveLength(1);
    expect(derived({ given: { A: ['symmetric'] }, steps: [], shows: [['symmetric', 'A']] })).toHaveLength(1);
  });

  it('say which step failed and what is left of it', () => {
    const wrong: Derivation = {
      given: { A: ['conservative'] },
      steps: [
        ["1 >= A'A", { by: 'contraction', of: 'A' }],
        ["A = A'A", { by: 'vanishing', fact: '0', on: 'A' }],
      ],
      shows: TRIVIAL,
    };
    expect(() => replay(wrong)).toThrow(/^step 1 \(A = A'A\): X'MX leaves A'A - A'A'AA, not 0$/);
  });
});

describe('the identity operator', () => {
  it('is what the empty word stands for in the evaluation of lines', () => {
    const flow = [
      [1, 1],
      [0, 2],
    ];
    expect(evaluate(parsePolynomial('1'), { A: flow })).toEqual([
      [multiply(ONE, rational(2n)), ZERO],
      [ZERO, rational(2n)],
    ]);
  });
});
