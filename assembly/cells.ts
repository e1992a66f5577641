/**
 * Pairs of agents in cells, each once: an agent with those behind it in its own cell and row, and with those in the rows after its
 * own. Copies of agents across a periodic boundary stand in margins, so that nothing here is periodic.
 */
import { fillDistances } from './distances';
import { exchange } from './exchange';
import { applyProfile } from './profiles';
import { Task } from './task';

/** Distances that fit into the work space, less what loops in steps of four read beyond. */
const ROOM: i32 = 4096;

/**
 * The sums of one part, which is some slabs. It also adds to the slabs within reach of its last one, which are the next part's: so
 * parts write to two sets of columns in turn, and the host adds them up.
 *
 * @param work space for ROOM distances
 */
export function cellsOfPart(task: Task, part: i32, work: usize): void {
  const from = intAt(task.firsts, part);
  const to = intAt(task.firsts, part + 1);
  const perSlab = task.rows * task.columns;
  const sums = <usize>task.sums + <usize>(part & 1) * <usize>(task.dim + 1) * <usize>task.stride;
  const first = intAt(task.starts, from * perSlab);
  const last = intAt(task.starts, min(task.slabs > 1 ? to + task.reach : to, task.slabs) * perSlab);
  for (let k = 0; k <= task.dim; k++)
    memory.fill(sums + <usize>k * <usize>task.stride + (<usize>first << 3), 0, <usize>(last - first) << 3);
  for (let slab = from; slab < to; slab++)
    for (let row = task.margin; row < task.rows - task.margin; row++) {
      const begin = (slab * task.rows + row) * task.columns;
      const end = begin + task.columns - task.reach - 1;
      for (let cell = begin + task.reach; cell < end; cell++) pairsOfCell(task, sums, cell, work);
    }
}

// @ts-ignore: decorator
@inline
function intAt(list: i32, k: i32): i32 {
  return i32.load(<usize>list + (<usize>k << 2));
}

function pairsOfCell(task: Task, sums: usize, cell: i32, work: usize): void {
  const end = intAt(task.starts, cell + 1);
  const behind = intAt(task.starts, cell + task.reach + 1);
  for (let i = intAt(task.starts, cell); i < end; i++) {
    pairsOfRun(task, sums, i, i + 1, behind, work);
    for (let k = 0; k < task.offsetCount; k++) {
      const there = cell + intAt(task.offsets, k);
      pairsOfRun(
        task,
        sums,
        i,
        intAt(task.starts, there - task.reach),
        intAt(task.starts, there + task.reach + 1),
        work,
      );
    }
  }
}

/** Agent i with agents from, …, to − 1. Steps are of two: the one too many gets the weight 0. */
function pairsOfRun(task: Task, sums: usize, i: i32, from: i32, to: i32, work: usize): void {
  for (let j = from; j < to; j += ROOM) {
    const count = min(to - j, ROOM);
    const even = (count + 1) & ~1;
    fillDistances(task, work, i, j, even);
    applyProfile(task, work, even);
    if (even > count) f64.store(work + (<usize>count << 3), 0.0);
    exchange(task, sums, work, i, j, even);
  }
}
