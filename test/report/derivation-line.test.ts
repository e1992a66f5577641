import { describe, expect, it } from 'vitest';
import { readDerivationLine, theoremOf } from '../../src/report/derivation-line.js';
import { replay } from '../../src/engines/derive/replay.js';

describe('a line of a derivation', () => {
  it.each([
    ["h0: A is symmetric: -A + A' = 0", 'given', 'h0', 0, "-A + A' = 0", 'A is symmetric'],
    ['h1: A is positive', 'given', 'h1', 0, 'A is positive', ''],
    ["0: 1 >= A'A   Jensen: A preserves order", 'step', '0', 0, "1 >= A'A", 'Jensen: A preserves order'],
    ['2.a0: J X = 0   assumed', 'assumed', '2.a0', 1, 'J X = 0', 'assumed'],
    ['2.1.0: X = A X   (2.0) is minus a square', 'step', '2.1.0', 2, 'X = A X', '(2.0) is minus a square'],
    ['2: 0 >= 0   = ', 'step', '2', 0, '0 >= 0', 'an empty sum'],
    ['hence A is normal', 'conclusion', '', 0, 'A is normal', ''],
    ['anything else', 'text', '', 0, 'anything else', ''],
    ['', 'text', '', 0, '', ''],
  ])('%j is read', (line, kind, name, depth, statement, reason) => {
    expect(readDerivationLine(line)).toEqual({ kind, name, depth, statement, reason });
  });

  it('is never lost, as the engine writes it', () => {
    const { hypotheses, lines, goals } = replay({
      given: { A: ['normal'] },
      steps: [],
      shows: [['normal', 'A']],
    });
    const texts = [...hypotheses.map((h, k) => `h${k}: ${h}`), ...lines, ...goals.map((g) => `hence ${g}`)];
    expect(texts.map((t) => readDerivationLine(t).kind)).toEqual(['given', 'conclusion']);
  });
});

describe('what a derivation shows', () => {
  const theorem = (...lines: readonly string[]): string => theoremOf(lines.map(readDerivationLine));

  it('is an implication between properties where it speaks of one operator', () => {
    expect(theorem('h0: A is conservative: x', 'h1: A is irreducible: y', 'hence A is has-gap')).toBe(
      'conservative and irreducible ⇒ has-gap',
    );
  });

  it('keeps the operators where there are several, and names each hypothesis once', () => {
    expect(
      theorem('h0: A is symmetric: x', 'h1: B is symmetric: y', 'h2: B is symmetric: z', 'hence AB is normal'),
    ).toBe('A is symmetric and B is symmetric ⇒ AB is normal');
    expect(theorem('hence 1 >= A')).toBe('1 >= A');
  });
});
