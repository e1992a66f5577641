import type { Field } from '../../scalar/field.js';
import type { RationalLike } from '../../scalar/rational.js';
import { compare, divide, fromDouble, rational, sign, toNumber, toRational, toText } from '../../scalar/rational.js';
import type { Environment } from '../environment.js';
import { describeEnvironment, displacement, periodsOf } from '../environment.js';
import { OperatorError } from '../errors.js';
import type { Kernel } from '../kernels/kernel.js';
import { positivePart, squaredNorm } from '../kernels/kernel.js';
import { positiveParameter } from '../kernels/parameter.js';
import type { Measure, Points } from '../measure.js';
import type { AveragingModel } from '../model.js';
import { exactPower } from '../exact-power.js';
import type { Vector } from '../vector.js';
import { zeros } from '../vector.js';
import { weightedModel } from './weighted.js';

/**
 * Communication that fades with the crowd between two agents rather than with their distance, Example 2.6:
 *
 *     φ_ρ(x, y) = ψ(x − y) / (ε + d_ρ(x, y)²)^(α/2),    d_ρ(x, y) = ∫ χ_{O(x,y)} dρ           (30)-(32)
 *
 * The domain O(x, y) is the open ball that has x and y at the ends of a diameter: the points ζ with
 * q = |ζ − (x+y)/2|² − |x−y|²/4 < 0. On the line it is the interval between them. It is symmetric in x and y, moves and
 * scales with them. Its indicator is mollified over q from 0 to the `edge` w: χ = S(1 − q/w), S(t) = t³(10 − 15 t + 6 t²)
 * clamped to [0, 1], twice continuously differentiable and rational. x and y themselves count as between. On a torus the
 * middle is that of the shortest arc, so ψ must end within half a period.
 */
export interface TopologicalKernel {
  readonly psi: Kernel;
  /** α ≥ 0 of (32); even α keep rational values */
  readonly alpha: RationalLike;
  /** ε > 0 of (32) */
  readonly epsilon: RationalLike;
  /** w > 0, an area (length²) */
  readonly edge: RationalLike;
}

/** S(t) = t³(10 − 15 t + 6 t²) on [0, 1], 0 below and 1 above. */
function smoothStep<T>(field: Field<T>, t: T): T {
  if (field.compare(t, field.zero) <= 0) return field.zero;
  if (field.compare(t, field.one) >= 0) return field.one;
  const whole = (k: bigint): T => field.fromRational(rational(k));
  const t3 = field.multiply(t, field.multiply(t, t));
  const tail = field.multiply(t, field.subtract(field.multiply(whole(6n), t), whole(15n)));
  return field.multiply(t3, field.add(whole(10n), tail));
}

/**
 * d_ρ(y_i, x_j), targets × points: the mass between target and point (30). O(targets · points²).
 */
export function topologicalDistance<T>(
  environment: Environment,
  edge: RationalLike,
  rho: Measure<T>,
  targets: Points<T> = rho,
): Vector<T> {
  const { field, n, dim, x, masses } = rho;
  const w = field.fromRational(positiveParameter('edge', toRational(edge)));
  const between = displacement(environment, field);
  const [half, quarter] = [field.fromRational(rational(1n, 2n)), field.fromRational(rational(1n, 4n))];
  const [z, away] = [0, 1].map(() => Array.from({ length: dim }, () => field.zero));
  const middle = zeros(field, dim);
  const d = zeros(field, targets.n * n);
  for (let i = 0; i < targets.n; i++)
    for (let j = 0; j < n; j++) {
      between(z, targets.x, i, x, j);
      for (let k = 0; k < dim; k++) middle[k] = field.add(x[j * dim + k], field.multiply(half, z[k]));
      const radius2 = field.multiply(quarter, squaredNorm(field, z));
      let mass = field.zero;
      for (let k = 0; k < n; k++) {
        between(away, x, k, middle, 0);
        const q = field.subtract(squaredNorm(field, away), radius2);
        const inside = smoothStep(field, field.subtract(field.one, field.divide(positivePart(field, q), w)));
        mass = field.add(mass, field.multiply(masses[k], inside));
      }
      d[i * n + j] = mass;
    }
  return d;
}

/** φ_ρ(y_i, x_j), targets × points: (31) with (32). */
export function topologicalWeights<T>(
  environment: Environment,
  { psi, alpha, epsilon, edge }: TopologicalKernel,
  rho: Measure<T>,
  targets: Points<T> = rho,
): Vector<T> {
  const { field, n, dim, x } = rho;
  const e = field.fromRational(toRational(epsilon));
  const exponent = divide(toRational(alpha), rational(-2n));
  const between = displacement(environment, field);
  const z = Array.from({ length: dim }, () => field.zero);
  const phi = topologicalDistance(environment, edge, rho, targets);
  for (let i = 0; i < targets.n; i++)
    for (let j = 0; j < n; j++) {
      between(z, targets.x, i, x, j);
      const d = phi[i * n + j];
      const near = psi.value(field, z);
      const crowd = exactPower(field, field.add(e, field.multiply(d, d)), exponent);
      phi[i * n + j] = field.multiply(near, crowd);
    }
  return phi;
}

function checked(environment: Environment, kernel: TopologicalKernel): TopologicalKernel {
  positiveParameter('epsilon', toRational(kernel.epsilon));
  positiveParameter('edge', toRational(kernel.edge));
  if (sign(toRational(kernel.alpha)) < 0)
    throw new OperatorError('invalid-parameter', `alpha: ${toText(toRational(kernel.alpha))}, expected a number ≥ 0`);
  const reach = kernel.psi.radius(environment.dim);
  for (const period of periodsOf(environment) ?? [])
    if (!Number.isFinite(reach) || compare(fromDouble(2 * reach), period) > 0)
      throw new OperatorError(
        'invalid-parameter',
        `psi: ${kernel.psi.name} reaches ${reach}, beyond half a period of ${describeEnvironment(environment)}`,
      );
  return kernel;
}

function topological(
  environment: Environment,
  kernel: TopologicalKernel,
  name: string,
  source: string,
  strength: string,
  beta: RationalLike,
): AveragingModel {
  checked(environment, kernel);
  const b = toRational(beta);
  const alpha = toRational(kernel.alpha);
  return weightedModel({
    name,
    definition: String.raw`s_\rho=${strength},\quad [u]_\rho=\frac{\int\phi_\rho(\cdot,y)u\,d\rho}{\int\phi_\rho(\cdot,y)\,d\rho}`,
    source,
    environment,
    parameters: {
      psi: kernel.psi.name,
      alpha: toText(alpha),
      epsilon: toText(toRational(kernel.epsilon)),
      edge: toText(toRational(kernel.edge)),
      ...(strength.includes('beta') ? { beta: toText(b) } : {}),
    },
    exact: kernel.psi.exact(environment.dim) && alpha.d === 1n && alpha.n % 2n === 0n && b.d === 1n,
    weights: (rho, targets) => topologicalWeights(environment, kernel, rho, targets),
    strengthOf: (field, seen) => exactPower(field, seen, b),
    kernelIsWeight: toNumber(b) === 1,
  });
}

/**
 * Cucker-Smale with a topological kernel: s_ρ = ∫ φ_ρ(·, y) dρ(y)                        (M_CS^topo), Example 2.6
 *
 * Material, symmetric, hence conservative, Galilean invariant; in general not ball-positive, though ψ be positive-definite.
 */
export const modelTopologicalCuckerSmale = (environment: Environment, kernel: TopologicalKernel): AveragingModel =>
  topological(
    environment,
    kernel,
    'topological-cucker-smale',
    'Example 2.6, (M_CS^topo)',
    String.raw`\int\phi_\rho(\cdot,y)\,d\rho`,
    1,
  );

/** Motsch-Tadmor with a topological kernel: s_ρ = 1                                      (M_MT^topo), Example 2.6 */
export const modelTopologicalMotschTadmor = (environment: Environment, kernel: TopologicalKernel): AveragingModel =>
  topological(environment, kernel, 'topological-motsch-tadmor', 'Example 2.6, (M_MT^topo)', '1', 0);

/** The power law between the two: s_ρ = (∫ φ_ρ(·, y) dρ(y))^β                            (M_β^topo), Example 2.6 */
export const modelTopologicalBeta = (
  environment: Environment,
  kernel: TopologicalKernel,
  beta: RationalLike,
): AveragingModel =>
  topological(
    environment,
    kernel,
    'topological-beta',
    'Example 2.6, (M_β^topo)',
    String.raw`\Big(\int\phi_\rho(\cdot,y)\,d\rho\Big)^\beta`,
    beta,
  );
