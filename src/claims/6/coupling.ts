import { fitLine } from '../../engines/fit.js';
import type { Effort, Measurement } from '../../engines/measure.js';
import { caseSeed } from '../../engines/seed.js';
import { counterNoise, STREAM } from '../../dynamics/stochastic/counter-noise.js';
import { runCoupled } from '../../dynamics/stochastic/coupled.js';
import type { CoupledState } from '../../dynamics/stochastic/coupled.js';
import { ensembleRows, estimates } from '../../dynamics/stochastic/ensemble.js';
import { lawConstant, lawGaussian } from '../../dynamics/stochastic/laws.js';
import type { Surroundings } from '../../dynamics/stochastic/surroundings.js';
import { surroundingsOf } from '../../dynamics/stochastic/surroundings.js';
import { periodsOf, space, torus } from '../../operators/environment.js';
import { kernelGaussian } from '../../operators/kernels/gaussian.js';
import { kernelTent } from '../../operators/kernels/tent.js';
import { measureInDoubles } from '../../operators/measure.js';
import type { AveragingModel } from '../../operators/model.js';
import { modelBeta } from '../../operators/models/beta.js';
import { modelMotschTadmor } from '../../operators/models/motsch-tadmor.js';
import { toNumber } from '../../scalar/rational.js';
import * as GALLERY from '../gallery/entries.js';

/** The crowd (172) against independent copies of (178), with laws for which (178) is closed. σ = 1, dimension 1. */
export interface CoupledModel {
  readonly name: string;
  readonly model: AveragingModel;
  /** (178) for n agents */
  law(n: number): Surroundings;
  /** largest crowd of a quick run, where an average costs more than N² */
  readonly most?: number;
}

const SIGMA = 1;
/** Positions are uniform on the circle, or standard normal on the line; velocities standard normal, independent. */
const NODES = 256;

/**
 * A model of the circle at the uniform density with velocities of mean 0: both stay so, [u]_ρ = 0, and s_ρ is that of the uniform
 * density. Its quadrature, a sum over 256 nodes, is far below the fluctuations of a few agents.
 */
function onCircle(name: string, model: AveragingModel): CoupledModel {
  const period = toNumber(periodsOf(model.environment)![0]);
  const nodes = measureInDoubles(model.environment, {
    x: Array.from({ length: NODES }, (_, k) => (period * k) / NODES),
  });
  const [s] = [model.strength<number>(nodes, { field: nodes.field, n: 1, dim: 1, x: new Float64Array([0]) })];
  return { name, model, law: (n) => lawConstant(n, s[0], [0]) };
}

export const GLOBAL: CoupledModel = { name: 'M_glob', model: GALLERY.GLOBAL.model, law: (n) => lawConstant(n, 1, [0]) };
export const CUCKER_SMALE = onCircle('M_CS, tent', GALLERY.CS_TENT_T.model);
const MOTSCH_TADMOR = onCircle('M_MT, φ ≥ 1/2', GALLERY.MT_WIDE_T.model);
export const UNIFORMLY_REGULAR: readonly CoupledModel[] = [
  GLOBAL,
  CUCKER_SMALE,
  { ...onCircle('M_CS^topo', GALLERY.TOPO_CS_T.model), most: 12 },
  MOTSCH_TADMOR,
  onCircle('M_β, β = 1/2, φ ≥ 1/2', modelBeta(torus(1, 8), kernelTent(8), '1/2')),
  onCircle('M_φ, φ ≥ 1/12', GALLERY.MOLLIFIED_WIDE_T.model),
  onCircle('M_seg, g_l ≥ 1/8', GALLERY.SEG_FULL_T.model),
];
/** Not in the theorem: kernels without a lower bound. */
export const BEYOND: readonly CoupledModel[] = [
  onCircle('M_MT, tent of bounded support', GALLERY.MT_TENT_T.model),
  {
    name: 'M_MT on R, Gaussian law and kernel',
    model: modelMotschTadmor(space(1), kernelGaussian(1)),
    law: (n) => lawGaussian(n, { meanX: 0, meanV: 0, varX: 1, cov: 0, varV: 1 }, 1, SIGMA),
  },
];

/** The step, for exponents and for comparison with closed forms: both processes take it, and exponents in N do not see it. */
const STEP = 1 / 4;
export const FINE_STEP = 1 / 8;

/** x and v of replica r. */
export function initialState({ model }: CoupledModel, n: number, seed: number, replica: number): { x: Float64Array; v: Float64Array } {
  const noise = counterNoise(seed, replica);
  const v = new Float64Array(n);
  noise.fillNormal(v, 1, STREAM.initial, 0);
  const period = periodsOf(model.environment)?.map(toNumber)[0];
  const x = new Float64Array(n);
  if (period === undefined) noise.fillNormal(x, 1, STREAM.initial, 1);
  else for (let i = 0; i < n; i++) x[i] = period * noise.uniform(STREAM.initial, i, 0, 1);
  return { x, v };
} // prettier-ignore

/** Means over replicas of what `observe` makes of the coupled pair at the times, a column each. */
export function coupledMeans(
  coupled: CoupledModel,
  n: number,
  replicas: number,
  times: readonly number[],
  seed: number,
  observe: (state: CoupledState) => number,
  span = STEP,
): { mean: number; error: number }[] {
  const crowd = surroundingsOf(coupled.model, n);
  const law = coupled.law(n);
  const rows = ensembleRows(0, replicas, times.length, (replica) => {
    const seen: number[] = [];
    const from = initialState(coupled, n, seed, replica);
    const at = times.map((t) => Math.round(t / span));
    runCoupled(crowd, law, SIGMA, { seed, replica, span }, from, at, (_, state) => seen.push(observe(state)));
    return seen;
  });
  return estimates(rows, times.length);
}

/** |x_i − x̄_i|² + |v_i − v̄_i|², averaged over the agents: (180) */
export function separation({ x, v, lawX, lawV }: CoupledState): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (x[i] - lawX[i]) ** 2 + (v[i] - lawV[i]) ** 2;
  return sum / x.length;
}

const SIZES: Readonly<Record<Effort, readonly number[]>> = { 1: [4, 8, 16, 32], 2: [4, 8, 16, 32, 64], 3: [4, 8, 16, 32, 64, 128, 256] }; // prettier-ignore
const REPLICAS: Readonly<Record<Effort, number>> = { 1: 100, 2: 600, 3: 3000 };

/** An average over the crowd between two agents costs N³: fewer agents. */
const sizesOf = ({ most }: CoupledModel, effort: Effort): readonly number[] =>
  most === undefined ? SIZES[effort] : [4, 6, 8, most].map((n) => (effort === 1 ? n : 2 * n));

/** The exponents of N in a mean over coupled pairs, one for each time, with what was plotted. */
export function exponents(
  coupled: CoupledModel,
  times: readonly number[],
  effort: Effort,
  seed: number,
  what: string,
  observe: (state: CoupledState) => number,
  replicas = REPLICAS[effort],
): Measurement[] {
  const sizes = sizesOf(coupled, effort);
  const means = sizes.map((n) =>
    coupledMeans(coupled, n, replicas, times, caseSeed(seed, `${what}/${coupled.name}`, n), observe),
  );
  return times.map((t, k) => {
    const points = sizes.map((n, j) => [n, means[j][k].mean] as const);
    const logarithms = points.map(([n, y]) => [Math.log(n), Math.log(y)] as const);
    const { slope } = fitLine(logarithms);
    // each mean is off by its standard error: what that does to the slope of a line through all of them
    const centre = logarithms.reduce((s, [x]) => s + x, 0) / logarithms.length;
    const spread = logarithms.reduce((s, [x]) => s + (x - centre) ** 2, 0);
    const error = Math.sqrt(
      logarithms.reduce((s, [x], j) => s + (((x - centre) / spread) * (means[j][k].error / means[j][k].mean)) ** 2, 0),
    );
    // corrections of higher order in 1/N: what the exponent changes from the smaller crowds to the larger
    const middle = Math.floor(logarithms.length / 2);
    const local = (from: number, to: number): number =>
      (logarithms[to][1] - logarithms[from][1]) / (logarithms[to][0] - logarithms[from][0]);
    const half = 3 * error + Math.abs(local(0, middle) - local(middle, logarithms.length - 1));
    return {
      name: `${coupled.name}: exponent of N in ${what} at t = ${t}`,
      value: slope,
      // three standard errors: a run with another seed should not fail one time in twenty
      low: slope - half,
      high: slope + half,
      how: `${replicas} pairs of crowds for each N = ${sizes[0]} to ${sizes.at(-1)}, three standard errors and the drift between smaller and larger crowds`,
      expected: { relation: '=', value: -1, source: 'E is of order 1/N' },
      data: { x: 'N', y: what, points },
    };
  });
}
