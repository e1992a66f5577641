import type { Measure } from '../../operators/measure.js';
import type { AveragingModel } from '../../operators/model.js';
import type { Circle } from './circle.js';
import { circleOf } from './circle.js';
import { KineticError, checkCount, checkPositive } from './errors.js';
import { etdrk4 } from './etdrk4.js';
import { hermiteRows, normalDensity, velocityNodes } from './hermite.js';
import type { KineticScheme, Resolution } from './scheme.js';
import type { PeriodicLine } from './transform.js';
import { periodicLine } from './transform.js';

/** What a Fourier-Hermite solver is made with. */
export interface FourierHermiteOptions {
  /** how many in x, or a density of `gridMeasure` whose nodes they are, for models with a quadrature on these very nodes */
  readonly nodes: number | Measure<number>;
  /** Hermite polynomials in v */
  readonly modes: number;
  /** σ > 0 (velocity²) */
  readonly sigma: number;
  /** ∫ f that the reference strength is for; 1 unless given */
  readonly mass?: number;
}

/** The solver, with what is needed to read its states. */
export interface FourierHermite extends KineticScheme {
  readonly circle: Circle;
  readonly line: PeriodicLine;
  readonly modes: number;
  readonly sigma: number;
  /** steps up to this are stable where the strength is near its reference */
  readonly longestStep: number;
}

/** Runge-Kutta of order 4 is stable on the imaginary axis up to 2√2; collisions help, here they are not counted on. */
const STABLE = 2.8;
/** A density below this share of the mean is within rounding of vacuum: its velocity is the momentum over this. */
const FLOOR = 2 ** -44;
/** A density below minus this share of the mean is no rounding. */
const NEGATIVE = 2 ** -20;
/** Share of the finest scales up to which a state counts as resolved. */
const RESOLVED = 2 ** -10;

const MAX_MODES = 4096;

/**
 * Fourier in x, Hermite in v, exponential Runge-Kutta of order 4 in time: for smooth data.
 *
 *     f = μ_σ(v) Σ_n c_n(x) h_n(v/√σ),    h_n = He_n/√n!,    ρ = c₀,    ρu = √σ c₁
 *     c_n′ = −√σ ∂_x(√n c_{n−1} + √(n+1) c_{n+1}) − n s_ρ c_n + √n (s_ρ[u]_ρ/√σ) c_{n−1}
 *
 * Transport couples neighbours, collisions are diagonal, alignment raises. Exact in time is −n s̄ c_n, with s̄ the strength at the
 * uniform density; the rest is explicit, in x projected on the lower two thirds of the frequencies, so that steps are limited by transport, to
 * {@link FourierHermite.longestStep}.
 *
 * The state is c, modes × nodes, row-major. Mass is conserved to rounding, and momentum for models that conserve it on the grid.
 * Nothing keeps f positive: {@link KineticScheme.complaint} says when the truncation is felt.
 *
 * @throws {KineticError} `invalid-solver`
 */
export function fourierHermite(model: AveragingModel, options: FourierHermiteOptions): FourierHermite {
  const { modes, sigma, mass = 1 } = options;
  checkCount('modes', modes, 3, MAX_MODES);
  checkPositive('sigma', sigma);
  checkPositive('mass', mass);
  const circle = circleOf(model, options.nodes);
  const nodes = circle.n;
  const line = periodicLine(nodes, circle.period);
  const size = modes * nodes;
  const root = Math.sqrt(sigma);
  const dx = circle.period / nodes;
  const mean = mass / circle.period;
  const floor = FLOOR * mean;
  const [density, velocity, drift] = [0, 1, 2].map(() => new Float64Array(nodes));

  circle.ask(density.fill(mean), velocity.fill(0));
  const reference = circle.strength.reduce((a, b) => a + b) / nodes;

  /** s and [u] of a state, with vacuum filled up to the floor. */
  const surroundings = (t: number, c: Float64Array): void => {
    for (let i = 0; i < nodes; i++) {
      if (!(c[i] >= -NEGATIVE * mean)) throw negative(t, c[i], circle.x[i], i);
      density[i] = Math.max(c[i], floor);
      velocity[i] = (root * c[nodes + i]) / density[i];
    }
    circle.ask(density, velocity);
  };

  const flux = new Float64Array(size);
  const nonlinear = (t: number, c: Float64Array, out: Float64Array): void => {
    surroundings(t, c);
    const { strength, mean: average } = circle;
    for (let i = 0; i < nodes; i++) drift[i] = (strength[i] * average[i]) / root;
    for (let n = 0, k = 0; n < modes; n++) {
      const [down, up] = [root * Math.sqrt(n), root * Math.sqrt(n + 1)];
      for (let i = 0; i < nodes; i++, k++) {
        const below = n > 0 ? c[k - nodes] : 0;
        flux[k] = down * below + (n < modes - 1 ? up * c[k + nodes] : 0);
        out[k] = n * (reference - strength[i]) * c[k] + Math.sqrt(n) * drift[i] * below;
      }
    }
    line.balance(out, flux, out, modes);
  };
  const step = etdrk4(
    Float64Array.from({ length: modes }, (_, n) => -n * reference),
    nodes,
    nonlinear,
  );

  const total = (c: Float64Array, n: number): number => {
    let sum = 0;
    for (let i = n * nodes; i < (n + 1) * nodes; i++) sum += c[i];
    return sum * dx;
  };
  const look = velocityNodes(modes, sigma).v.filter((v) => Math.abs(v) <= LOOK * root);
  const rows = hermiteRows(look.map((v) => v / root), modes); // prettier-ignore
  const weights = look.map((v) => normalDensity(v, sigma));

  // zeros of h_n lie within 2√n
  const longestStep = STABLE / (((2 * Math.PI * line.kept) / circle.period) * 2 * Math.sqrt(sigma * modes));
  return {
    name: 'fourier-hermite',
    size,
    circle,
    line,
    modes,
    sigma,
    longestStep,
    step,
    moments: (c) => ({
      mass: total(c, 0),
      momentum: root * total(c, 1),
      energy: (sigma / 2) * (total(c, 0) + Math.SQRT2 * total(c, 2)),
    }),
    density: (c, out) => out.set(c.subarray(0, nodes)),
    velocity(c, out) {
      for (let i = 0; i < nodes; i++) out[i] = c[i] > floor ? (root * c[nodes + i]) / c[i] : 0;
    },
    resolution: (c) => resolutionOf(c, nodes, modes, line, rows, weights),
    complaint({ leastValue, leastDensity, tail }, h) {
      if (h > longestStep) return `steps of ${h} are longer than ${longestStep}, beyond which transport is unstable`;
      if (tail > RESOLVED) return `the finest scales hold ${percent(tail)} of the state: take more modes or nodes`;
      if (leastDensity < -floor)
        return `the density is ${leastDensity} somewhere: take more modes or the positive scheme`;
      const scale = normalDensity(0, sigma) * mean;
      return leastValue < -NEGATIVE * scale
        ? `f is ${leastValue} somewhere: take more modes or the positive scheme`
        : undefined;
    },
  };
}

/** Standard deviations up to which f is looked at: beyond, rounding of the largest coefficients outweighs a Maxwellian. */
const LOOK = 8;

const percent = (share: number): string => `${(100 * share).toPrecision(2)} %`;

const negative = (t: number, value: number, x: number, i: number): KineticError =>
  Number.isFinite(value)
    ? new KineticError('negative-density', `t = ${t}: the density at x = ${x} is ${value}`, t, i)
    : new KineticError('not-finite', `t = ${t}: the density at x = ${x} is ${value}`, t, i);

function resolutionOf(
  c: Float64Array,
  nodes: number,
  modes: number,
  line: PeriodicLine,
  rows: Float64Array,
  weights: Float64Array,
): Resolution {
  let leastDensity = Infinity;
  for (let i = 0; i < nodes; i++) leastDensity = Math.min(leastDensity, c[i]);
  let [all, last, high] = [0, 0, 0];
  for (let n = 0; n < modes; n++) {
    const power = line.power(c, n * nodes);
    all += power.all;
    high += power.high;
    // the last tenth, at least two for the two parities
    if (n >= modes - Math.max(2, modes / 10)) last += power.all;
  }
  let leastValue = Infinity;
  for (let j = 0; j < weights.length; j++)
    for (let i = 0; i < nodes; i++) {
      let h = 0;
      for (let n = 0; n < modes; n++) h += rows[j * modes + n] * c[n * nodes + i];
      leastValue = Math.min(leastValue, h * weights[j]);
    }
  return { leastValue, leastDensity, tail: Math.sqrt(Math.max(last, high) / all) };
}
