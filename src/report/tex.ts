import katex from 'katex';
import { escapeHtml } from './escape.js';

/** A piece of a text with TeX between dollars. */
export interface Piece {
  readonly kind: 'text' | 'math' | 'display';
  readonly text: string;
}

/**
 * Splits a text at its dollars: `$…$` is a formula, `$$…$$` a displayed one, `\$` a dollar. A dollar without a partner is
 * text.
 */
export function splitTex(source: string): Piece[] {
  const pieces: Piece[] = [];
  let text = '';
  const push = (piece: Piece): void => {
    if (text !== '') pieces.push({ kind: 'text', text });
    text = '';
    pieces.push(piece);
  };
  for (let i = 0; i < source.length;) {
    if (source.startsWith(String.raw`\$`, i)) {
      text += '$';
      i += 2;
    } else if (source[i] === '$') {
      const mark = source.startsWith('$$', i) ? '$$' : '$';
      const end = closing(source, i + mark.length, mark);
      const inner = source.slice(i + mark.length, end);
      if (end < 0 || inner.trim() === '') {
        text += mark;
        i += mark.length;
      } else {
        push({ kind: mark === '$' ? 'math' : 'display', text: inner });
        i = end + mark.length;
      }
    } else text += source[i++];
  }
  if (text !== '') pieces.push({ kind: 'text', text });
  return pieces;
}

function closing(source: string, from: number, mark: string): number {
  for (let i = from; i < source.length; i++) {
    if (source[i] === '\\') i++;
    else if (source.startsWith(mark, i)) return i;
  }
  return -1;
}

/**
 * A formula as HTML with MathML for readers of the screen. What KaTeX cannot read is shown as it stands.
 *
 * @param tail punctuation that must not start a line
 */
export function typeset(tex: string, displayMode = false, tail = ''): string {
  const letter = tex.trim() === String.raw`\kappa` ? 'κ' : /^[A-Za-z]$/.test(tex.trim()) ? tex.trim() : undefined;
  if (letter && !displayMode)
    return `<span class="katex"><span class="mathnormal">${letter}</span>${escapeHtml(tail)}</span>`;
  const source = tail === '' ? tex : String.raw`${tex}\text{${tail}}`;
  try {
    return withoutSource(
      katex.renderToString(source, { displayMode, throwOnError: true, strict: 'ignore', trust: false, maxExpand: 500 }),
    );
  } catch {
    return `<code class="tex-source">${escapeHtml(tex)}</code>${escapeHtml(tail)}`;
  }
}

/** Symbols of a formula that fits on a line of a laptop: better moved to the next line than broken at a sign. */
const LINE = 48;
const isShort = (tex: string): boolean => tex.replace(/\\[A-Za-z]+/g, 'x').replace(/[{}^_\s\\]/g, '').length <= LINE;

/** KaTeX repeats the source inside its MathML; pages of a hundred formulas are a quarter smaller without. */
const withoutSource = (html: string): string =>
  html
    .replace(/<annotation[^>]*>.*?<\/annotation>/gs, '')
    .replace(/<\/?semantics>| xmlns="http:\/\/www\.w3\.org\/1998\/Math\/MathML"/g, '');

/** A text with TeX between dollars as HTML. */
export function typesetText(source: string): string {
  let html = '';
  let tail = '';
  const pieces = splitTex(source);
  for (const [k, { kind, text }] of pieces.entries()) {
    if (kind === 'text') html += escapeHtml(text.slice(tail.length));
    else {
      const next = pieces[k + 1];
      tail = kind === 'math' && next?.kind === 'text' ? /^[.,;:!?)\]]*/.exec(next.text)![0] : '';
      const formula = typeset(text, kind === 'display', tail);
      html += kind === 'math' && isShort(text) ? `<span class="short">${formula}</span>` : formula;
      continue;
    }
    tail = '';
  }
  return html;
}
