import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { PageFrames } from '../../../src/report/run/frames.js';
import { framesForPage } from '../../../src/report/run/frames.js';
import { SCRIPT_FLOCK } from '../../../src/report/run/script-flock.js';
import { project } from '../../../src/report/run/view.js';
import { relaxingRun } from '../../fixtures/runs.js';

interface Moment {
  readonly x: Float64Array;
  readonly v: Float64Array;
}
interface Flock {
  at(t: number, out: Moment): Moment;
  blank(): Moment;
  frameAt(t: number): number;
}
interface Script {
  flockOf(data: object): Flock;
  wrap(x: number, period: number | null): number;
  turned(turn: number, tilt: number): (a: number, b: number, c: number, out: number[]) => number[];
}

/** The script as a browser runs it. */
const script = runInNewContext(`${SCRIPT_FLOCK}; ({ flockOf, wrap, turned })`, { atob }) as Script;

const base64 = (values: Float32Array): string => Buffer.from(values.buffer).toString('base64');
const flockOf = ({ agents, dim, times, centres, smooth, x, v }: PageFrames): Flock =>
  script.flockOf({
    n: agents,
    dim,
    times,
    centres: [...centres],
    smooth,
    x: base64(x),
    ...(v ? { v: base64(v) } : {}),
  });

/** Largest error of the positions at this time, against the run in closed form. */
function errorAt(t: number, frames: PageFrames): number {
  const flock = flockOf(frames);
  const { x } = flock.at(t, flock.blank());
  const exact = relaxingRun({ frames: 5001 }).read(Math.round(t * 1000)).x;
  return Math.max(...exact.map((value, j) => Math.abs(value - x[j])));
}

describe('the flock in the browser', () => {
  const frames = framesForPage(relaxingRun({ frames: 11 }));

  it('is where it was recorded', () => {
    for (const t of [0, 0.5, 3, 5]) expect(errorAt(t, frames)).toBeLessThan(1e-6);
  });

  it('is between frames by cubics, to fourth order', () => {
    // Hermite: h⁴/384 max|x''''|, with h = 1/2 and |a| ≤ 1.
    const bound = 0.5 ** 4 / 384 + 1e-6;
    for (const t of [0.2, 0.25, 1.3, 4.9]) expect(errorAt(t, frames)).toBeLessThan(bound);
    // The line is worse than that: the test can fail.
    expect(errorAt(0.25, { ...frames, smooth: false })).toBeGreaterThan(10 * bound);
  });

  it('stays at the ends before and after', () => {
    const flock = flockOf(frames);
    const at = (t: number): number[] => [...flock.at(t, flock.blank()).x];
    expect(at(-1)).toEqual(at(0));
    expect(at(99)).toEqual(at(5));
    expect([-1, 0, 0.49, 0.5, 5, 9].map((t) => flock.frameAt(t))).toEqual([0, 0, 0, 1, 10, 10]);
  });

  it('goes round the torus', () => {
    expect([-0.25, 0, 2.5, 7].map((x) => script.wrap(x, 2))).toEqual([1.75, 0, 0.5, 1]);
    expect(script.wrap(7, null)).toBe(7);
  });

  it('is turned as the drawings are', () => {
    const [x, y] = script.turned(0.3, -0.8)(1, 2, 3, [0, 0, 0]);
    const [a, b] = project([1, 2, 3], 0.3, -0.8);
    expect([x, y]).toEqual([a, b]);
    const image = script.turned(0.3, -0.8)(1, 2, 3, [0, 0, 0]);
    expect(Math.hypot(...image)).toBeCloseTo(Math.hypot(1, 2, 3), 12);
  });
});
