/**
 * Is a positive number unbounded, or does it go to 0, as a parameter goes to its limit? Judged by the last steps of a sequence
 * in which the parameter changes by a factor of 100 at a time: an exponent of at least 1/8 is growth.
 */
const STEP_GROWTH = 100 ** (1 / 8);

/** The last two steps both grow. NaN and infinity at the end count as growth. */
export function grows(values: readonly number[]): boolean {
  if (values.length > 0 && !(values[values.length - 1] < Infinity)) return true;
  if (values.length < 3) return false;
  const [a, b, c] = values.slice(-3);
  return b > STEP_GROWTH * a && c > STEP_GROWTH * b;
}

/** The last two steps both fall, or there is a 0 at the end. */
export function vanishes(values: readonly number[]): boolean {
  if (values[values.length - 1] === 0) return true;
  if (values.length < 3) return false;
  const [a, b, c] = values.slice(-3);
  return a > STEP_GROWTH * b && b > STEP_GROWTH * c;
}

/** Parameters that go to 0 by factors of 100. */
export const TO_ZERO: readonly number[] = [1e-2, 1e-4, 1e-6, 1e-8];
