import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { copyTexts, toJson } from '../../src/report/copy.js';
import { HOSTILE } from './hostile-report.js';
import { CYCLE, EQ_325 } from './sample-report.js';

const as = (language: string, instance: Parameters<typeof copyTexts>[0]): string =>
  copyTexts(instance).find((t) => t.language === language)!.text;

describe('a case to copy', () => {
  it('is the same case as JSON', () => {
    expect(JSON.parse(toJson(EQ_325))).toEqual(EQ_325);
    expect(toJson(EQ_325)).toContain('\n    [31,28,1],\n');
    expect(toJson({})).toBe('{}');
  });

  it('has exact fractions in LaTeX', () => {
    expect(as('LaTeX', CYCLE)).toContain(
      String.raw`F = \begin{pmatrix} 1 & 2 & 0 \\ 0 & 1 & 2 \\ 2 & 0 & 1 \end{pmatrix}`,
    );
    expect(as('LaTeX', CYCLE)).toContain(String.raw`u = (-\tfrac{1}{2}, 1, \tfrac{22}{7})`);
  });

  it('has exact fractions in Python', () => {
    expect(as('Python', CYCLE)).toContain('u = [Fraction(-1, 2), 1, Fraction(22, 7)]');
    expect(as('Python', CYCLE)).toContain('F = [\n    [1, 2, 0],\n    [0, 1, 2],\n    [2, 0, 1],\n]');
  });

  it('runs in Python if there is one', ({ skip }) => {
    if (spawnSync('python3', ['--version']).status !== 0) skip();
    const script = `${as('Python', { ...EQ_325, text: HOSTILE, empty: {}, none: null })}\nprint(A[0][1], kappa)`;
    const run = spawnSync('python3', ['-c', script.replaceAll('\u0000', '')], { encoding: 'utf8' });
    expect(run.stderr).toBe('');
    expect(run.stdout.trim()).toBe('7/15 [60, 60, 60]');
  });

  it('has exact fractions in Julia, and keeps the shape of a matrix of one column', () => {
    expect(as('Julia', CYCLE)).toContain('F = [1 2 0; 0 1 2; 2 0 1]');
    expect(as('Julia', CYCLE)).toContain('u = [-1//2, 1, 22//7]');
    expect(as('Julia', { flow: [[3]] })).toContain('F = reshape([3], 1, 1)');
    expect(as('Julia', { text: 'a$b' })).toBe(String.raw`text = "a\$b"`);
  });

  it('makes a name of every key', () => {
    expect(as('Python', { '1 x': 1, lambda: 2 })).toContain('x1_x = 1\nlambda_ = 2');
  });
});
