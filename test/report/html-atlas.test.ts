import { describe, expect, it } from 'vitest';
import { claims as basis } from '../../src/claims/3.6/implications.js';
import { ATLAS_PROPERTIES } from '../../src/properties/pattern.js';
import { atlasArrows } from '../../src/report/atlas-arrows.js';
import { figureAtlas } from '../../src/report/figure-atlas.js';
import { atlasHtml } from '../../src/report/html-atlas.js';
import type { ReportClaim } from '../../src/report/schema.js';
import { wellFormed } from './markup.js';
import { sampleClaim, sampleReport } from './sample-report.js';

/** A claim of the atlas that states one implication. */
const arrowClaim = (
  premises: readonly string[],
  conclusion: string,
  status: ReportClaim['status'] = 'proved',
): ReportClaim =>
  sampleClaim({
    id: `atlas/${premises.join('-and-')}-to-${conclusion}`,
    form: 'companion',
    status,
    around: [{ implication: { premises: [...premises], conclusion }, converse: [], dropped: [] }],
  });

const whole = basis.flatMap(({ implications = [] }) => implications.map((i) => arrowClaim(i.premises, i.conclusion)));

const figureOf = (claims: readonly ReportClaim[]): string => figureAtlas(atlasArrows(sampleReport(claims)));

describe('the diagram of properties', () => {
  const figure = figureOf(whole);

  it('is well-formed, finite and says in words what it draws', () => {
    expect(wellFormed(figure)).toEqual([]);
    expect(figure).not.toMatch(/NaN|Infinity/);
    expect(figure).toContain('<title id="figure-atlas-title">');
    expect(/<desc[^>]*>(.*)<\/desc>/.exec(figure)![1]).toContain('symmetric implies normal');
  });

  it('has a box for every property of the atlas', () => {
    for (const name of ATLAS_PROPERTIES) expect(figure).toContain(`text-anchor="middle">${name}</text>`);
    expect(figure.match(/class="node"/g)).toHaveLength(ATLAS_PROPERTIES.length);
  });

  it('draws every proved arrow of the atlas', () => {
    const titles = [...figure.matchAll(/<path class="edge[^>]*><title>(.*?)<\/title>/g)].map(([, title]) => title);
    for (const { id } of whole) expect(titles.some((title) => title.includes(id))).toBe(true);
  });

  it('draws an implication and its converse as one arrow with two tips', () => {
    const both = figureOf([arrowClaim(['symmetric'], 'normal'), arrowClaim(['normal'], 'symmetric')]);
    expect(both.match(/class="edge"/g)).toHaveLength(1);
    expect(both).toContain('marker-start=');
  });

  it('writes the second premise beside a dashed arrow', () => {
    const joint = figureOf([arrowClaim(['conservative', 'idempotent'], 'symmetric')]);
    expect(joint).toContain('class="edge joint"');
    expect(joint).toMatch(/class="beside"[^>]*>idempotent</);
  });

  it('draws no arrow that is not proved, has three premises or speaks of other properties', () => {
    const others = [
      arrowClaim(['symmetric'], 'normal', 'certified'),
      arrowClaim(['symmetric', 'normal', 'positive'], 'primitive'),
      arrowClaim(['constructor'], 'normal'),
      arrowClaim(['symmetric'], 'symmetric'),
    ];
    expect(figureOf(others)).toBe('');
  });
});

describe('the atlas on the page', () => {
  it('lists every arrow with its status in words and a link to its claim', () => {
    const html = atlasHtml(sampleReport([...whole, arrowClaim(['normal'], 'primitive', 'unresolved')]));
    expect(wellFormed(html)).toEqual([]);
    expect(html.match(/<tr><th scope="row">/g)).toHaveLength(whole.length + 1);
    expect(html).toContain('<a href="#atlas/normal-to-primitive">normal ⇒ primitive</a>');
    expect(html).toContain('unresolved</span>');
  });

  it('names the claims about all arrows', () => {
    const remark = sampleClaim({ id: 'atlas/realised', title: 'Every pattern is realised', status: 'proved' });
    expect(atlasHtml(sampleReport([...whole, remark]))).toContain('Every pattern is realised');
  });

  it('is left out if the report has no arrow', () => {
    expect(atlasHtml(sampleReport([sampleClaim({ id: 'atlas' })]))).toBe('');
  });
});
