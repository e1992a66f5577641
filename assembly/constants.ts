/**
 * Constants of the elementary functions. They are read from memory, one instruction each: engines build a literal vector anew in
 * every round of a loop, which takes four.
 */
const TABLE: usize = memory.data<f64>([
  // 0: 1, 1/2, 3/8, 2
  1.0, 0.5, 0.375, 2.0,
  // 32: 1.5 · 2^52: adding it rounds a double below 2^51 to an integer, which then stands in the low bits
  6755399441055744.0,
  // 40: 2^52: its bits, or'ed with an integer below 2^52, are the double 2^52 + that integer
  4503599627370496.0,
  // 48: log₂ e, ln 2
  1.4426950408889634, 0.6931471805599453,
  // 64: ln 2 in two parts, the first with 32 zero bits at its end, so that k times it is exact for |k| < 2^20
  0.6931471803691238, 1.9082149292705877e-10,
  // 80: q of e^r = 1 + r + r² q(r), |r| ≤ 0.3466, from r⁰ to r⁹: Chebyshev interpolation, truncated at 2^-56
  0.5000000000000001, 0.16666666666666669, 0.041666666666624164, 0.008333333333330065, 0.0013888888917196736,
  0.00019841269863040559, 2.480152132234228e-5, 2.7557268480289716e-6, 2.7620075892548164e-7, 2.51003758422237e-8,
  // 160: R of 2 atanh(s) = s (2 + s² R(s²)), |s| ≤ 0.1716, from s⁰ to s¹⁴, likewise, truncated at 2^-58
  0.6666666666666666, 0.4000000000000088, 0.28571428570803614, 0.22222222391714003, 0.1818179564012366,
  0.15386239703317603, 0.1326877312518755, 0.130866262887013,
  // 224: below these exponents results are 0: of e, of 2
  -708.0, -1021.0,
  // 240: 0, √½
  0.0, 0.7071067811865476,
]);

export namespace At {
  export const ONE: usize = 0;
  export const HALF: usize = 8;
  export const THREE_EIGHTHS: usize = 16;
  export const TWO: usize = 24;
  export const ROUNDING: usize = 32;
  export const TWO_52: usize = 40;
  export const LOG2_E: usize = 48;
  export const LN_2: usize = 56;
  export const LN_2_HIGH: usize = 64;
  export const LN_2_LOW: usize = 72;
  export const EXP: usize = 80;
  export const LOG: usize = 160;
  export const LEAST_OF_E: usize = 224;
  export const LEAST_OF_TWO: usize = 232;
  export const ZERO: usize = 240;
  export const ROOT_HALF: usize = 248;
}

/** The constant in both lanes. */
// @ts-ignore: decorator
@inline
export function constant(at: usize): v128 {
  return v128.load64_splat(TABLE + at);
}

/** Coefficient k of a polynomial. */
// @ts-ignore: decorator
@inline
export function coefficient(at: usize, k: usize): v128 {
  return v128.load64_splat(TABLE + at + (k << 3));
}
