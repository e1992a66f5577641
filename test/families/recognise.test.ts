import { describe, expect, it } from 'vitest';
import { recognise } from '../../src/families/recognise.js';
import { randomFrom } from '../../src/engines/target/random.js';
import { toText } from '../../src/scalar/rational.js';

describe('the rational that a double was meant to be', () => {
  it.each([
    [0, '0'],
    [3, '3'],
    [0.5, '1/2'],
    [1 / 3, '1/3'],
    [0.1 + 0.2, '3/10'],
    [1 - 1 / 3, '2/3'],
    [1 / (1 + 4), '1/5'],
    [65535 / 65536, '65535/65536'],
  ])('%d is %s', (x, text) => {
    expect(toText(recognise(x)!)).toBe(text);
  });

  it.each([Math.exp(-1), Math.PI, Math.SQRT2, 1e-300, 1 / 3 + 1e-13, 1e300])('%d is none', (x) => {
    expect(recognise(x)).toBeUndefined();
  });

  it('is found through four roundings, for all denominators up to 2¹⁶', () => {
    const random = randomFrom(1);
    for (let k = 0; k < 2000; k++) {
      const q = 1 + random.below(65_000);
      const p = random.below(3 * q);
      const found = recognise((p / q) * (1 + (random.uniform() - 0.5) * 4e-16))!;
      expect(Number(found.n) * q).toBe(p * Number(found.d));
    }
  });

  it('is hardly ever found by chance', () => {
    const random = randomFrom(2);
    const found = Array.from({ length: 20_000 }, () => random.uniform() + random.uniform() * 2 ** -32).filter((x) => recognise(x)); // prettier-ignore
    expect(found).toEqual([]);
  });
});
