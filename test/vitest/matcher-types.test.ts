import { describe, expect, expectTypeOf, it } from 'vitest';
import type { FlockproofMatchers, ModelExpectations } from '../../src/vitest/index.js';

/** Decided by the type checker; running them shows only that they run. */
describe('the types of the matchers', () => {
  it('are part of what expect returns, with and without .not', () => {
    expectTypeOf(expect({ flow: [[1]] })).toExtend<FlockproofMatchers>();
    expectTypeOf(expect({ flow: [[1]] }).not).toExtend<FlockproofMatchers>();
  });

  it('know the options', () => {
    type Gap = Parameters<FlockproofMatchers['toHaveSpectralGap']>;
    expectTypeOf<[{ atLeast: '1/10' }]>().toExtend<Gap>();
    expectTypeOf<[{ atLeast: boolean }]>().not.toExtend<Gap>();
    expectTypeOf<[]>().not.toExtend<Gap>();
    expectTypeOf<[{ evidence: 'guessed' }]>().not.toExtend<Parameters<FlockproofMatchers['toBeSymmetric']>>();
  });

  it('know the keys of describeModel', () => {
    expectTypeOf<{ conservative: true; spectralGap: { atLeast: 0.1 } }>().toExtend<ModelExpectations>();
    expectTypeOf<{ conservative: 'yes' }>().not.toExtend<ModelExpectations>();
    expectTypeOf<keyof ModelExpectations>().not.toEqualTypeOf<string>();
  });
});
