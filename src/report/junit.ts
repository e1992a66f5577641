import { toJson } from './copy.js';
import { escapeXml, escapeXmlAttribute } from './escape.js';
import { replayCommand, worseChanges } from './findings.js';
import type { Change, Report, ReportClaim } from './schema.js';
import { sectionsOf } from './sections.js';

interface Case {
  readonly name: string;
  readonly seconds: number;
  readonly output: string;
  readonly failure?: { readonly type: string; readonly message: string; readonly body: string };
}

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

/**
 * The report as JUnit XML: a suite for each section, a case for each claim. A case fails if its verdict got worse than
 * the baseline or if the claim is unresolved; a refuted claim whose counterexample is known is no failure.
 */
export function renderJunit(report: Report): string {
  const worse = new Map(worseChanges(report).map((change) => [change.id, change]));
  const suites: Suite[] = sectionsOf(report.claims).map(({ number, title, claims }) => ({
    name: title === '' ? `Section ${number}` : `Section ${number}: ${title}`,
    cases: claims.map((claim) => caseOf(claim, report.timing.claims[claim.id] ?? 0, worse.get(claim.id))),
  }));
  const present = new Set(report.claims.map(({ id }) => id));
  const gone = [...worse.values()].filter(({ id }) => !present.has(id));
  if (gone.length > 0) suites.push({ name: 'No longer verified', cases: gone.map(goneCase) });
  const cases = suites.flatMap((suite) => suite.cases);
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="flockproof" ${counts(cases)} time="${report.timing.seconds.toFixed(3)}">
${suites.map((suite) => suiteXml(suite, report)).join('\n')}
</testsuites>
`;
}

function caseOf(claim: ReportClaim, seconds: number, change: Change | undefined): Case {
  const output = `${claim.status}: ${claim.scope}`;
  if (!change && claim.status !== 'unresolved') return { name: claim.id, seconds, output };
  const verdict = change
    ? `${change.before ?? 'no verdict'} → ${change.after ?? 'none'}: ${change.reason}`
    : claim.scope;
  return {
    name: claim.id,
    seconds,
    output,
    failure: {
      type: claim.status === 'unresolved' ? 'unresolved' : 'worse',
      message: `${claim.id}: ${verdict}`,
      body: failureText(claim, verdict),
    },
  };
}

function failureText({ id, source, title, scope, errors, counterexample }: ReportClaim, verdict: string): string {
  const lines = [`✗ ${id}  ${title}, ${source}`, `  ${verdict}`, `  ${scope}`, ...errors.map((e) => `  error: ${e}`)];
  if (!counterexample) return [...lines, `  run again: npx flockproof verify ${id}`].join('\n');
  const violated = counterexample.steps.filter(({ role, holds }) => role === 'conclusion' && !holds);
  return [
    ...lines,
    ...violated.map(({ text }) => `  fails: ${text}`),
    `  smallest case: ${toJson(counterexample.instance)}`,
    `  replay: ${replayCommand(counterexample.witness)}`,
  ].join('\n');
}

const goneCase = ({ id, before, reason }: Change): Case => ({
  name: id,
  seconds: 0,
  output: reason,
  failure: {
    type: 'gone',
    message: `${id}: ${reason}`,
    body: `✗ ${id}\n  ${reason}; the baseline has it as ${before ?? 'none'}`,
  },
});

const counts = (cases: readonly Case[]): string =>
  `tests="${cases.length}" failures="${cases.filter(({ failure }) => failure).length}" errors="0" skipped="0"`;

function suiteXml({ name, cases }: Suite, { run, timing, version }: Report): string {
  const seconds = cases.reduce((s, c) => s + c.seconds, 0);
  const properties = { version, seed: String(run.seed), budget: run.budget };
  const head = `<testsuite name="${escapeXmlAttribute(name)}" ${counts(cases)} time="${seconds.toFixed(3)}" timestamp="${escapeXmlAttribute(timing.started)}">`;
  const list = Object.entries(properties).map(
    ([key, value]) => `<property name="${key}" value="${escapeXmlAttribute(value)}"/>`,
  );
  return `  ${head}
    <properties>${list.join('')}</properties>
${cases.map((c) => caseXml(c, name)).join('\n')}
  </testsuite>`;
}

function caseXml({ name, seconds, output, failure }: Case, suite: string): string {
  const head = `    <testcase classname="${escapeXmlAttribute(suite)}" name="${escapeXmlAttribute(name)}" time="${seconds.toFixed(3)}">`;
  const problem = failure
    ? `<failure type="${failure.type}" message="${escapeXmlAttribute(failure.message)}">${escapeXml(failure.body)}</failure>`
    : '';
  return `${head}${problem}<system-out>${escapeXml(output)}</system-out></testcase>`;
}
