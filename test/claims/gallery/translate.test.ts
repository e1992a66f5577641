import { describe, expect, it } from 'vitest';
import { translated } from '../../../src/claims/gallery/translate.js';
import { space, torus } from '../../../src/operators/environment.js';
import { measure } from '../../../src/operators/measure.js';
import { toArray } from '../../../src/operators/vector.js';
import { toRational, toText } from '../../../src/scalar/rational.js';

const placesAfter = (
  environment: ReturnType<typeof space>,
  points: readonly (readonly string[])[],
  v: string[],
): string[] => toArray(translated(environment, measure(environment, { points }), v.map(toRational)).x).map(toText);

describe('ρ(· + v)', () => {
  it('is read at x + v, so that agents move by −v', () => {
    expect(placesAfter(space(1), [['1'], ['5/2']], ['2'])).toEqual(['-1', '1/2']);
    expect(placesAfter(space(2), [['1', '0']], ['1', '-3'])).toEqual(['0', '3']);
  });

  it('goes around a torus', () => {
    expect(placesAfter(torus(1, 8), [['1'], ['7']], ['2'])).toEqual(['7', '5']);
  });
});
