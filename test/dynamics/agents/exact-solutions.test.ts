import { describe, expect, it } from 'vitest';
import { couplingPower } from '../../../src/dynamics/agents/coupling.js';
import { agentState, agentSystem } from '../../../src/dynamics/agents/agent-system.js';
import type { AgentSystem } from '../../../src/dynamics/agents/agent-system.js';
import { integrateDop853 } from '../../../src/dynamics/integrate/dop853.js';
import { fitExponent } from '../../../src/engines/fit.js';
import { space } from '../../../src/operators/environment.js';
import { kernelCone } from '../../../src/operators/kernels/cone.js';
import { kernelPower } from '../../../src/operators/kernels/power.js';
import { modelCuckerSmale } from '../../../src/operators/models/cucker-smale.js';
import { modelGlobal } from '../../../src/operators/models/global.js';
import { modelMultiFlock } from '../../../src/operators/models/multi-flock.js';

/** Exact solutions 1, 2 and 3 of agents on a line. */

const LINE = space(1);
const run = (system: AgentSystem, x: number[], v: number[], end: number): Float64Array => {
  const result = integrateDop853(system, agentState(x, v), 0, end, { rtol: 1e-13, atol: 1e-14 });
  expect(result.status).toBe('finished');
  return result.y;
};

describe('two agents of Cucker and Smale on a line', () => {
  const relative = (beta: number, v0: number, t: number): { x: number; v: number } => {
    const system = agentSystem(modelCuckerSmale(LINE, kernelPower(beta)), [0.25, 0.75]);
    // the centre moves with velocity 1
    const y = run(system, [0, 0], [1 + 0.75 * v0, 1 - 0.25 * v0], t);
    return { x: y[0] - y[1], v: y[2] - y[3] };
  };

  it('β = 1: stay together at the distance sinh v₀', () => {
    expect(Math.abs(relative(1, 1, 1).x - 0.64230888448642)).toBeLessThan(1e-10);
    const end = relative(1, 1, 60);
    expect(Math.abs(end.x - 1.175201193643801)).toBeLessThan(1e-10);
    expect(Math.abs(end.v)).toBeLessThan(1e-10);
  });

  it('β = 2, v₀ = 2 > π/2: run away from each other', () => {
    const { x, v } = relative(2, 2, 10);
    expect(Math.abs(x - 7.465625918308296)).toBeLessThan(1e-10);
    expect(Math.abs(v - (2 - Math.atan(x)))).toBeLessThan(1e-10);
    const far = relative(2, 2, 1e6);
    expect(Math.abs(far.v - 0.4292036732051034 - 1 / far.x)).toBeLessThan(1e-10);
  });

  /** substituting r = tan s: ∫₀ˣ (1 + r²)^(−β/2) dr = ∫ cos^(β − 2) s ds, by Simpson's rule */
  const primitive = (beta: number, x: number): number => {
    const n = 4000;
    const [end, f] = [Math.atan(x), (s: number) => Math.cos(s) ** (beta - 2)];
    let sum = f(0) + f(end);
    for (let k = 1; k < n; k++) sum += f((end * k) / n) * (k % 2 === 1 ? 4 : 2);
    return (sum * end) / (3 * n);
  };

  it.each([1.25, 1.5, 2, 3, 4])('β = %d: the velocity is v₀ − ∫φ all along', (beta) => {
    for (const t of [0.5, 2, 6]) {
      const { x, v } = relative(beta, 1.5, t);
      expect(Math.abs(v - (1.5 - primitive(beta, x)))).toBeLessThan(1e-10);
    }
  });

  // B(1/2, (β − 1)/2)/2 to 17 digits; for β = 3/2 it is the lemniscate constant
  it.each([
    [1.5, 2.62205755429212],
    [2, Math.PI / 2],
    [2.5, 1.198140234735592],
    [3, 1],
    [4, Math.PI / 4],
    [5, 2 / 3],
  ])('β = %d: the critical velocity is %d: half of it is lost, of a tenth more a tenth is kept', (beta, critical) => {
    const below = relative(beta, critical / 2, 200);
    expect(Math.abs(below.v)).toBeLessThan(1e-10);
    expect(Math.abs(primitive(beta, below.x) - critical / 2)).toBeLessThan(1e-10);
    const above = relative(beta, 1.1 * critical, 1e7);
    // ∫ₓ^∞ φ = x^(1 − β)/(β − 1) − (β/2) x^(−1 − β)/(β + 1) + …, the next term is below 1e-19
    const tail = above.x ** (1 - beta) / (beta - 1) - ((beta / 2) * above.x ** (-1 - beta)) / (beta + 1);
    expect(Math.abs(above.v - tail - critical / 10)).toBeLessThan(1e-10);
  });

  it('is met with order 8 by steps of one length', () => {
    const system = agentSystem(modelCuckerSmale(LINE, kernelPower(1)), [0.25, 0.75]);
    const errors = [24, 28, 32, 36, 40].map((steps) => {
      const h = 4 / steps;
      const options = { rtol: 1e6, atol: 1e6, firstStep: h, maxStep: h };
      const { y, steps: taken } = integrateDop853(system, agentState([0, 0], [1.5, -0.5]), 0, 4, options);
      expect(taken).toBe(steps);
      return [h, Math.abs(y[2] - y[3] + Math.asinh(y[0] - y[1]) - 2)] as const;
    });
    expect(Math.abs(fitExponent(errors).slope - 8)).toBeLessThan(0.1);
  });

  it('with Γ(w) = |w| w and everybody heard: v = v₀/(1 + v₀ t), x = ln(1 + v₀ t), so that nobody aligns exponentially', () => {
    const system = agentSystem(modelGlobal(LINE), [0.25, 0.75], { coupling: couplingPower(3) });
    for (const t of [1, 10, 100]) {
      const y = run(system, [0, 0], [1.5, -0.5], t);
      expect(Math.abs(y[0] - y[1] - Math.log(1 + 2 * t))).toBeLessThan(1e-10);
      expect(Math.abs(y[2] - y[3] - 2 / (1 + 2 * t))).toBeLessThan(1e-10);
    }
  });
});

describe('agents of Cucker and Smale on a line are a gradient flow', () => {
  const masses = [0.1, 0.2, 0.3, 0.4];
  const [x0, v0] = [
    [0, 1, 2, 3],
    [3, -1, 0.5, -1.5],
  ];
  const system = agentSystem(modelCuckerSmale(LINE, kernelPower(1)), masses);
  /** ωᵢ = vᵢ + Σ mⱼ Φ(xᵢ − xⱼ), Φ = asinh */
  const omega = (x: ArrayLike<number>, v: ArrayLike<number>): number[] =>
    masses.map((_, i) => v[i] + masses.reduce((s, m, j) => s + m * Math.asinh(x[i] - x[j]), 0));

  it('each keeps its own constant, while they cross', () => {
    const result = integrateDop853(system, agentState(x0, v0), 0, 20, {
      rtol: 1e-13,
      atol: 1e-14,
      times: [0.5, 1, 2, 5, 10, 20],
      events: [
        { name: 'first meets last', value: (_, y) => y[0] - y[3] },
        { name: 'first meets second', value: (_, y) => y[0] - y[1] },
      ],
    });
    expect(result.events.map(({ name }) => name)).toEqual(['first meets second', 'first meets last']);
    const kept = omega(x0, v0);
    for (let k = 0; k < 6; k++) {
      const y = result.states.subarray(8 * k, 8 * k + 8);
      omega(y.subarray(0, 4), y.subarray(4)).forEach((w, i) => expect(Math.abs(w - kept[i])).toBeLessThan(1e-10));
    }
  });

  it('and ends where the constants say', () => {
    const y = run(system, x0, v0, 120);
    const kept = omega(x0, v0);
    const mean = masses.reduce((s, m, i) => s + m * v0[i], 0);
    // Newton for Σ mⱼ Φ(xᵢ − xⱼ) = ωᵢ − v̄ with agent 0 at 0, from where the run began
    let gaps = x0.slice(1);
    for (let step = 0; step < 30; step++) {
      const x = [0, ...gaps];
      const rows = [1, 2, 3].map((i) => {
        const residual = kept[i] - mean - masses.reduce((s, m, j) => s + m * Math.asinh(x[i] - x[j]), 0);
        const slope = (j: number): number => masses[j] / Math.sqrt(1 + (x[i] - x[j]) ** 2);
        const diagonal = [0, 1, 2, 3].filter((j) => j !== i).reduce((s, j) => s + slope(j), 0);
        return [...[1, 2, 3].map((j) => (j === i ? diagonal : -slope(j))), residual];
      });
      const change = solve(rows);
      gaps = gaps.map((g, k) => g + change[k]);
    }
    gaps.forEach((g, k) => expect(Math.abs(y[k + 1] - y[0] - g)).toBeLessThan(1e-10));
    // the order has changed
    expect(gaps[0]).toBeLessThan(0);
  });
});

/** Gauss's elimination without pivots, for diagonally dominant rows [A | b]. */
function solve(rows: number[][]): number[] {
  const n = rows.length;
  for (let k = 0; k < n; k++)
    for (let i = 0; i < n; i++) {
      if (i === k) continue;
      const factor = rows[i][k] / rows[k][k];
      rows[i] = rows[i].map((a, c) => a - factor * rows[k][c]);
    }
  return rows.map((row, k) => row[n] / row[k]);
}

describe('two flocks', () => {
  it('end at the distance sinh 1 of their centres, whatever happens inside', () => {
    const model = modelMultiFlock(
      ['one', 'two'],
      [modelCuckerSmale(LINE, kernelPower(3)), modelCuckerSmale(LINE, kernelCone(2))],
      { model: modelCuckerSmale(LINE, kernelPower(1)), epsilon: '1/10' },
    );
    const masses = [0.5, 0.5, 0.25, 0.25, 0.5];
    const system = agentSystem(model, masses, { labels: [0, 0, 1, 1, 1] });
    // both centres at 0, mean velocities 1/5 and 0
    const y = run(system, [-1, 1, -2, 0, 1], [1.2, -0.8, 1, 0, -0.5], 240);
    const centre = (f: readonly number[]): number => f.reduce((s, i) => s + masses[i] * y[i], 0);
    expect(Math.abs(centre([0, 1]) - centre([2, 3, 4]) - Math.sinh(1))).toBeLessThan(1e-10);
  });
});
