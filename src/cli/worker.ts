import { claimById } from '../claims/registry.js';
import type { Chunk, ChunkResult } from '../engines/chunk.js';
import { runChunk } from '../engines/chunk.js';
import type { Finished } from './pool.js';
import { timed } from './pool.js';

export const CHUNK_WORKER = new URL(import.meta.url);

/** What a worker thread does with a chunk; also called directly when there is one job. */
export default function work(chunk: Chunk): Finished<ChunkResult> {
  return timed(() => runChunk(claimById(chunk.claim)!, chunk));
}
