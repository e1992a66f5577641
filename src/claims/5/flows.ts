import type { Atoms } from '../../dynamics/distances/atoms.js';
import { groundEuclidean } from '../../dynamics/distances/ground.js';
import type { Ground } from '../../dynamics/distances/ground.js';
import { wassersteinPoints } from '../../dynamics/distances/points.js';
import type { Distance } from '../../dynamics/distances/distance.js';
import type { KineticFlow } from '../../dynamics/flows/kinetic-flow.js';
import { kineticFlow } from '../../dynamics/flows/kinetic-flow.js';
import { pointsHalton } from '../../dynamics/flows/low-discrepancy.js';
import { integrateDop853 } from '../../dynamics/integrate/dop853.js';
import { space } from '../../operators/environment.js';
import { kernelPower } from '../../operators/kernels/power.js';
import type { AveragingModel } from '../../operators/model.js';
import { modelCuckerSmale } from '../../operators/models/cucker-smale.js';
import { modelMotschTadmor } from '../../operators/models/motsch-tadmor.js';

/** Measure-valued flows on the line, for the claims of section 5: where they start, how they run, how far they are apart. */

/** A measure of phase space at the start. */
export interface Start {
  readonly x: Float64Array;
  readonly v: Float64Array;
  readonly masses: Float64Array;
}

const equalMasses = (n: number): Float64Array => new Float64Array(n).fill(1 / n);

/** n Halton points of the uniform law on [−1, 1]². */
export function boxStart(n: number): Start {
  const points = pointsHalton(n, 2);
  const column = (c: number): Float64Array => Float64Array.from({ length: n }, (_, i) => 2 * points[2 * i + c] - 1);
  return { x: column(0), v: column(1), masses: equalMasses(n) };
}

/** k² midpoints of squares that fill [−1, 1]²: the same law. */
export function gridStart(k: number): Start {
  const middle = (i: number): number => (2 * i + 1) / k - 1;
  const column = (of: (i: number) => number): Float64Array =>
    Float64Array.from({ length: k * k }, (_, i) => middle(of(i)));
  return { x: column((i) => i % k), v: column((i) => Math.floor(i / k)), masses: equalMasses(k * k) };
}

/** n points of the uniform law on the curve v = sin(πx)/2, −1 ≤ x ≤ 1: a monokinetic measure. */
export function curveStart(n: number): Start {
  const x = Float64Array.from({ length: n }, (_, i) => (2 * i + 1) / n - 1);
  return { x, v: x.map((t) => Math.sin(Math.PI * t) / 2), masses: equalMasses(n) };
}

/** Two runs at these tolerances: their difference is taken as the error of the second. */
const TOLERANCES = [1e-7, 1e-9] as const;

/** Where a flow is at the times, with an error of every coordinate. */
export interface Run {
  readonly flow: KineticFlow;
  readonly states: readonly Float64Array[];
  readonly error: number;
}

/** Runs a flow; probes go with it. */
export function runFlow(
  model: AveragingModel,
  start: Start,
  times: readonly number[],
  probes: Pick<Start, 'x' | 'v'> = { x: new Float64Array(0), v: new Float64Array(0) },
): Run {
  const flow = kineticFlow(model, start.masses, probes.x.length / model.environment.dim);
  const y0 = flow.start(start, probes);
  const [coarse, fine] = TOLERANCES.map((rtol) => {
    const found = integrateDop853(flow, y0, 0, times[times.length - 1], { rtol, atol: rtol, times });
    if (found.status !== 'finished') throw new Error(`${model.name}: the run ended at ${found.t}: ${found.status}`);
    return found.states;
  });
  let error = 0;
  for (let k = 0; k < fine.length; k++) error = Math.max(error, Math.abs(fine[k] - coarse[k]));
  return { flow, error, states: times.map((_, k) => fine.slice(k * flow.size, (k + 1) * flow.size)) };
}

const PHASE: Ground = groundEuclidean([Infinity, Infinity]);

/** W_1 of two flows at time number k, in phase space with its Euclidean distance; the ends include the error of the runs. */
export function distanceAt(first: Run, second: Run, k: number): Distance {
  return phaseDistance(
    first.flow.measureAt(first.states[k]),
    second.flow.measureAt(second.states[k]),
    first.error + second.error,
  );
}

/** W_1 in phase space; places and velocities may each be off by `error`. */
export function phaseDistance(first: Atoms, second: Atoms, error = 0): Distance {
  const { value, lower, upper } = wassersteinPoints(1, PHASE, first, second);
  const [low, high] = [Math.max(0, lower - 2 * error), upper + 2 * error];
  return { value, lower: low, upper: high, gap: high - low };
}

/** Atoms of a start. */
export const atomsOf = ({ x, v, masses }: Start): Atoms => ({
  n: masses.length,
  dim: 2,
  masses,
  x: Float64Array.from({ length: 2 * x.length }, (_, k) => (k % 2 === 0 ? x : v)[k >> 1]),
});

/** Largest less smallest. */
export const spreadOf = (...lists: readonly Float64Array[]): number =>
  Math.max(...lists.map((l) => Math.max(...l))) - Math.min(...lists.map((l) => Math.min(...l)));

/** A uniformly regular model on the line with the constants of its stability. */
export interface StableModel {
  readonly name: string;
  readonly model: AveragingModel;
  /**
   * c and d of the coupling argument: a = ∫|X′ − X″| dπ and b = ∫|V′ − V″| dπ satisfy a˙ ≤ b and b˙ ≤ c a + d b, where velocities
   * differ by at most A and places by at most D.
   */
  growth(A: number, D: number): { c: number; d: number };
  /**
   * How much W_1 of the measures changes the force at a place: (y, w) ↦ φ(x − y)(w − c) is integrated, |w − c| ≤ A, over ρ_φ for M_MT.
   */
  force(A: number, D: number): number;
}

const LINE = space(1);
const [SLOW, SQUARE] = [kernelPower(1), kernelPower(2)];

export const STABLE_MODELS: readonly StableModel[] = [
  {
    name: 'M_CS',
    model: modelCuckerSmale(LINE, SLOW),
    // what others' velocities do to an agent is what its own friction takes away, by symmetry
    growth: (A) => ({ c: 2 * SLOW.lipschitz(1) * A, d: 0 }),
    force: (A) => Math.hypot(SLOW.lipschitz(1) * A, 1),
  },
  {
    name: 'M_MT',
    model: modelMotschTadmor(LINE, SQUARE),
    // ρ_φ ≥ δ = φ(D); weights differ by 2 ∫|φ′ − φ″|/δ, against velocities within A/2 of their middle
    growth(A, D) {
      const delta = SQUARE.infimum(D, 1);
      return { c: (2 * SQUARE.lipschitz(1) * A) / delta, d: 1 / delta - 1 };
    },
    force: (A, D) => Math.hypot(SQUARE.lipschitz(1) * A, 1) / SQUARE.infimum(D, 1),
  },
];

/** The largest column sum of exp(t [[0, 1], [c, d]]): a + b grows by at most so much. */
export function growthFactor({ c, d }: { c: number; d: number }, t: number): number {
  // eigenvalues d/2 ± k
  const k = Math.sqrt(d * d * 0.25 + c);
  const [grow, cosh] = [Math.exp((d * t) / 2), Math.cosh(k * t)];
  const sinh = k > 0 ? Math.sinh(k * t) / k : t;
  const column = (own: number, other: number): number => grow * (cosh + own * sinh + other * sinh);
  return Math.max(column(-d / 2, c), column(d / 2, 1));
}
