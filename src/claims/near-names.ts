/** Smallest number of letters to insert, drop or change between two words. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return row[b.length];
}

/** The names closest to what was written, best first: those that contain it, then by edit distance. */
export function nearNames(written: string, names: readonly string[], most = 4): string[] {
  const key = (name: string): number =>
    written !== '' && name.includes(written) ? 0 : editDistance(written.slice(0, 100), name);
  return names
    .map((name) => ({ name, distance: key(name) }))
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ name }) => name);
}
