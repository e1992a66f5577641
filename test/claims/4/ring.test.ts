import { describe, expect, it } from 'vitest';
import {
  kernelCore,
  kernelSup,
  kernelTotal,
  normalisedTable,
  poincare,
  ringAt,
  ringDistance,
  ringThickness,
  tableKernel,
} from '../../../src/claims/4/ring.js';
import { doubles, rationals } from '../../../src/scalar/field.js';
import { parseRational, toNumber, toText } from '../../../src/scalar/rational.js';

const whole = (k: number) => ({ n: BigInt(k), d: 1n });

describe('a kernel from a table', () => {
  it('has its values at whole distances and is linear between them', () => {
    const kernel = tableKernel([3, 2, 1].map(whole));
    const at = (z: string): string => toText(kernel.value(rationals, [parseRational(z)]));
    expect(['0', '1', '-2', '3', '-4', '1/2', '-5/2'].map(at)).toEqual(['3', '2', '1', '0', '0', '5/2', '1/2']);
    expect(kernel.value(doubles, [0.5])).toBe(2.5);
    expect(kernel.even).toBe(true);
  });

  it('may have another left half', () => {
    const kernel = tableKernel([1, 2].map(whole), [5].map(whole));
    expect(toText(kernel.value(rationals, [whole(-1)]))).toBe('5');
    expect(kernel.even).toBe(false);
  });
});

describe('a ring', () => {
  it('has the kernel at the shortest way around', () => {
    const ring = ringAt({ phi: [3, 2, 1], masses: [1, 1, 1, 1, 1] })!;
    expect(ring.W.slice(0, 5).map(toText)).toEqual(['3', '2', '1', '1', '2']);
    expect([kernelTotal(ring), kernelSup(ring), kernelCore(ring, 2)].map(toText)).toEqual(['9', '3', '2']);
    expect(ringDistance(5, 0, 4)).toBe(1);
  });

  it('is none without mass in a cell or with a negative kernel', () => {
    expect(ringAt({ phi: [1], masses: [1, 0] })).toBeUndefined();
    expect(ringAt({ phi: [1, -1], masses: [1, 1] })).toBeUndefined();
    expect(ringAt({ phi: [0, 1], masses: [1, 1] })).toBeUndefined();
  });

  it('counts the cells closer than r, not those at r, for its thickness', () => {
    const ring = ringAt({ phi: [1], masses: [1, 2, 3, 4] })!;
    expect(['1', '2', '3'].map((r) => toText(ringThickness(ring, Number(r))))).toEqual(['1/10', '3/5', '1']);
  });

  it('normalises tables to a total of 1 on the ring', () => {
    expect(normalisedTable(4, [2, 1].map(whole))!.map(toText)).toEqual(['1/2', '1/4']);
    // of the table only what the ring has distances for counts
    expect(normalisedTable(2, [2, 1, 7].map(whole))!.slice(0, 2).map(toText)).toEqual(['2/3', '1/3']);
  });

  it('has the Poincaré constant Σ (1 − cos 2πd/n) over its links, rounded down', () => {
    for (const [n, r] of [
      [5, 2],
      [8, 2],
      [7, 3],
      [4, 3],
    ] as const) {
      // prettier-ignore
      const links = Array.from({ length: 2 * r - 1 }, (_, k) => k - r + 1);
      const seen = new Set(links.map((d) => ((d % n) + n) % n));
      const mode = (k: number): number => [...seen].reduce((s, d) => s + 1 - Math.cos((2 * Math.PI * k * d) / n), 0);
      const least = Math.min(...Array.from({ length: n - 1 }, (_, k) => mode(k + 1)));
      const mu = toNumber(poincare(n, r).mu);
      expect(mu).toBeLessThanOrEqual(least + 1e-12);
      expect(mu).toBeGreaterThan(least - 1e-8);
    }
  });
});
