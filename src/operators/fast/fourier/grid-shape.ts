import { OperatorError } from '../../errors.js';

/** Arrays of a plan: before × shape × after, row-major; the transform runs over the indices of `shape`. */
export interface GridShape {
  readonly shape: readonly number[];
  /** transforms one behind the other */
  readonly before: number;
  /** transforms whose numbers stand side by side */
  readonly after: number;
}

/** Transforms along one index: of `outer` blocks of n × `inner`. */
export interface Side {
  readonly n: number;
  readonly outer: number;
  readonly inner: number;
}

export function sidesOf({ shape, before, after }: GridShape): Side[] {
  return shape.map((n, k) => ({
    n,
    outer: shape.slice(0, k).reduce((a, b) => a * b, before),
    inner: shape.slice(k + 1).reduce((a, b) => a * b, after),
  }));
}

export const sizeOf = ({ shape, before, after }: GridShape): number => shape.reduce((a, b) => a * b, before * after);

/** @throws {OperatorError} `invalid-parameter` unless all are positive integers, one at least in `shape` */
export function checkGridShape(grid: GridShape): void {
  if (grid.shape.length === 0) throw new OperatorError('invalid-parameter', 'shape: empty, expected a length at least');
  const sides = grid.shape.map((n, k): [string, number] => [`shape[${k}]`, n]);
  for (const [name, n] of [...sides, ['before', grid.before] as const, ['after', grid.after] as const])
    if (!(Number.isInteger(n) && n >= 1))
      throw new OperatorError('invalid-parameter', `${name}: ${n}, expected a positive integer`);
}

/** @throws {OperatorError} `invalid-parameter` unless x and y are two arrays of that length */
export function checkArrays(size: number, x: Float64Array, y: Float64Array): void {
  if (x.length !== size) throw new OperatorError('invalid-parameter', `re: length ${x.length}, expected ${size}`);
  if (y.length !== size) throw new OperatorError('invalid-parameter', `im: length ${y.length}, expected ${size}`);
  if (x === y) throw new OperatorError('invalid-parameter', 're, im: one array, expected two');
}

/** The last index of a grid of real numbers, whose rows have `length` frequencies; and the other indices, over which these are complex. */
export function halved({ shape, before }: GridShape): {
  readonly n: number;
  readonly length: number;
  readonly rows: number;
  readonly rest: GridShape | undefined;
} {
  const n = shape[shape.length - 1];
  const length = Math.floor(n / 2) + 1;
  const others = shape.slice(0, -1);
  const rows = others.reduce((a, b) => a * b, before);
  return { n, length, rows, rest: others.length > 0 ? { shape: others, before, after: length } : undefined };
}

/** @throws {OperatorError} `invalid-parameter` unless x, re, im are arrays of those lengths, the last two apart */
export function checkRealArrays(
  size: number,
  waves: number,
  x: Float64Array,
  re: Float64Array,
  im: Float64Array,
): void {
  if (x.length !== size) throw new OperatorError('invalid-parameter', `x: length ${x.length}, expected ${size}`);
  checkArrays(waves, re, im);
}
