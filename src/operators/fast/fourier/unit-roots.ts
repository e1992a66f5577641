/**
 * exp(−2πi k/n) for k = exponent(0), exponent(1), …: real and imaginary parts in turn. The angle is reduced to [0, π/4], so that
 * roots that mirror each other do so to the last digit, and 1, −i, −1, i are exact.
 */
export function unitRoots(n: number, count: number, exponent: (index: number) => number): Float64Array {
  const roots = new Float64Array(2 * count);
  for (let index = 0; index < count; index++) {
    const k = exponent(index) % n;
    const quarter = Math.floor((4 * k) / n);
    const rest = 4 * k - quarter * n;
    const swap = 2 * rest > n;
    const angle = ((Math.PI / 2) * (swap ? n - rest : rest)) / n;
    const c = swap ? Math.sin(angle) : Math.cos(angle);
    const s = swap ? Math.cos(angle) : Math.sin(angle);
    // exp(−i(angle)) turned by −quarter · π/2
    roots[2 * index] = [c, -s, -c, s][quarter];
    roots[2 * index + 1] = [-s, -c, s, c][quarter];
  }
  return roots;
}
