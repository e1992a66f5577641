/** Below this a comparison sort is as fast; and within runs of equal keys insertion is. */
const SMALL = 512;
const SHORT = 24;

/** Keys have two digits of 11 bits. */
const BUCKETS = 2048;
const DIGITS = BUCKETS - 1;

/** Runs of equal keys are sorted by new keys within their own range, at most so often. */
const DEPTH = 8;

/**
 * The permutation that sorts x: x[order[0]] ≤ x[order[1]] ≤ … Radix sort of the places within the range, in two digits; where
 * many have the same key, again within their range. O(n) for most data, O(n log n) at worst.
 *
 * @param x finite numbers
 */
export function sortedOrder(x: Float64Array): Int32Array {
  const name = new Int32Array(x.length);
  for (let i = 0; i < x.length; i++) name[i] = i;
  sortNames(x, name, DEPTH);
  return name;
}

/** Sorts names by x. */
function sortNames(x: Float64Array, name: Int32Array, depth: number): void {
  const n = name.length;
  const { least, scale } = rangeOf(x, name);
  if (n < SMALL || depth === 0 || !(scale > 0 && scale < Infinity)) {
    name.sort((i, j) => x[i] - x[j] || i - j);
    return;
  }
  // Subtraction and product round monotonically, so that keys are in the order of x.
  const key = new Uint32Array(n);
  for (let k = 0; k < n; k++) key[k] = (x[name[k]] - least) * scale;
  const [otherKey, otherName] = [new Uint32Array(n), new Int32Array(n)];
  scatter(key, name, 0, otherKey, otherName);
  scatter(otherKey, otherName, 11, key, name);
  for (let from = 0, to = 1; from < n; from = to++) {
    while (to < n && key[to] === key[from]) to++;
    if (to - from > SHORT) sortNames(x, name.subarray(from, to), depth - 1);
    else if (to - from > 1) insertionSort(x, name, from, to);
  }
}

/** The least x, and what takes x − least to a key below 2²². */
function rangeOf(x: Float64Array, name: Int32Array): { least: number; scale: number } {
  let [least, largest] = [Infinity, -Infinity];
  for (let k = 0; k < name.length; k++) {
    const t = x[name[k]];
    if (t < least) least = t;
    if (t > largest) largest = t;
  }
  return { least, scale: (BUCKETS * BUCKETS - 1) / (largest - least) };
}

/** One digit of the radix sort, stable. */
function scatter(key: Uint32Array, name: Int32Array, shift: number, outKey: Uint32Array, outName: Int32Array): void {
  const start = new Int32Array(BUCKETS);
  for (let i = 0; i < key.length; i++) start[(key[i] >>> shift) & DIGITS]++;
  let sum = 0;
  for (let b = 0; b < BUCKETS; b++) {
    const count = start[b];
    start[b] = sum;
    sum += count;
  }
  for (let k = 0; k < key.length; k++) {
    const at = start[(key[k] >>> shift) & DIGITS]++;
    outKey[at] = key[k];
    outName[at] = name[k];
  }
}

function insertionSort(x: Float64Array, name: Int32Array, from: number, to: number): void {
  for (let k = from + 1; k < to; k++) {
    const i = name[k];
    let at = k;
    for (; at > from && x[name[at - 1]] > x[i]; at--) name[at] = name[at - 1];
    name[at] = i;
  }
}

/** x along a permutation. */
export function along(order: Int32Array, x: ArrayLike<number>): Float64Array {
  const out = new Float64Array(order.length);
  let same = 1;
  while (same < x.length && x[same] === x[0]) same++;
  // equal masses need no jumps
  if (same === x.length) return out.fill(x[0]);
  for (let k = 0; k < order.length; k++) out[k] = x[order[k]];
  return out;
}
