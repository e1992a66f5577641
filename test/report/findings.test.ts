import { describe, expect, it } from 'vitest';
import { otherForms, unneededHypotheses } from '../../src/report/findings.js';
import { AROUND_LEMMA, sampleClaim, sampleReport } from './sample-report.js';

const names = (...claims: Parameters<typeof sampleReport>[0][number][]): string[] =>
  unneededHypotheses(sampleReport(claims)).map(({ claim, variant }) => `${claim.id} ${variant.hypothesis}`);

describe('hypotheses that are not needed', () => {
  const lemma = sampleClaim({ id: 'lemma-3.10', around: [AROUND_LEMMA] });

  it('are those without which a printed implication holds', () => {
    expect(names(lemma)).toEqual(['lemma-3.10 symmetric']);
  });

  it('are no finding in a claim that is refuted, unresolved, or not printed', () => {
    expect(
      names(
        { ...lemma, status: 'refuted' },
        { ...lemma, status: 'unresolved' },
        { ...lemma, form: 'companion' },
        { ...lemma, form: 'sharp' },
      ),
    ).toEqual([]);
  });

  it('are no finding if the claim itself says so, or if it has no other hypothesis', () => {
    const [variant] = AROUND_LEMMA.dropped;
    const own = { ...AROUND_LEMMA, dropped: [{ ...variant, by: ['lemma-3.10'] }] };
    const single = { ...AROUND_LEMMA, dropped: [{ ...variant, premises: [] }] };
    expect(names({ ...lemma, around: [own, single] })).toEqual([]);
  });
});

describe('other forms of a claim', () => {
  it('share its stem, but the arrows of the atlas are statements of their own', () => {
    const claims = ['prop-3.12', 'prop-3.12/sharp'].map((id) => sampleClaim({ id }));
    const arrows = ['atlas/a-to-b', 'atlas/b-to-a'].map((id) => sampleClaim({ id, form: 'companion' }));
    const report = sampleReport([...claims, ...arrows]);
    expect(otherForms(report, claims[0]).map(({ id }) => id)).toEqual(['prop-3.12/sharp']);
    expect(otherForms(report, arrows[0])).toEqual([]);
  });
});
