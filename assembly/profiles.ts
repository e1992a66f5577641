/** Radial kernels of many squared distances at once, in place: φ(r²), two or four numbers at a time. */
import { At, constant } from './constants';
import { exp, inversePower, refineInverseRoot } from './elementary';
import { Shape, Task } from './task';

/** 1 in single precision */
const ONE_SINGLE: usize = memory.data<f32>([1.0]);

/**
 * φ of `count` squared distances from `at` on, 16-byte steps. Reads and overwrites up to three numbers beyond the last.
 *
 * @param task shape, its factor on r² and exponents
 */
export function applyProfile(task: Task, at: usize, count: i32): void {
  switch (task.shape) {
    case Shape.INVERSE_ROOT:
      inverseRoots(at, count, task.factor, task.exponent);
      break;
    case Shape.INVERSE:
      inverses(at, count, task.factor, task.exponent);
      break;
    case Shape.POWER:
      powers(at, count, task.factor, task.high, task.low);
      break;
    case Shape.GAUSSIAN:
      gaussians(at, count, task.factor);
      break;
    case Shape.TRUNCATED:
      truncated(at, count, task.factor, task.exponent);
      break;
    default:
      // tents come as values already
      break;
  }
}

/**
 * (1 + a r²)^(−k/2), k odd. The root starts in single precision, four at a time: twice as many as doubles, each in half the time.
 * 1 + a r² must be below 2^126.
 */
function inverseRoots(at: usize, count: i32, factor: f64, exponent: i32): void {
  const a = f64x2.splat(factor);
  const one = constant(At.ONE);
  const ones = v128.load32_splat(ONE_SINGLE);
  const half = constant(At.HALF);
  const threeEighths = constant(At.THREE_EIGHTHS);
  const end = at + ((<usize>count + 3) & ~3) * 8;
  for (let p = at; p < end; p += 32) {
    const t0 = f64x2.add(one, f64x2.mul(a, v128.load(p)));
    const t1 = f64x2.add(one, f64x2.mul(a, v128.load(p, 16)));
    const single = v128.shuffle<i64>(f32x4.demote_f64x2_zero(t0), f32x4.demote_f64x2_zero(t1), 0, 2);
    const y = f32x4.div(ones, f32x4.sqrt(single));
    let y0 = refineInverseRoot(t0, f64x2.promote_low_f32x4(y), one, half, threeEighths);
    let y1 = refineInverseRoot(t1, f64x2.promote_low_f32x4(v128.shuffle<i64>(y, y, 1, 1)), one, half, threeEighths);
    const s0 = f64x2.mul(y0, y0);
    const s1 = f64x2.mul(y1, y1);
    for (let k = 1; k < exponent; k += 2) {
      y0 = f64x2.mul(y0, s0);
      y1 = f64x2.mul(y1, s1);
    }
    v128.store(p, y0);
    v128.store(p, y1, 16);
  }
}

/** (1 + a r²)^(−k) */
function inverses(at: usize, count: i32, factor: f64, exponent: i32): void {
  const a = f64x2.splat(factor);
  const one = constant(At.ONE);
  const end = at + ((<usize>count + 1) & ~1) * 8;
  for (let p = at; p < end; p += 16) {
    const y = f64x2.div(one, f64x2.add(one, f64x2.mul(a, v128.load(p))));
    let power = y;
    for (let k = 1; k < exponent; k++) power = f64x2.mul(power, y);
    v128.store(p, power);
  }
}

/** (1 + a r²)^(−b), b = high + low */
function powers(at: usize, count: i32, factor: f64, high: f64, low: f64): void {
  const a = f64x2.splat(factor);
  const bh = f64x2.splat(high);
  const bl = f64x2.splat(low);
  const end = at + ((<usize>count + 1) & ~1) * 8;
  const b = f64x2.splat(high + low);
  const one = constant(At.ONE);
  const root = constant(At.ROOT_HALF);
  for (let p = at; p < end; p += 16)
    v128.store(p, inversePower(f64x2.add(one, f64x2.mul(a, v128.load(p))), bh, bl, b, root));
}

/** exp(a r²), a < 0 */
function gaussians(at: usize, count: i32, factor: f64): void {
  const a = f64x2.splat(factor);
  const end = at + ((<usize>count + 1) & ~1) * 8;
  for (let p = at; p < end; p += 16) v128.store(p, exp(f64x2.mul(a, v128.load(p))));
}

/** (1 − a r²)₊^k */
function truncated(at: usize, count: i32, factor: f64, exponent: i32): void {
  const a = f64x2.splat(factor);
  const one = constant(At.ONE);
  const zero = constant(At.ZERO);
  const end = at + ((<usize>count + 1) & ~1) * 8;
  for (let p = at; p < end; p += 16) {
    const y = f64x2.max(zero, f64x2.sub(one, f64x2.mul(a, v128.load(p))));
    let power = y;
    for (let k = 1; k < exponent; k++) power = f64x2.mul(power, y);
    v128.store(p, power);
  }
}
