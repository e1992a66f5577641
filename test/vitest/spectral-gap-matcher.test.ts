import { describe, expect, it } from 'vitest';
import '../../src/vitest/index.js';
import type { SpectralGapOptions } from '../../src/vitest/index.js';
import { largeLazyCycle } from './large-models.js';
import { messageOf } from './message-of.js';

// prettier-ignore
const lazyCycle = { name: 'lazy cycle of three', flow: [[1, 1, 0], [0, 1, 1], [1, 0, 1]] };
// prettier-ignore
const path = { name: 'path of four', flow: [[1, 1, 0, 0], [1, 1, 1, 0], [0, 1, 1, 1], [0, 0, 1, 1]] };

describe('toHaveSpectralGap', () => {
  it('decides exactly at the gap and just above it', () => {
    expect(lazyCycle).toHaveSpectralGap({ atLeast: '3/4' });
    expect(lazyCycle).toHaveSpectralGap({ atLeast: 0.75 });
    expect(lazyCycle).not.toHaveSpectralGap({ atLeast: '750000000000000000000001/1000000000000000000000000' });
  });

  it('reads a number as the decimal that it prints', () => {
    // prettier-ignore
    const tenth = { flow: [[19, 1], [1, 19]] };
    expect(tenth).toHaveSpectralGap({ atLeast: 0.1 });
  });

  it('fails with the exact gap, a field that shows it, and the command', () => {
    expect(messageOf(() => expect(lazyCycle).toHaveSpectralGap({ atLeast: 0.8 }))).toBe(
      [
        '✗ gap >= 4/5  fails for lazy cycle of three',
        '  gap = 3/4 exactly, about 0.7500000000',
        '  (u, u − [u])_κ − ε (u, u)_κ = -1/5 exactly at u = [1, 0, -1], ε = 4/5',
        '  whole case: F = [[1, 1, 0], [0, 1, 1], [1, 0, 1]]',
        `  replay: echo '{"name":"lazy cycle of three","flow":[[1,1,0],[0,1,1],[1,0,1]]}' | flockproof check - --property has-gap`,
        '  hint: lower the bound to the gap, or let points listen more across the field u: it decays too slowly',
      ].join('\n'),
    );
  });

  it('fails with an enclosure where the gap is no simple number', () => {
    expect(messageOf(() => expect(path).toHaveSpectralGap({ atLeast: 1 }))).toMatch(
      /\n {2}\d+\/\d+ <= gap <= \d+\/\d+, about 0\.\d+\n/,
    );
  });

  it('says under .not that the bound holds, with its certificate', () => {
    const message = messageOf(() => expect(lazyCycle).not.toHaveSpectralGap({ atLeast: 0 }));
    expect(message).toContain('✗ gap >= 0  holds for lazy cycle of three, expected to fail');
    expect(message).toContain('shown by LDLᵀ with d = [');
  });

  it('is relative to the masses that the model has', () => {
    const flow = [[3, 1], [2, 2]]; // prettier-ignore
    const gapOf = (model: object): string =>
      /gap = \S+ exactly/.exec(messageOf(() => expect(model).toHaveSpectralGap({ atLeast: 9 })))?.[0] ?? 'none';
    expect(gapOf({ flow, masses: [1, 1] })).toBe('gap = 3/4 exactly');
    expect(gapOf({ flow, masses: [1, 3] })).toBe('gap = 1/2 exactly');
  });

  it('is an error on one point, with .not as well', () => {
    const error = expect.objectContaining({ name: 'MatcherError', code: 'no-mean-zero-field' });
    expect(() => expect({ flow: [[1]] }).toHaveSpectralGap({ atLeast: 1 })).toThrow(error);
    expect(() => expect({ flow: [[1]] }).not.toHaveSpectralGap({ atLeast: 1 })).toThrow(error);
  });

  it('is an error for a bound that is no rational number', () => {
    for (const options of [{ atLeast: 'a tenth' }, { atLeast: Number.NaN }, { atLeast: '1/0' }, {}, undefined]) {
      expect(() => expect(lazyCycle).not.toHaveSpectralGap(options as SpectralGapOptions)).toThrow(/^atLeast: /);
    }
  });

  it('passes neither way beyond the limit of exact work', () => {
    const large = largeLazyCycle();
    expect(messageOf(() => expect(large).toHaveSpectralGap({ atLeast: 0 }))).toContain(
      'undecided for large lazy cycle',
    );
    expect(messageOf(() => expect(large).not.toHaveSpectralGap({ atLeast: 1 }))).toContain(
      'undecided for large lazy cycle',
    );
  });
});
