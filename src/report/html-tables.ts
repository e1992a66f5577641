import { anchorOf, escapeHtml, plural } from './escape.js';
import type { Report } from './schema.js';
import type { PaperCell, PaperTable } from './tables.js';
import { tablesOf } from './tables.js';
import { typesetText } from './tex.js';

/** Anchor of a table, and of the list of all. */
export const TABLES_ANCHOR = 'tables';
export const tableAnchor = (name: string): string => `tables:${anchorOf(name)}`;

/** A shape for each verdict, beside its word. */
const SHAPE: Readonly<Record<PaperCell['verdict'], string>> = {
  yes: '<path d="M2.5 8.5l3.7 3.8 7.3-8.6"/>',
  no: '<path d="M3 3l10 10M13 3L3 13"/>',
  if: '<circle cx="8" cy="8" r="5.5"/><path d="M8 2.5v11"/>',
  open: '<path d="M5.5 5.5a2.6 2.6 0 1 1 3.4 2.5q-.9.4-.9 1.9M8 12.7v.1"/>',
};

const WORD: Readonly<Record<PaperCell['verdict'], string>> = { yes: 'yes', no: 'no', if: 'if', open: 'not settled' };

function cellHtml(cell: PaperCell | undefined): string {
  if (!cell) return '<td class="none"><span class="quiet">no meaning here</span></td>';
  const { verdict, condition, claim, cases } = cell;
  const word = verdict === 'if' && condition !== undefined ? `if ${typesetText(condition)}` : escapeHtml(WORD[verdict]);
  const beside = verdict !== 'if' && verdict !== 'open' && condition !== undefined ? `, ${typesetText(condition)}` : '';
  return `<td class="cell ${verdict}"><svg class="mark" viewBox="0 0 16 16" aria-hidden="true">${SHAPE[verdict]}</svg>
<span class="word">${word}${beside}</span> <a href="#${escapeHtml(anchorOf(claim.id))}" title="${escapeHtml(claim.id)}, ${claim.status}">${plural(cases, 'case')}</a></td>`;
}

const tableHtml = ({ name, title, columns, rows }: PaperTable): string =>
  `<section class="paper-table" id="${escapeHtml(tableAnchor(name))}" aria-labelledby="${escapeHtml(tableAnchor(name))}:title"><h3 id="${escapeHtml(tableAnchor(name))}:title">${escapeHtml(title)}</h3>
<div class="scroll"><table><thead><tr><th scope="col">Model</th>${columns.map((column) => `<th scope="col">${typesetText(column)}</th>`).join('')}</tr></thead>
<tbody>${rows
    .map(
      ({ model, added, cells }) =>
        `<tr${added ? ' class="added"' : ''}><th scope="row">${typesetText(model)}${added ? ' <span class="form">not in the paper</span>' : ''}</th>${cells.map(cellHtml).join('')}</tr>`,
    )
    .join('\n')}</tbody></table></div></section>`;

/** The tables of the paper as this run finds them; empty if the report has no row of one. */
export function tablesHtml(report: Report): string {
  const tables = tablesOf(report);
  if (tables.length === 0) return '';
  return `<section class="part" id="${TABLES_ANCHOR}" aria-labelledby="tables-title"><h2 id="tables-title">Tables, regenerated <span class="count">${tables.length}</span></h2>
<p class="intro">Each cell is the verdict of a claim of this report and links to it. <i>Yes</i>: in every case that was tried, exactly. <i>No</i>: it fails, in every case of a family that is named there. <i>If</i>: both, with the condition and without. Rows that the paper leaves out are marked.</p>
${tables.map(tableHtml).join('\n')}</section>`;
}
