import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const distribution = path.dirname(createRequire(import.meta.url).resolve('katex'));

interface Rule {
  readonly selector: string;
  readonly body: string;
}

/** Rules of a style sheet without nested blocks. */
const rulesOf = (css: string): Rule[] =>
  [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({ selector, body }));

const valueOf = (body: string, property: string): string | undefined =>
  new RegExp(`(?:^|;)${property}:([^;]*)`).exec(body)?.[1];

const familyOf = (body: string): string | undefined => /\bKaTeX_\w+/.exec(body)?.[0];

/** Can the selector match in a page with these classes? */
const mayMatch = (selector: string, classes: ReadonlySet<string>): boolean =>
  selector.split(',').some((one) => [...one.matchAll(/\.([\w-]+)/g)].every(([, name]) => classes.has(name)));

/** The style sheet of KaTeX for a page, with those fonts that the classes of the page can ask for as data URIs. */
export function katexCss(html: string): string {
  const css = readFileSync(path.join(distribution, 'katex.min.css'), 'utf8').replaceAll(/\/\*.*?\*\//gs, '');
  const classes = new Set([
    'katex',
    ...[...html.matchAll(/class="([^"]*)"/g)].flatMap(([, names]) => names.split(/\s+/)),
  ]);
  const rules = rulesOf(css);
  const used = rules.filter(({ selector }) => !selector.startsWith('@') && mayMatch(selector, classes));
  const faces = rules.filter(({ selector, body }) => selector === '@font-face' && asksFor(used, body));
  return [...faces.map(({ body }) => embed(body)), ...used.map(({ selector, body }) => `${selector}{${body}}`)].join(
    '\n',
  );
}

/** Does a rule in use ask for this family, in this weight and style? */
function asksFor(used: readonly Rule[], face: string): boolean {
  const family = familyOf(face)!;
  const asks = (property: string, wanted: string): boolean =>
    used.some(({ body }) => valueOf(body, property) === wanted && (familyOf(body) ?? family) === family);
  const bold = valueOf(face, 'font-weight') === '700';
  const italic = valueOf(face, 'font-style') === 'italic';
  return (
    used.some(({ body }) => familyOf(body) === family) &&
    (!bold || asks('font-weight', '700')) &&
    (!italic || asks('font-style', 'italic'))
  );
}

function embed(face: string): string {
  const file = /fonts\/(KaTeX_[\w-]+\.woff2)/.exec(face)![1];
  const data = readFileSync(path.join(distribution, 'fonts', file)).toString('base64');
  const source = `src:url(data:font/woff2;base64,${data}) format("woff2")`;
  return `@font-face{${face.replace(/src:[^;]*/, source)}}`;
}
