import type { Json } from '../engines/claim.js';
import { readNumber } from './exact.js';

/** How tightly a piece of a formula holds together. */
const Level = {
  sum: 0,
  product: 1,
  atom: 2,
} as const;
type Level = (typeof Level)[keyof typeof Level];

interface Piece {
  readonly tex: string;
  readonly level: Level;
}

/** Longest formula that is worth reading. */
const MAX_LENGTH = 500;
const MAX_DEPTH = 30;

/**
 * A formula of the checker's language as TeX; `undefined` if it has an operation that is not known here or is too long
 * to read. κ, A, [u] and [v]* are recognised where they are written out by the flow matrix. Powers, moduli, fractions
 * and ∘ act entry by entry.
 *
 * @param numbers names that stand for numbers: their products need no ∘
 */
export function formulaTex(formula: Json, numbers: ReadonlySet<string> = new Set()): string | undefined {
  try {
    const { tex } = read(formula, 0, numbers);
    return tex.length <= MAX_LENGTH ? tex : undefined;
  } catch {
    return undefined;
  }
}

const GREEK = /^(alpha|beta|gamma|delta|epsilon|eta|theta|kappa|lambda|mu|nu|rho|sigma|tau|phi|psi)$/;

/** The TeX of a name or a numeral. */
export function nameTex(name: string): string {
  const number = readNumber(name);
  if (number) {
    const sign = number.n < 0n ? '-' : '';
    const n = number.n < 0n ? -number.n : number.n;
    return number.d === 1n ? `${sign}${n}` : String.raw`${sign}\tfrac{${n}}{${number.d}}`;
  }
  const [, base = '', prime = '', digits = ''] = /^([A-Za-z]+)(Prime|')?_?(\d*)$/.exec(name) ?? [];
  if (base === '') return String.raw`\mathtt{${name.replace(/[^A-Za-z0-9]/g, '')}}`;
  const letter = GREEK.test(base) ? `\\${base}` : base.length === 1 ? base : String.raw`\mathrm{${base}}`;
  return `${letter}${prime === '' ? '' : "'"}${digits === '' ? '' : `_{${digits}}`}`;
}

const same = (a: Json | undefined, b: Json): boolean => JSON.stringify(a) === JSON.stringify(b);
const kappaFormula = (F: string): Json => ['.', F, ['ones', F]];
const isList = (f: Json | undefined): f is readonly Json[] => Array.isArray(f);

/** κ, A, [u], [v]* and column sums, with the index of their flow matrix. */
function known(f: readonly Json[], numbers: ReadonlySet<string>): Piece | undefined {
  const [operation, left, right] = f;
  const atom = (tex: string): Piece => ({ tex, level: Level.atom });
  const index = (F: string): string => (F === 'F' ? '' : `_{${nameTex(F)}}`);
  if (operation === '.' && typeof left === 'string' && same(f, kappaFormula(left))) {
    return atom(String.raw`\kappa${index(left)}`);
  }
  if (operation === '.' && typeof right === 'string') {
    if (same(left, ['diag', ['/', '1', kappaFormula(right)]]))
      return atom(right === 'F' ? 'A' : `A_{${nameTex(right)}}`);
  }
  if (operation === '/' && isList(left) && left[0] === '.') {
    const [, matrix, u] = left;
    const inner = (): string => read(u, 1, numbers).tex;
    if (typeof matrix === 'string' && same(right, kappaFormula(matrix))) return atom(`[${inner()}]${index(matrix)}`);
    if (isList(matrix) && matrix[0] === 'T' && typeof matrix[1] === 'string' && same(right, kappaFormula(matrix[1]))) {
      return atom(`[${inner()}]^*${index(matrix[1])}`);
    }
  }
  return undefined;
}

const FOLDS: ReadonlySet<Json | undefined> = new Set(['sum', 'max', 'min']);
const isNumber = (f: Json, numbers: ReadonlySet<string>): boolean => {
  if (typeof f === 'string') return numbers.has(f) || readNumber(f) !== undefined;
  if (!isList(f) || f.length < 2) return false;
  return FOLDS.has(f[0]) || (f[0] !== 'ones' && f.slice(1).every((g) => isNumber(g, numbers)));
};

function read(f: Json, depth: number, numbers: ReadonlySet<string>): Piece {
  if (depth > MAX_DEPTH) throw new RangeError('too deep');
  if (typeof f === 'string') return { tex: nameTex(f), level: f.startsWith('-') ? Level.sum : Level.atom };
  if (!isList(f)) throw new TypeError('not a formula');
  const recognised = known(f, numbers);
  if (recognised) return recognised;
  const [operation, ...operands] = f;
  const [a, b] = operands.map((g) => read(g, depth + 1, numbers));
  if (!a) throw new TypeError('no operand');
  const put = (piece: Piece | undefined, level: Level): string => {
    if (!piece) throw new TypeError('no second operand');
    return piece.level >= level ? piece.tex : String.raw`\left(${piece.tex}\right)`;
  };
  const prefix = (tex: string): Piece => ({ tex: `${tex} ${put(a, Level.product)}`, level: Level.product });
  switch (operation) {
    case '+':
      return { tex: `${put(a, Level.sum)} + ${put(b, Level.product)}`, level: Level.sum };
    case '-':
      return { tex: `${put(a, Level.sum)} - ${put(b, Level.product)}`, level: Level.sum };
    case '*': {
      const sign = operands.some((g) => isNumber(g, numbers)) ? String.raw`\,` : String.raw`\circ `;
      return { tex: `${put(a, Level.product)}${sign}${put(b, Level.product)}`, level: Level.product };
    }
    case '.':
      return { tex: String.raw`${put(a, Level.product)}\,${put(b, Level.product)}`, level: Level.product };
    case '/':
      return { tex: String.raw`\frac{${a.tex}}{${put(b, Level.sum)}}`, level: Level.atom };
    case '^':
      return { tex: `{${put(a, Level.atom)}}^{${put(b, Level.sum)}}`, level: Level.product };
    case 'T':
      return { tex: String.raw`{${put(a, Level.atom)}}^{\top}`, level: Level.product };
    case 'abs':
      return { tex: String.raw`\left|${a.tex}\right|`, level: Level.atom };
    case 'ones':
      return { tex: String.raw`\mathbf{1}`, level: Level.atom };
    case 'diag':
      return { tex: String.raw`\operatorname{diag}\left(${a.tex}\right)`, level: Level.atom };
    case 'larger':
      return { tex: String.raw`\max\left(${a.tex},\,${put(b, Level.sum)}\right)`, level: Level.atom };
    case 'sum':
      return prefix(String.raw`\textstyle\sum`);
    case 'max':
      return prefix(String.raw`\max`);
    case 'min':
      return prefix(String.raw`\min`);
    default:
      throw new TypeError('no such operation');
  }
}
