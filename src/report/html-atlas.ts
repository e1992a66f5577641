import type { AtlasArrow } from './atlas-arrows.js';
import { atlasArrows, atlasRemarks } from './atlas-arrows.js';
import { anchorOf, escapeHtml, plural } from './escape.js';
import { figureAtlas } from './figure-atlas.js';
import { badgeHtml } from './html-link.js';
import { implicationText } from './implication-text.js';
import type { Report, ReportClaim } from './schema.js';

/** Diagram and table of the implications between properties; empty if the report has none of their claims. */
export function atlasHtml(report: Report): string {
  const arrows = atlasArrows(report);
  if (arrows.length === 0) return '';
  const remarks = atlasRemarks(report);
  return `<section class="part" id="implications" aria-labelledby="implications-title"><h2 id="implications-title">What implies what <span class="count">${arrows.length}</span></h2>
<p class="intro">Properties of a finite model. This diagram stands for the one of Section 3.6 of the paper; each arrow is a claim of this report.</p>
${figureAtlas(arrows)}
${remarks.length === 0 ? '' : `<ul class="remarks">${remarks.map(remarkHtml).join('')}</ul>`}
<details><summary>${plural(arrows.length, 'arrow')} with status</summary>
<table class="arrows"><thead><tr><th scope="col">Implication</th><th scope="col">Status</th></tr></thead><tbody>${arrows.map(rowHtml).join('')}</tbody></table></details></section>`;
}

const rowHtml = (arrow: AtlasArrow): string =>
  `<tr><th scope="row"><a href="#${escapeHtml(anchorOf(arrow.claim.id))}">${escapeHtml(implicationText(arrow))}</a></th><td>${badgeHtml(arrow.claim.status)}</td></tr>`;

const remarkHtml = ({ id, status, title }: ReportClaim): string =>
  `<li>${badgeHtml(status)} <a href="#${escapeHtml(anchorOf(id))}">${escapeHtml(title)}</a></li>`;
