import { escapeHtml } from './escape.js';

/**
 * Words with operators in them: capitals stand alone or in products, `'` behind one is the adjoint, `>>` is the order up to
 * a factor.
 */
const TOKEN =
  />>|>=|<=|(?<=^|[\s([])-(?![a-z])|(?<=[A-Z\])])'|(?<![A-Za-z^]|[a-z]-)[A-Z]{1,4}(?![A-Za-z0-9])|(?<![\w-])[utp](?![\w-])|\^\w/g;

const SIGN: Readonly<Record<string, string>> = { '>>': '≫', '>=': '≥', '<=': '≤', '-': '−' };

/** `A'J - J` as A∗J − J, set like mathematics; text around it stays as it is. */
export function operatorHtml(text: string): string {
  let html = '';
  let end = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    html += escapeHtml(text.slice(end, index)) + tokenHtml(token);
    end = index + token.length;
  }
  return html + escapeHtml(text.slice(end));
}

function tokenHtml(token: string): string {
  if (token === "'") return '<sup>∗</sup>';
  if (token.startsWith('^')) return `<sup>${token.slice(1)}</sup>`;
  return SIGN[token] ?? `<i>${token}</i>`;
}

/** What a letter or sign stands for, where it occurs as an operator. */
const NOTATION: readonly (readonly [token: string, meaning: string])[] = [
  ["'", "A' is the adjoint of A on L^2(κ)"],
  ['J', 'J the mean over all points'],
  ['R', 'R the mean of the powers of A'],
  ['P', 'P a high power of A'],
  ['V', 'V the inverse of A'],
  ['E', 'E the restriction to a set of points'],
  ['C', 'C the restriction to the others'],
  ['X', 'X a field'],
  ['>=', 'S >= T means that the form of S − T is non-negative'],
  ['>>', 'S >> T means that S − c T preserves order for some number c > 0'],
];

/** What the letters and signs in these formulas stand for. */
export function notationHtml(formulas: readonly string[]): string {
  const tokens = new Set(
    formulas.flatMap((text) =>
      [...text.matchAll(TOKEN)].flatMap(([token]) => (/^[A-Z]/.test(token) ? token.split('') : token)),
    ),
  );
  return NOTATION.filter(([token]) => tokens.has(token))
    .map(([, meaning]) => operatorHtml(meaning))
    .join('; ');
}
