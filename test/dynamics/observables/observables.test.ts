import { describe, expect, it } from 'vitest';
import { leastBallMass } from '../../../src/dynamics/observables/ball-thickness.js';
import { diameter } from '../../../src/dynamics/observables/diameter.js';
import {
  averagedEnergies,
  dissipation,
  energyDeviation,
  kineticEnergy,
} from '../../../src/dynamics/observables/energy.js';
import { kernelPrimitive, lyapunov } from '../../../src/dynamics/observables/lyapunov.js';
import { kappaMomentum, meanVelocity, momentum } from '../../../src/dynamics/observables/momentum.js';
import { orderParameter } from '../../../src/dynamics/observables/order-parameter.js';
import { pairCorrelation } from '../../../src/dynamics/observables/pair-correlation.js';
import { leastStrength, spectralGap } from '../../../src/dynamics/observables/spectral-gap.js';
import { coordinateAmplitude, velocityAmplitude } from '../../../src/dynamics/observables/velocity-amplitude.js';
import { space, torus } from '../../../src/operators/environment.js';
import { kernelCone } from '../../../src/operators/kernels/cone.js';
import { kernelPower } from '../../../src/operators/kernels/power.js';
import { kernelShifted } from '../../../src/operators/kernels/shifted.js';
import { kernelTent } from '../../../src/operators/kernels/tent.js';
import { measureInDoubles } from '../../../src/operators/measure.js';
import { modelCuckerSmale } from '../../../src/operators/models/cucker-smale.js';
import { modelGlobal } from '../../../src/operators/models/global.js';

/** three agents in the plane with their velocities, in whole numbers */
const PLANE = space(2);
const x = Float64Array.of(0, 0, 3, 4, 0, 1);
const v = Float64Array.of(1, 0, -2, 4, 1, 2);
const masses = [2, 1, 1];
const rho = measureInDoubles(PLANE, { x, masses });

describe('size of a flock', () => {
  it('is the largest distance, on a torus by the shortest way', () => {
    expect(diameter(PLANE, x)).toBe(5);
    expect(diameter(torus(1, 10), Float64Array.of(0, 4, 9, 20))).toBe(5);
    expect(diameter(PLANE, Float64Array.of(1, 1))).toBe(0);
    expect(diameter(PLANE, Float64Array.of(1, 1, NaN, 0))).toBeNaN();
  });

  it('in velocities is the largest difference, or that of the axes', () => {
    expect(velocityAmplitude(v, 2)).toBe(5);
    expect(coordinateAmplitude(v, 2)).toBe(5);
    const cross = Float64Array.of(1, 0, -1, 0, 0, 1, 0, -1);
    expect(velocityAmplitude(cross, 2)).toBe(2);
    expect(coordinateAmplitude(cross, 2)).toBe(Math.sqrt(8));
  });
});

describe('momentum and energy', () => {
  it('are sums over the agents with their masses', () => {
    expect([...momentum(masses, v)]).toEqual([1, 6]);
    expect([...meanVelocity(masses, v)]).toEqual([0.25, 1.5]);
    expect(kineticEnergy(masses, v)).toBe((2 * 1 + 20 + 5) / 2);
    // 𝓔 = δ𝓔 + ½ M |ū|²
    expect(energyDeviation(masses, v)).toBe(27 / 2 - (4 * (0.0625 + 2.25)) / 2);
  });

  it('averaged by the global model are those of the mean', () => {
    const model = modelGlobal(PLANE);
    const { e0, e1, e2 } = averagedEnergies(model, rho, v);
    expect([e0, e1, e2]).toEqual([27, 9.25, 9.25]);
    expect(dissipation(model, rho, v)).toBeCloseTo(27 - 9.25, 13);
    expect([...kappaMomentum(model, rho, v)]).toEqual([1, 6]);
  });

  it('are dissipated at the rate of the double sum', () => {
    const model = modelCuckerSmale(PLANE, kernelPower(2));
    const { e0, e1 } = averagedEnergies(model, rho, v);
    expect(dissipation(model, rho, v)).toBeCloseTo(e0 - e1, 12);
  });
});

describe('the Lyapunov function', () => {
  it('adds the primitive of the kernel, near and far', () => {
    for (const D of [0, 0.5, 1, 7, 1e3, 1e6]) {
      expect(Math.abs(kernelPrimitive(kernelPower(1), D) - Math.asinh(D))).toBeLessThanOrEqual(
        1e-13 * (1 + Math.asinh(D)),
      );
      expect(Math.abs(kernelPrimitive(kernelPower(2), D) - Math.atan(D))).toBeLessThanOrEqual(1e-13);
    }
    expect(kernelPrimitive(kernelCone(2), 9)).toBeCloseTo(1, 14);
    expect(lyapunov(kernelPower(1), Math.sinh(1), 2)).toBeCloseTo(3, 13);
  });

  it('is known for lengths whose squares are doubles, and refused beyond', () => {
    expect(kernelPrimitive(kernelPower(1), 1e150) / Math.asinh(1e150)).toBeCloseTo(1, 12);
    expect(() => kernelPrimitive(kernelPower(1), 1e200)).toThrow('D: 1e+200');
  });

  it('needs a function of r', () => {
    expect(() => kernelPrimitive(kernelShifted(kernelTent(1), [3]), 1)).toThrow('not a function of r');
  });
});

describe('connection', () => {
  it('is as strong as the weakest agent', () => {
    const model = modelCuckerSmale(space(1), kernelTent(2));
    const line = measureInDoubles(space(1), { x: [0, 1, 2], masses: [0.25, 0.5, 0.25] });
    expect(leastStrength(model, line)).toBe(0.5);
    expect(leastBallMass(space(1), line, 1)).toBe(0.25);
    expect(leastBallMass(space(1), line, 1.5)).toBe(0.75);
  });

  it('of all with all has the gap 1, of nobody with anybody the gap 0', () => {
    const line = measureInDoubles(space(1), { x: [0, 5, 10] });
    expect(spectralGap(modelGlobal(space(1)), line)).toBeCloseTo(1, 12);
    expect(spectralGap(modelCuckerSmale(space(1), kernelTent(2)), line)).toBeCloseTo(0, 12);
    expect(spectralGap(modelGlobal(space(1)), measureInDoubles(space(1), { x: [0] }))).toBeNaN();
  });
});

describe('order and correlation', () => {
  it('order is a matter of headings', () => {
    expect(orderParameter([1, 1], Float64Array.of(1, 0, 5, 0))).toBe(1);
    expect(orderParameter([1, 1], Float64Array.of(1, 0, -5, 0))).toBe(0);
    expect(orderParameter([1, 3], Float64Array.of(1, 0, 0, 0))).toBe(0.25);
  });

  it('a lattice has its pairs where they are', () => {
    const circle = torus(1, 8);
    const { share, g, edges } = pairCorrelation(circle, measureInDoubles(circle, { x: [0, 2, 4, 6] }), 4, 4);
    expect([...edges]).toEqual([0, 1, 2, 3, 4]);
    // of 12 ordered pairs 8 are at distance 2, 4 at distance 4, beyond the last shell
    share.forEach((s, k) => expect(s).toBeCloseTo(k === 2 ? 2 / 3 : 0, 14));
    expect(g[2]).toBeCloseTo(((2 / 3) * 8) / 2, 13);
    expect(() => pairCorrelation(circle, measureInDoubles(circle, { x: [0] }), 5, 4)).toThrow('reach: 5');
    expect(() => pairCorrelation(space(1), measureInDoubles(space(1), { x: [0] }), 1, 1)).toThrow('needs a torus');
  });
});
