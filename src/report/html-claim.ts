import { anchorOf, escapeHtml, formatCount, formatSeconds, plural } from './escape.js';
import { figureEq325 } from './figure-eq-325.js';
import { otherForms } from './findings.js';
import { aroundHtml } from './html-around.js';
import { counterexampleHtml, instanceHtml } from './html-counterexample.js';
import { badgeHtml, claimLink } from './html-link.js';
import { measurementsHtml } from './html-measurements.js';
import { proofCount, proofsHtml } from './html-proof.js';
import { tableAnchor } from './html-tables.js';
import type { Report, ReportClaim } from './schema.js';
import { ENGINE_LABEL, FORM_LABEL, OUTCOME_LABEL } from './status.js';
import { typesetText } from './tex.js';

const headHtml = (claim: ReportClaim, title: string): string =>
  `<header class="claim-head"><div>${badgeHtml(claim.status)}<span class="form ${claim.form}">${FORM_LABEL[claim.form]}</span></div>
${title}
<p class="place"><a class="self" href="#${escapeHtml(anchorOf(claim.id))}"><code>${escapeHtml(claim.id)}</code></a><span>${escapeHtml(claim.source)}</span></p></header>
<div class="statement">${typesetText(claim.statement)}</div>`;

const titleHtml = ({ title }: ReportClaim): string => `<h3>${escapeHtml(title)}</h3>`;

/** Everything that the report knows about a claim. */
export function claimCard(report: Report, claim: ReportClaim): string {
  const anchor = anchorOf(claim.id);
  const figure = claim.id === 'eq-325' ? figureEq325(claim.counterexample?.instance) : '';
  return `<article class="claim is-${claim.status}" id="${escapeHtml(anchor)}">
${headHtml(claim, titleHtml(claim))}
${claim.errors.length === 0 ? '' : `<ul class="errors">${claim.errors.map((e) => `<li>${escapeHtml(e)}</li>`).join('')}</ul>`}
${figure}
${claim.counterexample ? counterexampleHtml(claim.counterexample, anchor) : ''}
${siblings(report, claim)}
<dl class="facts">
<dt>Scope</dt><dd>${escapeHtml(claim.scope)}</dd>
<dt>What is decided</dt><dd>${escapeHtml(claim.reading)}</dd>
${claim.note === undefined ? '' : `<dt>Note</dt><dd class="note">${typesetText(claim.note)}</dd>`}
${claim.row === undefined ? '' : `<dt>Row of a table</dt><dd><a href="#${escapeHtml(tableAnchor(claim.row.table))}">${escapeHtml(claim.row.table)}</a>, ${typesetText(claim.row.model)}</dd>`}
${claim.uses.length === 0 ? '' : `<dt>Rests on</dt><dd class="links">${claim.uses.map((id) => claimLink(report, id)).join(' ')}</dd>`}
</dl>
${proofsHtml(claim.evidence)}
${measurementsHtml(claim.evidence, anchor)}
${aroundHtml(report, claim)}
${evidenceHtml(report, claim)}
</article>`;
}

/** A claim whose card stands elsewhere on the page. */
export const claimStub = (claim: ReportClaim): string =>
  `<article class="claim stub is-${claim.status}">
${headHtml(claim, titleHtml(claim))}
<p class="elsewhere"><a href="#${escapeHtml(anchorOf(claim.id))}">${claim.counterexample ? 'Counterexample and evidence' : 'Evidence'} above</a></p>
</article>`;

/** A claim in a list of findings: statement and scope. */
export const claimRow = (claim: ReportClaim): string =>
  `<li class="finding"><div class="finding-head">${badgeHtml(claim.status)} <a href="#${escapeHtml(anchorOf(claim.id))}">${escapeHtml(claim.title)}</a>
<span class="quiet">${escapeHtml(claim.source)} · ${FORM_LABEL[claim.form]}</span></div>
<div class="statement">${typesetText(claim.statement)}</div><p class="scope">${escapeHtml(claim.scope)}</p></li>`;

/** Other forms of the same statement, what holds instead of a refuted one first. */
function siblings(report: Report, claim: ReportClaim): string {
  const others = otherForms(report, claim);
  if (others.length === 0) return '';
  const instead =
    claim.status === 'refuted' ? others.filter((c) => c.form === 'corrected' && c.status !== 'refuted') : [];
  const rest = others.filter((c) => !instead.includes(c));
  return (
    (instead.length === 0
      ? ''
      : `<section class="instead"><h4>What holds instead</h4>${instead
          .map(
            (c) =>
              `<div class="statement">${typesetText(c.statement)}</div><p class="quiet">${badgeHtml(c.status)} <a href="#${escapeHtml(anchorOf(c.id))}"><code>${escapeHtml(c.id)}</code></a></p>`,
          )
          .join('')}</section>`) +
    (rest.length === 0
      ? ''
      : `<p class="forms"><span class="quiet">Other forms</span> ${rest.map((c) => claimLink(report, c.id)).join(' ')}</p>`)
  );
}

function evidenceHtml(report: Report, { id, evidence, branches }: ReportClaim): string {
  const seconds = report.timing.claims[id];
  const time = seconds === undefined ? '' : `<span class="quiet">${formatSeconds(seconds)} of work</span>`;
  const met = Object.entries(branches)
    .map(([name, n]) => `<li>${escapeHtml(name)} <b>${formatCount(n)}</b></li>`)
    .join('');
  if (evidence.length === 0 && met === '') return time === '' ? '' : `<p>${time}</p>`;
  const rows = evidence.map(({ engine, outcome, cases, applied, checked, proofs }) => {
    const result = proofs && outcome === 'holds' ? proofCount(proofs) : OUTCOME_LABEL[outcome];
    const numbers = [
      ['cases', cases],
      ['met', applied],
      ['accepted', checked],
    ] as const;
    const cells = numbers.map(([label, n]) => `<td data-label="${label}">${formatCount(n)}</td>`).join('');
    return `<tr><th scope="row">${ENGINE_LABEL[engine]}</th><td class="outcome ${outcome}">${result}</td>${cells}</tr>`;
  });
  const families = evidence.flatMap(({ engine, families: list }) =>
    list.map(
      ({ name, cases, applied }) =>
        `<li><span class="quiet">${ENGINE_LABEL[engine]}</span> ${escapeHtml(name)}: ${formatCount(applied)} of ${formatCount(cases)} met the hypotheses</li>`,
    ),
  );
  return `<div class="evidence"><div class="scroll"><table>
<thead><tr><th scope="col">Engine</th><th scope="col">Outcome</th><th scope="col">Cases</th><th scope="col">Met hypotheses</th><th scope="col">Certificates accepted</th></tr></thead>
<tbody>${rows.join('')}</tbody></table></div>
${met === '' ? '' : `<div class="branches"><span class="quiet">Branches met</span><ul>${met}</ul></div>`}
<div class="evidence-foot">${time}${families.length === 0 ? '' : `<details><summary>Where the cases came from</summary><ul>${families.join('')}</ul></details>`}${evidence.map(nearestToFailing).join('')}</div></div>`;
}

/** The case of a targeted search that came nearest to failing. */
function nearestToFailing({ best }: ReportClaim['evidence'][number]): string {
  if (!best) return '';
  const { target, margin, exact, instance, points } = best;
  const value = exact === undefined ? `about ${Number(margin.toPrecision(3))}` : exact;
  const size = points > 0 ? `, ${plural(points, 'point')}` : '';
  return `<details><summary>Nearest to failing: ${escapeHtml(target)}: ${escapeHtml(value.replaceAll('-', '−'))}${size}</summary>${instanceHtml(instance)}</details>`;
}
