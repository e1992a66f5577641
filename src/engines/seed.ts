/**
 * The 32-bit seed of case k of a claim in a run: FNV-1a over `run/claim/k`. It depends on nothing else, so the cases of a
 * run are the same however the work is split.
 */
export function caseSeed(run: number, claim: string, k: number): number {
  let h = 0x811c9dc5;
  for (const c of `${run}/${claim}/${k}`) {
    h ^= c.codePointAt(0)!;
    h = Math.imul(h, 0x01000193);
  }
  // Final mix, so that neighbouring k differ in all bits.
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  return h | 0;
}
