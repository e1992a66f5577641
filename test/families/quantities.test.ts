import { describe, expect, it } from 'vitest';
import type { Cloud } from '../../src/families/clouds/cloud.js';
import type { Defined } from '../../src/families/evaluate.js';
import { evaluate } from '../../src/families/evaluate.js';
import { lowEnergyAt, quantitiesAt, thicknessAt } from '../../src/families/quantities.js';
import { defineModel } from '../../src/operators/define-model.js';
import { finiteSet, space } from '../../src/operators/environment.js';
import { kernelBox } from '../../src/operators/kernels/box.js';
import { kernelTent } from '../../src/operators/kernels/tent.js';
import type { AveragingModel } from '../../src/operators/model.js';
import { modelCuckerSmale } from '../../src/operators/models/cucker-smale.js';
import { modelGlobal } from '../../src/operators/models/global.js';
import { modelMotschTadmor } from '../../src/operators/models/motsch-tadmor.js';
import { add, compare, multiply, rational, subtract, toNumber, toRational, toText } from '../../src/scalar/rational.js';

const R = space(1);
const cloud: Cloud = {
  kind: 'test',
  points: [0, 1, 2, 4].map((t) => [rational(BigInt(t), 2n)]),
  masses: [1n, 2n, 1n, 1n],
};
const at = (model: AveragingModel): Defined => evaluate(model, cloud) as Defined;

describe('the low-energy method at a crowd', () => {
  it('has the energies of its field, exactly, and a field of mean zero', () => {
    const evaluation = at(modelCuckerSmale(R, kernelTent(2)));
    const { field, e0, e1, e2, a0, a1 } = lowEnergyAt(evaluation)!;
    const u = field.map((t) => toRational(t));
    const { flow, kappa, masses, n } = evaluation.finite;
    const sum = (terms: ReturnType<typeof rational>[]) => terms.reduce(add);
    expect(toText(sum(u.map((x, i) => multiply(x, masses![i]))))).toBe('0');
    expect(toText(sum(u.map((x, i) => multiply(kappa[i], multiply(x, x)))))).toBe(e0);
    const image = u.map((_, i) => sum(u.map((x, j) => multiply(flow[i * n + j], x))));
    expect(toText(sum(u.map((x, i) => multiply(x, image[i]))))).toBe(e1);
    expect(toText(subtract(toRational(e0), toRational(e1)))).toBe(a0);
    expect(toText(subtract(toRational(e1), toRational(e2)))).toBe(a1);
  });

  it('has the best ε of (141): 1 − the largest eigenvalue on fields of mean zero for a symmetric model with s = 1', () => {
    // For s = 1 and a symmetric average A₁ ≥ ε E₁ says that no eigenvalue but 1 is above 1 − ε: ε is the gap.
    const model = modelGlobal(R);
    expect(lowEnergyAt(at(model))!.epsilon).toBeCloseTo(1, 10);
    const half = { ...model, reproducingKernel: undefined, matrix: (rho: { n: number; masses: number[] }) => ({ rows: 4, columns: 4, entries: Array.from({ length: 16 }, (_, k) => (rho.masses[k % 4] + (k % 5 === 0 ? 1 : 0)) / 2) }) }; // prettier-ignore
    const lazy = at({ ...half, exact: false } as unknown as AveragingModel);
    expect(lowEnergyAt(lazy)!.epsilon).toBeCloseTo(0.5, 10);
    expect(toNumber(toRational(quantitiesAt(lazy).gap.lower!))).toBeCloseTo(0.5, 8);
  });

  it('is at most the gap, where the gap is at most 1 (141) ⇒ (140)', () => {
    const evaluation = at(modelCuckerSmale(R, kernelTent(2)));
    const { epsilon } = lowEnergyAt(evaluation)!;
    expect(epsilon).toBeLessThanOrEqual(toNumber(toRational(quantitiesAt(evaluation).gap.upper!)) + 1e-9);
  });

  it('has no ε where E₁ is negative somewhere, and nothing on one point', () => {
    const boxes = at(modelCuckerSmale(R, kernelBox('3/4')));
    expect(lowEnergyAt(boxes)).toMatchObject({ epsilon: null, note: expect.stringContaining('E₁ is negative') });
    const one = evaluate(modelGlobal(R), { ...cloud, points: [cloud.points[0]], masses: [1n] }) as Defined;
    expect(lowEnergyAt(one)).toBeNull();
  });
});

describe('the ball-thickness at a crowd', () => {
  it('is the least smoothed mass of a ball, exact, between those of the half ball and the ball', () => {
    const model = modelMotschTadmor(R, kernelBox(5));
    const { value, radius } = thicknessAt(model, at(model), rational(1n))!;
    expect(radius).toBe('1');
    // The last point, mass 1/5, has nobody within 1.
    expect(value).toBe('1/5');
    const wide = toRational(thicknessAt(model, at(model), rational(2n))!.value);
    // Within 1 of the last point there is itself, 1/5; within 2 the middle ones too, 4/5.
    expect(compare(wide, toRational('1/5'))).toBeGreaterThan(0);
    expect(compare(wide, toRational('4/5'))).toBeLessThan(0);
    expect(toText(toRational(thicknessAt(model, at(model), rational(10n))!.value))).toBe('1');
  });

  it('is none on a finite set', () => {
    const model = defineModel({ name: 'set', environment: finiteSet(['a']), exact: true, weight: () => 1 });
    const one = evaluate(model, { kind: 'test', points: [[]], masses: [1n], labels: [0] }) as Defined;
    expect(thicknessAt(model, one, rational(1n))).toBeNull();
  });
});

describe('quantities of values from doubles', () => {
  it('are measured, and say so', () => {
    const plain = defineModel({ name: 'plain', environment: R, weight: ({ r }) => Math.exp(-r) });
    for (const { evidence, note } of Object.values(quantitiesAt(at(plain))))
      expect({ evidence, note }).toEqual({ evidence: 'measured', note: 'of the weights as read from doubles' });
    for (const { evidence } of Object.values(quantitiesAt(at(modelGlobal(R))))) expect(evidence).toBe('certified');
  });
});
