import { describe, expect, it } from 'vitest';
import { proofCount, proofsHtml } from '../../src/report/html-proof.js';
import type { ReportClaim } from '../../src/report/schema.js';
import { wellFormed } from './markup.js';
import { BLOCK_PROOF, SOLVER_PROOFS, sampleClaim } from './sample-report.js';

const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const evidence: ReportClaim['evidence'] = [BLOCK_PROOF, SOLVER_PROOFS];

describe('the proofs of a claim', () => {
  const html = proofsHtml(evidence);

  it('are well-formed', () => {
    expect(wellFormed(html)).toEqual([]);
  });

  it('are left out if nobody tried one', () => {
    expect(proofsHtml(sampleClaim({ id: 'x' }).evidence)).toBe('');
  });

  it('read from the hypotheses through numbered lines to the conclusion', () => {
    const names = [...html.matchAll(/<span class="name">(.*?)<\/span>/g)].map(([, name]) => name);
    expect(names).toEqual(['(h0)', '(h1)', '(0)', '(1.a0)', '(1.0)', '(1)', '']);
    const kinds = [...html.matchAll(/<li class="line (\w+)/g)].map(([, kind]) => kind);
    expect(kinds).toEqual(['given', 'given', 'step', 'assumed', 'step', 'step', 'conclusion']);
    expect(textOf(html)).toContain('Hence A has a gap');
  });

  it('indent a proof inside a proof', () => {
    expect(html.match(/depth-1/g)).toHaveLength(2);
  });

  it('give the reason beside the line', () => {
    expect(html).toContain('<span class="why">(1.a0) times <i>J</i></span>');
    expect(html).toContain('<span class="why">given: <i>A</i> is conservative</span>');
  });

  it('give the answers of the solver one line each, domains that were answered alike together', () => {
    expect(html.match(/<p class="answer">/g)).toHaveLength(2);
    expect(textOf(html)).toContain('proved all 2-point models, all 3-point models');
  });

  it('call an attempt without an answer what it is, in words', () => {
    expect(textOf(html)).toContain(
      'timed out all 4-point models solver (z3): no answer within 30 s; this says nothing about the claim',
    );
  });

  it('are counted by outcome', () => {
    expect(proofCount(BLOCK_PROOF.proofs!)).toBe('proved');
    expect(proofCount(SOLVER_PROOFS.proofs!)).toBe('2 proved, 1 timed out');
  });
});
