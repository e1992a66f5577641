import { anchorOf, escapeHtml, formatCount, formatSeconds, plural } from './escape.js';
import type { UnneededHypothesis } from './findings.js';
import {
  falseAsPrinted,
  falseOtherwise,
  otherChanges,
  sharperThanPrinted,
  unneededHypotheses,
  withErrors,
  worseChanges,
} from './findings.js';
import { atlasArrows } from './atlas-arrows.js';
import { atlasHtml } from './html-atlas.js';
import { claimCard, claimRow } from './html-claim.js';
import { symbolsHtml } from './html-counterexample.js';
import { badgeHtml, claimLink, iconHtml } from './html-link.js';
import { TABLES_ANCHOR, tablesHtml } from './html-tables.js';
import { implicationText } from './implication-text.js';
import type { Change, Report } from './schema.js';
import type { Section } from './sections.js';
import { FORM_LABEL, FORM_MEANING, STATUSES, STATUS_MEANING } from './status.js';
import { tablesOf } from './tables.js';

/** `2026-03-04 05:06 UTC`, or the text as it stands if it is no time. */
export function formatTime(text: string): string {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? text : `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** What was found, in a sentence. */
function leadHtml(report: Report): string {
  const [wrong, sharper] = [falseAsPrinted(report).length, sharperThanPrinted(report).length];
  const printed = report.claims.filter(({ form }) => form === 'printed').length;
  return (
    `<p class="lead">${plural(report.claims.length, 'claim')} about averaging operators. ` +
    (wrong > 0
      ? `<a href="#false-as-printed"><b>${formatCount(wrong)}</b> of ${plural(printed, 'printed statement')} ${wrong === 1 ? 'is' : 'are'} false as printed</a>`
      : `None of ${plural(printed, 'printed statement')} is refuted`) +
    (sharper > 0
      ? `; <a href="#sharper">more than the print holds in <b>${formatCount(sharper)}</b></a>.</p>`
      : '.</p>')
  );
}

export const filterStrip = (report: Report, label: string): string =>
  `<nav class="strip" aria-label="${label}"><a class="all" href="#claims"><b>${formatCount(report.claims.length)}</b><span>all claims</span></a>${STATUSES.map(
    (status) =>
      `<a class="${status}" href="#only-${status}" title="${STATUS_MEANING[status]}"><b>${iconHtml(status)}${formatCount(report.summary[status])}</b><span>${status}</span></a>`,
  ).join('')}</nav>`;

export function headerHtml(report: Report): string {
  const { run, timing, version } = report;
  const facts: readonly (readonly [string, string])[] = [
    ['Version', escapeHtml(version)],
    ['Seed', String(run.seed)],
    ['Budget', run.budget],
    ['Selection', run.selection.length === 0 ? 'all claims' : escapeHtml(run.selection.join(', '))],
    ['Started', `<time>${escapeHtml(formatTime(timing.started))}</time>`],
    ['Took', `${formatSeconds(timing.seconds)}, ${plural(timing.jobs, 'job')}`],
    ['Node', escapeHtml(timing.node)],
  ];
  return `<header class="top"><div class="title"><p class="brand">flockproof</p>
<button type="button" class="scripted" id="theme" aria-label="Switch between light and dark">◐ <span>theme</span></button></div>
<h1>Environmental averaging, verified</h1>
${leadHtml(report)}
${filterStrip(report, 'Claims by status')}
<dl class="run">${facts.map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join('')}</dl>
${guideHtml()}</header>`;
}

const guideHtml = (): string =>
  `<details class="guide"><summary>How to read this report</summary>${symbolsHtml()}
<dl>${STATUSES.map((s) => `<dt>${badgeHtml(s)}</dt><dd>${STATUS_MEANING[s]}</dd>`).join('')}
${(Object.keys(FORM_LABEL) as (keyof typeof FORM_LABEL)[]).map((f) => `<dt><span class="form ${f}">${FORM_LABEL[f]}</span></dt><dd>${FORM_MEANING[f]}</dd>`).join('')}</dl></details>`;

function changeRows(report: Report, changes: readonly Change[]): string {
  const cell = (status: Change['before']): string =>
    status === null ? '<span class="quiet">none</span>' : badgeHtml(status);
  return `<div class="scroll"><table class="changes"><thead><tr><th scope="col">Claim</th><th scope="col">Baseline</th><th scope="col">This run</th><th scope="col">Reason</th></tr></thead><tbody>${changes
    .map(
      ({ id, before, after, reason }) =>
        `<tr><th scope="row">${claimLink(report, id)}</th><td data-label="before">${cell(before)}</td><td data-label="now">${cell(after)}</td><td class="reason">${escapeHtml(reason)}</td></tr>`,
    )
    .join('')}</tbody></table></div>`;
}

/** Verdicts that got worse: nothing else on the page matters more. */
export function worseHtml(report: Report): string {
  const worse = worseChanges(report);
  if (worse.length === 0) return '';
  return `<section class="worse" id="worse" aria-labelledby="worse-title"><h2 id="worse-title">${plural(worse.length, 'verdict')} got worse</h2>
${changeRows(report, worse)}</section>`;
}

/** What a reader wants to know first. */
export function findingsHtml(report: Report): string {
  const [wrong, sharper, otherwise] = [falseAsPrinted(report), sharperThanPrinted(report), falseOtherwise(report)];
  const [unneeded, changed, failed] = [unneededHypotheses(report), otherChanges(report), withErrors(report)];
  const part = (id: string, title: string, n: number, body: string): string =>
    `<section class="part" id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title} <span class="count">${formatCount(n)}</span></h2>${body}</section>`;
  const list = (claims: Report['claims']): string =>
    `<ul class="findings">${claims.map((claim) => claimRow(claim)).join('')}</ul>`;
  return [
    part(
      'false-as-printed',
      'False as printed',
      wrong.length,
      wrong.length === 0
        ? '<p class="quiet">No printed statement was refuted in this run.</p>'
        : `<p class="intro">Each statement below is what the paper prints, put in other words with its formulas kept. Its counterexample is exact, complete, and accepted by a checker that shares no code with the search.</p>${wrong.map((claim) => claimCard(report, claim)).join('')}`,
    ),
    sharper.length === 0 ? '' : part('sharper', 'Sharper than printed', sharper.length, list(sharper)),
    unneeded.length === 0
      ? ''
      : part('unneeded', 'Hypotheses that are not needed', unneeded.length, unneededHtml(report, unneeded)),
    otherwise.length === 0
      ? ''
      : part('false-otherwise', 'Converses and companions that fail', otherwise.length, list(otherwise)),
    changed.length === 0
      ? ''
      : part('changed', 'Changed since the baseline', changed.length, changeRows(report, changed)),
    failed.length === 0
      ? ''
      : part(
          'errors',
          'Errors',
          failed.length,
          `<ul class="errors">${failed.map((claim) => `<li>${claimLink(report, claim.id)} ${claim.errors.map(escapeHtml).join('; ')}</li>`).join('')}</ul>`,
        ),
    tablesHtml(report),
    atlasHtml(report),
  ].join('\n');
}

const unneededHtml = (report: Report, list: readonly UnneededHypothesis[]): string =>
  `<ul class="findings">${list
    .map(
      ({ claim, implication, variant }) =>
        `<li class="finding"><div class="finding-head">${badgeHtml(claim.status)} <a href="#${escapeHtml(anchorOf(claim.id))}">${escapeHtml(claim.title)}</a>
<span class="quiet">${escapeHtml(claim.source)}: ${escapeHtml(implicationText(implication))}</span></div>
<p><b>${escapeHtml(variant.hypothesis)}</b> is not needed: ${escapeHtml(implicationText(variant))}, by ${variant.by.map((id) => claimLink(report, id)).join(', ')}.</p></li>`,
    )
    .join('')}</ul>`;

/** Contents: the findings, then the sections of the paper with the statuses of their claims. */
export function contentsHtml(report: Report, sections: readonly Section[]): string {
  const findings: readonly (readonly [id: string, title: string, n: number])[] = [
    ['worse', 'Got worse', worseChanges(report).length],
    ['false-as-printed', 'False as printed', falseAsPrinted(report).length],
    ['sharper', 'Sharper than printed', sharperThanPrinted(report).length],
    ['unneeded', 'Hypotheses not needed', unneededHypotheses(report).length],
    ['false-otherwise', 'Converses that fail', falseOtherwise(report).length],
    ['changed', 'Changed', otherChanges(report).length],
    ['errors', 'Errors', withErrors(report).length],
    [TABLES_ANCHOR, 'Tables, regenerated', tablesOf(report).length],
    ['implications', 'What implies what', atlasArrows(report).length],
  ];
  const tally = ({ claims }: Section): string =>
    STATUSES.flatMap((status) => {
      const n = claims.filter((claim) => claim.status === status).length;
      return n === 0
        ? []
        : [
            `<span class="tally" title="${n} ${status}">${iconHtml(status)}${n}<span class="hidden"> ${status}</span></span>`,
          ];
    }).join('');
  return `<nav class="contents" aria-label="Contents"><h2>Findings</h2><ul>${findings
    .filter(([, , n]) => n > 0)
    .map(
      ([id, title, n]) =>
        `<li><a class="contents-link" href="#${id}"><span>${title}</span><span class="tally">${formatCount(n)}</span></a></li>`,
    )
    .join('')}</ul><h2>Sections</h2><ul>${sections
    .map(
      (section) =>
        `<li><a class="contents-link" href="#${sectionAnchor(section)}"><span><b>${escapeHtml(section.number)}</b> <span class="section-name">${escapeHtml(section.title)}</span></span><span class="tallies">${tally(section)}</span></a></li>`,
    )
    .join('')}</ul></nav>`;
}

export const sectionAnchor = ({ number }: Section): string => escapeHtml(`section-${anchorOf(number)}`);
