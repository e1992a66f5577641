import { describe, expect, it } from 'vitest';
import type { AveragingModel, Environment, Measure } from '../../src/operators/index.js';
import * as O from '../../src/operators/index.js';

/** Models of every kind on an environment of dimension 1 or 2. */
function models(env: Environment): readonly AveragingModel[] {
  const kernels = [O.kernelBox(1), O.kernelTent('1/2'), O.kernelGaussian('1/100'), O.kernelPower(300), O.kernelBump(2)];
  const lattice = O.latticeQuadrature(env, '1/4', env.kind === 'torus' ? undefined : '2');
  const near = { psi: O.kernelTent('1/4'), alpha: '50', epsilon: '1/1000000', edge: '1/10' };
  return [
    ...kernels.flatMap((kernel) => [
      O.modelCuckerSmale(env, kernel),
      O.modelMotschTadmor(env, kernel),
      O.modelBeta(env, kernel, '1/2'),
      O.modelBeta(env, kernel, 7),
      O.modelMollified(env, kernel, lattice),
      O.modelPenalised(O.modelCuckerSmale(env, kernel), '1/1000', kernel, lattice),
      O.modelMollifiedPressure(env, kernel, lattice, O.pressureIdealGas(3)),
      O.modelDoublyMollified(env, kernel, lattice),
    ]),
    O.modelTopologicalBeta(env, near, 3),
    O.modelGlobal(env),
    O.modelIdentity(env),
    O.modelConditional(env, O.partitionDyadic(env, 2)),
    O.modelVicsek(env, '1/2'),
    ...(env.dim === 1
      ? [O.partitionHats, O.partitionBump].map((partition) => O.modelSegregation(partition(env, ['0', '1/3', '2/3'])))
      : []),
  ];
}

const PLACES = {
  one: [0],
  'all at one place': [0.25, 0.25, 0.25],
  'on the edges of cells': [0, 1, 0.5, -0.5],
  'at the ends of the range': [1.7e308, -1.7e308, 0],
  'where doubles are sparse': [1e16, 1e16 + 2, 1e16 + 4],
  'below the normal doubles': [1e-320, -1e-320, 0],
  'an ulp apart': [0.5, 0.5 + 2 ** -53, 0.5 - 2 ** -54],
  'out of sight': [0, 1000, 1000.5],
};

const MASSES: Readonly<Record<string, (i: number) => number>> = {
  'one heavy': (i) => (i === 0 ? 1 : 1e-300),
  tiny: () => 1e-300,
  denormal: () => 5e-324,
  'huge and tiny': (i) => (i === 0 ? 1e308 : 1e-308),
  'of infinite total': () => 1.7e308,
};

describe.each(
  [O.space(1), O.space(2), O.torus(1), O.torus(2)].map((env) => [O.describeEnvironment(env), env] as const),
)('on %s', (_, env) => {
  const spread = (x: readonly number[]): number[] => x.flatMap((t) => Array.from({ length: env.dim }, () => t));

  it.each(Object.keys(PLACES))('points %s give numbers and rows of sum 1, or a typed error with a place', (where) => {
    const x = PLACES[where as keyof typeof PLACES];
    for (const massOf of Object.values(MASSES)) {
      const rho = O.measureInDoubles(env, {
        x: spread(x),
        masses: x.map((_t, i) => massOf(i)),
        volumes: x.map((_t, i) => (i === 0 ? 1e-200 : 1)),
      });
      const far = { field: rho.field, n: 1, dim: env.dim, x: Float64Array.from(spread([1e200])) };
      for (const model of models(env)) for (const targets of [rho, far]) judge(model, rho, targets);
    }
  });
});

function judge(model: AveragingModel, rho: Measure<number>, targets: O.Points<number>): void {
  const run = (what: string, values: () => ArrayLike<number>): ArrayLike<number> | undefined => {
    try {
      const found = values();
      expect(Array.from(found).every(Number.isFinite), `${O.describeModel(model)}: ${what}`).toBe(true);
      return found;
    } catch (error) {
      expect(error, `${O.describeModel(model)}: ${what}`).toBeInstanceOf(O.OperatorError);
      return undefined;
    }
  };
  const u = Float64Array.from({ length: rho.n }, (_, i) => (i === 0 ? 1 : -1));
  run('s', () => model.strength(rho, targets));
  run('κ', () => O.kappaOf(model, rho));
  run('φ_ρ', () => O.reproducingKernelOf(model, rho, targets));
  const a = run('A', () => model.matrix(rho, targets).entries);
  const mean = run('[u]', () => {
    const out = new Float64Array(targets.n);
    O.average(model, out, rho, u, targets);
    return out;
  });
  for (let i = 0; i < targets.n && a; i++) {
    const row = Array.from({ length: rho.n }, (_, j) => a[i * rho.n + j]);
    // sums of up to four terms and some hundred nodes
    expect(Math.abs(row.reduce((s, t) => s + t, 0) - 1)).toBeLessThanOrEqual(1000 * Number.EPSILON);
    if (mean)
      expect(Math.abs(row.reduce((s, t, j) => s + t * u[j], 0) - mean[i])).toBeLessThanOrEqual(1000 * Number.EPSILON);
  }
}

describe('what leaves the range of doubles', () => {
  const line = O.space(1);
  const code = (run: () => unknown): string => {
    try {
      run();
    } catch (error) {
      if (error instanceof O.OperatorError) return `${error.code}: ${error.message}`;
    }
    return 'no error';
  };

  it('names the model, the target and the number', () => {
    const rho = O.measureInDoubles(line, { x: [3], masses: [1e300] });
    expect(code(() => O.modelBeta(line, O.kernelBox(1), 7).strength(rho))).toMatch(
      /^out-of-range: beta: target 0 at \(3\): the strength is Infinity/,
    );
    const field = Float64Array.of(NaN);
    expect(code(() => O.average(O.modelGlobal(line), new Float64Array(1), rho, field))).toMatch(
      /^invalid-field: u\[0\]: NaN/,
    );
  });

  it('refuses a total mass that no double holds', () => {
    const rho = O.measureInDoubles(line, { x: [0, 1], masses: [1.7e308, 1.7e308] });
    expect(code(() => O.modelGlobal(line).matrix(rho))).toMatch(/^out-of-range: global: the total mass is Infinity/);
  });
});
