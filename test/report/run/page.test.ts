import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { framesForPage } from '../../../src/report/run/frames.js';
import { briefText } from '../../../src/report/run/header.js';
import { runPage } from '../../../src/report/run/page.js';
import { relaxingObservables, relaxingRun, relaxingScenario, relaxingSummary } from '../../fixtures/runs.js';
import type { RunOptions } from '../../fixtures/runs.js';
import { HOSTILE } from '../hostile-report.js';
import { wellFormed } from '../markup.js';

/** A run of a few agents, with parts of it replaced. */
function pageOf(options: RunOptions = {}, more: Partial<Parameters<typeof runPage>[0]> = {}): string {
  const reader = relaxingRun({ n: 20, frames: 12, ...options });
  return runPage({
    scenario: relaxingScenario,
    summary: relaxingSummary(),
    observables: relaxingObservables(),
    header: reader.header,
    frames: framesForPage(reader),
    ...more,
  });
}

const withoutCode = (page: string): string => page.replaceAll(/<style>.*?<\/style>|<script[ >].*?<\/script>/gs, '');

const RUNS: Readonly<Record<string, RunOptions>> = {
  'in the plane': {},
  'on a line': { dim: 1 },
  'on a circle': { dim: 1, period: 1 },
  'on a torus with labels': { period: 2, labels: ['prey', 'predator'], drift: 3 },
  'in space': { dim: 3 },
  'far travelled': { drift: 50 },
  'of opinions': { dim: 1, firstOrder: true },
  'of one frame': { frames: 1 },
  'of no frame': { frames: 0 },
  'of one agent': { n: 1 },
};

describe.each(Object.entries(RUNS))('the page of a run %s', (_, options) => {
  const page = pageOf(options);
  const text = withoutCode(page);

  it('is well-formed and has no number that is none', () => {
    expect(wellFormed(page)).toEqual([]);
    expect(text).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('has an id for every link within it, and no id twice', () => {
    const ids = [...text.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of text.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target);
    for (const [, targets] of text.matchAll(/aria-labelledby="([^"]*)"/g))
      for (const target of targets.split(' ')) expect(ids).toContain(target);
  });

  it('describes every drawing', () => {
    for (const [, svg] of text.matchAll(/<svg([^>]*)>/g)) expect(svg).toMatch(/aria-labelledby|aria-hidden="true"/);
  });
});

describe('the page of a run', () => {
  const page = pageOf();

  it('asks for nothing on the network', () => {
    for (const [, a, b] of page.matchAll(/(?:\ssrc|\shref|\saction|\sdata)="([^"]*)"|url\(([^)]*)\)/g))
      expect(a ?? b).toMatch(/^(#|data:)/);
    expect(
      page.replaceAll('http://www.w3.org/1998/Math/MathML', '').replaceAll('http://www.w3.org/2000/svg', ''),
    ).not.toMatch(/https?:\/\//);
  });

  it('allows its own scripts and no others', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)![1];
    const scripts = [...page.matchAll(/<script>(.*?)<\/script>/gs)].map(([, body]) => body);
    expect(scripts).toHaveLength(2);
    for (const script of scripts)
      expect(policy).toContain(`'sha256-${createHash('sha256').update(script).digest('base64')}'`);
    expect(policy).toContain("default-src 'none'");
    expect(withoutCode(page)).not.toMatch(/\son\w+=/);
  });

  it('is the same for the same run', () => {
    expect(pageOf()).toBe(page);
  });

  it('says what was run and how it ended', () => {
    const text = withoutCode(page).replaceAll(/<[^>]*>/g, ' ');
    for (const part of [
      'Complete',
      'cucker-smale, kernel (tent, radius 1)',
      'dop853',
      '1,234',
      '12 rejected',
      '3.2e−11',
    ])
      expect(text).toContain(part);
    const failed = pageOf({}, { summary: relaxingSummary({ status: 'failed', reason: 'too stiff', advice: 'Soften φ.' }) }); // prettier-ignore
    for (const part of ['Failed', 'too stiff', 'Soften φ.']) expect(failed).toContain(part);
  });

  it('draws a bound with the observable that it bounds, and says whether it holds', () => {
    const figures = [...page.matchAll(/<figure class="card run-plot".*?<\/figure>/gs)].map(([figure]) => figure);
    expect(figures).toHaveLength(4);
    // in the drawing and in its key
    expect(figures[0].match(/stroke-dasharray="7 4"/g)).toHaveLength(2);
    expect(figures[0]).toContain('at worst 0.667 of the bound');
    expect(figures[1]).not.toContain('stroke-dasharray');
    const broken = pageOf({}, { summary: relaxingSummary({ bounds: [{ name: 'amplitude', formula: 'A', worst: 1.2, holds: false }] }) }); // prettier-ignore
    expect(broken).toContain('fails</span>');
  });

  it('takes logarithms only where the column says so, and leaves out what has none', () => {
    const observables = relaxingObservables();
    const rows = observables.rows.map(([t, a, ...rest]) => [t, a! - 0.5, ...rest]);
    const text = withoutCode(pageOf({}, { observables: { ...observables, rows } }));
    expect(text.match(/Logarithmic axis/g)).toHaveLength(1);
    expect(text).toMatch(/\d+ values are not positive and left out/);
  });

  it('keeps the digits of the numbers on its axes', () => {
    const observables = relaxingObservables();
    const rows = observables.rows.map(([t, ...rest]) => [t, ...rest.map((y) => (y === null ? null : y / 1e4))]);
    expect(/<text[^>]*>0\.0001<\/text>/.test(pageOf({}, { observables: { ...observables, rows } }))).toBe(true);
  });

  it('breaks a line where there is no value', () => {
    const line = [...page.matchAll(/stroke="var\(--label-0\)"[^>]*><path d="([^"]*)"/g)].at(-1)![1];
    expect(line.match(/M/g)!.length).toBe(2);
  });

  it('has the numbers of each figure as csv', () => {
    const [, data] = /href="data:text\/csv;charset=utf-8;base64,([^"]*)"/.exec(page)!;
    const lines = Buffer.from(data, 'base64').toString().trim().split('\r\n');
    expect(lines[0]).toBe('t,amplitude,amplitude bound');
    expect(lines).toHaveLength(102);
    expect(lines[1]).toBe('0,2,3');
  });

  it('says how many agents are drawn when not all are', () => {
    const reader = relaxingRun({ n: 500, frames: 100 });
    const thinned = pageOf({}, { header: reader.header, frames: framesForPage(reader, 40_000) });
    expect(thinned).toMatch(/Drawn are \d+ of 500 agents/);
    expect(thinned).toMatch(/Of 100 recorded times 48 are in the page/);
    expect(page).toContain('All 20 agents.');
  });

  it('escapes every name and note', () => {
    const observables = relaxingObservables();
    const hostile = pageOf(
      { labels: [HOSTILE, 'calm'] },
      {
        scenario: { ...relaxingScenario, description: HOSTILE, model: { kind: HOSTILE, [HOSTILE]: HOSTILE }, seed: HOSTILE },
        summary: relaxingSummary({ name: HOSTILE, reason: HOSTILE, advice: HOSTILE, bounds: [{ name: HOSTILE, formula: HOSTILE, worst: null, holds: false }] }),
        observables: { ...observables, columns: observables.columns.map((c, k) => ({ ...c, name: `${k}${HOSTILE}`, label: HOSTILE, formula: HOSTILE, equation: HOSTILE })) },
      },
    ); // prettier-ignore
    expect(wellFormed(hostile)).toEqual([]);
    const text = withoutCode(hostile);
    const tags = text.match(/<[^>]*>/g)!;
    expect(tags.filter((tag) => /^<(?:script|img)|\son\w+=/i.test(tag))).toEqual([]);
    // oxlint-disable-next-line no-control-regex
    expect(/[\u0000-\u0008\u202A-\u202E]/.test(text)).toBe(false);
    expect([...hostile.matchAll(/<script>/g)]).toHaveLength(2);
  });
});

describe('a part of a scenario in brief', () => {
  it('has kinds first and an end', () => {
    expect(briefText({ kind: 'beta', beta: 0.5, kernel: { kind: 'box', radius: 2 } })).toBe(
      'beta, beta 0.5, kernel (box, radius 2)',
    );
    expect(briefText('x'.repeat(1000)).length).toBeLessThanOrEqual(160);
  });
});
