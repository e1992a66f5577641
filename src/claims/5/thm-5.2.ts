import type { Claim } from '../../engines/claim.js';
import type { Effort, Experiment, Measurement } from '../../engines/measure.js';
import { space } from '../../operators/environment.js';
import { kernelTruncatedPolynomial } from '../../operators/kernels/truncated-polynomial.js';
import type { AveragingModel } from '../../operators/model.js';
import { modelMotschTadmor } from '../../operators/models/motsch-tadmor.js';
import { measuredSlope, slopeOf } from '../slope.js';
import { NOTHING } from '../steps.js';
import type { Start } from './flows.js';
import { STABLE_MODELS, atomsOf, curveStart, gridStart, distanceAt, phaseDistance, runFlow } from './flows.js';

/** Atoms along a side of the square; N is the square of that, and for a curve that is half of N. */
const SIDES: Readonly<Record<Effort, readonly number[]>> = { 1: [3, 4, 5, 6], 2: [4, 6, 8, 11], 3: [6, 8, 11, 15] };
const TIMES = [0.5, 1];

interface Data {
  readonly name: string;
  readonly rate: number;
  /** N or 4N atoms for `fine` 1 or 2 */
  start(side: number, fine: 1 | 2): Start;
}

const BOX: Data = { name: 'a square', rate: -1 / 2, start: (side, fine) => gridStart(fine * side) };
const CURVE: Data = { name: 'a curve', rate: -1, start: (side, fine) => curveStart(2 * side * fine ** 2) };

/** d = c N^(−r)(1 + κ N^(−½)) with |κ| ≤ 1 has an exponent that is off by up to this at the smallest N. */
const finiteSize = (least: number): number => 1 / (2 * Math.sqrt(least));

/** Exponents of N in W_1(μ^N, μ^4N), at the start and at t = 1, 2. */
function rates(name: string, model: AveragingModel, { name: data, rate, start }: Data, effort: Effort): Measurement[] {
  const levels = SIDES[effort].map((side) => {
    const [few, many] = [start(side, 1), start(side, 2)];
    const [a, b] = [runFlow(model, few, TIMES), runFlow(model, many, TIMES)];
    return {
      n: few.x.length,
      distances: [phaseDistance(atomsOf(few), atomsOf(many)).value, ...TIMES.map((_, k) => distanceAt(a, b, k).value)],
    };
  });
  const room = finiteSize(levels[0].n);
  return [0, ...TIMES].map((t, k) => {
    const slope = slopeOf(levels.map(({ n, distances }) => [n, distances[k]] as const));
    return {
      ...measuredSlope(
        `${name}, ${data}: exponent of N in W₁(μᴺ, μ⁴ᴺ) at t = ${t}`,
        { ...slope, low: slope.low - room, high: slope.high + room },
        {
          relation: '=',
          value: rate,
          source: t === 0 ? 'best rate of N points on such a set' : 'that of the start, by (169)',
        },
        ['N', 'W₁'],
      ),
      how: `least squares of logarithms with their drift, and ${room.toPrecision(2)} for terms of relative size N^(−1/2)`,
    };
  });
}

const convergence = (name: string, model: AveragingModel, data: Data): Experiment => ({
  name: `${name}, ${data.name}`,
  run: (effort) => rates(name, model, data, effort),
});

const printed: Claim = {
  id: 'thm-5.2',
  section: '5',
  source: 'Theorem 5.2, (170)',
  title: 'Empirical measures converge to the solution, at the rate at which they converge at the start',
  form: 'printed',
  statement: String.raw`For a uniformly regular model and $\mu_0$ of compact support there is exactly one measure-valued solution, the limit of the empirical measures $\mu_t^N$ of (89) for any $\mu_0^N\to\mu_0$ that start in one neighbourhood of the support; uniformly on $[0,T]$.`,
  reading:
    'The sequence is Cauchy in W₁: N atoms against 4N, for the uniform law of a square of phase space (midpoints of a grid) and of a curve (a monokinetic measure); the exponent of N at t = 0, 1/2, 1.',
  note: String.raw`Uniqueness and the limit follow from eq-169. Measured, the rate is that of the start and no worse: $N^{-1/2}$ for a measure of dimension 2, $N^{-1}$ on a curve; nothing is lost by the dynamics. Deterministic points are needed to see it: random ones have $N^{-1/2}$ in dimension 1 and a logarithm in dimension 2.`,
  uses: ['eq-169'],
  cost: 20,
  families: [],
  experiments: STABLE_MODELS.flatMap(({ name, model }) => [BOX, CURVE].map((data) => convergence(name, model, data))),
  decide: () => NOTHING,
};

const COMPACT = modelMotschTadmor(space(1), kernelTruncatedPolynomial('3/2', 4));

const thick: Claim = {
  id: 'thm-5.2/thick',
  section: '5',
  source: 'Theorem 5.2',
  title: 'A model that is not uniformly regular does as well while the flock is thick',
  form: 'companion',
  statement: String.raw`Empirical measures of $\mathcal M_{\rm MT}$ with a kernel of bounded support converge at the rate of the start as well, for data that see enough of themselves.`,
  reading: 'The same measurements with the kernel (1 − 4r²/9)⁴ within its support of radius 3/2.',
  note: String.raw`On its compact support $\rho_\phi$ is continuous and positive, so every $\mu_0$ is thick to begin with; stray atoms off the support may go wrong (eq-169/without-regularity) but carry vanishing mass. What (169) loses is its uniform constant, not convergence here.`,
  uses: ['thm-5.2', 'eq-169/without-regularity'],
  cost: 20,
  families: [],
  experiments: [BOX, CURVE].map((data) => convergence('M_MT, (1 − 4r²/9)⁴₊', COMPACT, data)),
  decide: () => NOTHING,
};

export const claims: readonly Claim[] = [printed, thick];
