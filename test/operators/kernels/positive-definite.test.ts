import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { finiteModel } from '../../../src/finite/index.js';
import { smallestEigenpair } from '../../../src/finite/symmetric-eigen.js';
import type { Environment, Kernel } from '../../../src/operators/index.js';
import { describeEnvironment, measure, measureToDoubles, periodsOf, torus } from '../../../src/operators/index.js';
import { kernelMatrix } from '../../../src/operators/pair-weights.js';
import { toArray } from '../../../src/operators/vector.js';
import { positiveSemidefinite } from '../../../src/properties/positive-semidefinite.js';
import * as Q from '../../../src/scalar/rational.js';
import { rationalDisplacements } from '../../fixtures/displacements.js';
import { KERNELS } from '../../fixtures/kernels.js';

/** φ(x_i − x_j), in rationals and in doubles. */
const exactMatrix = (environment: Environment, kernel: Kernel, points: readonly Q.Rational[][]): Q.Rational[][] => {
  const rho = measure(environment, { points });
  const entries = toArray(kernelMatrix(environment, kernel, rho, rho));
  return points.map((_, i) => entries.slice(i * points.length, (i + 1) * points.length));
};
const doubleMatrix = (environment: Environment, kernel: Kernel, points: readonly Q.Rational[][]): Matrix => {
  const rho = measureToDoubles(measure(environment, { points }));
  return Matrix.from1DArray(points.length, points.length, toArray(kernelMatrix(environment, kernel, rho, rho)));
};

/** Equally spaced points, along each axis and on small grids. */
function lattices(kernel: Kernel, environment: Environment): Q.Rational[][][] {
  const { dim } = environment;
  const periods = periodsOf(environment);
  const unit = kernel.bounds(dim).R0 ?? Q.ONE;
  const sets: Q.Rational[][][] = [];
  const axis = (count: number, k: number, step: Q.Rational): Q.Rational[][] =>
    Array.from({ length: count }, (_, i) =>
      Array.from({ length: dim }, (__, j) => (j === k ? Q.multiply(step, Q.rational(BigInt(i))) : Q.ZERO)),
    );
  for (const count of !periods ? [4, 8, 16, 24] : [4, 8, 16, 24, 64])
    for (let k = 0; k < dim; k++) {
      if (periods) sets.push(axis(count, k, Q.divide(periods[k], Q.rational(BigInt(count)))));
      for (const parts of [1n, 2n, 3n, 5n])
        sets.push(axis(count, k, Q.divide(Q.multiply(unit, Q.rational(9n, 10n)), Q.rational(parts))));
    }
  if (dim > 1)
    for (const side of dim === 2 ? [4, 7] : [3, 4])
      for (const parts of [1n, 2n, 3n, 4n]) {
        const step = Q.divide(Q.multiply(unit, Q.rational(9n, 10n)), Q.rational(parts));
        sets.push(
          Array.from({ length: side ** dim }, (_, i) =>
            Array.from({ length: dim }, (__, k) =>
              Q.multiply(step, Q.rational(BigInt(Math.floor(i / side ** k) % side))),
            ),
          ),
        );
      }
  return sets;
}

/** The environment itself, and for a kernel on Rⁿ two tori: one that its support fits in, one that cuts it off. */
function environmentsOf(kernel: Kernel, environment: Environment): Environment[] {
  if (environment.kind === 'torus') return [environment];
  const unit = kernel.bounds(environment.dim).R0 ?? Q.rational(2n);
  return [
    environment,
    torus(environment.dim, Q.multiply(unit, Q.rational(9n, 4n))),
    torus(environment.dim, Q.multiply(unit, Q.rational(5n, 4n))),
  ];
}

/** Eigenvalues of n × n matrices with entries up to `sup` are off by a small multiple of n ε n sup. */
const slack = (n: number, sup: number): number => 16 * n * n * Number.EPSILON * sup;

for (const { kernel, environment: home } of KERNELS)
  for (const environment of environmentsOf(kernel, home)) {
    const { dim } = environment;
    const known = kernel.positiveDefinite(environment);
    const sup = kernel.sup(dim);
    describe(`${kernel.name} on ${describeEnvironment(environment)}`, () => {
      if (known === true)
        it('is positive-definite: no lattice and no random points contradict, exactly where it is exact', () => {
          const random = rationalDisplacements(kernel, environment, 21);
          const sets = [random.slice(0, 7), random.slice(7, 12), random.slice(12)];
          for (const points of [...sets, ...lattices(kernel, environment)]) {
            const least = smallestEigenpair(doubleMatrix(environment, kernel, points))!.value;
            expect(least).toBeGreaterThan(-slack(points.length, sup));
          }
          if (!kernel.exact(dim)) return;
          for (const points of [...sets, lattices(kernel, environment)[0]]) {
            const flow = exactMatrix(environment, kernel, points);
            expect(positiveSemidefinite.decide(finiteModel({ flow }))).toMatchObject({
              verdict: 'holds',
              evidence: 'certified',
            });
          }
        });
      else if (known === false && kernel.even)
        it('is not positive-definite: some points and numbers give a negative sum, exactly where it is exact', () => {
          const sets = lattices(kernel, environment);
          const found = sets.find((points) => {
            const least = smallestEigenpair(doubleMatrix(environment, kernel, points))!.value;
            return least < -1e4 * slack(points.length, sup);
          });
          expect(found).toBeDefined();
          if (!kernel.exact(dim)) return;
          const flow = exactMatrix(environment, kernel, found!);
          const { vector } = smallestEigenpair(doubleMatrix(environment, kernel, found!))!;
          const v = vector.map((t) => Q.rational(BigInt(Math.round(1e4 * t)), 10_000n));
          const form = Q.sum(flow.flatMap((row, i) => row.map((q, j) => Q.multiply(Q.multiply(v[i], q), v[j]))));
          expect(Q.sign(form)).toBe(-1);
          // within reach of a certificate
          if (found!.length <= 24)
            expect(positiveSemidefinite.decide(finiteModel({ flow }))).toMatchObject({
              verdict: 'fails',
              evidence: 'certified',
            });
        });
      else if (known === false) it('is not even, so not positive-definite', () => expect(kernel.even).toBe(false));
      else it('is not known to be positive-definite', () => expect(known).toBeUndefined());
    });
  }
