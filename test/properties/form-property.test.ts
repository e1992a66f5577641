import fc from 'fast-check';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { mixedFlow } from '../../src/engines/arbitrary/boundary.js';
import { finiteModel } from '../../src/finite/model.js';
import { decideForm } from '../../src/properties/form-property.js';
import { hasGap } from '../../src/properties/has-gap.js';
import { invertible } from '../../src/properties/invertible.js';
import { parseRational, toNumber } from '../../src/scalar/rational.js';
import * as naive from '../fixtures/naive.js';

/** Least eigenvalue of K^-1/2 S K^-1/2, S = form / scale, in doubles. */
function leastEigenvalue(flow: number[][], form: naive.Grid, scale: bigint): number {
  const kappa = flow.map((row) => row.reduce((a, b) => a + b, 0));
  const S = form.map((row, i) =>
    row.map((x, j) => Number((x * 10n ** 30n) / scale) / 1e30 / Math.sqrt(kappa[i] * kappa[j])),
  );
  return Math.min(...new EigenvalueDecomposition(new Matrix(S), { assumeSymmetric: true }).realEigenvalues);
}

describe('a property that is the sign of a form', () => {
  it('has a defect below the size of the most negative eigenvalue and above nine tenths of it', () => {
    // Where the eigenvalue is far from 0 a short integer field comes that close.
    const RELATIVE = 1e-6;
    const measured: number[] = [];
    fc.assert(
      fc.property(mixedFlow(2, 5), (flow) => {
        const F = naive.grid(flow);
        const scale = 2n * naive.rowSum(F).reduce((a, b) => a * b, 1n);
        const least = leastEigenvalue(flow, naive.ballForm(F), scale);
        fc.pre(least < -1e-3);
        const defect = toNumber(parseRational(decideForm('ball', finiteModel({ flow })).defect as string));
        expect(defect).toBeLessThanOrEqual(-least * (1 + RELATIVE));
        expect(defect).toBeGreaterThanOrEqual(-0.9 * least * (1 - RELATIVE));
        measured.push(defect);
      }),
      { seed: 15, numRuns: 80 },
    );
    expect(measured.length).toBeGreaterThan(40);
  });

  const n = 130;
  const circulant = (entry: (distance: number) => number) =>
    finiteModel({
      flow: Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => entry((j - i + n) % n))),
    });

  it('is decided by floating point with a bound beyond the exact limit', () => {
    const lazyMean = circulant((d) => (d === 0 ? n : 1));
    const cycle = circulant((d) => (d === 1 ? 1 : 0));
    expect(decideForm('ball', lazyMean)).toMatchObject({ verdict: 'holds', evidence: 'measured' });
    expect(decideForm('ball', cycle)).toMatchObject({ verdict: 'fails', evidence: 'measured' });
    const outward = circulant((d) => (d === 0 ? 1 : d === 1 ? 9 : 0));
    expect(decideForm('positive', outward)).toMatchObject({ verdict: 'fails', evidence: 'measured' });
    expect(decideForm('positive', lazyMean)).toMatchObject({ verdict: 'holds', evidence: 'measured' });
    expect(decideForm('contraction', lazyMean)).toMatchObject({ verdict: 'holds', evidence: 'measured' });
  });

  it('is refuted exactly by a model that is not conservative, however large', () => {
    const star = finiteModel({
      flow: Array.from({ length: n }, () => Array.from({ length: n }, (_, j) => (j === 0 ? 1 : 0))),
    });
    for (const form of ['ball', 'contraction'] as const) {
      expect(decideForm(form, star)).toMatchObject({ verdict: 'fails', evidence: 'measured' });
      expect(decideForm(form, star).note).toMatch('not conservative, which is exact');
    }
  });

  it('leaves the gap and the inverse of large models to measurement too', () => {
    const lazyMean = circulant((d) => (d === 0 ? n : 1));
    const blocks = circulant((d) => (d % 2 === 0 ? 1 : 0));
    expect(hasGap.decide(lazyMean)).toMatchObject({ verdict: 'holds', evidence: 'measured' });
    expect(hasGap.decide(blocks)).toMatchObject({ verdict: 'undecided', evidence: 'measured' });
    expect(invertible.decide(lazyMean)).toMatchObject({ verdict: 'holds', evidence: 'measured' });
    expect(invertible.decide(blocks)).toMatchObject({ verdict: 'fails', evidence: 'measured' });
  });
});
