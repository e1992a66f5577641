/** Sizes and sums of vectors in doubles. */

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

/** Σ v_k for v ≥ 0, to a few units in the last place whatever their number: with Neumaier's compensation. */
export function total(v: Float64Array): number {
  let sum = 0;
  let lost = 0;
  for (let k = 0; k < v.length; k++) {
    const next = sum + v[k];
    lost += sum >= v[k] ? sum - next + v[k] : v[k] - next + sum;
    sum = next;
  }
  return sum + lost;
}

export function isConstant(v: Float64Array): boolean {
  for (let k = 1; k < v.length; k++) if (v[k] !== v[0]) return false;
  return true;
}
