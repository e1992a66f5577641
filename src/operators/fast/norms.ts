/** Sizes of vectors in doubles. */

/** max |v_k| over k = first, first + step, … */
export function largest(v: Float64Array, first = 0, step = 1): number {
  let max = 0;
  for (let k = first; k < v.length; k += step) {
    const t = Math.abs(v[k]);
    if (t > max) max = t;
  }
  return max;
}

/** ‖v/unit‖₂; the squares of v itself may leave the range of doubles */
export function norm(v: Float64Array, unit = 1): number {
  let sum = 0;
  for (let k = 0; k < v.length; k++) sum += (v[k] / unit) ** 2;
  return Math.sqrt(sum);
}
