import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { agentState, agentSystem } from '../../../src/dynamics/agents/agent-system.js';
import { couplingPower } from '../../../src/dynamics/agents/coupling.js';
import { opinionSystem } from '../../../src/dynamics/agents/opinion-system.js';
import { integrateDop853 } from '../../../src/dynamics/integrate/dop853.js';
import type { OdeProblem } from '../../../src/dynamics/integrate/problem.js';
import type { IndependentCase } from '../../fixtures/independent.js';
import { independentModel } from '../../fixtures/independent.js';

/**
 * Runs that `scripts/independent_runs.py` made by formulas and a method of its own, to more digits than a double has. Here a
 * description becomes a system of the library, and DOP853 runs it.
 */
interface IndependentRun extends Pick<IndependentCase, 'environment' | 'model' | 'labels'> {
  readonly name: string;
  readonly masses: readonly number[];
  readonly x?: readonly number[];
  readonly v: readonly number[];
  /** p of |w|^(p − 2) w */
  readonly coupling?: string;
  /** of opinions: c in F = c (p(0) − p) */
  readonly conviction?: number;
  readonly times: readonly number[];
  /** what two of its tolerances differ by */
  readonly error: number;
  readonly states: readonly (readonly number[])[];
}

const RUNS = JSON.parse(
  readFileSync(new URL('../../fixtures/independent-runs.json', import.meta.url), 'utf8'),
) as readonly IndependentRun[];

/** What nine digits means, of the largest place and of the largest velocity. */
const NINE_DIGITS = 5e-10;

/**
 * Where only two derivatives are left (hand-overs by smoothsteps) the error of a run is some 400 tolerances: the estimate of a step
 * does not see a kink near its end.
 */
const TOLERANCE = { rtol: 1e-13, atol: 1e-14 };

function problemOf(run: IndependentRun): { problem: OdeProblem; y0: Float64Array } {
  const { masses, labels, coupling, conviction = 0, x, v } = run;
  const model = independentModel(run);
  if (x === undefined) {
    const force = (out: Float64Array, _: number, p: Float64Array): void => {
      for (let i = 0; i < out.length; i++) out[i] += conviction * (v[i] - p[i]);
    };
    return { problem: opinionSystem(model, { masses, force }), y0: Float64Array.from(v) };
  }
  const options = {
    ...(labels ? { labels } : {}),
    ...(coupling ? { coupling: couplingPower(Number(coupling)) } : {}),
  };
  return { problem: agentSystem(model, masses, options), y0: agentState(x, v) };
}

/** Largest difference of places over the largest place, the same for velocities, and the worse of the two. */
function difference(run: IndependentRun, found: Float64Array, expected: readonly number[]): number {
  const parts = run.x === undefined ? 1 : 2;
  const size = expected.length / parts;
  const relative = Array.from({ length: parts }, (_, part) => {
    const of = expected.slice(part * size, (part + 1) * size);
    const largest = of.reduce((most, t) => Math.max(most, Math.abs(t)), 0);
    return of.reduce((most, t, k) => {
      const off = Math.abs(found[part * size + k] - t) / largest;
      return off <= most ? most : off;
    }, 0);
  });
  return Math.max(...relative);
}

describe('agents against runs of an independent implementation', () => {
  it('covers thirty systems of 2 to 20 agents: all models that move agents, Rⁿ and Tⁿ for n = 1, 2, 3', () => {
    expect(RUNS.length).toBeGreaterThanOrEqual(30);
    expect([...new Set(RUNS.map(({ model }) => model['model'] as string))].sort()).toEqual([
      'beta',
      'conditional',
      'cucker-smale',
      'global',
      'identity',
      'mollified',
      'motsch-tadmor',
      'multi-flock',
      'multi-species',
      'opinions',
      'segregation',
      'topological-beta',
      'topological-cucker-smale',
      'topological-motsch-tadmor',
    ]);
    const where = new Set(RUNS.map(({ environment: { kind, dim } }) => `${kind} ${dim}`));
    expect([...where].sort()).toEqual(['finite 0', 'space 1', 'space 2', 'space 3', 'torus 1', 'torus 2', 'torus 3']);
    const sizes = RUNS.map(({ masses }) => masses.length);
    expect([Math.min(...sizes), Math.max(...sizes)]).toEqual([2, 20]);
    for (const { error, name } of RUNS) expect(error, name).toBeLessThan(NINE_DIGITS / 10);
  });

  it.each(RUNS.map((run) => [run.name, run] as const))('%s: nine digits at half time and at the end', (_, run) => {
    const { problem, y0 } = problemOf(run);
    const end = run.times[run.times.length - 1];
    const { status, states } = integrateDop853(problem, y0, 0, end, { ...TOLERANCE, times: run.times });
    expect(status).toBe('finished');
    run.states.forEach((expected, k) => {
      const state = states.subarray(k * problem.size, (k + 1) * problem.size);
      expect(difference(run, state, expected), `t = ${run.times[k]}`).toBeLessThan(NINE_DIGITS);
    });
  });
});
