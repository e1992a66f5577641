import { describe, expect, it } from 'vitest';
import type { Cloud } from '../../src/families/clouds/cloud.js';
import { evaluate, evaluateInDoubles } from '../../src/families/evaluate.js';
import { ModelFault } from '../../src/families/fault.js';
import { defineModel } from '../../src/operators/define-model.js';
import { space } from '../../src/operators/environment.js';
import { kernelBox } from '../../src/operators/kernels/box.js';
import { kernelTent } from '../../src/operators/kernels/tent.js';
import type { AveragingModel } from '../../src/operators/model.js';
import { modelBeta } from '../../src/operators/models/beta.js';
import { modelCuckerSmale } from '../../src/operators/models/cucker-smale.js';
import { modelMotschTadmor } from '../../src/operators/models/motsch-tadmor.js';
import { rational, toText } from '../../src/scalar/rational.js';

const line = space(1);
const cloudAt = (...x: number[]): Cloud => ({
  kind: 'test',
  points: x.map((t) => [rational(BigInt(Math.round(t * 60)), 60n)]),
  masses: x.map((_, i) => BigInt(i + 1)),
});
const two = cloudAt(0, 1);
const texts = (evaluation: ReturnType<typeof evaluate>): string[] =>
  evaluation.defined ? evaluation.finite.flow.map(toText) : [evaluation.message];

describe('a model at a crowd', () => {
  it('is exact where the model is', () => {
    const at = evaluate(modelCuckerSmale(line, kernelTent(2)), two);
    expect(texts(at)).toEqual(['1/9', '1/9', '1/9', '4/9']);
    expect(at).toMatchObject({ defined: true, recognised: true, kept: [0, 1] });
    expect(at).not.toHaveProperty('error');
  });

  it('in doubles is the same, where rationals were meant, with a bound on the roundings', () => {
    const plain = defineModel({ name: 'plain', environment: line, strength: 'one', weight: ({ r }) => Math.max(0, 1 - r / 2) }); // prettier-ignore
    const at = evaluate(plain, two);
    expect(texts(at)).toEqual(texts(evaluate(modelMotschTadmor(line, kernelTent(2)), two)));
    expect(at).toMatchObject({ defined: true, recognised: true });
    const { error } = at as { error?: number[] };
    for (const e of error!) expect(e).toBeGreaterThan(0);
    expect(Math.max(...error!)).toBeLessThan(1e-11);
  });

  it('in doubles says when a value is no simple rational', () => {
    const gaussian = defineModel({ name: 'gaussian', environment: line, weight: ({ r2 }) => Math.exp(-r2) });
    expect(evaluate(gaussian, two)).toMatchObject({ defined: true, recognised: false });
  });

  it('goes to doubles where an exact model has an irrational value', () => {
    const at = evaluate({ ...modelBeta(line, kernelTent(2), '1/2'), exact: true }, two);
    expect(at).toMatchObject({ defined: true });
    expect(at).toHaveProperty('error');
  });

  it('leaves out points with κ = 0', () => {
    const model = defineModel({
      name: 'still leader',
      environment: line,
      exact: true,
      weight: () => 1,
      strength: ({ x }, k) => (k.compare(x[0], 0) === 0 ? 0 : 1),
    });
    const at = evaluate(model, two);
    expect(at).toMatchObject({ kept: [1] });
    expect(texts(at)).toEqual(['4/9']);
  });

  it('is undefined with a reason where an agent is isolated', () => {
    const proud = defineModel({ name: 'proud', environment: line, weight: ({ self, r }) => (self || r > 1 ? 0 : 1) });
    expect(evaluate(proud, cloudAt(0, 5))).toMatchObject({
      defined: false,
      code: 'isolated-agent',
      message: 'proud: target 0 at (0) sees no mass',
    });
  });
});

/** A model that is right, to be spoiled in one place. */
const right = modelMotschTadmor(line, kernelBox(2));
const doubled = (n: number, value: (k: number) => number) => Float64Array.from({ length: n }, (_, k) => value(k));

describe('a model that is none is a fault that says what and where', () => {
  const inDoubles = (change: Partial<AveragingModel>): AveragingModel => {
    const { reproducingKernel: _, ...plain } = right;
    return { ...plain, name: 'odd', exact: false, ...change };
  };
  it.each<[string, AveragingModel, string]>([
    ['NaN', inDoubles({ strength: () => doubled(2, () => Number.NaN) as never }), 'odd: strength[0]: NaN, expected a number ≥ 0'],
    ['a negative strength', inDoubles({ strength: () => doubled(2, (k) => -k) as never }), 'strength[1]: -1, expected a number ≥ 0'],
    ['too few strengths', inDoubles({ strength: () => doubled(1, () => 1) as never }), 'strength: 1 values, expected 2'],
    ['no strengths', inDoubles({ strength: () => undefined as never }), 'strength: no values, expected 2'],
    ['a matrix of the wrong size', inDoubles({ matrix: () => ({ rows: 1, columns: 1, entries: [1] }) as never }), 'matrix: 1 × 1, expected 2 × 2'],
    ['no matrix', inDoubles({ matrix: () => undefined as never }), 'matrix: undefined × undefined'],
    ['too few entries', inDoubles({ matrix: () => ({ rows: 2, columns: 2, entries: [1] }) as never }), 'matrix: 1 values, expected 4'],
    ['a negative entry', inDoubles({ matrix: () => ({ rows: 2, columns: 2, entries: [2, -1, 0, 1] }) as never }), 'matrix[0][1]: -1, expected a number ≥ 0'],
    ['rows that do not sum to 1', inDoubles({ matrix: () => ({ rows: 2, columns: 2, entries: [0.5, 0.5, 0.5, 0.4] }) as never }), 'matrix[1]: sums to 0.9, expected 1'],
    ['texts for numbers', inDoubles({ strength: () => ['1', '1'] as never }), 'strength[0]: 1, expected a number ≥ 0'],
    ['a kernel of another model', inDoubles({ reproducingKernel: () => doubled(4, () => 7) as never }), 'reproducingKernel[0][0]: φ m is'],
    ['code that throws', inDoubles({ matrix: () => { throw new TypeError('no such thing'); } }), 'no such thing'],
  ])('%s', (_, model, message) => {
    const run = () => evaluateInDoubles(model, two);
    expect(run).toThrow(ModelFault);
    expect(run).toThrow(message);
    expect(run).toThrow('at x = [0, 1]  m = [1/3, 2/3]');
  }); // prettier-ignore

  it('in rationals too: a row that is off by little is off', () => {
    const entries = [rational(1n), rational(0n), rational(1n), rational(1n, 10n ** 30n)];
    const model = { ...right, name: 'odd', matrix: () => ({ rows: 2, columns: 2, entries }) as never };
    expect(() => evaluate(model, two)).toThrow(/odd: matrix\[1\]: sums to 10{29}1\/10{30}, expected 1/);
  });

  it('strengths that differ between combined models are no place where a model is undefined', () => {
    const model = { ...right, matrix: () => { throw Object.assign(new Error('κ is 1 against 2'), { code: 'different-strengths' }); } }; // prettier-ignore
    expect(() => evaluate(model, two)).toThrow(ModelFault);
  });
});
