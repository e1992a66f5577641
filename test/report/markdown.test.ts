import { describe, expect, it } from 'vitest';
import { codeSpan, markdownTex, markdownText, renderMarkdown } from '../../src/report/markdown.js';
import { hostileReport } from './hostile-report.js';
import { fullReport } from './sample-report.js';

describe('the report as Markdown', () => {
  const text = renderMarkdown(fullReport());

  it('has a line for every claim in the table of its section', () => {
    for (const { id, status } of fullReport().claims) {
      expect(text).toMatch(new RegExp(`^\\| \`${id}\` \\| \\S ${status} \\| .* \\|$`, 'm'));
    }
  });

  it('gives each row of a table as many cells as its head', () => {
    for (const report of [text, renderMarkdown(hostileReport())]) {
      for (const block of report.split('\n\n').filter((part) => part.startsWith('| '))) {
        const cells = block
          .trim()
          .split('\n')
          .map((line) => line.replace(/\\./g, '').split('|').length);
        expect(new Set(cells).size).toBe(1);
      }
    }
  });

  it('puts what got worse first and then what is false as printed, with the case and the command', () => {
    expect(text.indexOf('## Verdicts that got worse')).toBeLessThan(text.indexOf('| Status |'));
    expect(text.indexOf('## False as printed')).toBeLessThan(text.indexOf('## Sharper than printed'));
    expect(text).toContain(
      String.raw`$$F = \begin{pmatrix} 31 & 28 & 1 \\ 19 & 22 & 19 \\ 10 & 10 & 40 \end{pmatrix}$$`,
    );
    expect(text).toContain(String.raw`\tfrac{31}{60} & \tfrac{7}{15} & \tfrac{1}{60}`);
    expect(text).toContain('`npx flockproof replay W-3f9a1c22d07e`');
  });

  it('lists the hypotheses that are not needed', () => {
    expect(text).toContain(
      '- `lemma-3.10` without `symmetric`: ball-positive ⇒ positive-semidefinite, by `atlas/ball-positive-to-positive-semidefinite`',
    );
  });

  it('leaves TeX between dollars as it is, but for signs that could open a tag', () => {
    expect(markdownTex(String.raw`where $\|u\|_p^2\le a_1$, *not* a_1`)).toBe(
      String.raw`where $\|u\|_p^2\le a_1$, \*not\* a\_1`,
    );
    expect(markdownTex('$a<b>c$')).toBe(String.raw`$a\lt b\gt c$`);
  });

  it('escapes HTML, pipes and markup in plain text', () => {
    expect(markdownText('<b>|*x*|</b> & `y`\nz')).toBe('&lt;b&gt;\\|\\*x\\*\\|&lt;/b&gt; &amp; \\`y\\` z');
  });

  it('quotes code with more backticks than the code has', () => {
    expect(codeSpan('a')).toBe('`a`');
    expect(codeSpan('a``b')).toBe('``` a``b ```');
  });

  it('opens no tag for a hostile text outside code', () => {
    const prose = renderMarkdown(hostileReport())
      .replace(/(`{3,})[a-z]*\n.*?\n\1/gs, '')
      .replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
    expect(prose).not.toMatch(/<[a-z!/]/i);
  });
});
