import { describe, expect, it } from 'vitest';
import { philox } from '../../../src/dynamics/stochastic/philox.js';

/** Known answers of Random123, kat_vectors: counter, key, block. */
const KNOWN = [
  [
    [0, 0, 0, 0],
    [0, 0],
    [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
  ],
  [
    [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
    [0xffffffff, 0xffffffff],
    [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
  ],
  [
    [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    [0xa4093822, 0x299f31d0],
    [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
  ],
] as const;

describe('philox', () => {
  it.each(KNOWN)(
    'gives the block that its authors publish for counter %j and key %j',
    ([a, b, c, d], [k, l], block) => {
      const out = new Uint32Array(4);
      philox(out, a, b, c, d, k, l);
      expect([...out]).toEqual([...block]);
    },
  );

  it('multiplies words exactly: the high word of every product agrees with that of big integers', () => {
    // one round shows the products: ten rounds of the block function against a plain transcription
    const reference = (counter: readonly number[], key: readonly number[]): number[] => {
      let [a, b, c, d] = counter.map(BigInt);
      let [k, l] = key.map(BigInt);
      const word = (x: bigint): bigint => x & 0xffffffffn;
      for (let r = 0; r < 10; r++) {
        const [p, q] = [0xd2511f53n * a, 0xcd9e8d57n * c];
        [a, b, c, d] = [word((q >> 32n) ^ b ^ k), word(q), word((p >> 32n) ^ d ^ l), word(p)];
        [k, l] = [word(k + 0x9e3779b9n), word(l + 0xbb67ae85n)];
      }
      return [a, b, c, d].map(Number);
    };
    const out = new Uint32Array(4);
    for (let i = 0; i < 2000; i++) {
      const counter = [i, Math.imul(i, 0x9e3779b9) >>> 0, 2 ** 32 - 1 - i, Math.imul(i, i) >>> 0];
      const key = [i * 77, 2 ** 31 + i];
      philox(out, counter[0], counter[1], counter[2], counter[3], key[0], key[1]);
      expect([...out]).toEqual(reference(counter, key));
    }
  });
});
