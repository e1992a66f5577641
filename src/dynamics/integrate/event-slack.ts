/** Patterns of signs that a state is moved by; more cost more evaluations and miss less. */
const PATTERNS = 16;

/** From the largest of a few random sums to a likely bound of all. */
const SAFETY = 4;

/** A sign for component i in pattern k: one bit of an integer hash, so that no two components always move together. */
function signOf(i: number, k: number): number {
  let x = Math.imul(i + 1, 0x9e3779b1) ^ Math.imul(k + 1, 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d);
  x = Math.imul(x ^ (x >>> 12), 0x297a2d39);
  return (x ^ (x >>> 15)) & 1 ? 1 : -1;
}

/**
 * What an error of the state may change g by: four times the largest |g(y ± r) − g(y)| over sixteen fixed patterns of
 * signs of r. The size of √Σ(∂ᵢg rᵢ)² and not the sum, which errors that have nothing to do with each other do not reach.
 *
 * @param shifted a buffer of the size of y
 * @param radius rᵢ
 */
export function perturbation(
  g: (y: Float64Array) => number,
  y: Float64Array,
  shifted: Float64Array,
  radius: (i: number) => number,
): number {
  const here = g(y);
  let largest = 0;
  for (let k = 0; k < PATTERNS; k++) {
    for (let i = 0; i < y.length; i++) shifted[i] = y[i] + signOf(i, k) * radius(i);
    const change = Math.abs(g(shifted) - here);
    // An event that has no value there has no slack to speak of.
    if (change > largest) largest = change;
  }
  return SAFETY * largest;
}
