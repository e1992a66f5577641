import { describe, expect, it } from 'vitest';
import {
  kernelTent,
  measure,
  measureToDoubles,
  partitionHats,
  partitionSharp,
  partitionIntervals,
  space,
  thickness,
  thicknessBall,
  thicknessSegregation,
  torus,
} from '../../src/operators/index.js';
import { toText } from '../../src/scalar/rational.js';

const R = space(1);
const T = torus(1, 8);

describe('thickness', () => {
  const rho = measure(R, { points: [0, 1, 5], masses: ['1/2', '1/4', '1/4'] });

  it('is the mass that the kernel sees', () => {
    expect(Array.from(thickness(R, kernelTent(2), rho), toText)).toEqual(['5/8', '1/2', '1/4']);
  });

  it('may be 0 at other places', () => {
    const place = measure(R, { points: [3, 10] });
    expect(Array.from(thickness(R, kernelTent(2), rho, place), toText)).toEqual(['0', '0']);
  });

  it('of balls counts all within half of the radius, and none beyond it', () => {
    expect(Array.from(thicknessBall(R, 2, rho), toText)).toEqual(['3/4', '3/4', '1/4']);
    expect(Array.from(thicknessBall(R, 1, rho), toText)).toEqual(['1/2', '1/4', '1/4']);
  });
});

describe('thickness of neighbourhoods', () => {
  const hats = partitionHats(T, 4);
  const rho = measure(T, { points: [0, 1, 4], masses: ['1/2', '1/4', '1/4'] });

  it('is the smallest population among the closed supports', () => {
    // ρ(g) at the knots 0, 2, 4, 6: 5/8, 1/8, 1/4, 0
    const places = measure(T, { points: [1, 3, '7/2', 0, 5] });
    expect(Array.from(thicknessSegregation(hats, rho, places), toText)).toEqual(['1/8', '1/8', '1/8', '0', '0']);
  });

  it('is 0 at an agent on the border of an empty neighbourhood', () => {
    expect(Array.from(thicknessSegregation(hats, rho), toText)).toEqual(['0', '1/8', '0']);
  });

  it('is the same in doubles', () => {
    expect(Array.from(thicknessSegregation(hats, measureToDoubles(rho)))).toEqual([0, 0.125, 0]);
  });

  it('of a sharp partition takes both sides of a border', () => {
    const sharp = partitionSharp(partitionIntervals(T, 2));
    const both = measure(T, { points: [1, 5], masses: ['3/4', '1/4'] });
    const places = measure(T, { points: [1, 4, 5] });
    expect(Array.from(thicknessSegregation(sharp, both, places), toText)).toEqual(['3/4', '1/4', '1/4']);
  });
});
