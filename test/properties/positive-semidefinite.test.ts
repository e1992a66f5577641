import { describe, expect, it } from 'vitest';
import { finiteModel } from '../../src/finite/model.js';
import { positiveSemidefinite } from '../../src/properties/positive-semidefinite.js';
import { decided } from '../fixtures/decided.js';
import { describeProperty } from './property.properties.js';

describeProperty(positiveSemidefinite, { exactDefect: false });

describe('positive semi-definiteness', () => {
  it('looks at the symmetric part alone', () => {
    expect(
      decided(
        positiveSemidefinite,
        finiteModel({
          flow: [
            [1, 2],
            [0, 1],
          ],
        }),
      ).verdict,
    ).toBe('holds');
    expect(
      decided(
        positiveSemidefinite,
        finiteModel({
          flow: [
            [1, 3],
            [0, 1],
          ],
        }),
      ).verdict,
    ).toBe('fails');
  });

  it('fails for the swap by 1', () => {
    expect(
      decided(
        positiveSemidefinite,
        finiteModel({
          flow: [
            [0, 1],
            [1, 0],
          ],
        }),
      ).defect,
    ).toBe('1');
  });
});
