import type { Json } from '../engines/claim.js';
import type { Rational } from '../scalar/rational.js';
import { equal } from '../scalar/rational.js';
import { escapeHtml } from './escape.js';
import { readMatrix, readNumber, withDecimal } from './exact.js';
import { equation, matrixHtml, numberHtml } from './matrix.js';
import type { ReportClaim } from './schema.js';
import { typeset } from './tex.js';

type Counterexample = NonNullable<ReportClaim['counterexample']>;
type Instance = Readonly<Record<string, Json>>;
type Neighbourhood = NonNullable<Counterexample['neighbourhood']>;

/** Where a counterexample stays one, and the nearest model that passes. */
export const neighbourhoodHtml = ({ stays, nearest }: Neighbourhood, instance: Instance): string =>
  staysHtml(stays) + nearestHtml(nearest, instance);

/** `F[0][1] - 1` with points counted from 1; other texts as they are. */
const directionHtml = (text: string): string =>
  escapeHtml(text.replaceAll(/(?<=\s|^)-/g, '−')).replaceAll(
    /F\[(\d+)\]\[(\d+)\]/g,
    (_, i: string, j: string) =>
      `<i>F</i><sub>${Number(i) + 1}${Number(i) > 8 || Number(j) > 8 ? ',' : ''}${Number(j) + 1}</sub>`,
  );

const intervalHtml = (text: string): string => escapeHtml(text.replaceAll('-', '−'));

function staysHtml(stays: Neighbourhood['stays']): string {
  const rigid: string[] = [];
  const free = new Map<string, string[]>();
  for (const { what, interval } of stays) {
    const value = /^\{(.*)\}$/s.exec(interval)?.[1];
    const direction = `<span class="direction">${directionHtml(what)}`;
    if (value !== undefined) rigid.push(`${direction} = ${intervalHtml(value)}</span>`);
    else free.set(interval, [...(free.get(interval) ?? []), `${direction}</span>`]);
  }
  if (stays.length === 0) return '';
  const rows = [...free].map(
    ([interval, directions]) =>
      `<tr><th scope="row">${directions.join('; ')}</th><td class="interval">${intervalHtml(interval)}</td></tr>`,
  );
  if (rigid.length > 0) rows.push(`<tr><th scope="row">${rigid.join('; ')}</th><td>rigid</td></tr>`);
  return `<p>It stays a counterexample as long as one of these, all else fixed, lies in its interval:</p>
<div class="scroll"><table class="stays"><thead><tr><th scope="col">Changed</th><th scope="col">Interval</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function nearestHtml(
  { property, flow, distance, lowerBound, kind }: Neighbourhood['nearest'],
  instance: Instance,
): string {
  const name = escapeHtml(property);
  const rows = readMatrix(flow);
  const shown = rows
    ? equation("F'", matrixHtml(rows, "F'", changes(rows, readMatrix(instance['flow']))), rows)
    : `<p><code>${escapeHtml(JSON.stringify(flow satisfies Json))}</code></p>`;
  const far = numeralHtml(distance);
  const bound = numeralHtml(lowerBound);
  const verdict: Readonly<Record<typeof kind, string>> = {
    nearest: `${far}, <strong>proved nearest</strong>: no ${name} model is nearer.`,
    close: `${far}, <strong>proved nearest to within 1/1000</strong>: no ${name} model is nearer than ${bound}.`,
    'arbitrarily-close': `${far}. There are ${name} models <strong>as near as one likes</strong>.`,
    'best-found': `${far}, the <strong>best found</strong>: no ${name} model is nearer than ${bound}, but there may be nearer ones than this.`,
  };
  const article = /^[aeiou]/i.test(property) ? 'An' : 'A';
  return `<div class="nearest">${shown}<p>${article} ${name} model at distance ${typeset(String.raw`\textstyle\sum|F-F'|`)} = ${verdict[kind]}</p></div>`;
}

/** Entries that differ, as indices into the rows one after the other. */
function changes(to: readonly (readonly Rational[])[], from: readonly (readonly Rational[])[] = []): number[] {
  const before = from.flat();
  return to.flat().flatMap((x, k) => (before[k] !== undefined && equal(before[k], x) ? [] : [k]));
}

/** Longest fraction that is set as one. */
const LONG = 8;

/** A numeral, with a decimal if it is long; other texts as they are. */
function numeralHtml(text: string): string {
  const x = readNumber(text);
  if (!x) return `<code>${escapeHtml(text)}</code>`;
  return text.length <= LONG ? numberHtml(x) : escapeHtml(withDecimal(x));
}
