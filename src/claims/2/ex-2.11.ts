import type { Claim } from '../../engines/claim.js';
import { ONE, ZERO } from '../../scalar/rational.js';
import { galleryFamilies, galleryModel } from '../gallery/cases.js';
import { GALLERY } from '../gallery/entries.js';
import { NOTHING, conclude, expectProperty, expectRelation, matrixValue } from '../steps.js';

const stochastic: Claim = {
  id: 'ex-2.11-stochastic',
  section: '2',
  source: 'Example 2.11',
  title: 'The average of a model is a right-stochastic matrix',
  form: 'printed',
  statement: String.raw`On finitely many points $a_{ij}=[\mathbb 1_{x_j}]_\rho(x_i)$ is right-stochastic, for every model.`,
  reading:
    'A model of section 2 with rational kernel, points that are multiples of the unit, masses. The matrix is evaluated in rational arithmetic; its rows sum to 1 and its entries are not negative.',
  cost: 4,
  families: galleryFamilies(GALLERY),
  decide(x) {
    const found = galleryModel(x);
    if (!found) return NOTHING;
    const where = { A: matrixValue(found.finite) };
    return conclude(
      expectProperty('right-stochastic', found.finite),
      expectRelation('A 1 = 1', where, [['.', 'A', ['ones', 'A']], found.finite.kappa.map(() => ONE)], '=', ['1', ONE]),
      expectRelation('A ≥ 0', where, ['0', ZERO], '<=', ['A', matrixValue(found.finite)]),
    );
  },
};

export const claims: readonly Claim[] = [stochastic];
