import { describe, expect, it } from 'vitest';
import type { ModelDefinition } from '../../src/operators/define-model.js';
import { defineModel } from '../../src/operators/define-model.js';
import { finiteSet, product, space, torus } from '../../src/operators/environment.js';
import { kernelBox } from '../../src/operators/kernels/box.js';
import { kernelPower } from '../../src/operators/kernels/power.js';
import { kernelTent } from '../../src/operators/kernels/tent.js';
import { measure, measureInDoubles, measureToDoubles } from '../../src/operators/measure.js';
import { average, finiteModelAt, reproducingKernelOf } from '../../src/operators/model.js';
import { modelCuckerSmale } from '../../src/operators/models/cucker-smale.js';
import { modelMotschTadmor } from '../../src/operators/models/motsch-tadmor.js';
import { toText } from '../../src/scalar/rational.js';

const line = space(1);
const plane = space(2);
const triangle = measure(plane, { points: [[0, 0], [1, '1/2'], [-2, 3]], masses: ['1/2', '1/3', '1/6'] }); // prettier-ignore

const texts = (v: ArrayLike<unknown>): string[] => Array.from(v as ArrayLike<never>, toText);

describe('a model defined by its weights', () => {
  it('is Cucker-Smale or Motsch-Tadmor where its weight is a kernel, digit by digit', () => {
    for (const kernel of [kernelTent(3), kernelPower(2), kernelBox(3)]) {
      const weight: <T>(p: { z: readonly T[] }, k: { kernel(f: typeof kernel, z: readonly T[]): T }) => T = (
        { z },
        k,
      ) => k.kernel(kernel, z);
      const seen = defineModel({ name: 'seen', environment: plane, exact: true, weight });
      const one = defineModel({ name: 'one', environment: plane, exact: true, strength: 'one', weight });
      for (const [mine, theirs] of [
        [seen, modelCuckerSmale(plane, kernel)],
        [one, modelMotschTadmor(plane, kernel)],
      ] as const) {
        expect(texts(finiteModelAt(mine, triangle).flow)).toEqual(texts(finiteModelAt(theirs, triangle).flow));
        expect(texts(reproducingKernelOf(mine, triangle))).toEqual(texts(reproducingKernelOf(theirs, triangle)));
      }
    }
  });

  it('averages without a matrix to the same numbers', () => {
    const model = defineModel({ name: 'gaussian', environment: plane, weight: ({ r }) => Math.exp(-r * r) });
    const rho = measureToDoubles(triangle);
    const targets = measureInDoubles(plane, { x: [0, 0, 5, 5] });
    const u = Float64Array.of(1, 2, 3, 4, 5, 6);
    const out = new Float64Array(4);
    average(model, out, rho, u, targets);
    const { entries } = model.matrix(rho, targets);
    for (let i = 0; i < 2; i++)
      for (let c = 0; c < 2; c++) {
        const expected = [0, 1, 2].reduce((sum, j) => sum + entries[i * 3 + j] * u[j * 2 + c], 0);
        expect(out[i * 2 + c]).toBeCloseTo(expected, 14);
      }
  });

  it('takes its strength from a function of what an agent sees and where it is', () => {
    const model = defineModel({
      name: 'tired of crowds',
      environment: line,
      exact: true,
      weight: () => 1,
      strength: ({ seen, x, crowd }, k) => k.divide(seen, k.add(1, crowd.length, k.abs(x[0]))),
    });
    const rho = measure(line, { points: [0, 2], masses: ['1/4', '3/4'] });
    expect(texts(model.strength(rho))).toEqual(['1/3', '1/5']);
    expect(texts(finiteModelAt(model, rho).flow)).toEqual(['1/48', '1/16', '3/80', '9/80']);
  });

  it('sees the crowd as a whole where weights depend on it', () => {
    const nearest = defineModel({
      name: 'nearest other',
      environment: line,
      exact: true,
      strength: 'one',
      weights(crowd, k) {
        const others = crowd.filter(({ self }) => !self).map(({ r2 }) => r2);
        const [first] = others.toSorted(k.compare);
        return crowd.map(({ self, r2 }) => (!self && k.compare(r2, first) === 0 ? 1 : 0));
      },
    });
    const rho = measure(line, { points: [0, 1, 3] });
    expect(texts(nearest.matrix(rho).entries)).toEqual(['0', '1', '0', '1', '0', '0', '0', '1', '0']);
  });
});

describe('what a formula is given', () => {
  const seen: unknown[] = [];
  const spy = (environment: ModelDefinition['environment']) =>
    defineModel({ name: 'spy', environment, weight: (pair) => (seen.push(pair), 1) });

  it('is the shortest displacement on a torus, and coordinates in the cell', () => {
    seen.length = 0;
    const circle = torus(1, 4);
    spy(circle).matrix(measureInDoubles(circle, { x: [3.5, -8] }));
    expect(seen[1]).toEqual({ z: [-0.5], r2: 0.25, r: 0.5, x: [3.5], y: [0], listener: '', speaker: '', mass: 0.5, self: false }); // prettier-ignore
  });

  it('is the names of labels, and oneself is told from another species at the same place', () => {
    seen.length = 0;
    const species = product(line, ['prey', 'predator']);
    spy(species).matrix(measureInDoubles(species, { x: [1, 1], label: [0, 1], masses: [0.25, 0.75] }));
    expect(seen.slice(0, 2)).toMatchObject([
      { listener: 'prey', speaker: 'prey', mass: 0.25, self: true, r: 0 },
      { listener: 'prey', speaker: 'predator', mass: 0.75, self: false, r: 0 },
    ]);
    seen.length = 0;
    const people = finiteSet(['ann', 'bob']);
    spy(people).matrix(measureInDoubles(people, { x: [], label: [1, 0] }));
    expect(seen[1]).toMatchObject({ z: [], x: [], listener: 'bob', speaker: 'ann', self: false });
  });

  it('cannot be changed for the others', () => {
    const model = defineModel({
      name: 'vandal',
      environment: plane,
      weight: ({ y }) => (((y as number[])[0] = 7), 1),
    });
    expect(() => model.matrix(measureToDoubles(triangle))).toThrow(/vandal: target 0 at \(0, 0\).* threw TypeError/);
  });
});

describe('a formula that goes wrong is told with model, target, point and value', () => {
  const rho = measureInDoubles(line, { x: [0, 2] });
  const at = (weight: unknown, exact = false) => {
    const model = defineModel({ name: 'odd', environment: line, exact, weight } as ModelDefinition);
    return exact ? () => model.matrix(measure(line, { points: [0, 2] })) : () => model.matrix(rho);
  };

  it.each<[string, unknown, string]>([
    ['negative', ({ r }: { r: number }) => 1 - r, 'odd: target 0 at (0): the weight of point 1 at (2) is -1, expected a number ≥ 0'],
    ['NaN', ({ r }: { r: number }) => Math.sqrt(1 - r), 'the weight of point 1 at (2) is NaN'],
    ['infinite', ({ r }: { r: number }) => 1 / r, 'the weight of point 0 at (0) is Infinity'],
    ['nothing', () => undefined, 'the weight of point 0 at (0) is undefined'],
    ['a truth value', () => true, 'the weight of point 0 at (0) is true'],
    ['no numeral', () => '1/0', 'the weight of point 0 at (0) is 1/0'],
  ])('%s', (_, weight, message) => {
    expect(at(weight)).toThrow(message);
    expect(at(weight)).toThrow(expect.objectContaining({ code: 'invalid-weight', model: 'odd' }));
  }); // prettier-ignore

  it('negative, in rationals', () => {
    expect(at(({ r2 }: { r2: unknown }, k: { subtract(a: unknown, b: unknown): unknown }) => k.subtract(1, r2), true)).toThrow('is -3, expected a number ≥ 0'); // prettier-ignore
  });

  it('what it throws, with the line, and the thing itself as the cause', () => {
    const run = at(({ nothing }: { nothing: number[] }) => nothing[0]);
    expect(run).toThrow(/^odd: target 0 at \(0\): the weight of point 0 at \(0\) threw TypeError: .*\(.*define-model\.test\.ts:\d+:\d+\)$/); // prettier-ignore
    expect(run).toThrow(expect.objectContaining({ code: 'user-code', cause: expect.any(TypeError) }));
  });

  it('rows of the wrong length, or no rows', () => {
    const rows = (weights: () => unknown) => () =>
      defineModel({ name: 'odd', environment: line, weights } as unknown as ModelDefinition).matrix(rho);
    expect(rows(() => [1])).toThrow('odd: target 0 at (0): weights gives 1 of them, expected 2');
    expect(rows(() => undefined)).toThrow('weights gives undefined of them, expected 2');
    expect(rows(() => [1, -1])).toThrow('the weight of point 1 at (2) is -1');
    expect(rows(() => { throw new Error('no'); })).toThrow('odd: target 0 at (0): weights threw Error: no'); // prettier-ignore
  });

  it('a strength that is negative or throws', () => {
    const strong = (strength: () => number) => () =>
      defineModel({ name: 'odd', environment: line, weight: () => 1, strength }).strength(rho);
    expect(strong(() => -1)).toThrow('odd: target 0 at (0): the strength is -1, expected a number ≥ 0');
    expect(strong(() => { throw new Error('no'); })).toThrow('strength threw Error: no'); // prettier-ignore
  });

  it('an agent that sees nobody is isolated, not NaN; its strength is 0', () => {
    const alone = defineModel({ name: 'alone', environment: line, weight: ({ self }) => (self ? 0 : 0) });
    expect(() => alone.matrix(rho)).toThrow('alone: target 0 at (0) sees no mass');
    expect(() => average(alone, new Float64Array(2), rho, new Float64Array(2))).toThrow('sees no mass');
    expect([...(alone.strength(rho) as unknown as number[])]).toEqual([0, 0]);
  });

  it('plain numbers have no exact values', () => {
    const model = defineModel({ name: 'plain', environment: line, weight: () => 1 });
    expect(model.exact).toBe(false);
    expect(() => finiteModelAt(model, measure(line, { points: [0] }))).toThrow('plain, written in plain numbers,');
  });
});

describe('a definition that is none', () => {
  it('is refused with everything that is wrong', () => {
    const wrong = { environment: { kind: 'sphere' }, wieght: () => 1, strength: 'two', exact: 'yes' };
    expect(() => defineModel(wrong as unknown as ModelDefinition)).toThrow(
      [
        'name: expected a text',
        'environment: expected space(n), torus(n, period), finiteSet(labels) or product(base, labels)',
        'weight: expected weight(pair) or weights(crowd), one of them',
        "strength: two, expected 'seen', 'one' or a function",
        'exact: yes, expected true or false',
        'wieght: unknown; a model has name, environment, definition, source, parameters, exact, strength, weight, weights',
      ].join('\n'),
    );
  });

  it('has one of weight and weights', () => {
    const both = { name: 'both', environment: line, weight: () => 1, weights: () => [1] };
    expect(() => defineModel(both)).toThrow('weight: expected weight(pair) or weights(crowd), one of them');
  });
});
