import { targetOf } from '../../engines/target/implication.js';
import { converseProblems, problems } from './eq-51-smt.js';
import type { Claim } from '../../engines/claim.js';
import { modelAt } from '../read.js';
import { CONSERVATIVE, DOUBLY_STOCHASTIC, SEGREGATION, SYMMETRIC, bare } from '../sources.js';
import { assume, conclude, expectProperty } from '../steps.js';

const symmetricIsConservative: Claim = {
  id: 'eq-51-conservative',
  section: '3.4',
  source: '(51)',
  title: 'Symmetric models are conservative',
  form: 'printed',
  statement: String.raw`Every symmetric model is conservative.`,
  reading: 'A symmetric flow matrix; column sums against row sums.',
  note: String.raw`For all $N$, by hand: put $u''=\mathbb 1$ in (51).`,
  families: [bare(SYMMETRIC), bare(SEGREGATION)],
  enumerable: true,
  implications: [{ premises: ['symmetric'], conclusion: 'conservative' }],
  derivations: [{ given: { A: ['symmetric'] }, steps: [], shows: [['conservative', 'A']] }],
  smt: problems,
  target: targetOf({ premises: ['symmetric'], conclusion: 'conservative' }),
  decide(x) {
    const model = modelAt(x);
    return conclude(assume('symmetric', model), expectProperty('conservative', model));
  },
};

const converse: Claim = {
  id: 'eq-51-conservative/converse',
  section: '3.4',
  source: '(51), converse',
  title: 'Conservative models need not be symmetric',
  form: 'converse',
  statement: String.raw`Every conservative model is symmetric.`,
  reading: 'A conservative flow matrix; F against Fᵀ.',
  note: String.raw`The paper says that this fails; here is the smallest example. Two points are too few: $F_{12}=F_{21}$ is then what conservation says. The cycle of three is the smallest circulation that is not symmetric.`,
  uses: ['eq-51-conservative'],
  families: [bare(CONSERVATIVE), bare(DOUBLY_STOCHASTIC)],
  enumerable: true,
  implications: [{ premises: ['conservative'], conclusion: 'symmetric' }],
  target: targetOf({ premises: ['conservative'], conclusion: 'symmetric' }),
  smt: converseProblems,
  decide(x) {
    const model = modelAt(x);
    return conclude(assume('conservative', model), expectProperty('symmetric', model));
  },
};

export const claims: readonly Claim[] = [symmetricIsConservative, converse];
