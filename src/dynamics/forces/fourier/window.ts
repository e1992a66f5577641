/**
 * The exponential of a semicircle, ψ(z) = exp(β(√(1 − (2z/w)²) − 1)) for |z| < w/2, β = 2.3 w: with a grid twice as fine as the waves it
 * spreads points onto w nodes along each side with a relative error of about 10^(1−w) (Barnett, Magland, af Klinteberg 2019, SIAM J.
 * Sci. Comput. 41, C479).
 */

/** Nodes along a side. Measured for 12: 3e-11 (test/dynamics/forces/fourier). */
export const WIDTH = 12;

const BETA = 2.3 * WIDTH;

const psi = (z: number): number => {
  const t = (2 * z) / WIDTH;
  return t * t < 1 ? Math.exp(BETA * (Math.sqrt(1 - t * t) - 1)) : 0;
};

/**
 * ψ at the nodes around a place: node first + l has the weight out[at + l].
 *
 * @param place in units of the grid, in [0, nodes)
 * @returns first, which may be negative: modulo the number of nodes
 */
export function fillWindow(out: Float64Array, at: number, place: number): number {
  const first = Math.ceil(place - WIDTH / 2);
  for (let l = 0; l < WIDTH; l++) out[at + l] = psi(first + l - place);
  return first;
}

/** Points of the trapezoidal rule for ψ's transform: ψ is smooth inside and e^-β, below 2e-12, at its ends. */
const POINTS = 600;

/** ∫ ψ(z) cos(ξz) dz */
export function windowTransform(xi: number): number {
  const h = WIDTH / POINTS;
  let sum = 0;
  for (let k = 0; k <= POINTS; k++) {
    const z = -WIDTH / 2 + k * h;
    sum += psi(z) * Math.cos(xi * z);
  }
  return sum * h;
}
