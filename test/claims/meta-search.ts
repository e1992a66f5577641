import type { OperationName } from '../../src/claims/3.4/meta/operations.js';
import { signature } from '../../src/engines/census.js';
import { smallFlow } from '../../src/finite/flow.js';
import type { AtlasProperty, Pattern } from '../../src/properties/pattern.js';
import { bitOf, bitsOf } from '../../src/properties/pattern.js';
import { property } from '../../src/properties/registry.js';

/**
 * Smallest cases in which an operation destroys a property, by trying all of them: every flow matrix with entries <= m, or
 * every pair, the first up to permutation of the points. Results are computed here in integers, by formulas of their own,
 * so that this is a second opinion on `src/finite` too.
 */

export type Rows = readonly (readonly number[])[];

/** A case that destroys a property, as `meta/destroyed` stores it, without the names of the cell. */
export type Destroyer = Readonly<Record<string, Rows | readonly number[] | number | string>>;

interface Candidate {
  /** the case itself, made only if it is needed */
  readonly instance: () => Destroyer;
  readonly matrices: readonly Rows[];
  /** what the operands have in common */
  readonly bits: Pattern;
  readonly result: () => Rows | undefined;
}

/** Points and largest entry: all cases in which the operands have just these. */
export interface SearchLayer {
  readonly points: number;
  readonly entries: number;
}

interface Known {
  readonly rows: Rows;
  readonly bits: Pattern;
  readonly kappa: readonly number[];
  readonly top: number;
  readonly isFirst: boolean;
}

const sum = (v: readonly number[]): number => v.reduce((a, b) => a + b, 0);
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const bitsOfRows = (rows: Rows): Pattern => signature(smallFlow(rows));

const permutations = (n: number): number[][] =>
  n === 0 ? [[]] : permutations(n - 1).flatMap((p) => range(n).map((at) => p.toSpliced(at, 0, n - 1)));

/** The digits of a code, the first one leading. */
const digitsOf = (code: number, base: number, length: number): number[] =>
  range(length).map((k) => Math.floor(code / base ** (length - 1 - k)) % base);

const KNOWN = new Map<string, readonly Known[]>();

/** Every labelled flow matrix with entries <= m, with its properties. */
function allFlows(points: number, entries: number): readonly Known[] {
  const key = `${points}:${entries}`;
  const found = KNOWN.get(key);
  if (found) return found;
  const others = permutations(points);
  const list: Known[] = [];
  for (let code = 0; code < (entries + 1) ** (points * points); code++) {
    const digits = digitsOf(code, entries + 1, points * points);
    const rows = range(points).map((i) => digits.slice(i * points, (i + 1) * points));
    const kappa = rows.map(sum);
    if (kappa.includes(0)) continue;
    const text = digits.join('');
    const isFirst = others.every((p) => p.flatMap((i) => p.map((j) => rows[i][j])).join('') >= text);
    list.push({ rows, bits: bitsOfRows(rows), kappa, top: Math.max(...digits), isFirst });
  }
  KNOWN.set(key, list);
  return list;
}

const lcmOf = (v: readonly number[]): number => v.reduce((a, b) => (a / gcd(a, b)) * b, 1);
const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
const transposed = (F: Rows): Rows => F.map((row, i) => row.map((_, j) => F[j][i]));

/** Divided by the common factor, so that products stay small. */
const reduced = (F: Rows): Rows => {
  const factor = F.flat().reduce(gcd, 0);
  return F.map((row) => row.map((f) => f / factor));
};

/** L G K⁻¹ F, L = lcm κ: the flow of the composition, scaled. */
function composed(G: Rows, F: Rows): Rows {
  const kappa = F.map(sum);
  const L = lcmOf(kappa);
  return reduced(G.map((row) => F.map((_, j) => sum(row.map((g, k) => (L / kappa[k]) * g * F[k][j])))));
}

/** F and G to the same strength, in proportion: only their shape enters a product of several. */
function atStrength(rows: Rows, kappa: readonly number[]): Rows {
  const own = rows.map(sum);
  const factor = lcmOf(own.map((k, i) => k / gcd(k, kappa[i])));
  return rows.map((row, i) => row.map((f) => (f * kappa[i] * factor) / own[i]));
}

function conjugated(F: Rows, G: Rows): Rows {
  const inner = composed(G, F);
  return composed(atStrength(F, inner.map(sum)), inner);
}

function powerOf(F: Rows, k: number): Rows {
  let result = F;
  for (let e = 1; e < k; e++) result = composed(atStrength(F, result.map(sum)), result);
  return result;
}

const added = (F: Rows, G: Rows): Rows => F.map((row, i) => row.map((f, j) => f + G[i][j]));
const summed = (F: Rows, G: Rows): Rows => [
  ...F.map((row) => [...row, ...G.map(() => 0)]),
  ...G.map((row) => [...F.map(() => 0), ...row]),
];
const tensored = (F: Rows, G: Rows): Rows =>
  F.flatMap((row) => G.map((other) => row.flatMap((f) => other.map((g) => f * g))));

function coarsened(F: Rows, label: readonly number[]): Rows {
  const blocks = Math.max(...label) + 1;
  const out = range(blocks).map(() => range(blocks).map(() => 0));
  F.forEach((row, i) => row.forEach((f, j) => (out[label[i]][label[j]] += f)));
  return out;
}

function restricted(F: Rows, label: readonly number[]): Rows | undefined {
  const inside = range(F.length).filter((i) => label[i] === 0);
  const out = inside.map((i) => inside.map((j) => F[i][j]));
  return out.length > 0 && out.every((row) => sum(row) > 0) ? out : undefined;
}

const labellings = (n: number, labels: number): number[][] =>
  range(labels ** n).map((code) => digitsOf(code, labels, n));

/** Partitions of n points: labels in order of appearance. */
const partitions = (n: number): number[][] =>
  labellings(n, n).filter((label) => label.every((a, i) => a <= Math.max(-1, ...label.slice(0, i)) + 1));

const CONSERVATIVE = bitOf('conservative');

function* singles(
  { points, entries }: SearchLayer,
  of: (F: Rows) => Iterable<{ instance: () => Destroyer; result: () => Rows | undefined }>,
  needs: Pattern = 0,
): Generator<Candidate> {
  for (const { rows, bits, top, isFirst } of allFlows(points, entries)) {
    if (top !== entries || (bits & needs) !== needs || !isFirst) continue;
    for (const { instance, result } of of(rows)) yield { instance, matrices: [rows], bits, result };
  }
}

function* pairs(
  { points, entries }: SearchLayer,
  result: (F: Rows, G: Rows) => Rows | undefined,
  open: Pattern,
  grouped: boolean,
  more: Destroyer = {},
): Generator<Candidate> {
  const all = allFlows(points, entries).filter(({ bits }) => (bits & open) !== 0);
  const groups = new Map<string, Known[]>();
  for (const known of all) {
    const key = grouped ? known.kappa.join() : '';
    const group = groups.get(key);
    if (group) group.push(known);
    else groups.set(key, [known]);
  }
  for (const list of groups.values()) {
    for (const F of list) {
      if (!F.isFirst) continue;
      for (const G of list) {
        const bits = F.bits & G.bits;
        if ((bits & open) === 0 || Math.max(F.top, G.top) !== entries) continue;
        yield {
          instance: () => ({ first: F.rows, second: G.rows, ...more }),
          matrices: [F.rows, G.rows],
          bits,
          result: () => result(F.rows, G.rows),
        };
      }
    }
  }
}

/** Pairs of classes that need not have the same size; `points` is the size of the larger one. */
function* pairsOfAnySize(
  { points, entries }: SearchLayer,
  result: (F: Rows, G: Rows) => Rows | undefined,
  open: Pattern,
): Generator<Candidate> {
  const useful = (n: number): readonly Known[] =>
    allFlows(n, entries).filter(({ bits, isFirst }) => isFirst && (bits & open) !== 0);
  for (const F of range(points).flatMap((n) => useful(n + 1))) {
    for (const G of range(points).flatMap((n) => useful(n + 1))) {
      const bits = F.bits & G.bits;
      if (Math.max(F.rows.length, G.rows.length) !== points || Math.max(F.top, G.top) !== entries) continue;
      if ((bits & open) === 0) continue;
      yield {
        instance: () => ({ first: F.rows, second: G.rows }),
        matrices: [F.rows, G.rows],
        bits,
        result: () => result(F.rows, G.rows),
      };
    }
  }
}

function* candidates(operation: OperationName, layer: SearchLayer, open: Pattern): Generator<Candidate> {
  const one = (make: (F: Rows) => Rows) => (F: Rows) => [{ instance: () => ({ flow: F }), result: () => make(F) }];
  switch (operation) {
    case 'adjoint':
      return yield* singles(layer, one(transposed), CONSERVATIVE);
    case 'symmetrise-sum':
      return yield* singles(
        layer,
        one((F) => added(F, transposed(F))),
        CONSERVATIVE,
      );
    case 'symmetrise-product':
      return yield* singles(
        layer,
        one((F) => composed(transposed(F), F)),
        CONSERVATIVE,
      );
    case 'powers':
      return yield* singles(layer, (F) =>
        [2, 3, 4].map((exponent) => ({
          instance: () => ({ flow: F, exponent }),
          result: () => powerOf(F, exponent),
        })),
      );
    case 'coarsening':
      return yield* singles(layer, (F) =>
        partitions(F.length).map((partition) => ({
          instance: () => ({ flow: F, partition }),
          result: () => coarsened(F, partition),
        })),
      );
    case 'restriction':
      return yield* singles(layer, (F) =>
        labellings(F.length, 2).map((partition) => ({
          instance: () => ({ flow: F, partition }),
          result: () => restricted(F, partition),
        })),
      );
    case 'composition':
      return yield* pairs(layer, (F, G) => composed(G, F), open, true);
    case 'conjugation':
      return yield* pairs(layer, conjugated, open, true);
    case 'mixture':
      return yield* pairs(layer, added, open, true, { theta: '1/2' });
    case 'sum':
      return yield* pairs(layer, added, open, false);
    case 'direct-sum':
      return yield* pairsOfAnySize(layer, summed, open);
    case 'tensor':
      return yield* pairsOfAnySize(layer, tensored, open);
    case 'limits': {
      // The limit F and a direction G: F + tG has what it has for t = 1/1024 for all small t, for entries as small as these.
      const all = allFlows(layer.points, layer.entries);
      for (const F of all) {
        if (!F.isFirst) continue;
        for (const G of [...all, { rows: F.rows.map((row) => row.map(() => 0)), top: 0 }]) {
          if (Math.max(F.top, G.top) !== layer.entries) continue;
          const near = F.rows.map((row, i) => row.map((f, j) => 1024 * f + G.rows[i][j]));
          yield {
            instance: () => ({ first: F.rows, second: G.rows }),
            matrices: [F.rows, G.rows],
            bits: bitsOfRows(near),
            result: () => F.rows,
          };
        }
      }
    }
  }
}

const weightOf = (matrices: readonly Rows[]): [number, number] => {
  const entries = matrices.flat(2);
  return [entries.filter((f) => f > 0).length, sum(entries)];
};

/** The smallest destroyer of each property in a layer: fewest non-zeros, smallest total, first in canonical order. */
export function destroyersIn(
  operation: OperationName,
  layer: SearchLayer,
  properties: readonly AtlasProperty[],
): ReadonlyMap<AtlasProperty, Destroyer> {
  const open = bitsOf(properties);
  const best = new Map<AtlasProperty, { key: [number, number, string]; instance: Destroyer }>();
  for (const { bits, matrices, instance, result } of candidates(operation, layer, open)) {
    if ((bits & open) === 0) continue;
    const rows = result();
    if (!rows) continue;
    const flow = smallFlow(rows);
    const lost = properties.filter((name) => (bits & bitOf(name)) !== 0 && !property(name).holds(flow));
    if (lost.length === 0) continue;
    const [nonZeros, total] = weightOf(matrices);
    for (const property of lost) {
      const known = best.get(property);
      if (known && (known.key[0] - nonZeros || known.key[1] - total) < 0) continue;
      const text = JSON.stringify(matrices) + JSON.stringify(instance());
      if (known && known.key[0] === nonZeros && known.key[1] === total && known.key[2] <= text) continue;
      best.set(property, { key: [nonZeros, total, text], instance: instance() });
    }
  }
  return new Map([...best].map(([property, { instance }]) => [property, instance]));
}
