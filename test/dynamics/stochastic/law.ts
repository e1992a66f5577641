/** Statistics with fixed seeds: how many standard deviations from what the law says. */

/** Beyond this a correct law is met one time in 15,000: with a fixed seed the test always passes or always fails. */
export const SIGMAS = 4;

/** (mean of the values − expected)/(standard error): standard normal for a large sample of that mean. */
export function zOf(values: ArrayLike<number>, expected: number): number {
  const n = values.length;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += values[i] / n;
  let square = 0;
  for (let i = 0; i < n; i++) square += (values[i] - mean) ** 2;
  return (mean - expected) / Math.sqrt(square / (n - 1) / n);
}

/** (χ² − (cells − 1))/√(2(cells − 1)) of counts in cells of equal probability. */
export function zOfChiSquare(counts: readonly number[]): number {
  const n = counts.reduce((a, b) => a + b, 0);
  const wanted = n / counts.length;
  const chi = counts.reduce((s, c) => s + (c - wanted) ** 2 / wanted, 0);
  const freedom = counts.length - 1;
  return (chi - freedom) / Math.sqrt(2 * freedom);
}
