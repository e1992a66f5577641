/** Squared distances, or product tents, of one agent and a run of others; two at a time. */
import { At, constant } from './constants';
import { Shape, Task } from './task';

/**
 * r² of agent i and agents j, …, j + count − 1, into `out`; φ itself for product tents, which are not functions of r².
 *
 * @param count even
 */
export function fillDistances(task: Task, out: usize, i: i32, j: i32, count: i32): void {
  const x = <usize>task.x;
  const stride = <usize>task.stride;
  if (task.shape == Shape.TENT) {
    tents(task, out, i, j, count);
    return;
  }
  if (task.periodic) {
    first(out, x, i, j, count, task.period0, task.inverse0);
    if (task.dim > 1) further(out, x + stride, i, j, count, task.period1, task.inverse1);
    if (task.dim > 2) further(out, x + 2 * stride, i, j, count, task.period2, task.inverse2);
    return;
  }
  if (task.dim == 1) squares1(out, x, i, j, count);
  else if (task.dim == 2) squares2(out, x, x + stride, i, j, count);
  else squares3(out, x, x + stride, x + 2 * stride, i, j, count);
}

// @ts-ignore: decorator
@inline
function own(x: usize, i: i32): v128 {
  return v128.load64_splat(x + (<usize>i << 3));
}

function squares1(out: usize, x: usize, i: i32, j: i32, count: i32): void {
  const xi = own(x, i);
  const d = <usize>j << 3;
  const end = <usize>count << 3;
  for (let p: usize = 0; p < end; p += 16) {
    const z = f64x2.sub(xi, v128.load(x + d + p));
    v128.store(out + p, f64x2.mul(z, z));
  }
}

function squares2(out: usize, x: usize, y: usize, i: i32, j: i32, count: i32): void {
  const xi = own(x, i);
  const yi = own(y, i);
  const d = <usize>j << 3;
  const end = <usize>count << 3;
  for (let p: usize = 0; p < end; p += 16) {
    const z0 = f64x2.sub(xi, v128.load(x + d + p));
    const z1 = f64x2.sub(yi, v128.load(y + d + p));
    v128.store(out + p, f64x2.add(f64x2.mul(z0, z0), f64x2.mul(z1, z1)));
  }
}

function squares3(out: usize, x: usize, y: usize, z: usize, i: i32, j: i32, count: i32): void {
  const xi = own(x, i);
  const yi = own(y, i);
  const zi = own(z, i);
  const d = <usize>j << 3;
  const end = <usize>count << 3;
  for (let p: usize = 0; p < end; p += 16) {
    const z0 = f64x2.sub(xi, v128.load(x + d + p));
    const z1 = f64x2.sub(yi, v128.load(y + d + p));
    const z2 = f64x2.sub(zi, v128.load(z + d + p));
    v128.store(out + p, f64x2.add(f64x2.add(f64x2.mul(z0, z0), f64x2.mul(z1, z1)), f64x2.mul(z2, z2)));
  }
}

/** The shortest displacement along a circle, z − L [z/L]: which of two it is at half a period no even kernel sees. */
// @ts-ignore: decorator
@inline
function wrapped(z: v128, period: v128, inverse: v128): v128 {
  return f64x2.sub(z, f64x2.mul(period, f64x2.nearest(f64x2.mul(z, inverse))));
}

function first(out: usize, x: usize, i: i32, j: i32, count: i32, period: f64, inverse: f64): void {
  const xi = own(x, i);
  const L = f64x2.splat(period);
  const l = f64x2.splat(inverse);
  const d = <usize>j << 3;
  const end = <usize>count << 3;
  for (let p: usize = 0; p < end; p += 16) {
    const z = wrapped(f64x2.sub(xi, v128.load(x + d + p)), L, l);
    v128.store(out + p, f64x2.mul(z, z));
  }
}

function further(out: usize, x: usize, i: i32, j: i32, count: i32, period: f64, inverse: f64): void {
  const xi = own(x, i);
  const L = f64x2.splat(period);
  const l = f64x2.splat(inverse);
  const d = <usize>j << 3;
  const end = <usize>count << 3;
  for (let p: usize = 0; p < end; p += 16) {
    const z = wrapped(f64x2.sub(xi, v128.load(x + d + p)), L, l);
    v128.store(out + p, f64x2.add(v128.load(out + p), f64x2.mul(z, z)));
  }
}

/** Π_k (1 − a |z_k|)₊ */
function tents(task: Task, out: usize, i: i32, j: i32, count: i32): void {
  const a = f64x2.splat(task.factor);
  const one = constant(At.ONE);
  const zero = constant(At.ZERO);
  const d = <usize>j << 3;
  const end = <usize>count << 3;
  for (let k = 0; k < task.dim; k++) {
    const x = <usize>task.x + <usize>k * <usize>task.stride;
    const xi = own(x, i);
    // 0 where nothing is periodic: then nothing is taken away
    const L = f64x2.splat(k == 0 ? task.period0 : k == 1 ? task.period1 : task.period2);
    const l = f64x2.splat(k == 0 ? task.inverse0 : k == 1 ? task.inverse1 : task.inverse2);
    for (let p: usize = 0; p < end; p += 16) {
      const z = wrapped(f64x2.sub(xi, v128.load(x + d + p)), L, l);
      const side = f64x2.max(zero, f64x2.sub(one, f64x2.mul(a, f64x2.abs(z))));
      v128.store(out + p, k == 0 ? side : f64x2.mul(v128.load(out + p), side));
    }
  }
}
