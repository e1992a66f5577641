import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../src/report/html.js';
import { hostileReport } from './hostile-report.js';
import { wellFormed } from './markup.js';
import { EQ_325, fullReport, sampleClaim, sampleReport } from './sample-report.js';

describe('the page', () => {
  const page = renderHtml(fullReport());
  const text = page.replace(/<style>.*?<\/style>|<script>.*?<\/script>/gs, '');

  it('is well-formed', () => {
    expect(wellFormed(page)).toEqual([]);
  });

  it('asks for nothing on the network', () => {
    const addresses = [...page.matchAll(/(?:\ssrc|\shref|\saction|\sposter|\sdata)="([^"]*)"|url\(([^)]*)\)/g)].map(
      ([, a, b]) => a ?? b,
    );
    expect(addresses.length).toBeGreaterThan(20);
    for (const address of addresses) expect(address).toMatch(/^(#|data:)/);
    expect(
      page.replaceAll('http://www.w3.org/1998/Math/MathML', '').replaceAll('http://www.w3.org/2000/svg', ''),
    ).not.toMatch(/https?:\/\//);
    expect(page.includes('@import')).toBe(false);
  });

  it('allows its own script and no other', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)![1];
    const scripts = [...page.matchAll(/<script>(.*?)<\/script>/gs)].map(([, body]) => body);
    expect(scripts).toHaveLength(1);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src 'sha256-${createHash('sha256').update(scripts[0]).digest('base64')}'`);
    expect(text).not.toMatch(/\son\w+=/);
  });

  it('has an id for every link within it, and no id twice', () => {
    const ids = [...text.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of text.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target);
  });

  it('has a card for every claim', () => {
    for (const { id, status } of fullReport().claims) {
      expect(text).toContain(`<article class="claim is-${status}" id="${id}">`);
    }
  });

  it('puts worse verdicts before everything, then what is false as printed, then the rest', () => {
    const places = [
      'id="worse"',
      '<h1>',
      'id="false-as-printed"',
      'id="sharper"',
      'id="unneeded"',
      'id="false-otherwise"',
      'id="changed"',
      'id="implications"',
      'id="claims"',
    ].map((mark) => text.indexOf(mark));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('has no empty heading for a report without proofs, surroundings and atlas', () => {
    const plain = renderHtml(sampleReport([sampleClaim({ id: 'prop-3.12' })]));
    const [, body] = plain.split('<body>');
    for (const mark of [
      'class="proofs"',
      'class="around"',
      'class="neighbourhood"',
      'id="implications"',
      'id="unneeded"',
    ])
      expect(body.includes(mark), mark).toBe(false);
  });

  it('shows the case of a targeted search that came nearest to failing', () => {
    const [evidence] = sampleClaim({ id: 'x' }).evidence;
    const best = { target: 'margin of symmetric', margin: 0.003_381, instance: { flow: [[1]] }, points: 1 };
    const html = renderHtml(sampleReport([sampleClaim({ id: 'x', evidence: [{ ...evidence, best }] })]));
    expect(html).toContain('Nearest to failing: margin of symmetric: about 0.00338, 1 point');
  });

  it('does not speak of worse verdicts if there are none', () => {
    expect(renderHtml(sampleReport([sampleClaim({ id: 'prop-3.12' })])).includes('id="worse"')).toBe(false);
  });

  it('does not list every claim as new if there was no baseline', () => {
    const claim = sampleClaim({ id: 'prop-3.12' });
    const change = { id: claim.id, before: null, after: claim.status, worse: false, reason: 'new claim' };
    expect(renderHtml(sampleReport([claim], [change])).includes('id="changed"')).toBe(false);
  });

  it('shows the statement that holds instead beside one that is false as printed', () => {
    const card = text.slice(text.indexOf('id="eq-325"'), text.indexOf('</article>', text.indexOf('id="eq-325"')));
    expect(card).toContain('What holds instead');
    expect(card).toContain('href="#eq-325/corrected"');
    expect(card).toContain('<figure class="plot">');
  });

  it('shows the flow, its strengths and the average as exact reduced fractions', () => {
    const start = text.indexOf('id="eq-325"');
    const card = text.slice(start, text.indexOf('</article>', start));
    const [flow, average] = [...card.matchAll(/<table class="matrix"[^>]*>(.*?)<\/table>/gs)].map(([, body]) =>
      [...body.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row]) =>
        [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell]) => cell.replace(/<[^>]*>/g, '')),
      ),
    );
    expect(flow).toEqual((EQ_325['flow'] as number[][]).map((row) => row.map(String)));
    expect(average).toEqual([
      ['31/60', '7/15', '1/60'],
      ['19/60', '11/30', '19/60'],
      ['1/6', '1/6', '2/3'],
    ]);
    expect(card.replace(/<[^>]*>/g, '')).toContain('(60, 60, 60)');
  });

  it('gives the command that decides a counterexample again, and the case in four languages', () => {
    expect(text).toContain('npx flockproof replay W-3f9a1c22d07e');
    for (const language of ['json', 'latex', 'python', 'julia'])
      expect(text).toContain(`<pre id="eq-325:${language}">`);
  });

  it('embeds the fonts that its formulas use and no others', () => {
    const fonts = (html: string): string[] =>
      [...html.matchAll(/@font-face\{[^}]*font-family:(\w+)/g)].map(([, name]) => name);
    expect(fonts(page)).toContain('KaTeX_Fraktur');
    expect(new Set(fonts(renderHtml(sampleReport([]))))).toEqual(new Set(['KaTeX_Main', 'KaTeX_Math']));
  });

  it('stays below 1.5 MB for 120 claims of which 12 are refuted', () => {
    const { claims: kinds } = fullReport();
    const refuted = kinds.filter(({ counterexample }) => counterexample);
    const others = kinds.filter(({ counterexample }) => !counterexample);
    const claims = Array.from({ length: 120 }, (_, k) => {
      const from = k % 10 === 0 ? refuted : others;
      return { ...from[Math.floor(k / 10) % from.length], id: `claim-${k}` };
    });
    expect(renderHtml(sampleReport(claims)).length).toBeLessThan(1_500_000);
  });

  it('is the same for the same report', () => {
    expect(renderHtml(fullReport()) === page).toBe(true);
  });
});

describe('a page of hostile texts', () => {
  const page = renderHtml(hostileReport());

  it('is well-formed', () => {
    expect(wellFormed(page)).toEqual([]);
  });

  it('runs no script of theirs', () => {
    const tags = [...page.replace(/"[^"<]*"/g, '""').matchAll(/<(\w+)([^>]*)>/g)];
    expect(tags.filter(([, name]) => name === 'script')).toHaveLength(1);
    expect(tags.filter(([, name]) => name === 'img')).toEqual([]);
    expect(tags.filter(([, , attributes]) => /\son\w+=/.test(attributes))).toEqual([]);
    expect(page.includes('="javascript:')).toBe(false);
  });

  it('shows what it cannot typeset', () => {
    expect(page.includes('<code class="tex-source">')).toBe(true);
    expect(page.includes('&#60;script&#62;alert(1)&#60;/script&#62;')).toBe(true);
  });

  it('has only characters that a file can carry', () => {
    expect(page.includes('\u0000')).toBe(false);
    expect(Buffer.from(page, 'utf8').toString('utf8') === page).toBe(true);
  });
});
