/** What the host asks for, at a fixed place of the memory that it shares with all threads. src/dynamics/forces/simd/layout.ts mirrors it. */

export namespace Shape {
  export const INVERSE_ROOT: i32 = 0;
  export const INVERSE: i32 = 1;
  export const POWER: i32 = 2;
  export const GAUSSIAN: i32 = 3;
  export const TRUNCATED: i32 = 4;
  export const TENT: i32 = 5;
}

/** All numbers are kept in columns: x_k, v_k, m, each `stride` bytes long. The columns of a part are those of the sums. */
@unmanaged
export class Task {
  /** see Shape */
  shape: i32;
  /** k */
  exponent: i32;
  dim: i32;
  /** agents, with those of mass 0 that make it even */
  n: i32;
  /** parts that the sums are made of; a thread takes one at a time */
  parts: i32;
  /** is the environment periodic? */
  periodic: i32;
  /** bytes of a column */
  stride: i32;
  /** first column of x, of v, of m */
  x: i32;
  v: i32;
  m: i32;
  /** sums of the first part: columns of Σ φ m_j (v_j − v_i)_k, then Σ φ m_j */
  sums: i32;
  /** work space of the first thread, WORK bytes each */
  work: i32;
  /** on r², or on |z_k| for tents */
  factor: f64;
  /** exponent of a general power, in two parts */
  high: f64;
  low: f64;
  /** periods and their inverses */
  period0: f64;
  period1: f64;
  period2: f64;
  inverse0: f64;
  inverse1: f64;
  inverse2: f64;
}

export const TASK: usize = 1024;
