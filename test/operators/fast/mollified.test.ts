import { describe, expect, it } from 'vitest';
import { RESOLUTION } from '../../../src/operators/fast/grid.js';
import type { AveragingModel, Measure } from '../../../src/operators/index.js';
import {
  EmptyNeighbourhoodError,
  InexactError,
  IsolatedAgentError,
  OperatorError,
  average,
  gridMeasure,
  gridQuadrature,
  kernelBump,
  kernelGaussian,
  kernelOneSided,
  kernelShifted,
  kernelTent,
  kernelTruncatedPolynomial,
  latticeQuadrature,
  measureInDoubles,
  modelDoublyMollified,
  modelMollified,
  modelMollifiedPressure,
  pressureIdealGas,
  space,
  torus,
} from '../../../src/operators/index.js';
import { applyMatrix } from '../../../src/operators/model.js';
import { rationals } from '../../../src/scalar/field.js';
import { largestGap, randomDoubles, randomSigned } from '../../fixtures/doubles.js';

/** Three filtrations over at most n terms, each as in favre.test.ts, on fields of size 1. */
const tolerance = (n: number, resolution = 0): number => 16 * (n + 6) * Number.EPSILON + 8 * resolution;

function expectMatrix(model: AveragingModel, rho: Measure<number>, targets: Measure<number>, bound: number): void {
  for (const components of [1, 2]) {
    const u = randomSigned(11, rho.n * components);
    const [fast, slow] = [1, 2].map(() => new Float64Array(targets.n * components));
    expect(model.average).toBeDefined();
    average(model, fast, rho, u, targets);
    applyMatrix(slow, model.matrix(rho, targets), u);
    expect(largestGap(fast, slow)).toBeLessThanOrEqual(bound);
  }
}

describe('mollifiedMean', () => {
  const lattice = (dim: number) => latticeQuadrature(space(dim), '1/8');

  it('is the matrix on a lattice of nodes, at the points and elsewhere: R and R²', () => {
    for (const [dim, n] of [
      [1, 60],
      [2, 90],
    ]) {
      const rho = measureInDoubles(space(dim), { x: randomDoubles(1, n * dim) });
      const elsewhere = measureInDoubles(space(dim), { x: randomDoubles(2, 10 * dim).map((t) => 0.3 + 0.4 * t) });
      for (const kernel of [kernelTent('1/2'), kernelBump(1)]) {
        const model = modelMollified(space(dim), kernel, lattice(dim));
        expectMatrix(model, rho, rho, tolerance(2000));
        expectMatrix(model, rho, elsewhere, tolerance(2000));
      }
    }
  });

  it('is the matrix for kernels that are not even, where the transpose is another one', () => {
    const rho = measureInDoubles(space(1), { x: randomDoubles(1, 40) });
    expectMatrix(modelMollified(space(1), kernelOneSided('1/2'), lattice(1)), rho, rho, tolerance(400));
    const onTorus = modelMollified(
      torus(1, 1),
      kernelShifted(kernelTent('1/4'), '1/8'),
      latticeQuadrature(torus(1, 1), '1/64'),
    );
    const around = measureInDoubles(torus(1, 1), { x: randomDoubles(2, 50) });
    expectMatrix(onTorus, around, around, tolerance(400));
  });

  it('is the matrix on a grid, by Fourier transforms', () => {
    for (const [environment, shape] of [
      [torus(1, 1), [96]],
      [torus(1, 1), [47]],
      [torus(2, 1), [12, 9]],
      [torus(3, 1), [4, 5, 6]],
    ] as const) {
      const rho = gridMeasure(environment, shape, (x) => 1 + 0.5 * Math.cos(2 * Math.PI * x[0]));
      const quadrature = gridQuadrature(rho);
      const kernels = [kernelGaussian('1/20'), kernelTruncatedPolynomial('2/5', 1)];
      for (const kernel of environment.dim === 1 ? [...kernels, kernelOneSided('1/3')] : kernels) {
        expectMatrix(modelMollified(environment, kernel, quadrature), rho, rho, tolerance(rho.n, RESOLUTION));
        expectMatrix(
          modelMollifiedPressure(environment, kernel, quadrature, pressureIdealGas(2)),
          rho,
          rho,
          tolerance(rho.n, RESOLUTION),
        );
        expectMatrix(modelDoublyMollified(environment, kernel, quadrature), rho, rho, tolerance(rho.n, RESOLUTION));
        // another density on the same nodes
        const masses = (rho.masses as Float64Array).map((m, j) => m * (1 + (j % 3)));
        expectMatrix(
          modelMollified(environment, kernel, quadrature),
          { ...rho, masses },
          rho,
          tolerance(rho.n, RESOLUTION),
        );
      }
    }
  });

  const error = (model: AveragingModel, rho: Measure<number>, targets: Measure<number>): Error[] =>
    [
      () => average(model, new Float64Array(targets.n), rho, new Float64Array(rho.n), targets),
      () => model.matrix(rho, targets),
    ].map((run) => {
      try {
        run();
      } catch (found) {
        return found as Error;
      }
      throw new Error('no error');
    });

  it('names the node that a target sees and the crowd does not, as the matrix does', () => {
    const rho = measureInDoubles(space(1), { x: randomDoubles(1, 80) });
    const targets = measureInDoubles(space(1), { x: [0.5, 1.9, 0.2] });
    const [fast, slow] = error(modelMollified(space(1), kernelTent('1/2'), lattice(1)), rho, targets);
    expect(fast).toBeInstanceOf(EmptyNeighbourhoodError);
    expect(fast).toEqual(slow);
    expect(fast.message).toMatch(/target 1 at \(1.9\)/);
    const half = gridMeasure(torus(1, 1), [64], (x) => (x[0] < 0.4 ? 1 : 0));
    const [fastGrid, slowGrid] = error(
      modelMollified(torus(1, 1), kernelTent('1/8'), gridQuadrature(half)),
      half,
      half,
    );
    expect(fastGrid).toBeInstanceOf(EmptyNeighbourhoodError);
    expect(fastGrid).toEqual(slowGrid);
  });

  it('names the point or target that sees no node', () => {
    const rho = measureInDoubles(space(1), { x: [0, 0.51, 1] });
    const wide = latticeQuadrature(space(1), 1);
    const [fast, slow] = error(modelMollified(space(1), kernelTent('1/4'), wide), rho, rho);
    expect(fast).toBeInstanceOf(IsolatedAgentError);
    expect(fast).toEqual(slow);
    const on = measureInDoubles(space(1), { x: [0, 1] });
    const [fastTarget, slowTarget] = error(modelMollified(space(1), kernelTent('1/4'), wide), on, rho);
    expect(fastTarget).toBeInstanceOf(IsolatedAgentError);
    expect(fastTarget).toEqual(slowTarget);
  });
});

describe('gridQuadrature', () => {
  it('is in doubles, and of densities', () => {
    const rho = gridMeasure(torus(1, 1), [8], () => 1);
    expect(() => gridQuadrature(rho).nodes(rationals, 1)).toThrow(InexactError);
    expect(() => gridQuadrature(measureInDoubles(torus(1, 1), { x: [0, 0.5] }))).toThrow(OperatorError);
  });
});
