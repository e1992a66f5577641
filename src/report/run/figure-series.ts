import { line } from '@observablehq/plot';
import { escapeHtml, plural } from '../escape.js';
import { csvLink } from './csv-link.js';
import { drawPlot } from './draw-plot.js';
import { numberText } from './number-text.js';
import { labelColour } from './palette.js';
import { axisFor } from './plot-axis.js';
import type { Point } from './thin-points.js';
import { thinPoints } from './thin-points.js';

/** Dashes beside colours, so that lines are told apart without them. */
const DASHES = ['', '7 4', '2 4', '10 3 2 3'];

export interface Series {
  readonly name: string;
  /** ordered by the first number */
  readonly points: readonly Point[];
}

export interface SeriesFigure {
  readonly id: string;
  /** of the figure, text */
  readonly name: string;
  /** HTML above the drawing */
  readonly heading: string;
  /** HTML below it */
  readonly foot?: string;
  readonly across: string;
  readonly up: string;
  readonly scale: 'linear' | 'log';
  /** the first is what the figure is about */
  readonly series: readonly Series[];
}

type Drawn = Series & { readonly left: number };

/** A point that has no place on the axis is a gap. */
function drawn({ name, points }: Series, scale: 'linear' | 'log'): Drawn {
  let left = 0;
  const placed = points.map(([t, y]): Point => {
    const fits = y !== null && Number.isFinite(y) && (scale === 'linear' || y > 0);
    if (y !== null && !fits) left++;
    return [t, fits ? y : null];
  });
  return { name, points: thinPoints(placed), left };
}

const numbersOf = (points: readonly Point[]): number[] => points.flatMap(([, y]) => (y === null ? [] : [y]));

/** What the line does, in a sentence. */
function inWords({ name, points, left }: Drawn, scale: 'linear' | 'log'): string {
  const values = numbersOf(points);
  if (values.length === 0) return `${name} has no value that can be drawn.`;
  let [low, high] = [values[0], values[0]];
  for (const y of values) [low, high] = [Math.min(low, y), Math.max(high, y)];
  const spread =
    high - low <= 1e-9 * Math.max(Math.abs(low), Math.abs(high))
      ? `${name} is ${numberText(values[0], 6)} throughout, to within ${numberText(high - low, 2)}`
      : `${name} goes from ${numberText(values[0])} to ${numberText(values.at(-1)!)}, between ${numberText(low)} and ${numberText(high)}`;
  const without = scale === 'log' ? 'not positive and' : 'not finite and';
  return `${spread}.${left > 0 ? ` ${plural(left, 'value')} ${left === 1 ? 'is' : 'are'} ${without} left out.` : ''}`;
}

/**
 * Lines over one axis as a figure: observables over time here; a field over x is drawn the same way.
 *
 * @returns `<figure>` with title, drawing, description in words, and the points drawn as csv
 */
export function figureSeries({ id, name, heading, foot = '', across, up, scale, series }: SeriesFigure): string {
  const lines = series.map((one) => drawn(one, scale));
  const words = lines.map((one) => inWords(one, scale)).join(' ');
  const svg = drawPlot(
    {
      marginLeft: 58,
      marginBottom: 40,
      x: { ...axisFor(lines.flatMap(({ points }) => points.map(([t]) => t)), 'linear'), nice: false, label: across, labelArrow: 'none', labelAnchor: 'center' },
      y: { ...axisFor(lines.flatMap(({ points }) => numbersOf(points)), scale), label: up, labelArrow: 'none' },
      marks: lines.map(({ points }, k) =>
        line(points, {
          stroke: labelColour(k),
          strokeWidth: k === 0 ? 2.2 : 1.8,
          ...(k === 0 ? {} : { strokeDasharray: DASHES[k % DASHES.length] || DASHES[1] }),
        }),
      ),
    },
    id,
    name,
    `${scale === 'log' ? 'Logarithmic axis. ' : ''}${words}`,
  ); // prettier-ignore
  const key = (k: number): string =>
    `<svg class="stroke" viewBox="0 0 28 8" aria-hidden="true"><path d="M1 4H27" style="stroke:${labelColour(k)}"${k === 0 ? '' : ` stroke-dasharray="${DASHES[k % DASHES.length] || DASHES[1]}"`}/></svg>`;
  const legend =
    lines.length < 2
      ? ''
      : `<ul class="keys">${lines.map((one, k) => `<li>${key(k)}${escapeHtml(one.name)}</li>`).join('')}</ul>`;
  return `<figure class="card run-plot" id="${escapeHtml(id)}"><figcaption>${heading}</figcaption>
${svg}${legend}
<p class="words">${escapeHtml(words)}</p>${foot}
<p class="data">${csvLink(`${name}.csv`, ['t', ...lines.map((one) => one.name)], tableOf(lines))}</p></figure>`;
}

/** Rows of all times at which any line has a point. */
function tableOf(lines: readonly Drawn[]): (number | null)[][] {
  const rows = new Map<number, (number | null)[]>();
  lines.forEach(({ points }, k) => {
    for (const [t, y] of points) {
      const row = rows.get(t) ?? [t, ...lines.map(() => null)];
      row[k + 1] = y;
      rows.set(t, row);
    }
  });
  return [...rows.values()].sort((a, b) => a[0]! - b[0]!);
}
