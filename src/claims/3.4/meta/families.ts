import fc from 'fast-check';
import { ballPositiveFlow } from '../../../engines/arbitrary/boundary.js';
import { addCycle, conservativeFlow, doublyStochasticFlow } from '../../../engines/arbitrary/conservative.js';
import { partition } from '../../../engines/arbitrary/field.js';
import type { Rows } from '../../../engines/arbitrary/flow.js';
import { anyFlow, points, rowSumsOf } from '../../../engines/arbitrary/flow.js';
import { idempotentFlow } from '../../../engines/arbitrary/idempotent.js';
import { levelled } from '../../../engines/arbitrary/pair.js';
import { conditionalFlow, segregationFlow, symmetricFlow } from '../../../engines/arbitrary/symmetric.js';
import type { Family, Instance } from '../../../engines/claim.js';
import type { AtlasProperty } from '../../../properties/pattern.js';
import type { OperationName } from './operations.js';
import { OPERATIONS } from './operations.js';

/** Flows that often have a property: for each one a family that meets the hypotheses of its cells. */
type Make = (n: number) => fc.Arbitrary<Rows>;

const withLoopAt = (rows: Rows, i: number): Rows => rows.with(i, rows[i].with(i, rows[i][i] + 1));
const withAll = (rows: Rows): Rows => rows.map((row) => row.map((f) => f + 1));

/** A cycle through all points, in any order, added to a flow: irreducible, and conservative if the flow was. */
const withRound =
  (make: Make): Make =>
  (n) =>
    fc.tuple(make(n), fc.shuffledSubarray([...Array(n).keys()], { minLength: n, maxLength: n })).map(([rows, at]) => {
      const copy = rows.map((row) => row.slice());
      addCycle(copy, at, 1);
      return copy;
    });

/** Loops large enough for sym(F) to be diagonally dominant. */
const dominant = (rows: Rows): Rows =>
  rows.map((row, i) => {
    const off = row.reduce((s, f, j) => (j === i ? s : s + f + rows[j][i]), 0);
    return row.with(i, row[i] + Math.ceil(off / 2));
  });

/** Who is k places ahead is heard with weight w_k: such flows commute, and with their adjoints. */
const circulant: Make = (n) =>
  fc
    .array(fc.nat({ max: 3 }), { minLength: n, maxLength: n })
    .map((w) => (w.some((f) => f > 0) ? w : w.with(0, 1)))
    .map((w) => w.map((_, i) => w.map((__, j) => w[(j - i + n) % n])));

const sideBySide = (F: Rows, G: Rows): Rows => [
  ...F.map((row) => [...row, ...G.map(() => 0)]),
  ...G.map((row) => [...F.map(() => 0), ...row]),
];

/** Circulant on the first points, symmetric on the others: κ need not be constant. */
const normal: Make = (n) =>
  fc.oneof(
    circulant(n),
    symmetricFlow(n, n),
    ...(n > 1
      ? [
          fc
            .integer({ min: 1, max: n - 1 })
            .chain((k) => fc.tuple(circulant(k), symmetricFlow(n - k, n - k)))
            .map(([F, G]) => sideBySide(F, G)),
        ]
      : []),
  );

const any: Make = (n) => anyFlow(n, n);
const balanced: Make = (n) => fc.oneof(conservativeFlow(n, n), doublyStochasticFlow(n, n));
const ball: Make = (n) => ballPositiveFlow(n, n);
const round = withRound((n) => fc.oneof(any(n), balanced(n)));
const balancedRound = withRound(balanced);
const looped =
  (make: Make): Make =>
  (n) =>
    make(n).map((rows) => withLoopAt(rows, 0));

const FLOWS: Readonly<Record<AtlasProperty, Make>> = {
  conservative: balanced,
  '1-contractive': balanced,
  '2-contractive': balanced,
  symmetric: (n) => symmetricFlow(n, n),
  'positive-semidefinite': (n) => fc.oneof(any(n).map(dominant), ball(n), segregationFlow(n, n)),
  'ball-positive': ball,
  normal,
  idempotent: (n) => idempotentFlow(n, n),
  irreducible: round,
  primitive: looped(round),
  positive: (n) => fc.oneof(any(n), balanced(n)).map(withAll),
  invertible: (n) => fc.oneof(any(n), any(n).map(dominant), balanced(n)),
  'has-gap': (n) => fc.oneof(balancedRound(n), round(n)),
};

const CONSERVATIVE_FLOWS: Readonly<Record<AtlasProperty, Make>> = {
  ...FLOWS,
  'positive-semidefinite': (n) => fc.oneof(balanced(n).map(dominant), ball(n)),
  idempotent: (n) => conditionalFlow(n, n).map(({ flow }) => flow),
  irreducible: balancedRound,
  primitive: looped(balancedRound),
  positive: (n) => balanced(n).map(withAll),
  invertible: (n) => fc.oneof(balanced(n), balanced(n).map(dominant)),
  'has-gap': balancedRound,
};

/** Most points of an operand: what the result costs to decide grows with them. */
const SIZES: Readonly<Record<OperationName, number>> = {
  adjoint: 6,
  composition: 4,
  conjugation: 4,
  powers: 4,
  mixture: 4,
  sum: 5,
  'symmetrise-sum': 6,
  'symmetrise-product': 5,
  'direct-sum': 3,
  tensor: 3,
  coarsening: 6,
  restriction: 6,
  limits: 4,
};

const THETAS = ['1/2', '1/3', '3/4', '1/10'];

/** Cases of an operation whose operands were drawn to have a property. */
function casesOf(operation: OperationName, make: Make): fc.Arbitrary<Instance> {
  const size = points(1, SIZES[operation]);
  const flow = size.chain(make);
  const two = size.chain((n) => fc.record({ first: make(n), second: make(n) }));
  const level = two.map(({ first, second }) => levelled(first, second));
  switch (operation) {
    case 'adjoint':
    case 'symmetrise-sum':
    case 'symmetrise-product':
      return flow.map((rows) => ({ flow: rows }));
    case 'powers':
      return fc.record({ flow, exponent: fc.integer({ min: 2, max: 5 }) });
    case 'coarsening':
      return flow.chain((rows) => partition(rows.length).map((label) => ({ flow: rows, partition: label })));
    case 'restriction':
      return flow.chain((rows) => {
        const label = fc.array(fc.nat({ max: 1 }), { minLength: rows.length, maxLength: rows.length });
        return label.map((outside) => ({ flow: rows, partition: outside }));
      });
    case 'composition':
    case 'conjugation':
      return level;
    case 'mixture':
      return fc.tuple(level, fc.constantFrom(...THETAS)).map(([x, theta]) => ({ ...x, theta }));
    case 'direct-sum':
    case 'tensor':
      return fc.record({ first: flow, second: flow });
    case 'sum':
      return two;
    case 'limits':
      // In every second case the limit itself was not drawn to have the property.
      return fc.oneof(
        two,
        size.chain((n) => fc.record({ first: any(n), second: make(n) })),
        size.chain((n) => fc.record({ first: make(n).chain(nudged), second: make(n) })),
        two.map(({ first, second }) => ({ first, second: commuting(first, second) })),
      );
  }
}

/** One entry more or less by 1: just off a property that is closed. */
const nudged = (rows: Rows): fc.Arbitrary<Rows> =>
  fc.record({ i: fc.nat({ max: rows.length - 1 }), j: fc.nat({ max: rows.length - 1 }) }).map(({ i, j }) => {
    const less = rows[i][j] > 1 || (rows[i][j] === 1 && rowSumsOf(rows)[i] > 1);
    return rows.with(i, rows[i].with(j, rows[i][j] + (less ? -1 : 1)));
  });

/** A direction that keeps normal and idempotent flows what they are: a multiple of the flow. */
const commuting = (first: Rows, second: Rows): Rows => first.map((row) => row.map((f) => f * (1 + (second[0][0] % 3))));

/** `composition of models drawn as symmetric, N ≤ 5` */
export function familyOf(operation: OperationName, property: AtlasProperty, more: Instance = {}): Family {
  const make = (OPERATIONS[operation].conservative ? CONSERVATIVE_FLOWS : FLOWS)[property];
  return {
    name: `${operation}, drawn to be ${property}, N ≤ ${SIZES[operation]}`,
    arbitrary: casesOf(operation, make).map((x): Instance => ({ property, ...more, ...x })),
  };
}
