import { problems } from './eq-59-60-smt.js';
import type { Claim } from '../../engines/claim.js';
import { energies, innerProduct } from '../../finite/energy.js';
import { average } from '../../finite/model.js';
import { HALF, multiply, rational, subtract } from '../../scalar/rational.js';
import { averageOf, inner, kappaOf } from '../formulas.js';
import { TWO_POINT_FIELDS } from '../grid.js';
import { modelAt, vectorAt } from '../read.js';
import { ANY, BALL_POSITIVE, withFields } from '../sources.js';
import { conclude, expectRelation, flowValue } from '../steps.js';

const definitions: Claim = {
  id: 'eq-59-60',
  section: '3.6',
  source: '(59), (60)',
  title: 'The two definitions of ball-positivity agree',
  form: 'printed',
  statement: String.raw`$\|Tu-\tfrac12u\|\le\tfrac12\|u\|$ if and only if $(Tu,u)\ge\|Tu\|^2$, at each $u$.`,
  reading:
    'A flow matrix and a field, T = [·], norms in L²(κ): ¼‖u‖² - ‖Tu - ½u‖² equals (Tu, u) - ‖Tu‖², so both are non-negative together.',
  families: [withFields(ANY, 'u'), withFields(BALL_POSITIVE, 'u')],
  derivations: [{ given: { A: [] }, steps: [], shows: ["1/4 - (A - 1/2)'(A - 1/2) = 1/2 A + 1/2 A' - A'A"] }],
  exhaustion: {
    cases: TWO_POINT_FIELDS,
    because:
      'times κ₁κ₂ both sides are polynomials of degree ≤ 2 in each of F_ij and u_i; 3 values of each determine them',
    domain: 'all two-point models and fields',
  },
  smt: problems,
  decide(x) {
    const model = modelAt(x);
    const u = vectorAt(x, 'u');
    const k = kappaOf('F');
    const mean = averageOf('F', 'u');
    const { e0, e1, e2 } = energies(model, u);
    const offset = average(model, u).map((t, i) => subtract(t, multiply(HALF, u[i])));
    const away = ['-', mean, ['/', 'u', '2']] as const;
    return conclude(
      expectRelation(
        '¼‖u‖² - ‖Tu - ½u‖² = (Tu, u) - ‖Tu‖²',
        { F: flowValue(model), u },
        [
          ['-', ['/', inner(k, 'u', 'u'), '4'], inner(k, away, away)],
          subtract(multiply(rational(1n, 4n), e0), innerProduct(model, model.kappa, offset, offset)),
        ],
        '=',
        [['-', inner(k, 'u', mean), inner(k, mean, mean)], subtract(e1, e2)],
      ),
    );
  },
};

export const claims: readonly Claim[] = [definitions];
