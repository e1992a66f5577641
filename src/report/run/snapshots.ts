import { escapeHtml, formatCount, plural } from '../escape.js';
import type { PageFrames } from './frames.js';
import { numberText } from './number-text.js';
import { labelColour, shapePath } from './palette.js';
import type { Panel } from './panel.js';
import { panelFor } from './panel.js';
import type { View } from './view.js';
import { edgesOf, placeIn, project } from './view.js';

/** Pictures in the row. */
const PANELS = 6;
/** More agents than these are a blot in a panel, and a megabyte of page. */
const MOST_AGENTS = 1500;
/** Up to so many agents a stick shows the velocity. */
const MOST_STICKS = 400;
const WIDTH = 220;
/** Length of the stick of the fastest agent. */
const STICK = 16;

const at = (value: number): string => String(Number(value.toFixed(1)));

/** The plane of a picture: two coordinates, a projection of three, or position against velocity in one dimension. */
interface Plane {
  readonly axes: readonly string[];
  place(k: number, i: number): readonly [number, number];
  /** direction of the velocity in the plane, times its length */
  heading?(k: number, i: number): readonly [number, number];
  readonly panel: Panel;
}

function planeOf(frames: PageFrames, view: View): Plane {
  const { agents, dim, v } = frames;
  const { follow, fastest } = view;
  const box = follow ? view.moving : view.fixed;
  const place = (k: number, i: number): number[] =>
    Array.from({ length: dim }, (_, c) => placeIn(frames, follow, k, i, c));
  const speed = (k: number, i: number): number[] =>
    Array.from({ length: dim }, (_, c) => v![(k * agents + i) * dim + c]);
  if (dim === 1) {
    const reach = fastest === 0 ? 1 : 1.05 * fastest;
    return {
      axes: v ? ['x', 'v'] : ['x'],
      place: (k, i) => [place(k, i)[0], v ? speed(k, i)[0] : 0],
      panel: panelFor([box.low[0], -reach], [box.high[0], reach], WIDTH, v ? 150 : 60, false),
    };
  }
  const flat = dim === 2;
  const seen = (point: readonly number[]): readonly [number, number] => (flat ? [point[0], point[1]] : project(point));
  const corners = flat ? [box.low, box.high] : edgesOf(box).flat().map((corner) => project(corner)); // prettier-ignore
  const least = [0, 1].map((c) => Math.min(...corners.map((corner) => corner[c])));
  const most = [0, 1].map((c) => Math.max(...corners.map((corner) => corner[c])));
  return {
    axes: flat ? ['x₁', 'x₂'] : ['across', 'up'],
    place: (k, i) => seen(place(k, i)),
    ...(v ? { heading: (k: number, i: number) => seen(speed(k, i)) } : {}),
    panel: panelFor(least, most, WIDTH, WIDTH, true),
  };
}

/** The agents of one frame: a path for each label, of its shape and colour, and the sticks of all. */
function agentsSvg(frames: PageFrames, view: View, plane: Plane, k: number): string {
  const { agents, labels } = frames;
  const { panel } = plane;
  const shown = Math.min(agents, MOST_AGENTS);
  const radius = Math.min(3.2, Math.max(0.9, 40 / Math.sqrt(shown)));
  const paths = new Map<number, string>();
  let sticks = '';
  for (let j = 0; j < shown; j++) {
    const i = Math.floor((j * agents) / shown);
    const [x, y] = plane.place(k, i);
    const [left, top] = [panel.across(x), panel.up(y)];
    const label = labels?.[i] ?? 0;
    paths.set(label, (paths.get(label) ?? '') + shapePath(label, left, top, radius));
    if (shown > MOST_STICKS || !plane.heading || view.fastest === 0) continue;
    const [a, b] = plane.heading(k, i);
    sticks += `M${at(left)} ${at(top)}l${at((a * STICK) / view.fastest)} ${at((-b * STICK) / view.fastest)}`;
  }
  return `${sticks === '' ? '' : `<path class="stick" d="${sticks}"/>`}${[...paths]
    .sort(([a], [b]) => a - b)
    .map(([label, d]) => `<path style="fill:${labelColour(label)}" d="${d}"/>`)
    .join('')}`;
}

function frameSvg({ dim, periods }: PageFrames, { follow, moving, fixed }: View, { panel }: Plane): string {
  const { width, height } = panel;
  if (dim < 3)
    return `<rect class="frame${periods.some((p) => p !== null) ? ' torus' : ''}" width="${width}" height="${at(height)}"/>`;
  const edges = edgesOf(follow ? moving : fixed).map((ends) =>
    ends.map((end) => project(end)).map(([a, b]) => `${at(panel.across(a))} ${at(panel.up(b))}`).join('L'),
  ); // prettier-ignore
  return `<path class="box" d="M${edges.join('M')}"/>`;
}

/** The frames in the row, evenly over those that there are. */
const chosen = (count: number): number[] => [
  ...new Set(Array.from({ length: PANELS }, (_, k) => Math.round((k * (count - 1)) / (PANELS - 1)))),
];

/** The flock at six times as a row of drawings, all of one scale; empty where there is no flock to draw. */
export function snapshotsHtml(frames: PageFrames, view: View): string {
  const { agents, dim, times, total } = frames;
  if (agents === 0 || dim === 0 || times.length === 0) return '';
  const plane = planeOf(frames, view);
  const { panel } = plane;
  const shown = Math.min(agents, MOST_AGENTS);
  const many =
    shown < total.agents ? `${formatCount(shown)} of ${plural(total.agents, 'agent')}` : plural(shown, 'agent');
  return `<ol class="snapshots">${chosen(times.length)
    .map((k) => {
      const t = `t = ${numberText(times[k])}`;
      const text = `${many} at ${t}, ${plane.axes.join(' against ')}.`;
      return `<li><figure id="snapshot-${k}"><svg viewBox="-3 -3 ${panel.width + 6} ${at(panel.height + 6)}" role="img" aria-labelledby="snapshot-${k}:title snapshot-${k}:text">
<title id="snapshot-${k}:title">The flock at ${t}</title><desc id="snapshot-${k}:text">${escapeHtml(text)}</desc>
${frameSvg(frames, view, plane)}${agentsSvg(frames, view, plane, k)}</svg><figcaption>${t}</figcaption></figure></li>`;
    })
    .join('\n')}</ol>`;
}

/** What the row shows, in words. */
export function snapshotsWords(frames: PageFrames, view: View): string {
  const { agents, dim, total, v } = frames;
  const shown = Math.min(agents, MOST_AGENTS);
  const axes =
    dim === 1
      ? `Position across${v ? ', velocity up' : ''}.`
      : dim === 2
        ? 'x₁ across, x₂ up.'
        : `${dim > 3 ? 'The first three coordinates, seen' : 'Seen'} along a slanted direction, without perspective.`;
  return [
    axes,
    v && dim > 1 && shown <= MOST_STICKS ? 'Sticks are velocities.' : '',
    shown < total.agents ? `Drawn are ${formatCount(shown)} of ${formatCount(total.agents)} agents.` : '',
    view.follow ? 'Positions are relative to the centre of mass, since the flock travels far.' : '',
    frames.periods.some((p) => p !== null) ? 'Opposite edges of the frame are the same.' : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}
