import { describe, expect, it } from 'vitest';
import { neighbourhoodHtml } from '../../src/report/html-neighbourhood.js';
import { wellFormed } from './markup.js';
import { CYCLE_NEIGHBOURHOOD, CYCLE_OF_THREE } from './sample-report.js';

const rowsOf = (html: string): string[][] =>
  [...html.matchAll(/<tr><th scope="row">(.*?)<\/th><td[^>]*>(.*?)<\/td><\/tr>/g)].map(([, ...cells]) =>
    cells.map((cell) => cell.replace(/<[^>]*>/g, '')),
  );

describe('what stands around a counterexample', () => {
  const html = neighbourhoodHtml(CYCLE_NEIGHBOURHOOD, CYCLE_OF_THREE);

  it('is well-formed', () => {
    expect(wellFormed(html)).toEqual([]);
  });

  it('has a row for each interval, and one for all rigid directions, with points counted from 1', () => {
    expect(rowsOf(html)).toEqual([
      ['F11; F22; F12 = F21 − 1', '[0, ∞)'],
      ['F12 = F23 = F31', '[0, 1)'],
      ['F12 = 0; F13 = 1', 'rigid'],
    ]);
  });

  it('marks the entries in which the nearest model differs, and says that it is nearest', () => {
    expect(html.match(/class="marked"/g)).toHaveLength(3);
    expect(html.replace(/<[^>]*>/g, '')).toContain('3, proved nearest: no symmetric model is nearer.');
  });

  it.each([
    ['close', 'proved nearest to within 1/1000: no ball-positive model is nearer than 5/2.'],
    ['arbitrarily-close', 'There are ball-positive models as near as one likes.'],
    ['best-found', 'the best found: no ball-positive model is nearer than 5/2, but there may be nearer ones'],
  ] as const)('says how near a model could be if it is %s', (kind, text) => {
    const nearest = { ...CYCLE_NEIGHBOURHOOD.nearest, property: 'ball-positive', lowerBound: '5/2', kind };
    const said = neighbourhoodHtml({ stays: [], nearest }, CYCLE_OF_THREE).replace(/<[^>]*>/g, '');
    expect(said).toContain(text);
    expect(said).not.toContain('Interval');
  });

  it('gives a long fraction as a decimal too', () => {
    const nearest = { ...CYCLE_NEIGHBOURHOOD.nearest, distance: '100000001/300000000' };
    expect(neighbourhoodHtml({ stays: [], nearest }, {})).toContain('100000001/300000000 ≈ 0.3333');
  });
});
