import { describe, expect, it } from 'vitest';
import { measureTarget } from '../../../src/claims/gallery/adversary.js';
import { galleryModel } from '../../../src/claims/gallery/cases.js';
import { GALLERY, MOLLIFIED_PRESSURE, MT_BOX, MT_TENT_T, MULTI_SPECIES } from '../../../src/claims/gallery/entries.js';
import type { GalleryEntry } from '../../../src/claims/gallery/entry.js';
import { conclude, expectRelation } from '../../../src/claims/steps.js';
import type { Claim } from '../../../src/engines/claim.js';
import { climb } from '../../../src/engines/target/climb.js';
import { totalMass } from '../../../src/operators/measure.js';
import { finiteModelAt, kappaOf } from '../../../src/operators/model.js';
import { ONE, compare, divide } from '../../../src/scalar/rational.js';

/** False: everybody hears at most nine tenths from one source. */
const nobodyAlone = (entry: GalleryEntry): Claim => ({
  id: 'planted-nobody-alone',
  section: '0',
  source: 'planted',
  title: 'nobody is alone',
  form: 'companion',
  statement: '',
  reading: '',
  families: [],
  target: measureTarget(entry, '9/10 minus the largest share', (rho) => {
    const { flow, kappa, n } = finiteModelAt(entry.model, rho);
    return 0.9 - Math.max(...flow.map((f, k) => f / kappa[Math.floor(k / n)]));
  }),
  decide(x) {
    const found = galleryModel(x);
    if (!found) return { applies: false, holds: true, steps: [] };
    const { flow, kappa, n } = found.finite;
    const A = flow.map((f, k) => divide(f, kappa[Math.floor(k / n)]));
    const top = A.reduce((a, b) => (compare(a, b) >= 0 ? a : b));
    return conclude(expectRelation('max A < 1', { A: { n, entries: A } }, [['max', 'A'], top], '<', ['1', ONE]));
  },
});

describe('a search over densities', () => {
  it('refutes a false claim with a case of the gallery, small and exact', () => {
    const claim = nobodyAlone(MT_BOX);
    const { counterexample } = climb(claim, claim.target!, 1, { evaluations: 2000 });
    expect(counterexample!.instance).toEqual({ model: MT_BOX.key, unit: '1/2', points: [[0]], masses: [1] });
  });

  it('says how near it came where a claim holds, with whole masses, and the margin of that very case', () => {
    const target = measureTarget(MT_TENT_T, 'mass of the heaviest', (rho) => Math.max(...Array.from(rho.masses)));
    const claim: Claim = {
      ...nobodyAlone(MT_TENT_T),
      target,
      decide: (x) => conclude(galleryModel(x) ? 'found' : () => undefined),
    };
    const { best } = climb(claim, target, 1, { evaluations: 3000 });
    const masses = best!.instance.masses as number[];
    expect(masses.every((m) => Number.isSafeInteger(m) && m > 0)).toBe(true);
    expect(best!.margin).toBeCloseTo(Math.max(...masses) / masses.reduce((a, b) => a + b, 0), 12);
    expect(target.marginOf!(best!.instance)).toBe(best!.margin);
  });

  it.each(GALLERY.map((entry) => [entry.key, entry] as const))('has cases of %s at its starts', (_, entry) => {
    const target = measureTarget(entry, 'nothing', (rho) => {
      expect(totalMass(rho)).toBeCloseTo(1, 12);
      const kappa = kappaOf(entry.model, rho);
      return kappa[0];
    });
    const n = target.points[0];
    const values = target.starts!(n).map((x) => target.margin(n, x));
    expect(values.some(Number.isFinite)).toBe(true);
    const instance = target.build(n, Array.from(target.starts!(n)[0], (t) => Math.round(t * 64)), 64)!; // prettier-ignore
    expect(target.marginOf!(instance)).toBeGreaterThanOrEqual(0);
  });

  it('takes errors of a model for places without a case', () => {
    const target = measureTarget(MT_BOX, 'never', () => {
      throw new Error('no value');
    });
    expect(target.margin(1, Float64Array.of(0.5, 1))).toBe(Infinity);
  });

  it('gives cells their volume and species their labels', () => {
    const build = (entry: GalleryEntry) => {
      const target = measureTarget(entry, '', () => 0);
      const n = target.points[0];
      return target.build(n, Array.from({ length: target.dimension(n) }, (_, i) => i % 7), 7)!; // prettier-ignore
    };
    expect((build(MOLLIFIED_PRESSURE).points as number[][]).length).toBe(8);
    expect((build(MOLLIFIED_PRESSURE).masses as number[])[0]).toBe(0);
    expect((build(MULTI_SPECIES).labels as number[]).slice(0, 3)).toEqual([0, 1, 0]);
    expect(galleryModel(build(MULTI_SPECIES))).toBeDefined();
  });
});
