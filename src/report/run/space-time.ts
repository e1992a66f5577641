import { line } from '@observablehq/plot';
import { plural } from '../escape.js';
import { drawPlot } from './draw-plot.js';
import type { PageFrames } from './frames.js';
import { labelColour } from './palette.js';
import { axisFor } from './plot-axis.js';
import type { View } from './view.js';
import { placeIn } from './view.js';

const WIDTH = 560;
const HEIGHT = 280;
/** More lines than these cover each other. */
const MOST_LINES = 150;
/** Times along a line. */
const MOST_TIMES = 200;

/** Paths of agents on a line or circle over time, one stroke an agent; a stroke breaks where it goes round the circle. */
export function spaceTimeHtml(frames: PageFrames, view: View): string {
  const { agents, dim, times, labels, periods, total } = frames;
  if (dim !== 1 || agents === 0 || times.length < 2) return '';
  const shown = Math.min(agents, MOST_LINES);
  const every = Math.ceil(times.length / MOST_TIMES);
  const points: { t: number; x: number | null; agent: number; colour: string }[] = [];
  for (let j = 0; j < shown; j++) {
    const i = Math.floor((j * agents) / shown);
    const colour = labelColour(labels?.[i] ?? 0);
    let before: number | undefined;
    for (let k = 0; k < times.length; k += every) {
      const x = placeIn(frames, false, k, i, 0);
      const period = periods[0];
      if (before !== undefined && period !== null && Math.abs(x - before) > period / 2)
        points.push({ t: times[k], x: null, agent: j, colour });
      points.push({ t: times[k], x, agent: j, colour });
      before = x;
    }
  }
  const description = `Positions of ${shown < total.agents ? `${shown} of ` : ''}${plural(total.agents, 'agent')} over time, a line each.`;
  const { low, high } = view.fixed;
  const svg = drawPlot(
    {
      width: WIDTH,
      height: HEIGHT,
      marginLeft: 58,
      marginBottom: 40,
      x: { ...axisFor([times[0], times.at(-1)!], 'linear'), nice: false, label: 't', labelArrow: 'none', labelAnchor: 'center' },
      y: { ...axisFor([low[0], high[0]], 'linear'), nice: false, label: 'x', labelArrow: 'none' },
      marks: [line(points, { x: 't', y: 'x', z: 'agent', stroke: 'colour', strokeWidth: 1, strokeOpacity: shown > 40 ? 0.45 : 0.8 })],
    },
    'space-time',
    'Paths in space and time',
    description,
  ); // prettier-ignore
  return `<figure class="card space-time">${svg}<figcaption class="words">${description}</figcaption></figure>`;
}
