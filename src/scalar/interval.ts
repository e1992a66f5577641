/**
 * Closed intervals of doubles, rounded outward: the true result of +, -, x, / and the square root on any points of
 * the operands lies inside. JavaScript has no rounding modes, so each bound moves one ulp outward; at most one ulp
 * wider than optimal. NaN or an overflow makes an end infinite, never wrong.
 */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

const buffer = new Float64Array(1);
const words = new BigInt64Array(buffer.buffer);

/** The next double above x; NaN becomes +infinity. */
export function up(x: number): number {
  if (!(x < Infinity)) return Infinity;
  if (x === 0) return Number.MIN_VALUE;
  buffer[0] = x;
  words[0] = words[0] + (x > 0 ? 1n : -1n);
  return buffer[0];
}

/** The next double below x; NaN becomes -infinity. */
export const down = (x: number): number => -up(-x);

export const interval = (low: number, high: number = low): Interval => ({ low, high });
export const add = (a: Interval, b: Interval): Interval => ({ low: down(a.low + b.low), high: up(a.high + b.high) });
export const subtract = (a: Interval, b: Interval): Interval => ({
  low: down(a.low - b.high),
  high: up(a.high - b.low),
});

export function multiply(a: Interval, b: Interval): Interval {
  const [p, q, r, s] = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high];
  return { low: down(Math.min(p, q, r, s)), high: up(Math.max(p, q, r, s)) };
}

/** a / b; the whole line if b contains 0. */
export function divide(a: Interval, b: Interval): Interval {
  if (!(b.low > 0 || b.high < 0)) return { low: -Infinity, high: Infinity };
  const [p, q, r, s] = [a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high];
  return { low: down(Math.min(p, q, r, s)), high: up(Math.max(p, q, r, s)) };
}

/** Square root of the part of a that is non-negative. */
export const squareRoot = (a: Interval): Interval => ({
  low: Math.max(0, down(Math.sqrt(Math.max(0, a.low)))),
  high: up(Math.sqrt(Math.max(0, a.high))),
});

/** 1 if every point is positive, -1 if every point is negative, otherwise undecided. */
export const signOf = (a: Interval): 1 | -1 | undefined => (a.low > 0 ? 1 : a.high < 0 ? -1 : undefined);
