import type { Rational } from '../scalar/rational.js';
import { toText } from '../scalar/rational.js';
import { escapeHtml } from './escape.js';
import { typeset } from './tex.js';

/** Exact numbers, vectors and matrices as HTML: text that can be selected, set like mathematics. */

/** An integer, or a stacked fraction that is copied and read aloud as `p/q`. */
export function numberHtml(x: Rational): string {
  if (x.d === 1n) return integer(x.n);
  const [sign, n] = x.n < 0n ? ['−', -x.n] : ['', x.n];
  return `${sign}<span class="frac"><span>${n}</span><span class="slash">/</span><span>${x.d}</span></span>`;
}

const integer = (n: bigint): string => (n < 0n ? `−${-n}` : `${n}`);

/** `(1, −2, 1/2)` */
export const vectorHtml = (entries: readonly Rational[], marked: readonly number[] = []): string =>
  `<span class="vector">(${entries
    .map((x, i) => (marked.includes(i) ? `<mark>${numberHtml(x)}</mark>` : numberHtml(x)))
    .join(', ')})</span>`;

/**
 * A matrix in brackets.
 *
 * @param label what it is, for those who hear the page: `F`
 * @param marked entries to point out, as indices into the rows one after the other
 */
export function matrixHtml(
  rows: readonly (readonly Rational[])[],
  label: string,
  marked: readonly number[] = [],
): string {
  const columns = rows[0]?.length ?? 0;
  const body = rows
    .map((row, i) => {
      const cells = row.map(
        (x, j) => `<td${marked.includes(i * columns + j) ? ' class="marked"' : ''}>${numberHtml(x)}</td>`,
      );
      return `<tr>${cells.join('')}</tr>`;
    })
    .join('');
  const caption = `${label}, ${rows.length} by ${columns}`;
  return `<span class="brackets"><table class="matrix" aria-label="${escapeHtml(caption)}"><tbody>${body}</tbody></table></span>`;
}

/** Rough width of a matrix in characters. */
const widthOf = (rows: readonly (readonly Rational[])[]): number => {
  const longest = (x: Rational): number => Math.max(toText({ n: x.n, d: 1n }).length, String(x.d).length);
  return Math.max(0, ...rows.map((row) => row.reduce((s, x) => s + longest(x) + 2, 0)));
};

/** Characters that fit on a phone beside the left side of an equation. */
const NARROW = 24;

/** `left = right` in a box of its own that scrolls if it is too wide, by keyboard too. */
export function equation(tex: string, right: string, rows: readonly (readonly Rational[])[] = []): string {
  const wide = widthOf(rows) > NARROW ? ` tabindex="0" role="group" aria-label="${escapeHtml(tex)}, scrolls"` : '';
  return `<div class="equation"${wide}><span class="left">${typeset(tex)}<span class="equals">=</span></span>${right}</div>`;
}

export const vectorEquation = (tex: string, entries: readonly Rational[]): string =>
  equation(tex, vectorHtml(entries), [entries]);

export const matrixEquation = (tex: string, rows: readonly (readonly Rational[])[]): string =>
  equation(tex, matrixHtml(rows, tex), rows);
