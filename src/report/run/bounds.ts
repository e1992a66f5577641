import { escapeHtml } from '../escape.js';
import { STATUS_SHAPE } from '../status.js';
import { typeset } from '../tex.js';
import { numberText } from './number-text.js';
import type { RunBound } from './record.js';

/** `holds, at worst 0.83 of the bound`, with a shape beside the colour. */
export function verdictMark({ holds, worst }: RunBound): string {
  const [tone, shape, word] = holds
    ? (['certified', STATUS_SHAPE.certified, 'holds'] as const)
    : (['refuted', STATUS_SHAPE.refuted, 'fails'] as const);
  const how =
    worst !== null && Number.isFinite(worst) ? `at worst ${numberText(worst)} of the bound` : 'no finite ratio';
  return `<span class="badge ${tone}"><svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${shape}</svg>${word}</span> <span class="quiet">${how}</span>`;
}

/** The bounds that the run was held against. */
export function boundsHtml(bounds: readonly RunBound[]): string {
  if (bounds.length === 0) return '';
  return `<section class="part" id="bounds" aria-labelledby="bounds-title"><h2 id="bounds-title">Bounds along the run</h2>
<p class="intro">Largest ratio of the observable to its bound over all recorded times. Measured in floating point: no proof.</p>
<ul class="card bounds">${bounds
    .map(
      (bound) =>
        `<li><b>${escapeHtml(bound.name)}</b> ${typeset(bound.formula)}${bound.source === undefined ? '' : ` <span class="quiet">${escapeHtml(bound.source)}</span>`} <span>${verdictMark(bound)}</span></li>`,
    )
    .join('')}</ul></section>`;
}
