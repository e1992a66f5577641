import type { Certificate } from '../finite/certificate.js';
import type { FiniteModel } from '../finite/model.js';
import type { CheckResult } from '../properties/classify.js';
import type { PropertyName } from '../properties/property.js';
import { property } from '../properties/registry.js';
import { mark, paint } from './style.js';

/** Width beyond which a certificate is cut in the table; `--json` has it whole. */
const WIDTH = 96;

/** The property table of a model, for people. */
export function printCheck(result: CheckResult, model: FiniteModel): string {
  const { points, name = 'model' } = result.model;
  const lines = [paint('bold', `${printable(name)}, ${points} ${points === 1 ? 'point' : 'points'}`)];
  for (const [key, { verdict, evidence, defect, certificate, note }] of Object.entries(result.properties)) {
    const reason = certificate && verdict === 'fails' ? explain(certificate) : (note ?? '');
    const size = defect !== null && verdict === 'fails' ? `defect ${cut(defect, 24)}` : evidence;
    lines.push(`  ${key.padEnd(22)}${mark(verdict).padEnd(11)}  ${size.padEnd(16)}  ${cut(reason, WIDTH)}`.trimEnd());
  }
  for (const [key, { lower, upper, value, note }] of Object.entries(result.quantities)) {
    const bounds =
      lower === null || upper === null
        ? (note ?? '')
        : lower === upper
          ? `= ${cut(lower, 40)} exactly`
          : `in [${cut(lower, 40)}, ${cut(upper, 40)}]`;
    lines.push(`  ${key.padEnd(22)}${value === null ? '' : value.toPrecision(10)}  ${bounds}`.trimEnd());
  }
  for (const note of result.notes ?? []) lines.push(`  note: ${note}`);
  const failing = Object.entries(result.properties).find(([, p]) => p.verdict === 'fails');
  if (failing && model.n <= 3)
    lines.push(paint('dim', `  ${failing[0]}: ${property(failing[0] as PropertyName).meaning}`));
  return `${lines.join('\n')}\n`;
}

const cut = (text: string, width: number): string => (text.length > width ? `${text.slice(0, width - 1)}…` : text);

/** Names come from files: nothing in them may move the cursor. */
// oxlint-disable-next-line no-control-regex
const printable = (text: string): string => text.replaceAll(/[\u0000-\u001F\u007F-\u009F]/g, '�');

function explain(c: Certificate): string {
  switch (c.kind) {
    case 'vector':
      return `u = [${c.vector.join(', ')}] gives ${c.value}${c.p === undefined ? '' : ` for p = ${c.p}`}`;
    case 'entry':
      return `at (${c.row}, ${c.column}): ${c.left} against ${c.right}`;
    case 'closed-set':
      return `points ${c.points.join(', ')} listen to nobody else`;
    case 'cyclic':
      return `phases [${c.phase.join(', ')}] of period ${c.period}`;
    case 'kernel':
      return `[u] = 0 for u = [${c.vector.join(', ')}]`;
    default:
      return '';
  }
}
