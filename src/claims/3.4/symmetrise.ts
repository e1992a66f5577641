import type { Claim } from '../../engines/claim.js';
import { symmetriseProduct, symmetriseSum } from '../../finite/symmetrise.js';
import { kappaOf } from '../formulas.js';
import { modelAt } from '../read.js';
import { CONSERVATIVE, DOUBLY_STOCHASTIC, bare } from '../sources.js';
import { assume, conclude, expectProperty, expectValue, flowValue } from '../steps.js';

const symmetrisations: Claim = {
  id: 'symmetrise',
  section: '3.4',
  source: 'Section 3.4, last paragraph',
  title: 'Two ways to symmetrise',
  form: 'printed',
  statement: String.raw`For a conservative model, $\tfrac12(\mathcal M+\mathcal M^*)$ and $\mathcal M^*\circ\mathcal M$ are symmetric models.`,
  reading:
    'A conservative flow matrix; (F + Fᵀ)/2 and Fᵀ K⁻¹ F are formed, compared with their definitions, and decided.',
  families: [bare(CONSERVATIVE), bare(DOUBLY_STOCHASTIC)],
  derivations: [
    {
      given: { A: ['conservative'] },
      steps: [],
      shows: [
        ['model', "1/2 A + 1/2 A'"],
        ['symmetric', "1/2 A + 1/2 A'"],
        ['model', "A'A"],
        ['symmetric', "A'A"],
      ],
    },
  ],
  decide(x) {
    const model = modelAt(x);
    const hypothesis = conclude(assume('conservative', model));
    if (!hypothesis.applies) return hypothesis;
    const [sum, product] = [symmetriseSum(model), symmetriseProduct(model)];
    const where = { F: flowValue(model) };
    return conclude(
      () => hypothesis.steps,
      expectValue('the flow of ½(M+M*) is ½(F+Fᵀ)', where, ['/', ['+', 'F', ['T', 'F']], '2'], flowValue(sum)),
      expectProperty('right-stochastic', sum, '½(M+M*)'),
      expectProperty('symmetric', sum, '½(M+M*)'),
      expectValue(
        'the flow of M*∘M is Fᵀ K⁻¹ F',
        where,
        ['.', ['T', 'F'], ['.', ['diag', ['/', '1', kappaOf('F')]], 'F']],
        flowValue(product),
      ),
      expectProperty('right-stochastic', product, 'M*∘M'),
      expectProperty('symmetric', product, 'M*∘M'),
    );
  },
};

export const claims: readonly Claim[] = [symmetrisations];
