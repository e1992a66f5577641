import type { AtlasProperty } from '../../../properties/pattern.js';
import type { OperationName } from './operations.js';
import { OPERATION_NAMES } from './operations.js';

/**
 * Which property survives which operation, as data: what the claims `meta/...` say, cell by cell.
 *
 * How a kept cell is known: `derivation`: proved for every model in the algebra of operators, and replayed; `supports`:
 * proved for all models of a few points by their supports, for all N by hand; `by hand`: for all N by hand. All are
 * decided on random models as well.
 */
export type KeptBy = 'derivation' | 'supports' | 'by hand';

/** Properties that an operation keeps for the same reason. */
export interface Kept {
  readonly properties: readonly AtlasProperty[];
  readonly by: KeptBy;
  /** for every model; text with TeX between dollars, F, A, κ as in the claim */
  readonly why: string;
}

const contractive = ['conservative', '1-contractive', '2-contractive'] as const;
const order = (by: KeptBy, why: string): Kept => ({ properties: ['positive'], by, why });
const products = order('derivation', 'sums of products of positive numbers.');

export const KEPT: Readonly<Record<OperationName, readonly Kept[]>> = {
  adjoint: [
    {
      properties: [...contractive, 'symmetric', 'positive-semidefinite', 'normal', 'idempotent', 'invertible'],
      by: 'derivation',
      why: String.raw`the defining relation of $A$, read for $A^*$, is its own adjoint or the fact that $A\mathbb 1=\mathbb 1$.`,
    },
    {
      properties: ['ball-positive'],
      by: 'derivation',
      why: String.raw`$\|2A-1\|\le1$, and an operator and its adjoint have the same norm.`,
    },
    {
      properties: ['irreducible', 'primitive', 'positive'],
      by: 'supports',
      why: String.raw`all arrows are reversed.`,
    },
    {
      properties: ['has-gap'],
      by: 'by hand',
      why: String.raw`$\kappa$ and $(u,[u])_\kappa=(u,[u]^*)_\kappa$ are the same.`,
    },
  ],
  composition: [
    {
      properties: contractive,
      by: 'derivation',
      why: String.raw`$(A_2A_1)^*\mathbb 1=A_1^*A_2^*\mathbb 1=\mathbb 1$.`,
    },
    { properties: ['invertible'], by: 'derivation', why: String.raw`$(A_2A_1)^{-1}=A_1^{-1}A_2^{-1}$.` },
    products,
  ],
  conjugation: [
    {
      properties: contractive,
      by: 'derivation',
      why: String.raw`compositions keep them.`,
    },
    { properties: ['symmetric'], by: 'derivation', why: String.raw`$(A_1A_2A_1)^*=A_1A_2A_1$.` },
    { properties: ['invertible'], by: 'derivation', why: String.raw`compositions keep it.` },
    products,
  ],
  powers: [
    {
      properties: contractive,
      by: 'derivation',
      why: String.raw`compositions keep them: $A^k=A\,A^{k-1}$.`,
    },
    { properties: ['symmetric'], by: 'derivation', why: String.raw`conjugations keep it: $A^k=A\,A^{k-2}A$.` },
    { properties: ['invertible'], by: 'derivation', why: String.raw`$(A^k)^{-1}=(A^{-1})^k$.` },
    { properties: ['idempotent'], by: 'derivation', why: String.raw`$A^k=A$.` },
    {
      properties: ['normal'],
      by: 'by hand',
      why: String.raw`$A^*$ passes through $A^k$ factor by factor. (Derived for $k\le4$.)`,
    },
    {
      properties: ['primitive'],
      by: 'supports',
      why: String.raw`if $A^m>0$ then $A^{km}>0$, since no column of $A^m$ is zero.`,
    },
    products,
  ],
  mixture: [
    {
      properties: ['conservative', 'symmetric', 'positive-semidefinite', '1-contractive'],
      by: 'derivation',
      why: String.raw`linear equations and inequalities in $A$ at fixed $\kappa$.`,
    },
    {
      properties: ['ball-positive', '2-contractive'],
      by: 'derivation',
      why: String.raw`the ball $\|2A-1\|\le1$ and the ball $\|A\|\le1$ are convex; what is won is $\theta(1-\theta)\|(A_1-A_2)u\|^2$, twice that for the first.`,
    },
    {
      properties: ['irreducible', 'primitive'],
      by: 'supports',
      why: String.raw`the support of $(1-\theta)F_1+\theta F_2$ contains both supports.`,
    },
    order('derivation', String.raw`non-negative numbers are added to positive ones.`),
    {
      properties: ['has-gap'],
      by: 'by hand',
      why: String.raw`$(u,u-[u])_\kappa>0$ is linear in $A$, and the fields of mean zero are the same.`,
    },
  ],
  sum: [
    {
      properties: ['symmetric', 'positive-semidefinite', ...contractive],
      by: 'by hand',
      why: String.raw`linear in $F$: $F=F^\top$, $F+F^\top\ge0$, $F^\top\mathbb 1=F\mathbb 1$; and contractive is conservative.`,
    },
    {
      properties: ['ball-positive'],
      by: 'by hand',
      why: String.raw`the flows of ball-positive models form a convex cone: $\kappa^{-1}x^2$ is convex and homogeneous in $(\kappa,x)$, so that $\sum_i(F_1u+F_2u)_i^2/(\kappa_1+\kappa_2)_i\le\sum_i(F_1u)_i^2/\kappa_{1,i}+\sum_i(F_2u)_i^2/\kappa_{2,i}$.`,
    },
    {
      properties: ['irreducible', 'primitive', 'positive'],
      by: 'supports',
      why: String.raw`the support of $F_1+F_2$ contains both supports.`,
    },
  ],
  'symmetrise-sum': [
    {
      properties: ['symmetric', 'normal', ...contractive],
      by: 'derivation',
      why: String.raw`$\tfrac12(A+A^*)$ is symmetric, whatever $A$ is, hence conservative and normal.`,
    },
    {
      properties: ['positive-semidefinite', 'ball-positive'],
      by: 'derivation',
      why: String.raw`the form $(u,[u])_\kappa$ is the same, and symmetric positive semi-definite models are ball-positive.`,
    },
    {
      properties: ['idempotent'],
      by: 'derivation',
      why: String.raw`a conservative projection is symmetric: it is its own symmetrisation.`,
    },
    {
      properties: ['irreducible', 'primitive'],
      by: 'supports',
      why: String.raw`the support of $F+F^\top$ contains that of $F$.`,
    },
    order('derivation', String.raw`non-negative numbers are added to positive ones.`),
    {
      properties: ['has-gap'],
      by: 'by hand',
      why: String.raw`$\kappa$ and the form $(u,[u])_\kappa$ are the same.`,
    },
  ],
  'symmetrise-product': [
    {
      properties: ['symmetric', 'normal', ...contractive, 'positive-semidefinite', 'ball-positive'],
      by: 'derivation',
      why: String.raw`$A^*A$ is symmetric with $0\le A^*A\le1$, whatever $A$ is.`,
    },
    { properties: ['idempotent'], by: 'derivation', why: String.raw`a conservative projection has $A^*A=A$.` },
    { properties: ['invertible'], by: 'derivation', why: String.raw`$(A^*A)^{-1}=A^{-1}(A^{-1})^*$.` },
    products,
  ],
  'direct-sum': [
    {
      properties: [
        ...contractive,
        'symmetric',
        'positive-semidefinite',
        'ball-positive',
        'normal',
        'idempotent',
        'invertible',
      ],
      by: 'by hand',
      why: String.raw`equations hold, forms are non-negative and matrices are invertible block by block.`,
    },
  ],
  tensor: [
    {
      properties: [...contractive, 'symmetric', 'normal', 'idempotent', 'invertible'],
      by: 'by hand',
      why: String.raw`adjoints, products and inverses of $A_1\otimes A_2$ are taken factor by factor, and $\kappa=\kappa_1\otimes\kappa_2$.`,
    },
    {
      properties: ['primitive'],
      by: 'supports',
      why: String.raw`$(A_1\otimes A_2)^k=A_1^k\otimes A_2^k$, and both are positive for large $k$.`,
    },
    order('supports', String.raw`products of positive numbers.`),
  ],
  coarsening: [
    {
      properties: [...contractive, 'symmetric', 'positive-semidefinite'],
      by: 'derivation',
      why: String.raw`on the fields that are constant on blocks $A'=DA$ with the conditional expectation $D=D^*=D^2$, $D\mathbb 1=\mathbb 1$; so the relation for $DAD$ decides.`,
    },
    {
      properties: ['ball-positive'],
      by: 'derivation',
      why: String.raw`for such $u$, $(u,DAu)=(u,Au)\ge\|Au\|^2=\|DAu\|^2+\|(1-D)Au\|^2$.`,
    },
    order('derivation', String.raw`sums of positive numbers.`),
    {
      properties: ['irreducible', 'primitive'],
      by: 'supports',
      why: String.raw`a walk of $k$ steps from $i$ to $j$ gives a walk of $k$ steps from the block of $i$ to the block of $j$.`,
    },
    {
      properties: ['has-gap'],
      by: 'by hand',
      why: String.raw`the form and the mean are those of the fields that are constant on blocks.`,
    },
  ],
  restriction: [
    {
      properties: ['symmetric', 'positive-semidefinite'],
      by: 'by hand',
      why: String.raw`$F+F^\top$ and $F-F^\top$ are restricted to the fields that vanish outside; $\kappa$ does not enter.`,
    },
    {
      properties: ['idempotent'],
      by: 'by hand',
      why: String.raw`$A$ is a projection iff $A=\sum_kh_k\otimes\pi_k$ with distributions $\pi_k$ of disjoint supports, $h_k\ge0$, $\sum h_k=1$ and $h_k=1$ where $\pi_k>0$. Inside $S$ those with $\pi_k(S)>0$ are left, $\pi_k$ divided by $\pi_k(S)$ and $h_k$ replaced by $\pi_k(S)h_k/\sum_l\pi_l(S)h_l$.`,
    },
    order('supports', String.raw`the entries inside are positive.`),
  ],
  limits: [
    {
      properties: [...contractive, 'symmetric', 'positive-semidefinite', 'ball-positive', 'normal', 'idempotent'],
      by: 'by hand',
      why: String.raw`equations and inequalities that are not strict, between functions that are continuous in $F$ as long as $\kappa>0$.`,
    },
  ],
};

/** The stored witness of each cell that is destroyed, in `corpus/`. */
export const DESTROYED: Readonly<Record<OperationName, Readonly<Partial<Record<AtlasProperty, string>>>>> = {
  adjoint: {},
  composition: {
    symmetric: 'W-b769d6f527fe',
    'positive-semidefinite': 'W-77690b15bd2a',
    'ball-positive': 'W-914095c8643a',
    normal: 'W-de5a93451347',
    idempotent: 'W-bbf42f9b5eb5',
    irreducible: 'W-006e2b3198c9',
    primitive: 'W-f721d29da4d3',
    'has-gap': 'W-99fe14285d45',
  },
  conjugation: {
    'positive-semidefinite': 'W-db79acac9cad',
    'ball-positive': 'W-b8981aa394f1',
    normal: 'W-76a1c7a96df9',
    idempotent: 'W-be047dd98bac',
    irreducible: 'W-27d79f05f23b',
    primitive: 'W-66e6eb76878f',
    'has-gap': 'W-e2864396c9c1',
  },
  powers: {
    'positive-semidefinite': 'W-eac99aaea6c8',
    'ball-positive': 'W-e5f25d1b7d57',
    irreducible: 'W-5d102009c033',
    'has-gap': 'W-b2fad2c09b90',
  },
  mixture: {
    normal: 'W-fa655aaceb96',
    idempotent: 'W-203711d050af',
    invertible: 'W-44f6804d0b6b',
  },
  sum: {
    normal: 'W-58fc9f516a9f',
    idempotent: 'W-03d40a0a4437',
    invertible: 'W-c9c5f6a088c6',
    'has-gap': 'W-d813af453f1f',
  },
  'symmetrise-sum': {
    invertible: 'W-5ba545b433d0',
  },
  'symmetrise-product': {
    irreducible: 'W-6d7620fe6d58',
    primitive: 'W-0ef284c50502',
    'has-gap': 'W-c952c00387d0',
  },
  'direct-sum': {
    irreducible: 'W-715b8d23b73c',
    primitive: 'W-c957f76e2543',
    positive: 'W-97b113cdcc31',
    'has-gap': 'W-5efe70c14c3d',
  },
  tensor: {
    'positive-semidefinite': 'W-b040bbe3cc2c',
    'ball-positive': 'W-06ac81c301c2',
    irreducible: 'W-113d99f05f85',
    'has-gap': 'W-a35d0473d148',
  },
  coarsening: {
    normal: 'W-14b0a8126cdf',
    idempotent: 'W-7e8d6dadaf7b',
    invertible: 'W-b8b0fe9e3dd9',
  },
  restriction: {
    conservative: 'W-556e3f3a8e0f',
    'ball-positive': 'W-12ad501b1b14',
    '1-contractive': 'W-642532a4c9dc',
    '2-contractive': 'W-3f3ed467bc4c',
    normal: 'W-549d4fa53c8e',
    irreducible: 'W-01bc0fc9adb6',
    primitive: 'W-444cdfc0dc3f',
    invertible: 'W-3590d7631e7f',
    'has-gap': 'W-a4e0e5a10d60',
  },
  limits: {
    irreducible: 'W-28c39b046268',
    primitive: 'W-d4ff7e177730',
    positive: 'W-2d2f29c39ee5',
    invertible: 'W-13ddde12a357',
    'has-gap': 'W-379d15ca8db2',
  },
};

/** One cell of the table. */
export type Cell =
  | {
      readonly operation: OperationName;
      readonly property: AtlasProperty;
      readonly outcome: 'kept';
      readonly claim: string;
      readonly by: KeptBy;
      readonly why: string;
    }
  | {
      readonly operation: OperationName;
      readonly property: AtlasProperty;
      readonly outcome: 'destroyed';
      readonly claim: string;
      readonly witness: string;
    };

/** `meta/composition`, what is read off supports `meta/tensor/graph`, and one claim `meta/gap` for all operations. */
function claimOfKept(operation: OperationName, property: AtlasProperty, by: KeptBy): string {
  if (property === 'has-gap') return 'meta/gap';
  return by === 'supports' ? `meta/${operation}/graph` : `meta/${operation}`;
}

/** The cell's branch in `meta/destroyed`. */
export const cellName = (operation: OperationName, property: AtlasProperty): string => `${operation}: ${property}`;

/** Every operation with every property of the atlas, once. */
export const META_TABLE: readonly Cell[] = OPERATION_NAMES.flatMap((operation) => [
  ...KEPT[operation].flatMap(({ properties, by, why }) =>
    properties.map((property): Cell => {
      const claim = claimOfKept(operation, property, by);
      return { operation, property, outcome: 'kept', claim, by, why };
    }),
  ),
  ...Object.entries(DESTROYED[operation]).map(([property, witness]): Cell => ({
    operation,
    property: property as AtlasProperty,
    outcome: 'destroyed',
    claim: 'meta/destroyed',
    witness,
  })),
]);
