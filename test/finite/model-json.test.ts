import { describe, expect, it } from 'vitest';
import { modelJson, toRows } from '../../src/finite/model-json.js';
import { finiteModel } from '../../src/finite/model.js';
import { exact } from '../fixtures/texts.js';

describe('a model in a certificate', () => {
  it('has its flows and masses as given, in numerals, and no masses where none were given', () => {
    expect(
      modelJson(
        finiteModel({
          flow: [
            [0.5, 2],
            [4, 6],
          ],
          masses: ['2/6', 1],
        }),
      ),
    ).toEqual({
      flow: [
        ['1/2', '2'],
        ['4', '6'],
      ],
      masses: ['1/3', '1'],
    });
    expect(modelJson(finiteModel({ name: 'x', flow: [[2]] }))).toEqual({ flow: [['2']] });
    expect(toRows(2, exact(1, 2, 3, '4/8'))).toEqual([
      ['1', '2'],
      ['3', '1/2'],
    ]);
  });
});
