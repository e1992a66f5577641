import { escapeHtml } from './escape.js';
import type { ReportClaim } from './schema.js';

type Measurement = NonNullable<ReportClaim['evidence'][number]['measurements']>[number];
type Data = NonNullable<Measurement['data']>;

const WIDTH = 360;
const HEIGHT = 240;
/** An axis is logarithmic where its numbers are positive and spread over more than this factor. */
const SPREAD = 20;

interface Axis {
  readonly logarithmic: boolean;
  /** from 0 to 1 */
  place(x: number): number;
  readonly ticks: readonly number[];
}

/** Steps of 1, 2 or 5 times a power of ten, at most six of them. */
function linearTicks(low: number, high: number): number[] {
  const rough = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((k) => k * power).find((s) => s >= rough)!;
  const first = Math.ceil(low / step);
  const count = Math.floor(high / step) - first + 1;
  return Array.from({ length: count }, (_, k) => (first + k) * step);
}

/** Powers of ten, at most six of them; for less than two decades the two ends. */
function logarithmicTicks(low: number, high: number): number[] {
  const [first, last] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)];
  if (last - first < 1) return [low, high];
  const every = Math.ceil((last - first + 1) / 6);
  return Array.from({ length: Math.floor((last - first) / every) + 1 }, (_, k) => 10 ** (first + k * every));
}

function axisOf(values: readonly number[]): Axis {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (low === high) return { logarithmic: false, place: () => 0.5, ticks: [low] };
  if (low > 0 && high > SPREAD * low) {
    const [a, b] = [Math.log(low), Math.log(high)];
    return { logarithmic: true, place: (x) => (Math.log(x) - a) / (b - a), ticks: logarithmicTicks(low, high) };
  }
  return { logarithmic: false, place: (x) => (x - low) / (high - low), ticks: linearTicks(low, high) };
}

/** `0.001`, `1e−7` */
const label = (x: number): string => String(Number(x.toPrecision(2))).replaceAll('-', '−');

/** The points of a measurement, each axis linear or logarithmic as its numbers want; empty unless there are two. */
export function figureMeasured(name: string, { x, y, points }: Data, id: string): string {
  if (points.length < 2) return '';
  const [across, up] = [axisOf(points.map(([a]) => a)), axisOf(points.map(([, b]) => b))];
  const left = (a: number): string => (across.place(a) * WIDTH).toFixed(1);
  const top = (b: number): string => ((1 - up.place(b)) * HEIGHT).toFixed(1);
  const scale = ({ logarithmic }: Axis): string => (logarithmic ? ', logarithmic' : '');
  const key = escapeHtml(id);
  return `<figure class="measured-plot"><svg viewBox="-74 -12 460 306" role="img" aria-labelledby="${key}:title ${key}:text">
<title id="${key}:title">${escapeHtml(name)}</title>
<desc id="${key}:text">${points.length} points, ${escapeHtml(y)}${scale(up)} against ${escapeHtml(x)}${scale(across)}.</desc>
${across.ticks.map((t) => `<path class="grid" d="M${left(t)} 0V${HEIGHT}"/><text x="${left(t)}" y="${HEIGHT + 19}" text-anchor="middle">${label(t)}</text>`).join('')}
${up.ticks.map((t) => `<path class="grid" d="M0 ${top(t)}H${WIDTH}"/><text x="-8" y="${top(t)}" dy="5" text-anchor="end">${label(t)}</text>`).join('')}
<path class="frame" d="M0 0H${WIDTH}V${HEIGHT}H0Z"/>
${points.map(([a, b]) => `<circle class="dot" cx="${left(a)}" cy="${top(b)}" r="4"/>`).join('')}
<text class="title" x="${WIDTH / 2}" y="${HEIGHT + 42}" text-anchor="middle">${escapeHtml(x)}${scale(across)}</text>
<text class="title" transform="translate(-60 ${HEIGHT / 2}) rotate(-90)" text-anchor="middle">${escapeHtml(y)}${scale(up)}</text>
</svg><figcaption>${escapeHtml(name)}</figcaption></figure>`;
}
