import type {
  Derivation,
  DerivationStep,
  Goal,
  OperatorProperty,
  Summand,
} from '../../../engines/derive/derivation.js';
import type { OperationName } from './operations.js';

/**
 * Proofs for every model of the cells `by: 'derivation'`. A is the first model, B the second; of A and B, B A is the
 * composition that applies A first. A coarse model is D A on the fields with D u = u, D a conditional expectation.
 */

/** An inequality as a sum of squares and known facts. */
const adding = (statement: string, ...of: readonly Summand[]): DerivationStep => [statement, { by: 'adding', of }];
const contraction = (statement: string, of: string): DerivationStep => [statement, { by: 'contraction', of }];
const integrated = (letter: string, fact: string): DerivationStep => [`J = ${letter}'J`, { by: 'integrating', fact }];

const ONE = (...properties: readonly OperatorProperty[]) => ({ A: properties });
const TWO = (...properties: readonly OperatorProperty[]) => ({ A: properties, B: properties });
const COARSE = (...properties: readonly OperatorProperty[]) => ({
  A: properties,
  D: ['symmetric', 'idempotent'] as const,
});

const direct = (given: Derivation['given'], ...shows: readonly Goal[]): Derivation => ({ given, steps: [], shows });

/** Cells that follow from conservation alone, for an expression that is a conservative model then. */
const bounded = (given: Derivation['given'], T: string): Derivation => ({
  given,
  steps: [contraction(`1 >= (${T})'(${T})`, T)],
  shows: [
    ['model', T],
    ['conservative', T],
    ['1-contractive', T],
    ['2-contractive', T],
  ],
});

/** What is symmetric and positive semi-definite is ball-positive; `form` names the fact T + T' >= 0. */
const symmetricIsBall = (T: string, form: string, at: number): readonly DerivationStep[] => [
  contraction(`1 >= (${T})(${T})`, T),
  adding(`1 >= ${T}`, { times: '1/2', fact: String(at) }, { times: '1/2', with: `1 - (${T})` }),
  adding(
    `(${T}) + (${T})' >= 2 (${T})'(${T})`,
    { fact: form, with: `1 - (${T})` },
    { times: '2', fact: String(at + 1), with: T },
  ),
];

/** T >> J: T - cJ preserves order for some c > 0, so T is positive. */
const over = (T: string, facts: readonly [string, string]): DerivationStep => [`${T} >> J`, { by: 'composing', facts }];
const itself = (T: string): DerivationStep => [`${T} >> ${T}`, { by: 'itself' }];
const enlarged = (T: string, fact: string, by: string): DerivationStep => [
  `${T} >> J`,
  { by: 'enlarging', fact, with: by },
];

const MEAN = "1/2 A + 1/2 A'";

/** (1 - θ) A + θ B. Each identity below is quadratic in θ, so that three values of θ decide it for all. */
const mixtures = (weights: readonly [rest: string, theta: string, product: string, ratio: string][]): Derivation[] =>
  weights.flatMap(([rest, theta, product, ratio]) => {
    const T = `${rest} A + ${theta} B`;
    return [
      direct(TWO('conservative'), ['model', T], ['conservative', T]),
      direct(TWO('symmetric'), ['symmetric', T]),
      {
        given: TWO('positive-semidefinite'),
        steps: [adding(`(${T}) + (${T})' >= 0`, { times: rest, fact: 'h0' }, { times: theta, fact: 'h1' })],
        shows: [['positive-semidefinite', T]],
      },
      {
        given: TWO('ball-positive'),
        steps: [
          adding(
            `(${T}) + (${T})' >= 2 (${T})'(${T})`,
            { times: rest, fact: 'h0' },
            { times: theta, fact: 'h1' },
            { times: product, with: 'A - B' },
            { times: product, with: 'A - B' },
          ),
        ],
        shows: [['ball-positive', T]],
      },
      {
        given: TWO('1-contractive'),
        steps: [integrated('A', 'h0'), integrated('B', 'h1')],
        shows: [['1-contractive', T]],
      },
      {
        given: TWO('2-contractive'),
        steps: [
          adding(
            `1 >= (${T})'(${T})`,
            { times: rest, fact: 'h0' },
            { times: theta, fact: 'h1' },
            { times: product, with: 'A - B' },
          ),
        ],
        shows: [['2-contractive', T]],
      },
      {
        given: TWO('positive'),
        steps: [enlarged(T, 'h0', `${ratio} B`)],
        shows: [['positive', T]],
      },
    ] satisfies Derivation[];
  });

const composed: readonly Derivation[] = [
  direct(TWO('conservative'), ['model', 'B A'], ['conservative', 'B A']),
  {
    given: TWO('1-contractive'),
    steps: [integrated('A', 'h0'), integrated('B', 'h1')],
    shows: [['1-contractive', 'B A']],
  },
  {
    given: TWO('2-contractive'),
    steps: [adding("1 >= (B A)'(B A)", { fact: 'h1', with: 'A' }, { fact: 'h0' })],
    shows: [['2-contractive', 'B A']],
  },
  { given: TWO('positive'), steps: [over('B A', ['h1', 'h0'])], shows: [['positive', 'B A']] },
];

/** V and W are the inverses of A and B. */
const invertedBy = (T: string, inverse: string): Derivation =>
  direct(TWO('invertible'), `${inverse} (${T}) = 1`, `(${T}) ${inverse} = 1`);

/** k-fold product, k = 2, 3, 4. */
const POWERS = ['A A', 'A A A', 'A A A A'];

const part = (text: string, derivation: Derivation): Derivation => ({ ...derivation, part: text });

/** Steps of inductions on k where there are two letters: B stands for a smaller power. */
const powers: readonly Derivation[] = [
  ...composed.map((derivation, k) =>
    part(['conservative', '1-contractive', '2-contractive', 'positive'][k], derivation),
  ),
  part('symmetric', direct(TWO('symmetric'), ['symmetric', 'A A'], ['symmetric', 'A B A'])),
  part('idempotent', direct(ONE('idempotent'), ...POWERS.flatMap((T): Goal[] => [`${T} = A`, ['idempotent', T]]))),
  part('invertible', invertedBy('B A', 'V W')),
  part('normal for k ≤ 4', direct(ONE('normal'), ...POWERS.map((T): Goal => ['normal', T]))),
];

export const DERIVATIONS: Readonly<Partial<Record<OperationName, readonly Derivation[]>>> = {
  adjoint: [
    bounded(ONE('conservative'), "A'"),
    direct(ONE('symmetric'), ['symmetric', "A'"]),
    direct(ONE('positive-semidefinite'), ['positive-semidefinite', "A'"]),
    {
      given: ONE('ball-positive'),
      steps: [
        adding(
          "A + A' >= 2 A A'",
          { times: '1/2', with: "1 - (2 A - 1)(2 A - 1)'" },
          { fact: 'h0', with: "(2 A - 1)'" },
        ),
      ],
      shows: [['ball-positive', "A'"]],
    },
    direct(ONE('normal'), ['normal', "A'"]),
    direct(ONE('idempotent'), ['idempotent', "A'"]),
    direct(ONE('invertible'), "V'A' = 1", "A'V' = 1"),
  ],
  composition: [...composed, invertedBy('B A', 'V W')],
  conjugation: [
    direct(TWO('conservative'), ['model', 'A B A'], ['conservative', 'A B A']),
    direct(TWO('symmetric'), ['symmetric', 'A B A']),
    {
      given: TWO('1-contractive'),
      steps: [integrated('A', 'h0'), integrated('B', 'h1')],
      shows: [['1-contractive', 'A B A']],
    },
    {
      given: TWO('2-contractive'),
      steps: [adding("1 >= (A B A)'(A B A)", { fact: 'h0', with: 'B A' }, { fact: 'h1', with: 'A' }, { fact: 'h0' })],
      shows: [['2-contractive', 'A B A']],
    },
    {
      given: TWO('positive'),
      steps: [over('B A', ['h1', 'h0']), over('A B A', ['h0', '0'])],
      shows: [['positive', 'A B A']],
    },
    invertedBy('A B A', 'V W V'),
  ],
  powers,
  mixture: mixtures([
    ['1/2', '1/2', '1/4', '1'],
    ['3/4', '1/4', '3/16', '1/3'],
    ['1/4', '3/4', '3/16', '3'],
  ]).map((derivation) => part('θ = 1/4, 1/2, 3/4:', derivation)),
  'symmetrise-sum': [
    bounded(ONE('conservative'), MEAN),
    direct(ONE('conservative'), ['symmetric', MEAN], ['normal', MEAN]),
    direct(ONE('conservative', 'positive-semidefinite'), ['positive-semidefinite', MEAN]),
    {
      given: ONE('conservative', 'ball-positive'),
      steps: [adding("A + A' >= 0", { fact: 'h1' }, { times: '2', with: 'A' }), ...symmetricIsBall(MEAN, '0', 1)],
      shows: [['ball-positive', MEAN]],
    },
    {
      given: ONE('conservative', 'idempotent'),
      steps: [contraction("1 >= A'A", 'A'), ["A = A'A", { by: 'vanishing', fact: '0', on: 'A' }]],
      shows: [['idempotent', MEAN]],
    },
    {
      given: ONE('conservative', 'positive'),
      steps: [enlarged(MEAN, 'h1', "A'")],
      shows: [['positive', MEAN]],
    },
  ],
  'symmetrise-product': [
    bounded(ONE('conservative'), "A'A"),
    direct(ONE('conservative'), ['symmetric', "A'A"], ['normal', "A'A"]),
    {
      given: ONE('conservative'),
      steps: [
        adding("2 A'A >= 0", { times: '2', with: 'A' }),
        contraction("1 >= A A'", "A'"),
        adding("2 A'A >= 2 A'A A'A", { times: '2', fact: '1', with: 'A' }),
      ],
      shows: [
        ['positive-semidefinite', "A'A"],
        ['ball-positive', "A'A"],
      ],
    },
    {
      given: ONE('conservative', 'idempotent'),
      steps: [contraction("1 >= A'A", 'A'), ["A = A'A", { by: 'vanishing', fact: '0', on: 'A' }]],
      shows: [['idempotent', "A'A"]],
    },
    {
      given: ONE('conservative', 'positive'),
      steps: [itself("A'"), over("A'A", ['0', 'h1'])],
      shows: [['positive', "A'A"]],
    },
    direct(ONE('invertible'), "V V' A'A = 1", "A'A V V' = 1"),
  ],
  coarsening: [
    direct(COARSE('conservative'), ['model', 'D A D'], ['conservative', 'D A D']),
    direct(COARSE('symmetric'), ['symmetric', 'D A D']),
    {
      given: COARSE('positive-semidefinite'),
      steps: [adding("D A D + D A'D >= 0", { fact: 'h0', with: 'D' })],
      shows: [['positive-semidefinite', 'D A D']],
    },
    {
      given: COARSE('ball-positive'),
      steps: [adding("D A D + D A'D >= 2 D A'D A D", { fact: 'h0', with: 'D' }, { times: '2', with: '(1 - D) A D' })],
      shows: [['ball-positive', 'D A D']],
    },
    { given: COARSE('1-contractive'), steps: [integrated('A', 'h0')], shows: [['1-contractive', 'D A D']] },
    {
      given: COARSE('2-contractive'),
      steps: [adding("D >= D A'D A D", { fact: 'h0', with: 'D' }, { with: '(1 - D) A D' })],
      shows: ["D >= (D A D)'(D A D)"],
    },
    {
      given: COARSE('positive'),
      steps: [itself('D'), over('D A', ['0', 'h0']), over('D A D', ['1', '0'])],
      shows: [['positive', 'D A D']],
    },
  ],
};

/** The operations that give models, for the claim `meta`. */
export const MODELS: readonly Derivation[] = [
  {
    given: { A: [], B: [] },
    steps: [],
    shows: [
      ['model', 'B A'],
      ['model', 'A B A'],
      ['model', '1/2 A + 1/2 B'],
    ],
    part: 'composition, conjugation, means',
  },
  {
    given: { A: ['conservative'] },
    steps: [],
    shows: [
      ['model', "A'"],
      ['model', MEAN],
      ['model', "A'A"],
    ],
    part: 'adjoint, symmetrisations',
  },
  { given: { A: [], D: ['symmetric', 'idempotent'] }, steps: [], shows: [['model', 'D A D']], part: 'coarse-graining' },
];
