import type { Instance } from '../../engines/claim.js';
import type { Target } from '../../engines/target.js';
import type { MeasureRoom } from '../../engines/target/measures.js';
import { measureAt, measureDimension, measureStarts, wholeMasses } from '../../engines/target/measures.js';
import type { Measure } from '../../operators/measure.js';
import { measureInDoubles } from '../../operators/measure.js';
import type { AveragingModel } from '../../operators/model.js';
import { reproducingKernelOf } from '../../operators/model.js';
import { toNumber, toRational } from '../../scalar/rational.js';
import { measureTarget } from '../gallery/adversary.js';
import { MOLLIFIED_WIDE_T, MT_TENT, PENALISED_T, SEG_FULL_T, TOPO_MT, VICSEK_R } from '../gallery/entries.js';
import type { GalleryEntry } from '../gallery/entry.js';
import { kantorovichInDoubles } from './measuring.js';

/**
 * Searches for densities that come nearest to breaking the bounds of Tables 2 and 3. Cases are those of the cells: `cell` says
 * which, `masses` are those of ρ′ and `others` of ρ″.
 */

type Integral = (phi: ArrayLike<number>, masses: ArrayLike<number>) => number;

const rows = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const largest = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b));

/** max_y ∫ φ_ρ(x, y) dρ(x), (92) */
const heard: Integral = (phi, m) =>
  largest(rows(m.length).map((j) => rows(m.length).reduce((sum, i) => sum + m[i] * phi[i * m.length + j], 0)));
/** max_x ∫ φ_ρ(x, y)² dρ(y), (94) */
const squares: Integral = (phi, m) =>
  largest(rows(m.length).map((i) => rows(m.length).reduce((sum, j) => sum + m[j] * phi[i * m.length + j] ** 2, 0)));

const kernelAt = (model: AveragingModel, rho: Measure<number>): ArrayLike<number> => reproducingKernelOf(model, rho);

/** What is left of a constant for (92) or (94). */
const constantTarget = (
  entry: GalleryEntry,
  cell: string,
  text: string,
  integral: Integral,
  constant: number,
  edge: number,
): Target =>
  measureTarget(
    entry,
    `${constant} minus ${text}`,
    (rho) => constant - integral(kernelAt(entry.model, rho), rho.masses),
    { edge, more: { cell } },
  );

const HEARD = 'the largest ∫ φ(x, y) dρ(x)';
const SQUARES = 'the largest ∫ φ(x, y)² dρ(y)';

/** By the row of Table 3. */
export const TABLE_3_TARGETS: Readonly<Record<string, Target>> = {
  'motsch-tadmor': constantTarget(MT_TENT, 'motsch-tadmor, L² → L²: at most ⌈2R₀/r₀⌉ C/c, tent', HEARD, heard, 8, 4),
  'topological-motsch-tadmor': constantTarget(
    TOPO_MT,
    'topological-motsch-tadmor, L² → L²: at most ⌈2R₀/r₀⌉ C/c',
    HEARD,
    heard,
    16,
    4,
  ),
  vicsek: constantTarget(VICSEK_R, 'vicsek, L² → L²: at most 2 on the line', HEARD, heard, 2, 2),
  mollified: constantTarget(MOLLIFIED_WIDE_T, 'mollified, L² → L∞: at most ‖φ‖/inf φ', SQUARES, squares, 2, 8),
  segregation: constantTarget(SEG_FULL_T, 'segregation, L² → L∞: at most 1/inf g_l', SQUARES, squares, 8, 4),
  penalised: constantTarget(PENALISED_T, 'penalised, L² → L²: at most 11', HEARD, heard, 11, 4),
};

// ---- two measures --------------------------------------------------------------------------------------------------

/** Two measures on the same places of the line: places, masses of the one and of the other. */
function pairTarget(
  entry: GalleryEntry,
  name: string,
  cell: string,
  edge: number,
  margin: (first: Measure<number>, second: Measure<number>) => number,
): Target {
  const room: MeasureRoom = { dim: 1, reach: entry.reach, edge };
  const unit = toNumber(toRational(entry.unit));
  const marginAt = (points: readonly (readonly number[])[], masses: readonly number[], others: readonly number[]) => {
    const x = Float64Array.from(points, ([k]) => unit * k);
    const [first, second] = [masses, others].map((m) => {
      const total = m.reduce((a, b) => a + b, 0);
      return measureInDoubles(entry.model.environment, { x, masses: m.map((k) => k / total) });
    });
    return margin(first, second);
  };
  /** the second n masses at the same places: places that meet count once, by the first of them */
  const found = (n: number, x: ArrayLike<number>) => {
    const all = Array.from(x);
    const one = measureAt(room, n, all.slice(0, 2 * n));
    const other = measureAt(room, n, [...all.slice(0, n), ...all.slice(2 * n)]);
    return { points: one.points, masses: one.masses, others: other.masses };
  };
  return {
    name: `${entry.key}: places and masses of two measures; ${name}`,
    points: [2, 3, 4],
    dimension: (n) => measureDimension(room, n) + n,
    starts: (n) =>
      measureStarts(room, n).flatMap((start) => {
        const masses = start.slice(n);
        return [masses.toReversed(), masses.map(() => 1)].map((others) => Float64Array.of(...start, ...others));
      }),
    margin(n, x) {
      const { points, masses, others } = found(n, x);
      return marginAt(points, masses, others);
    },
    build(n, k, q): Instance {
      const { points, masses, others } = found(
        n,
        k.map((v) => v / q),
      );
      return {
        model: entry.key,
        unit: entry.unit,
        points: points.map((p) => p.slice()),
        masses: wholeMasses(masses, 1 / (4 * q)),
        others: wholeMasses(others, 1 / (4 * q)),
        cell,
      };
    },
    marginOf: (x) =>
      marginAt(
        x.points as unknown as number[][],
        x.masses as unknown as number[],
        (x.others ?? x.masses) as unknown as number[],
      ),
  };
}

/** 1 minus ∫∫ |φ′ − φ″|² dρ″ dρ″ over 9/2 (W₁/θ′)², for M_MT with a tent on [−4, 4]. */
const continuityLeft = (first: Measure<number>, second: Measure<number>): number => {
  const { n } = first;
  const [phi, other] = [first, second].map((rho) => kernelAt(MT_TENT.model, rho));
  const line = ({ x, masses }: Measure<number>) => ({
    x: Array.from(x as Float64Array),
    m: Array.from(masses as Float64Array),
  });
  const W = kantorovichInDoubles(line(first), line(second));
  if (!(W > 1e-9)) return Infinity;
  const m = second.masses;
  let sum = 0;
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) sum += m[i] * m[j] * (phi[i * n + j] - other[i * n + j]) ** 2;
  // φ(0) = 1: the thickness is 1/φ_ρ(x, x)
  const theta = 1 / largest(rows(n).map((i) => phi[i * n + i]));
  return 1 - sum / (4.5 * (W / theta) ** 2);
};

/** By the row of Table 2. */
export const TABLE_2_TARGETS: Readonly<Record<string, Target>> = {
  'motsch-tadmor': pairTarget(
    MT_TENT,
    '1 minus ∫∫|φ′ − φ″|² dρ″ dρ″ over 9/2 (W₁/θ′)²',
    'motsch-tadmor, continuity: (84) with (27)',
    4,
    continuityLeft,
  ),
};
