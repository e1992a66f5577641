import { describe, expect, it } from 'vitest';
import { notationHtml, operatorHtml } from '../../src/report/operator-html.js';

describe('a formula of operators', () => {
  it.each([
    ["-J + A'J = 0", '−<i>J</i> + <i>A</i><sup>∗</sup><i>J</i> = 0'],
    ['A >> J', '<i>A</i> ≫ <i>J</i>'],
    ["= [1 - A]'(h1)[1 - A]", '= [1 − <i>A</i>]<sup>∗</sup>(h1)[1 − <i>A</i>]'],
    ['no point E can have EAE = 0', 'no point <i>E</i> can have <i>EAE</i> = 0'],
    ['|(A)u| <= |u| in one L^p', '|(<i>A</i>)<i>u</i>| ≤ |<i>u</i>| in one <i>L</i><sup>p</sup>'],
  ])('%j is set like mathematics', (text, html) => {
    expect(operatorHtml(text)).toBe(html);
  });

  it.each(['Jensen: it preserves order', 'mean-free', 'positive-semidefinite', '2-contractive', 'a and b'])(
    'leaves the words %j alone',
    (text) => {
      expect(operatorHtml(text)).toBe(text);
    },
  );

  it('escapes what it does not know', () => {
    expect(operatorHtml(`<b onclick="x">'`)).toBe('&#60;b onclick=&#34;x&#34;&#62;&#39;');
  });
});

describe('the notation of a derivation', () => {
  it('explains the letters that occur as operators, and no others', () => {
    expect(notationHtml(['X = A X   Jensen'])).toBe('<i>X</i> a field');
    expect(notationHtml(['Jensen: it preserves order'])).toBe('');
    expect(notationHtml(["A'J = J"])).toContain('adjoint');
  });
});
