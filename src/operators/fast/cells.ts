import { doubles } from '../../scalar/field.js';
import { toNumber } from '../../scalar/rational.js';
import { displacement, periodsOf, wrap } from '../environment.js';
import { cellList } from './cell-list.js';
import { favreAt } from './direct.js';
import { largest } from './norms.js';
import type { FavrePath, FavreTask } from './task.js';

/**
 * Kernels with compact support, by cell lists: O(points + targets · points in the cells around), whatever the extent. Where the
 * points are the targets of an even kernel each pair is met once. The sums are the direct ones in another order.
 */
export const favreByCells: FavrePath = (task) => {
  const { environment, kernel, rho, targets } = task;
  const { n, dim } = rho;
  const list = cellList(rho, targets, kernel.radius(dim), periodsOf(environment)?.map(toNumber));
  const { order, ranges } = list;
  const x = Array.from({ length: dim }, (_, k) => column(rho.x, dim, k, order));
  const units = unitsOf(task);
  const fields = fieldsOf(task, units, order);
  // In the order of their cells targets find in the cache what the one before has read.
  const own = targets.x === rho.x;
  const sums = fields.map(() => new Float64Array(targets.n));
  const hits: Hits = { index: new Int32Array(n), weight: new Float64Array(n) };
  const find = [findOnLine, findInPlane, findInSpace][dim - 1];
  const weigh = kernel.profile ? radialWeights(kernel.profile, hits) : generalWeights(task, order, hits);
  // On a torus φ(−L/2, z) and φ(−L/2, −z) may differ, unless φ is radial.
  const once = own && (kernel.profile !== undefined || (kernel.even && !periodsOf(environment)));
  const reach = reachOf(task);
  const place = new Float64Array(dim);
  for (let p = 0; p < targets.n; p++) {
    for (let k = 0; k < dim; k++) place[k] = own ? x[k][p] : targets.x[p * dim + k];
    const count = list.around(place);
    let found = 0;
    for (let r = 0; r < count; r++) {
      const from = once ? Math.max(p, ranges[2 * r]) : ranges[2 * r];
      found = find(hits, found, x, from, ranges[2 * r + 1], place, reach);
    }
    weigh(own ? order[p] : p, found);
    for (let f = 0; f < fields.length; f++) (once ? exchange : collect)(sums[f], p, fields[f], hits, found);
  }
  divide(task, sums, units, own ? order : undefined);
};

/**
 * Below this mass φ m may have lost digits to underflow that the mean has: 2^-1022, the least normal double, over ε². Such a
 * target is computed by its row of the matrix, and so is one whose mass leaves the range of doubles.
 */
const SAFE_MASS = 2 ** -918;

/** Column k of an n × width array in another order. */
function column(from: ArrayLike<number>, width: number, k: number, order: Int32Array): Float64Array {
  const out = new Float64Array(order.length);
  for (let p = 0; p < order.length; p++) out[p] = from[order[p] * width + k];
  return out;
}

/** The largest |u| of each component, 1 where that is 0: units in which m u is about as large as m. */
const unitsOf = ({ u, components }: FavreTask): number[] =>
  Array.from({ length: components }, (_, c) => largest(u, c, components) || 1);

/** m, and m u for each component in its unit, in the order of the cells. */
function fieldsOf({ rho, u, components }: FavreTask, units: readonly number[], order: Int32Array): Float64Array[] {
  const m = column(rho.masses, 1, 0, order);
  const momenta = units.map((unit, c) => {
    const momentum = column(u, components, c, order);
    for (let p = 0; p < m.length; p++) momentum[p] = m[p] * (momentum[p] / unit);
    return momentum;
  });
  return [m, ...momenta];
}

/** The points within reach of a target, as places in the order of cells, with r² that becomes φ. */
interface Hits {
  readonly index: Int32Array;
  readonly weight: Float64Array;
}

/** Σ φ f over the hits. */
function collect(sums: Float64Array, p: number, field: Float64Array, { index, weight }: Hits, found: number): void {
  let sum = 0;
  for (let k = 0; k < found; k++) sum += weight[k] * field[index[k]];
  sums[p] = sum;
}

/** The same, and the other way: the hits are p itself and points after it, which get their share of p. */
function exchange(sums: Float64Array, p: number, field: Float64Array, { index, weight }: Hits, found: number): void {
  const own = field[p];
  let sum = 0;
  for (let k = 0; k < found; k++) {
    const j = index[k];
    sum += weight[k] * field[j];
    if (j !== p) sums[j] += weight[k] * own;
  }
  sums[p] += sum;
}

/** Masses and means from the sums, which are in the given order; where digits are lost, by the row of the matrix. */
function divide(
  task: FavreTask,
  [masses, ...momenta]: Float64Array[],
  units: readonly number[],
  order?: Int32Array,
): void {
  const { components, seen, mean } = task;
  const careful = favreAt(task);
  for (let p = 0; p < masses.length; p++) {
    const i = order ? order[p] : p;
    const mass = masses[p];
    seen[i] = mass;
    for (let c = 0; c < components; c++) mean[i * components + c] = mass > 0 ? (momenta[c][p] / mass) * units[c] : 0;
    if (!(mass === 0 || (mass >= SAFE_MASS && mass < Infinity))) careful(i);
  }
}

/** What a search compares with: reach², and along each dimension the period and half of it. */
interface Reach {
  readonly cut: number;
  readonly lengths: readonly number[];
}

function reachOf({ environment, kernel, rho: { dim } }: FavreTask): Reach {
  return {
    // A bit more than the radius: the kernel itself says where it ends.
    cut: (kernel.radius(dim) * (1 + 2 ** -20)) ** 2,
    lengths: periodsOf(environment)?.map(toNumber) ?? Array.from({ length: dim }, () => Infinity),
  };
}

/**
 * Adds the points of [from, to) within reach of y to the hits; returns how many there are then. One loop for each dimension, all
 * that it needs in local variables: this is where the time goes.
 */
type Find = (
  hits: Hits,
  found: number,
  x: readonly Float64Array[],
  from: number,
  to: number,
  y: Float64Array,
  reach: Reach,
) => number;

const findOnLine: Find = ({ index, weight }, found, x, from, to, y, { cut, lengths }) => {
  const x0 = x[0];
  const l0 = lengths[0];
  const y0 = y[0];
  const h0 = l0 / 2;
  let count = found;
  for (let j = from; j < to; j++) {
    const z0 = wrap(y0 - x0[j], l0, h0);
    const r2 = z0 * z0;
    if (r2 <= cut) {
      index[count] = j;
      weight[count++] = r2;
    }
  }
  return count;
};

const findInPlane: Find = ({ index, weight }, found, x, from, to, y, { cut, lengths }) => {
  const x0 = x[0];
  const x1 = x[1];
  const l0 = lengths[0];
  const l1 = lengths[1];
  const y0 = y[0];
  const y1 = y[1];
  const h0 = l0 / 2;
  const h1 = l1 / 2;
  let count = found;
  for (let j = from; j < to; j++) {
    const z0 = wrap(y0 - x0[j], l0, h0);
    const z1 = wrap(y1 - x1[j], l1, h1);
    const r2 = z0 * z0 + z1 * z1;
    if (r2 <= cut) {
      index[count] = j;
      weight[count++] = r2;
    }
  }
  return count;
};

const findInSpace: Find = ({ index, weight }, found, x, from, to, y, { cut, lengths }) => {
  const x0 = x[0];
  const x1 = x[1];
  const x2 = x[2];
  const l0 = lengths[0];
  const l1 = lengths[1];
  const l2 = lengths[2];
  const y0 = y[0];
  const y1 = y[1];
  const y2 = y[2];
  const h0 = l0 / 2;
  const h1 = l1 / 2;
  const h2 = l2 / 2;
  let count = found;
  for (let j = from; j < to; j++) {
    const z0 = wrap(y0 - x0[j], l0, h0);
    const z1 = wrap(y1 - x1[j], l1, h1);
    const z2 = wrap(y2 - x2[j], l2, h2);
    const r2 = z0 * z0 + z1 * z1 + z2 * z2;
    if (r2 <= cut) {
      index[count] = j;
      weight[count++] = r2;
    }
  }
  return count;
};

/** Turns r² of the hits of target i into φ. */
type Weigh = (i: number, found: number) => void;

const radialWeights =
  (profile: (r2: number) => number, { weight }: Hits): Weigh =>
  (_, found) => {
    for (let k = 0; k < found; k++) weight[k] = profile(weight[k]);
  };

function generalWeights(
  { environment, kernel, reversed, rho, targets }: FavreTask,
  order: Int32Array,
  { index, weight }: Hits,
): Weigh {
  const between = displacement(environment, doubles);
  const z = Array.from({ length: rho.dim }, () => 0);
  return (i, found) => {
    for (let k = 0; k < found; k++) {
      const j = order[index[k]];
      if (reversed) between(z, rho.x, j, targets.x, i);
      else between(z, targets.x, i, rho.x, j);
      weight[k] = kernel.value(doubles, z);
    }
  };
}
