/** Reconstruction by a quartic in each cell, from two neighbours on both sides. */
const REACH = 2;

/**
 * Weights of the flux through the right end of cell k when all moves right by α < 1 cells: the mass in the last α of the cell of
 * the quartic with the masses of five cells, F_k = Σ_r w_r f_{k+r}, r = −2, …, 2. The primitive is interpolated at the six ends.
 */
export function fluxWeights(alpha: number): number[] {
  const ends = Array.from({ length: 2 * REACH + 2 }, (_, r) => r - REACH - 1);
  const at = -alpha;
  // W at end q is the sum of the cells before it, cell r has its right end at r: w_r = Σ_{q ≥ r} (δ_{q0} − ℓ_q(at))
  const share = ends.map((q) => {
    let lagrange = 1;
    for (const p of ends) if (p !== q) lagrange *= (at - p) / (q - p);
    return (q === 0 ? 1 : 0) - lagrange;
  });
  return Array.from({ length: 2 * REACH + 1 }, (_, r) => share.slice(r + 1).reduce((a, b) => a + b, 0));
}

/** f log f, 0 at 0. */
export const fLogF = (f: number): number => (f > 0 ? f * Math.log(f) : 0);

const entropyOf = (f: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < f.length; i++) sum += fLogF(f[i]);
  return sum;
};

/**
 * Free transport of one periodic row of cell averages by a number of cells, ∂_t f + v ∂_x f = 0 for the time shift Δx/v:
 *
 *     f⁺_i = f_{k} − F_{k} + F_{k−1},    k = i − ⌊shift⌋,    F_k clamped to [0, f_k]
 *
 * Conservative, positive, of order 5 in Δx where f is smooth and the clamp rests, for shifts of any length. If `entropic`, a row whose
 * Σ f log f would grow is mixed with the upwind row, F_k = α f_k, which is a mean of shifts, until it does not.
 *
 * @returns a function of a row in place. Allocates nothing but the weights
 */
export function semiLagrangian(n: number, entropic: boolean): (row: Float64Array, shift: number) => void {
  const [old, flux, low] = [new Float64Array(n + 2 * REACH + 1), new Float64Array(n + 1), new Float64Array(n)];
  return (row, shift) => {
    const whole = Math.floor(shift);
    const alpha = shift - whole;
    // old[i + REACH + 1] is cell i − whole
    for (let i = 0; i < old.length; i++) old[i] = row[(((i - REACH - 1 - whole) % n) + n) % n];
    if (alpha === 0) {
      for (let i = 0; i < n; i++) row[i] = old[i + REACH + 1];
      return;
    }
    const before = entropic ? entropyOf(row) : 0;
    const [w0, w1, w2, w3, w4] = fluxWeights(alpha);
    // flux[i] leaves cell i − 1
    for (let i = 0; i < n; i++) {
      const out = w0 * old[i] + w1 * old[i + 1] + w2 * old[i + 2] + w3 * old[i + 3] + w4 * old[i + 4];
      flux[i] = Math.min(Math.max(out, 0), old[i + REACH]);
    }
    flux[n] = flux[0];
    for (let i = 0; i < n; i++) row[i] = old[i + REACH + 1] - flux[i + 1] + flux[i];
    if (!entropic) return;
    const high = entropyOf(row);
    if (high <= before) return;
    for (let i = 0; i < n; i++) low[i] = old[i + REACH + 1] - alpha * (old[i + REACH + 1] - old[i + REACH]);
    const lowest = entropyOf(low);
    // the entropy is convex along the segment between the two
    const theta = lowest < before ? (before - lowest) / (high - lowest) : 0;
    for (let i = 0; i < n; i++) row[i] = low[i] + theta * (row[i] - low[i]);
  };
}
