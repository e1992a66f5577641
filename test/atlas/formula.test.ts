import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Formula } from '../../src/atlas/formula.js';
import { parseFormula, satisfies, toCubes } from '../../src/atlas/formula.js';
import type { AtlasProperty } from '../../src/properties/pattern.js';
import { ATLAS_PROPERTIES, PATTERN_COUNT, bitsOf } from '../../src/properties/pattern.js';

const formulas = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...ATLAS_PROPERTIES).map((name): Formula => ({ kind: 'property', name })),
    tie('formula').map((of): Formula => ({ kind: 'not', of })),
    fc
      .tuple(fc.constantFrom('and' as const, 'or' as const), tie('formula'), tie('formula'))
      .map(([kind, a, b]): Formula => ({ kind, of: [a, b] })),
  ),
})).formula;

function textOf(formula: Formula): string {
  switch (formula.kind) {
    case 'property':
      return formula.name;
    case 'not':
      return `~${textOf(formula.of)}`;
    default:
      return `(${textOf(formula.of[0])} ${formula.kind === 'and' ? '&' : '|'} ${textOf(formula.of[1])})`;
  }
}

const patterns = fc.nat({ max: PATTERN_COUNT - 1 });

describe('formulas over properties', () => {
  it('read what they print', () => {
    fc.assert(
      fc.property(formulas, (formula) => {
        expect(parseFormula(textOf(formula))).toEqual(formula);
      }),
    );
  });

  it('bind ~ before & before |', () => {
    const plain = parseFormula('symmetric | ~normal & positive');
    expect(plain).toEqual(parseFormula('symmetric | ((~normal) & positive)'));
    expect(plain).not.toEqual(parseFormula('(symmetric | ~normal) & positive'));
  });

  it('take words and capitals too', () => {
    expect(parseFormula('Ball-Positive AND NOT symmetric or !positive')).toEqual(
      parseFormula('ball-positive & ~symmetric | ~positive'),
    );
  });

  it('have the cubes that are true where they are', () => {
    fc.assert(
      fc.property(formulas, patterns, (formula, pattern) => {
        const inCube = toCubes(formula).some(({ has, lacks }) => (has & ~pattern) === 0 && (lacks & pattern) === 0);
        expect(inCube).toBe(satisfies(formula, pattern));
      }),
    );
  });

  it('have no cubes if they contradict themselves', () => {
    expect(toCubes(parseFormula('normal & ~normal'))).toEqual([]);
  });

  it('drop a cube that another one covers', () => {
    const has = (...names: AtlasProperty[]) => ({ has: bitsOf(names), lacks: 0 });
    expect(toCubes(parseFormula('normal | normal & symmetric'))).toEqual([has('normal')]);
  });

  it('refuse what would run out of stack, and take long flat ones', () => {
    expect(() => parseFormula(`${'('.repeat(3000)}normal${')'.repeat(3000)}`)).toThrow('nested more than 200 deep');
    expect(() => parseFormula(`${'~'.repeat(9000)}normal`)).toThrow('nested more than 200 deep');
    expect(() => parseFormula('normal | '.repeat(2000))).toThrow('at most 10000 are taken');
    const flat = Array.from({ length: 900 }, () => 'normal').join(' & ');
    expect(toCubes(parseFormula(flat))).toHaveLength(1);
    expect(satisfies(parseFormula(flat), bitsOf(['normal']))).toBe(true);
  });

  it.each([
    ['', 'expected a property at the end'],
    ['normal &', 'expected a property at the end'],
    ['(normal', 'expected ) at the end'],
    ['normal symmetric', 'expected & or | at character 8 ("symmetric")'],
    ['normal & %', 'expected a property at character 10 ("%")'],
    ['ball-positve', 'did you mean ball-positive'],
    ['~~', 'expected a property at the end'],
    [')', 'expected a property at character 1'],
  ])('say what is wrong with "%s"', (text, what) => {
    expect(() => parseFormula(text)).toThrow(what);
  });
});
