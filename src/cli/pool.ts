import { setImmediate } from 'node:timers/promises';
import { Piscina } from 'piscina';

/** What came of a task, and how long it took. */
export interface Finished<R> {
  readonly result: R;
  readonly seconds: number;
}

/** Runs tasks: in this thread for one job, in worker threads for more. */
export interface Pool<T, R> {
  run(task: T): Promise<Finished<R>>;
  close(): Promise<void>;
}

/**
 * @param filename the module whose default export does a task
 * @param work the same, for one job
 */
export function createPool<T, R>(jobs: number, filename: URL, work: (task: T) => Finished<R>): Pool<T, R> {
  if (jobs === 1) {
    return {
      async run(task) {
        // Lets signals and progress in between two tasks.
        await setImmediate();
        return work(task);
      },
      close: () => Promise.resolve(),
    };
  }
  const pool = new Piscina({ filename: filename.href, minThreads: jobs, maxThreads: jobs });
  return {
    run: (task) => pool.run(task) as Promise<Finished<R>>,
    close: () => pool.destroy(),
  };
}

/** Does a task and takes the time. */
export function timed<R>(task: () => R): Finished<R> {
  const start = performance.now();
  const result = task();
  return { result, seconds: (performance.now() - start) / 1000 };
}
