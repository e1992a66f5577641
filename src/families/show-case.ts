import { toNumber, toRational } from '../scalar/rational.js';
import type { CloudJson } from './clouds/cloud.js';

/** Longest fraction that is shown as it is; longer ones as decimals. */
const SHOWN = 12;

/** `1/3`, or `≈0.0919699` where the fraction is too long to read. */
export const showNumeral = (text: string, longest = SHOWN): string =>
  text.length <= longest ? text : `≈${Number(toNumber(toRational(text)).toPrecision(6))}`;

/** `[[1/2, 1/2], [0, 1]]` */
export const showFlow = (rows: readonly (readonly string[])[]): string =>
  `[${rows.map((row) => `[${row.map((x) => showNumeral(x)).join(', ')}]`).join(', ')}]`;

/** `x = [0, 1]  m = [1/2, 1/2]`; in one dimension without inner parentheses. */
export function caseText({ points, masses, labels }: CloudJson): string {
  const rows = points.map((x) => (x.length === 1 ? showNumeral(x[0]) : `(${x.map((t) => showNumeral(t)).join(', ')})`));
  return [
    ...(points.some((x) => x.length > 0) ? [`x = [${rows.join(', ')}]`] : []),
    ...(labels ? [`labels = [${labels.join(', ')}]`] : []),
    `m = [${masses.map((m) => showNumeral(m)).join(', ')}]`,
  ].join('  ');
}
