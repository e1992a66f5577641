import { toText } from '../scalar/rational.js';
import type { ModelJson } from './certificate.js';
import type { FiniteModel } from './model.js';

/** Rows of exact numerals, n in each. */
export const toRows = (n: number, entries: readonly { n: bigint; d: bigint }[]): string[][] =>
  Array.from({ length: entries.length / n }, (_, i) => entries.slice(i * n, i * n + n).map(toText));

/** The model as certificates carry it. */
export const modelJson = ({ n, flow, masses }: FiniteModel): ModelJson =>
  masses ? { flow: toRows(n, flow), masses: masses.map(toText) } : { flow: toRows(n, flow) };
