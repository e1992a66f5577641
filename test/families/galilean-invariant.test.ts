import { describe, expect, it } from 'vitest';
import { drawCloud } from '../../src/families/clouds/drawn.js';
import { galileanInvariant } from '../../src/families/galilean-invariant.js';
import { lengthsOf } from '../../src/families/lengths.js';
import { check as accepts } from '../../src/finite/checker.js';
import { defineModel } from '../../src/operators/define-model.js';
import { finiteSet, product, space, torus } from '../../src/operators/environment.js';
import { kernelBox } from '../../src/operators/kernels/box.js';
import { kernelTent } from '../../src/operators/kernels/tent.js';
import type { AveragingModel } from '../../src/operators/model.js';
import { modelCuckerSmale } from '../../src/operators/models/cucker-smale.js';
import { modelMollified } from '../../src/operators/models/mollified.js';
import { modelMotschTadmor } from '../../src/operators/models/motsch-tadmor.js';
import { modelSegregation } from '../../src/operators/models/segregation.js';
import { partitionHats } from '../../src/operators/partitions/hats.js';
import { latticeQuadrature } from '../../src/operators/quadrature.js';

function ask(model: AveragingModel) {
  const lengths = lengthsOf(model);
  const clouds = Array.from({ length: 40 }, (_, k) => drawCloud(model.environment, lengths, 1, k, 4)!);
  return galileanInvariant(model, clouds, lengths);
}
const R = space(1);
const T = torus(1, 4);

describe('Galilean invariance', () => {
  it.each<[string, AveragingModel]>([
    ['a kernel on the line', modelCuckerSmale(R, kernelTent(1))],
    ['a kernel on a torus', modelMotschTadmor(torus(2, [3, 5]), kernelBox(1))],
    ['species that move together', defineModel({ name: 'shy', environment: product(R, ['a', 'b']), exact: true, weight: ({ listener, speaker, r2 }, k) => (listener === speaker || k.less(r2, 1) ? 1 : 0) })],
  ])('holds, exactly, for %s', (_, model) => {
    expect(ask(model)).toMatchObject({ verdict: 'holds', evidence: 'certified', defect: '0' });
  }); // prettier-ignore

  it('is measured in doubles; a jump of the kernel is no rounding', () => {
    const box = defineModel({ name: 'box', environment: R, weight: ({ r }) => (r <= 1 ? 1 : 0) });
    expect(ask(box)).toMatchObject({ verdict: 'holds', evidence: 'measured' });
    const third = defineModel({ name: 'third', environment: torus(1, 1), weight: ({ r }) => (r < 1 / 3 ? 1 : 0.5) });
    expect(ask(third)).toMatchObject({ verdict: 'holds', evidence: 'measured' });
  });

  it('fails for communities that have their place, with the smallest crowd and shift, and the checker agrees', () => {
    const found = ask(modelSegregation(partitionHats(R, [0, 1, 2])));
    expect(found).toMatchObject({ verdict: 'fails', evidence: 'certified' });
    expect(found.counterexample!.points).toHaveLength(2);
    expect(found.counterexample!.flow).not.toEqual(found.counterexample!.shiftedFlow);
    expect(accepts(found.certificate)).toEqual({ accepted: true });
  });

  it('fails for a mollified model, whose nodes stay where they are, unless the shift keeps them', () => {
    const found = ask(modelMollified(T, kernelTent(1), latticeQuadrature(T, '1/2')));
    expect(found.verdict).toBe('fails');
    expect(Number.isInteger(2 * Number(found.counterexample!.shift![0]))).toBe(false);
  });

  it('catches a strength that knows where it is, although the average does not', () => {
    const model = defineModel({ name: 'slope', environment: R, exact: true, weight: () => 1, strength: ({ x }, k) => k.add(1, k.multiply(x[0], x[0])) }); // prettier-ignore
    expect(ask(model)).toMatchObject({ verdict: 'fails', counterexample: { points: [['0']], masses: ['1'] } });
  });

  it('catches, in doubles, a place that matters by 1e-9', () => {
    const model = defineModel({ name: 'slope', environment: R, weight: ({ r2, x }) => 1 + r2 + 1e-9 * Math.sin(x[0]) });
    expect(ask(model)).toMatchObject({ verdict: 'fails', evidence: 'measured' });
  });

  it('is no question on a finite set', () => {
    const model = defineModel({ name: 'set', environment: finiteSet(['a', 'b']), weight: () => 1 });
    expect(ask(model)).toMatchObject({ verdict: 'undecided', note: 'does not apply: nothing can be moved on {a, b}' });
  });
});
