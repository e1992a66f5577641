import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { judgeBounds } from '../../../src/dynamics/scenario/bounds.js';
import { runInFolder } from '../../../src/dynamics/scenario/runner.js';
import { TrajectoryReader } from '../../../src/dynamics/scenario/trajectory.js';
import { PAIR, runOf } from './scenario.js';

const folders: string[] = [];
const folder = (): string => {
  folders.push(mkdtempSync(path.join(tmpdir(), 'flockproof-scenario-')));
  return folders[folders.length - 1];
};
afterAll(() => folders.forEach((at) => rmSync(at, { recursive: true, force: true })));

const FLOCK = {
  ...PAIR,
  environment: { kind: 'space', dim: 2 },
  model: { kind: 'cucker-smale', kernel: { kind: 'power', beta: 1 } },
  agents: { n: 12, positions: { law: 'gaussian' }, velocities: { law: 'gaussian', deviation: 1 } },
  until: 20,
};
const NOISY = {
  ...FLOCK,
  noise: { sigma: 0.5 },
  integrator: { step: 0.125 },
  output: { every: 0.5 },
};

describe('a run in a folder', () => {
  it('reproduces the two agents of closed form, and its trajectory is read back', () => {
    const at = folder();
    const scenario = { ...PAIR, model: { kind: 'cucker-smale', kernel: { kind: 'power', beta: 1 } }, integrator: { rtol: 1e-12, atol: 1e-14 } }; // prettier-ignore
    const summary = runInFolder(runOf(scenario), at, { identity: 'a' });
    expect(summary).toMatchObject({ status: 'done', t: 1, frames: 201 });
    const reader = new TrajectoryReader(path.join(at, 'trajectory.bin'));
    const { t, x, v } = reader.read(200);
    reader.close();
    // M λ = 1, v₀ = 1: NUMERICS, exact solution 1
    expect(t).toBe(1);
    expect(x[0] - x[1]).toBeCloseTo(0.6423088844864196, 10);
    expect(v[0] - v[1]).toBeCloseTo(1 - Math.asinh(0.6423088844864196), 10);
  });

  it.each([
    ['without noise', FLOCK],
    ['with noise', NOISY],
    [
      'with steps of a fixed length',
      { ...FLOCK, integrator: { method: 'splitting', step: 0.125 }, output: { every: 0.5 } },
    ],
  ])('%s, interrupted anywhere, ends as if it had not been, to the last bit', (_, scenario) => {
    const [whole, parts] = [folder(), folder()];
    const expected = runInFolder(runOf(scenario), whole, { identity: 'a' });
    const resumed: (number | undefined)[] = [];
    let status = '';
    for (let round = 0; status !== 'done' && round < 50; round++) {
      // ever later: a segment that is cut is begun again
      let steps = 0;
      const stop = (): boolean => ++steps > 5 + 4 * round;
      ({ status } = runInFolder(runOf(scenario), parts, { identity: 'a', stop, onResume: (t) => resumed.push(t) }));
    }
    expect(status).toBe('done');
    expect(resumed.length).toBeGreaterThan(0);
    for (const file of ['trajectory.bin', 'observables.json'])
      expect(readFileSync(path.join(parts, file)).equals(readFileSync(path.join(whole, file)))).toBe(true);
    const { seconds: _a, ...rest } = expected;
    expect(JSON.parse(readFileSync(path.join(parts, 'summary.json'), 'utf8'))).toMatchObject(rest);
  });

  it('ends at an event, on the dense polynomial', () => {
    const scenario = { ...FLOCK, model: { kind: 'global' }, agents: { positions: [[0, 0], [1, 0]], velocities: [[1, 0], [-1, 0]] }, events: [{ name: 'amplitude', below: 1 }] }; // prettier-ignore
    const summary = runInFolder(runOf(scenario), folder(), { identity: 'a' });
    expect(summary).toMatchObject({ status: 'event', reason: 'amplitude below 1' });
    // A = 2 e^(−t)
    expect(summary.t).toBeCloseTo(Math.LN2, 8);
  });

  it('that cannot go on says when and why, and keeps what was written', () => {
    const at = folder();
    const summary = runInFolder(runOf({ ...FLOCK, integrator: { maxSteps: 5 } }), at, { identity: 'a' });
    expect(summary).toMatchObject({ status: 'failed', reason: 'too many steps' });
    expect(summary.t).toBeGreaterThan(0);
    const reader = new TrajectoryReader(path.join(at, 'trajectory.bin'));
    expect(reader.read(reader.frames - 1).t).toBe(summary.t);
    reader.close();
  });

  it('has the bounds of Theorem 4.2 beside it, which hold', () => {
    const { bounds } = runInFolder(runOf(FLOCK), folder(), { identity: 'a' });
    expect(bounds?.map(({ name, holds }) => [name, holds])).toEqual([['diameter', true], ['amplitude', true]]); // prettier-ignore
    expect(bounds?.every(({ worst }) => worst > 0.1 && worst <= 1 + 1e-9)).toBe(true);
  });
});

it('A bound fails where the value exceeds it by more than the error of the run, and where there is no value', () => {
  const bound = { of: 'A', name: 'A', formula: '', source: '', at: () => 1 };
  const judge = (value: number | null) => judgeBounds([bound], ['t', 'A'], [[0, 1], [1, value]], 1e-6, 1)[0]; // prettier-ignore
  expect(judge(1 + 1e-6).holds).toBe(true);
  expect(judge(1.01)).toMatchObject({ holds: false, worst: 1.01, at: 1 });
  expect(judge(null).holds).toBe(false);
});
