import { gcdSmall } from '../scalar/integer.js';
import type { Instance, Json } from './claim.js';
import { compareSize, matricesOf, sizeOf } from './instance.js';

/** Most candidates that a minimisation tries. */
const MAX_TRIES = 20_000;

/**
 * The smallest counterexample within reach of greedy steps: drop a point, merge two, empty a cycle or a symmetric pair,
 * lower an entry. Each step keeps `fails` true and makes the instance smaller in {@link compareSize}.
 */
export function minimise(instance: Instance, fails: (candidate: Instance) => boolean): Instance {
  let best = instance;
  let tries = 0;
  for (let improved = true; improved;) {
    improved = false;
    for (const candidate of smaller(best)) {
      if (++tries > MAX_TRIES) return best;
      if (!isModel(candidate) || compareSize(candidate, best) >= 0 || !fails(candidate)) continue;
      best = candidate;
      improved = true;
      break;
    }
  }
  return best;
}

/** Flows need a positive number in every row. */
const isModel = (instance: Instance): boolean =>
  !(Array.isArray(instance.points) && instance.points.length === 0) &&
  matricesOf(instance).every((rows) => rows.length > 0 && rows.every((row) => row.some((f) => f > 0)));

const MATRIX_KEYS = new Set(['flow', 'first', 'second']);
const POINTWISE = new Set(['points', 'u', 'v', 'by', 'masses', 'others', 'partition', 'labels']);

function* smaller(x: Instance): Generator<Instance> {
  const n = sizeOf(x);
  for (let i = 0; i < n; i++) yield withoutPoint(x, i);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) if (i !== j) yield withoutPoint(withRowCopied(x, i, j), i);
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) yield withPointsMerged(x, i, j);
  yield* movedPoints(x);
  yield* smallScalars(x);
  for (const key of MATRIX_KEYS) {
    if (!(key in x)) continue;
    const rows = x[key] as unknown as number[][];
    for (const cells of patterns(rows)) {
      const least = Math.min(...cells.map(([i, j]) => rows[i][j]));
      for (const cut of new Set([least, Math.ceil(least / 2), 1])) {
        if (cut < 1 || cut > least) continue;
        const copy = rows.map((row) => row.slice());
        for (const [i, j] of cells) copy[i][j] -= cut;
        yield { ...x, [key]: copy };
      }
    }
  }
  for (const [key, value] of Object.entries(x)) {
    if (MATRIX_KEYS.has(key)) continue;
    // A field that may be scaled: lowering one entry at a time would not get past its zero mean.
    if (Array.isArray(value) && value.every(Number.isInteger)) {
      const divisor = (value as number[]).reduce((g, x) => gcdSmall(g, Math.abs(x)), 0);
      if (divisor > 1) yield { ...x, [key]: (value as number[]).map((entry) => entry / divisor) };
    }
    for (const v of smallerJson(value)) yield { ...x, [key]: v };
  }
}

/** All points moved together, so that one of them comes to the origin, or all distances divided by a common factor. */
function* movedPoints(x: Instance): Generator<Instance> {
  if (!Array.isArray(x.points)) return;
  const rows = x.points as unknown as number[][];
  for (const origin of rows) yield { ...x, points: rows.map((row) => row.map((k, c) => k - origin[c])) };
  const divisor = rows.flat().reduce((g, k) => gcdSmall(g, Math.abs(k)), 0);
  if (divisor > 1) yield { ...x, points: rows.map((row) => row.map((k) => k / divisor)) };
}

/** Cells to lower together: a single entry, a symmetric pair, a pair of loops with it, a cycle of three, all loops. */
function* patterns(rows: number[][]): Generator<[number, number][]> {
  const n = rows.length;
  const on = (i: number, j: number): boolean => rows[i][j] > 0;
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) if (on(i, j)) yield [[i, j]];
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++)
      if (on(i, j) && on(j, i))
        yield [
          [i, j],
          [j, i],
        ];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      for (let k = 0; k < n; k++) {
        if (i === j || j === k || k === i) continue;
        if (on(i, j) && on(j, k) && on(k, i) && i < j && i < k) {
          yield [
            [i, j],
            [j, k],
            [k, i],
          ];
          if (on(i, i) && on(j, j) && on(k, k))
            yield [
              [i, j],
              [j, k],
              [k, i],
              [i, i],
              [j, j],
              [k, k],
            ];
        }
      }
      if (i < j && on(i, j) && on(j, i) && on(i, i) && on(j, j))
        yield [
          [i, j],
          [j, i],
          [i, i],
          [j, j],
        ];
    }
  }
  if (n > 0 && rows.every((_, i) => on(i, i))) yield rows.map((_, i) => [i, i]);
}

/** Row i of every matrix copied to row j: what made point i interesting survives when it goes. */
function withRowCopied(x: Instance, i: number, j: number): Instance {
  return Object.fromEntries(
    Object.entries(x).map(([key, value]): [string, Json] => {
      if (!MATRIX_KEYS.has(key)) return [key, value];
      const rows = value as unknown as number[][];
      return [key, rows.with(j, rows[i])];
    }),
  );
}

/** Instances of a few numbers only: all assignments of tiny values, smallest first. */
function* smallScalars(x: Instance): Generator<Instance> {
  const entries = Object.entries(x);
  if (entries.length > 4) return;
  if (entries.every(([, v]) => typeof v === 'number')) {
    for (let top = 0; top <= 3; top++)
      yield* assignments(
        entries.map(([key]) => key),
        [0, 1, 2, 3].slice(0, top + 1),
      );
  }
  if (entries.length <= 2 && entries.every(([, v]) => typeof v === 'string' && v.includes('/'))) {
    for (let q = 2; q <= 8; q++)
      yield* assignments(
        entries.map(([key]) => key),
        FRACTIONS.filter((f) => Number(f.split('/')[1]) <= q),
      );
  }
}

/** Proper fractions in lowest terms, denominators up to 8. */
const FRACTIONS = ['1/2', '1/3', '2/3', '1/4', '3/4', '1/5', '2/5', '3/5', '4/5', '1/6', '5/6'].concat([
  '1/7',
  '2/7',
  '3/7',
  '4/7',
  '5/7',
  '6/7',
  '1/8',
  '3/8',
  '5/8',
  '7/8',
]);

function* assignments(keys: readonly string[], values: readonly Json[]): Generator<Instance> {
  const [key, ...rest] = keys;
  if (key === undefined) yield {};
  else for (const value of values) for (const others of assignments(rest, values)) yield { [key]: value, ...others };
}

/**
 * Points i and j as one, flows and masses added up. Keeps conservation and symmetry, and of four points or more some pair
 * can be merged without making a circulation symmetric.
 */
function withPointsMerged(x: Instance, i: number, j: number): Instance {
  const into = (v: readonly number[]): number[] => v.map((f, k) => (k === j ? f + v[i] : f));
  const merged = Object.entries(x).map(([key, value]): [string, Json] => {
    if (key === 'masses' || key === 'others') return [key, into(value as number[])];
    if (!MATRIX_KEYS.has(key)) return [key, value];
    const rows = (value as unknown as number[][]).map(into);
    return [
      key,
      rows.with(
        j,
        rows[j].map((f, k) => f + rows[i][k]),
      ),
    ];
  });
  return withoutPoint(Object.fromEntries(merged), i);
}

function withoutPoint(x: Instance, point: number): Instance {
  const keep = (_: unknown, i: number): boolean => i !== point;
  return Object.fromEntries(
    Object.entries(x).map(([key, value]): [string, Json] => {
      if (MATRIX_KEYS.has(key)) {
        return [key, (value as Json[][]).filter(keep).map((row) => row.filter(keep))];
      }
      return [key, POINTWISE.has(key) && Array.isArray(value) ? (value as Json[]).filter(keep) : value];
    }),
  );
}

/** Smaller values of opaque data: numbers towards 0, elsewhere unchanged. */
function* smallerJson(value: Json): Generator<Json> {
  if (typeof value === 'number' && Number.isInteger(value) && value !== 0) {
    for (const v of new Set([0, Math.trunc(value / 2), value - Math.sign(value)])) yield v;
    if (value < 0) yield -value;
  } else if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) for (const v of smallerJson(value[i] as Json)) yield value.with(i, v);
  } else if (value !== null && typeof value === 'object') {
    const fields = value as Instance;
    for (const [key, inner] of Object.entries(fields))
      for (const v of smallerJson(inner)) yield { ...fields, [key]: v };
  }
}
