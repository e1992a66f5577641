/**
 * The quantile of the standard normal law (Wichura 1988, AS 241, PPND16; relative error about 10⁻¹⁶), by additions,
 * multiplications, divisions and a square root only. IEEE 754 fixes those to the last bit, unlike `Math.log` and `Math.cos`: the
 * same bits give the same normal number in every engine.
 */

type Coefficients = readonly number[];

/** Numerator and denominator of Wichura's three rational functions, constant term first. */
const CENTRE: readonly [Coefficients, Coefficients] = [
  [3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727],
  [1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867, 39307.89580009271061, 28729.085735721942674, 5226.495278852854561],
]; // prettier-ignore
const MIDDLE: readonly [Coefficients, Coefficients] = [
  [1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504, 1.27045825245236838258, 0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4],
  [1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459, 0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9],
]; // prettier-ignore
const TAIL: readonly [Coefficients, Coefficients] = [
  [6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123, 0.026532189526576123093, 0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7],
  [1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4, 1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15],
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
const [LN2_HIGH, LN2_LOW] = [6.9314718036912381649e-1, 1.90821492927058770002e-10];
const LOG = [
  6.666666666666735130e-1, 3.999999999940941908e-1, 2.857142874366239149e-1, 2.222219843214978396e-1,
  1.818357216161805012e-1, 1.531383769920937332e-1, 1.479819860511658591e-1,
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
