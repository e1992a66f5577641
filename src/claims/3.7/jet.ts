/** Taylor coefficients f, f', f''/2, f'''/6, … of functions of one variable, in doubles. */
export type Jet = readonly number[];

/** Derivatives up to this order. */
export const ORDER = 3;
const range = Array.from({ length: ORDER + 1 }, (_, k) => k);

export const jetSum = (jets: readonly Jet[], weights: readonly number[]): Jet =>
  range.map((k) => jets.reduce((s, f, i) => s + weights[i] * f[k], 0));

export const jetProduct = (f: Jet, g: Jet): Jet =>
  range.map((k) => range.slice(0, k + 1).reduce((s, j) => s + f[j] * g[k - j], 0));

/** f^p, f(0) > 0: k f₀ h_k = Σ_{j ≥ 1} (p j − k + j) f_j h_{k−j} */
export function jetPower(f: Jet, p: number): Jet {
  const h = [f[0] ** p];
  for (let k = 1; k <= ORDER; k++) {
    let s = 0;
    for (let j = 1; j <= k; j++) s += (p * j - k + j) * f[j] * h[k - j];
    h.push(s / (k * f[0]));
  }
  return h;
}

/** 1/(1 + z²) at z */
export const jetCauchy = (z: number): Jet => jetPower([1 + z * z, 2 * z, 1, 0], -1);

export const factorial = (k: number): number => (k < 2 ? 1 : k * factorial(k - 1));
