/** (t, y); y is null where there is none, and the line breaks there. */
export type Point = readonly [number, number | null];

/** Thinned to so many places along the line, each with its least and greatest value: peaks stay. */
const PLACES = 300;

/** At most 600 of the points, in their order; both ends, every peak and every gap of the line are kept. */
export function thinPoints(points: readonly Point[]): readonly Point[] {
  if (points.length <= 2 * PLACES) return points;
  const kept = new Set([0, points.length - 1]);
  for (let place = 0; place < PLACES; place++) {
    const from = Math.floor((place * points.length) / PLACES);
    const to = Math.floor(((place + 1) * points.length) / PLACES);
    let [low, high] = [-1, -1];
    for (let k = from; k < to; k++) {
      const y = points[k][1];
      if (y === null) {
        if (k === 0 || points[k - 1][1] !== null) kept.add(k);
        continue;
      }
      if (low < 0 || y < points[low][1]!) low = k;
      if (high < 0 || y > points[high][1]!) high = k;
    }
    if (low >= 0) kept.add(low).add(high);
  }
  return [...kept].sort((a, b) => a - b).map((k) => points[k]);
}
