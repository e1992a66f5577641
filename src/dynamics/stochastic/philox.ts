/**
 * Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011): a block of four 32-bit words as a function of a counter of four words and a
 * key of two. No state: block 10⁹ costs what block 0 costs, and the bits are the same on every machine.
 */

const ROUNDS = 10;
const [MULTIPLIER_0, MULTIPLIER_1] = [0xd2511f53, 0xcd9e8d57];
/** What the key words grow by from round to round: the golden ratio and √3 − 1. */
const [WEYL_0, WEYL_1] = [0x9e3779b9, 0xbb67ae85];
const TWO_32 = 2 ** 32;

/** The high word of a b. a b as a double is off by at most 2¹⁰, far less than half a high word: rounding gives it exactly. */
const high = (a: number, b: number, low: number): number => Math.round((a * b - low) / TWO_32);

/**
 * @param out four words, overwritten
 * @param c0, c1, c2, c3 the counter, words in [0, 2³²)
 * @param k0, k1 the key
 */
export function philox(out: Uint32Array, c0: number, c1: number, c2: number, c3: number, k0: number, k1: number): void {
  let [a, b, c, d] = [c0 >>> 0, c1 >>> 0, c2 >>> 0, c3 >>> 0];
  let [key0, key1] = [k0 >>> 0, k1 >>> 0];
  for (let round = 0; round < ROUNDS; round++) {
    const low0 = Math.imul(MULTIPLIER_0, a) >>> 0;
    const low1 = Math.imul(MULTIPLIER_1, c) >>> 0;
    const high0 = high(MULTIPLIER_0, a, low0);
    const high1 = high(MULTIPLIER_1, c, low1);
    a = (high1 ^ b ^ key0) >>> 0;
    b = low1;
    c = (high0 ^ d ^ key1) >>> 0;
    d = low0;
    key0 = (key0 + WEYL_0) >>> 0;
    key1 = (key1 + WEYL_1) >>> 0;
  }
  out[0] = a;
  out[1] = b;
  out[2] = c;
  out[3] = d;
}
