import { escapeHtml, formatCount, plural } from '../escape.js';
import type { PageFrames } from './frames.js';
import { numberText } from './number-text.js';
import { LABEL_COLOURS, SHAPES, STEPS, labelColour, shapePath } from './palette.js';
import { SCRIPT_FLOCK } from './script-flock.js';
import { SCRIPT_PICTURE } from './script-picture.js';
import { SCRIPT_PLAYER } from './script-player.js';
import type { View } from './view.js';
import { TILT, TURN } from './view.js';

/** Beyond these, arrows, trails (on a line: paths) and shapes cover each other and cost the smoothness. */
const ARROWS_UP_TO = 5000;
const TRAILS_UP_TO = 2000;
const PATHS_UP_TO = 400;
const SHAPES_UP_TO = 3000;
/** Legends name so many labels, then count. */
const MOST_NAMES = 14;

/** The script of the animation. */
export const ANIMATION_SCRIPT = `
'use strict';
(() => {
${SCRIPT_FLOCK}${SCRIPT_PICTURE}${SCRIPT_PLAYER}
})();
`;

const base64 = (values: Float32Array): string => {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, k) => bytes.writeFloatLE(value, 4 * k));
  return bytes.toString('base64');
};

/** What the script reads. Base64 and numbers have no `<`, and nothing else of the run is in it. */
const dataOf = (frames: PageFrames, view: View): string =>
  JSON.stringify({
    n: frames.agents,
    dim: Math.min(3, frames.dim),
    times: frames.times,
    centres: [...threeOf(frames, frames.centres, 1)],
    periods: frames.periods.slice(0, 3),
    smooth: frames.smooth,
    x: base64(threeOf(frames, frames.x, frames.agents)),
    ...(frames.v ? { v: base64(threeOf(frames, frames.v, frames.agents)) } : {}),
    ...(frames.labels ? { labels: frames.labels } : {}),
    fixed: view.fixed,
    moving: view.moving,
    fastest: view.fastest,
    turn: TURN,
    tilt: TILT,
    shapes: SHAPES,
    labelColours: LABEL_COLOURS,
    steps: STEPS,
    shapesUpTo: SHAPES_UP_TO,
    trailsUpTo: frames.dim === 1 ? PATHS_UP_TO : TRAILS_UP_TO,
  });

/** The first three coordinates of each row. */
function threeOf<T extends Float32Array | Float64Array>({ dim, times }: PageFrames, values: T, rows: number): T {
  if (dim <= 3) return values;
  return values.filter((_, k) => k % dim < 3 && k < times.length * rows * dim) as T;
}

const check = (id: string, text: string, on: boolean, possible: boolean): string =>
  `<label><input type="checkbox" id="${id}"${on && possible ? ' checked' : ''}${possible ? '' : ' disabled'}> ${text}</label>`;

/** The colours that a reader can choose, the first is shown. */
function coloursOf({ labels, labelNames, v }: PageFrames, { fastest }: View): string[] {
  const moves = v !== undefined && fastest > 0;
  return [
    ...(labels && labelNames.length > 1 ? ['label'] : []),
    ...(moves ? ['heading', 'speed'] : []),
    ...(labels && labelNames.length > 1 ? [] : ['label']),
  ];
}

function legendOf(colour: string, { labelNames, dim }: PageFrames, { fastest }: View): string {
  const swatches = (name: string): string =>
    Array.from({ length: STEPS }, (_, k) => `<i style="background:var(--${name}-${k})"></i>`).join('');
  if (colour === 'speed')
    return `<span>|v| from 0</span><span class="ramp">${swatches('speed')}</span><span>to ${numberText(fastest)}</span>`;
  if (colour === 'heading') return headingLegend(dim);
  if (labelNames.length < 2) return '';
  return labelNames
    .slice(0, MOST_NAMES)
    .map(
      (name, k) =>
        `<span><svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path style="fill:${labelColour(k)}" d="${shapePath(k, 8, 8, 6)}"/></svg> ${escapeHtml(name)}</span>`,
    )
    .join('')
    .concat(labelNames.length > MOST_NAMES ? `<span>and ${labelNames.length - MOST_NAMES} more</span>` : '');
}

/** A wheel: the direction in which a sector lies is the heading that its colour means. */
function headingLegend(dim: number): string {
  if (dim === 1)
    return ['to the left', 'to the right']
      .map((text, k) => `<span><i style="background:var(--heading-${k === 0 ? STEPS / 2 : 0})"></i> ${text}</span>`)
      .join('');
  const corner = (k: number): string => {
    const angle = ((k - 0.5) * 2 * Math.PI) / STEPS;
    return `${(20 + 18 * Math.cos(angle)).toFixed(1)} ${(20 - 18 * Math.sin(angle)).toFixed(1)}`;
  };
  const sectors = Array.from(
    { length: STEPS },
    (_, k) => `<path style="fill:var(--heading-${k})" d="M20 20L${corner(k)}A18 18 0 0 0 ${corner(k + 1)}z"/>`,
  );
  return `<span><svg class="wheel" viewBox="0 0 40 40" aria-hidden="true">${sectors.join('')}</svg></span><span>A sector's direction is the heading it stands for${dim > 2 ? ', in the plane of x₁ and x₂' : ''}</span>`;
}

/** What is drawn and what is left out. */
export function drawnWords({ agents, dim, total, times, smooth }: PageFrames): string {
  const thinned = agents < total.agents;
  return [
    thinned
      ? `Drawn are ${formatCount(agents)} of ${formatCount(total.agents)} agents, one of each of equal runs in their list, so that the page stays small.`
      : `All ${plural(agents, 'agent')}.`,
    times.length < total.frames
      ? `Of ${formatCount(total.frames)} recorded times ${formatCount(times.length)} are in the page.`
      : `All ${plural(times.length, 'recorded time')}.`,
    `Between them positions are interpolated ${smooth ? 'by cubics that have the recorded velocities' : 'by straight lines'}.`,
    dim > 3 ? `The first three of ${dim} coordinates are drawn.` : '',
    agents > ARROWS_UP_TO ? `No arrows beyond ${formatCount(ARROWS_UP_TO)} agents.` : '',
    agents > SHAPES_UP_TO ? `Beyond ${formatCount(SHAPES_UP_TO)} agents all are small squares.` : '',
    agents > (dim === 1 ? PATHS_UP_TO : TRAILS_UP_TO) ? `No ${dim === 1 ? 'paths' : 'trails'} beyond ${formatCount(dim === 1 ? PATHS_UP_TO : TRAILS_UP_TO)}.` : '',
  ]
    .filter((part) => part !== '')
    .join(' '); // prettier-ignore
}

/** Height over width of the canvas: that of the box that it shows, not too flat and not too tall. */
function aspectOf({ dim }: PageFrames, { follow, moving, fixed }: View): number {
  if (dim !== 2) return dim === 1 ? 0.5 : 0.7;
  const { low, high } = follow ? moving : fixed;
  return Math.min(0.9, Math.max(0.4, (high[1] - low[1]) / (high[0] - low[0])));
}

/** Canvas, controls, legend and data of the animation; empty where nothing moves. */
export function animationHtml(frames: PageFrames, view: View): string {
  const { agents, dim, times, v, periods } = frames;
  if (agents === 0 || dim === 0 || times.length < 2) return '';
  const colours = coloursOf(frames, view);
  const moves = v !== undefined && view.fastest > 0;
  const arrows = moves && agents <= ARROWS_UP_TO;
  const free = periods.every((period) => period === null) && dim > 1;
  const keys = `Space plays and pauses, left and right step, Home and End jump${dim === 3 ? '; up, down and Shift with left or right turn the view, as does dragging' : ''}.`;
  const label = `Animation of ${plural(agents, 'agent')} from t = ${numberText(times[0])} to ${numberText(times.at(-1)!)}. ${keys}`;
  return `<figure class="card player scripted" id="animation">
<canvas id="flock" class="dim-${Math.min(3, dim)}" tabindex="0" role="img" aria-label="${label}" style="aspect-ratio:1/${aspectOf(frames, view).toFixed(2)}"></canvas>
<div class="controls"><button type="button" id="play">Play</button>
<label class="grow"><span class="hidden">Time</span><input type="range" id="scrub" min="0" max="1000" step="any" value="0"></label>
<output id="clock">t = ${numberText(times[0])}</output></div>
<div class="controls"><label>Speed <select id="rate"><option value="0.25">¼×</option><option value="0.5">½×</option><option value="1" selected>1×</option><option value="2">2×</option><option value="4">4×</option></select></label>
<label>Colour by <select id="colour">${colours.map((one) => `<option value="${one}">${one === 'label' && !frames.labels ? 'nothing' : one}</option>`).join('')}</select></label>
${dim === 1 && moves ? '<label>Show <select id="plane"><option value="space">space and time</option><option value="phase">position and velocity</option></select></label>' : ''}
${check('arrows', 'arrows', true, arrows)}${dim === 1 ? '' : check('trails', 'trails', agents <= 300, agents <= TRAILS_UP_TO)}${free ? check('follow', 'follow the flock', view.follow, true) : ''}
${dim >= 3 ? '<span class="turns"><button type="button" data-turn="-0.2 0" aria-label="Turn left">↶</button><button type="button" data-turn="0.2 0" aria-label="Turn right">↷</button><button type="button" data-turn="0 0.2" aria-label="Tilt up">↑</button><button type="button" data-turn="0 -0.2" aria-label="Tilt down">↓</button></span>' : ''}</div>
${colours.map((one, k) => `<div class="legend" data-colour="${one}"${k === 0 ? '' : ' hidden=""'}>${legendOf(one, frames, view)}</div>`).join('')}
<figcaption class="words">${drawnWords(frames)} ${keys} The whole run takes 12 seconds at speed 1×.</figcaption>
<script type="application/json" id="frames">${dataOf(frames, view)}</script></figure>`;
}
