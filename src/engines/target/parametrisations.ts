import { formIsNonNegative } from '../../finite/decide-form.js';
import { smallFlow } from '../../finite/flow.js';
import { gcdSmall } from '../../scalar/integer.js';
import { fromDouble, rational, simplestBetween, toNumber } from '../../scalar/rational.js';
import { addCycle } from '../arbitrary/conservative.js';
import type { Rows } from '../arbitrary/flow.js';
import { rowSumsOf } from '../arbitrary/flow.js';
import { smallestShift } from './spectrum.js';

/**
 * A family of flows with parameters in [0, 1]: every choice makes a member, in floats for the search and in integers for
 * the decision. Nothing has to be projected back, and no hypothesis is missed by rounding.
 */
export interface Parametrisation {
  readonly name: string;
  dimension(n: number): number;
  /** how many parameters, the first ones, are weights: only their proportions matter */
  weights(n: number): number;
  /**
   * The flow at x into F, n x n row-major; false if a row is empty.
   *
   * @param F overwritten
   */
  build(n: number, x: Float64Array, F: Float64Array): boolean;
  /** The flow at k_i/q up to scale, in safe integers; undefined if a row is empty or an integer is not safe. */
  exact(n: number, k: readonly number[], q: number): Rows | undefined;
}

/** Largest integer in a flow that a search reports: products of two stay safe. */
const LARGEST = 2 ** 40;

const emptyRows = (n: number): Rows => Array.from({ length: n }, () => Array.from({ length: n }, () => 0));

/** Rows divided by their common factor, or nothing if they are no flow of safe integers. */
function reduced(rows: Rows): Rows | undefined {
  const factor = rows.flat().reduce(gcdSmall, 0);
  if (factor === 0 || rowSumsOf(rows).includes(0)) return undefined;
  const small = rows.map((row) => row.map((f) => f / factor));
  return small.flat().every((f) => f >= 0 && f <= LARGEST) ? small : undefined;
}

const hasFullRows = (n: number, F: Float64Array): boolean => {
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += F[i * n + j];
    if (!(sum > 0)) return false;
  }
  return true;
};

/** Non-negative combinations of fixed matrices: the parameters are the coefficients. */
function combinations(name: string, terms: (n: number) => readonly Rows[]): Parametrisation {
  const known = new Map<number, { cells: Int32Array; from: Int32Array; count: number; terms: readonly Rows[] }>();
  const at = (n: number) => {
    const found = known.get(n);
    if (found) return found;
    const list = terms(n);
    const [cells, from]: number[][] = [[], []];
    list.forEach((rows, t) => rows.flat().forEach((f, k) => f > 0 && (cells.push(k), from.push(t))));
    const made = { cells: Int32Array.from(cells), from: Int32Array.from(from), count: list.length, terms: list };
    known.set(n, made);
    return made;
  };
  const count = (n: number): number => at(n).count;
  return {
    name,
    dimension: count,
    weights: count,
    build(n, x, F) {
      const { cells, from } = at(n);
      F.fill(0, 0, n * n);
      for (let c = 0; c < cells.length; c++) F[cells[c]] += x[from[c]];
      return hasFullRows(n, F);
    },
    exact(n, k) {
      const rows = emptyRows(n);
      at(n).terms.forEach((term, t) => term.forEach((row, i) => row.forEach((f, j) => (rows[i][j] += k[t] * f))));
      return reduced(rows);
    },
  };
}

const fromCycles = (n: number, cycles: readonly (readonly number[])[]): Rows => {
  const rows = emptyRows(n);
  for (const cycle of cycles) addCycle(rows, cycle, 1);
  return rows;
};

/** Cycles of at most `longest` distinct points, each once, starting at its smallest point. */
function cyclesOf(n: number, longest: number): number[][] {
  const all: number[][] = [];
  const extend = (path: number[]): void => {
    all.push(path);
    if (path.length === longest) return;
    for (let j = path[0] + 1; j < n; j++) if (!path.includes(j)) extend([...path, j]);
  };
  for (let i = 0; i < n; i++) extend([i]);
  return all;
}

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** With more points, only cycles of at most three points, and once around: their number grows like a factorial. */
const ALL_CYCLES = 4;

const manyCycles = (n: number): number[][] =>
  n <= ALL_CYCLES ? cyclesOf(n, n) : [...cyclesOf(n, 3), range(n), range(n).toReversed()];

/** All flows. */
export const anyFlows = combinations('flows by their entries', (n) =>
  range(n * n).map((k) => {
    const rows = emptyRows(n);
    rows[Math.floor(k / n)][k % n] = 1;
    return rows;
  }),
);

/** Conservative flows: every circulation is a sum of cycles. */
export const circulations = combinations('conservative flows by the weights of their cycles', (n) =>
  manyCycles(n).map((cycle) => fromCycles(n, [cycle])),
);

/** Conservative flows with all strengths equal: every doubly stochastic matrix is a sum of permutations (Birkhoff). */
export const doublyStochastic = combinations('doubly stochastic flows by the weights of permutations', (n) =>
  n <= ALL_CYCLES
    ? permutationsOf(n)
    : [
        fromCycles(
          n,
          range(n).map((i) => [i]),
        ),
        ...manyCycles(n)
          .filter((cycle) => cycle.length > 1)
          .map((cycle) =>
            fromCycles(n, [
              cycle,
              ...range(n)
                .filter((i) => !cycle.includes(i))
                .map((i) => [i]),
            ]),
          ),
      ],
);

function permutationsOf(n: number): Rows[] {
  const all: Rows[] = [];
  const extend = (image: readonly number[]): void => {
    if (image.length === n) all.push(image.map((j) => range(n).map((c) => (c === j ? 1 : 0))));
    for (let j = 0; j < n; j++) if (!image.includes(j)) extend([...image, j]);
  };
  extend([]);
  return all;
}

/** Symmetric flows: weighted graphs with loops. */
export const symmetricFlows = combinations('symmetric flows by the weights of pairs', (n) =>
  range(n).flatMap((i) => range(i + 1).map((j) => fromCycles(n, [i === j ? [i] : [i, j]]))),
);

/** Circulant flows, F_ij = w_(j-i mod n): normal, doubly stochastic. */
export const circulants = combinations('circulant flows', (n) =>
  range(n).map((shift) => range(n).map((i) => range(n).map((j) => ((j - i + n) % n === shift ? 1 : 0)))),
);

/** All strengths equal: rows of any kind scaled to the sum 1. */
export const uniformFlows: Parametrisation = {
  ...anyFlows,
  name: 'flows of equal strengths by their rows',
  build(n, x, F) {
    if (!anyFlows.build(n, x, F)) return false;
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let j = 0; j < n; j++) sum += F[i * n + j];
      for (let j = 0; j < n; j++) F[i * n + j] /= sum;
    }
    return true;
  },
  exact(n, k, q) {
    const rows = anyFlows.exact(n, k, q);
    if (!rows) return undefined;
    const sums = rowSumsOf(rows);
    const common = sums.reduce((c, s) => c * (s / gcdSmall(c, s)), 1);
    return reduced(rows.map((row, i) => row.map((f) => f * (common / sums[i]))));
  },
};

/** Loops raised until all strengths are that of the strongest point. Keeps conservation and symmetry. */
export const levelled = (base: Parametrisation): Parametrisation => ({
  ...base,
  name: `${base.name}, levelled by loops`,
  build(n, x, F) {
    if (!base.build(n, x, F)) return false;
    const sums = range(n).map((i) => F.subarray(i * n, i * n + n).reduce((a, b) => a + b));
    const top = Math.max(...sums);
    sums.forEach((s, i) => (F[i * n + i] += top - s));
    return true;
  },
  exact(n, k, q) {
    const rows = base.exact(n, k, q);
    if (!rows) return undefined;
    const sums = rowSumsOf(rows);
    const top = Math.max(...sums);
    return rows.map((row, i) => row.map((f, j) => (i === j ? f + top - sums[i] : f)));
  },
});

/** Lazy flows F + K: A has 1/2 or more on the diagonal. */
export const lazy = (base: Parametrisation): Parametrisation => ({
  ...base,
  name: `lazy ${base.name}`,
  build(n, x, F) {
    if (!base.build(n, x, F)) return false;
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let j = 0; j < n; j++) sum += F[i * n + j];
      F[i * n + i] += sum;
    }
    return true;
  },
  exact(n, k, q) {
    const rows = base.exact(n, k, q);
    return rows && shifted(rows, 1, 1);
  },
});

/** b F + a K, reduced: a flow moved by a/b along the ray towards the identity. */
function shifted(rows: Rows, a: number, b: number): Rows | undefined {
  const sums = rowSumsOf(rows);
  return reduced(rows.map((row, i) => row.map((f, j) => b * f + (i === j ? a * sums[i] : 0))));
}

/**
 * Flows that satisfy a spectral form, by moving F + tK along its ray: t is the smallest shift t* that does, which puts the
 * flow on the boundary, plus the last parameter s times the way from there to t = 1. Every member of the family is on
 * the ray of another flow, and t* may be negative as long as the loops allow it.
 *
 * Exactly: for s = 0 the simplest rational within 2^-40 of t*, which is t* itself if that is a simple one; otherwise, and
 * for s > 0, the next multiple of 1/q from above that satisfies the form.
 *
 * @param base for `ball`, a family of conservative flows
 */
export const onRay = (form: 'positive' | 'ball', base: Parametrisation): Parametrisation => {
  const shiftOf = (n: number, F: Float64Array, s: number): number => {
    let low = Math.max(LEAST_SHIFT, smallestShift(form, n, F));
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let j = 0; j < n; j++) sum += F[i * n + j];
      low = Math.max(low, -F[i * n + i] / sum);
    }
    return low + s * Math.max(0, 1 - low);
  };
  return {
    name: `${form === 'ball' ? 'ball-positive' : 'positive'}: from the boundary on, on rays of ${base.name}`,
    dimension: (n) => base.dimension(n) + 1,
    weights: base.weights,
    build(n, x, F) {
      if (!base.build(n, x, F)) return false;
      const t = shiftOf(n, F, x[base.dimension(n)]);
      for (let i = 0; i < n; i++) {
        let sum = 0;
        for (let j = 0; j < n; j++) sum += F[i * n + j];
        F[i * n + i] = Math.max(0, F[i * n + i] + t * sum);
      }
      return hasFullRows(n, F);
    },
    exact(n, k, q) {
      const rows = base.exact(n, k.slice(0, -1), q);
      if (!rows) return undefined;
      const s = k[k.length - 1] / q;
      const t = shiftOf(n, Float64Array.from(rows.flat()), s);
      if (!Number.isFinite(t)) return undefined;
      const member = (a: number, b: number): Rows | undefined => {
        const moved = shifted(rows, a, b);
        return moved && formIsNonNegative(form, smallFlow(moved)) === true ? moved : undefined;
      };
      const simple = s === 0 ? simplestNear(t) : undefined;
      const onBoundary = simple && member(...simple);
      if (onBoundary) return onBoundary;
      for (let a = Math.ceil(t * q - ROUNDING), step = 0; step < 3; step++) {
        const moved = member(a + step, q);
        if (moved) return moved;
      }
      return undefined;
    },
  };
};

/** At t = -1 a flow of loops alone would vanish. */
const LEAST_SHIFT = -1 + 2 ** -10;

/** Multiples of 1/q this close below t, in units of 1/q, are taken for t. */
const ROUNDING = 2 ** -20;

/** The simplest fraction a/b within 2^-40 of t. */
function simplestNear(t: number): [number, number] | undefined {
  const size = Math.abs(t);
  const near = simplestBetween(
    size > 2 ** -40 ? fromDouble(size - 2 ** -40) : rational(0n),
    fromDouble(size + 2 ** -40),
  );
  const [a, b] = [toNumber(rational(near.n)), toNumber(rational(near.d))];
  return b <= 2 ** 20 ? [t < 0 ? -a : a, b] : undefined;
}

/** Symmetric positive semi-definite flows P P^T, P >= 0 with as many columns as points, as M_seg makes them. */
export const segregations: Parametrisation = {
  name: 'flows P Pᵀ by the entries of P',
  dimension: (n) => n * n,
  weights: (n) => n * n,
  build(n, x, F) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        let s = 0;
        for (let k = 0; k < n; k++) s += x[i * n + k] * x[j * n + k];
        F[i * n + j] = s;
      }
    }
    return hasFullRows(n, F);
  },
  exact: (n, k) =>
    reduced(range(n).map((i) => range(n).map((j) => range(n).reduce((s, c) => s + k[i * n + c] * k[j * n + c], 0)))),
};

/**
 * Idempotent flows: blocks of points, F_ij = κ_i w_j inside a block. The first n parameters are labels, floor(n x), then
 * come weights w and strengths κ; for `conservative` ones κ = w.
 */
export const conditional = (conservative: boolean): Parametrisation => {
  const dimension = (n: number): number => (conservative ? 2 : 3) * n;
  const strength = (n: number): number => (conservative ? n : 2 * n);
  return {
    name: `${conservative ? 'conditional expectations' : 'idempotent flows'} by blocks and weights`,
    dimension,
    weights: () => 0,
    build(n, x, F) {
      const label = (i: number): number => Math.min(n - 1, Math.floor(n * x[i]));
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) F[i * n + j] = label(i) === label(j) ? x[strength(n) + i] * x[n + j] : 0;
      }
      return hasFullRows(n, F);
    },
    exact(n, k, q) {
      const label = (i: number): number => Math.min(n - 1, Math.floor((n * k[i]) / q));
      return reduced(
        range(n).map((i) => range(n).map((j) => (label(i) === label(j) ? k[strength(n) + i] * k[n + j] : 0))),
      );
    },
  };
};
