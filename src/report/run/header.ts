import { escapeHtml, formatCount, formatSeconds, plural } from '../escape.js';
import { STATUS_SHAPE } from '../status.js';
import { numberText } from './number-text.js';
import type { RunHeader, RunSummary } from './record.js';

/** A scenario as it was read; the page needs only some of it and shows all of it. */
export type RunScenario = Readonly<Record<string, unknown>>;

/** How a run ended: word, shape and tone, so that the colour is not needed. */
const ENDING: Readonly<Record<RunSummary['status'], readonly [string, string, string]>> = {
  done: ['Complete', 'certified', STATUS_SHAPE.certified],
  event: ['Stopped at an event', 'proved', STATUS_SHAPE.proved],
  interrupted: ['Interrupted', 'unresolved', STATUS_SHAPE.unresolved],
  failed: ['Failed', 'refuted', STATUS_SHAPE.refuted],
};

const MOST_TEXT = 160;

/** `cucker-smale, kernel (tent, radius 1)`: kinds first, then what is set. */
export function briefText(value: unknown): string {
  const text = written(value);
  return text.length <= MOST_TEXT ? text : `${text.slice(0, MOST_TEXT - 1)}…`;
}

function written(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberText(value, 6);
  if (Array.isArray(value)) return value.map((item) => inner(item)).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  const { kind, method, module, ...rest } = value as Record<string, unknown>;
  const names = [kind, method, module].filter((name) => typeof name === 'string');
  return [...names, ...Object.entries(rest).map(([key, item]) => `${key} ${inner(item)}`)].join(', ');
}

const inner = (value: unknown): string => {
  const text = written(value);
  return typeof value === 'object' && value !== null && /[ ,]/.test(text) ? `(${text})` : text;
};

/** `T² of periods 1, 1`, `R³` */
function environmentText({ environment: { kind, periods }, dim }: RunHeader): string {
  const power = dim === 1 ? '' : String(dim).replaceAll(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]);
  if (kind === 'space') return `R${power}`;
  if (periods && kind === 'torus')
    return `T${power} of ${periods.length === 1 ? 'period' : 'periods'} ${periods.map((p) => numberText(p, 6)).join(', ')}`;
  return kind;
}

/** What was run and how it went, each by name; values are text. */
function factsOf(scenario: RunScenario, summary: RunSummary, header: RunHeader): (readonly [string, string])[] {
  const { steps, rejected, evaluations, errorEstimate, seconds, t } = summary;
  const given = (name: string, key: string): (readonly [string, string])[] =>
    scenario[key] === undefined ? [] : [[name, briefText(scenario[key])]];
  return [
    ...given('Model', 'model'),
    ...given('System', 'system'),
    ['Environment', environmentText(header)],
    ['Agents', formatCount(header.n)],
    ...given('Coupling', 'coupling'),
    ...given('Noise', 'noise'),
    ...given('Seed', 'seed'),
    ...given('Integrator', 'integrator'),
    ['Time', scenario['until'] === undefined ? numberText(t, 6) : `${numberText(t, 6)} of ${briefText(scenario['until'])}`],
    ['Steps', `${formatCount(steps)}${rejected === undefined ? '' : `, ${formatCount(rejected)} rejected`}`],
    ...(evaluations === undefined ? [] : [['Evaluations', formatCount(evaluations)] as const]),
    ['Error estimate', errorEstimate === undefined || errorEstimate === null ? 'none' : numberText(errorEstimate, 2)],
    ...(seconds === undefined ? [] : [['Took', formatSeconds(seconds)] as const]),
  ]; // prettier-ignore
}

/** The head of the page: name, how the run ended, advice, facts, and the scenario to its last key. */
export function runHeaderHtml(scenario: RunScenario, summary: RunSummary, header: RunHeader): string {
  const [word, tone, shape] = ENDING[summary.status];
  const description = typeof scenario['description'] === 'string' ? scenario['description'] : undefined;
  return `<header class="top"><div class="title"><p class="brand">flockproof, a simulation</p>
<button type="button" class="scripted" id="theme" aria-label="Switch between light and dark">◐ <span>theme</span></button></div>
<h1>${escapeHtml(summary.name)}</h1>
${description === undefined ? '' : `<p class="lead">${escapeHtml(description)}</p>`}
<p class="state"><span class="badge ${tone}"><svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${shape}</svg>${word}</span> after ${plural(summary.steps, 'step')}, at t = ${numberText(summary.t, 6)}${summary.reason === undefined ? '' : `: ${escapeHtml(summary.reason)}`}</p>
${summary.advice === undefined ? '' : `<p class="advice">${escapeHtml(summary.advice)}</p>`}
<dl class="run">${factsOf(scenario, summary, header)
    .map(([name, value]) => `<div><dt>${name}</dt><dd>${escapeHtml(value)}</dd></div>`)
    .join('')}</dl>
<details><summary>The scenario as it was read</summary><pre tabindex="0">${escapeHtml(JSON.stringify(scenario, null, 2))}</pre></details></header>`;
}
