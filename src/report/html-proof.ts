import type { DerivationLine } from './derivation-line.js';
import { readDerivationLine, theoremOf } from './derivation-line.js';
import { escapeHtml, plural } from './escape.js';
import { badgeHtml, iconHtml } from './html-link.js';
import { notationHtml, operatorHtml } from './operator-html.js';
import type { ReportClaim } from './schema.js';
import { ENGINE_LABEL, PROOF_OUTCOME_LABEL } from './status.js';

type Evidence = ReportClaim['evidence'][number];
type Proof = NonNullable<Evidence['proofs']>[number];

/** Proofs on whole domains and what became of the other attempts. */
export function proofsHtml(evidence: ReportClaim['evidence']): string {
  const items = evidence.flatMap(({ engine, proofs = [] }) =>
    engine === 'derive' ? proofs.map(derivationHtml) : together(proofs).map((list) => answerHtml(engine, list)),
  );
  if (items.length === 0) return '';
  return `<section class="proofs"><h4>Proofs</h4><ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul></section>`;
}

/** `proved`, `2 proved, 1 timed out` */
export function proofCount(proofs: readonly Proof[]): string {
  const outcomes = [...new Set(proofs.map(({ outcome }) => outcome))];
  if (outcomes.length === 1) return PROOF_OUTCOME_LABEL[outcomes[0]];
  return outcomes
    .map((outcome) => `${proofs.filter((p) => p.outcome === outcome).length} ${PROOF_OUTCOME_LABEL[outcome]}`)
    .join(', ');
}

const outcomeHtml = (outcome: Proof['outcome']): string =>
  outcome === 'proved'
    ? badgeHtml('proved')
    : `<span class="badge unresolved">${iconHtml('unresolved')}${PROOF_OUTCOME_LABEL[outcome]}</span>`;

function derivationHtml({ domain, outcome, detail, part }: Proof): string {
  const lines = detail.map(readDerivationLine);
  const steps = lines.filter(({ kind }) => kind === 'step').length;
  const shows = part ?? theoremOf(lines);
  const notation = notationHtml(lines.map(({ statement, reason }) => `${statement} ${reason}`));
  const extent = steps === 0 ? 'follows from the definitions' : plural(steps, 'step');
  return `<details class="proof"><summary>${outcomeHtml(outcome)} <span class="shows">${escapeHtml(domain)}${shows === '' ? '' : `: ${operatorHtml(shows)}`}</span> <span class="quiet">${ENGINE_LABEL.derive}, ${extent}</span></summary>
<ol class="lines">${lines.map(lineHtml).join('')}</ol>
${notation === '' ? '' : `<p class="notation quiet">${notation}.</p>`}</details>`;
}

/** The one property whose name is no adjective. */
const spoken = (text: string): string => text.replace(/ is has-gap$/, ' has a gap');

function lineHtml({ kind, name, depth, statement, reason }: DerivationLine): string {
  const shown =
    kind === 'conclusion'
      ? `Hence ${operatorHtml(spoken(statement))}. <span class="end">∎</span>`
      : operatorHtml(statement);
  const why = kind === 'given' && reason !== '' ? `given: ${spoken(reason)}` : reason;
  return (
    `<li class="line ${kind}${depth > 0 ? ` depth-${depth}` : ''}"><span class="name">${name === '' ? '' : `(${escapeHtml(name)})`}</span>` +
    `<span class="says">${shown}</span>${why === '' ? '' : `<span class="why">${operatorHtml(why)}</span>`}</li>`
  );
}

/** Attempts that differ in their domain alone. */
function together(proofs: readonly Proof[]): Proof[][] {
  const groups = new Map<string, Proof[]>();
  for (const proof of proofs) {
    const key = JSON.stringify([proof.outcome, proof.part, proof.detail]);
    groups.set(key, [...(groups.get(key) ?? []), proof]);
  }
  return [...groups.values()];
}

function answerHtml(engine: Evidence['engine'], list: readonly Proof[]): string {
  const [{ outcome, part, detail }] = list;
  const domains = [...new Set(list.map(({ domain }) => domain))].join(', ');
  const what = part === undefined ? '' : `: ${escapeHtml(part)}`;
  const caveat = outcome === 'proved' ? '' : '; this says nothing about the claim';
  return `<p class="answer">${outcomeHtml(outcome)} <span class="shows">${escapeHtml(domains)}${what}</span> <span class="quiet">${ENGINE_LABEL[engine]}: ${escapeHtml(detail.join(' '))}${caveat}</span></p>`;
}
