import { setImmediate } from 'node:timers/promises';
import { Piscina } from 'piscina';
import type { Chunk, ChunkResult } from '../engines/chunk.js';
import work from './worker.js';

/** Runs chunks: in this thread for one job, in worker threads for more. */
export interface Pool {
  run(chunk: Chunk): Promise<{ result: ChunkResult; seconds: number }>;
  close(): Promise<void>;
}

export function createPool(jobs: number): Pool {
  if (jobs === 1) {
    return {
      async run(chunk) {
        // Lets signals and progress in between two chunks.
        await setImmediate();
        return work(chunk);
      },
      close: () => Promise.resolve(),
    };
  }
  const pool = new Piscina({
    filename: new URL('worker.js', import.meta.url).href,
    minThreads: jobs,
    maxThreads: jobs,
  });
  return {
    run: (chunk) => pool.run(chunk) as ReturnType<Pool['run']>,
    close: () => pool.destroy(),
  };
}
