import { anchorOf, escapeHtml } from '../escape.js';
import { typeset } from '../tex.js';
import { verdictMark } from './bounds.js';
import type { Series } from './figure-series.js';
import { figureSeries } from './figure-series.js';
import type { ObservableColumn, RunBound, RunObservables } from './record.js';

const BOUND = '-bound';

/** One figure for each observable, its bound in the same axes. */
export function figuresOfObservables({ columns, rows }: RunObservables, bounds: readonly RunBound[] = []): string {
  const names = new Set(columns.map(({ name }) => name));
  const isBound = ({ name }: ObservableColumn): boolean =>
    name.endsWith(BOUND) && names.has(name.slice(0, -BOUND.length));
  const seriesOf = (column: ObservableColumn): Series => {
    const k = columns.indexOf(column) + 1;
    return { name: column.name.replaceAll('-', ' '), points: rows.map((row) => [row[0] ?? NaN, row[k] ?? null] as const) };
  }; // prettier-ignore
  return columns
    .filter((column) => !isBound(column))
    .map((column, k) => {
      const above = columns.filter((other) => isBound(other) && other.name === `${column.name}${BOUND}`);
      return figureSeries({
        id: anchorOf(`observable-${k}-${column.name}`),
        name: column.name,
        heading: headingOf(column),
        foot: bounds.filter(({ name }) => name === column.name).map(footOf).join(''), // prettier-ignore
        across: 't',
        up: column.name.replaceAll('-', ' '),
        scale: column.scale,
        series: [column, ...above].map(seriesOf),
      });
    })
    .join('\n');
}

const headingOf = ({ name, label, formula, equation }: ObservableColumn): string =>
  `<h3>${escapeHtml(wordsOf(name))} <span class="symbol">${typeset(label)}</span></h3>${
    formula === undefined
      ? ''
      : `<p class="formula">${typeset(formula)}${equation === undefined ? '' : ` <span class="equation-number">${escapeHtml(equation)}</span>`}</p>`
  }`;

const footOf = (bound: RunBound): string => `<p class="bound">${typeset(bound.formula)} ${verdictMark(bound)}</p>`;

/** `energy-fluctuation` is `Energy fluctuation`. */
const wordsOf = (name: string): string => {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
