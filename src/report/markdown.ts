import type { Json } from '../engines/claim.js';
import { copyTexts, latexFormulas } from './copy.js';
import { formatCount, formatSeconds, plural, printable } from './escape.js';
import type { UnneededHypothesis } from './findings.js';
import {
  falseAsPrinted,
  falseOtherwise,
  otherChanges,
  replayCommand,
  sharperThanPrinted,
  unneededHypotheses,
  withErrors,
  worseChanges,
} from './findings.js';
import { implicationText } from './implication-text.js';
import type { Change, Report, ReportClaim } from './schema.js';
import { sectionsOf } from './sections.js';
import { FORM_LABEL, STATUSES, STATUS_MEANING } from './status.js';
import type { PaperCell, PaperTable } from './tables.js';
import { tablesOf } from './tables.js';
import { splitTex } from './tex.js';

/** Plain text in Markdown: nothing in it becomes markup. */
export const markdownText = (text: string): string =>
  text
    .replace(/[\r\n]+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]$~#|]/g, String.raw`\$&`);

/** A formula that survives Markdown: no character of it can open a tag. */
const formula = (tex: string): string =>
  tex
    .replace(/[\r\n]+/g, ' ')
    .replaceAll('<', String.raw`\lt `)
    .replaceAll('>', String.raw`\gt `);

/** A text with TeX between dollars in Markdown. */
export const markdownTex = (source: string): string =>
  splitTex(source)
    .map(({ kind, text }) =>
      kind === 'text'
        ? markdownText(text)
        : kind === 'math'
          ? `$${formula(text.trim())}$`
          : `\n\n$$${formula(text)}$$\n\n`,
    )
    .join('');

/** A code span: as many backticks outside as the text does not have inside. */
export function codeSpan(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return `${fence}${pad}${text.replace(/[\r\n]+/g, ' ')}${pad}${fence}`;
}

const fenced = (language: string, text: string): string => {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
};

/** A table cell takes code spans too; there only the pipe needs care. */
const cellCode = (text: string): string => codeSpan(text).replaceAll('|', String.raw`\|`);

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const MARK: Readonly<Record<ReportClaim['status'], string>> = {
  proved: '■ proved',
  certified: '● certified',
  measured: '◆ measured',
  refuted: '✗ refuted',
  unresolved: '▲ unresolved',
};

/** The report as Markdown, for pull requests and terminals. TeX stays between dollars. */
export function renderMarkdown(report: Report): string {
  const { run, timing, version } = report;
  const selection = run.selection.length === 0 ? '' : `, only ${run.selection.map(codeSpan).join(', ')}`;
  const blocks = [
    '# Environmental averaging, verified',
    `flockproof ${markdownText(version)}, seed ${run.seed}, budget ${run.budget}${selection}; ${plural(report.claims.length, 'claim')} in ${formatSeconds(timing.seconds)}.`,
    ...changesPart('Verdicts that got worse', worseChanges(report)),
    table(
      ['Status', 'Claims', 'Meaning'],
      STATUSES.map((status) => [MARK[status], formatCount(report.summary[status]), STATUS_MEANING[status]]),
    ),
    '## False as printed',
    ...(falseAsPrinted(report).length === 0
      ? ['No printed statement was refuted in this run.']
      : falseAsPrinted(report).flatMap(findingBlocks)),
    ...findingsPart('Sharper than printed', sharperThanPrinted(report)),
    ...unneededPart(unneededHypotheses(report)),
    ...findingsPart('Converses and companions that fail', falseOtherwise(report)),
    ...changesPart('Changed since the baseline', otherChanges(report)),
    ...errorsPart(withErrors(report)),
    ...tablesPart(tablesOf(report)),
    '## All claims',
    ...sectionsOf(report.claims).flatMap(({ number, title, claims }) => [
      `### Section ${markdownText(title === '' ? number : `${number}. ${title}`)}`,
      table(
        ['Claim', 'Status', 'Scope'],
        claims.map(({ id, status, scope }) => [cellCode(id), MARK[status], markdownText(scope)]),
      ),
    ]),
  ];
  return printable(`${blocks.join('\n\n').replace(/\n{3,}/g, '\n\n')}\n`);
}

function findingBlocks(claim: ReportClaim): string[] {
  const { id, title, source, form, statement, note, counterexample } = claim;
  return [
    `### ${markdownText(title)}`,
    `${codeSpan(id)}, ${markdownText(source)}, ${FORM_LABEL[form]}`,
    markdownTex(statement),
    ...(counterexample ? counterexampleBlocks(counterexample) : []),
    ...(note === undefined ? [] : [markdownTex(note)]),
  ];
}

function counterexampleBlocks(c: NonNullable<ReportClaim['counterexample']>): string[] {
  const instance = c.instance as Readonly<Record<string, Json>>;
  const steps = c.steps.map(
    ({ role, text, holds }) => `- ${holds ? '✓' : '✗'} ${role}: ${markdownText(text)}${holds ? '' : ' **fails**'}`,
  );
  return [
    `**Counterexample ${codeSpan(c.witness)}**${c.minimality === '' ? '' : ` (smallest: ${markdownText(c.minimality)})`}`,
    ...latexFormulas(instance).map((tex) => `$$${formula(tex)}$$`),
    steps.join('\n'),
    `Decide it again: ${codeSpan(replayCommand(c.witness))}`,
    fenced('json', copyTexts(instance)[0].text),
  ];
}

const findingsPart = (title: string, claims: readonly ReportClaim[]): string[] =>
  claims.length === 0
    ? []
    : [
        `## ${title}`,
        ...claims.map(
          (c) => `- ${codeSpan(c.id)} ${markdownTex(c.statement).replace(/\s+/g, ' ')} *${markdownText(c.scope)}*`,
        ),
      ];

const unneededPart = (list: readonly UnneededHypothesis[]): string[] =>
  list.length === 0
    ? []
    : [
        '## Hypotheses that are not needed',
        list
          .map(
            ({ claim, variant }) =>
              `- ${codeSpan(claim.id)} without ${codeSpan(variant.hypothesis)}: ${markdownText(implicationText(variant))}, by ${variant.by.map(codeSpan).join(', ')}`,
          )
          .join('\n'),
      ];

const changesPart = (title: string, changes: readonly Change[]): string[] =>
  changes.length === 0
    ? []
    : [
        `## ${title}`,
        table(
          ['Claim', 'Baseline', 'This run', 'Reason'],
          changes.map(({ id, before, after, reason }) => [
            cellCode(id),
            before === null ? 'none' : MARK[before],
            after === null ? 'none' : MARK[after],
            markdownText(reason),
          ]),
        ),
      ];

const errorsPart = (claims: readonly ReportClaim[]): string[] =>
  claims.length === 0
    ? []
    : [
        '## Errors',
        claims.map(({ id, errors }) => `- ${codeSpan(id)}: ${errors.map(markdownText).join('; ')}`).join('\n'),
      ];

const VERDICT: Readonly<Record<PaperCell['verdict'], string>> = {
  yes: '✓ yes',
  no: '✗ no',
  if: '◐ if',
  open: '? not settled',
};

/** A formula inside a cell: a pipe would end it. */
const cellTex = (source: string): string =>
  splitTex(source)
    .map(({ kind, text }) =>
      kind === 'text'
        ? markdownText(text)
        : `$${formula(text.trim())
            .replaceAll(String.raw`\|`, String.raw`\Vert `)
            .replaceAll('|', String.raw`\vert `)}$`,
    )
    .join('');

function tableCell(cell: PaperCell | undefined): string {
  if (!cell) return 'no meaning here';
  const condition = cell.condition === undefined || cell.verdict === 'open' ? '' : ` ${cellTex(cell.condition)}`;
  return `${VERDICT[cell.verdict]}${condition}, ${plural(cell.cases, 'case')} of ${cellCode(cell.claim.id)}`;
}

const tablesPart = (tables: readonly PaperTable[]): string[] =>
  tables.length === 0
    ? []
    : [
        '## Tables, regenerated',
        ...tables.flatMap(({ title, columns, rows }) => [
          `### ${markdownText(title)}`,
          table(
            ['Model', ...columns.map(cellTex)],
            rows.map(({ model, added, cells }) => [
              `${cellTex(model)}${added ? ' (not in the paper)' : ''}`,
              ...cells.map(tableCell),
            ]),
          ),
        ]),
      ];
