import { agrees } from '../engines/measure.js';
import { escapeHtml } from './escape.js';
import { figureMeasured } from './figure-measured.js';
import { markHtml } from './html-link.js';
import type { ReportClaim } from './schema.js';

type Evidence = ReportClaim['evidence'][number];
type Measurement = NonNullable<Evidence['measurements']>[number];

const RELATION: Readonly<Record<Measurement['expected']['relation'], string>> = { '<=': '≤', '>=': '≥', '=': '=' };

/** A number in floating point for people: four digits, the sign a minus. */
export const shownNumber = (x: number): string =>
  (Number.isInteger(x) && Math.abs(x) < 1e6 ? String(x) : String(Number(x.toPrecision(4)))).replaceAll('-', '−');

function rowHtml(measurement: Measurement): string {
  const { name, value, low, high, how, expected } = measurement;
  const holds = agrees(measurement);
  return `<tr><th scope="row">${escapeHtml(name)}<br><span class="quiet">${escapeHtml(how)}</span></th>
<td data-label="measured">${shownNumber(value)}</td><td data-label="between">${shownNumber(low)} and ${shownNumber(high)}</td>
<td data-label="expected">${RELATION[expected.relation]} ${shownNumber(expected.value)}<br><span class="quiet">${escapeHtml(expected.source)}</span></td>
<td class="agrees ${holds ? 'met' : 'missed'}">${markHtml(holds)} ${holds ? 'agrees' : 'disagrees'}</td></tr>`;
}

/** What was measured in floating point, each number with its interval and what it was compared with; plots where there are data. */
export function measurementsHtml(evidence: readonly Evidence[], prefix: string): string {
  const all = evidence.flatMap(({ measurements = [] }) => measurements);
  if (all.length === 0) return '';
  const plots = all.flatMap(({ name, data }, k) => (data ? [figureMeasured(name, data, `${prefix}:plot-${k}`)] : []));
  return `<section class="measured-numbers"><h4>Measured</h4><div class="scroll"><table>
<thead><tr><th scope="col">Number</th><th scope="col">Measured</th><th scope="col">Interval</th><th scope="col">Expected</th><th scope="col">Verdict</th></tr></thead>
<tbody>${all.map(rowHtml).join('\n')}</tbody></table></div>${plots.length === 0 ? '' : `<details><summary>What was measured, as ${plots.length === 1 ? 'a plot' : 'plots'}</summary><div class="plots">${plots.join('\n')}</div></details>`}</section>`;
}
