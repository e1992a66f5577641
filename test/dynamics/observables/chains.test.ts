import { describe, expect, it } from 'vitest';
import {
  chainBetween,
  closerThan,
  connectivityScale,
  thinChain,
  walkFrom,
} from '../../../src/dynamics/observables/chains.js';
import { space, torus } from '../../../src/operators/environment.js';
import { measureInDoubles } from '../../../src/operators/measure.js';

const LINE = space(1);
const points = measureInDoubles(LINE, { x: [0, 3, 1, 2, 7] });

describe('chains', () => {
  it('go along links shorter than r', () => {
    const links = closerThan(LINE, points, 1.5);
    expect(walkFrom(5, links, 0)).toEqual([0, 2, 3, 1, 3, 2, 0]);
    expect(chainBetween(5, links, 0, 1)).toEqual([0, 2, 3, 1]);
    expect(chainBetween(5, links, 0, 4)).toBeUndefined();
  });

  it('are thinned as in the proof: what is kept is at least 2r apart, and links are shorter than 3r', () => {
    const row = measureInDoubles(LINE, { x: Array.from({ length: 12 }, (_, i) => 0.9 * i) });
    const all = Array.from({ length: 12 }, (_, i) => i);
    expect(thinChain(all, closerThan(LINE, row, 2))).toEqual([0, 3, 6, 9, 11]);
  });

  it('connect a flock above one scale', () => {
    expect(connectivityScale(LINE, points)).toBe(4);
    expect(connectivityScale(torus(1, 8), measureInDoubles(torus(1, 8), { x: points.x }))).toBe(1);
    expect(connectivityScale(torus(1, 8), measureInDoubles(torus(1, 8), { x: [0, 7, 6] }))).toBe(1);
    expect(connectivityScale(LINE, measureInDoubles(LINE, { x: [5] }))).toBe(0);
    // just above the scale everybody is reached, at the scale not
    const scale = connectivityScale(LINE, points);
    expect(new Set(walkFrom(5, closerThan(LINE, points, scale), 0)).size).toBe(4);
    expect(new Set(walkFrom(5, closerThan(LINE, points, scale * (1 + 1e-9)), 0)).size).toBe(5);
  });
});
