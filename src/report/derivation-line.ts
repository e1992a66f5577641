/** A line of a derivation, read back from the report. */
export interface DerivationLine {
  readonly kind: 'given' | 'assumed' | 'step' | 'conclusion' | 'text';
  /** how other lines refer to it: `h0`, `2`, `2.a1`; empty if none can */
  readonly name: string;
  /** proofs inside proofs that it stands in */
  readonly depth: number;
  readonly statement: string;
  readonly reason: string;
}

const MAX_DEPTH = 3;

/**
 * Reads `h0: A is symmetric: -A + A' = 0`, `2.a0: J X = 0   assumed`, `2: A >= 0   by the equations known` and
 * `hence A is normal`. Anything else is kept as a text.
 */
export function readDerivationLine(line: string): DerivationLine {
  const hence = /^hence (.+)$/s.exec(line);
  if (hence) return { kind: 'conclusion', name: '', depth: 0, statement: hence[1], reason: '' };
  const given = /^(h\d+): (.+?)(?:: (.+))?$/s.exec(line);
  if (given) {
    const [, name, head, formula] = given;
    return { kind: 'given', name, depth: 0, statement: formula ?? head, reason: formula === undefined ? '' : head };
  }
  const step = /^(\d+(?:\.a?\d+)*): (.+?) {3}(.*)$/s.exec(line);
  if (!step) return { kind: 'text', name: '', depth: 0, statement: line, reason: '' };
  const [, name, statement, reason] = step;
  const depth = Math.min(MAX_DEPTH, name.split('.').length - 1);
  if (reason === 'assumed') return { kind: 'assumed', name, depth, statement, reason };
  // The sum of nothing, as in 0 >= 0.
  return { kind: 'step', name, depth, statement, reason: reason.trim() === '=' ? 'an empty sum' : reason };
}

/** `conservative and irreducible ⇒ has-gap`: what a derivation shows, from its lines. */
export function theoremOf(lines: readonly DerivationLine[]): string {
  const texts = (kind: DerivationLine['kind']): string[] =>
    lines.flatMap((line) => (line.kind === kind ? [line.reason === '' ? line.statement : line.reason] : []));
  const [given, shown] = [texts('given'), texts('conclusion')];
  const bare = [...given, ...shown].every((text) => text.startsWith('A is '));
  const join = (list: readonly string[]): string =>
    [...new Set(list.map((text) => (bare ? text.slice('A is '.length) : text)))].join(' and ');
  return given.length === 0 ? join(shown) : `${join(given)} ⇒ ${join(shown)}`;
}
