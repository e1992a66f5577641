/**
 * Elementary functions of two doubles at once. WebAssembly has no fused multiply-add, no reciprocal square root and no conversion
 * from 64-bit integers: hence the shapes below. Relative errors are stated in units of ε = 2^-52 and are tested against
 * high-precision values in test/dynamics/forces/profiles.test.ts.
 */
import { At, coefficient, constant } from './constants';

/** c_k + r c_(k+1) */
// @ts-ignore: decorator
@inline
function linear(at: usize, k: usize, r: v128): v128 {
  return f64x2.add(coefficient(at, k), f64x2.mul(r, coefficient(at, k + 1)));
}

/** e^r for |r| ≤ 0.3466 */
// @ts-ignore: decorator
@inline
function expNearZero(r: v128): v128 {
  const r2 = f64x2.mul(r, r);
  const r4 = f64x2.mul(r2, r2);
  const low = f64x2.add(linear(At.EXP, 0, r), f64x2.mul(r2, linear(At.EXP, 2, r)));
  const middle = f64x2.add(linear(At.EXP, 4, r), f64x2.mul(r2, linear(At.EXP, 6, r)));
  const q = f64x2.add(low, f64x2.mul(r4, f64x2.add(middle, f64x2.mul(r4, linear(At.EXP, 8, r)))));
  return f64x2.add(constant(At.ONE), f64x2.add(r, f64x2.mul(r2, q)));
}

/** p · 2^k where k stands in the low bits of `shifted` (see ROUNDING): added to the exponent. */
// @ts-ignore: decorator
@inline
function timesPowerOfTwo(p: v128, shifted: v128): v128 {
  return i64x2.add(p, i64x2.shl(shifted, 52));
}

/** e^x for x ≤ 0, to 1 ε; 0 for x < −708, where e^x is below the least normal number. */
// @ts-ignore: decorator
@inline
export function exp(x: v128): v128 {
  const shifted = f64x2.add(f64x2.mul(x, constant(At.LOG2_E)), constant(At.ROUNDING));
  const k = f64x2.sub(shifted, constant(At.ROUNDING));
  const r = f64x2.sub(f64x2.sub(x, f64x2.mul(k, constant(At.LN_2_HIGH))), f64x2.mul(k, constant(At.LN_2_LOW)));
  return v128.and(timesPowerOfTwo(expNearZero(r), shifted), f64x2.ge(x, constant(At.LEAST_OF_E)));
}

/** ln(1 + f) for 1 + f in [√½, √2): f − (f²/2 − s (f²/2 + s² R)), s = f/(2 + f) */
// @ts-ignore: decorator
@inline
function logNearOne(f: v128): v128 {
  const s = f64x2.div(f, f64x2.add(constant(At.TWO), f));
  const z = f64x2.mul(s, s);
  const z2 = f64x2.mul(z, z);
  const low = f64x2.add(linear(At.LOG, 0, z), f64x2.mul(z2, linear(At.LOG, 2, z)));
  const high = f64x2.add(linear(At.LOG, 4, z), f64x2.mul(z2, linear(At.LOG, 6, z)));
  const series = f64x2.add(low, f64x2.mul(f64x2.mul(z2, z2), high));
  const half = f64x2.mul(constant(At.HALF), f64x2.mul(f, f));
  return f64x2.sub(f, f64x2.sub(half, f64x2.mul(s, f64x2.add(half, f64x2.mul(z, series)))));
}

/**
 * t^(−b) for t ≥ 1, b = high + low > 0, high with at most 42 bits: to (2 + b) ε; 0 where it is below 2^-1021.
 *
 * With t = 2^e m, m in [√½, √2), the part −high e of the exponent of 2 is exact, and only −low e − b log₂ m is rounded.
 *
 * @param rootBits the bits of √½
 */
// @ts-ignore: decorator
@inline
export function inversePower(t: v128, high: v128, low: v128, b: v128, rootBits: v128): v128 {
  // t ≥ 1 is above √½, so that a logical shift does
  const e = i64x2.shr_u(i64x2.sub(t, rootBits), 52);
  const f = f64x2.sub(i64x2.sub(t, i64x2.shl(e, 52)), constant(At.ONE));
  const exponent = f64x2.sub(v128.or(e, constant(At.TWO_52)), constant(At.TWO_52));
  const log2 = f64x2.mul(logNearOne(f), constant(At.LOG2_E));
  const whole = f64x2.mul(high, exponent);
  const rest = f64x2.add(f64x2.mul(low, exponent), f64x2.mul(b, log2));
  const y = f64x2.neg(f64x2.add(whole, rest));
  const shifted = f64x2.add(y, constant(At.ROUNDING));
  const k = f64x2.sub(shifted, constant(At.ROUNDING));
  const g = f64x2.sub(f64x2.neg(f64x2.add(whole, k)), rest);
  const p = expNearZero(f64x2.mul(g, constant(At.LN_2)));
  return v128.and(timesPowerOfTwo(p, shifted), f64x2.ge(y, constant(At.LEAST_OF_TWO)));
}

/**
 * One step from y, a relative error below 2^-22 away from t^(−1/2), to 1 ε: y + y h (1/2 + 3h/8) with h = 1 − t y². y has 24 bits,
 * so that y² is exact.
 */
// @ts-ignore: decorator
@inline
export function refineInverseRoot(t: v128, y: v128, one: v128, half: v128, threeEighths: v128): v128 {
  const h = f64x2.sub(one, f64x2.mul(t, f64x2.mul(y, y)));
  return f64x2.add(y, f64x2.mul(f64x2.mul(y, h), f64x2.add(half, f64x2.mul(threeEighths, h))));
}
