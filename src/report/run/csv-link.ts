import { escapeHtml, formatCount } from '../escape.js';

/** A cell of a csv: quoted where it has to be, and never the beginning of a formula in a spreadsheet. */
function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** A link that saves numbers as csv; the file is in the address, so that it works from disk without a script. */
export function csvLink(
  file: string,
  header: readonly string[],
  rows: readonly (readonly (number | null)[])[],
): string {
  const text = [header, ...rows].map((row) => row.map((value) => cell(value)).join(',')).join('\r\n');
  const address = `data:text/csv;charset=utf-8;base64,${Buffer.from(`${text}\r\n`).toString('base64')}`;
  const name = file.replaceAll(/[^\w.-]+/g, '-');
  return `<a download="${escapeHtml(name)}" href="${address}">Data as csv</a> <span class="quiet">${formatCount(rows.length)} rows</span>`;
}
