import type { DerivationStep } from '../engines/derive/derivation.js';

/** Proofs that several claims share: the steps, after the hypotheses that they name. */

/** h0: A is symmetric, h1: A + A' >= 0. Hence ball-positive: A - A² = (1 - A)A(1 - A) + A(1 - A)A, and 1 - A >= 0. */
export const SYMMETRIC_POSITIVE_IS_BALL: readonly DerivationStep[] = [
  ['1 >= A A', { by: 'contraction', of: 'A' }],
  [
    '1 >= A',
    {
      by: 'adding',
      of: [
        { times: '1/2', fact: '0' },
        { times: '1/2', with: '1 - A' },
      ],
    },
  ],
  [
    "A + A' >= 2 A'A",
    {
      by: 'adding',
      of: [
        { fact: 'h1', with: '1 - A' },
        { times: '2', fact: '1', with: 'A' },
      ],
    },
  ],
];

/** h0: 1 - A'A >= 0, or A + A' - 2A'A >= 0. Either form vanishes on constants; hence conservative. */
export const FORM_IS_CONSERVATIVE: readonly DerivationStep[] = [["J = A'J", { by: 'vanishing', fact: 'h0', on: 'J' }]];

/** A is conservative. Hence 2-contractive. */
export const CONSERVATIVE_CONTRACTS: readonly DerivationStep[] = [["1 >= A'A", { by: 'contraction', of: 'A' }]];

/** h0: (1 - A')1 >= 0, the norm on L¹(κ) is at most 1. The function has integral 0; hence conservative. */
export const L1_IS_CONSERVATIVE: readonly DerivationStep[] = [["J = A'J", { by: 'integrating', fact: 'h0' }]];

/** h0: A + A' - 2A'A >= 0. Hence positive semi-definite. */
export const BALL_IS_POSITIVE: readonly DerivationStep[] = [
  ["A + A' >= 0", { by: 'adding', of: [{ fact: 'h0' }, { times: '2', with: 'A' }] }],
];

/** h0: A + A' - 2A'A >= 0. Hence 2-contractive: 1 - A'A is the ball form and the square of 1 - A. */
export const BALL_CONTRACTS: readonly DerivationStep[] = [
  ["1 >= A'A", { by: 'adding', of: [{ fact: 'h0' }, { with: '1 - A' }] }],
];

/** A is symmetric, and the fact named says that B is ball-positive. Hence A B A is. */
export const conjugateIsBall = (ballPositive: string): readonly DerivationStep[] => [
  ['1 >= A A', { by: 'contraction', of: 'A' }],
  [
    '2 A B A >= 2 A B A A B A',
    {
      by: 'adding',
      of: [
        { fact: ballPositive, with: 'A' },
        { times: '2', fact: '0', with: 'B A' },
      ],
    },
  ],
];
