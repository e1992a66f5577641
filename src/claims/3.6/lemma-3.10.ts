import { targetOf } from '../../engines/target/implication.js';
import { problems } from './lemma-3.10-smt.js';
import type { Claim } from '../../engines/claim.js';
import { flowOf } from '../../finite/flow.js';
import { positiveSemidefinite } from '../../properties/positive-semidefinite.js';
import { modelAt } from '../read.js';
import { MIXED, SEGREGATION, SYMMETRIC, bare } from '../sources.js';
import { assume, conclude, expectProperty } from '../steps.js';
import { SYMMETRIC_POSITIVE_IS_BALL } from '../proofs.js';

const equivalence: Claim = {
  id: 'lemma-3.10',
  section: '3.6',
  source: 'Lemma 3.10',
  title: 'Symmetric models: ball-positive = positive semi-definite',
  form: 'printed',
  statement: String.raw`Among symmetric models, being ball-positive and being positive semi-definite are the same.`,
  reading: 'A symmetric flow matrix; sym(F) and sym(F) - Fᵀ K⁻¹ F are both non-negative or both not.',
  note: String.raw`For all $N$, by hand: a symmetric $A$ has eigenvalues $\lambda\in[-1,1]$ in $L^2(\kappa)$, and $\lambda\ge\lambda^2$ iff $\lambda\ge0$.`,
  families: [bare(SYMMETRIC), bare(SEGREGATION)],
  branches: ['positive semi-definite', 'not positive semi-definite'],
  enumerable: true,
  implications: [
    { premises: ['symmetric', 'positive-semidefinite'], conclusion: 'ball-positive' },
    { premises: ['symmetric', 'ball-positive'], conclusion: 'positive-semidefinite' },
  ],
  derivations: [
    {
      given: { A: ['symmetric', 'positive-semidefinite'] },
      steps: SYMMETRIC_POSITIVE_IS_BALL,
      shows: [['ball-positive', 'A']],
    },
    {
      given: { A: ['symmetric', 'ball-positive'] },
      steps: [["A + A' >= 0", { by: 'adding', of: [{ fact: 'h1' }, { times: '2', with: 'A' }] }]],
      shows: [['positive-semidefinite', 'A']],
    },
  ],
  smt: problems,
  decide(x) {
    const model = modelAt(x);
    const yes = positiveSemidefinite.holds(flowOf(model));
    return conclude(
      yes ? 'positive semi-definite' : 'not positive semi-definite',
      assume('symmetric', model),
      expectProperty('positive-semidefinite', model, 'the model', yes),
      expectProperty('ball-positive', model, 'the model', yes),
    );
  },
};

const withoutSymmetry: Claim = {
  id: 'lemma-3.10/without-symmetry',
  section: '3.6',
  source: 'Lemma 3.10, hypothesis dropped',
  title: 'Positive semi-definite alone is not ball-positive',
  form: 'companion',
  statement: String.raw`Every positive semi-definite model is ball-positive.`,
  reading: 'A flow matrix with sym(F) ≥ 0; the form sym(F) - Fᵀ K⁻¹ F.',
  note: String.raw`Expected to be refuted: symmetry is needed.`,
  uses: ['lemma-3.10'],
  families: [bare(MIXED)],
  enumerable: true,
  implications: [{ premises: ['positive-semidefinite'], conclusion: 'ball-positive' }],
  target: targetOf({ premises: ['positive-semidefinite'], conclusion: 'ball-positive' }),
  decide(x) {
    const model = modelAt(x);
    return conclude(assume('positive-semidefinite', model), expectProperty('ball-positive', model));
  },
};

export const claims: readonly Claim[] = [equivalence, withoutSymmetry];
