import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../src/report/html.js';
import { tablesHtml } from '../../src/report/html-tables.js';
import { renderMarkdown } from '../../src/report/markdown.js';
import { hostileReport } from './hostile-report.js';
import { wellFormed } from './markup.js';
import { sampleClaim, sampleReport } from './sample-report.js';

const report = sampleReport([
  sampleClaim({
    id: 'table-3.6/cucker-smale',
    branches: { 'symmetric: yes': 1_500, 'ball-positive: yes': 20, 'ball-positive: no': 30, 'Galilean: yes': 0 },
    row: {
      table: 'table-3.6',
      model: String.raw`$\mathcal M_{\rm CS}$`,
      cells: [
        { column: 'symmetric', verdict: 'yes', branches: ['symmetric: yes'] },
        {
          column: 'ball-positive',
          verdict: 'if',
          condition: String.raw`$\phi=\psi*\psi$`,
          branches: ['ball-positive: yes', 'ball-positive: no'],
        },
        { column: 'Galilean', verdict: 'yes', branches: ['Galilean: yes'] },
      ],
    },
  }),
  sampleClaim({
    id: 'table-3.6/opinions',
    branches: { no: 40 },
    row: {
      table: 'table-3.6',
      model: 'opinions',
      added: true,
      cells: [{ column: 'symmetric', verdict: 'no', branches: ['no'] }],
    },
  }),
]);

const rowsOf = (html: string): string[][] =>
  [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row]) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, inside]) =>
      inside
        .replace(/<span class="katex">.*<\/span><\/span><\/span>/gs, 'formula')
        .replace(/<[^>]*>/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    ),
  );

describe('a table of the paper on the page', () => {
  const html = tablesHtml(report);

  it('is well-formed, with a title and heads of columns and rows', () => {
    expect(wellFormed(html)).toEqual([]);
    expect(html).toContain('The table of Section 3.6');
    expect(html.match(/<th scope="row">/g)).toHaveLength(2);
  });

  it('says each verdict in a word beside its shape, with the number of cases', () => {
    const [head, first, second] = rowsOf(html);
    expect(head).toEqual(['Model', 'symmetric', 'ball-positive', 'Galilean']);
    expect(first.slice(1)).toEqual([
      'yes 1,500 cases',
      expect.stringMatching(/^if .*50 cases$/),
      'not settled 0 cases',
    ]);
    expect(second.slice(1)).toEqual(['no 40 cases', 'no meaning here', 'no meaning here']);
    expect(html.match(/<svg class="mark"/g)).toHaveLength(4);
  });

  it('links each cell to the card of its claim, and the card back', () => {
    const page = renderHtml(report);
    expect(page).toContain(
      '<a href="#table-3.6/cucker-smale" title="table-3.6/cucker-smale, certified">1,500 cases</a>',
    );
    expect(page).toContain('<a href="#tables:table-3.6">table-3.6</a>');
    expect(page).toContain('href="#tables"');
    const body = page.split('<body>')[1];
    const ids = [...body.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of body.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target);
  });

  it('marks the rows that the paper leaves out', () => {
    expect(html).toContain('opinions <span class="form">not in the paper</span>');
    expect(html.match(/class="added"/g)).toHaveLength(1);
  });

  it('is not there if no claim has a row', () => {
    expect(tablesHtml(sampleReport([sampleClaim({ id: 'prop-3.12' })]))).toBe('');
  });

  it('is well-formed for hostile texts', () => {
    expect(wellFormed(tablesHtml(hostileReport()))).toEqual([]);
  });
});

describe('a table of the paper in Markdown', () => {
  it('has the same words, and no pipe inside a formula', () => {
    const text = renderMarkdown(report);
    expect(text).toContain('## Tables, regenerated');
    expect(text).toContain('✓ yes, 1,500 cases of `table-3.6/cucker-smale`');
    expect(text).toContain(String.raw`◐ if $\phi=\psi*\psi$, 50 cases`);
    expect(text).toContain('? not settled, 0 cases');
    expect(text).toContain(
      '| opinions (not in the paper) | ✗ no, 40 cases of `table-3.6/opinions` | no meaning here |',
    );
    expect(renderMarkdown(hostileReport())).toContain(String.raw`$\Vert x\vert \lt y$`);
  });
});
