/** The indices of entry l of an array of this shape, the last index fastest. */
export function digitsOf(shape: readonly number[], l: number): number[] {
  const digits = shape.map(() => 0);
  let rest = l;
  for (let k = shape.length - 1; k >= 0; k--) {
    digits[k] = rest % shape[k];
    rest = Math.floor(rest / shape[k]);
  }
  return digits;
}
