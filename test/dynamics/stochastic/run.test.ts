import { describe, expect, it } from 'vitest';
import { ensembleRows, estimates } from '../../../src/dynamics/stochastic/ensemble.js';
import type { PathPlan } from '../../../src/dynamics/stochastic/run.js';
import { runPaths } from '../../../src/dynamics/stochastic/run.js';
import type { Surroundings } from '../../../src/dynamics/stochastic/surroundings.js';
import { surroundingsOf } from '../../../src/dynamics/stochastic/surroundings.js';
import { space } from '../../../src/operators/environment.js';
import { IsolatedAgentError } from '../../../src/operators/errors.js';
import { kernelGaussian } from '../../../src/operators/kernels/gaussian.js';
import { modelCuckerSmale } from '../../../src/operators/models/cucker-smale.js';

const model = modelCuckerSmale(space(2), kernelGaussian(1));
const around = surroundingsOf(model, 4, [0.1, 0.2, 0.3, 0.4]);
const from = { x: [0, 0, 1, 0, 0, 1, 1, 1], v: [1, 0, -1, 0, 0, 1, 0, -1] };
const plan: PathPlan = { seed: 99, span: 0.5, level: 2 };

describe('runPaths', () => {
  it('replays from its seed, and from the state after any step, to the last bit', () => {
    const whole = runPaths(around, 1, plan, from, 20);
    expect(runPaths(around, 1, plan, from, 20)).toEqual(whole);
    for (const stop of [1, 7, 19]) {
      const first = runPaths(around, 1, plan, from, stop);
      // through text, as a checkpoint in a file goes
      const stored = JSON.parse(JSON.stringify({ step: first.step, x: [...first.x], v: [...first.v] }));
      expect(runPaths(around, 1, plan, stored, 20 - stop)).toEqual(whole);
    }
  });

  it('says where it ended, and when its observer asks it to', () => {
    const seen: number[] = [];
    const result = runPaths(around, 1, plan, from, 20, (t) => {
      seen.push(t);
      return t < 0.5;
    });
    expect(result).toMatchObject({ status: 'interrupted', step: 4, t: 0.5 });
    expect(seen).toEqual([0.125, 0.25, 0.375, 0.5]);
    expect(runPaths(around, 1, plan, from, 3)).toMatchObject({ status: 'finished', step: 3, t: 0.375 });
  });

  it('ends with the last good state, the error and its time where the model has no value', () => {
    const blind: Surroundings = {
      ...surroundingsOf(model, 4),
      average(out, t) {
        if (t > 0.3) throw new IsolatedAgentError('blind', 2, '(0, 0)');
        out.fill(0);
      },
    };
    const result = runPaths(blind, 1, plan, from, 20);
    expect(result).toMatchObject({ status: 'undefined', step: 2, t: 0.25, error: expect.any(IsolatedAgentError) });
    expect({ ...result, ...runPaths(blind, 1, plan, from, 2) }).toMatchObject({ step: 2, x: result.x, v: result.v });
    expect(result.advice).toBe('blind: target 2 at (0, 0) sees no mass, in the step from t = 0.25 to 0.375: the state returned is the one before'); // prettier-ignore
  });

  it('refuses numbers that are not finite at once, naming the first', () => {
    const broken = { ...around, average: (out: Float64Array) => void out.fill(NaN, 2, 4) };
    const result = runPaths(broken, 1, plan, from, 20);
    expect(result).toMatchObject({ status: 'undefined', step: 0, t: 0, x: Float64Array.from(from.x) });
    expect(result.advice).toBe('x[1][0] is not finite in the step from t = 0 to 0.125: is the step too large?');
  });

  it('says what is wrong with its arguments', () => {
    expect(() => runPaths(around, 1, plan, { x: [0], v: from.v }, 1)).toThrow('x: 1 numbers, expected 4 × 2');
    expect(() => runPaths(around, 1, plan, from, 0.5)).toThrow('steps: 0.5');
    expect(() => runPaths(around, 1, plan, { ...from, step: -1 }, 1)).toThrow('step: -1');
  });

  it('counts the masses of the agents', () => {
    const equal = runPaths(surroundingsOf(model, 4), 1, plan, from, 5);
    expect(equal.v).not.toEqual(runPaths(around, 1, plan, from, 5).v);
  });
});

describe('ensembles', () => {
  const of = (replica: number): number[] => {
    const { x, v } = runPaths(around, 1, { ...plan, replica }, from, 4);
    return [x[0], v[0], v[7]];
  };

  it('give the same rows, hence the same numbers, however replicas are split among workers', () => {
    const whole = ensembleRows(0, 12, 3, of);
    for (const workers of [2, 3, 5, 12]) {
      const cuts = Array.from({ length: workers + 1 }, (_, w) => Math.floor((12 * w) / workers));
      // parts may be done in any order
      const parts = cuts.slice(1).map((to, w) => [w, ensembleRows(cuts[w], to, 3, of)] as const).toReversed(); // prettier-ignore
      const joined = parts.toSorted(([a], [b]) => a - b).flatMap(([, rows]) => [...rows]);
      expect(joined).toEqual([...whole]);
      expect(estimates(Float64Array.from(joined), 3)).toEqual(estimates(whole, 3));
    }
  });

  it('have means with standard errors', () => {
    expect(estimates(new Float64Array([1, 10, 3, 10]), 2)).toEqual([
      { mean: 2, error: 1 },
      { mean: 10, error: 0 },
    ]);
    expect(() => ensembleRows(0, 1, 2, () => [1])).toThrow('replica 0: 1 numbers, expected 2');
  });
});
