import fc from 'fast-check';
import { normalised } from '../../engines/arbitrary/symmetric.js';
import type { Claim, Family, Instance } from '../../engines/claim.js';
import { compose } from '../../finite/compose.js';
import { conditionalExpectation } from '../../finite/conditional.js';
import { innerProduct } from '../../finite/energy.js';
import type { FiniteModel } from '../../finite/model.js';
import { average } from '../../finite/model.js';
import { rationals } from '../../scalar/field.js';
import type { Rational } from '../../scalar/rational.js';
import { subtract } from '../../scalar/rational.js';
import { averageOf, inner, matrixOf } from '../formulas.js';
import { normalisedMasses, vectorAt } from '../read.js';
import { conclude, expectProperty, expectRelation, flowValue, matrixValue } from '../steps.js';

/** Nested partitions of weighted points: labels of the finer one, and how its blocks merge into the coarser one. */
export const nestedPartitions: Family = {
  name: 'nested partitions of up to 7 weighted points',
  arbitrary: fc.integer({ min: 1, max: 7 }).chain((n) => {
    const list = (min: number, max: number): fc.Arbitrary<number[]> =>
      fc.array(fc.integer({ min, max }), { minLength: n, maxLength: n });
    return fc
      .record({ masses: list(1, 5), partition: list(0, n - 1), merge: list(0, n - 1), u: list(-4, 4) })
      .map((x): Instance => ({ ...x }));
  }),
};

/** The two conditional expectations of an instance, and the trivial and the full one. */
export function filtration(x: Instance): {
  coarse: FiniteModel;
  fine: FiniteModel;
  full: FiniteModel;
  trivial: FiniteModel;
} {
  const masses = normalisedMasses(vectorAt(x, 'masses'));
  const label = normalised(x.partition as readonly number[]);
  const merge = x.merge as readonly number[];
  const on = (block: readonly number[]): FiniteModel => conditionalExpectation(rationals, masses, block);
  return {
    fine: on(label),
    coarse: on(label.map((b) => merge[b])),
    full: on(masses.map((_, i) => i)),
    trivial: on(masses.map(() => 0)),
  };
}

const martingale: Claim = {
  id: 'ex-2.7-martingale',
  section: '2',
  source: 'Example 2.7',
  title: 'Conditional expectations',
  form: 'printed',
  statement: String.raw`For $\mathcal F'\subset\mathcal F''$: $\mathbb E'\mathbb E''=\mathbb E''\mathbb E'=\mathbb E'$ (tower property); each is an idempotent, orthogonal, ball-positive projection; along a refining filtration the error $\|u-[u]_n\|_{L^2(\rho)}$ decreases to 0.`,
  reading:
    'Masses, a partition and a coarser one, a field. Both compositions against the coarser expectation; symmetric, idempotent, ball-positive; errors in L²(ρ) in order; at single points [u] = u exactly, hence in every Lᵖ.',
  families: [nestedPartitions],
  decide(x) {
    const { coarse, fine, full } = filtration(x);
    const u = vectorAt(x, 'u');
    const where = { F: flowValue(fine), G: flowValue(coarse), H: flowValue(full), u, m: fine.kappa };
    const error = (model: FiniteModel): Rational => {
      const away = average(model, u).map((t, i) => subtract(u[i], t));
      return innerProduct(model, model.kappa, away, away);
    };
    const errorOf = (F: string) => {
      const away = ['-', 'u', averageOf(F, 'u')] as const;
      return inner('m', away, away);
    };
    return conclude(
      expectRelation(
        'E′E″ = E′',
        where,
        [['.', matrixOf('G'), matrixOf('F')], matrixValue(compose(coarse, fine))],
        '=',
        [matrixOf('G'), matrixValue(coarse)],
      ),
      expectRelation(
        'E″E′ = E′',
        where,
        [['.', matrixOf('F'), matrixOf('G')], matrixValue(compose(fine, coarse))],
        '=',
        [matrixOf('G'), matrixValue(coarse)],
      ),
      expectProperty('idempotent', fine, 'E″'),
      expectProperty('symmetric', fine, 'E″'),
      expectProperty('ball-positive', fine, 'E″'),
      expectRelation('‖u - E″u‖² ≤ ‖u - E′u‖²', where, [errorOf('F'), error(fine)], '<=', [
        errorOf('G'),
        error(coarse),
      ]),
      expectRelation('E u = u on single points', where, [averageOf('H', 'u'), average(full, u)], '=', ['u', u]),
    );
  },
};

export const claims: readonly Claim[] = [martingale];
