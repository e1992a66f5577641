import type { Effort, Experiment, Measurement } from '../../engines/measure.js';
import type { AveragingModel } from '../../operators/model.js';
import { space, torus } from '../../operators/environment.js';
import { kernelPower } from '../../operators/kernels/power.js';
import { kernelTent } from '../../operators/kernels/tent.js';
import { modelCuckerSmale } from '../../operators/models/cucker-smale.js';
import { modelMotschTadmor } from '../../operators/models/motsch-tadmor.js';
import type { Bounded } from '../agent-runs.js';
import { drawFlock, equalTimes, follow, largestRatio } from '../agent-runs.js';

/** Two runs of (89) from nearby data: they stay as near as the Lipschitz constants say. */

const RUNS: Readonly<Record<Effort, number>> = { 1: 1, 2: 4, 3: 12 };

/** A Lipschitz constant of the forces in places: velocities up to 1, the lightest agent of this mass. */
type Constant = (least: number) => number;

/** How far two runs may come apart: d′ ≤ (1 + c + 2S̄) d for d = max(|x′ − x″|, |v′ − v″|). */
const apart = (
  name: string,
  model: AveragingModel,
  sizes: readonly number[],
  c: Constant,
  spread: number,
): Experiment => ({
  name: `two runs of ${name}`,
  run: (effort, seed): Measurement[] =>
    sizes.map((n) => {
      const all: Bounded[] = [];
      for (let k = 0; k < RUNS[effort]; k++) {
        const { system, y } = drawFlock('', model, n, seed + 19 * k + n, { spread, speed: 1 });
        const nearby = y.map((t, i) => t + 1e-3 * Math.sin(7 * i + k));
        const times = equalTimes(1, 20);
        const [first, second] = [follow(system, y, times), follow(system, nearby, times)];
        const distance = (i: number): number =>
          first.states[i].reduce((d, t, j) => Math.max(d, Math.abs(t - second.states[i][j])), 0);
        const rate = 1 + 1.001 * c(Math.min(...system.masses)) + 2;
        times.forEach((t, i) => {
          if (i === 0) return;
          all.push({ value: distance(i), bound: distance(0) * Math.exp(rate * t), error: first.error + second.error });
        });
      }
      return largestRatio(
        `${name}, N = ${n}: largest distance over its bound`,
        all,
        `${RUNS[effort]} pairs of runs to t = 1, 10⁻³ apart at first`,
        'exp((1 + c + 2S̄)t) by Grönwall',
        1e-3,
      );
    }),
});

const cauchy = kernelPower(2);
const lambda = cauchy.lipschitz(1);

/** c = 4λ for all N */
const cuckerSmale = apart('M_CS', modelCuckerSmale(space(1), cauchy), [4, 16, 48], () => 4 * lambda, 2);
/** c = 8λ/δ; places stay within 1.6 of 0, and φ = 1/(1 + r²) ≥ δ = 1/12 there */
const motschTadmor = apart('M_MT, φ > 0', modelMotschTadmor(space(1), cauchy), [4, 16, 48], () => 8 * lambda * 12, 0.5);

export const uniformRuns: readonly Experiment[] = [cuckerSmale, motschTadmor];

/** c = 8λ/(m φ(0)) with λ = 1/2, φ(0) = 1: it depends on the lightest agent */
export const massDependentRuns: readonly Experiment[] = [
  apart('M_MT, tent', modelMotschTadmor(torus(1, 8), kernelTent(2)), [3, 6], (m) => 4 / m, 4),
];
