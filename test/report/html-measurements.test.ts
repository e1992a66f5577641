import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../src/report/html.js';
import { measurementsHtml, shownNumber } from '../../src/report/html-measurements.js';
import type { ReportClaim } from '../../src/report/schema.js';
import { wellFormed } from './markup.js';
import { sampleClaim, sampleReport } from './sample-report.js';

type Measurement = NonNullable<ReportClaim['evidence'][number]['measurements']>[number];

const slope = (changes: Partial<Measurement> = {}): Measurement => ({
  name: 'slope of log gap against log thickness',
  value: 1.0234,
  low: 0.98,
  high: 1.06,
  how: 'least squares through 12 densities, 95 % confidence',
  expected: { relation: '=', value: 1, source: 'as printed' },
  ...changes,
});

const evidenceOf = (...measurements: Measurement[]): ReportClaim['evidence'] => [
  { engine: 'measure', outcome: 'holds', cases: 1, applied: 1, checked: 0, families: [], measurements },
];

const htmlOf = (...measurements: Measurement[]): string => measurementsHtml(evidenceOf(...measurements), 'x');

describe('what was measured, on a card', () => {
  it('is a table of number, interval, expectation and how', () => {
    const html = htmlOf(slope());
    expect(wellFormed(html)).toEqual([]);
    const text = html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    for (const part of ['slope of log gap', '1.023', '0.98 and 1.06', '= 1', 'as printed', 'least squares', ' agrees'])
      expect(text).toContain(part);
  });

  it('says in words where it disagrees', () => {
    expect(htmlOf(slope({ low: 1.01 }))).toContain('disagrees');
    expect(htmlOf(slope({ expected: { relation: '>=', value: 1, source: 'as printed' } }))).toContain('disagrees');
  });

  it('has a plot where there are data, and none for a single point', () => {
    const data = { x: 'thickness', y: 'gap', points: [[0.001, 0.002], [0.01, 0.02], [0.1, 0.2]] } satisfies Measurement['data']; // prettier-ignore
    const html = htmlOf(slope({ data }), slope());
    expect(html.match(/<figure/g)).toHaveLength(1);
    expect(html).toContain('thickness, logarithmic');
    expect(htmlOf(slope({ data: { ...data, points: [[1, 1]] } }))).not.toContain('<figure');
  });

  it('is nothing for a claim without measurements', () => {
    expect(measurementsHtml(sampleClaim({ id: 'x' }).evidence, 'x')).toBe('');
  });

  it('stands on the card of its claim', () => {
    const page = renderHtml(sampleReport([sampleClaim({ id: 'prop-4.16', evidence: evidenceOf(slope()) })]));
    expect(page).toContain('<h4>Measured</h4>');
  });
});

describe('a number in floating point', () => {
  it('has four digits, and a minus for its sign', () => {
    expect(shownNumber(0.123456)).toBe('0.1235');
    expect(shownNumber(-2)).toBe('−2');
    expect(shownNumber(1.5e-9)).toBe('1.5e−9');
  });
});
