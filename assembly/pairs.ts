/** All pairs of agents, each once, in tiles that stay in the cache. */
import { fillDistances } from './distances';
import { exchange } from './exchange';
import { applyProfile } from './profiles';
import { Task } from './task';

/** Agents of a row of tiles, and of a tile along a row; both even. */
const ROW: i32 = 64;
const TILE: i32 = 256;

/**
 * The sums of one part: rows of tiles are dealt out to the parts like 0 1 2 2 1 0 0 1 2 …, so that parts, rows being shorter and
 * shorter, are equally large. What a part is depends on n alone, and so do the sums.
 *
 * @param work space for one tile
 */
export function pairsOfPart(task: Task, part: i32, work: usize): void {
  const parts = task.parts;
  const sums = <usize>task.sums + <usize>part * <usize>(task.dim + 1) * <usize>task.stride;
  memory.fill(sums, 0, <usize>(task.dim + 1) * <usize>task.stride);
  const rows = (task.n + ROW - 1) / ROW;
  for (let row = 0; row < rows; row++) {
    const turn = row % (2 * parts);
    if ((turn < parts ? turn : 2 * parts - 1 - turn) == part) pairsOfRow(task, sums, row * ROW, work);
  }
}

function pairsOfRow(task: Task, sums: usize, from: i32, work: usize): void {
  const to = min(task.n, from + ROW);
  for (let tile = from; tile < task.n; tile += TILE) {
    const end = min(task.n, tile + TILE);
    for (let i = from; i < to; i++) {
      // After i, but even: if i is even that is i itself, whose own weight is taken out.
      const j = max(tile, (i + 1) & ~1);
      const count = end - j;
      if (count <= 0) continue;
      fillDistances(task, work, i, j, count);
      applyProfile(task, work, count);
      if (j == i) f64.store(work, 0.0);
      exchange(task, sums, work, i, j, count);
    }
  }
}
