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
