import type { Json } from '../engines/claim.js';
import type { Rational } from '../scalar/rational.js';
import { FLOWS, readFlow, readMatrix, readNumber, readVector } from './exact.js';
import { nameTex } from './formula.js';

type Instance = Readonly<Record<string, Json>>;

/** A case of a claim in a language that a reader works in. */
export interface CopyText {
  readonly language: 'JSON' | 'LaTeX' | 'Python' | 'Julia';
  readonly text: string;
}

/** The case as JSON, LaTeX, Python and Julia, exact in each. */
export const copyTexts = (instance: Instance): CopyText[] => [
  { language: 'JSON', text: toJson(instance) },
  { language: 'LaTeX', text: toLatex(instance) },
  { language: 'Python', text: toPython(instance) },
  { language: 'Julia', text: toJulia(instance) },
];

/** JSON with a line for each row of a matrix. */
export function toJson(instance: Instance): string {
  const show = (value: Json): string =>
    Array.isArray(value) && value.length > 0 && value.every((row) => Array.isArray(row))
      ? `[\n${value.map((row) => `    ${JSON.stringify(row)}`).join(',\n')}\n  ]`
      : JSON.stringify(value);
  const lines = Object.entries(instance).map(([key, value]) => `  ${JSON.stringify(key)}: ${show(value)}`);
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n}`;
}

const latexNumber = ({ n, d }: Rational): string =>
  d === 1n ? `${n}` : String.raw`${n < 0n ? '-' : ''}\tfrac{${n < 0n ? -n : n}}{${d}}`;

/** `\begin{pmatrix} 1 & 2 \\ 2 & 1 \end{pmatrix}` */
export const latexMatrix = (rows: readonly (readonly Rational[])[]): string =>
  String.raw`\begin{pmatrix} ${rows.map((row) => row.map(latexNumber).join(' & ')).join(String.raw` \\ `)} \end{pmatrix}`;

const latexVector = (entries: readonly Rational[]): string => `(${entries.map(latexNumber).join(', ')})`;

const LATEX_SPECIAL: Readonly<Record<string, string>> = {
  '\\': String.raw`\textbackslash{}`,
  '~': String.raw`\textasciitilde{}`,
  '^': String.raw`\textasciicircum{}`,
};
const latexText = (text: string): string =>
  String.raw`\texttt{${text.replace(/[\\~^{}$%&#_]/g, (c) => LATEX_SPECIAL[c] ?? `\\${c}`)}}`;

/** Formulas `F = …`, `\kappa = …`, `A = …`, one for each entry of the case. */
export function latexFormulas(instance: Instance): string[] {
  return Object.entries(instance).flatMap(([key, value]) => {
    const known = Object.hasOwn(FLOWS, key) ? FLOWS[key] : undefined;
    const flow = known && readFlow(value);
    if (known && flow) {
      return [
        `${known.tex} = ${latexMatrix(flow.flow)}`,
        String.raw`\kappa${known.index} = ${latexVector(flow.kappa)}`,
        `A${known.index} = ${latexMatrix(flow.average)}`,
      ];
    }
    const [matrix, vector, number] = [readMatrix(value), readVector(value), readNumber(value)];
    const right = matrix
      ? latexMatrix(matrix)
      : vector
        ? latexVector(vector)
        : number
          ? latexNumber(number)
          : latexText(JSON.stringify(value));
    return [`${nameTex(key)} = ${right}`];
  });
}

const toLatex = (instance: Instance): string =>
  [
    String.raw`\begin{gather*}`,
    latexFormulas(instance)
      .map((line) => `  ${line}`)
      .join(' \\\\\n'),
    String.raw`\end{gather*}`,
  ].join('\n');

/** How a language writes plain data. */
interface Syntax {
  number(x: Rational): string;
  text(x: string): string;
  constant(x: boolean | null): string;
  list(items: readonly string[]): string;
  map(entries: readonly (readonly [key: string, value: string])[]): string;
}

function literal(value: Json, syntax: Syntax): string {
  const number = readNumber(value);
  if (number) return syntax.number(number);
  if (typeof value === 'string') return syntax.text(value);
  if (typeof value === 'number') return syntax.text(String(value));
  if (value === null || typeof value === 'boolean') return syntax.constant(value);
  if (Array.isArray(value)) return syntax.list((value as readonly Json[]).map((x) => literal(x, syntax)));
  return syntax.map(Object.entries(value).map(([k, x]) => [syntax.text(k), literal(x, syntax)] as const));
}

/** Names that the derived lines use or the language reserves. */
const RESERVED = /^(kappa|A|lambda|in|is|if|for|end|begin|let|do|as|or|and|not|True|False|None|def|class|Fraction)$/;
const variable = (key: string): string => {
  const name = key.replace(/[^A-Za-z0-9_]/g, '_').replace(/^(?=\d|$)/, 'x');
  return RESERVED.test(name) ? `${name}_` : name;
};

/** ASCII JSON text: a string literal in Python too. */
const asciiText = (text: string): string =>
  JSON.stringify(text).replace(
    /[\u007F-\uFFFF]/g,
    (c) => String.raw`\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const PYTHON: Syntax = {
  number: ({ n, d }) => (d === 1n ? `${n}` : `Fraction(${n}, ${d})`),
  text: asciiText,
  constant: (x) => (x === null ? 'None' : x ? 'True' : 'False'),
  list: (items) => `[${items.join(', ')}]`,
  map: (entries) => `{${entries.map(([k, v]) => `${k}: ${v}`).join(', ')}}`,
};

function toPython(instance: Instance): string {
  const lines = ['from fractions import Fraction', ''];
  for (const [key, value] of Object.entries(instance)) {
    const known = Object.hasOwn(FLOWS, key) ? FLOWS[key] : undefined;
    const name = known?.code ?? variable(key);
    const rows = Array.isArray(value) && readMatrix(value) ? (value as readonly Json[]) : undefined;
    lines.push(
      rows
        ? `${name} = [\n${rows.map((row) => `    ${literal(row, PYTHON)},`).join('\n')}\n]`
        : `${name} = ${literal(value, PYTHON)}`,
    );
    if (known && readFlow(value)) {
      lines.push(
        `kappa${known.index} = [sum(row) for row in ${name}]`,
        `A${known.index} = [[Fraction(f) / k for f in row] for row, k in zip(${name}, kappa${known.index})]`,
      );
    }
  }
  return lines.join('\n');
}

/** Integers that fit into the machine words of Julia. */
const WORD = 2n ** 63n;
const juliaInteger = (n: bigint): string => (n < WORD && n >= -WORD ? `${n}` : `big"${n}"`);

const JULIA: Syntax = {
  number: ({ n, d }) => (d === 1n ? juliaInteger(n) : `${juliaInteger(n)}//${juliaInteger(d)}`),
  text: (x) => asciiText(x).replaceAll('$', String.raw`\$`),
  constant: (x) => (x === null ? 'nothing' : String(x)),
  list: (items) => `[${items.join(', ')}]`,
  map: (entries) => `Dict(${entries.map(([k, v]) => `${k} => ${v}`).join(', ')})`,
};

/** `[1 2; 3 4]`; a single column would be a vector without its shape. */
function juliaMatrix(rows: readonly (readonly Rational[])[]): string {
  const body = rows.map((row) => row.map((x) => JULIA.number(x)).join(' ')).join('; ');
  return rows[0].length === 1 ? `reshape([${body}], ${rows.length}, 1)` : `[${body}]`;
}

function toJulia(instance: Instance): string {
  const lines: string[] = [];
  for (const [key, value] of Object.entries(instance)) {
    const known = Object.hasOwn(FLOWS, key) ? FLOWS[key] : undefined;
    const name = known?.code ?? variable(key);
    const matrix = readMatrix(value);
    lines.push(matrix ? `${name} = ${juliaMatrix(matrix)}` : `${name} = ${literal(value, JULIA)}`);
    if (known && readFlow(value)) {
      lines.push(
        `kappa${known.index} = vec(sum(${name}, dims = 2))`,
        `A${known.index} = ${name} .// kappa${known.index}`,
      );
    }
  }
  return lines.join('\n');
}
