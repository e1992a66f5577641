import { enumerateFlows, codeCount } from '../../engines/enumerate.js';
import type { Claim, Exhaustion, Implication, Instance } from '../../engines/claim.js';
import type { Derivation, DerivationStep, OperatorProperty } from '../../engines/derive/derivation.js';
import { implicationProblems } from '../../engines/smt/implication.js';
import { targetOf } from '../../engines/target/implication.js';
import type { PropertyName } from '../../properties/property.js';
import { modelAt } from '../read.js';
import type { FlowSource } from '../sources.js';
import {
  BALL_POSITIVE,
  CONSERVATIVE,
  DISCRETE,
  DOUBLY_STOCHASTIC,
  IDEMPOTENT,
  MIXED,
  NEAR_BALL_POSITIVE,
  NEAR_CONSERVATIVE,
  POSITIVE,
  SEGREGATION,
  SYMMETRIC,
  bare,
} from '../sources.js';
import { assume, conclude, expectProperty } from '../steps.js';
import {
  BALL_CONTRACTS,
  BALL_IS_POSITIVE,
  CONSERVATIVE_CONTRACTS,
  FORM_IS_CONSERVATIVE,
  L1_IS_CONSERVATIVE,
  SYMMETRIC_POSITIVE_IS_BALL,
} from '../proofs.js';

/**
 * The arrows that every pattern of properties follows from: `atlas/...`, one claim each. Together they exclude all
 * patterns that no model has; without any one of them some pattern would stay open (`flockproof atlas`).
 */
interface Arrow extends Implication {
  readonly why: string;
  readonly from: readonly FlowSource[];
  readonly steps?: readonly DerivationStep[];
  readonly exhaustion?: Exhaustion;
}

const MAX_SUPPORT = 4;

/** All 0/1 flows up to permutation: one for each support that a model of so few points can have. */
const SUPPORTS: Exhaustion = {
  get cases(): readonly Instance[] {
    return Array.from({ length: MAX_SUPPORT }, (_, k) => k + 1).flatMap((n) =>
      [...enumerateFlows(n, 1, 0, codeCount(n, 1))].map((flow) => ({ flow })),
    );
  },
  because: 'hypothesis and conclusion depend on the support of F alone, and these are all supports up to permutation',
  domain: `all models with N ≤ ${MAX_SUPPORT}`,
};

const arrows: readonly Arrow[] = [
  {
    premises: ['symmetric'],
    conclusion: 'normal',
    why: String.raw`$A^*=A$ commutes with $A$.`,
    from: [SYMMETRIC, SEGREGATION],
    steps: [],
  },
  {
    premises: ['normal'],
    conclusion: 'conservative',
    why: String.raw`$\|A^*\mathbb 1-\mathbb 1\|^2=\|A\mathbb 1\|^2-2(A\mathbb 1,\mathbb 1)+\|\mathbb 1\|^2=0$, where normality gives $\|A^*\mathbb 1\|=\|A\mathbb 1\|$.`,
    from: [SYMMETRIC, SEGREGATION],
    steps: [
      ["J = J A A' J", { by: 'multiplying', fact: 'h0', left: 'J', right: 'J' }],
      ["A'J = J", { by: 'vanishing', on: "A'J - J" }],
    ],
  },
  {
    premises: ['conservative'],
    conclusion: '2-contractive',
    why: String.raw`Jensen: $|[u]|^2\le[|u|^2]$, and a conservative average keeps the integral of $|u|^2$.`,
    from: [CONSERVATIVE, DOUBLY_STOCHASTIC],
    steps: CONSERVATIVE_CONTRACTS,
  },
  {
    premises: ['2-contractive'],
    conclusion: 'conservative',
    why: String.raw`$\mathbb 1$ is a zero of the non-negative form $1-A^*A$, hence in its kernel: $A^*A\mathbb 1=A^*\mathbb 1=\mathbb 1$.`,
    from: [CONSERVATIVE, NEAR_CONSERVATIVE],
    steps: FORM_IS_CONSERVATIVE,
  },
  {
    premises: ['conservative'],
    conclusion: '1-contractive',
    why: String.raw`The norm on $L^1(\kappa)$ is $\sup[\mathbb 1]^*$, here 1.`,
    from: [CONSERVATIVE, DOUBLY_STOCHASTIC],
    steps: [],
  },
  {
    premises: ['1-contractive'],
    conclusion: 'conservative',
    why: String.raw`$1-[\mathbb 1]^*\ge0$ has integral 0.`,
    from: [CONSERVATIVE, NEAR_CONSERVATIVE],
    steps: L1_IS_CONSERVATIVE,
  },
  {
    premises: ['ball-positive'],
    conclusion: 'positive-semidefinite',
    why: String.raw`$(u,[u])\ge\|[u]\|^2\ge0$.`,
    from: [BALL_POSITIVE, NEAR_BALL_POSITIVE],
    steps: BALL_IS_POSITIVE,
  },
  {
    premises: ['ball-positive'],
    conclusion: '2-contractive',
    why: String.raw`$\|u\|^2-\|[u]\|^2=2\bigl((u,[u])-\|[u]\|^2\bigr)+\|u-[u]\|^2$.`,
    from: [BALL_POSITIVE, NEAR_BALL_POSITIVE],
    steps: BALL_CONTRACTS,
  },
  {
    premises: ['symmetric', 'positive-semidefinite'],
    conclusion: 'ball-positive',
    why: String.raw`$A-A^2=(1-A)A(1-A)+A(1-A)A$, and $1-A\ge0$ because $A$ is a contraction.`,
    from: [SEGREGATION],
    steps: SYMMETRIC_POSITIVE_IS_BALL,
  },
  {
    premises: ['idempotent', 'conservative'],
    conclusion: 'symmetric',
    why: String.raw`A contraction that is a projection projects orthogonally: $1-A^*A\ge0$ vanishes on the range of $A$, so $A=A^*A$.`,
    from: [IDEMPOTENT],
    steps: [
      ["1 >= A'A", { by: 'contraction', of: 'A' }],
      ["A = A'A", { by: 'vanishing', fact: '0', on: 'A' }],
    ],
  },
  {
    premises: ['idempotent', 'positive-semidefinite'],
    conclusion: 'symmetric',
    why: String.raw`On $Au+t(1-A)u$ the form of $A+A^*$ is linear in $t$, so its coefficient vanishes: $A+A^*=2A^*A$; hence $A=A^*A$.`,
    from: [IDEMPOTENT],
    steps: [
      ["A + A' = 2 A'A", { by: 'varying', fact: 'h1', at: 'A', along: '1 - A' }],
      ["A = A'A", { by: 'multiplying', fact: '0', right: 'A' }],
    ],
  },
  {
    premises: ['idempotent', 'symmetric'],
    conclusion: 'positive-semidefinite',
    why: String.raw`$A=A^*A$.`,
    from: [IDEMPOTENT],
    steps: [["A + A' >= 0", { by: 'adding', of: [{ times: '2', with: 'A' }] }]],
  },
  {
    premises: ['idempotent', 'invertible'],
    conclusion: 'symmetric',
    why: String.raw`$A=A^{-1}A^2=A^{-1}A=1$.`,
    from: [DISCRETE],
    steps: [['A = 1', { by: 'multiplying', fact: 'h0', left: 'V' }]],
  },
  {
    premises: ['positive'],
    conclusion: 'primitive',
    why: String.raw`The first power of $A$ is positive.`,
    from: [POSITIVE],
    exhaustion: SUPPORTS,
    steps: [],
  },
  {
    premises: ['primitive'],
    conclusion: 'irreducible',
    why: String.raw`A positive power joins every pair of points by a chain.`,
    from: [MIXED, CONSERVATIVE],
    exhaustion: SUPPORTS,
    steps: [],
  },
  {
    premises: ['positive-semidefinite', 'irreducible'],
    conclusion: 'primitive',
    why: String.raw`If $F_{ii}=0$, a non-negative form that vanishes at $e_i$ has $F_{ij}+F_{ji}=0$ for all $j$, and $\kappa_i=0$. So every point listens to itself; an irreducible matrix with positive diagonal is primitive.`,
    from: [BALL_POSITIVE, SEGREGATION],
    steps: [
      [
        'A >> 1',
        {
          by: 'no silent point',
          steps: [
            ["E A' E = 0", { by: 'rewriting' }],
            ["A E + A' E = 0", { by: 'vanishing', fact: 'h0', on: 'E' }],
            ['J A E + J E = 0', { by: 'multiplying', fact: '0.1', left: 'J' }],
            ['J E = 0', { by: 'splitting', fact: '0.2', into: 'J E' }],
          ],
        },
      ],
      ['P >> R', { by: 'powers of a lazy average', fact: '0' }],
      ['P >> J', { by: 'chaining', facts: ['1', 'h1'] }],
    ],
  },
  {
    premises: ['idempotent', 'irreducible'],
    conclusion: 'positive',
    why: String.raw`$A=A+A^2+\dots+A^N$ up to the factor $N$, and irreducibility makes the sum positive.`,
    from: [IDEMPOTENT],
    steps: [['R = A', { by: 'powers of a projection' }]],
  },
  {
    premises: ['conservative', 'irreducible'],
    conclusion: 'has-gap',
    why: String.raw`$(u,u-[u])_\kappa=\tfrac12\sum F_{ij}(u_i-u_j)^2$ vanishes on constants only, if the points hang together.`,
    from: [CONSERVATIVE],
    steps: [
      ["1 >= A'A", { by: 'contraction', of: 'A' }],
      ["2 >= A + A'", { by: 'adding', of: [{ fact: '0' }, { with: '1 - A' }] }],
      [
        'A has a gap',
        {
          by: 'no field without loss',
          fact: '1',
          steps: [
            ["0 >= (X - A X)'(X - A X)", { by: 'adding', of: [{ fact: '0', with: 'X' }] }],
            ['X = A X', { by: 'squeezing', fact: '2.0', of: 'X - A X' }],
            ['R X = X', { by: 'powers on fixed points', on: 'X' }],
            ['X = J X', { by: 'mixing', fact: 'h1', on: 'X' }],
          ],
        },
      ],
    ],
  },
  {
    premises: ['conservative', 'has-gap'],
    conclusion: 'irreducible',
    why: String.raw`If a set listens to itself alone, conservation forbids others to listen to it; its indicator, made mean-free, loses no energy.`,
    from: [CONSERVATIVE],
    steps: [
      [
        'A is irreducible',
        {
          by: 'no closed set',
          steps: [
            ['(C A E)1 >= 0', { by: 'order' }],
            ['C A E J = 0', { by: 'integrating', fact: '0.0' }],
            ['C A E = 0', { by: 'killing constants', of: 'C A E' }],
            ['E J = J E J', { by: 'gap', fact: 'h1', on: 'E J' }],
          ],
        },
      ],
    ],
  },
  {
    premises: ['idempotent', 'irreducible'],
    conclusion: 'has-gap',
    why: String.raw`An irreducible projection has rank one: $[u]=\pi(u)\mathbb 1$, so $(u,[u])_\kappa=\pi(u)\sum\kappa_iu_i=0$ on mean-free fields.`,
    from: [IDEMPOTENT],
    steps: [
      ['R = A', { by: 'powers of a projection' }],
      ['A = J A', { by: 'mixing', fact: 'h1', on: 'A' }],
      ['0 >= 0', { by: 'adding', of: [] }],
      ['A has a gap', { by: 'bounding the loss', fact: '2' }],
    ],
  },
];

const arrowId = ({ premises, conclusion }: Implication): string => `atlas/${premises.join('-and-')}-to-${conclusion}`;

const derivationOf = ({ premises, conclusion, steps }: Arrow): readonly Derivation[] =>
  steps === undefined
    ? []
    : [
        {
          given: { A: premises as readonly OperatorProperty[] },
          steps,
          shows: [[conclusion as OperatorProperty, 'A']],
        },
      ];

export const claims: readonly Claim[] = arrows.map((arrow): Claim => {
  const { premises, conclusion, why, from, exhaustion } = arrow;
  return {
    id: arrowId(arrow),
    section: '3.6',
    source: 'Section 3.6, diagram',
    title: `${capitalised(premises.join(' and '))} implies ${conclusion}`,
    form: 'companion',
    statement: `Every model that is ${premises.join(' and ')} is ${conclusion}.`,
    reading: `A flow matrix that is ${premises.join(' and ')}; is it ${conclusion}?`,
    note: `For all $N$, by hand: ${why}`,
    uses: ['atlas'],
    families: from.map(bare),
    enumerable: true,
    implications: [{ premises, conclusion }],
    derivations: derivationOf(arrow),
    smt: implicationProblems(arrow),
    target: targetOf(arrow),
    ...(exhaustion === undefined ? {} : { exhaustion }),
    decide(x) {
      const model = modelAt(x);
      return conclude(...premises.map((name: PropertyName) => assume(name, model)), expectProperty(conclusion, model));
    },
  };
});

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
