import { problems } from './lemma-3.7-smt.js';
import { conservativePair } from '../../engines/arbitrary/pair.js';
import type { Claim, Instance } from '../../engines/claim.js';
import { adjoint } from '../../finite/adjoint.js';
import { compose } from '../../finite/compose.js';
import { mix } from '../../finite/mix.js';
import { HALF } from '../../scalar/rational.js';
import { matrixOf } from '../formulas.js';
import { modelAt } from '../read.js';
import { assume, conclude, expectProperty, expectValue, flowValue, matrixValue } from '../steps.js';

const closure: Claim = {
  id: 'lemma-3.7',
  section: '3.3',
  source: 'Lemma 3.7',
  title: 'Adjoints, compositions and means stay conservative',
  form: 'printed',
  statement: String.raw`If $\mathcal M$ is conservative, $\mathcal M^*$ is a conservative model. If $\mathcal M_1,\mathcal M_2$ are conservative with the same strength, so are $\mathcal M_2\circ\mathcal M_1$ and $\tfrac12(\mathcal M_1+\mathcal M_2)$.`,
  reading:
    'Two conservative flow matrices with the same κ. Adjoint, composition and mean are formed, compared with their definitions, and decided.',
  note: String.raw`For all $N$, by hand: $A^\top\kappa=\kappa$ passes to products and means, and $F^\top$ has the row sums of $F$.`,
  families: [
    {
      name: 'pairs of conservative flows of equal strength, N ≤ 6',
      arbitrary: conservativePair().map((pair): Instance => ({ ...pair })),
    },
  ],
  derivations: [
    {
      given: { A: ['conservative'], B: ['conservative'] },
      steps: [],
      shows: [
        ['model', "A'"],
        ['conservative', "A'"],
        ['model', 'B A'],
        ['conservative', 'B A'],
        ['model', '1/2 A + 1/2 B'],
        ['conservative', '1/2 A + 1/2 B'],
      ],
    },
  ],
  smt: problems,
  decide(x) {
    const [first, second] = [modelAt(x, 'first'), modelAt(x, 'second')];
    const where = { F: flowValue(first), G: flowValue(second) };
    const hypotheses = conclude(assume('conservative', first, 'M₁'), assume('conservative', second, 'M₂'));
    if (!hypotheses.applies) return hypotheses;
    const [star, composed, mean] = [adjoint(first), compose(second, first), mix(first, second, HALF)];
    return conclude(
      () => hypotheses.steps,
      expectValue('the flow of M₁* is Fᵀ', where, ['T', 'F'], flowValue(star)),
      expectProperty('right-stochastic', star, 'M₁*'),
      expectProperty('conservative', star, 'M₁*'),
      expectValue('the matrix of M₂∘M₁ is A₂A₁', where, ['.', matrixOf('G'), matrixOf('F')], matrixValue(composed)),
      expectProperty('conservative', composed, 'M₂∘M₁'),
      expectValue('the flow of ½(M₁+M₂) is ½(F+G)', where, ['/', ['+', 'F', 'G'], '2'], flowValue(mean)),
      expectProperty('conservative', mean, '½(M₁+M₂)'),
    );
  },
};

export const claims: readonly Claim[] = [closure];
