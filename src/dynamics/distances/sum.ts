/** Σ x_i with the low-order parts carried along (Neumaier): the error is one rounding, whatever the number of terms. */
export function sumOf(x: ArrayLike<number>): number {
  let [sum, low] = [0, 0];
  for (let i = 0; i < x.length; i++) {
    const t = sum + x[i];
    low += Math.abs(sum) >= Math.abs(x[i]) ? sum - t + x[i] : x[i] - t + sum;
    sum = t;
  }
  return sum + low;
}

/** Σ x_i y_i and Σ |x_i y_i|; the error of the first is at most two roundings of the second. */
export function sumOfProducts(x: ArrayLike<number>, y: ArrayLike<number>): { sum: number; absolute: number } {
  let [sum, low, absolute] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const term = x[i] * y[i];
    const t = sum + term;
    low += Math.abs(sum) >= Math.abs(term) ? sum - t + term : term - t + sum;
    sum = t;
    absolute += Math.abs(term);
  }
  return { sum: sum + low, absolute };
}
