import { describe, expect, it } from 'vitest';
import { fastLength, passesOf, primeFactors } from '../../../../src/operators/fast/fourier/radices.js';

describe('primeFactors', () => {
  it('multiply up to the number', () => {
    expect(primeFactors(1)).toEqual([]);
    expect(primeFactors(360)).toEqual([2, 2, 2, 3, 3, 5]);
    expect(primeFactors(1009)).toEqual([1009]);
    for (let n = 1; n < 300; n++) expect(primeFactors(n).reduce((a, b) => a * b, 1)).toBe(n);
  });
});

describe('passesOf', () => {
  it('has radices that multiply up to the length, no wider than asked for', () => {
    for (const widest of [4, 8] as const)
      for (let n = 1; n <= 256; n++) {
        const radices = passesOf(n, widest).map(({ radix }) => radix);
        expect(radices.reduce((a, b) => a * b, 1)).toBe(n);
        expect(radices.every((radix) => radix % 2 === 1 || [2, 4, widest].includes(radix))).toBe(true);
      }
    expect(passesOf(1024, 8).map(({ radix }) => radix)).toEqual([4, 4, 8, 8]);
    expect(passesOf(48, 8).map(({ radix }) => radix)).toEqual([4, 4, 3]);
  });
});

describe('fastLength', () => {
  it('is not below the number, and less than a third above it', () => {
    for (let n = 1; n < 2000; n++) {
      expect(fastLength(n)).toBeGreaterThanOrEqual(n);
      expect(fastLength(n)).toBeLessThan((4 * n) / 3 + 1);
    }
  });
});
