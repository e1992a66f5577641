import { targetOf } from '../../engines/target/implication.js';
import { problems, symmetricProblems } from './prop-3.12-smt.js';
import type { Claim } from '../../engines/claim.js';
import { flowOf } from '../../finite/flow.js';
import { ballPositive } from '../../properties/ball-positive.js';
import { conservative } from '../../properties/conservative.js';
import { modelAt } from '../read.js';
import { BALL_POSITIVE, CONSERVATIVE, MIXED, NEAR_BALL_POSITIVE, NEAR_CONSERVATIVE, bare } from '../sources.js';
import { assume, conclude, expectProperty } from '../steps.js';
import { BALL_CONTRACTS, FORM_IS_CONSERVATIVE } from '../proofs.js';

const ballPositiveIsConservative: Claim = {
  id: 'prop-3.12',
  section: '3.6',
  source: 'Proposition 3.12',
  title: 'Ball-positive models are conservative',
  form: 'printed',
  statement: String.raw`Every ball-positive model is conservative.`,
  reading:
    'A flow matrix. Ball-positive: its column sums equal its row sums. Not conservative: a field is found along which the ball form is negative.',
  note: String.raw`The proof in the appendix goes through all partitions into two sets. Three lines do for every model: let $S=\operatorname{sym}F-F^\top K^{-1}F$. Since $F\mathbb 1=\kappa$, $\mathbb 1^\top S\mathbb 1=0$; so $S\ge0$ forces $S\mathbb 1=0$; and $S\mathbb 1=\tfrac12(\kappa-F^\top\mathbb 1)$.`,
  families: [bare(BALL_POSITIVE), bare(NEAR_BALL_POSITIVE), bare(NEAR_CONSERVATIVE), bare(MIXED)],
  branches: ['ball-positive', 'not conservative'],
  enumerable: true,
  implications: [{ premises: ['ball-positive'], conclusion: 'conservative' }],
  derivations: [
    {
      given: { A: ['ball-positive'] },
      steps: FORM_IS_CONSERVATIVE,
      shows: [['conservative', 'A']],
    },
  ],
  smt: problems,
  target: targetOf({ premises: ['ball-positive'], conclusion: 'conservative' }),
  decide(x) {
    const model = modelAt(x);
    const flow = flowOf(model);
    if (ballPositive.holds(flow)) {
      return conclude('ball-positive', assume('ball-positive', model), expectProperty('conservative', model));
    }
    if (conservative.holds(flow)) return { applies: false, holds: true, steps: [] };
    return conclude(
      'not conservative',
      expectProperty('conservative', model, 'the model', false),
      expectProperty('ball-positive', model, 'the model', false),
    );
  },
};

const sharp: Claim = {
  id: 'prop-3.12/sharp',
  section: '3.6',
  source: 'Proposition 3.12',
  title: '2-contractive is already enough',
  form: 'sharp',
  statement: String.raw`Ball-positive implies 2-contractive, and 2-contractive models are conservative: the hypothesis of Proposition 3.12 can be weakened to $\|[u]_\rho\|_{L^2(\kappa_\rho)}\le\|u\|_{L^2(\kappa_\rho)}$.`,
  reading: 'A 2-contractive flow matrix; its column sums against its row sums. A ball-positive one is 2-contractive.',
  uses: ['prop-3.12', 'rem-3.11-p-contractive'],
  families: [bare(BALL_POSITIVE), bare(CONSERVATIVE), bare(NEAR_CONSERVATIVE)],
  branches: ['ball-positive', 'only 2-contractive'],
  enumerable: true,
  derivations: [
    {
      given: { A: ['ball-positive'] },
      steps: BALL_CONTRACTS,
      shows: [['2-contractive', 'A']],
    },
    {
      given: { A: ['2-contractive'] },
      steps: FORM_IS_CONSERVATIVE,
      shows: [['conservative', 'A']],
    },
  ],
  target: targetOf({ premises: ['2-contractive'], conclusion: 'conservative' }),
  decide(x) {
    const model = modelAt(x);
    const yes = ballPositive.holds(flowOf(model));
    return conclude(
      yes ? 'ball-positive' : 'only 2-contractive',
      assume('2-contractive', model),
      expectProperty('conservative', model),
    );
  },
};

const converse: Claim = {
  id: 'prop-3.12/converse',
  section: '3.6',
  source: 'Proposition 3.12, converse',
  title: 'Conservative models need not be ball-positive',
  form: 'converse',
  statement: String.raw`Every conservative model is ball-positive.`,
  reading: 'A conservative flow matrix; the ball form.',
  note: String.raw`Expected to be refuted.`,
  uses: ['prop-3.12'],
  families: [bare(CONSERVATIVE)],
  enumerable: true,
  implications: [{ premises: ['conservative'], conclusion: 'ball-positive' }],
  target: targetOf({ premises: ['conservative'], conclusion: 'ball-positive' }),
  decide(x) {
    const model = modelAt(x);
    return conclude(assume('conservative', model), expectProperty('ball-positive', model));
  },
};

const symmetricToo: Claim = {
  id: 'prop-3.12/symmetric',
  section: '3.6',
  source: 'Section 3.6 and Example 11.2',
  title: 'Ball-positive models need not be symmetric',
  form: 'companion',
  statement: String.raw`Every ball-positive model is symmetric.`,
  reading: 'A ball-positive flow matrix; F against Fᵀ.',
  note: String.raw`The paper refutes it with Example 11.2; here is a smaller example. The lazy cycle of three, $A=\tfrac12(I+P)$, lies on the boundary of the ball: $\|Au-\tfrac12u\|=\tfrac12\|Pu\|=\tfrac12\|u\|$.`,
  uses: ['prop-3.12', 'lemma-11.1', 'ex-11.2'],
  families: [bare(BALL_POSITIVE)],
  enumerable: true,
  implications: [{ premises: ['ball-positive'], conclusion: 'symmetric' }],
  target: targetOf({ premises: ['ball-positive'], conclusion: 'symmetric' }),
  smt: symmetricProblems,
  decide(x) {
    const model = modelAt(x);
    return conclude(assume('ball-positive', model), expectProperty('symmetric', model));
  },
};

export const claims: readonly Claim[] = [ballPositiveIsConservative, sharp, converse, symmetricToo];
