import { describe, expect, it } from 'vitest';
import { flowFromIntegers, smallFlow } from '../../src/finite/flow.js';
import { beyondExact, certified, exactIsPractical, holdsByIdentity, measured } from '../../src/properties/property.js';
import { rational } from '../../src/scalar/rational.js';

const ones = (n: number) => smallFlow(Array.from({ length: n }, () => Array<number>(n).fill(1)));

describe('the limit of exact work', () => {
  it('admits small models with entries of any size and stops growing ones', () => {
    expect(exactIsPractical(ones(8))).toBe(true);
    expect(exactIsPractical(flowFromIntegers(3, Array<bigint>(9).fill(10n ** 300n)))).toBe(true);
    expect(exactIsPractical(ones(200))).toBe(false);
    expect(exactIsPractical(flowFromIntegers(30, Array<bigint>(900).fill(10n ** 3000n)))).toBe(false);
  });

  it('is told with the numbers that pass it', () => {
    expect(beyondExact(smallFlow([[7]]))).toBe(
      '1 points with 3-bit entries are beyond the limit for exact certificates',
    );
  });
});

describe('a verdict', () => {
  it('carries a defect and a certificate where it is exact, a note where it is measured', () => {
    expect(certified('fails', rational(1n, 3n), { kind: 'identity' })).toEqual({
      verdict: 'fails',
      evidence: 'certified',
      defect: '1/3',
      certificate: { kind: 'identity' },
    });
    expect(holdsByIdentity.defect).toBe('0');
    expect(measured('undecided', 'too close')).toEqual({
      verdict: 'undecided',
      evidence: 'measured',
      note: 'too close',
    });
  });
});
