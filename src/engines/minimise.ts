import type { Instance, Json } from './claim.js';
import { compareSize, matricesOf, sizeOf } from './instance.js';

/** Most candidates that a minimisation tries. */
const MAX_TRIES = 20_000;

/**
 * The smallest counterexample within reach of greedy steps: drop a point, empty a cycle or a symmetric pair, lower an
 * entry. Each step keeps `fails` true and makes the instance smaller in {@link compareSize}.
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
  matricesOf(instance).every((rows) => rows.length > 0 && rows.every((row) => row.some((f) => f > 0)));

const POINTWISE = new Set(['u', 'v', 'masses', 'partition']);

function* smaller(x: Instance): Generator<Instance> {
  const n = sizeOf(x);
  for (let i = 0; i < n; i++) yield withoutPoint(x, i);
  for (const key of ['flow', 'first', 'second']) {
    if (!(key in x)) continue;
    const rows = x[key] as unknown as number[][];
    for (const cells of patterns(rows)) {
      const least = Math.min(...cells.map(([i, j]) => rows[i]![j]!));
      for (const cut of new Set([least, Math.ceil(least / 2), 1])) {
        if (cut < 1 || cut > least) continue;
        const copy = rows.map((row) => row.slice());
        for (const [i, j] of cells) copy[i]![j]! -= cut;
        yield { ...x, [key]: copy };
      }
    }
  }
  for (const [key, value] of Object.entries(x)) {
    if (key === 'flow' || key === 'first' || key === 'second') continue;
    for (const v of smallerJson(value)) yield { ...x, [key]: v };
  }
}

/** Cells to lower together: a single entry, a symmetric pair, a pair of loops with it, a cycle of three, all loops. */
function* patterns(rows: number[][]): Generator<[number, number][]> {
  const n = rows.length;
  const on = (i: number, j: number): boolean => rows[i]![j]! > 0;
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

function withoutPoint(x: Instance, point: number): Instance {
  const keep = (_: unknown, i: number): boolean => i !== point;
  return Object.fromEntries(
    Object.entries(x).map(([key, value]): [string, Json] => {
      if (['flow', 'first', 'second'].includes(key)) {
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
    for (const [key, inner] of Object.entries(value)) for (const v of smallerJson(inner)) yield { ...value, [key]: v };
  }
}
