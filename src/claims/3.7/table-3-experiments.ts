import type { Effort, Experiment, Measurement } from '../../engines/measure.js';
import { space } from '../../operators/environment.js';
import { kernelHollow } from '../../operators/kernels/hollow.js';
import { measureInDoubles } from '../../operators/measure.js';
import { reproducingKernelOf } from '../../operators/model.js';
import { modelBeta } from '../../operators/models/beta.js';
import type { LineMeasure } from './measuring.js';
import { exponentTowardsZero, largestOf, lineMeasures } from './measuring.js';

/** Table 3 for powers β that have no exact values. */

const COUNT: Readonly<Record<Effort, number>> = { 1: 1000, 2: 6000, 3: 60_000 };
const BETAS = [1 / 4, 1 / 2, 3 / 4] as const;

const tent = (d: number): number => Math.max(0, 1 - Math.abs(d) / 2);

/** ∫ φ_ρ(x, y) dρ(x) for M_β at the places of ρ. */
function heard({ x, m }: LineMeasure, beta: number): number[] {
  const factor = x.map((p, i) => m[i] * x.reduce((s, q, j) => s + m[j] * tent(p - q), 0) ** (beta - 1));
  return x.map((y) => x.reduce((s, p, i) => s + factor[i] * tent(p - y), 0));
}

const withCore: Experiment = {
  name: '(92) for M_β with a tent',
  run(effort, seed) {
    const R = 4;
    const rhos = lineMeasures(R, COUNT[effort], seed);
    return BETAS.map((beta) =>
      largestOf(
        `M_β, β = ${beta}: largest ∫ φ_ρ(x, y) dρ(x)/C`,
        // C (N/c)^(1−β): four half-open intervals of length r₀ = 1 cover what y sees, c = 1/2
        rhos.flatMap((rho) => heard(rho, beta).map((value) => value / 8 ** (1 - beta))),
        `${COUNT[effort]} densities in [−${R}, ${R}]`,
        { relation: '<=', value: 1, source: 'a cover by ⌈2R₀/r₀⌉ intervals, and concavity' },
      ),
    );
  },
};

const LINE = space(1);
const small = Array.from({ length: 9 }, (_, k) => 10 ** -(4 + k / 2));

const withoutCore: Experiment = {
  name: 'M_β with φ(0) = 0, masses 1 − t and t at the distance 1',
  run: () =>
    [0, ...BETAS].flatMap((beta): Measurement[] => {
      const model = beta === 0 ? 'M_MT' : `M_β, β = ${beta}`;
      const average = modelBeta(LINE, kernelHollow, beta);
      const at = (t: number) => measureInDoubles(LINE, { x: [0, 1], masses: [1 - t, t] });
      const norms = small.map((t) => {
        const rho = at(t);
        const [s, { entries: A }] = [average.strength(rho), average.matrix(rho)];
        // nobody listens to oneself: s[u] exchanges the two values, up to factors
        const [heavy, light] = [(s[0] * A[1]) ** 2 * (1 - t), (s[1] * A[2]) ** 2 * t];
        return [t, Math.max(heavy / t, light / (1 - t))] as const;
      });
      const sums = small.map((t) => {
        const rho = at(t);
        const phi = reproducingKernelOf(average, rho);
        return [t, rho.masses[0] * phi[1] + rho.masses[1] * phi[3]] as const;
      });
      return [
        exponentTowardsZero(
          `${model}: exponent of t in ‖s_ρ[·]_ρ‖² on L²(ρ)`,
          norms,
          { relation: '=', value: 2 * beta - 1, source: 'bounded iff β ≥ ½' },
          { x: 't', y: 'norm²' },
        ),
        exponentTowardsZero(
          `${model}: exponent of t in (92)`,
          sums,
          { relation: '=', value: beta - 1, source: '(92) is sufficient, not necessary' },
          { x: 't', y: '∫ φ_ρ(x, y) dρ(x)' },
        ),
      ];
    }),
};

export const boundedExperiments: readonly Experiment[] = [withCore, withoutCore];
