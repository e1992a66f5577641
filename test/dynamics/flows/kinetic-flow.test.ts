import { describe, expect, it } from 'vitest';
import { agentState, agentSystem } from '../../../src/dynamics/agents/agent-system.js';
import { starDiscrepancy } from '../../../src/dynamics/flows/discrepancy.js';
import { deformation, determinant, probesAround } from '../../../src/dynamics/flows/jacobian.js';
import { kineticFlow } from '../../../src/dynamics/flows/kinetic-flow.js';
import { pointsHalton, pointsR } from '../../../src/dynamics/flows/low-discrepancy.js';
import { integrateDop853 } from '../../../src/dynamics/integrate/dop853.js';
import { space } from '../../../src/operators/environment.js';
import { kernelPower } from '../../../src/operators/kernels/power.js';
import { kernelTent } from '../../../src/operators/kernels/tent.js';
import { modelCuckerSmale } from '../../../src/operators/models/cucker-smale.js';
import { modelGlobal } from '../../../src/operators/models/global.js';
import { modelMotschTadmor } from '../../../src/operators/models/motsch-tadmor.js';

const TIGHT = { rtol: 1e-11, atol: 1e-13 };

describe('points of low discrepancy', () => {
  it('begin as the textbook has them: Halton in bases 2 and 3', () => {
    const expected = [1 / 2, 1 / 3, 1 / 4, 2 / 3, 3 / 4, 1 / 9];
    pointsHalton(3, 2).forEach((t, k) => expect(t).toBeCloseTo(expected[k], 15));
  });

  it('have the discrepancy of a midpoint by hand: D² = 1/12 in one dimension', () => {
    expect(starDiscrepancy(Float64Array.of(0.5), 1)).toBeCloseTo(Math.sqrt(1 / 12), 14);
  });

  it('are far better than random points at 1024, in two and four dimensions, and the better the more they are', () => {
    // the R-sequence is good in the plane and falls behind in four dimensions
    for (const [points, dim, better, gain] of [
      [pointsHalton, 2, 6, 3],
      [pointsR, 2, 6, 3],
      [pointsHalton, 4, 2, 2],
      [pointsR, 4, 1.4, 1.3],
    ] as const) {
      const random = Math.sqrt((2 ** -dim - 3 ** -dim) / 1024);
      const found = starDiscrepancy(points(1024, dim), dim);
      expect(found).toBeLessThan(random / better);
      expect(found).toBeLessThan(starDiscrepancy(points(128, dim), dim) / gain);
    }
  });

  it('are refused beyond six dimensions', () => {
    expect(() => pointsHalton(4, 7)).toThrow(/dim: 7/);
    expect(() => pointsR(0, 2)).toThrow(/points: 0/);
  });
});

describe('the flow of a measure', () => {
  const cloud = pointsHalton(12, 4);
  const x = Float64Array.from({ length: 24 }, (_, k) => 2 * cloud[4 * Math.floor(k / 2) + (k % 2)] - 1);
  const v = Float64Array.from({ length: 24 }, (_, k) => 2 * cloud[4 * Math.floor(k / 2) + 2 + (k % 2)] - 1);
  const masses = Float64Array.from({ length: 12 }, (_, i) => (i + 1) / 78);

  it('moves its atoms as the agents of (89) move', () => {
    for (const model of [modelCuckerSmale(space(2), kernelPower(1)), modelMotschTadmor(space(2), kernelTent(1))]) {
      const [flow, agents] = [kineticFlow(model, masses), agentSystem(model, masses)];
      const a = integrateDop853(flow, flow.start({ x, v }), 0, 2, TIGHT);
      const b = integrateDop853(agents, agentState(x, v), 0, 2, TIGHT);
      for (let k = 0; k < 48; k++) expect(a.y[k]).toBeCloseTo(b.y[k], 9);
    }
  });

  it('takes a probe where an atom was to where the atom goes, and counts its strength', () => {
    const model = modelCuckerSmale(space(2), kernelPower(1));
    const flow = kineticFlow(model, masses, 1);
    const { y } = integrateDop853(flow, flow.start({ x, v }, { x: x.slice(6, 8), v: v.slice(6, 8) }), 0, 2, TIGHT);
    const [atom, probe] = [flow.characteristic(y, 3), flow.characteristic(y, 12)];
    for (const key of ['x', 'v'] as const) for (const c of [0, 1]) expect(probe[key][c]).toBeCloseTo(atom[key][c], 10);
    expect(probe.strength).toBeCloseTo(atom.strength, 10);
  });

  it('is the closed form of M_glob: V = v̄ + (v − v̄)e^(−t), and ∫s = t', () => {
    const flow = kineticFlow(modelGlobal(space(1)), [0.25, 0.75]);
    const { y } = integrateDop853(flow, flow.start({ x: [0, 1], v: [1, -1] }), 0, 1, TIGHT);
    const decay = Math.exp(-1);
    for (const [k, v0] of [1, -1].entries()) {
      const { x: place, v: velocity, strength } = flow.characteristic(y, k);
      expect(velocity[0]).toBeCloseTo(-0.5 + (v0 + 0.5) * decay, 10);
      expect(place[0]).toBeCloseTo(k - 0.5 + (v0 + 0.5) * (1 - decay), 10);
      expect(strength).toBeCloseTo(1, 10);
    }
    expect(flow.measureAt(y).x).toHaveLength(4);
  });

  it('lets a probe that sees nothing move freely', () => {
    const flow = kineticFlow(modelCuckerSmale(space(1), kernelTent(1)), [1], 1);
    const { y } = integrateDop853(flow, flow.start({ x: [0], v: [0] }, { x: [5], v: [2] }), 0, 1, TIGHT);
    const { x: place, v: velocity, strength } = flow.characteristic(y, 1);
    expect(place[0]).toBeCloseTo(7, 12);
    expect([velocity[0], strength]).toEqual([2, 0]);
  });

  it('ends where the average is not defined', () => {
    const flow = kineticFlow(modelMotschTadmor(space(1), kernelTent(1)), [1], 1);
    expect(integrateDop853(flow, flow.start({ x: [0], v: [0] }, { x: [5], v: [2] }), 0, 1).status).toBe('undefined');
  });

  it('refuses starts of another size', () => {
    const flow = kineticFlow(modelGlobal(space(1)), [1], 1);
    expect(() => flow.start({ x: [0, 1], v: [0, 1] }, { x: [0], v: [0] })).toThrow(/expected 1 × 1/);
    expect(() => flow.start({ x: [0], v: [0] })).toThrow(/probes: 0 coordinates/);
  });
});

describe('the Jacobian of a flow', () => {
  it('is e^(−2t) for M_glob in the plane, from differences of probes', () => {
    const labels = { x: [0.3, -0.2], v: [0.1, 0.7] };
    const probes = probesAround(labels, 2, 1e-3);
    const flow = kineticFlow(modelGlobal(space(2)), [0.5, 0.5], 8);
    const { y } = integrateDop853(flow, flow.start({ x: [0, 0, 1, 1], v: [0, 1, -1, 0] }, probes), 0, 1, TIGHT);
    const matrix = deformation(2, 1e-3, (p) => {
      const { x, v } = flow.characteristic(y, 2 + p);
      return [...x, ...v];
    });
    expect(determinant(matrix)).toBeCloseTo(Math.exp(-2), 8);
  });

  it('needs pivots: the determinant of an exchange is −1, of a singular matrix 0', () => {
    expect(determinant(Float64Array.of(0, 1, 1, 0))).toBe(-1);
    expect(determinant(Float64Array.of(1, 2, 2, 4))).toBe(0);
    expect(determinant(Float64Array.of(0, 0, 0, 0))).toBe(0);
    expect(determinant(Float64Array.of(2, 1, 0, 1, 3, 1, 0, 1, 4))).toBeCloseTo(18, 12);
  });
});
