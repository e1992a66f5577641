import { claimById } from '../claims/registry.js';
import type { Chunk, ChunkResult } from '../engines/chunk.js';
import { runChunk } from '../engines/chunk.js';

/** What a worker thread does with a chunk; also called directly when there is one job. */
export default function work(chunk: Chunk): { result: ChunkResult; seconds: number } {
  const start = performance.now();
  const result = runChunk(claimById(chunk.claim)!, chunk);
  return { result, seconds: (performance.now() - start) / 1000 };
}
