import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Colour only on a terminal, and not when NO_COLOR is set. */
export const coloured = (stream: NodeJS.WriteStream = process.stdout): boolean =>
  stream.isTTY && (process.env.NO_COLOR ?? '') === '';

export const paint = (style: Style, text: string): string => (coloured() ? styleText(style, text) : text);

/** Marks that differ in shape as well as in colour. */
export const MARKS: Readonly<Record<string, string>> = {
  proved: '■',
  certified: '●',
  measured: '◐',
  refuted: '✗',
  unresolved: '?',
  holds: '✓',
  fails: '✗',
  undecided: '?',
  'not refuted': '◐',
  'does not apply': '–',
};

const STYLES: Readonly<Record<string, Style>> = {
  proved: 'green',
  certified: 'green',
  holds: 'green',
  measured: 'yellow',
  refuted: 'red',
  fails: 'red',
  unresolved: 'magenta',
  undecided: 'magenta',
  'not refuted': 'yellow',
  'does not apply': 'dim',
};

/** `● certified` */
export const mark = (word: string): string => paint(STYLES[word] ?? 'reset', `${MARKS[word] ?? ' '} ${word}`);
