/** Where a task stands in the memory of the engine: mirrors assembly/task.ts and assembly/team.ts. Addresses in bytes. */

/** The task: 12 integers, then doubles. */
const TASK = 1024;

/** Work space of a thread, and threads at most: the first is the caller's. */
const WORK = 65536;
export const MAX_THREADS = 16;

const FIRST_WORK = 131072;

/** Above the work spaces: columns of numbers. */
export const FIRST_COLUMN = FIRST_WORK + MAX_THREADS * WORK;

/** The shapes of assembly/task.ts. */
export const SHAPES = {
  inverseRoot: 0,
  inverse: 1,
  power: 2,
  gaussian: 3,
  truncated: 4,
  tent: 5,
} as const;

/** A kernel as the loops want it. */
export interface SimdProfile {
  readonly shape: (typeof SHAPES)[keyof typeof SHAPES];
  /** k */
  readonly exponent: number;
  /** on r²; on |z_k| for tents */
  readonly factor: number;
  /** exponent of a general power */
  readonly power: number;
  /** multiplies everything afterwards */
  readonly height: number;
}

/** What the loops are told. */
export interface SimdTask {
  readonly profile: SimdProfile;
  readonly dim: number;
  /** even */
  readonly n: number;
  readonly parts: number;
  readonly periods: readonly number[] | undefined;
  readonly columns: Columns;
}

/** Addresses of the first column of each kind, and the bytes of one. */
export interface Columns {
  readonly stride: number;
  readonly x: number;
  readonly v: number;
  readonly m: number;
  readonly sums: number;
}

/** b = high + low, high of at most 42 bits: its products with integers below 2^11 are exact. */
function split(b: number): readonly [number, number] {
  // Veltkamp: the upper part of a double, 53 − 11 bits
  const c = (2 ** 11 + 1) * b;
  const high = c - (c - b);
  return [high, b - high];
}

export function writeTask(ints: Int32Array, doubles: Float64Array, task: SimdTask): void {
  const { profile, dim, n, parts, periods, columns } = task;
  const { stride, x, v, m, sums } = columns;
  ints.set(
    [profile.shape, profile.exponent, dim, n, parts, periods ? 1 : 0, stride, x, v, m, sums, FIRST_WORK],
    TASK / 4,
  );
  const [high, low] = split(profile.power);
  const lengths = [0, 1, 2].map((k) => periods?.[k] ?? 0);
  const inverses = lengths.map((length) => (length > 0 ? 1 / length : 0));
  doubles.set([profile.factor, high, low, ...lengths, ...inverses], TASK / 8 + 6);
}
