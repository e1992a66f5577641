import { doubles } from '../../scalar/field.js';
import type { Environment } from '../environment.js';
import { EmptyNeighbourhoodError, IsolatedAgentError } from '../errors.js';
import { LEAST_NORMAL, outOfRange } from '../in-range.js';
import type { Kernel } from '../kernels/kernel.js';
import type { Measure, Points } from '../measure.js';
import { placeOf } from '../measure.js';
import { kernelRow } from '../pair-weights.js';
import type { Quadrature } from '../quadrature.js';
import { favreFilter } from './favre.js';

/**
 * [u]_ρ = P D⁻¹ Pᵀ diag(weights) u, see {@link modelMollified}, as three filtrations: with Z_x = Σ_η φ(x − η) w_η
 *
 *     q_ξ = Σⱼ φ(xⱼ − ξ) (mⱼ/Z_xⱼ) uⱼ / Σⱼ φ(xⱼ − ξ) mⱼ/Z_xⱼ,    [u](y) = Σ_ξ φ(y − ξ) w_ξ q_ξ / Z_y
 *
 * q is the mean of u at a node, [u] that of q at a target.
 *
 * @param out targets × components, row-major. Overwritten; must not be `u`.
 * @param weights n, the masses or what stands for them
 * @throws {IsolatedAgentError} if a point or target sees no node
 * @throws {EmptyNeighbourhoodError} if a target sees a node that no point sees
 */
export function mollifiedMean(
  name: string,
  environment: Environment,
  kernel: Kernel,
  quadrature: Quadrature,
  out: Float64Array,
  rho: Measure<number>,
  weights: ArrayLike<number>,
  u: Float64Array,
  targets: Points<number>,
): void {
  const nodes = quadrature.nodes(doubles, kernel.radius(environment.dim), rho, targets);
  const crowd: Measure<number> = { ...nodes.points, masses: nodes.weights };
  const fromNodes = favreFilter(environment, kernel);
  const fromPoints = favreFilter(environment, kernel, true);

  const { seen: sums } = fromNodes(crowd, rho);
  needPositive(name, sums, rho);
  const masses = new Float64Array(rho.n);
  for (let j = 0; j < rho.n; j++) masses[j] = weights[j] / sums[j];
  const atNodes = fromPoints({ ...rho, masses }, nodes.points, u);
  // A node that nobody sees has the mean 0, one beyond the range of doubles has none.
  for (let k = 0; k < nodes.points.n; k++)
    if (atNodes.seen[k] !== 0 && !(atNodes.seen[k] >= LEAST_NORMAL && atNodes.seen[k] < Infinity))
      throw outOfRange(name, nodes.points, k, `the density at this node is ${atNodes.seen[k]}`);
  needPositive(name, fromNodes(crowd, targets, atNodes.mean, out).seen, targets);
  needCrowd(name, environment, kernel, nodes.points, atNodes.seen, targets);
}

/** Every place must see nodes. */
function needPositive(name: string, sums: Float64Array, places: Points<number>): void {
  for (let i = 0; i < sums.length; i++) if (!(sums[i] > 0)) throw new IsolatedAgentError(name, i, placeOf(places, i));
}

/** No target may see a node that the crowd does not see; names the first such node and the first target that sees it. */
function needCrowd(
  name: string,
  environment: Environment,
  kernel: Kernel,
  nodes: Points<number>,
  density: Float64Array,
  targets: Points<number>,
): void {
  const empty: number[] = [];
  for (let k = 0; k < density.length; k++) if (!(density[k] > 0)) empty.push(k);
  if (empty.length === 0) return;
  const { dim } = nodes;
  const x = Float64Array.from(empty.flatMap((k) => Array.from({ length: dim }, (_, c) => nodes.x[k * dim + c])));
  const places: Measure<number> = {
    field: doubles,
    n: empty.length,
    dim,
    x,
    masses: new Float64Array(empty.length).fill(1),
  };
  if (favreFilter(environment, kernel)(places, targets).seen.every((z) => z === 0)) return;
  const row = new Float64Array(targets.n);
  const fill = kernelRow(environment, kernel, true);
  for (let k = 0; k < empty.length; k++) {
    fill(row, 0, places, k, targets);
    const i = row.findIndex((phi) => phi > 0);
    if (i >= 0) throw new EmptyNeighbourhoodError(name, i, placeOf(targets, i), empty[k]);
  }
}
