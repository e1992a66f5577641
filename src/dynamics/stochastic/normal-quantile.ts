/**
 * The quantile of the standard normal law (Wichura 1988, AS 241, PPND16; relative error about 10⁻¹⁶), by additions,
 * multiplications, divisions and a square root only. IEEE 754 fixes those to the last bit, unlike `Math.log` and `Math.cos`: the
 * same bits give the same normal number in every engine.
 */

type Coefficients = readonly number[];

/** Numerator and denominator of Wichura's three rational functions, constant term first. */
const CENTRE: readonly [Coefficients, Coefficients] = [
  [3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087, 33430.57558358813, 2509.0809287301227],
  [1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943, 5226.495278852854],
]; // prettier-ignore
const MIDDLE: readonly [Coefficients, Coefficients] = [
  [1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506, 0.022723844989269184, 0.0007745450142783414],
  [1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-09],
]; // prettier-ignore
const TAIL: readonly [Coefficients, Coefficients] = [
  [6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124, 0.0012426609473880784, 2.7115555687434876e-05, 2.0103343992922881e-07],
  [1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-05, 1.421511758316446e-07, 2.0442631033899397e-15],
]; // prettier-ignore

/** Where the rational functions meet: |p − 1/2| = 0.425, √(−ln p) = 5. */
const CENTRE_HALF_WIDTH = 0.425;
const TAIL_BEGINS = 5;
const CENTRE_SHIFT = 0.180625;
const MIDDLE_SHIFT = 1.6;

function horner(c: Coefficients, t: number): number {
  let value = c[7];
  for (let k = 6; k >= 0; k--) value = value * t + c[k];
  return value;
}

/** ln 2 in two pieces, the first of few digits, and the minimax polynomial of (ln(1+f) − f + f²/2 …), from fdlibm's e_log. */
const [LN2_HIGH, LN2_LOW] = [0.6931471803691238, 1.9082149292705877e-10];
const LOG = [
  0.6666666666666735, 0.3999999999940942, 0.2857142874366239, 0.22222198432149784,
  0.1818357216161805, 0.15313837699209373, 0.14798198605116586,
]; // prettier-ignore

/** ln p for p in [2⁻⁶⁰, 1), error below one unit in the last place. */
export function logarithm(p: number): number {
  let [m, k] = [p, 0];
  while (m < Math.SQRT1_2) {
    m *= 2;
    k--;
  }
  const f = m - 1;
  const s = f / (2 + f);
  const z = s * s;
  let r = 0;
  for (let j = 6; j >= 0; j--) r = (r + LOG[j]) * z;
  const h = (f * f) / 2;
  return k * LN2_HIGH - (h - (s * (h + r) + k * LN2_LOW) - f);
}

/** The magnitude that a standard normal number exceeds, on one side, with probability p in (0, 1/2). */
export function upperQuantile(p: number): number {
  const q = 0.5 - p;
  if (q <= CENTRE_HALF_WIDTH) {
    const r = CENTRE_SHIFT - q * q;
    return (q * horner(CENTRE[0], r)) / horner(CENTRE[1], r);
  }
  const r = Math.sqrt(-logarithm(p));
  const [of, t] = r <= TAIL_BEGINS ? [MIDDLE, r - MIDDLE_SHIFT] : [TAIL, r - TAIL_BEGINS];
  return horner(of[0], t) / horner(of[1], t);
}

/**
 * A standard normal number from 53 random bits: the first is the sign, the others place p = (k + ½) 2⁻⁵³, k < 2⁵², in (0, ½). So
 * z and −z are equally likely to the last bit, and |z| stays below 8.3.
 */
export function normalFromWords(first: number, second: number): number {
  const k = (first & 0xfffff) * 2 ** 32 + second;
  const z = upperQuantile((k + 0.5) * 2 ** -53);
  return first & 0x80000000 ? -z : z;
}
