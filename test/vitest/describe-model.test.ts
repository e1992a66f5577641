import { describe, expect, it } from 'vitest';
import { finiteModel } from '../../src/finite/model.js';
import type { ModelExpectations } from '../../src/vitest/index.js';
import { describeModel } from '../../src/vitest/index.js';
import { testsFor } from '../../src/vitest/describe-model.js';
import { PROPERTY_MATCHERS } from '../../src/vitest/properties-by-matcher.js';
import { messageOf } from './message-of.js';

const lazyCycle = finiteModel({ name: 'lazy cycle of three', flow: [[1, 1, 0], [0, 1, 1], [1, 0, 1]] }); // prettier-ignore

// Registered as a user would: these are tests too.
describeModel(lazyCycle, {
  conservative: true,
  symmetric: false,
  ballPositive: true,
  spectralGap: { atLeast: 0.75 },
  claims: ['prop-3.12', 'lemma-3.9'],
});
describeModel({ flow: [[1]] }, { hasGap: true, entrywisePositive: true });

describe('the tests that describeModel registers', () => {
  it('are one for each expectation, titled by it', () => {
    const tests = testsFor(lazyCycle, {
      conservative: true,
      ballPositive: false,
      spectralGap: { atLeast: '2/20' },
      claims: ['prop-3.12'],
    });
    expect(tests.map(([title]) => title)).toEqual([
      'is conservative',
      'is not ball-positive',
      'has a spectral gap of at least 1/10',
      'satisfies prop-3.12',
    ]);
  });

  it('fail where the model is not as described', () => {
    const wrong = testsFor(lazyCycle, {
      conservative: false,
      symmetric: true,
      spectralGap: { atLeast: 1 },
      claims: ['prop-3.12/symmetric'],
    });
    const messages = wrong.map(([, run]) => messageOf(run).split('\n')[0]);
    expect(messages).toEqual([
      '✗ conservative  holds for lazy cycle of three, expected to fail',
      '✗ symmetric  fails for lazy cycle of three',
      '✗ gap >= 1  fails for lazy cycle of three',
      '✗ prop-3.12/symmetric  fails for lazy cycle of three',
    ]);
  });

  it('exist for every property', () => {
    const all = Object.values(PROPERTY_MATCHERS).map(({ key }) => [key, true]);
    expect(testsFor(lazyCycle, Object.fromEntries(all) as ModelExpectations)).toHaveLength(all.length);
  });
});

describe('describeModel', () => {
  const code = 'unknown-expectation';

  it('refuses a key that means nothing, with keys near it', () => {
    const typo = { balPositive: true } as ModelExpectations;
    expect(() => describeModel(lazyCycle, typo)).toThrow(expect.objectContaining({ code }));
    expect(() => describeModel(lazyCycle, typo)).toThrow('balPositive: means nothing; near it: ballPositive');
  });

  it('refuses an expectation that is neither true nor false', () => {
    const vague = { conservative: 'yes' } as unknown as ModelExpectations;
    expect(() => describeModel(lazyCycle, vague)).toThrow('conservative: "yes", expected true or false');
  });

  it('refuses to expect nothing', () => {
    expect(() => describeModel(lazyCycle, {})).toThrow('nothing is expected of lazy cycle of three');
  });

  it('refuses what is no model before any test is registered', () => {
    expect(() => describeModel({ flow: [[0]] }, { symmetric: true })).toThrow('flow[0]: sums to 0');
  });
});
