import { describe, expect, it } from 'vitest';
import { chain, flockAt, isConnected, thicknessOf, walk } from '../../../src/claims/4/flock.js';
import { thinned } from '../../../src/claims/4/lemma-4.7.js';
import { claimById } from '../../../src/claims/registry.js';
import type { Instance } from '../../../src/engines/claim.js';
import { examine } from '../../../src/engines/examine.js';
import { toText } from '../../../src/scalar/rational.js';

const flock = (points: readonly (readonly number[])[], r: number, masses = points.map(() => 1)) =>
  flockAt({ points, masses, r })!;
const decide = (id: string, instance: Instance) => {
  const result = examine(claimById(id)!, instance);
  expect(result.rejected).toEqual([]);
  return result;
};
const line = (...x: readonly number[]) => x.map((t) => [t]);

describe('a flock', () => {
  it('is none where points coincide, a mass is not positive, or the scale is not', () => {
    expect(flockAt({ points: line(0, 0), masses: [1, 1], r: 1 })).toBeUndefined();
    expect(flockAt({ points: line(0, 1), masses: [1, 0], r: 1 })).toBeUndefined();
    expect(flockAt({ points: line(0, 1), masses: [1, 1], r: 0 })).toBeUndefined();
  });

  it('is connected by links shorter than r: points at distance r are not linked', () => {
    expect(isConnected(flock(line(0, 1, 2), 2))).toBe(true);
    expect(isConnected(flock(line(0, 2), 2))).toBe(false);
    // 3² + 4² = 5²
    expect(isConnected(flock([[0, 0], [3, 4]], 5))).toBe(false); // prettier-ignore
    expect(isConnected(flock([[0, 0], [3, 3]], 5))).toBe(true); // prettier-ignore
  });

  it('has the least mass of an open ball as its thickness', () => {
    expect(toText(thicknessOf(flock(line(0, 2, 4), 2, [1, 2, 3])))).toBe('1/6');
    expect(toText(thicknessOf(flock(line(0, 1, 2), 2, [1, 2, 3])))).toBe('1/2');
  });

  it('has chains without detours, and none to where it is not connected', () => {
    const comb = flock([[0, 0], [1, 0], [1, 1], [2, 0]], 2); // prettier-ignore
    expect(walk(comb, 0)).toContain(3);
    for (const points of [chain(comb, 0, 3)!, chain(comb, 3, 0)!]) expect(new Set(points).size).toBe(points.length);
    expect(chain(flock(line(0, 5), 2), 0, 1)).toBeUndefined();
  });
});

describe('a thinned chain', () => {
  it('goes from each point past all that are closer than 2r', () => {
    const even = flock(line(0, 3, 6, 9, 12), 4);
    // 8 is the bound: 0, 3, 6 are closer to 0, so that 9 is next, and the end after it.
    expect(thinned(even, [0, 1, 2, 3, 4])).toEqual([0, 3, 4]);
  });

  it('keeps the end even if it is close, and is a single point if the chain is one', () => {
    expect(thinned(flock(line(0, 1), 3), [0, 1])).toEqual([0, 1]);
    expect(thinned(flock(line(0), 3), [0])).toEqual([0]);
  });
});

describe('the claims about chains', () => {
  it('do not apply to a flock in two parts, one of them exactly r away', () => {
    expect(decide('lemma-4.7', { points: line(0, 2), masses: [1, 1], r: 2 }).applies).toBe(false);
    expect(decide('def-4.4/corrected', { points: line(0, 2), masses: [1, 1], r: 2 })).toMatchObject({
      applies: true,
      holds: true,
      branch: 'not connected',
    });
  });

  it('reach 2/Θ with two points that see each other', () => {
    const { steps } = decide('lemma-4.7', { points: line(0, 1), masses: [1, 1], r: 2 });
    const last = steps[steps.length - 1].statement;
    expect(last).toMatchObject({ kind: 'relation', values: { left: '2', right: '2' } });
  });

  it('speak of links of 2r and more in eq-110/sharp, and find twice the thickness attained', () => {
    const { applies, steps } = decide('eq-110/sharp', { points: line(0, 2, 4, 6), masses: [1, 1, 1, 1], r: 3 });
    expect(applies).toBe(true);
    expect(JSON.stringify(steps[steps.length - 1].statement)).toContain('"1"');
    expect(decide('eq-110/sharp', { points: line(0, 1), masses: [1, 1], r: 3 }).applies).toBe(false);
  });
});
