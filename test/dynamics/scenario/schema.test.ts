import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../../../src/dynamics/scenario/issues.js';
import { parseScenario } from '../../../src/dynamics/scenario/schema.js';
import { PAIR, runOf } from './scenario.js';

function complaints(input: object | string): string[] {
  try {
    if (typeof input === 'string') parseScenario(input);
    else runOf(input);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return error.message.split('\n');
  }
  return [];
}

const agents = (more: object): object => ({ ...PAIR, agents: { ...PAIR.agents, ...more } });

describe('a scenario', () => {
  it('says everything that is wrong with its shape at once, with path and value', () => {
    const input = {
      ...PAIR,
      until: -1,
      sead: 3,
      model: { kind: 'cucker-smale', kernel: { kind: 'gausian' } },
      agents: { n: 0, positions: [0, 'x'], velocities: [0, 1], masses: [1, -1] },
    };
    expect(complaints(input)).toEqual([
      expect.stringMatching(/^model\.kernel\.kind: "gausian", expected one of box, .*gaussian/),
      'agents.n: 0, expected at least 1',
      expect.stringMatching(/^agents\.positions\[1\]: "x", expected/),
      'agents.masses[1]: -1, expected more than 0',
      'until: -1, expected more than 0',
      'sead: unknown key',
    ]);
  });

  it('that is no JSON, or has numbers beyond all doubles, is refused', () => {
    expect(complaints('{"until": NaN}')[0]).toMatch(/^no JSON/);
    expect(complaints(JSON.stringify(PAIR).replace('"until":1', '"until":1e999'))).toEqual([
      'until: Infinity, expected a number',
    ]);
  });

  it.each([
    [agents({ n: 1e9 }), 'agents.n: 1000000000, expected at most 10000000'],
    [agents({ n: 3, velocities: [1, 2, 3] }), 'agents.positions: 2 entries, expected 3'],
    [agents({ positions: [[0, 1], 0] }), 'agents.positions[0]: [0,1], expected 1 number'], // prettier-ignore
    [agents({ masses: [1] }), 'agents.masses: 1 entries, expected 2'],
    [{ ...PAIR, noise: { sigma: 1 } }, 'integrator.step: missing, expected the length of a step'],
    [{ ...PAIR, integrator: { step: 0.1 } }, 'integrator.step: given for steps that the tolerance chooses, expected "maxStep"'], // prettier-ignore
    [{ ...PAIR, events: [{ name: 'diameter' }] }, 'events[0]: expected one of "below" and "above"'],
    [
      { ...PAIR, environment: { kind: 'space', dim: 2 }, model: { kind: 'motsch-tadmor', kernel: { kind: 'one-sided', radius: 1 } }, agents: { positions: [[0, 0], [1, 0]], velocities: [[0, 0], [1, 0]] } }, // prettier-ignore
      /^model.kernel: kernel one-sided.*expected dimension 1/,
    ],
    [{ ...PAIR, agents: { ...PAIR.agents, masses: [1e308, 1e308] } }, /^agents.masses: a total of Infinity, expected at most 1e\+150/], // prettier-ignore
    [{ ...PAIR, output: { every: 1e-9 } }, /^output.every: 1e-9 until 1 makes 1000000001 frames/],
    [
      { ...PAIR, model: { kind: 'beta', kernel: { kind: 'tent', radius: -1 }, beta: 1 } },
      /^model.kernel: radius: -1, expected/,
    ],
    [{ ...PAIR, integrator: { method: 'splitting', step: 0.3 }, output: { every: 0.5 } }, /^integrator.step: 0.3, expected a divisor/], // prettier-ignore
  ])('%j is refused', (input, expected) => {
    expect(complaints(input)).toEqual([typeof expected === 'string' ? expected : expect.stringMatching(expected)]);
  });

  it('draws uniform places from the whole torus unless told, and the same places from the same seed', () => {
    const input = {
      ...PAIR,
      environment: { kind: 'torus', dim: 2, period: 10 },
      agents: { n: 100, positions: { law: 'uniform' }, velocities: { law: 'sphere', speed: 2 } },
    };
    const { y } = runOf(input).start;
    const x = y.subarray(0, 200);
    expect(Math.max(...x)).toBeGreaterThan(9);
    expect(Math.min(...x)).toBeGreaterThanOrEqual(0);
    for (let i = 0; i < 100; i++) expect(Math.hypot(y[200 + 2 * i], y[201 + 2 * i])).toBeCloseTo(2, 12);
    expect(runOf(input).start.y).toEqual(y);
    expect(runOf({ ...input, seed: 2 }).start.y).not.toEqual(y);
  });
});
