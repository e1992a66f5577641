import { describe, expect, it } from 'vitest';
import { finiteModel } from '../../src/finite/model.js';
import { rightStochastic } from '../../src/properties/right-stochastic.js';
import { describeProperty } from './property.properties.js';

describeProperty(rightStochastic, { exactDefect: true });

describe('right-stochasticity', () => {
  it('is never false: rows that do not sum to 1 are refused on input, with their sum', () => {
    expect(() =>
      finiteModel({
        kappa: [1, 1],
        A: [
          ['1/2', '47/100'],
          [0, 1],
        ],
      }),
    ).toThrow('A[0]: sums to 97/100, expected 1');
  });
});
