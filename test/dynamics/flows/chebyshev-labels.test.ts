import { describe, expect, it } from 'vitest';
import { agentState, agentSystem } from '../../../src/dynamics/agents/agent-system.js';
import { chebyshevLabels } from '../../../src/dynamics/flows/chebyshev-labels.js';
import { integrateDop853 } from '../../../src/dynamics/integrate/dop853.js';
import { space } from '../../../src/operators/environment.js';
import { modelGlobal } from '../../../src/operators/models/global.js';

const TIGHT = { rtol: 1e-12, atol: 1e-14 };

describe('Lagrangian labels', () => {
  it.each([3, 4, 9, 16])('integrate polynomials of degree below their number exactly: %d', (count) => {
    const { labels, weights } = chebyshevLabels(1, count);
    for (let degree = 0; degree < count; degree++) {
      const found = weights.reduce((s, w, i) => s + w * labels[i] ** degree, 0);
      expect(found).toBeCloseTo(degree % 2 ? 0 : 2 / (degree + 1), 13);
    }
    expect(Math.min(...weights)).toBeGreaterThan(0);
    expect([labels[0], labels[count - 1]]).toEqual([-1, 1]);
  });

  it('have the Jacobian of a polynomial map of the plane and of space', () => {
    const plane = chebyshevLabels(2, 6);
    const swirl = Float64Array.from({ length: 2 * plane.n }, (_, k) => {
      const [a, b] = plane.labels.subarray(2 * Math.floor(k / 2));
      return k % 2 ? a ** 2 + 2 * b : a - b ** 3;
    });
    plane.jacobians(swirl).forEach((J, i) => {
      const [a, b] = plane.labels.subarray(2 * i);
      expect(J).toBeCloseTo(2 + 6 * a * b ** 2, 12);
    });
    const cube = chebyshevLabels(3, 4);
    const stretch = cube.labels.map((a, k) => (k % 3) * a + a);
    cube.jacobians(stretch).forEach((J) => expect(J).toBeCloseTo(6, 12));
  });

  it('follow the exact solution of M_glob on the line to its blow-up at ln(m/(m − 1)), m = −min u₀′', () => {
    const { n, labels, weights, jacobians } = chebyshevLabels(1, 25);
    const system = agentSystem(modelGlobal(space(1)), weights.map((w) => w / 2)); // prettier-ignore
    const start = agentState(
      labels,
      labels.map((a) => -0.75 * Math.sin(2 * a)),
    );
    const blowUp = Math.log(3);
    const { y } = integrateDop853(system, start, 0, blowUp, TIGHT);
    const J = jacobians(y.subarray(0, n));
    J.forEach((value, i) => expect(value).toBeCloseTo(1 - Math.cos(2 * labels[i]), 10));
    expect(Math.min(...J)).toBeCloseTo(0, 10);
  });

  it('refuse a number of axes or labels that there is not, and values that do not fit', () => {
    expect(() => chebyshevLabels(4, 5)).toThrow(/dim: 4/);
    expect(() => chebyshevLabels(1, 2)).toThrow(/count: 2/);
    expect(() => chebyshevLabels(1, 5).jacobians([1, 2])).toThrow(/x: 2 numbers, expected 5 × 1/);
  });
});
