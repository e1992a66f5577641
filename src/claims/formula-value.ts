import type { Formula } from '../finite/certificate.js';
import type { Rational } from '../scalar/rational.js';
import {
  ONE,
  ZERO,
  add,
  compare,
  divide,
  magnitude,
  multiply,
  power,
  sum,
  subtract,
  toRational,
} from '../scalar/rational.js';
import type { LazyStep, Side, Value } from './steps.js';
import { assumeRelation, expectRelation } from './steps.js';

/**
 * Values of formulas, for conclusions about numbers that the library has computed: a bound, a ratio, a transport cost. The
 * checker evaluates the same formula with code of its own. What the library computes (weights, strengths, kernels) enters by
 * name, and is tied to points and masses by a relation of its own.
 */

/** r × c, row-major; a number is 1 × 1, a vector a column. */
interface Matrix {
  readonly r: number;
  readonly c: number;
  readonly x: readonly Rational[];
}

export type Named = Readonly<Record<string, Value>>;

const isVector = (x: Value): x is readonly Rational[] => Array.isArray(x);

function matrixOf(value: Value): Matrix {
  if (isVector(value)) return { r: value.length, c: 1, x: value };
  if ('entries' in value) {
    const c = 'n' in value ? value.n : value.columns;
    return { r: value.entries.length / c, c, x: value.entries };
  }
  return { r: 1, c: 1, x: [value] };
}

type Binary = (a: Rational, b: Rational) => Rational;

function entrywise(f: Binary, A: Matrix, B: Matrix): Matrix {
  if (A.x.length === 1) return { ...B, x: B.x.map((b) => f(A.x[0], b)) };
  if (B.x.length === 1) return { ...A, x: A.x.map((a) => f(a, B.x[0])) };
  if (A.r !== B.r || A.c !== B.c) throw new RangeError(`${A.r} × ${A.c} against ${B.r} × ${B.c}`);
  return { ...A, x: A.x.map((a, k) => f(a, B.x[k])) };
}

const table = (r: number, c: number, entry: (i: number, j: number) => Rational): Matrix => ({
  r,
  c,
  x: Array.from({ length: r * c }, (_, k) => entry(Math.floor(k / c), k % c)),
});

const transpose = ({ r, c, x }: Matrix): Matrix => table(c, r, (i, j) => x[j * c + i]);

function product(A: Matrix, B: Matrix): Matrix {
  if (A.c !== B.r) throw new RangeError(`${A.r} × ${A.c} times ${B.r} × ${B.c}`);
  return table(A.r, B.c, (i, j) =>
    sum(Array.from({ length: A.c }, (_, k) => multiply(A.x[i * A.c + k], B.x[k * B.c + j]))),
  );
}

const larger: Binary = (a, b) => (compare(a, b) >= 0 ? a : b);
const smaller: Binary = (a, b) => (compare(a, b) < 0 ? a : b);

const BINARY: Readonly<Record<string, Binary>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '^': (a, k) => power(a, Number(k.n)),
  larger,
};
const UNARY: Readonly<Record<string, (A: Matrix) => Matrix>> = {
  T: transpose,
  diag: ({ x }) => table(x.length, x.length, (i, j) => (i === j ? x[i] : ZERO)),
  abs: (A) => ({ ...A, x: A.x.map(magnitude) }),
  ones: ({ r }) => table(r, 1, () => ONE),
  sum: ({ x }) => ({ r: 1, c: 1, x: [sum(x)] }),
  max: ({ x }) => ({ r: 1, c: 1, x: [x.reduce(larger)] }),
  min: ({ x }) => ({ r: 1, c: 1, x: [x.reduce(smaller)] }),
};

function evaluate(formula: Formula, named: Named): Matrix {
  if (typeof formula === 'string') {
    const value = named[formula];
    return value === undefined ? { r: 1, c: 1, x: [toRational(formula)] } : matrixOf(value);
  }
  const [operation, ...operands] = formula;
  const [A, B] = operands.map((f) => evaluate(f, named));
  if (operation === '.') return product(A, B);
  const binary = BINARY[operation];
  return binary ? entrywise(binary, A, B) : UNARY[operation](A);
}

/** The value of a formula: a number, a vector, or a matrix. */
export function valueOf(formula: Formula, named: Named): Value {
  const { r, c, x } = evaluate(formula, named);
  return c > 1 ? { n: c, entries: x } : r > 1 ? x : x[0];
}

/** The value of a formula as a column. */
export const columnOf = (formula: Formula, named: Named): readonly Rational[] => evaluate(formula, named).x;

type Relation = '=' | '<=' | '<';
const side = (formula: Formula, named: Named): Side => [formula, valueOf(formula, named)];

/** Conclusion: a relation between two formulas. With `wanted` false it is expected to fail. */
export const expectFormula =
  (text: string, named: Named, left: Formula, relation: Relation, right: Formula, wanted = true): LazyStep =>
  () =>
    expectRelation(text, named, side(left, named), relation, side(right, named), wanted)();

/** Hypothesis: a relation between two formulas. */
export const assumeFormula =
  (text: string, named: Named, left: Formula, relation: Relation, right: Formula): LazyStep =>
  () =>
    assumeRelation(text, named, side(left, named), relation, side(right, named))();
