import type { Target } from '../../engines/target.js';
import type { MeasureRoom } from '../../engines/target/measures.js';
import { measureAt, measureDimension, measureStarts, wholeMasses } from '../../engines/target/measures.js';
import { estimateQuantity } from '../../finite/gap.js';
import { modelFromFlow } from '../../finite/model.js';
import { torus } from '../../operators/environment.js';
import type { Measure } from '../../operators/measure.js';
import { measureInDoubles } from '../../operators/measure.js';
import { membership } from '../../operators/models/segregation.js';
import { kernelMatrix } from '../../operators/pair-weights.js';
import { partitionHats } from '../../operators/partitions/hats.js';
import { doubles } from '../../scalar/field.js';
import { whole } from '../read.js';
import { tableKernel } from './ring.js';

/** ψ = 1 at −1, 0, 1: φ = ψ * ψ = 3, 2, 1 */
const PSI = [1, 1];
const PHI = [3, 2, 1];

/** A model on all cells of a circle by its flows, the bound of prop-4.16/sharp from the least mass of a cell, and the case. */
interface Thin {
  /** F_ij into an n × n matrix */
  flow(out: Float64Array, m: Float64Array): void;
  bound(theta: number): number;
  readonly more: Readonly<Record<string, string | number | readonly number[]>>;
}

/** the cells themselves, of one mass each */
const cells = (n: number): Measure<number> =>
  measureInDoubles(torus(1, n), { x: Float64Array.from({ length: n }, (_, k) => k) });

function ring(n: number): Thin {
  const rho = cells(n);
  const W = kernelMatrix(torus(1, n), tableKernel(PHI.map(whole)), rho, rho);
  return {
    flow(out, m) {
      for (let k = 0; k < n * n; k++) out[k] = W[k] * m[Math.floor(k / n)] * m[k % n];
    },
    // 4 c₀ Θ²/(K ‖φ‖), c₀ = φ(1), K = N arcs of a cell
    bound: (theta) => (4 * PHI[1] * theta ** 2) / (n * PHI[0]),
    more: { model: 'cucker-smale', psi: PSI, r0: 3 },
  };
}

function hats(n: number): Thin {
  const L = n / 4;
  const partition = partitionHats(torus(1, n), L);
  const g = membership(partition, cells(n));
  return {
    flow(out, m) {
      out.fill(0);
      for (let l = 0; l < L; l++) {
        let population = 0;
        for (let j = 0; j < n; j++) population += g[j * L + l] * m[j];
        for (let k = 0; k < n * n; k++) {
          const [i, j] = [Math.floor(k / n), k % n];
          out[k] += (m[i] * g[i * L + l] * g[j * L + l] * m[j]) / population;
        }
      }
    },
    // 2L c/(L − 1)², c = Θ/16
    bound: (theta) => (2 * L * (theta / 16)) / (L - 1) ** 2,
    more: { model: 'segregation' },
  };
}

/** M_CS on 8 cells, M_seg with three hats on 12. */
const MODELS: ReadonlyMap<number, Thin> = new Map([
  [8, ring(8)],
  [12, hats(12)],
]);

const roomOf = (n: number): MeasureRoom => ({
  dim: 1,
  reach: n,
  everywhere: Array.from({ length: n }, (_, k) => [k]),
});

function margin(n: number, masses: readonly number[]): number {
  const thin = MODELS.get(n);
  if (!thin || masses.some((m) => !(m > 0))) return Infinity;
  const total = masses.reduce((a, b) => a + b, 0);
  const m = Float64Array.from(masses, (t) => t / total);
  const F = new Float64Array(n * n);
  thin.flow(F, m);
  const { value } = estimateQuantity('gap', modelFromFlow(doubles, n, Array.from(F), { masses: Array.from(m) }));
  return value / thin.bound(Math.min(...m)) - 1;
}

/** Masses on all cells of a circle that make the gap small against the bounds of prop-4.16/sharp, relative to them. */
export const gapTarget: Target = {
  name: 'prop-4.16/sharp: masses of the cells of a circle, M_CS with φ = 3, 2, 1 on 8 and M_seg with three hats on 12; gap over its bound, minus 1',
  points: [8, 12],
  dimension: (n) => measureDimension(roomOf(n), n),
  starts: (n) => measureStarts(roomOf(n), n),
  margin: (n, x) => margin(n, measureAt(roomOf(n), n, x).masses),
  build(n, k, q) {
    const { masses } = measureAt(
      roomOf(n),
      n,
      k.map((v) => v / q),
    );
    return { masses: wholeMasses(masses, 1 / (4 * q)), ...MODELS.get(n)!.more };
  },
  marginOf(x) {
    const masses = x.masses as unknown as number[];
    return margin(masses.length, masses);
  },
};
