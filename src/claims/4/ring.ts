import fc from 'fast-check';
import type { Instance, Json } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { enclose } from '../../finite/gap.js';
import type { FiniteModel } from '../../finite/model.js';
import { modelFromFlow } from '../../finite/model.js';
import { torus } from '../../operators/environment.js';
import type { Environment } from '../../operators/environment.js';
import type { Kernel } from '../../operators/kernels/kernel.js';
import { kernelOnLine } from '../../operators/kernels/on-line.js';
import type { Measure } from '../../operators/measure.js';
import { measure } from '../../operators/measure.js';
import { kernelMatrix } from '../../operators/pair-weights.js';
import { toArray } from '../../operators/vector.js';
import { rationals } from '../../scalar/field.js';
import type { Rational } from '../../scalar/rational.js';
import { ONE, ZERO, add, divide, multiply, sign, subtract, sum } from '../../scalar/rational.js';
import { within } from '../2/line-ratio.js';
import { largest, smallest } from '../extremes.js';
import { normalisedMasses, vectorAt, whole } from '../read.js';
import type { LazyStep, Value } from '../steps.js';
import { lowerBound } from '../steps.js';

/**
 * A density on the N cells of a torus of length N, with nodes 0, 1, …, N − 1 and cells of volume 1, of total mass 1; and
 * a kernel with values φ(0), φ(1), … at whole distances, linear between them. All that the theory says about T holds here
 * exactly, with sums over the nodes for integrals.
 */
export interface Ring {
  readonly n: number;
  /** ρ_i > 0, Σ ρ_i = 1 */
  readonly masses: readonly Rational[];
  readonly environment: Environment;
  readonly kernel: Kernel;
  readonly rho: Measure;
  /** W_ij = φ(i − j) at the shortest displacement, n × n: what the kernel says there */
  readonly W: readonly Rational[];
}

/** φ(z) for |z| = 0, 1, … from a table, φ(−1), φ(−2), … from another if the kernel is not even. */
export function tableKernel(right: readonly Rational[], left: readonly Rational[] = right.slice(1)): Kernel {
  const values = [ZERO, ...left.toReversed(), ...right, ZERO];
  const first = -left.length - 1;
  return kernelOnLine({
    name: `table(${right.length})`,
    formula: String.raw`\text{values at whole }z`,
    f: {
      breaks: values.map((_, k) => whole(first + k)),
      pieces: values.slice(0, -1).map((a, k) => [a, subtract(values[k + 1], a)]),
    },
    positiveDefinite: undefined,
  });
}

/** The ring of a case `{ phi, left?, masses }`; undefined if a mass or φ(0) is not positive, or φ is negative somewhere. */
export function ringAt(x: Instance, table: readonly Rational[] = vectorAt(x, 'phi')): Ring | undefined {
  const drawn = vectorAt(x, 'masses');
  const left = x.left === undefined ? undefined : vectorAt(x, 'left');
  const n = drawn.length;
  if (n === 0 || drawn.some((m) => sign(m) <= 0) || table.length === 0 || sign(table[0]) <= 0) return undefined;
  if ([...table, ...(left ?? [])].some((a) => sign(a) < 0)) return undefined;
  const environment = torus(1, n);
  const kernel = tableKernel(table, left);
  const masses = normalisedMasses(drawn);
  const rho = measure(environment, { points: masses.map((_, i) => i), masses, volumes: masses.map(() => ONE) });
  return { n, masses, environment, kernel, rho, W: toArray(kernelMatrix(environment, kernel, rho, rho)) };
}

/** Distance on the ring. */
export const ringDistance = (n: number, i: number, j: number): number => {
  const d = Math.abs(i - j);
  return Math.min(d, n - d);
};

/** Σ φ over the ring. */
export const kernelTotal = ({ n, W }: Ring): Rational => sum(W.slice(0, n));

/** φ / Σφ as a table: an instance with ∫φ = 1. */
export function normalisedTable(n: number, table: readonly Rational[]): Rational[] | undefined {
  const total = sum(Array.from({ length: n }, (_, i) => table[ringDistance(n, 0, i)] ?? ZERO));
  return sign(total) > 0 ? table.map((a) => divide(a, total)) : undefined;
}

/** ‖φ‖_∞ over the nodes */
export const kernelSup = ({ W }: Ring): Rational => largest(W);
/** The least φ at distances below r. */
export const kernelCore = ({ n, W }: Ring, r: number): Rational =>
  smallest(W.filter((_, k) => ringDistance(n, Math.floor(k / n), k % n) < r));

/** W v */
export const applyKernel = ({ n, W }: Pick<Ring, 'n' | 'W'>, v: readonly Rational[]): Rational[] =>
  Array.from({ length: n }, (_, i) => sum(v.map((t, j) => multiply(W[i * n + j], t))));

/** The least mass of the nodes closer than r to a node. */
export const ringThickness = ({ n, masses }: Ring, r: number): Rational =>
  smallest(masses.map((_, i) => masses.reduce((s, m, j) => (ringDistance(n, i, j) < r ? add(s, m) : s), ZERO)));

/** What formulas about a ring speak of: places p, the length N, masses m, kernel values W. */
export const ringValues = ({ n, masses, W }: Ring): Record<string, Value> => ({
  p: masses.map((_, i) => whole(i)),
  N: whole(n),
  m: masses,
  W: { n, entries: W },
});

const spread: Formula = ['.', 'p', ['T', ['ones', 'p']]];
const apart: Formula = ['abs', ['-', spread, ['T', spread]]];
/** Distances on the ring: min(d, N − d) */
const distances: Formula = ['-', '0', ['larger', ['-', '0', apart], ['-', apart, 'N']]];
/** 1 where two nodes are closer than r, else 0 */
export const nearer = (r: Formula): Formula => within(distances, r);
/** The least mass of the nodes closer than r to a node. */
export const thicknessFormula = (r: Formula): Formula => ['min', ['.', nearer(r), 'm']];

export const seen: Formula = ['.', 'W', 'm'];
/** ρ(x) φ(x − y) ρ(y), the flow of M_CS */
export const flowCuckerSmale: Formula = ['*', 'W', ['.', 'm', ['T', 'm']]];
/** the same divided by ρ_φ(x), the flow of M_MT */
export const flowMotschTadmor: Formula = ['.', ['diag', ['/', '1', seen]], flowCuckerSmale];

/** Nodes closer than r are linked, everything has weight 1. */
function boxRing(n: number, r: number): FiniteModel {
  const flow = Array.from({ length: n * n }, (_, k) => (ringDistance(n, Math.floor(k / n), k % n) < r ? ONE : ZERO));
  return modelFromFlow(rationals, n, flow, { masses: Array.from({ length: n }, () => ONE) });
}

const POINCARE = new Map<string, Rational>();

/**
 * μ(r): ½ Σ_{|i − j| < r} |u_i − u_j|² ≥ μ Σ |u_i − Ave u|², what the paper takes from [LS19b, Lemma 2.1]. Rounded down; 0
 * for a single node.
 */
export function poincare(n: number, r: number): { readonly mu: Rational; readonly step: LazyStep } {
  const key = `${n}/${r}`;
  const model = boxRing(n, r);
  let mu = POINCARE.get(key);
  if (!mu) {
    mu = enclose('lambda', model)?.lower ?? ZERO;
    POINCARE.set(key, mu);
  }
  return {
    mu,
    step: lowerBound('conclusion', 'lambda', model, mu, `Poincaré's inequality on the ring, links below ${r}`),
  };
}

/** Masses of all sizes: alike, of different orders, one heavy cell, thin valleys between heavy cells. */
export const ringMasses = (n: number): fc.Arbitrary<number[]> => {
  const each = (of: fc.Arbitrary<number>): fc.Arbitrary<number[]> => fc.array(of, { minLength: n, maxLength: n });
  return fc.oneof(
    each(fc.integer({ min: 1, max: 9 })),
    each(fc.nat({ max: 7 }).map((k) => 4 ** k)),
    each(fc.integer({ min: 95, max: 100 })),
    fc
      .record({ heavy: fc.integer({ min: 2, max: 5000 }), at: fc.nat({ max: n - 1 }), other: fc.nat({ max: n - 1 }) })
      .map(({ heavy, at, other }) => Array.from({ length: n }, (_, i) => (i === at || i === other ? heavy : 1))),
    fc
      .record({ heavy: fc.integer({ min: 2, max: 5000 }), width: fc.nat({ max: n - 1 }) })
      .map(({ heavy, width }) => Array.from({ length: n }, (_, i) => (i < width ? 1 : heavy))),
  );
};

/** φ(0), φ(1), …: whole, with φ(0) > 0 and often decreasing. */
export const ringTable = (least: number, most: number): fc.Arbitrary<number[]> =>
  fc
    .array(fc.integer({ min: 0, max: 4 }), { minLength: least, maxLength: most })
    .chain((tail) =>
      fc.constantFrom(
        tail,
        tail.toSorted((a, b) => b - a),
      ),
    )
    .map(([first, ...rest]) => [first + 1, ...rest]);

/** Cases `{ phi, masses, … }` on rings of `from` to `to` nodes. */
export const ringCases = (
  [from, to]: readonly [number, number],
  table: (n: number) => fc.Arbitrary<number[]>,
  more: (n: number) => Readonly<Record<string, fc.Arbitrary<Json>>> = () => ({}),
  masses: (n: number) => fc.Arbitrary<number[]> = ringMasses,
): fc.Arbitrary<Instance> =>
  fc
    .integer({ min: from, max: to })
    .chain((n) => fc.record({ phi: table(n), masses: masses(n), ...more(n) }))
    .map((x) => x as unknown as Instance);

/** A field on n nodes, whole numbers from −4 to 4. */
export const ringField = (n: number): fc.Arbitrary<Json> =>
  fc.array(fc.integer({ min: -4, max: 4 }), { minLength: n, maxLength: n });
