/**
 * Threads that share one memory and take parts of a task until none is left. Which thread computes a part makes no difference to
 * it, so that results do not depend on their number.
 */
import { pairsOfPart } from './pairs';
import { TASK, Task } from './task';

/** i64, number of parts · 2^32 + the next one: changed as a whole, so that who is late takes nothing from another task. */
const TICKET: usize = 64;
/** i32: parts finished */
const FINISHED: usize = 72;
/** i32: raised with each task; threads sleep until it changes */
const CALL: usize = 76;

/** Bytes of work space of a thread: distances of a tile, or of the cells around. */
const WORK: usize = 65536;

/** What the host waits at most for parts that others have taken: PATIENCE naps of NAP nanoseconds, ten minutes. */
const NAP: i64 = 100000000;
const PATIENCE: i32 = 6000;

function takeParts(thread: i32): void {
  const task = changetype<Task>(TASK);
  while (true) {
    const ticket = atomic.load<i64>(TICKET);
    const part = <i32>ticket;
    if (part >= <i32>(ticket >> 32)) return;
    if (atomic.cmpxchg<i64>(TICKET, ticket, ticket + 1) != ticket) continue;
    pairsOfPart(task, part, <usize>task.work + <usize>thread * WORK);
    atomic.add<i32>(FINISHED, 1);
    atomic.notify(FINISHED, 1);
  }
}

/** Runs the task on this thread and on those that serve. Returns 0 if parts that others have taken do not come back. */
export function run(): i32 {
  const parts = changetype<Task>(TASK).parts;
  atomic.store<i32>(FINISHED, 0);
  atomic.store<i64>(TICKET, <i64>parts << 32);
  atomic.add<i32>(CALL, 1);
  atomic.notify(CALL, -1);
  takeParts(0);
  for (let nap = 0; nap < PATIENCE; nap++) {
    const finished = atomic.load<i32>(FINISHED);
    if (finished >= parts) return 1;
    atomic.wait<i32>(FINISHED, finished, NAP);
  }
  return 0;
}

/** A thread's life: it ends with the thread. */
export function serve(thread: i32): void {
  while (true) {
    const call = atomic.load<i32>(CALL);
    takeParts(thread);
    atomic.wait<i32>(CALL, call, -1);
  }
}
