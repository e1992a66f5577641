import { Worker } from 'node:worker_threads';
import { simdEngine } from './engine.js';
import { MAX_THREADS } from './layout.js';

/** A thread does nothing but serve: it sleeps in the module until there is a task, and ends with the process. */
const SERVE = `
const { workerData: { module, memory, thread } } = require('node:worker_threads');
new WebAssembly.Instance(module, { env: { memory } }).exports.serve(thread);
`;

let team: Worker[] = [];

/**
 * Lets the forces of this process run on so many threads, the caller's among them. Results do not depend on it. Threads start in the
 * background, and none keeps the process alive; fewer end the rest.
 *
 * @param threads 1 to 16; 1 at the start
 * @returns the threads that there are: 1 without the vectorised loops
 * @throws {RangeError} for other numbers
 */
export async function useThreads(threads: number): Promise<number> {
  if (!(Number.isInteger(threads) && threads >= 1 && threads <= MAX_THREADS))
    throw new RangeError(`threads: ${threads}, expected an integer from 1 to ${MAX_THREADS}`);
  const engine = simdEngine();
  if (!engine) return 1;
  const { module, memory } = engine;
  while (team.length < threads - 1) {
    const worker = new Worker(SERVE, { eval: true, workerData: { module, memory, thread: team.length + 1 } });
    worker.unref();
    team.push(worker);
  }
  const leaving = team.slice(threads - 1);
  team = team.slice(0, threads - 1);
  await Promise.all(leaving.map((worker) => worker.terminate()));
  return team.length + 1;
}
