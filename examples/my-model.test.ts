/** A model under test, as a user of flockproof would write it. Runs with `npm run examples`. */
import { finiteModel } from 'flockproof/finite';
import { describeModel } from 'flockproof/vitest';
import { describe, expect, it } from 'vitest';
import { cuckerSmale, motschTadmor } from './opinion-dynamics.js';

const lazyCycle = finiteModel({
  name: 'lazy cycle of three',
  flow: [
    [1, 1, 0],
    [0, 1, 1],
    [1, 0, 1],
  ],
});

describe('a lazy cycle', () => {
  it('keeps the momentum although nobody listens back', () => {
    expect(lazyCycle).toBeConservative();
    expect(lazyCycle).not.toBeSymmetric();
  });

  it('lies on the boundary of ball-positivity', () => {
    expect(lazyCycle).toBeBallPositive();
  });

  it('has the spectral gap 3/4, exactly', () => {
    expect(lazyCycle).toHaveSpectralGap({ atLeast: '3/4' });
    expect(lazyCycle).not.toHaveSpectralGap({ atLeast: '3000000001/4000000000' });
  });

  it('is what Proposition 3.12 says, and shows that the converse of symmetry fails', () => {
    expect(lazyCycle).toSatisfyClaim('prop-3.12');
    expect(lazyCycle).not.toSatisfyClaim('prop-3.12/symmetric');
  });
});

describe('opinions', () => {
  it('lose their mean where rows are normalised', () => {
    expect(cuckerSmale).toBeConservative();
    expect(motschTadmor).not.toBeConservative();
  });
});

describeModel(cuckerSmale, {
  symmetric: true,
  positiveSemidefinite: true,
  entrywisePositive: true,
  idempotent: false,
  spectralGap: { atLeast: '1/10' },
  claims: ['lemma-3.10', 'prop-3.12/sharp'],
});

describeModel(
  {
    name: 'written in place',
    kappa: [2, 1],
    A: [
      ['3/4', '1/4'],
      [0.5, 0.5],
    ],
  },
  { conservative: true, normal: true },
);
