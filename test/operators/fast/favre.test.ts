import { describe, expect, it } from 'vitest';
import { favreByCells } from '../../../src/operators/fast/cells.js';
import { favreDirect } from '../../../src/operators/fast/direct.js';
import { favreFilter, pathOf } from '../../../src/operators/fast/favre.js';
import { favreOnGrid } from '../../../src/operators/fast/grid.js';
import type { FavrePath } from '../../../src/operators/fast/task.js';
import {
  IsolatedAgentError,
  OperatorError,
  average,
  gridMeasure,
  kernelBox,
  kernelBump,
  kernelGaussian,
  kernelOneSided,
  kernelPower,
  kernelProduct,
  kernelTent,
  kernelTruncatedPolynomial,
  measureInDoubles,
  modelBeta,
  modelCuckerSmale,
  modelMotschTadmor,
  periodsOf,
  product,
  space,
  torus,
} from '../../../src/operators/index.js';
import type { Environment, Kernel, Measure, Points } from '../../../src/operators/index.js';
import { applyMatrix } from '../../../src/operators/model.js';
import { kernelMatrix, seenMass } from '../../../src/operators/pair-weights.js';
import { crowdsAround } from '../../fixtures/crowds.js';
import { largestGap, randomDoubles, randomSigned } from '../../fixtures/doubles.js';
import { KERNELS, SPACE_KERNELS } from '../../fixtures/kernels.js';

/** Two sums of n non-negative products, in any order, relative to the sum; with their products and units. */
const sumRounding = (n: number): number => (2 * n + 8) * Number.EPSILON;

/** Their quotient with sums of the same products times u, relative to the largest |u|: both sides, numerator and denominator. */
const meanRounding = (n: number): number => 4 * sumRounding(n);

const COMPONENTS = 3;

interface Sums {
  readonly seen: Float64Array;
  readonly mean: Float64Array;
}

function run(
  path: FavrePath,
  environment: Environment,
  kernel: Kernel,
  rho: Measure<number>,
  u: Float64Array,
  targets: Points<number> = rho,
  reversed = false,
): Sums {
  const components = u.length / rho.n;
  const seen = new Float64Array(targets.n).fill(NaN);
  const mean = new Float64Array(targets.n * components).fill(NaN);
  path({ environment, kernel, reversed, rho, u, components, targets, seen, mean });
  return { seen, mean };
}

/** The matrix path, row by row: 0 where nothing is seen. */
function byMatrix(
  environment: Environment,
  kernel: Kernel,
  rho: Measure<number>,
  u: Float64Array,
  targets: Points<number> = rho,
): Sums {
  const phi = kernelMatrix(environment, kernel, rho, targets);
  const seen = seenMass(phi, rho, targets.n) as unknown as Float64Array;
  const entries = new Float64Array(targets.n * rho.n);
  for (let i = 0; i < targets.n; i++)
    for (let j = 0; j < rho.n; j++)
      entries[i * rho.n + j] = seen[i] > 0 ? (phi[i * rho.n + j] * rho.masses[j]) / seen[i] : 0;
  const mean = new Float64Array((targets.n * u.length) / rho.n);
  applyMatrix(mean, { rows: targets.n, columns: rho.n, entries }, u);
  return { seen, mean };
}

function expectSame(actual: Sums, expected: Sums, n: number): void {
  for (let i = 0; i < expected.seen.length; i++)
    if (!(Math.abs(actual.seen[i] - expected.seen[i]) <= sumRounding(n) * expected.seen[i]))
      throw new Error(`seen[${i}]: ${actual.seen[i]}, expected ${expected.seen[i]}`);
  expect(largestGap(actual.mean, expected.mean)).toBeLessThanOrEqual(meanRounding(n));
}

/** The kernels of Rⁿ on tori too, where half a period is below, at and above their radius. */
const CASES = [
  ...KERNELS,
  ...SPACE_KERNELS.map(({ kernel, environment: { dim } }) => ({
    kernel,
    environment: torus(dim, [3, 2, 7].slice(0, dim)),
  })),
];

const N = 48;

describe.each(CASES.map(({ kernel, environment }) => ({ name: kernel.name, kernel, environment })))(
  '$name, $environment.kind of dimension $environment.dim',
  ({ kernel, environment }) => {
    const radius = kernel.radius(environment.dim);
    const compact = Number.isFinite(radius);
    const crowds = crowdsAround(environment, compact ? radius : 1, N);
    const u = randomSigned(3, N * COMPONENTS);
    const [, { rho: elsewhere }] = crowdsAround(environment, compact ? radius : 1, 20, 7);

    it('has in its rows the digits of the matrix', () => {
      for (const { rho } of crowds) {
        expect(run(favreDirect, environment, kernel, rho, u)).toEqual(byMatrix(environment, kernel, rho, u));
        expect(run(favreDirect, environment, kernel, rho, u, elsewhere)).toEqual(
          byMatrix(environment, kernel, rho, u, elsewhere),
        );
      }
    });

    if (compact)
      it('has in cells the sums of the matrix, at its points and elsewhere', () => {
        for (const { rho } of crowds) {
          expectSame(run(favreByCells, environment, kernel, rho, u), byMatrix(environment, kernel, rho, u), N);
          expectSame(
            run(favreByCells, environment, kernel, rho, u, elsewhere),
            byMatrix(environment, kernel, rho, u, elsewhere),
            N,
          );
        }
      });

    it('reversed it is the transposed matrix', () => {
      const [{ rho }] = crowds;
      // ψ(z) = φ(−z), forwards
      const mirrored: Kernel = {
        ...kernel,
        value: (field, z) =>
          kernel.value(
            field,
            z.map((t) => field.subtract(field.zero, t)),
          ),
      };
      const { profile: _, ...general } = mirrored;
      const expected = byMatrix(environment, general, rho, u, elsewhere);
      for (const path of compact ? [favreDirect, favreByCells] : [favreDirect])
        expectSame(run(path, environment, kernel, rho, u, elsewhere, true), expected, N);
    });
  },
);

describe('agreement is noticed when it fails', () => {
  const environment = space(2);
  const [{ rho }] = crowdsAround(environment, 1, N);
  const u = randomSigned(3, N * COMPONENTS);
  const expected = byMatrix(environment, kernelTent(1), rho, u);
  const check = (kernel: Kernel) => () => expectSame(run(favreByCells, environment, kernel, rho, u), expected, N);

  it('of the right kernel it does not', () => {
    expect(check(kernelTent(1))).not.toThrow();
  });

  it('when the support is wider than the radius says, and when an odd kernel says it is even', () => {
    expect(check({ ...kernelTent(1), radius: () => 0.6 })).toThrow(/seen/);
    const line = measureInDoubles(space(1), { x: randomDoubles(1, N) });
    const oneSided = kernelOneSided(1);
    const v = randomSigned(2, N);
    const right = byMatrix(space(1), oneSided, line, v);
    expectSame(run(favreByCells, space(1), oneSided, line, v), right, N);
    expect(() => expectSame(run(favreByCells, space(1), { ...oneSided, even: true }, line, v), right, N)).toThrow();
  });
});

describe('the edge of a support', () => {
  it("is the kernel's own: the corner of a cube that rounding has put beyond the radius", () => {
    const kernel = kernelProduct(kernelBox('393/1009'));
    // the double before it
    const edge = 393 / 1009 - 2 ** -54;
    expect(edge * edge + edge * edge + edge * edge).toBeGreaterThan(kernel.radius(3) ** 2);
    const rho = measureInDoubles(space(3), { x: [0, 0, 0, edge, edge, edge] });
    const u = Float64Array.from([0, 1]);
    expect(run(favreByCells, space(3), kernel, rho, u)).toEqual(byMatrix(space(3), kernel, rho, u));
    expect([...run(favreByCells, space(3), kernel, rho, u).mean]).toEqual([0.5, 0.5]);
  });
});

describe('extreme numbers', () => {
  const kernel = kernelTruncatedPolynomial(1, 2);
  const environment = space(1);
  const agree = (x: number[], masses: number[], u: number[], path: FavrePath = favreByCells): Sums => {
    const rho = measureInDoubles(environment, { x, masses });
    const field = Float64Array.from(u);
    const actual = run(path, environment, kernel, rho, field);
    const expected = byMatrix(environment, kernel, rho, field);
    for (const [i, mass] of expected.seen.entries()) {
      expect(Math.abs(actual.seen[i] - mass)).toBeLessThanOrEqual(sumRounding(x.length) * mass);
      const scale = Math.max(...u.map(Math.abs));
      expect(Math.abs(actual.mean[i] - expected.mean[i])).toBeLessThanOrEqual(meanRounding(x.length) * scale);
    }
    return actual;
  };

  it('masses near the ends of the range of doubles, and a mean that stays inside', () => {
    const x = [0, 0.1, 0.2, 5];
    agree(x, [1e-300, 2e-300, 3e-300, 1e-320], [1, 2, 3, 4]);
    agree(x, [1e300, 2e300, 3e300, 1], [1e200, -2e200, 3e200, 1]);
    agree(x, [1, 2, 3, 4], [1e-300, 2e-310, -3e-300, 5e-324]);
    agree(x, [5e-324, 5e-324, 5e-324, 5e-324], [0.3, 0.3, 0.3, 0.3]);
  });

  it('a mean of one is that one, whatever its mass: a cancelled digit would show', () => {
    const { mean } = agree([0, 3, 6], [1, 1e-200, 1e-310], [0.1, 0.7, 1e-9]);
    expect([...mean]).toEqual([0.1, 0.7, 1e-9]);
  });

  it('constants are kept exactly in cells', () => {
    const [{ rho }] = crowdsAround(space(2), 1, N);
    const u = new Float64Array(N).fill(0.1);
    const { mean } = run(favreByCells, space(2), kernelBump(1), rho, u);
    expect(new Set(mean)).toEqual(new Set([0.1]));
  });
});

describe('favreFilter', () => {
  const [{ rho }] = crowdsAround(space(2), 1, 100);
  const grid = gridMeasure(torus(2, 1), [8, 8], () => 1);

  it('takes the grid where the targets are its nodes, cells for compact kernels and many pairs, rows else', () => {
    const path = (kernel: Kernel, crowd: Measure<number>, targets: Points<number> = crowd): FavrePath =>
      pathOf({ kernel, rho: crowd, targets });
    expect(path(kernelTent(1), rho)).toBe(favreByCells);
    expect(path(kernelPower(2), rho)).toBe(favreDirect);
    expect(path(kernelTent(1), crowdsAround(space(2), 1, 20)[0].rho)).toBe(favreDirect);
    expect(path(kernelPower(2), grid)).toBe(favreOnGrid);
    expect(path(kernelPower(2), grid, { ...grid })).toBe(favreOnGrid);
    expect(path(kernelPower(2), grid, { ...grid, x: (grid.x as Float64Array).slice() })).toBe(favreDirect);
  });

  it('refuses a field that is not finite, with its place', () => {
    const filter = favreFilter(space(2), kernelTent(1));
    for (const bad of [NaN, Infinity, -Infinity]) {
      const u = new Float64Array(200).fill(1);
      u[17] = bad;
      expect(() => filter(rho, rho, u)).toThrow(
        new OperatorError('invalid-field', `u[17]: ${bad}, expected a finite number`),
      );
    }
  });

  it('refuses a kernel that is not defined there', () => {
    expect(() => favreFilter(space(2), kernelOneSided(1))(rho, rho)).toThrow(/dimension 1/);
  });

  it('gives the same digits each time, with other work between', () => {
    const u = randomSigned(8, 200);
    for (const [environment, kernel, crowd] of [
      [space(2), kernelBump(1), rho],
      [torus(2, 1), kernelPower(1), grid],
    ] as const) {
      const field = u.subarray(0, crowd.n * 2);
      const first = favreFilter(environment, kernel)(crowd, crowd, field);
      favreFilter(torus(2, 1), kernelGaussian(1))(grid, grid, randomSigned(1, 64));
      expect(favreFilter(environment, kernel)(crowd, crowd, field)).toEqual(first);
    }
  });
});

describe('the models', () => {
  const kernel = kernelTruncatedPolynomial('1/4', 1);
  const models = (environment: Environment) => [
    modelCuckerSmale(environment, kernel),
    modelMotschTadmor(environment, kernel),
    modelBeta(environment, kernel, '1/2'),
  ];

  it('average and strength by the fast path are those of the matrix: Cucker-Smale, Motsch-Tadmor, M_β', () => {
    const n = 120;
    for (const environment of [space(2), torus(2, 1), product(space(2), ['a', 'b'])]) {
      const label = environment.kind === 'product' ? { label: Array.from({ length: n }, (_, j) => j % 2) } : {};
      const rho = measureInDoubles(environment, { x: randomDoubles(6, 2 * n), ...label });
      const u = randomSigned(7, 2 * n);
      const seen = seenMass(kernelMatrix(environment, kernel, rho, rho), rho, n);
      for (const model of models(environment)) {
        const [fast, slow] = [new Float64Array(2 * n), new Float64Array(2 * n)];
        average(model, fast, rho, u);
        applyMatrix(slow, model.matrix(rho), u);
        expect(largestGap(fast, slow)).toBeLessThanOrEqual(meanRounding(n));
        const power = { 'cucker-smale': 1, 'motsch-tadmor': 0, beta: 0.5 }[model.name]!;
        const expected = Array.from({ length: n }, (_, i) => seen[i] ** power);
        const gap = largestGap(model.strength(rho), expected);
        expect(gap).toBeLessThanOrEqual(sumRounding(n) * Math.max(...expected));
      }
    }
  });

  it('name the isolated target, by every path', () => {
    const far = (n: number): Measure<number> =>
      measureInDoubles(space(2), { x: [...randomDoubles(1, 2 * n - 2), 9, 9], masses: new Float64Array(n).fill(1) });
    const at = measureInDoubles(space(2), { x: [0.5, 0.5, 9.5, 9, 30, 30] });
    for (const n of [10, 3000])
      for (const model of models(space(2))) {
        const rho = far(n);
        const out = new Float64Array(3);
        expect(() => average(model, out, rho, new Float64Array(n), at)).toThrow(IsolatedAgentError);
        expect(() => average(model, out, rho, new Float64Array(n), at)).toThrow(/target 1 at \(9.5, 9\)/);
      }
  });

  it('keep to the periods: an agent at 0 sees one at the far end of the cell', () => {
    const rho = measureInDoubles(torus(1, 1), { x: Float64Array.from({ length: 100 }, (_, j) => (j < 50 ? 0 : 0.99)) });
    const u = Float64Array.from({ length: 100 }, (_, j) => (j < 50 ? 0 : 1));
    const out = new Float64Array(100);
    average(modelMotschTadmor(torus(1, 1), kernelBox('1/50')), out, rho, u);
    expect(largestGap(out, new Float64Array(100).fill(0.5))).toBeLessThanOrEqual(meanRounding(100));
    expect(periodsOf(torus(1, 1))).toHaveLength(1);
  });
});
