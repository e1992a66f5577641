import { describe, expect, it } from 'vitest';
import * as Q from '../../src/scalar/rational.js';
import { kernelTent, measure, measureToDoubles, product, space, torus } from '../../src/operators/index.js';
import { kernelMatrix, seenMass } from '../../src/operators/pair-weights.js';
import { toArray } from '../../src/operators/vector.js';
import { KERNELS } from '../fixtures/kernels.js';
import { rationalDisplacements } from '../fixtures/displacements.js';

describe('kernelMatrix', () => {
  it('is φ(y_i − x_j), targets along the rows: written down by hand', () => {
    const rho = measure(torus(1, 3), { points: [0, 1] });
    const targets = measure(torus(1, 3), { points: ['1/2', '5/2', 1] });
    const phi = kernelMatrix(torus(1, 3), kernelTent(1), rho, targets);
    expect(toArray(phi).map(Q.toText)).toEqual(['1/2', '1/2', '1/2', '0', '0', '1']);
  });

  it('does not see labels', () => {
    const pair = product(space(1), ['a', 'b']);
    const rho = measure(pair, { points: [0, 0], labels: [0, 1] });
    expect(toArray(kernelMatrix(pair, kernelTent(1), rho, rho)).map(Q.toText)).toEqual(['1', '1', '1', '1']);
  });

  for (const { kernel, environment } of KERNELS)
    it(`of ${kernel.name}, dimension ${environment.dim}, is the same in both arithmetics, and symmetric if the kernel is even`, () => {
      const rho = measure(environment, { points: rationalDisplacements(kernel, environment, 9) });
      const float = measureToDoubles(rho);
      const inDoubles = toArray(kernelMatrix(environment, kernel, float, float));
      // values, and r² before them: a few dozen roundings
      const tolerance = 256 * Number.EPSILON * kernel.sup(environment.dim);
      if (kernel.exact(environment.dim)) {
        const exact = toArray(kernelMatrix(environment, kernel, rho, rho));
        for (const [k, q] of exact.entries()) {
          const difference = Math.abs(Q.toNumber(q) - inDoubles[k]);
          // a jump may be on the other side of a rounding
          if (kernel.smoothness >= 0) expect(difference).toBeLessThanOrEqual(tolerance);
          if (kernel.even) expect(Q.equal(q, exact[(k % 9) * 9 + Math.floor(k / 9)])).toBe(true);
        }
      }
      if (kernel.even && kernel.smoothness >= 0)
        for (const [k, value] of inDoubles.entries())
          expect(Math.abs(value - inDoubles[(k % 9) * 9 + Math.floor(k / 9)])).toBeLessThanOrEqual(tolerance);
    });
});

describe('seenMass', () => {
  it('is the weighted sum of the masses along a row', () => {
    const rho = measure(space(1), { points: [0, '1/2'], masses: ['1/3', 2] });
    const phi = kernelMatrix(space(1), kernelTent(1), rho, rho);
    expect(toArray(seenMass(phi, rho, 2)).map(Q.toText)).toEqual(['4/3', '13/6']);
  });
});
