import { escapeHtml, plural } from './escape.js';
import { readMatrix } from './exact.js';
import { replayCommand } from './findings.js';
import { claimLink, iconHtml, markHtml } from './html-link.js';
import type { Around } from './implication-text.js';
import { implicationText } from './implication-text.js';
import { matrixHtml } from './matrix.js';
import type { Report, ReportClaim } from './schema.js';

type Variant = Around['converse'][number];

/** Implications of one claim that are shown at once. */
const MANY = 2;

/** Converses and dropped hypotheses of the implications of a claim. */
export function aroundHtml(report: Report, claim: ReportClaim): string {
  const { around = [] } = claim;
  if (around.length === 0) return '';
  // Of an implication that fails every hypothesis may be dropped: it fails still.
  const parts = around.map(({ implication, converse, dropped }) => {
    const rows = [
      ...converse.map((v) => variantHtml(report, claim, converseHead(v), v)),
      ...(claim.status === 'refuted' ? [] : dropped.map((v) => variantHtml(report, claim, droppedHead(v), v))),
    ];
    const title = around.length === 1 ? '' : `<h5>${escapeHtml(implicationText(implication))}</h5>`;
    return `${title}<ul class="variants">${rows.join('')}</ul>`;
  });
  const all = parts.join('');
  const body =
    around.length > MANY ? `<details><summary>${plural(around.length, 'implication')}</summary>${all}</details>` : all;
  return `<section class="around"><h4>${claim.status === 'refuted' ? 'Converse' : 'Converse and hypotheses'}</h4>${body}</section>`;
}

const VERDICT: Readonly<Record<Variant['outcome'], string>> = { holds: 'holds', fails: 'fails', open: 'is open' };

const converseHead = (v: Variant): string =>
  `Converse <b>${VERDICT[v.outcome]}</b>: <span class="implies">${escapeHtml(implicationText(v))}</span>`;

const NEEDED: Readonly<Record<Variant['outcome'], string>> = {
  holds: 'is not needed',
  fails: 'is needed',
  open: 'may or may not be needed',
};

const droppedHead = (v: Around['dropped'][number]): string =>
  `Hypothesis <b>${escapeHtml(v.hypothesis)} ${NEEDED[v.outcome]}</b>: <span class="implies">${escapeHtml(implicationText(v))}</span> ${VERDICT[v.outcome]}`;

function variantHtml(report: Report, claim: ReportClaim, head: string, { outcome, by, witness }: Variant): string {
  const mark = outcome === 'open' ? iconHtml('unresolved') : markHtml(outcome === 'holds');
  const links = by.map((id) => (id === claim.id ? 'this claim' : claimLink(report, id))).join(', ');
  return (
    `<li class="variant ${outcome}">${mark}<div><p>${head}${links === '' ? '' : `, by ${links}`}.</p>` +
    `${witness ? witnessHtml(witness) : ''}</div></li>`
  );
}

/** A stored model, small, with the command that decides its properties again. */
function witnessHtml({ id, flow }: NonNullable<Variant['witness']>): string {
  const rows = readMatrix(flow);
  const matrix = rows ? matrixHtml(rows, 'F') : '';
  return `<div class="small-case">${matrix}<code>${escapeHtml(replayCommand(id))}</code></div>`;
}
