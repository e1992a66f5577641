import { describe, expect, it } from 'vitest';
import { kappaOf, measure } from '../../../src/operators/index.js';
import { modelOnSupport } from '../../../src/operators/combinators/on-support.js';
import { toText } from '../../../src/scalar/rational.js';
import { crowd, uneven } from './uneven.js';

const facts = { name: 'same', definition: '[u]', source: 'nowhere' };

describe('a model that is made from a finite one', () => {
  const same = modelOnSupport(uneven, facts, (finite) => finite);

  it('has the average of the finite model at the agents, and the strength of the first', () => {
    expect(Array.from(same.matrix(crowd).entries, toText)).toEqual(Array.from(uneven.matrix(crowd).entries, toText));
    expect(Array.from(kappaOf(same, crowd), toText)).toEqual(Array.from(kappaOf(uneven, crowd), toText));
    expect(same.name).toBe('same');
  });

  it('knows nothing elsewhere, even at the place of an agent', () => {
    const here = measure(uneven.environment, { points: ['1/2'] });
    expect(() => same.matrix(crowd, here)).toThrow(expect.objectContaining({ code: 'off-support', place: '(1/2)' }));
  });
});
