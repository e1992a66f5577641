import { describe, expect, it } from 'vitest';
import { aroundHtml } from '../../src/report/html-around.js';
import { wellFormed } from './markup.js';
import { AROUND_LEMMA, sampleClaim, sampleReport } from './sample-report.js';

const lemma = sampleClaim({ id: 'lemma-3.10', around: [AROUND_LEMMA] });
const arrow = sampleClaim({ id: 'atlas/ball-positive-to-positive-semidefinite', status: 'proved' });
const report = sampleReport([lemma, arrow]);

const linesOf = (html: string): string[] =>
  [...html.matchAll(/<li class="variant.*?<p>(.*?)<\/p>/gs)].map(([, line]) =>
    line
      .replace(/<svg.*?<\/svg>|<span class="hidden">.*?<\/span>/gs, '')
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' '),
  );

describe('converse and hypotheses of a claim', () => {
  const html = aroundHtml(report, lemma);

  it('are well-formed', () => {
    expect(wellFormed(html)).toEqual([]);
  });

  it('say in words what fails, what holds and what is open', () => {
    expect(linesOf(html)).toEqual([
      'Converse fails: positive-semidefinite and ball-positive ⇒ symmetric.',
      'Converse holds: symmetric and positive-semidefinite ⇒ ball-positive, by this claim.',
      'Hypothesis symmetric is not needed: ball-positive ⇒ positive-semidefinite holds, by atlas/ball-positive-to-positive-semidefinite.',
      'Hypothesis ball-positive may or may not be needed: symmetric ⇒ positive-semidefinite is open.',
    ]);
  });

  it('show the witness as a matrix with the command that decides it again', () => {
    expect(html).toContain('aria-label="F, 3 by 3"');
    expect(html).toContain('npx flockproof replay W-c6f2a105cb9e');
  });

  it('leave the hypotheses out if the implication fails: it fails without them too', () => {
    const refuted = { ...lemma, status: 'refuted' as const };
    expect(linesOf(aroundHtml(report, refuted))).toHaveLength(2);
  });

  it('are folded if there are many', () => {
    const many = { ...lemma, around: [AROUND_LEMMA, AROUND_LEMMA, AROUND_LEMMA] };
    expect(aroundHtml(report, many)).toContain('<summary>3 implications</summary>');
    expect(html).not.toContain('<summary>');
  });

  it('are left out if the claim is no implication', () => {
    expect(aroundHtml(report, arrow)).toBe('');
  });
});
