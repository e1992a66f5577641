import { describe, expect, it } from 'vitest';
import { COMBINED } from '../../../src/claims/gallery/combined.js';
import * as entries from '../../../src/claims/gallery/entries.js';
import { agentState, agentSystem, positionsOf, velocitiesOf } from '../../../src/dynamics/agents/agent-system.js';
import { alignment } from '../../../src/dynamics/agents/alignment.js';
import { couplingPower } from '../../../src/dynamics/agents/coupling.js';
import { AgentError } from '../../../src/dynamics/agents/errors.js';
import { space } from '../../../src/operators/environment.js';
import { IsolatedAgentError, OperatorError } from '../../../src/operators/errors.js';
import { kernelBox } from '../../../src/operators/kernels/box.js';
import { kernelPower } from '../../../src/operators/kernels/power.js';
import { kernelShifted } from '../../../src/operators/kernels/shifted.js';
import { kernelTent } from '../../../src/operators/kernels/tent.js';
import { measureInDoubles } from '../../../src/operators/measure.js';
import { modelCuckerSmale } from '../../../src/operators/models/cucker-smale.js';
import { modelMotschTadmor } from '../../../src/operators/models/motsch-tadmor.js';
import { forceIsAlignment, momentumIsConserved, periodsDoNotMatter } from './agent-system.properties.js';

const moves = ({ model }: (typeof COMBINED)[number]): boolean => model.material && model.environment.dim > 0;
const MODELS = [...entries.GALLERY, ...COMBINED].filter(moves);
const ON_TORUS = MODELS.filter(({ model }) => model.environment.kind === 'torus');
const SYMMETRIC = [
  entries.GLOBAL,
  entries.CS_TENT,
  entries.CS_TENT_R2,
  entries.CS_CAUCHY_R2,
  entries.MOLLIFIED,
  entries.MOLLIFIED_T,
  entries.TOPO_CS_R2,
  entries.CONDITIONAL_R2,
  entries.SEG_HATS,
  entries.SEG_HATS_T2,
  entries.MULTI_FLOCK_CS,
];

/** nobody is seen but at distances from 2 to 4, on one side */
const LOOKS_AWAY = kernelShifted(kernelTent(1), [3]);

const failure = (f: () => unknown): unknown => {
  try {
    f();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
};

describe('agent systems', () => {
  it.each(MODELS)('the force of $key is s([v] − v) of the model', (entry) => {
    expect(forceIsAlignment(entry)).toBeGreaterThan(0);
  });

  it.each(SYMMETRIC)('$key conserves momentum to rounding', (entry) => {
    expect(momentumIsConserved(entry)).toBeGreaterThan(0);
  });

  it.each(ON_TORUS)('$key takes places that are not wrapped', (entry) => {
    expect(periodsDoNotMatter(entry)).toBeGreaterThan(0);
  });

  it('a model that is not conservative fails the law of momentum', () => {
    expect(() => momentumIsConserved(entries.MT_CAUCHY)).toThrow();
  });

  it('splits a state into places and velocities', () => {
    const y = agentState([1, 2], [3, 4]);
    expect([...positionsOf(y), ...velocitiesOf(y)]).toEqual([1, 2, 3, 4]);
    expect(() => agentState([1], [])).toThrow('1 coordinates of places, 0 of velocities');
  });

  it('names time and agent where the model has no average', () => {
    const system = agentSystem(modelMotschTadmor(space(1), LOOKS_AWAY), [0.5, 0.5]);
    const error = failure(() => system.rightSide(3, agentState([0, 7], [1, 0]), new Float64Array(4))) as AgentError;
    expect(error).toBeInstanceOf(AgentError);
    expect(error).toMatchObject({ code: 'no-average', time: 3, agent: 0 });
    expect(error.cause).toBeInstanceOf(IsolatedAgentError);
    expect(error.message).toBe('t = 3: motsch-tadmor: target 0 at (0) sees no mass');
  });

  it('an isolated agent of Cucker and Smale feels no force, however it is computed', () => {
    const model = modelCuckerSmale(space(1), LOOKS_AWAY);
    const n = 2100;
    const x = Float64Array.from({ length: n }, (_, i) => (i === 0 ? -100 : (i % 3) * 1.5));
    const rho = measureInDoubles(space(1), { x });
    const v = Float64Array.from({ length: n }, (_, i) => Math.sin(i));
    const [many, few] = [new Float64Array(n), new Float64Array(3)];
    alignment(model)(many, rho, v);
    expect(many[0]).toBe(0);
    alignment(model)(few, measureInDoubles(space(1), { x: x.subarray(0, 3) }), v.subarray(0, 3));
    expect(few[0]).toBe(0);
  });

  it('many agents feel what the pairs say', () => {
    const n = 2100;
    const model = modelCuckerSmale(space(1), kernelBox(1));
    const x = Float64Array.from({ length: n }, (_, i) => 10 * Math.sin(i * i));
    const rho = measureInDoubles(space(1), { x });
    const v = Float64Array.from({ length: n }, (_, i) => Math.cos(3 * i));
    const out = new Float64Array(n);
    alignment(model)(out, rho, v);
    for (const i of [0, 1, 999]) {
      let sum = 0;
      for (let j = 0; j < n; j++) if (Math.abs(x[i] - x[j]) < 1) sum += (v[j] - v[i]) / n;
      expect(Math.abs(out[i] - sum)).toBeLessThanOrEqual(2 * n * 2 ** -52);
    }
  });

  it('refuses a state that is not finite, with time and agent', () => {
    const system = agentSystem(modelCuckerSmale(space(2), kernelPower(1)), [0.5, 0.5]);
    const dy = new Float64Array(8);
    expect(failure(() => system.rightSide(1, agentState([0, 0, 1, NaN], [0, 0, 0, 0]), dy))).toMatchObject({
      code: 'not-finite',
      agent: 1,
      message: 't = 1: the place of agent 1 is NaN',
    });
    expect(failure(() => system.rightSide(1, agentState([0, 0, 1, 0], [Infinity, 0, 0, 0]), dy))).toMatchObject({
      message: 't = 1: the velocity of agent 0 is Infinity',
    });
  });

  it('refuses models without a force on agents', () => {
    expect(failure(() => agentSystem(entries.OPINIONS.model, [1]))).toMatchObject({ code: 'invalid-system' });
    expect(() => alignment(entries.MOLLIFIED_PRESSURE.model)).toThrow(OperatorError);
  });
});

describe('coupling', () => {
  const model = modelCuckerSmale(space(2), kernelPower(1));
  const rho = measureInDoubles(space(2), { x: [0, 0, 1, 0, 0, 2], masses: [0.5, 0.25, 0.25] });
  const v = Float64Array.of(1, 0, 0, -1, 0.5, 0.5);

  it('with Γ(w) = w is the alignment itself', () => {
    const [out, linear] = [new Float64Array(6), new Float64Array(6)];
    alignment(model, couplingPower(2))(out, rho, v);
    alignment(model)(linear, rho, v);
    out.forEach((a, k) => expect(Math.abs(a - linear[k])).toBeLessThanOrEqual(8 * 2 ** -52));
  });

  it('with Γ(w) = |w|w is s[|v − vᵢ|(v − vᵢ)]', () => {
    const out = new Float64Array(6);
    alignment(model, couplingPower(3))(out, rho, v);
    // agent 0: w to agent 1 is (−1, −1) at distance 1, to agent 2 (−1/2, 1/2) at distance 2
    const first = 0.25 / Math.sqrt(2);
    const second = 0.25 / Math.sqrt(5);
    expect(out[0]).toBeCloseTo(-first * Math.sqrt(2) - second * Math.sqrt(0.5) * 0.5, 14);
    expect(out[1]).toBeCloseTo(-first * Math.sqrt(2) + second * Math.sqrt(0.5) * 0.5, 14);
    const momentum = 0.5 * out[0] + 0.25 * out[2] + 0.25 * out[4];
    expect(Math.abs(momentum)).toBeLessThanOrEqual(8 * 2 ** -52);
  });

  it('is 0 between equal velocities also where the exponent is negative', () => {
    const out = new Float64Array(6);
    alignment(model, couplingPower(1.5))(out, rho, new Float64Array(6).fill(2));
    expect([...out]).toEqual([0, 0, 0, 0, 0, 0]);
    expect(() => couplingPower(1)).toThrow('p: 1, expected a finite number above 1');
  });
});
