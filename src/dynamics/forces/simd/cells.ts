import type { PairPath, PairSums, PairTask } from '../pair-sums.js';
import type { Bins } from './bins.js';
import { bins, inPeriod } from './bins.js';
import { SPARE, placeColumns } from './columns.js';
import { simdEngine } from './engine.js';
import type { Columns } from './layout.js';
import { writeTask } from './layout.js';
import { simdProfile } from './profile.js';

/** Parts that the slabs are dealt out to at most. */
const PARTS = 16;

/**
 * Pairs of agents within the radius of a compact kernel, each once, two at a time: the candidates of some cells go through the same
 * loops as all pairs do, without asking who is within reach, for φ is 0 beyond. O(n · neighbours); the sums do not depend on the number
 * of threads. Only for compact kernels with a form, and where {@link bins} are of use.
 */
export const simdCells: PairPath = (task, sums) => {
  const { kernel, n, dim, periods } = task;
  const engine = simdEngine();
  const radius = kernel.radius(dim);
  if (!engine || !kernel.form || !(radius < Infinity)) return false;
  // product tents reach as far along each side as they have radius; radial kernels too
  const along = kernel.form.shape.kind === 'tent' ? kernel.form.length : radius;
  const sorted = bins(task.x, n, dim, along, periods);
  if (!sorted) return false;
  const { starts, offsets, agentOf } = sorted;
  const firsts = firstsOf(sorted);
  const places = agentOf.length;
  const columns = placeColumns(engine, places, dim, 2, starts.length + offsets.length + firsts.length);
  if (!columns) return false;
  fillColumns(engine.doubles(), columns, task, sorted, periods);
  const lists = columns.lists / 4;
  engine.ints().set(starts, lists);
  engine.ints().set(offsets, lists + starts.length);
  engine.ints().set(firsts, lists + starts.length + offsets.length);
  const profile = simdProfile(kernel.form);
  writeTask(engine.ints(), engine.doubles(), {
    profile,
    dim,
    n: places,
    parts: firsts.length - 1,
    periods: undefined,
    columns,
    cells: {
      ...sorted,
      starts: columns.lists,
      offsets: columns.lists + 4 * starts.length,
      offsetCount: offsets.length,
      firsts: columns.lists + 4 * (starts.length + offsets.length),
    },
  });
  if (engine.kernels.run() !== 1) throw new Error('a thread of the forces took a part and did not finish it');
  readSums(engine.doubles(), columns, task, sorted, firsts, sums, profile.height);
  return true;
};

/** The first slab of each part, and the end: at least `reach` slabs each, so that no part reaches beyond the next. */
function firstsOf({ slabs, reach }: Bins): Int32Array {
  const own = slabs > 1 ? slabs - reach : 1;
  const parts = Math.max(1, Math.min(PARTS, Math.floor(own / reach)));
  return Int32Array.from({ length: parts + 1 }, (_, p) => Math.floor((own * p) / parts));
}

/**
 * Agents and copies into their places; one of mass 0 into the others. Agents are read one after the other and written all over the
 * memory: stores wait for nothing, loads would.
 */
function fillColumns(
  to: Float64Array,
  columns: Columns,
  { n, dim, x, v, masses }: PairTask,
  { placeOf, agentOf, copies }: Bins,
  periods: readonly number[] | undefined,
): void {
  const stride = columns.stride / 8;
  const [x0, v0, m0] = [columns.x / 8, columns.v / 8, columns.m / 8];
  const put = (p: number, k: number, position: number, velocity: number): void => {
    to[x0 + k * stride + p] = position;
    to[v0 + k * stride + p] = velocity;
  };
  for (let p = 0; p < agentOf.length + SPARE; p++)
    if (!(agentOf[p] >= 0)) {
      to[m0 + p] = 0;
      for (let k = 0; k < dim; k++) put(p, k, 0, 0);
    }
  for (let i = 0; i < n; i++) to[m0 + placeOf[i]] = masses[i];
  for (let k = 0; k < dim; k++) {
    const [xk, vk] = [x0 + k * stride, v0 + k * stride];
    if (periods) for (let i = 0, q = k; i < n; i++, q += dim) to[xk + placeOf[i]] = inPeriod(x[q], periods[k]);
    else for (let i = 0, q = k; i < n; i++, q += dim) to[xk + placeOf[i]] = x[q];
    for (let i = 0, q = k; i < n; i++, q += dim) to[vk + placeOf[i]] = v[q];
  }
  for (const [c, i] of copies.agent.entries()) {
    const p = copies.place[c];
    to[m0 + p] = masses[i];
    for (let k = 0; k < dim; k++)
      put(p, k, to[x0 + k * stride + placeOf[i]] + copies.moved[c * dim + k] * periods![k], v[i * dim + k]);
  }
}

/** The sums of each agent: what its place got in the part that it belongs to, then what the part before and the copies add. */
function readSums(
  from: Float64Array,
  columns: Columns,
  { n, dim, masses }: PairTask,
  { agentOf, copies, starts, slabs, rows, columns: width, reach }: Bins,
  firsts: Int32Array,
  { pull, seen }: PairSums,
  height: number,
): void {
  const stride = columns.stride / 8;
  const set = (dim + 1) * stride;
  const first = columns.sums / 8;
  const mass = dim * stride;
  const startOf = (slab: number): number => starts[Math.min(slab, slabs) * rows * width];
  // In the columns of the part that has the place: what the part before it reached, and the agent itself.
  for (let part = 0; part < firsts.length - 1; part++) {
    const base = first + (part % 2) * set;
    if (part > 0) {
      const end = startOf(firsts[part] + reach);
      const other = first + set - (part % 2) * set;
      for (let column = 0; column < set; column += stride)
        for (let p = startOf(firsts[part]); p < end; p++) from[base + column + p] += from[other + column + p];
    }
    // the last part has the margin after the slabs as well
    const end = part === firsts.length - 2 ? agentOf.length : startOf(firsts[part + 1]);
    for (let p = startOf(firsts[part]); p < end; p++) {
      const i = agentOf[p];
      if (i < 0) continue;
      seen[i] = height * from[base + mass + p];
      for (let k = 0; k < dim; k++) pull[i * dim + k] = height * from[base + k * stride + p];
    }
  }
  for (let i = 0; i < n; i++) seen[i] += height * masses[i];
  const partOf = (p: number): number => {
    let part = firsts.length - 2;
    while (part > 0 && p < startOf(firsts[part])) part--;
    return part;
  };
  for (const [c, i] of copies.agent.entries()) {
    const p = copies.place[c];
    const base = first + (partOf(p) % 2) * set;
    seen[i] += height * from[base + mass + p];
    for (let k = 0; k < dim; k++) pull[i * dim + k] += height * from[base + k * stride + p];
  }
}
