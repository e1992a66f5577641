/**
 * The pull of a run of agents on one, and of that one on them: each pair is met once, and what i gets from j is minus what j gets
 * from i, per mass, to the last digit.
 */
import { Task } from './task';

/**
 * For j, …, j + count − 1 with φ from `phi` on: adds φ m_j (v_j − v_i) and φ m_j to the sums of i, φ m_i (v_i − v_j) and φ m_i to
 * those of j.
 *
 * @param sums columns of the part
 * @param count even
 */
export function exchange(task: Task, sums: usize, phi: usize, i: i32, j: i32, count: i32): void {
  const s = <usize>task.stride;
  const v = <usize>task.v;
  const m = <usize>task.m;
  if (task.dim == 1) exchange1(phi, v, m, sums, sums + s, i, j, count);
  else if (task.dim == 2) exchange2(phi, v, v + s, m, sums, sums + s, sums + 2 * s, i, j, count);
  else exchange3(phi, v, v + s, v + 2 * s, m, sums, sums + s, sums + 2 * s, sums + 3 * s, i, j, count);
}

// @ts-ignore: decorator
@inline
function splatAt(column: usize, i: i32): v128 {
  return v128.load64_splat(column + (<usize>i << 3));
}

// @ts-ignore: decorator
@inline
function addLanes(column: usize, i: i32, sum: v128): void {
  const p = column + (<usize>i << 3);
  f64.store(p, f64.load(p) + (f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)));
}

// @ts-ignore: decorator
@inline
function subtractAt(p: usize, x: v128): void {
  v128.store(p, f64x2.sub(v128.load(p), x));
}

// @ts-ignore: decorator
@inline
function addAt(p: usize, x: v128): void {
  v128.store(p, f64x2.add(v128.load(p), x));
}

function exchange1(phi: usize, v: usize, m: usize, pull: usize, seen: usize, i: i32, j: i32, count: i32): void {
  const mi = splatAt(m, i);
  const vi = splatAt(v, i);
  let sum = f64x2.splat(0.0);
  let mass = f64x2.splat(0.0);
  const d = <usize>j << 3;
  const end = <usize>count << 3;
  for (let p: usize = 0; p < end; p += 16) {
    const q = d + p;
    const f = v128.load(phi + p);
    const mine = f64x2.mul(f, v128.load(m + q));
    const theirs = f64x2.mul(f, mi);
    const gap = f64x2.sub(v128.load(v + q), vi);
    sum = f64x2.add(sum, f64x2.mul(mine, gap));
    mass = f64x2.add(mass, mine);
    subtractAt(pull + q, f64x2.mul(theirs, gap));
    addAt(seen + q, theirs);
  }
  addLanes(pull, i, sum);
  addLanes(seen, i, mass);
}

function exchange2(
  phi: usize,
  v0: usize,
  v1: usize,
  m: usize,
  pull0: usize,
  pull1: usize,
  seen: usize,
  i: i32,
  j: i32,
  count: i32,
): void {
  const mi = splatAt(m, i);
  const u0 = splatAt(v0, i);
  const u1 = splatAt(v1, i);
  let sum0 = f64x2.splat(0.0);
  let sum1 = f64x2.splat(0.0);
  let mass = f64x2.splat(0.0);
  const d = <usize>j << 3;
  const end = <usize>count << 3;
  for (let p: usize = 0; p < end; p += 16) {
    const q = d + p;
    const f = v128.load(phi + p);
    const mine = f64x2.mul(f, v128.load(m + q));
    const theirs = f64x2.mul(f, mi);
    const gap0 = f64x2.sub(v128.load(v0 + q), u0);
    const gap1 = f64x2.sub(v128.load(v1 + q), u1);
    sum0 = f64x2.add(sum0, f64x2.mul(mine, gap0));
    sum1 = f64x2.add(sum1, f64x2.mul(mine, gap1));
    mass = f64x2.add(mass, mine);
    subtractAt(pull0 + q, f64x2.mul(theirs, gap0));
    subtractAt(pull1 + q, f64x2.mul(theirs, gap1));
    addAt(seen + q, theirs);
  }
  addLanes(pull0, i, sum0);
  addLanes(pull1, i, sum1);
  addLanes(seen, i, mass);
}

function exchange3(
  phi: usize,
  v0: usize,
  v1: usize,
  v2: usize,
  m: usize,
  pull0: usize,
  pull1: usize,
  pull2: usize,
  seen: usize,
  i: i32,
  j: i32,
  count: i32,
): void {
  const mi = splatAt(m, i);
  const u0 = splatAt(v0, i);
  const u1 = splatAt(v1, i);
  const u2 = splatAt(v2, i);
  let sum0 = f64x2.splat(0.0);
  let sum1 = f64x2.splat(0.0);
  let sum2 = f64x2.splat(0.0);
  let mass = f64x2.splat(0.0);
  const d = <usize>j << 3;
  const end = <usize>count << 3;
  for (let p: usize = 0; p < end; p += 16) {
    const q = d + p;
    const f = v128.load(phi + p);
    const mine = f64x2.mul(f, v128.load(m + q));
    const theirs = f64x2.mul(f, mi);
    const gap0 = f64x2.sub(v128.load(v0 + q), u0);
    const gap1 = f64x2.sub(v128.load(v1 + q), u1);
    const gap2 = f64x2.sub(v128.load(v2 + q), u2);
    sum0 = f64x2.add(sum0, f64x2.mul(mine, gap0));
    sum1 = f64x2.add(sum1, f64x2.mul(mine, gap1));
    sum2 = f64x2.add(sum2, f64x2.mul(mine, gap2));
    mass = f64x2.add(mass, mine);
    subtractAt(pull0 + q, f64x2.mul(theirs, gap0));
    subtractAt(pull1 + q, f64x2.mul(theirs, gap1));
    subtractAt(pull2 + q, f64x2.mul(theirs, gap2));
    addAt(seen + q, theirs);
  }
  addLanes(pull0, i, sum0);
  addLanes(pull1, i, sum1);
  addLanes(pull2, i, sum2);
  addLanes(seen, i, mass);
}
