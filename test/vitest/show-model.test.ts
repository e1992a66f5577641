import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { finiteModel } from '../../src/finite/model.js';
import { parseModel } from '../../src/finite/parse-model.js';
import { checkCommand, echoed, modelText, nameOf, showCase } from '../../src/vitest/show-model.js';

const model = finiteModel({ name: `it's 1\\2\n"x"`, kappa: ['1/2', 3], A: [['1/3', '2/3'], [0, 1]], masses: ['1/4', 0.75] }); // prettier-ignore

describe('a model in a message', () => {
  it('is read back exactly from its text', () => {
    expect(parseModel(modelText(model))).toEqual(model);
  });

  it('survives a shell', () => {
    for (const text of [modelText(model), modelText({ ...model, name: `it's` })]) {
      expect(execFileSync('sh', ['-c', echoed(text)], { encoding: 'utf8' })).toBe(`${text}\n`);
    }
  });

  it('shows exact entries and masses', () => {
    expect(showCase(model)).toBe('F = [[1/6, 1/3], [0, 3]]  m = [1/4, 3/4]');
  });

  it('has a name that cannot move the cursor', () => {
    expect(nameOf({ ...model, name: 'a\u001B[2Jb' })).toBe('a�[2Jb');
    expect(nameOf({ ...model, name: undefined })).toBe('the model');
  });

  it('is replayed from a file where the text is too long to paste', () => {
    const n = 60;
    const large = finiteModel({ flow: Array.from({ length: n }, () => Array.from({ length: n }, () => 1)) });
    expect(checkCommand(large)).toMatch(/^flockproof check model\.json, with the model as JSON/);
    expect(showCase(large)).toBe('F of 60×60');
  });
});
