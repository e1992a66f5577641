import type { Effort, Experiment } from '../../engines/measure.js';
import { estimateQuantity } from '../../finite/gap.js';
import { torus } from '../../operators/environment.js';
import { kernelTent } from '../../operators/kernels/tent.js';
import { gridMeasure } from '../../operators/measure.js';
import { finiteModelAt } from '../../operators/model.js';
import { modelBeta } from '../../operators/models/beta.js';

/** The least gap of M_β over densities at distance δ from the uniform one. */

const CIRCLE = torus(1, 1);
/** φ = ψ * ψ for the box ψ of radius 1/8 */
const KERNEL = kernelTent('1/4');
/** ‖ρ − 1‖₁ */
const DELTA = 0.1;

/** A change of density, up to its size and its mean: positive and negative part are brought to δ/2 each. */
type Change = (x: number, h: number) => number;

/** Where the mass comes from and goes to, each with a place or a shape. */
const CHANGES: readonly (readonly [string, Change, Change])[] = [
  ['a heavy cell', (x, h) => (x < h / 2 ? 1 : 0), () => 1],
  ['two heavy cells', (x, h) => (x < h / 2 || Math.abs(x - 0.5) < h / 2 ? 1 : 0), () => 1],
  ['a valley', () => 1, (x) => (x < DELTA / 2 ? 1 : 0)],
  ['two valleys', () => 1, (x) => (x % 0.5 < DELTA / 4 ? 1 : 0)],
  [
    'a heavy cell beside a valley',
    (x, h) => (x < h / 2 ? 1 : 0),
    (x, h) => (x > 0.05 - h / 2 && x < 0.05 + DELTA / 2 - h / 2 ? 1 : 0),
  ],
  ['a wave', (x) => Math.max(0, Math.cos(2 * Math.PI * x)), (x) => Math.max(0, -Math.cos(2 * Math.PI * x))],
  ['a comb', (x, h) => (Math.round(x / h) % 2 === 0 ? 1 : 0), (x, h) => (Math.round(x / h) % 2 === 1 ? 1 : 0)],
];

/** Densities that stay above 0: a valley takes no more than there is. */
const FLOOR = 1e-3;

function densities(n: number): readonly (readonly [string, readonly number[]])[] {
  const h = 1 / n;
  const part = (change: Change): number[] => {
    const values = Array.from({ length: n }, (_, i) => change(i * h, h));
    const total = values.reduce((a, b) => a + b, 0) * h;
    return values.map((v) => (DELTA / 2) * (v / total));
  };
  return CHANGES.map(([name, more, less]) => {
    const [plus, minus] = [part(more), part(less)];
    return [name, plus.map((p, i) => Math.max(FLOOR, 1 + p - minus[i]))] as const;
  });
}

const gapAt = (beta: string, density: readonly number[]): number => {
  const n = density.length;
  const rho = gridMeasure(CIRCLE, [n], ([x]) => density[Math.round(x * n)]);
  return estimateQuantity('gap', finiteModelAt(modelBeta(CIRCLE, KERNEL, beta), rho)).value;
};

const CELLS: Readonly<Record<Effort, number>> = { 1: 40, 2: 60, 3: 80 };

/** For each β the least gap, with its change from half of the cells as an error. */
export const betaRates: readonly Experiment[] = ['0', '1/2', '1'].map((beta) => ({
  name: `gap of M_β near the uniform density, β = ${beta}`,
  run(effort) {
    const least = (n: number): number => Math.min(...densities(n).map(([, density]) => gapAt(beta, density)));
    const [coarse, fine] = [least(CELLS[effort] / 2), least(CELLS[effort])];
    const error = Math.abs(fine - coarse);
    const uniform = gapAt(
      beta,
      Array.from({ length: CELLS[effort] }, () => 1),
    );
    return [
      {
        name: `least gap of M_β at ‖ρ − 1‖₁ = ${DELTA}, β = ${beta}`,
        value: fine,
        low: fine - error,
        high: fine + error,
        how: `seven densities, ${CELLS[effort]} cells against half as many`,
        expected: { relation: '>=', value: uniform / 2, source: 'half of the gap of the uniform density' },
      },
    ];
  },
}));
