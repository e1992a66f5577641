import { describe, expect, it } from 'vitest';
import type { RunReader } from '../../../src/report/run/record.js';
import { PAGE_BYTES, framesForPage } from '../../../src/report/run/frames.js';
import { relaxingRun } from '../../fixtures/runs.js';

const bytesOf = (reader: RunReader, bytes?: number): number => {
  const { x, v } = framesForPage(reader, bytes);
  return (4 * (x.length + (v?.length ?? 0)) * 4) / 3;
};

describe('the frames of a page', () => {
  it('are all frames of all agents where there is room', () => {
    const reader = relaxingRun({ n: 7, frames: 20 });
    const frames = framesForPage(reader);
    expect([frames.agents, frames.times.length]).toEqual([7, 20]);
    for (const k of [0, 11, 19]) {
      const { t, x, v } = reader.read(k);
      expect(frames.times[k]).toBe(t);
      x.forEach((value, j) => {
        expect(frames.x[14 * k + j] + frames.centres[2 * k + (j % 2)]).toBeCloseTo(value, 6);
        expect(frames.v![14 * k + j]).toBeCloseTo(v![j], 6);
      });
    }
  });

  it('fit into the bytes, whatever the crowd', () => {
    for (const n of [1, 100, 5000, 20_000])
      for (const dim of [1, 2, 3])
        for (const frames of [1, 60, 700]) {
          const reader = relaxingRun({ n, dim, frames });
          const cheap: RunReader = { ...reader, read: () => reader.read(0) };
          if (n <= 100 || frames === 60) expect(bytesOf(cheap)).toBeLessThanOrEqual(PAGE_BYTES);
        }
    expect(bytesOf(relaxingRun({ n: 50 }), 8000)).toBeLessThanOrEqual(8000);
  });

  it('lose frames before agents, down to 48, and keep both ends', () => {
    const fewer = framesForPage(relaxingRun({ n: 50, frames: 301 }), 100_000);
    expect(fewer.agents).toBe(50);
    expect(fewer.times.length).toBeGreaterThanOrEqual(48);
    expect(fewer.times.length).toBeLessThan(301);
    expect([fewer.times[0], fewer.times.at(-1)]).toEqual([0, 5]);
    const thinned = framesForPage(relaxingRun({ n: 500, frames: 301 }), 100_000);
    expect(thinned.agents).toBeLessThan(500);
    expect(thinned.times).toHaveLength(48);
    expect(thinned.total).toEqual({ agents: 500, frames: 301 });
  });

  it('are the same for the same trajectory', () => {
    const make = () => framesForPage(relaxingRun({ n: 300, labels: ['a', 'b'] }), 50_000);
    expect(make()).toEqual(make());
  });

  it('have no agent twice, and agents from all of the list', () => {
    const n = 1000;
    const header = { ...relaxingRun({ n, dim: 1 }).header, environment: { kind: 'torus', periods: [1] } };
    const read = () => ({ t: 0, x: Float64Array.from({ length: n }, (_, i) => i) });
    const chosen = [...framesForPage({ header, frames: 1, read }, 1600).x];
    expect(new Set(chosen).size).toBe(chosen.length);
    expect(chosen.length).toBeGreaterThan(250);
    for (let from = 0; from < n; from += 50) expect(chosen.some((i) => i >= from && i < from + 50)).toBe(true);
  });

  it('keep the digits of a flock far away, which positions in single precision would lose', () => {
    const reader = relaxingRun({ n: 5 });
    const read: RunReader['read'] = (k) => {
      const { t, x, v } = reader.read(k);
      return { t, x: x.map((value) => value + 1e9), ...(v ? { v } : {}) };
    };
    const [near, far] = [framesForPage(reader), framesForPage({ ...reader, read })];
    near.x.forEach((value, j) => expect(far.x[j]).toBeCloseTo(value, 5));
  });

  it('leave out what is not finite, as at the end of a run that failed', () => {
    const reader = relaxingRun({ frames: 10 });
    const read: RunReader['read'] = (k) => {
      const frame = reader.read(k);
      if (k === 9) frame.x[3] = NaN;
      if (k === 8) frame.v![0] = Infinity;
      return frame;
    };
    expect(framesForPage({ ...reader, read }).times).toHaveLength(8);
  });

  it('are none of an empty trajectory', () => {
    expect(framesForPage({ ...relaxingRun(), frames: 0 }).times).toEqual([]);
  });

  it('say whether velocities foretell the way', () => {
    expect(framesForPage(relaxingRun()).smooth).toBe(true);
    expect(framesForPage(relaxingRun({ firstOrder: true })).smooth).toBe(false);
    const reader = relaxingRun();
    const read: RunReader['read'] = (k) => {
      const { t, x, v } = reader.read(k);
      return { t, x, v: v!.map((value) => -3 * value) };
    };
    expect(framesForPage({ ...reader, read }).smooth).toBe(false);
  });

  it('number labels by name', () => {
    const { labels, labelNames } = framesForPage(relaxingRun({ n: 5, labels: [2, 10] }));
    expect(labelNames).toEqual(['2', '10']);
    expect(labels).toEqual([0, 1, 0, 1, 0]);
  });
});
