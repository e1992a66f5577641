import { sphereArea } from './kernel.js';

/** Nodes and weights of Gauss and Legendre on [−1, 1], by Newton's iteration on P_n; each takes fewer than ten steps. */
function gaussLegendre(n: number): readonly (readonly [x: number, weight: number])[] {
  return Array.from({ length: n }, (_, i) => {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 0;
    for (let step = 0; step < 10; step++) {
      let [p, q] = [1, 0];
      for (let k = 1; k <= n; k++) [p, q] = [((2 * k - 1) * x * p - (k - 1) * q) / k, p];
      slope = (n * (x * p - q)) / (x * x - 1);
      x -= p / slope;
    }
    return [x, 2 / ((1 - x * x) * slope * slope)] as const;
  });
}

const NODES = gaussLegendre(20);
const PANELS = 64;

/**
 * ∫ φ(|z|) dz over the ball of the radius in Rⁿ, for φ(r²) smooth inside: panels of order 40.
 *
 * @param panels 64 unless given
 */
export function radialIntegral(profile: (r2: number) => number, radius: number, dim: number, panels = PANELS): number {
  const h = radius / panels;
  let sum = 0;
  for (let k = 0; k < panels; k++)
    for (const [x, weight] of NODES) {
      const r = h * (k + (1 + x) / 2);
      sum += weight * r ** (dim - 1) * profile(r * r);
    }
  return sphereArea(dim) * (h / 2) * sum;
}
