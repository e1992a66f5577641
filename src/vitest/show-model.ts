import { toRows } from '../finite/model-json.js';
import type { FiniteModel } from '../finite/model.js';
import { toText } from '../scalar/rational.js';

/** Most points whose flow matrix is printed in a message. */
const SHOWN_POINTS = 8;
/** Longest text of numbers that is printed in a message. */
const SHOWN_LENGTH = 400;
/** Longest command that still is convenient to paste. */
const PASTED_LENGTH = 4_000;

/** Names come from files: nothing in them may move the cursor. */
export const nameOf = ({ name }: { readonly name?: string | undefined }): string =>
  name === undefined || name === ''
    ? 'the model'
    : // oxlint-disable-next-line no-control-regex
      name.replaceAll(/[\u0000-\u001F\u007F-\u009F]/g, '�').slice(0, 80);

export const cut = (text: string): string => (text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text);

/** `[1, 0, -1]` */
export const vectorText = (v: readonly string[]): string => cut(`[${v.join(', ')}]`);

const matrixText = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `[${row.join(', ')}]`).join(', ');

/** The whole case in a line: `F = [[1, 1], [0, 2]]  m = [1/2, 1/2]`. */
export function showCase({ n, flow, masses }: FiniteModel): string {
  const parts = [n <= SHOWN_POINTS ? cut(`F = [${matrixText(toRows(n, flow))}]`) : `F of ${n}×${n}`];
  if (masses) parts.push(`m = ${vectorText(masses.map(toText))}`);
  return parts.join('  ');
}

/** Integers as JSON numbers, everything else as numerals: the form that `flockproof check` reads. */
const numeral = (text: string): number | string => (/^-?\d{1,15}$/.test(text) ? Number(text) : text);

/** The model as a user would write it. */
export function modelText({ name, n, flow, masses }: FiniteModel): string {
  return JSON.stringify({
    ...(name === undefined ? {} : { name }),
    flow: toRows(n, flow).map((row) => row.map(numeral)),
    ...(masses ? { masses: masses.map((m) => numeral(toText(m))) } : {}),
  });
}

/** The command that decides the model again: `echo '{"flow":[[1,2],[2,1]]}' | flockproof check -`. */
export function checkCommand(model: FiniteModel, options = ''): string {
  const text = modelText(model);
  return text.length <= PASTED_LENGTH
    ? `${echoed(text)} | flockproof check -${options}`
    : `flockproof check model.json${options}, with the model as JSON in model.json (${text.length} characters, too long to print)`;
}

/** A command that prints a text, in a POSIX shell. Some `echo`s turn \n of a JSON string into a line break: then printf. */
export function echoed(text: string): string {
  const quoted = `'${text.replaceAll("'", String.raw`'\''`)}'`;
  return text.includes('\\') ? String.raw`printf '%s\n' ${quoted}` : `echo ${quoted}`;
}
