import type { Effort, Measurement } from '../../engines/measure.js';
import { estimateQuantity } from '../../finite/gap.js';
import { modelFromFlow } from '../../finite/model.js';
import { torus } from '../../operators/environment.js';
import { kernelTent } from '../../operators/kernels/tent.js';
import type { Measure } from '../../operators/measure.js';
import { gridMeasure } from '../../operators/measure.js';
import type { AveragingModel } from '../../operators/model.js';
import { finiteModelAt } from '../../operators/model.js';
import { modelCuckerSmale } from '../../operators/models/cucker-smale.js';
import { modelMollified } from '../../operators/models/mollified.js';
import { modelSegregation } from '../../operators/models/segregation.js';
import { partitionHats } from '../../operators/partitions/hats.js';
import { latticeQuadrature } from '../../operators/quadrature.js';
import { doubles } from '../../scalar/field.js';
import type { Slope } from '../slope.js';
import { measuredSlope, slopeOf } from '../slope.js';

/** Densities on the circle of length 1 that get thin in several ways, and how the gap follows their thickness. */

/** The density at x, up to its total, with e the density where it is thin and h the width of a cell. */
interface ThinFamily {
  readonly name: string;
  density(x: number, e: number, h: number): number;
}

/** Half a cell: positions of nodes are compared with that much room. */
const isAt = (x: number, place: number, h: number): boolean => Math.abs(x - place) < h / 2;

const FAMILIES: readonly ThinFamily[] = [
  { name: 'two valleys', density: (x, e) => (x < 0.15 || (x >= 0.5 && x < 0.65) ? 1 : e) },
  { name: 'one valley', density: (x, e) => (x < 0.5 ? e : 1) },
  { name: 'a narrow and a wide valley', density: (x, e) => (x < 0.3 || (x >= 0.5 && x < 0.6) ? 1 : e) },
  { name: 'two heavy cells', density: (x, e, h) => (isAt(x, 0, h) || isAt(x, 0.5, h) ? 1 / h : e) },
  { name: 'a comb of four', density: (x, e, h) => ([0, 0.25, 0.5, 0.75].some((p) => isAt(x, p, h)) ? 1 / h : e) },
  { name: 'one heavy cell', density: (x, e, h) => (isAt(x, 0, h) ? 1 / h : e) },
];

/** Families in which thin places cut the circle in two: the gap must follow. */
const SEPARATED = new Set(['two valleys', 'a narrow and a wide valley', 'two heavy cells', 'a comb of four']);

const CIRCLE = torus(1, 1);
/** φ = ψ * ψ for the box ψ of radius 1/20 */
const SQUARE = kernelTent('1/10');
const TENT = kernelTent('1/20');
/** Radius of the balls. */
const BALL = 0.05;

interface ThinModel {
  readonly name: string;
  /** exponent of Proposition 4.16, and what it is */
  readonly printed: number;
  readonly best: number;
  model(n: number): AveragingModel;
}

const COMMUNITIES = 10;

export const THIN_MODELS: readonly ThinModel[] = [
  { name: 'M_CS', printed: 3, best: 2, model: () => modelCuckerSmale(CIRCLE, SQUARE) },
  { name: 'M_φ', printed: 1, best: 1, model: (n) => modelMollified(CIRCLE, TENT, latticeQuadrature(CIRCLE, `1/${n}`)) },
  {
    name: 'M_seg',
    printed: 2 * COMMUNITIES,
    best: 1,
    model: () => modelSegregation(partitionHats(CIRCLE, COMMUNITIES)),
  },
];

/** Multiples of 20, so that the places of the families are nodes. */
const CELLS: Readonly<Record<Effort, number>> = { 1: 40, 2: 60, 3: 100 };
/** Thin densities, down to where the square of the thinnest is far above the rounding of an eigenvalue. */
const THIN: Readonly<Record<Effort, readonly number[]>> = {
  1: [1e-2, 4e-3, 1e-3, 4e-4],
  2: [1e-2, 4e-3, 2e-3, 1e-3, 4e-4, 2e-4],
  3: [1e-2, 6e-3, 4e-3, 2e-3, 1e-3, 6e-4, 4e-4, 2e-4],
};

function densityAt({ density }: ThinFamily, n: number, e: number): Measure<number> {
  const h = 1 / n;
  const total = Array.from({ length: n }, (_, i) => density(i * h, e, h) * h).reduce((a, b) => a + b, 0);
  return gridMeasure(CIRCLE, [n], ([x]) => density(x, e, h) / total);
}

/** The least mass of a ball about a node. */
function thicknessOf({ n, masses }: Measure<number>): number {
  const reach = Math.ceil(BALL * n - 1e-9) - 1;
  let least = Infinity;
  for (let i = 0; i < n; i++) {
    let ball = 0;
    for (let d = -reach; d <= reach; d++) ball += masses[(i + d + n) % n];
    least = Math.min(least, ball);
  }
  return least;
}

/** Slopes of the gap of a model against the thickness, one for each family. */
function slopes(thin: ThinModel, effort: Effort): { family: ThinFamily; slope: Slope }[] {
  const n = CELLS[effort];
  const model = thin.model(n);
  return FAMILIES.map((family) => ({
    family,
    slope: slopeOf(
      THIN[effort].map((e) => {
        const rho = densityAt(family, n, e);
        return [thicknessOf(rho), estimateQuantity('gap', finiteModelAt(model, rho)).value] as const;
      }),
    ),
  }));
}

const AXES = ['thickness', 'gap'] as const;

/** The gap falls no faster than the printed power of the thickness. */
export const printedRates = (thin: ThinModel, effort: Effort): Measurement[] =>
  slopes(thin, effort).map(({ family, slope }) =>
    measuredSlope(
      `exponent of the gap, ${thin.name}, ${family.name}`,
      slope,
      {
        // An exponent that is reached is met, not exceeded: its interval has the number in it.
        relation: thin.printed === thin.best && SEPARATED.has(family.name) ? '=' : '<=',
        value: thin.printed,
        source: 'as printed in Proposition 4.16',
      },
      AXES,
    ),
  );

/** The best exponent, reached where thin places cut the circle in two. */
export const bestRates = (thin: ThinModel, effort: Effort): Measurement[] =>
  slopes(thin, effort)
    .filter(({ family }) => SEPARATED.has(family.name))
    .map(({ family, slope }) =>
      measuredSlope(
        `exponent of the gap, ${thin.name}, ${family.name}`,
        slope,
        {
          relation: '=',
          value: thin.best,
          source: 'bound by hand, and exact families that reach it',
        },
        AXES,
      ),
    );

/**
 * The low-energy gap inf 𝓐₁/𝓔₁ of M_CS through (150): the gap of the flow ϱ(x) ϱ(z) (ρ/ρ_φ)_ψψ(x, z) on the nodes, with the masses
 * ϱ = ρ_ψ.
 */
function lowEnergyGap(rho: Measure<number>): number {
  const { n } = rho;
  const psi = (d: number): number => (Math.min(d, n - d) < BALL * n - 1e-9 ? 1 / n : 0);
  const apply = (v: ArrayLike<number>): number[] =>
    Array.from({ length: n }, (_, i) => {
      let s = 0;
      for (let j = 0; j < n; j++) s += psi(Math.abs(i - j)) * v[j];
      return s;
    });
  const density = apply(rho.masses);
  const seen = apply(density);
  const flow = Array.from({ length: n * n }, (_, k) => {
    const [x, z] = [Math.floor(k / n), k % n];
    let ratio = 0;
    for (let y = 0; y < n; y++) ratio += (psi(Math.abs(x - y)) * psi(Math.abs(z - y)) * rho.masses[y]) / seen[y];
    return density[x] * density[z] * ratio;
  });
  return estimateQuantity('gap', modelFromFlow(doubles, n, flow, { masses: density })).value;
}

/** The low-energy gap of M_CS is quadratic as well. */
export const lowEnergyRates = (effort: Effort): Measurement[] =>
  FAMILIES.filter(({ name }) => SEPARATED.has(name)).map((family) =>
    measuredSlope(
      `exponent of the low-energy gap, M_CS, ${family.name}`,
      slopeOf(
        THIN[effort].map((e) => {
          const rho = densityAt(family, CELLS[effort], e);
          return [thicknessOf(rho), lowEnergyGap(rho)] as const;
        }),
      ),
      { relation: '<=', value: 3, source: 'as printed, (147)' },
      AXES,
    ),
  );
