/** Kernels and distances as anybody would write them. */

/** y − x; on a torus the shortest */
export const apart = (y: readonly number[], x: readonly number[], periods?: readonly number[]): number[] =>
  y.map((t, k) => {
    const z = t - x[k];
    return periods ? z - periods[k] * Math.floor(z / periods[k] + 1 / 2) : z;
  });

export type PlainKernel = (z: readonly number[]) => number;

const squared = (z: readonly number[]): number => z.reduce((sum, t) => sum + t ** 2, 0);

export const tent =
  (R: number): PlainKernel =>
  (z) =>
    z.reduce((product, t) => product * Math.max(0, 1 - Math.abs(t) / R), 1);

/** (1 + r²)^(−β/2) */
export const power =
  (beta: number): PlainKernel =>
  (z) =>
    (1 + squared(z)) ** (-beta / 2);

export const box =
  (R: number): PlainKernel =>
  (z) =>
    squared(z) < R ** 2 ? 1 : 0;

/** e^(−r²/2s²) */
export const gaussian =
  (s: number): PlainKernel =>
  (z) =>
    Math.exp(-squared(z) / (2 * s * s));

/** (1 + z/R)₊ for z ≤ 0, looking ahead on the line */
export const ahead =
  (R: number): PlainKernel =>
  ([z]) =>
    z <= 0 ? Math.max(0, 1 + z / R) : 0;
