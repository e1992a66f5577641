/** Two doubles at once: the few instructions that the butterflies are made of. */

// @ts-ignore: decorator
@inline
export function add(a: v128, b: v128): v128 {
  return f64x2.add(a, b);
}

// @ts-ignore: decorator
@inline
export function sub(a: v128, b: v128): v128 {
  return f64x2.sub(a, b);
}

// @ts-ignore: decorator
@inline
export function mul(a: v128, b: v128): v128 {
  return f64x2.mul(a, b);
}

// @ts-ignore: decorator
@inline
export function at(p: usize): v128 {
  return v128.load(p);
}

/** One double of the memory in both lanes. */
// @ts-ignore: decorator
@inline
export function both(p: usize): v128 {
  return v128.load64_splat(p);
}

/**
 * Writes (r + i·s) to y and y + im, times the twiddle factor at w if there is one.
 *
 * @param turn known when this is compiled
 */
// @ts-ignore: decorator
@inline
export function put(turn: bool, y: usize, im: usize, r: v128, s: v128, w: usize): void {
  if (turn) {
    const c = both(w);
    const d = both(w + 8);
    v128.store(y, sub(mul(r, c), mul(s, d)));
    v128.store(y + im, add(mul(r, d), mul(s, c)));
  } else {
    v128.store(y, r);
    v128.store(y + im, s);
  }
}
