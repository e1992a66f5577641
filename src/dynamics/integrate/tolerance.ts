/** What an error is measured in: atol + rtol |y|, a component each. */
export interface Tolerance {
  readonly rtol: number;
  readonly atol: Float64Array;
}

/** The largest |error| over atol + rtol max(|a|, |b|): the tolerance holds in every component, not on average. */
export function scaledError(tolerance: Tolerance, error: Float64Array, a: Float64Array, b: Float64Array): number {
  const { rtol, atol } = tolerance;
  let largest = 0;
  for (let i = 0; i < error.length; i++) {
    const scaled = Math.abs(error[i]) / (atol[i] + rtol * Math.max(Math.abs(a[i]), Math.abs(b[i])));
    if (!(scaled <= largest)) largest = scaled;
  }
  return largest;
}

/** maxᵢ |vᵢ|, NaN if one is. */
export function largestOf(v: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < v.length; i++) {
    const a = Math.abs(v[i]);
    if (!(a <= largest)) largest = a;
  }
  return largest;
}
