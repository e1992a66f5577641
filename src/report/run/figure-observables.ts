import { anchorOf, escapeHtml } from '../escape.js';
import { typeset } from '../tex.js';
import { verdictMark } from './bounds.js';
import { figureSeries } from './figure-series.js';
import type { ObservableColumn, RunBound, RunObservables } from './record.js';

/** One figure for each observable, its bounds in the same axes. */
export function figuresOfObservables({ columns, rows }: RunObservables, bounds: readonly RunBound[] = []): string {
  const names = new Set(columns.map(({ name }) => name));
  const isBound = ({ boundOf }: ObservableColumn): boolean => boundOf !== undefined && names.has(boundOf);
  const series = (column: ObservableColumn, name: string) => {
    const k = columns.indexOf(column) + 1;
    return { name, points: rows.map((row) => [row[0] ?? NaN, row[k] ?? null] as const) };
  };
  return columns
    .filter((column) => !isBound(column))
    .map((column, k) => {
      const above = columns.filter(({ boundOf }) => boundOf === column.name);
      return figureSeries({
        id: anchorOf(`observable-${k}-${column.name}`),
        name: column.name,
        heading: headingOf(column),
        foot: bounds.filter(({ name }) => name === column.name).map(footOf).join(''), // prettier-ignore
        across: 't',
        up: column.label,
        scale: column.scale,
        series: [series(column, column.label), ...above.map((bound) => series(bound, bound.label))],
      });
    })
    .join('\n');
}

const headingOf = ({ name, label, formula, equation }: ObservableColumn): string =>
  `<h3>${escapeHtml(wordsOf(name))} <span class="symbol">${escapeHtml(label)}</span></h3>${
    formula === undefined
      ? ''
      : `<p class="formula">${typeset(formula)}${equation === undefined ? '' : ` <span class="equation-number">${escapeHtml(equation)}</span>`}</p>`
  }`;

const footOf = (bound: RunBound): string => `<p class="bound">${typeset(bound.formula)} ${verdictMark(bound)}</p>`;

/** `energy-fluctuation` is `Energy fluctuation`. */
export const wordsOf = (name: string): string => {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
