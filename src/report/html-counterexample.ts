import type { Json } from '../engines/claim.js';
import { copyTexts } from './copy.js';
import { escapeHtml, plural } from './escape.js';
import { FLOWS, readFlow, readMatrix, readNumber, readVector } from './exact.js';
import { replayCommand } from './findings.js';
import { nameTex } from './formula.js';
import { equation, matrixEquation, numberHtml, vectorEquation } from './matrix.js';
import { markHtml } from './html-link.js';
import { neighbourhoodHtml } from './html-neighbourhood.js';
import type { ReportClaim } from './schema.js';
import { statementHtml } from './html-statement.js';
import { typeset } from './tex.js';

type Counterexample = NonNullable<ReportClaim['counterexample']>;
type Instance = Counterexample['instance'];

/** A case of a claim, whole and exact. */
export const instanceHtml = (instance: Instance): string =>
  `<div class="instance">${Object.entries(instance)
    .map(([key, value]) => entryHtml(key, value))
    .join('')}</div>`;

function entryHtml(key: string, value: Json): string {
  const known = Object.hasOwn(FLOWS, key) ? FLOWS[key] : undefined;
  const flow = known && readFlow(value);
  if (known && flow) {
    return (
      `<div class="flow">${matrixEquation(known.tex, flow.flow)}` +
      vectorEquation(String.raw`\kappa${known.index}`, flow.kappa) +
      `${matrixEquation(`A${known.index}`, flow.average)}</div>`
    );
  }
  const tex = nameTex(key);
  const [matrix, vector, number] = [readMatrix(value), readVector(value), readNumber(value)];
  if (matrix) return matrixEquation(tex, matrix);
  if (vector) return vectorEquation(tex, vector);
  if (number) return equation(tex, numberHtml(number));
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `<div class="equation"><code>${escapeHtml(key)}</code><span class="equals">=</span><code>${escapeHtml(text)}</code></div>`;
}

const button = (target: string, label: string): string =>
  `<button type="button" class="scripted" data-copy="${escapeHtml(target)}">${escapeHtml(label)}</button>`;

function copyHtml(instance: Instance, prefix: string): string {
  const texts = copyTexts(instance).map((t) => ({ ...t, id: `${prefix}:${t.language.toLowerCase()}` }));
  return (
    `<div class="copy"><div class="buttons scripted" role="group" aria-label="Copy the case">` +
    `<span>Copy as</span>${texts.map(({ id, language }) => button(id, language)).join('')}</div>` +
    `<details><summary>Case as text: ${texts.map(({ language }) => language).join(', ')}</summary>` +
    texts
      .map(({ id, language, text }) => `<h5>${language}</h5><pre id="${escapeHtml(id)}">${escapeHtml(text)}</pre>`)
      .join('') +
    `</details></div>`
  );
}

function stepHtml({ role, text, holds, statement }: Counterexample['steps'][number]): string {
  const violated = role === 'conclusion' && !holds;
  const verdict = holds ? 'holds' : 'fails';
  const numbers = violated
    ? statementHtml(statement)
    : `<details><summary>certificate</summary>${statementHtml(statement)}</details>`;
  return (
    `<li class="step ${violated ? 'violated' : holds ? 'met' : 'missed'}">${markHtml(holds)}<div>` +
    `<p><span class="role">${role}</span> ${escapeHtml(text)} <strong class="verdict">${verdict}</strong></p>${numbers}</div></li>`
  );
}

/** The complete counterexample of a claim. `prefix` makes the ids of its parts. */
export function counterexampleHtml(counterexample: Counterexample, prefix: string): string {
  const { witness, instance, points, original, replay, steps, minimality, neighbourhood } = counterexample;
  const size = points > 0 ? `<span class="quiet">${plural(points, 'point')}</span>` : '';
  const command = `${prefix}:replay`;
  const origin = original
    ? `<details class="original"><summary>The case before it was made small</summary>${instanceHtml(original)}` +
      `<p class="quiet">Draw it again: <code>${escapeHtml(replayCommand(replay))}</code></p></details>`
    : replay === witness
      ? ''
      : `<p class="quiet">Found as <code>${escapeHtml(replay)}</code>.</p>`;
  return `<section class="case" aria-label="Counterexample ${escapeHtml(witness)}">
<header><h4>Counterexample</h4> <code class="witness-id">${escapeHtml(witness)}</code> ${size}</header>
${instanceHtml(instance)}
${minimality === '' ? '' : `<p class="minimality"><strong>Smallest:</strong> ${escapeHtml(minimality)}.</p>`}
<ol class="steps">${steps.map(stepHtml).join('')}</ol>
<div class="command"><span class="quiet">Decide it again</span><code id="${escapeHtml(command)}">${escapeHtml(replayCommand(witness))}</code>${button(command, 'Copy')}</div>
${copyHtml(instance, prefix)}
${
  neighbourhood
    ? `<section class="neighbourhood"><h4>Around it</h4>${neighbourhoodHtml(neighbourhood, instance)}${origin}</section>`
    : origin
}
</section>`;
}

/** How the symbols of a counterexample read; stands once on the page. */
export const symbolsHtml = (): string =>
  `<p>A finite model is its flow matrix ${typeset('F')}: ${typeset('F_{ij}')} is the strength with which point ${typeset('i')} listens to point ${typeset('j')}. ` +
  `Its strengths are the row sums, ${typeset(String.raw`\kappa=F\mathbf 1`)}, ${typeset(String.raw`K=\operatorname{diag}\kappa`)}, and the averages are ${typeset('[u]=Au')} with ${typeset('A=K^{-1}F')}. ` +
  `In formulas, ${typeset(String.raw`\circ`)}, fractions, powers and moduli of fields act point by point. Every number is exact; points are counted from 1.</p>`;
