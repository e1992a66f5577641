import { describe, expect, it } from 'vitest';
import { formulaTex } from '../../src/report/formula.js';
import { splitTex, typesetText } from '../../src/report/tex.js';
import { adjointOf, averageOf, dissipationOf, inner, kappaOf, matrixOf, normOf } from '../../src/claims/formulas.js';

describe('a text with TeX between dollars', () => {
  it('is cut at its dollars', () => {
    expect(splitTex('a $b$ c $$d$$')).toEqual([
      { kind: 'text', text: 'a ' },
      { kind: 'math', text: 'b' },
      { kind: 'text', text: ' c ' },
      { kind: 'display', text: 'd' },
    ]);
  });

  it.each(['$', '$$', 'a $ b', '$a$ $b', '$$a$', String.raw`\$5 and $x`, String.raw`$\frac{1$`, '$ $', '\\'])(
    'keeps all of %j',
    (source) => {
      const text = splitTex(source)
        .map(({ kind, text: t }) => (kind === 'text' ? t : kind === 'math' ? `$${t}$` : `$$${t}$$`))
        .join('');
      expect(text).toBe(source.replaceAll(String.raw`\$`, '$'));
      expect(() => typesetText(source)).not.toThrow();
    },
  );

  it('keeps a full stop on the line of the formula before it', () => {
    expect(typesetText('so $x$. Then')).toMatch(/x<\/span>\.<\/span>.* Then$/);
    expect(typesetText('so $x^2$. Then')).toMatch(/<mtext>\.<\/mtext>.* Then$/s);
  });

  it('shows a formula that cannot be read, escaped', () => {
    expect(typesetText(String.raw`$\nosuch<b>$.`)).toBe(
      String.raw`<span class="short"><code class="tex-source">\nosuch&#60;b&#62;</code>.</span>`,
    );
  });
});

describe('a formula of the checker', () => {
  it.each([
    [kappaOf('F'), String.raw`\kappa`],
    [kappaOf('F1'), String.raw`\kappa_{F_{1}}`],
    [matrixOf('F'), 'A'],
    [averageOf('F', 'u'), '[u]'],
    [averageOf('F', ['-', 'u', 'v']), '[u - v]'],
    [adjointOf('F', 'v'), '[v]^*'],
    [inner(kappaOf('F'), 'u', averageOf('F', 'v')), String.raw`\textstyle\sum \kappa\circ u\circ [v]`],
    [normOf(kappaOf('F'), 'u', 3), String.raw`\textstyle\sum \kappa\circ {\left|u\right|}^{3}`],
    [['-', 'a', ['-', 'b', 'c']], String.raw`a - \left(b - c\right)`],
    [['*', '1/2', ['+', 'a', 'b']], String.raw`\tfrac{1}{2}\,\left(a + b\right)`],
    [['T', ['.', 'F', 'u']], String.raw`{\left(F\,u\right)}^{\top}`],
  ])('%j reads %s', (formula, tex) => {
    expect(formulaTex(formula)).toBe(tex);
  });

  it('multiplies numbers without a sign', () => {
    const formula = ['*', 'l1', ['-', 'l2', ['*', 'l1', 'l1']]] as const;
    expect(formulaTex(formula)).toContain(String.raw`\circ`);
    expect(formulaTex(formula, new Set(['l1', 'l2']))).toBe(String.raw`l_{1}\,\left(l_{2} - l_{1}\,l_{1}\right)`);
  });

  it('is readable whatever the theory builds', () => {
    expect(formulaTex(dissipationOf('F', 'u'))).toContain('F');
  });

  it('is left out if it is unknown, too deep or too long', () => {
    expect(formulaTex(['nosuch', 'a'])).toBeUndefined();
    expect(formulaTex(['+', 'a'])).toBeUndefined();
    let deep: string | readonly unknown[] = 'a';
    for (let k = 0; k < 100; k++) deep = ['abs', deep];
    expect(formulaTex(deep as never)).toBeUndefined();
  });
});
