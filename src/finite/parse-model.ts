import { LosslessNumber, parse as parseLossless } from 'lossless-json';
import { rationals } from '../scalar/field.js';
import { bitLength, lcm } from '../scalar/integer.js';
import type { Rational } from '../scalar/rational.js';
import { NumeralError, ONE, equal, parseRational, sign, sum, toText } from '../scalar/rational.js';
import type { FiniteModel, ModelIssue } from './model.js';
import { ModelError, modelFromAverage, modelFromFlow } from './model.js';

/** Largest number of points that is read. */
export const MAX_POINTS = 512;
/** Deepest nesting that is read: a model needs three levels. */
const MAX_DEPTH = 32;
/** Longest piece of a value that an error message repeats. */
const MAX_SHOWN = 60;
/** Most issues that are listed; the rest is counted. */
const MAX_ISSUES = 100;
const MAX_NAME = 1_000;

/** Bits of the common denominator and the largest numerator of a matrix, alone and times the number of entries. */
const MAX_BITS = 8_192;
const MAX_TOTAL_BITS = 2 ** 25;

const KEYS = ['name', 'flow', 'kappa', 'A', 'masses'];

/**
 * Reads a finite model from JSON text: `{"name"?, "flow"}` or `{"name"?, "kappa", "A"}`, with `"masses"?`. Numbers keep
 * every digit: a JSON number means the decimal that is written, 0.1 is 1/10, and 9007199254740993 is not rounded.
 *
 * @throws {ModelError} with every problem of the document, each with its path and value
 */
export function parseModel(text: string): FiniteModel {
  return modelFromJson(parseJson(text));
}

/** JSON with numbers as text, and with a limit on nesting. */
function parseJson(text: string): unknown {
  const prepared = prepare(text);
  try {
    return parseLossless(prepared);
  } catch (error) {
    throw new ModelError([
      { path: '', message: `not JSON: ${error instanceof Error ? error.message : String(error)}` },
    ]);
  }
}

/**
 * Puts quotes around the NaN and Infinity that some writers emit, so that they are reported where they stand, and refuses
 * deep nesting before a recursive parser meets it.
 */
function prepare(text: string): string {
  let depth = 0;
  const pieces = text
    .replace(/^\uFEFF/, '')
    .replaceAll(/"(?:[^"\\]|\\[\s\S])*"?|[[\]{}]|-?(?:NaN|Infinity)\b/g, (token) => {
      if (token === '[' || token === '{') depth++;
      if (token === ']' || token === '}') depth--;
      if (depth > MAX_DEPTH) throw new ModelError([{ path: '', message: `nested more than ${MAX_DEPTH} levels deep` }]);
      return token.endsWith('NaN') || token.endsWith('Infinity') ? JSON.stringify(token) : token;
    });
  return pieces;
}

/** A value as an error message shows it. */
function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text =
    value instanceof LosslessNumber
      ? value.value
      : JSON.stringify(value, (_, v) => (v instanceof LosslessNumber ? v.value : (v as unknown)));
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

const describe = (value: unknown): string =>
  Array.isArray(value)
    ? `an array of ${value.length}`
    : value === null
      ? 'null'
      : typeof value === 'object' && !(value instanceof LosslessNumber)
        ? 'an object'
        : show(value);

/**
 * A finite model from a parsed document. Numbers may be numbers, numerals as strings, or lossless numbers.
 *
 * @throws {ModelError} with every problem found
 */
export function modelFromJson(document: unknown): FiniteModel {
  const issues: ModelIssue[] = [];
  const complain = (path: string, message: string): void => {
    issues.push({ path, message });
  };
  if (
    typeof document !== 'object' ||
    document === null ||
    Array.isArray(document) ||
    document instanceof LosslessNumber
  ) {
    throw new ModelError([
      {
        path: '',
        message: `${describe(document)} is not a model: expected an object with "flow", or with "kappa" and "A"`,
      },
    ]);
  }
  const read = reader(complain);
  const fields = document as Record<string, unknown>;
  for (const key of Object.keys(fields)) {
    if (!KEYS.includes(key)) complain(key, `unknown key; a model has ${KEYS.join(', ')}`);
  }
  const has = (key: string): boolean => Object.hasOwn(fields, key);
  let name: string | undefined;
  if (has('name')) {
    if (typeof fields.name === 'string' && fields.name.length <= MAX_NAME) name = fields.name;
    else
      complain(
        'name',
        typeof fields.name === 'string'
          ? `longer than ${MAX_NAME} characters`
          : `${describe(fields.name)} is not a string`,
      );
  }
  if (has('flow') && (has('kappa') || has('A')))
    complain('flow', 'given together with "kappa" or "A": expected one form');
  let n: number | undefined;
  let flow: Rational[] | undefined;
  let average: { kappa: Rational[] | undefined; A: Rational[] | undefined } | undefined;
  if (has('flow')) {
    const matrix = read.matrix(fields.flow, 'flow');
    n = matrix.n;
    flow = matrix.entries;
    matrix.rows.forEach((row, i) => {
      if (row?.every((f) => sign(f) === 0)) complain(`flow[${i}]`, 'sums to 0: the point listens to nobody');
    });
  }
  if (has('kappa') || has('A')) {
    for (const key of ['kappa', 'A']) if (!has(key)) complain(key, 'missing: "kappa" and "A" go together');
    const matrix = has('A') ? read.matrix(fields.A, 'A') : undefined;
    n ??= matrix?.n;
    matrix?.rows.forEach((row, i) => {
      if (!row) return;
      const total = sum(row);
      if (!equal(total, ONE)) complain(`A[${i}]`, `sums to ${shorten(toText(total))}, expected 1`);
    });
    const kappa = has('kappa') ? read.positive(fields.kappa, 'kappa', n) : undefined;
    average = { kappa, A: matrix?.entries };
  }
  if (!has('flow') && !has('kappa') && !has('A'))
    complain('', 'no "flow", and no "kappa" and "A": there is no model here');
  const masses = has('masses') ? read.positive(fields.masses, 'masses', n) : undefined;
  if (issues.length > 0) throw new ModelError(limited(issues));
  return flow
    ? modelFromFlow(rationals, n!, flow, { masses, name })
    : modelFromAverage(rationals, average!.kappa!, average!.A!, { masses, name });
}

const shorten = (text: string): string => (text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text);

const limited = (issues: readonly ModelIssue[]): readonly ModelIssue[] =>
  issues.length <= MAX_ISSUES
    ? issues
    : [...issues.slice(0, MAX_ISSUES), { path: '', message: `and ${issues.length - MAX_ISSUES} more problems` }];

/** Bits of numerators and common denominator; stops counting beyond {@link MAX_BITS}, so that hostile input costs little. */
function bitsOf(entries: readonly Rational[]): number {
  let common = 1n;
  let top = 0;
  for (const { n, d } of entries) {
    if (common % d !== 0n) common = lcm(common, d);
    top = Math.max(top, bitLength(n));
    if (top > MAX_BITS || bitLength(common) > MAX_BITS) return MAX_BITS + 1;
  }
  return top + bitLength(common);
}

interface MatrixRead {
  readonly n: number | undefined;
  /** all entries if every one was read */
  readonly entries: Rational[] | undefined;
  /** each row if all of it was read and nothing is negative */
  readonly rows: readonly (Rational[] | undefined)[];
}

function reader(complain: (path: string, message: string) => void) {
  const number = (value: unknown, path: string): Rational | undefined => {
    const text = value instanceof LosslessNumber ? value.value : typeof value === 'number' ? String(value) : value;
    if (typeof text !== 'string') {
      complain(path, `${describe(value)} is not a number`);
      return undefined;
    }
    try {
      return parseRational(text);
    } catch (error) {
      if (!(error instanceof NumeralError)) throw error;
      complain(path, error.message);
      return undefined;
    }
  };
  const entry = (value: unknown, path: string): Rational | undefined => {
    const x = number(value, path);
    if (x && sign(x) < 0) {
      complain(path, `${shorten(toText(x))} is negative`);
      return undefined;
    }
    return x;
  };
  return {
    positive(value: unknown, path: string, n: number | undefined): Rational[] | undefined {
      if (!Array.isArray(value)) {
        complain(path, `${describe(value)} is not an array of numbers`);
        return undefined;
      }
      if (n !== undefined && value.length !== n) complain(path, `${value.length} entries, expected ${n}`);
      if (value.length > MAX_POINTS) {
        complain(path, `${value.length} entries, the limit is ${MAX_POINTS}`);
        return undefined;
      }
      const read = value.map((x, i) => {
        const q = number(x, `${path}[${i}]`);
        if (q && sign(q) <= 0) {
          complain(`${path}[${i}]`, `${shorten(toText(q))} is not positive`);
          return undefined;
        }
        return q;
      });
      return read.every((x) => x !== undefined) ? read : undefined;
    },
    matrix(value: unknown, path: string): MatrixRead {
      const nothing: MatrixRead = { n: undefined, entries: undefined, rows: [] };
      if (!Array.isArray(value)) {
        complain(path, `${describe(value)} is not a matrix: expected an array of rows`);
        return nothing;
      }
      if (value.length === 0) {
        complain(path, 'no rows: a model needs at least one point');
        return nothing;
      }
      if (value.length > MAX_POINTS) {
        complain(path, `${value.length} points, the limit is ${MAX_POINTS}`);
        return nothing;
      }
      const n = value.length;
      const rows = value.map((row: unknown, i) => {
        if (!Array.isArray(row)) {
          complain(`${path}[${i}]`, `${describe(row)} is not a row of numbers`);
          return undefined;
        }
        if (row.length !== n) complain(`${path}[${i}]`, `${row.length} entries, expected ${n}`);
        const read = row.slice(0, MAX_POINTS).map((x, j) => entry(x, `${path}[${i}][${j}]`));
        return row.length === n && read.every((x) => x !== undefined) ? read : undefined;
      });
      const complete = rows.every((row) => row !== undefined);
      if (!complete)
        return { n, rows: rows.map((row) => (row && bitsOf(row) <= MAX_BITS ? row : undefined)), entries: undefined };
      const entries = rows.flat();
      const [bits, limit] = [bitsOf(entries), Math.min(MAX_BITS, Math.floor(MAX_TOTAL_BITS / n ** 2))];
      if (bits <= limit) return { n, rows, entries };
      complain(path, `numbers too long: more than ${limit} bits on a common denominator, the limit for ${n} points`);
      return nothing;
    },
  };
}
