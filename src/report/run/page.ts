import { htmlDocument } from '../html-document.js';
import { SCRIPT } from '../html-script.js';
import { ANIMATION_SCRIPT, animationHtml } from './animation.js';
import { boundsHtml } from './bounds.js';
import { figuresOfObservables } from './figure-observables.js';
import type { PageFrames } from './frames.js';
import type { RunScenario } from './header.js';
import { runHeaderHtml } from './header.js';
import type { RunHeader, RunObservables, RunSummary } from './record.js';
import { snapshotsHtml, snapshotsWords } from './snapshots.js';
import { spaceTimeHtml } from './space-time.js';
import { RUN_STYLE } from './style.js';
import { viewOf } from './view.js';

export interface RunPage {
  /** as it was read, with its seed */
  readonly scenario: RunScenario;
  readonly summary: RunSummary;
  readonly observables: RunObservables;
  /** of the trajectory */
  readonly header: RunHeader;
  /** from `framesForPage` */
  readonly frames: PageFrames;
}

/**
 * A simulation as one page that opens from disk: no request leaves it. What was run and how it ended, the flock at six times,
 * every observable with its bound, and an animation, which alone needs JavaScript. The same run gives the same page.
 */
export function runPage({ scenario, summary, observables, header, frames }: RunPage): string {
  const body = `<a class="skip" href="#observables">Skip to the observables</a>
<div class="page">
${runHeaderHtml(scenario, summary, header)}
<main>
${flockHtml(frames)}
${observablesHtml(observables, summary)}
${boundsHtml(summary.bounds ?? [])}
</main>
<footer class="bottom">The whole run is beside this page: <code>trajectory.bin</code>, <code>observables.csv</code>, <code>observables.json</code>, <code>scenario.json</code>, <code>summary.json</code>.</footer>
</div>
<div id="said" class="hidden" role="status"></div>`;
  return htmlDocument({
    title: `${summary.name}: a simulation by flockproof`,
    style: RUN_STYLE,
    scripts: [SCRIPT, ANIMATION_SCRIPT],
    body,
  });
}

function flockHtml(frames: PageFrames): string {
  const view = viewOf(frames);
  const snapshots = snapshotsHtml(frames, view);
  if (snapshots === '')
    return '<section class="part" id="flock-part"><h2>The flock</h2><p class="quiet">No frame was recorded that can be drawn.</p></section>';
  return `<section class="part" id="flock-part" aria-labelledby="flock-title"><h2 id="flock-title">The flock</h2>
<noscript><p class="intro">The animation needs JavaScript; everything else on this page does not.</p></noscript>
${animationHtml(frames, view)}
<h3>Snapshots</h3>
<p class="intro">${snapshotsWords(frames, view)}</p>
${snapshots}
${spaceTimeHtml(frames, view)}</section>`;
}

const observablesHtml = (observables: RunObservables, { bounds }: RunSummary): string =>
  `<section class="part" id="observables" aria-labelledby="observables-title"><h2 id="observables-title">Observables</h2>
${
  observables.columns.length === 0 || observables.rows.length === 0
    ? '<p class="quiet">None was recorded.</p>'
    : `<div class="figures">${figuresOfObservables(observables, bounds)}</div>`
}</section>`;
