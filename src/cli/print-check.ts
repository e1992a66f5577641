import type { Certificate } from '../finite/certificate.js';
import type { CheckResult, PropertyResult, QuantityResult } from '../properties/classify.js';
import type { PropertyName } from '../properties/property.js';
import { property } from '../properties/registry.js';
import { mark, paint } from './style.js';

/** Width beyond which a certificate is cut in the table; `--json` has it whole. */
const WIDTH = 96;

/** The property table of a finite model, for people. */
export function printCheck(result: CheckResult): string {
  const { points, name = 'model' } = result.model;
  const lines = [paint('bold', `${printable(name)}, ${points} ${points === 1 ? 'point' : 'points'}`)];
  for (const [key, found] of Object.entries(result.properties)) {
    const { verdict, certificate, note } = found;
    lines.push(propertyLine(key, found, certificate && verdict === 'fails' ? explain(certificate) : (note ?? '')));
  }
  for (const [key, quantity] of Object.entries(result.quantities)) lines.push(quantityLine(key, quantity));
  for (const note of result.notes ?? []) lines.push(`  note: ${note}`);
  const failing = Object.entries(result.properties).find(([, p]) => p.verdict === 'fails');
  if (failing && points <= 3)
    lines.push(paint('dim', `  ${failing[0]}: ${property(failing[0] as PropertyName).meaning}`));
  return `${lines.join('\n')}\n`;
}

/** `  symmetric             ✗ fails      defect 1/6        at (0, 1): 1 against 0` */
export function propertyLine(
  name: string,
  { verdict, evidence, defect }: Pick<PropertyResult, 'verdict' | 'evidence' | 'defect'>,
  reason: string,
): string {
  const size = defect !== null && verdict === 'fails' ? `defect ${cut(defect, 24)}` : evidence;
  return `  ${name.padEnd(22)}${mark(verdict).padEnd(11)}  ${size.padEnd(16)}  ${cut(reason, WIDTH)}`.trimEnd();
}

/** `  gap                   0.7500000000  = 3/4 exactly` */
export function quantityLine(name: string, { lower, upper, value, note }: QuantityResult): string {
  const bounds =
    lower === null || upper === null
      ? (note ?? '')
      : lower === upper
        ? `= ${cut(lower, 40)} exactly`
        : `in [${cut(lower, 40)}, ${cut(upper, 40)}]`;
  return `  ${name.padEnd(22)}${value === null ? '' : value.toPrecision(10)}  ${bounds}`.trimEnd();
}

export const cut = (text: string, width: number): string =>
  text.length > width ? `${text.slice(0, width - 1)}…` : text;

/** Names come from files: nothing in them may move the cursor. */
// oxlint-disable-next-line no-control-regex
export const printable = (text: string): string => text.replaceAll(/[\u0000-\u001F\u007F-\u009F]/g, '�');

/** What a certificate shows, in a few words. */
export function explain(c: Certificate): string {
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
