/** The vectorised inner loops of the forces: compiled by scripts/compile-kernels.mjs to dist/kernels.wasm. */
import { applyProfile } from './profiles';
import { TASK, Task } from './task';

export { run, serve } from './team';

/** φ of `count` squared distances in place, for the task's shape: what the loops do, by itself. */
export function profile(at: usize, count: i32): void {
  applyProfile(changetype<Task>(TASK), at, count);
}

/** Adds the sums of all parts to those of the first, in the order of the parts. */
export function gatherParts(): void {
  const task = changetype<Task>(TASK);
  const bytes = <usize>(task.dim + 1) * <usize>task.stride;
  const sums = <usize>task.sums;
  for (let part = 1; part < task.parts; part++) {
    const other = sums + <usize>part * bytes;
    for (let p: usize = 0; p < bytes; p += 16)
      v128.store(sums + p, f64x2.add(v128.load(sums + p), v128.load(other + p)));
  }
}
