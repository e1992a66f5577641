import { KineticError } from './errors.js';

/** B(w) = w/(e^w − 1), B(0) = 1; B(−w) = B(w) + w. */
export const bernoulli = (w: number): number => (w === 0 ? 1 : w / Math.expm1(w));

/** How collisions advance in time. */
export type CollisionMethod =
  /** order 2: as many equal steps as keep the explicit half positive */
  | 'crank-nicolson'
  /** order 1, one step of any length */
  | 'backward-euler';

/** Most Crank-Nicolson steps in one step of the scheme. */
const MAX_PARTS = 1024;

/**
 * Collisions at fixed strength s and drift U, at each of `nodes` places,
 *
 *     ∂_t f = s ∂_v(σ ∂_v f + (v − U) f)
 *
 * on cells of width Δv between walls, with the fluxes of Chang and Cooper (1970),
 *
 *     G_{j+½} = (sσ/Δv) [B(−w) f_{j+1} − B(w) f_j],    w = Δv (v_{j+½} − U)/σ
 *
 * This is a Markov chain on the cells whose equilibrium is the Maxwellian of mean U at the centres of cells. Both methods are Markov
 * matrices in time too: f ≥ 0, mass is kept, and every entropy relative to that Maxwellian decreases. Order 2 in Δv.
 */
export interface ChangCooper {
  /**
   * Advances f in place.
   *
   * @param f        velocities × nodes, row-major
   * @param strength s ≥ 0, nodes
   * @param drift    U, nodes
   * @throws {KineticError} `invalid-solver` where Crank-Nicolson would take too many parts
   */
  advance(f: Float64Array, h: number, strength: Float64Array, drift: Float64Array, method: CollisionMethod): void;
}

/** The operator on velocities with centres v, Δv apart. */
export function changCooper(nodes: number, v: Float64Array, dv: number, sigma: number): ChangCooper {
  const count = v.length;
  const size = count * nodes;
  // rates from j + 1 to j and from j to j + 1, times the time of a part; then the factors of the solve
  const [down, up, pivot, rest, right] = Array.from({ length: 5 }, () => new Float64Array(size));
  const rates = (strength: Float64Array, drift: Float64Array): number => {
    let fastest = 0;
    for (let j = 0, k = 0; j < count; j++)
      for (let i = 0; i < nodes; i++, k++) {
        const r = (strength[i] * sigma) / (dv * dv);
        const w = (dv * (v[j] + dv / 2 - drift[i])) / sigma;
        const b = bernoulli(w);
        up[k] = j + 1 < count ? r * b : 0;
        down[k] = j + 1 < count ? r * (b + w) : 0;
        fastest = Math.max(fastest, up[k] + (j > 0 ? down[k - nodes] : 0));
      }
    return fastest;
  };
  /** The pivots of 1 − (times) Q without a subtraction, as in the elimination of Grassmann, Taksar and Heyman. */
  const factor = (times: number): void => {
    for (let k = 0; k < size; k++) {
      up[k] *= times;
      down[k] *= times;
      rest[k] = k < nodes ? 1 : 1 + (down[k - nodes] * rest[k - nodes]) / pivot[k - nodes];
      pivot[k] = up[k] + rest[k];
    }
  };
  /** f ← f + (times) Q f */
  const explicitHalf = (f: Float64Array): void => {
    for (let k = 0; k < size; k++) {
      const [above, below] = [
        k + nodes < size ? down[k] * f[k + nodes] : 0,
        k < nodes ? 0 : up[k - nodes] * f[k - nodes],
      ];
      const stays = 1 - up[k] - (k < nodes ? 0 : down[k - nodes]);
      right[k] = stays * f[k] + above + below;
    }
    f.set(right);
  };
  /** f ← (1 − (times) Q)⁻¹ f */
  const implicitHalf = (f: Float64Array): void => {
    for (let k = nodes; k < size; k++) f[k] += (up[k - nodes] / pivot[k - nodes]) * f[k - nodes];
    for (let k = size - 1; k >= 0; k--) f[k] = (f[k] + (k + nodes < size ? down[k] * f[k + nodes] : 0)) / pivot[k];
  };
  return {
    advance(f, h, strength, drift, method) {
      const fastest = rates(strength, drift);
      if (method === 'backward-euler') {
        factor(h);
        implicitHalf(f);
        return;
      }
      // a hair more than needed, so that rounding does not make 1 − rates negative
      const parts = Math.max(1, Math.ceil((h * fastest * (1 + 2 ** -20)) / 2));
      if (!(parts <= MAX_PARTS))
        throw new KineticError(
          'invalid-solver',
          `h: ${parts} Crank-Nicolson parts in a step, the limit is ${MAX_PARTS}: take shorter steps, wider velocity cells, or backward Euler`,
        );
      factor(h / parts / 2);
      for (let part = 0; part < parts; part++) {
        explicitHalf(f);
        implicitHalf(f);
      }
    },
  };
}
