import type { Json } from '../engines/claim.js';
import type { Rational } from '../scalar/rational.js';
import { ZERO, compare, sign, subtract } from '../scalar/rational.js';
import { escapeHtml } from './escape.js';
import { readMatrix, readNumber, readVector, withDecimal } from './exact.js';
import { formulaTex, nameTex } from './formula.js';
import { jsonText } from './json-text.js';
import { matrixEquation, matrixHtml, numberHtml, vectorEquation, vectorHtml } from './matrix.js';
import type { ShownCertificate, ShownStatement } from './statement-shape.js';
import { readStatement } from './statement-shape.js';
import { typeset } from './tex.js';

/** The numbers of a decided statement in readable form, then the statement as the independent checker reads it. */
export function statementHtml(json: Json): string {
  const statement = readStatement(json);
  const raw = `<details class="raw"><summary>as the checker reads it</summary><pre>${escapeHtml(jsonText(json))}</pre></details>`;
  return `<div class="certificate">${statement ? describe(statement) : ''}${raw}</div>`;
}

function describe(statement: ShownStatement): string {
  switch (statement.kind) {
    case 'property':
      return certificateHtml(statement.property, statement.certificate);
    case 'bound':
      return boundHtml(statement);
    case 'relation':
      return relationHtml(statement);
    case 'inertia':
      return (
        sentence(`A symmetric matrix with exactly ${statement.negative} negative eigenvalues, by Sylvester’s law:`) +
        sumOfSquares(statement.certificate)
      );
  }
}

const sentence = (html: string): string => `<p>${html}</p>`;
/** Points are counted from 1 on the page and from 0 in JSON. */
const pointsText = (points: readonly number[]): string => points.map((i) => i + 1).join(', ');
const vectorOf = (numerals: readonly string[]): string => vectorHtml(readVector(numerals) ?? []);
const numberOf = (numeral: string): Rational => readNumber(numeral) ?? ZERO;

/** What a field violates, by property. */
const FORM_TEX: Readonly<Record<string, string>> = {
  'positive-semidefinite': String.raw`u^\top\operatorname{sym}(F)\,u`,
  'ball-positive': String.raw`u^\top\bigl(\operatorname{sym}F-F^\top K^{-1}F\bigr)u`,
  '2-contractive': String.raw`u^\top\bigl(K-F^\top K^{-1}F\bigr)u`,
  'p-contractive': String.raw`\textstyle\sum\kappa|u|^p-\sum\kappa|[u]|^p`,
  'has-gap': String.raw`u^\top\bigl(K-\operatorname{sym}F\bigr)u`,
};

/** The two sides of the defining relation at an entry, by property. */
const ENTRY_TEX: Readonly<Record<string, (i: number, j: number) => readonly [left: string, right: string]>> = {
  conservative: (_, j) => [String.raw`\textstyle\sum_i F_{i${j}}`, String.raw`\kappa_{${j}}`],
  '1-contractive': (_, j) => [String.raw`\textstyle\sum_i F_{i${j}}`, String.raw`\kappa_{${j}}`],
  'p-contractive': (_, j) => [String.raw`\textstyle\sum_i F_{i${j}}`, String.raw`\kappa_{${j}}`],
  symmetric: (i, j) => [`F_{${i}${j}}`, `F_{${j}${i}}`],
  normal: (i, j) => [`(F K^{-1} F^\\top)_{${i}${j}}`, `(F^\\top K^{-1} F)_{${i}${j}}`],
  idempotent: (i, j) => [`(A^2)_{${i}${j}}`, `A_{${i}${j}}`],
  positive: (i, j) => [`F_{${i}${j}}`, '0'],
  'right-stochastic': (i) => [String.raw`\textstyle\sum_j A_{${i}j}`, '1'],
};

function certificateHtml(property: string, certificate: ShownCertificate): string {
  switch (certificate.kind) {
    case 'ldlt':
      return sumOfSquares(certificate);
    case 'vector': {
      const p = certificate.p === undefined ? '' : `, ${typeset(`p = ${certificate.p}`)}`;
      const form = FORM_TEX[property] ?? String.raw`\text{the defining expression}`;
      return sentence(
        `At the field ${typeset('u')} = ${vectorOf(certificate.vector)}${p}: ${signed(form, numberOf(certificate.value))}`,
      );
    }
    case 'identity':
      return sentence('The property is a finite list of equations or signs; each was checked.');
    case 'entry': {
      const [i, j] = [certificate.row + 1, certificate.column + 1];
      const [left, right] = ENTRY_TEX[property]?.(i, j) ?? [`\\text{left}_{${i}${j}}`, `\\text{right}_{${i}${j}}`];
      return comparison(left, numberOf(certificate.left), right, numberOf(certificate.right));
    }
    case 'spanning-trees':
      return sentence(
        `Arrows lead from point 1 to every point (parents ${pointsText(certificate.from)}) and from every point to it (next points ${pointsText(certificate.to)}).`,
      );
    case 'closed-set':
      return sentence(`The points {${pointsText(certificate.points)}} listen to nobody outside.`);
    case 'positive-power':
      return sentence(`${typeset(`A^{${certificate.exponent}}`)} has only positive entries.`);
    case 'cyclic':
      return sentence(
        `Every arrow leads to the next of ${certificate.period} phases; the phases of the points are ${escapeHtml(certificate.phase.join(', '))}.`,
      );
    case 'inverse':
      return matrixEquation('F^{-1}', readMatrix(certificate.inverse) ?? []);
    case 'kernel':
      return sentence(`${typeset('F v = 0')} for ${typeset('v')} = ${vectorOf(certificate.vector)}.`);
  }
}

/** `form = -1/6 < 0` */
const signed = (form: string, value: Rational): string =>
  `${typeset(form)} = <strong>${numberHtml(value)}</strong>${[' &lt; 0', '', ' &gt; 0'][sign(value) + 1]}.`;

function sumOfSquares({ d, l }: { readonly d: readonly string[]; readonly l: readonly (readonly string[])[] }): string {
  if (d.length === 0) return sentence('The form is 0.');
  const weights = readVector(d) ?? [];
  const positive = weights.every((x) => sign(x) > 0);
  const kind = positive ? 'positive weights' : 'weights of both signs';
  return (
    sentence(`The form is ${typeset(String.raw`\textstyle\sum_k d_k\,(l_k\cdot u)^2`)} with ${kind}:`) +
    vectorEquation('d', weights) +
    matrixEquation(String.raw`(l_k)_k`, readMatrix(l) ?? [])
  );
}

const QUANTITY: Readonly<Record<string, string>> = {
  gap: 'the spectral gap (122)',
  gapKappa: 'the spectral gap on fields of κ-mean zero',
  lambda: 'the number λ of (130)',
};
const SIDE = { lower: 'at least', upper: 'at most', strict: 'less than' } as const;

function boundHtml({ quantity, side, value, certificate }: Extract<ShownStatement, { kind: 'bound' }>): string {
  const name = QUANTITY[quantity] ?? escapeHtml(quantity);
  const claim = `${name[0].toUpperCase()}${name.slice(1)} is ${SIDE[side]} ${numberHtml(numberOf(value))}`;
  if (certificate.kind === 'ldlt') return sentence(`${claim}.`) + sumOfSquares(certificate);
  return sentence(`${claim}: the field ${typeset('u')} = ${vectorOf(certificate.vector)} shows it.`);
}

const HOLDS_SIGN = { '=': '=', '<=': String.raw`\le`, '<': '<' } as const;
const FAILS_SIGN = { '=': String.raw`\ne`, '<=': String.raw`\nleq`, '<': String.raw`\nless` } as const;
const ALLOWED = { '=': [0], '<=': [-1, 0], '<': [-1] } as const;

/** `left = 5/6 > 2/3 = right`, and the difference where it is not plain; a side without a formula is its number alone. */
function comparison(left: string, a: Rational, right: string, b: Rational): string {
  const equals = '<span class="equals">=</span>';
  const relation = ['<', '=', '>'][compare(a, b) + 1];
  const difference = subtract(a, b);
  return (
    `<div class="equation comparison">${left === '' ? '' : typeset(left) + equals}<strong>${numberHtml(a)}</strong>` +
    `<span class="equals">${escapeHtml(relation)}</span><strong>${numberHtml(b)}</strong>` +
    `${right === '' ? '' : equals + typeset(right)}</div>` +
    (difference.n === 0n || (a.d === 1n && b.d === 1n)
      ? ''
      : `<p class="quiet">Difference ${escapeHtml(withDecimal(difference).replaceAll('-', '−'))}.</p>`)
  );
}

function relationHtml(s: Extract<ShownStatement, { kind: 'relation' }>): string {
  const numbers = new Set(Object.keys(s.let).filter((name) => typeof s.let[name] === 'string'));
  const [left, right] = [
    formulaTex(s.left, numbers) ?? String.raw`\text{left}`,
    formulaTex(s.right, numbers) ?? String.raw`\text{right}`,
  ];
  const [a, b] = [s.values.left, s.values.right];
  const claim = `${left} ${(s.verdict === 'holds' ? HOLDS_SIGN : FAILS_SIGN)[s.relation]} ${right}`;
  const values = Object.entries(s.let)
    .filter(([name]) => !/^(F\d?|u|v)$/.test(name))
    .map(([name, v]) => valueEquation(nameTex(name), v))
    .join('');
  const where = values === '' ? '' : `<div class="values">${values}</div>`;
  const [x, y] = [readNumber(a), readNumber(b)];
  if (x && y) {
    return where + comparison(readNumber(s.left) ? '' : left, x, readNumber(s.right) ? '' : right, y);
  }
  const marked = violations(flat(a), flat(b), ALLOWED[s.relation]);
  return `${sentence(typeset(claim))}${where}${valueEquation(left, a, marked)}${valueEquation(right, b, marked)}`;
}

const flat = (value: string | readonly (string | readonly string[])[]): Rational[] =>
  (typeof value === 'string' ? [value] : value.flat()).map(numberOf);

/** Entries, in order, at which the relation fails; a single number stands against every entry. */
function violations(a: readonly Rational[], b: readonly Rational[], allowed: readonly number[]): number[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, k) => k).filter((k) => {
    const [x, y] = [a[a.length === 1 ? 0 : k], b[b.length === 1 ? 0 : k]];
    return x !== undefined && y !== undefined && !allowed.includes(compare(x, y));
  });
}

function valueEquation(tex: string, value: Json, marked: readonly number[] = []): string {
  const [matrix, vector, number] = [readMatrix(value), readVector(value), readNumber(value)];
  const right = matrix
    ? matrixHtml(matrix, tex, marked)
    : vector
      ? vectorHtml(vector, marked)
      : number
        ? numberHtml(number)
        : `<code>${escapeHtml(JSON.stringify(value))}</code>`;
  return `<div class="equation"><span class="left">${typeset(tex)}<span class="equals">=</span></span>${right}</div>`;
}
