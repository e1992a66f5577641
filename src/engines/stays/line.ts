import { components, digraphOf } from '../../finite/graph.js';
import type { FlowMatrix } from '../../finite/flow.js';
import { flowFromIntegers, rowSums } from '../../finite/flow.js';
import type { FiniteModel } from '../../finite/model.js';
import { lcm } from '../../scalar/integer.js';
import type { Rational } from '../../scalar/rational.js';
import { compare, rational, subtract, toText } from '../../scalar/rational.js';

/** Entries of a flow matrix that move together: one; all loops; F_ij and F_ji; the arrows of a directed cycle. */
export interface Direction {
  readonly kind: 'entry' | 'loops' | 'pair' | 'cycle';
  /** [row, column] of each */
  readonly cells: readonly (readonly [row: number, column: number])[];
}

/** Longest list of cycles of four points or more that {@link directionsOf} makes; there may be hundreds of them. */
export const MAX_LONG_CYCLES = 24;

/**
 * Directions in which a flow matrix is moved: every entry; all loops together; every pair i ≠ j and every directed cycle
 * of three, present or not; and the first {@link MAX_LONG_CYCLES} longer cycles of present arrows. Single loops, all
 * loops, pairs and cycles keep a model conservative; loops and pairs keep it symmetric.
 */
export function directionsOf(model: FiniteModel): Direction[] {
  const { n, flow } = model;
  const points = Array.from({ length: n }, (_, i) => i);
  const found: Direction[] = points.flatMap((i) => points.map((j): Direction => ({ kind: 'entry', cells: [[i, j]] })));
  if (n > 1) found.push({ kind: 'loops', cells: points.map((i) => [i, i]) });
  for (const i of points)
    for (const j of points)
      if (i < j)
        found.push({
          kind: 'pair',
          cells: [
            [i, j],
            [j, i],
          ],
        });
  const cycle = (c: readonly number[]): Direction => ({
    kind: 'cycle',
    cells: c.map((i, k) => [i, c[(k + 1) % c.length]]),
  });
  for (const i of points) for (const j of points) for (const k of points) if (i < j && i < k && j !== k) found.push(cycle([i, j, k])); // prettier-ignore
  const long = [...longCycles(n, (i, j) => flow[i * n + j].n > 0n)].slice(0, MAX_LONG_CYCLES);
  return [...found, ...long.map(cycle)];
}

/** Directed cycles of at least four points in a graph, each from its smallest point, depth first. */
function* longCycles(n: number, arrow: (i: number, j: number) => boolean): Generator<number[]> {
  const { label } = components(digraphOf(n, (k) => arrow(Math.floor(k / n), k % n)));
  let left = MAX_LONG_CYCLES;
  function* extend(path: readonly number[]): Generator<number[]> {
    const [first, last] = [path[0], path[path.length - 1]];
    if (path.length >= 4 && arrow(last, first) && left-- > 0) yield [...path];
    for (let j = first + 1; j < n && left > 0; j++)
      if (!path.includes(j) && label[j] === label[first] && arrow(last, j)) yield* extend([...path, j]);
  }
  for (let i = 0; i < n; i++) yield* extend([i]);
}

/**
 * A flow matrix along a direction: F(t), t >= 0, has t in the smallest of the moving entries and keeps their
 * differences. For one entry, t is its value.
 *
 *     unit · F(t) = base + unit · t · D          D = 1 on the moving entries, else 0; base, unit integers
 */
export interface Line {
  readonly n: number;
  readonly base: readonly bigint[];
  readonly unit: bigint;
  readonly moving: readonly boolean[];
  /** the value of t at the model that the line was drawn through */
  readonly present: Rational;
}

export function lineThrough({ n, flow }: FiniteModel, { cells }: Direction): Line {
  const moving = flow.map(() => false);
  for (const [i, j] of cells) moving[i * n + j] = true;
  const present = flow.filter((_, k) => moving[k]).reduce((a, b) => (compare(b, a) < 0 ? b : a));
  const start = flow.map((f, k) => (moving[k] ? subtract(f, present) : f));
  const unit = start.reduce((d, f) => lcm(d, f.d), 1n);
  return { n, base: start.map((f) => f.n * (unit / f.d)), unit, moving, present };
}

/** unit · d · F(t) for t = n/d >= 0, in integers; undefined if a row sums to 0 there, so that it is no model. */
export function flowAt({ n, base, unit, moving }: Line, t: Rational): FlowMatrix | undefined {
  const integers = base.map((f, k) => t.d * f + (moving[k] ? unit * t.n : 0n));
  return rowSums(n, integers).every((k) => k > 0n) ? flowFromIntegers(n, integers) : undefined;
}

/** `F[1][1]`, `F[0][1] = F[1][0]`, `F[0][1] = F[1][0] - 2`: what t is, in words of the entries as they are. */
export function lineText({ n, flow }: FiniteModel, { cells }: Direction, { present }: Line): string {
  return cells
    .map(([i, j]) => {
      const ahead = subtract(flow[i * n + j], present);
      return `F[${i}][${j}]${ahead.n === 0n ? '' : ` - ${toText(ahead)}`}`;
    })
    .join(' = ');
}

/** t as a rational from an integer. */
export const node = (t: number): Rational => rational(BigInt(t));
