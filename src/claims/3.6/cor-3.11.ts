import { problems } from './cor-3.11-smt.js';
import type { Claim } from '../../engines/claim.js';
import { symmetriseProduct } from '../../finite/symmetrise.js';
import { modelAt } from '../read.js';
import { CONSERVATIVE, DOUBLY_STOCHASTIC, bare } from '../sources.js';
import { assume, conclude, expectProperty } from '../steps.js';

const product: Claim = {
  id: 'cor-3.11',
  section: '3.6',
  source: 'Corollary 3.11',
  title: 'M*∘M is ball-positive',
  form: 'printed',
  statement: String.raw`If $\mathcal M$ is conservative, $\mathcal M^*\circ\mathcal M$ is ball-positive.`,
  reading: 'A conservative flow matrix; Fᵀ K⁻¹ F is formed and decided.',
  note: String.raw`For all $N$, by hand: $A^*A$ is symmetric with eigenvalues in $[0,1]$. Without conservation $A^*A$ has other row sums and is no model.`,
  uses: ['symmetrise', 'lemma-3.10'],
  families: [bare(CONSERVATIVE), bare(DOUBLY_STOCHASTIC)],
  derivations: [
    {
      given: { A: ['conservative'] },
      steps: [
        ["1 >= A A'", { by: 'contraction', of: "A'" }],
        ["2 A'A >= 2 A'A A'A", { by: 'adding', of: [{ times: '2', fact: '0', with: 'A' }] }],
      ],
      shows: [
        ['model', "A'A"],
        ['ball-positive', "A'A"],
      ],
    },
  ],
  smt: problems,
  decide(x) {
    const model = modelAt(x);
    const hypothesis = conclude(assume('conservative', model));
    if (!hypothesis.applies) return hypothesis;
    return conclude(() => hypothesis.steps, expectProperty('ball-positive', symmetriseProduct(model), 'M*∘M'));
  },
};

export const claims: readonly Claim[] = [product];
