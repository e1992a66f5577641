import { OperatorError } from '../../operators/errors.js';
import type { Measure, Points } from '../../operators/measure.js';
import type { AveragingModel } from '../../operators/model.js';
import { average, reproducingKernelOf } from '../../operators/model.js';
import type { Coupling } from './coupling.js';

/**
 * The alignment force of a crowd.
 *
 * @param out n × components, row-major, velocity per time. Overwritten; must not be `v`
 * @param rho places and masses of the agents
 * @param v   n × components, row-major
 */
export type Alignment = (out: Float64Array, rho: Measure<number>, v: Float64Array) => void;

/** Up to so many pairs the kernel is written down as a matrix: 32 MB. */
const MOST_PAIRS = 2 ** 22;
/** Two weights are one number, up to the rounding of sums of up to 2⁸ non-negative terms. */
const SAME_WEIGHT = 2 ** -44;

/**
 * The alignment force of a model,
 *
 *     out = s_ρ ([v]_ρ − v),   out_i = Σⱼ mⱼ φ_ρ(xᵢ, xⱼ)(vⱼ − vᵢ)                          (4), (45)
 *
 * or with a coupling Γ, out_i = s_i [Γ(v − v_i)]_i = Σⱼ mⱼ φ_ρ(xᵢ, xⱼ) Γ(vⱼ − vᵢ).
 *
 * Up to 2048 agents by pairs: a pair whose two weights agree to rounding exchanges one flux mᵢ mⱼ φ (vⱼ − vᵢ), so that
 * symmetric models conserve momentum to rounding, and the error is relative to the differences of velocities, not to the
 * velocities. Beyond that by the model's own averages, where momentum is conserved to rounding of s v only. An agent with
 * strength 0 feels no force, whether or not the average is defined there.
 *
 * @throws {OperatorError} `invalid-parameter` for a model that is not material: it has no force on agents
 */
export function alignment(model: AveragingModel, coupling?: Coupling): Alignment {
  if (!model.material)
    throw new OperatorError('invalid-parameter', `${model.name}: not material, has no force on agents`);
  if (coupling) return byRows(model, coupling);
  return (out, rho, v) => (rho.n * rho.n <= MOST_PAIRS ? byPairs(out, model, rho, v) : byAverage(out, model, rho, v));
}

/** Σ over pairs i < j, each seen from both sides. */
function byPairs(out: Float64Array, model: AveragingModel, rho: Measure<number>, v: Float64Array): void {
  const { n, masses } = rho;
  const width = v.length / n;
  const phi = reproducingKernelOf(model, rho);
  out.fill(0);
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      const [here, there] = [phi[i * n + j], phi[j * n + i]];
      if (here === 0 && there === 0) continue;
      const same = Math.abs(here - there) <= SAME_WEIGHT * (here + there);
      const [toI, toJ] = [same ? (here + there) / 2 : here, same ? (here + there) / 2 : there];
      // momenta: divided by the masses below, so that both get the very same flux
      const pair = masses[i] * masses[j];
      for (let c = 0; c < width; c++) {
        const w = v[j * width + c] - v[i * width + c];
        out[i * width + c] += pair * toI * w;
        out[j * width + c] -= pair * toJ * w;
      }
    }
  for (let i = 0; i < n; i++) if (masses[i] > 0) for (let c = 0; c < width; c++) out[i * width + c] /= masses[i];
}

/** s ([v] − v): the average is asked for only where s > 0. */
function byAverage(out: Float64Array, model: AveragingModel, rho: Measure<number>, v: Float64Array): void {
  const { n } = rho;
  const width = v.length / n;
  const s = model.strength(rho);
  const feels: number[] = [];
  for (let i = 0; i < n; i++) if (s[i] > 0) feels.push(i);
  if (feels.length === n) average(model, out, rho, v);
  else {
    out.fill(0);
    if (feels.length === 0) return;
    const some = new Float64Array(feels.length * width);
    average(model, some, rho, v, pointsAt(rho, feels));
    feels.forEach((i, k) => {
      for (let c = 0; c < width; c++) out[i * width + c] = some[k * width + c];
    });
  }
  for (let i = 0; i < n; i++)
    for (let c = 0; c < width; c++) {
      const k = i * width + c;
      out[k] = s[i] > 0 ? s[i] * (out[k] - v[k]) : 0;
    }
}

/** Some of the points, in order. */
function pointsAt({ field, dim, x, label }: Points<number>, index: readonly number[]): Points<number> {
  const places = new Float64Array(index.length * dim);
  index.forEach((i, k) => {
    for (let c = 0; c < dim; c++) places[k * dim + c] = x[i * dim + c];
  });
  return { field, n: index.length, dim, x: places, label: label && index.map((i) => label[i]) };
}

/** Σⱼ mⱼ φ Γ(vⱼ − vᵢ), as many rows of the kernel at a time as fit. */
function byRows(model: AveragingModel, coupling: Coupling): Alignment {
  return (out, rho, v) => {
    const { n, masses } = rho;
    const width = v.length / n;
    const [w, force] = [new Float64Array(width), new Float64Array(width)];
    const block = Math.max(1, Math.floor(MOST_PAIRS / n));
    out.fill(0);
    for (let from = 0; from < n; from += block) {
      const index = Array.from({ length: Math.min(block, n - from) }, (_, k) => from + k);
      const phi = reproducingKernelOf(model, rho, index.length === n ? rho : pointsAt(rho, index));
      for (const i of index)
        for (let j = 0; j < n; j++) {
          const weight = phi[(i - from) * n + j] * masses[j];
          if (weight === 0 || i === j) continue;
          for (let c = 0; c < width; c++) w[c] = v[j * width + c] - v[i * width + c];
          coupling.apply(force, w);
          for (let c = 0; c < width; c++) out[i * width + c] += weight * force[c];
        }
    }
  };
}
