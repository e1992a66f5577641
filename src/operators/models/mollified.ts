import type { Environment } from '../environment.js';
import { EmptyNeighbourhoodError, IsolatedAgentError } from '../errors.js';
import { needExactWork } from '../exact-work.js';
import { mollifiedMean } from '../fast/mollified.js';
import type { Kernel } from '../kernels/kernel.js';
import { inRange } from '../in-range.js';
import type { Measure, Points } from '../measure.js';
import { placeOf } from '../measure.js';
import type { AverageMatrix, AveragingModel } from '../model.js';
import { kernelMatrix } from '../pair-weights.js';
import type { Quadrature } from '../quadrature.js';
import type { Vector } from '../vector.js';
import { zeros } from '../vector.js';

/**
 * The Favre average, mollified once more: the symmetric version of Motsch-Tadmor.
 *
 *     s_ρ = 1,    [u]_ρ = ((uρ)_φ / ρ_φ)_φ                                        (M_φ), Example 2.5, (7)
 *
 * Discretised so that the claims hold exactly. On quadrature nodes ξ with weights w,
 *
 *     P_xξ = φ(x − ξ) w_ξ / Σ_η φ(x − η) w_η,    D_ξ = Σⱼ mⱼ P_{xⱼ ξ},    A = P D⁻¹ Pᵀ diag(m)
 *
 * which is stochastic, symmetric and positive semi-definite to the last digit. Material, ball-positive (65), Galilean
 * invariant under translations that keep the nodes. A target that sees a node which the crowd does not see is off the
 * support: an {@link EmptyNeighbourhoodError} that names the node.
 */
export const modelMollified = (environment: Environment, kernel: Kernel, quadrature: Quadrature): AveragingModel =>
  inRange({
    name: 'mollified',
    definition: String.raw`s_\rho=1,\quad [u]_\rho=\Big(\frac{(u\rho)_\phi}{\rho_\phi}\Big)_\phi`,
    source: 'Example 2.5, (M_φ)',
    environment,
    parameters: { kernel: kernel.name, quadrature: quadrature.name },
    material: true,
    exact: kernel.exact(environment.dim) && quadrature.exact,
    strength<T>(rho: Measure<T>, targets: Points<T> = rho) {
      const s = zeros(rho.field, targets.n);
      for (let i = 0; i < targets.n; i++) s[i] = rho.field.one;
      return s;
    },
    matrix: <T>(rho: Measure<T>, targets: Points<T> = rho) =>
      mollifiedAverage('mollified', environment, kernel, quadrature, rho, rho.masses, targets),
    reproducingKernel: <T>(rho: Measure<T>, targets: Points<T> = rho) =>
      mollifiedKernel('mollified', environment, kernel, quadrature, rho, rho.masses, targets),
    average: (out, rho, u, targets = rho) =>
      mollifiedMean('mollified', environment, kernel, quadrature, out, rho, rho.masses, u, targets),
  });

/** P D⁻¹ Pᵀ diag(weights): the over-mollified Favre average with respect to any weights on the points of ρ. */
export function mollifiedAverage<T>(
  name: string,
  environment: Environment,
  kernel: Kernel,
  quadrature: Quadrature,
  rho: Measure<T>,
  weights: Vector<T>,
  targets: Points<T>,
): AverageMatrix<T> {
  const { field, n } = rho;
  const entries = mollifiedKernel(name, environment, kernel, quadrature, rho, weights, targets);
  for (let i = 0; i < targets.n; i++)
    for (let j = 0; j < n; j++) entries[i * n + j] = field.multiply(entries[i * n + j], weights[j]);
  return { rows: targets.n, columns: n, entries };
}

/** P D⁻¹ Pᵀ, targets × points, by node in O((targets + points) · nodes · seen) operations. */
function mollifiedKernel<T>(
  name: string,
  environment: Environment,
  kernel: Kernel,
  quadrature: Quadrature,
  rho: Measure<T>,
  weights: Vector<T>,
  targets: Points<T>,
): Vector<T> {
  const { field, n } = rho;
  const nodes = quadrature.nodes(field, kernel.radius(environment.dim), rho, targets);
  const count = nodes.points.n;
  const onPoints = nodeShares(name, environment, kernel, nodes.points, nodes.weights, rho);
  const onTargets =
    targets === rho ? onPoints : nodeShares(name, environment, kernel, nodes.points, nodes.weights, targets);
  const { listeners, densities } = densitiesAt(name, rho, weights, onPoints, count);
  for (let node = 0; node < count; node++) {
    if (field.compare(densities[node], field.zero) > 0) continue;
    for (let i = 0; i < targets.n; i++)
      if (field.compare(onTargets[i * count + node], field.zero) !== 0)
        throw new EmptyNeighbourhoodError(name, i, placeOf(targets, i), node);
  }
  needExactWork(field, {
    model: name,
    sums: targets.n * n,
    over: 'nodes',
    terms: count,
    values: densities,
    divisor: true,
  });
  const phi = zeros(field, targets.n * n);
  for (let i = 0; i < targets.n; i++) {
    // exact terms are added at the end, long denominators once
    const exactTerms = field.name === 'rational' ? Array.from({ length: n }, (): T[] => []) : undefined;
    for (let node = 0; node < count; node++) {
      const p = onTargets[i * count + node];
      if (field.compare(p, field.zero) === 0) continue;
      const share = field.divide(p, densities[node]);
      for (const j of listeners[node]) {
        const term = field.multiply(share, onPoints[j * count + node]);
        if (exactTerms) exactTerms[j].push(term);
        else phi[i * n + j] = field.add(phi[i * n + j], term);
      }
    }
    exactTerms?.forEach((terms, j) => (phi[i * n + j] = field.sum(terms)));
  }
  return phi;
}

/** D_ξ = Σⱼ mⱼ P_{xⱼ ξ}, and who sees each node. */
function densitiesAt<T>(name: string, rho: Measure<T>, weights: Vector<T>, onPoints: Vector<T>, count: number) {
  const { field, n } = rho;
  const listeners = Array.from({ length: count }, (_, node) =>
    Array.from({ length: n }, (__, j) => j).filter((j) => field.compare(onPoints[j * count + node], field.zero) !== 0),
  );
  const densities = zeros(field, count);
  for (let node = 0; node < count; node++) {
    const terms = listeners[node].map((j) => field.multiply(weights[j], onPoints[j * count + node]));
    needExactWork(field, { model: name, sums: count - node, over: 'points', terms: n, values: terms });
    densities[node] = field.sum(terms);
  }
  return { listeners, densities };
}

/** P_xξ = φ(x − ξ) w_ξ / Σ_η φ(x − η) w_η, places × nodes. */
function nodeShares<T>(
  name: string,
  environment: Environment,
  kernel: Kernel,
  nodes: Points<T>,
  weights: Vector<T>,
  places: Points<T>,
): Vector<T> {
  const { field } = places;
  needExactWork(field, { model: name, sums: places.n, over: 'nodes', terms: nodes.n, values: [] });
  const shares = kernelMatrix(environment, kernel, nodes, places);
  for (let i = 0; i < places.n; i++) {
    const row = Array.from({ length: nodes.n }, (_, k) => field.multiply(shares[i * nodes.n + k], weights[k]));
    needExactWork(field, { model: name, sums: places.n - i, over: 'nodes', terms: nodes.n, values: row });
    const total = field.sum(row);
    if (!(field.compare(total, field.zero) > 0)) throw new IsolatedAgentError(name, i, placeOf(places, i));
    for (let k = 0; k < nodes.n; k++) shares[i * nodes.n + k] = field.divide(row[k], total);
  }
  return shares;
}
