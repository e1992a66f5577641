import { escapeHtml } from './escape.js';
import { falseAsPrinted } from './findings.js';
import { claimCard, claimStub } from './html-claim.js';
import { contentsHtml, filterStrip, findingsHtml, headerHtml, sectionAnchor, worseHtml } from './html-overview.js';
import { htmlDocument } from './html-document.js';
import { SCRIPT } from './html-script.js';
import { STYLE } from './html-style.js';
import type { Report } from './schema.js';
import type { Section } from './sections.js';
import { sectionsOf } from './sections.js';
import { STATUSES, STATUS_SHAPE } from './status.js';

/**
 * The report as one page that opens from disk: no request leaves it, formulas are typeset already, and all text is there
 * without a script.
 */
export function renderHtml(report: Report): string {
  const sections = sectionsOf(report.claims);
  const body = `<a class="skip" href="#false-as-printed">Skip to the findings</a>
${symbolSprite()}
<div class="page">
${worseHtml(report)}
${headerHtml(report)}
<div class="columns">
${contentsHtml(report, sections)}
<main>
${findingsHtml(report)}
${allClaimsHtml(report, sections)}
</main>
</div>
<footer class="bottom">Rendered from <code>report.json</code>, <code>${escapeHtml(report.schema)}</code>. The same seed and inputs give the same verdicts and counterexamples.</footer>
</div>
<div id="said" class="hidden" role="status"></div>`;
  return htmlDocument({
    title: 'flockproof: environmental averaging, verified',
    generator: `flockproof ${report.version}`,
    style: STYLE,
    scripts: [SCRIPT],
    body,
  });
}

const symbolSprite = (): string =>
  `<svg class="hidden" aria-hidden="true">${STATUSES.map(
    (status) => `<symbol id="icon-${status}" viewBox="0 0 16 16">${STATUS_SHAPE[status]}</symbol>`,
  ).join('')}</svg>`;

/** Every claim by section. The links `#only-…` filter by status in the style sheet. */
function allClaimsHtml(report: Report, sections: readonly Section[]): string {
  const above = new Set(falseAsPrinted(report));
  return `<section class="part" id="claims" aria-labelledby="claims-title">
${STATUSES.map((status) => `<span class="filter" id="only-${status}"></span>`).join('')}
<h2 id="claims-title">All claims</h2>
${filterStrip(report, 'Show claims of one status')}
<p class="nothing quiet">No claim has this status.</p>
${sections
  .map(
    (section) => `<section class="section" id="${sectionAnchor(section)}">
<h3 class="section-title"><span>Section ${escapeHtml(section.number)}</span> ${escapeHtml(section.title)}</h3>
${section.claims.map((claim) => (above.has(claim) ? claimStub(claim) : claimCard(report, claim))).join('\n')}
</section>`,
  )
  .join('\n')}
</section>`;
}
