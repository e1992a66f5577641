import type { Json } from '../engines/claim.js';
import type { Rational } from '../scalar/rational.js';
import { ZERO, add, divide, parseRational, toNumber, toRational, toText } from '../scalar/rational.js';

/** Exact numbers, vectors and matrices out of the JSON of an instance or a certificate; `undefined` if it is none. */

const NUMERAL = /^-?\d+(\.\d+)?(\/\d+)?$/;

export function readNumber(value: Json | undefined): Rational | undefined {
  try {
    if (typeof value === 'number') return toRational(value);
    return typeof value === 'string' && NUMERAL.test(value) ? parseRational(value) : undefined;
  } catch {
    return undefined;
  }
}

export function readVector(value: Json | undefined): Rational[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const entries = (value as readonly Json[]).map(readNumber);
  return entries.every((x) => x !== undefined) ? entries : undefined;
}

/** A rectangular matrix, by rows. */
export function readMatrix(value: Json | undefined): Rational[][] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const rows = (value as readonly Json[]).map(readVector);
  return rows.every((row) => row !== undefined && row.length === rows[0]!.length) ? (rows as Rational[][]) : undefined;
}

/** The flow matrices of an instance and their symbols. */
export const FLOWS: Readonly<Record<string, { readonly tex: string; readonly index: string; readonly code: string }>> =
  {
    flow: { tex: 'F', index: '', code: 'F' },
    first: { tex: 'F_1', index: '_1', code: 'F1' },
    second: { tex: 'F_2', index: '_2', code: 'F2' },
  };

/** A flow matrix with what it means: κ = F 1 and A = diag(κ)^-1 F. */
export interface ReadFlow {
  readonly flow: readonly (readonly Rational[])[];
  readonly kappa: readonly Rational[];
  readonly average: readonly (readonly Rational[])[];
}

/** Reads a square flow matrix whose rows have non-zero sums. */
export function readFlow(value: Json | undefined): ReadFlow | undefined {
  const flow = readMatrix(value);
  if (flow === undefined || flow.length !== flow[0].length) return undefined;
  const kappa = flow.map((row) => row.reduce(add, ZERO));
  if (kappa.some((k) => k.n === 0n)) return undefined;
  return { flow, kappa, average: flow.map((row, i) => row.map((f) => divide(f, kappa[i]))) };
}

/** `-1/6 ≈ -0.1667`; the decimal is left out where it says nothing new. */
export function withDecimal(x: Rational): string {
  if (x.d === 1n) return toText(x);
  const decimal = toNumber(x);
  return `${toText(x)} ≈ ${Math.abs(decimal) >= 1e-3 ? Number(decimal.toPrecision(4)) : decimal.toExponential(2)}`;
}
