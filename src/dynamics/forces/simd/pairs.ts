import { toNumber } from '../../../scalar/rational.js';
import { periodsOf } from '../../../operators/environment.js';
import type { KernelForm } from '../../../operators/kernels/form.js';
import type { PairPath, PairSums, PairTask } from '../pair-sums.js';
import type { Engine } from './engine.js';
import { simdEngine } from './engine.js';
import type { Columns } from './layout.js';
import { FIRST_COLUMN, writeTask } from './layout.js';
import { simdProfile } from './profile.js';

/** Parts of the sums from so many agents on. Below they are one: adding up parts would cost more than it brings. */
const [PARTS, MANY] = [8, 512];

/** Numbers that a column has beyond the agents: loops go in steps of two or four. */
const SPARE = 4;

/** r² up to here: single precision, where square roots start, ends at 2^128. */
const MAX_SQUARE = 2 ** 100;

/**
 * All pairs of agents with two doubles an instruction, each pair once, on as many threads as serve: the sums do not depend on their
 * number. O(n² dim) time; memory 8 (2 dim + 1 + PARTS (dim + 1)) bytes an agent, the engine's. Only for kernels with a form, and
 * crowds of ordinary extent.
 */
export const simdPairs: PairPath = (task, sums) => {
  const engine = simdEngine();
  const { form } = task.kernel;
  if (!engine || !form || !isOrdinary(task, form)) return false;
  const { n, dim } = task;
  const even = n + (n % 2);
  const parts = n >= MANY ? PARTS : 1;
  const columns = placeColumns(even, dim, parts);
  if (!engine.reserve(columns.end)) return false;
  fillColumns(engine.doubles(), columns, task, even);
  const profile = simdProfile(form);
  writeTask(engine.ints(), engine.doubles(), {
    profile,
    dim,
    n: even,
    parts,
    periods: periodsOf(task.environment)?.map(toNumber),
    columns,
  });
  if (engine.kernels.run() !== 1) throw new Error('a thread of the forces took a part and did not finish it');
  engine.kernels.gatherParts();
  readSums(engine, columns, task, sums, profile.height);
  return true;
};

/** Are all squares within the range that the loops are made for? */
function isOrdinary({ x }: PairTask, { length }: KernelForm): boolean {
  let [low, high] = [0, 0];
  for (let k = 0; k < x.length; k++) {
    if (x[k] < low) low = x[k];
    if (x[k] > high) high = x[k];
  }
  const extent = (high - low) / length;
  return 3 * extent * extent < MAX_SQUARE && 1 / length < MAX_SQUARE && length < MAX_SQUARE;
}

function placeColumns(n: number, dim: number, parts: number): Columns & { readonly end: number } {
  const stride = (n + SPARE) * 8;
  const x = FIRST_COLUMN;
  const v = x + dim * stride;
  const m = v + dim * stride;
  const sums = m + stride;
  return { stride, x, v, m, sums, end: sums + parts * (dim + 1) * stride };
}

/** Rows to columns; an agent of mass 0 that makes their number even. */
function fillColumns(to: Float64Array, columns: Columns, { n, dim, x, v, masses }: PairTask, even: number): void {
  const stride = columns.stride / 8;
  for (let k = 0; k < dim; k++) {
    const xk = columns.x / 8 + k * stride;
    const vk = columns.v / 8 + k * stride;
    for (let i = 0; i < n; i++) {
      to[xk + i] = x[i * dim + k];
      to[vk + i] = v[i * dim + k];
    }
    to.fill(0, xk + n, xk + even + SPARE);
    to.fill(0, vk + n, vk + even + SPARE);
  }
  const m = columns.m / 8;
  for (let i = 0; i < n; i++) to[m + i] = masses[i];
  to.fill(0, m + n, m + even + SPARE);
}

/** Columns to rows. The agent itself is left out by the loops: φ(0) = height. */
function readSums(engine: Engine, columns: Columns, task: PairTask, { pull, seen }: PairSums, height: number): void {
  const from = engine.doubles();
  const { n, dim, masses } = task;
  const stride = columns.stride / 8;
  const first = columns.sums / 8;
  const mass = first + dim * stride;
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < dim; k++) pull[i * dim + k] = height * from[first + k * stride + i];
    seen[i] = height * (masses[i] + from[mass + i]);
  }
}
