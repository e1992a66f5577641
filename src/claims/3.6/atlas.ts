import type { Claim, Implication } from '../../engines/claim.js';
import type { DerivationStep, OperatorProperty } from '../../engines/derive/derivation.js';
import { flowOf } from '../../finite/flow.js';
import type { FiniteModel } from '../../finite/model.js';
import { property } from '../../properties/registry.js';
import { modelAt } from '../read.js';
import { BALL_POSITIVE, CONSERVATIVE, MIXED, SEGREGATION, SYMMETRIC, bare } from '../sources.js';
import type { LazyStep } from '../steps.js';
import { assume, conclude, expectProperty } from '../steps.js';
import {
  BALL_IS_POSITIVE,
  CONSERVATIVE_CONTRACTS,
  FORM_IS_CONSERVATIVE,
  L1_IS_CONSERVATIVE,
  SYMMETRIC_POSITIVE_IS_BALL,
} from '../proofs.js';

/** An arrow of the diagram at the end of section 3.6, with its proof for every model. */
interface PrintedArrow extends Implication {
  readonly steps: readonly DerivationStep[];
}

const PRINTED: readonly PrintedArrow[] = [
  {
    premises: ['symmetric', 'positive-semidefinite'],
    conclusion: 'ball-positive',
    steps: SYMMETRIC_POSITIVE_IS_BALL,
  },
  { premises: ['symmetric'], conclusion: 'conservative', steps: [] },
  { premises: ['conservative'], conclusion: '1-contractive', steps: [] },
  {
    premises: ['conservative'],
    conclusion: '2-contractive',
    steps: CONSERVATIVE_CONTRACTS,
  },
  {
    premises: ['conservative'],
    conclusion: 'p-contractive',
    steps: [['A is p-contractive', { by: 'contraction in every norm', of: 'A' }]],
  },
  {
    premises: ['1-contractive'],
    conclusion: 'conservative',
    steps: L1_IS_CONSERVATIVE,
  },
  {
    premises: ['ball-positive'],
    conclusion: 'positive-semidefinite',
    steps: BALL_IS_POSITIVE,
  },
  {
    premises: ['ball-positive'],
    conclusion: 'conservative',
    steps: FORM_IS_CONSERVATIVE,
  },
];

const stepsOf = (model: FiniteModel): LazyStep[] => {
  const flow = flowOf(model);
  return PRINTED.filter(({ premises }) => premises.every((name) => property(name).holds(flow))).flatMap(
    ({ premises, conclusion }) => [
      ...premises.map((name) => assume(name, model)),
      expectProperty(conclusion, model, `by ${premises.join(' and ')}, the model`),
    ],
  );
};

const diagram: Claim = {
  id: 'atlas',
  section: '3.6',
  source: 'Section 3.6, diagram',
  title: 'The diagram of properties',
  form: 'printed',
  statement: `${PRINTED.map(({ premises, conclusion }) => `${premises.join(' + ')} ⇒ ${conclusion}`).join('; ')}.`,
  reading: 'A flow matrix; every arrow whose premises it has is followed, premises and conclusion with certificates.',
  note: 'The claims atlas/… draw the whole diagram: the arrows from which all implications between conjunctions of thirteen properties follow, and a model for every pattern that they leave.',
  uses: ['prop-3.12', 'lemma-3.10', 'lemma-3.9', 'eq-51-conservative'],
  families: [bare(MIXED), bare(CONSERVATIVE), bare(SYMMETRIC), bare(SEGREGATION), bare(BALL_POSITIVE)],
  enumerable: true,
  implications: PRINTED.map(({ premises, conclusion }) => ({ premises, conclusion })),
  derivations: PRINTED.map(({ premises, conclusion, steps }) => ({
    given: { A: premises as readonly OperatorProperty[] },
    steps,
    shows: [[conclusion as OperatorProperty, 'A']],
  })),
  decide(x) {
    const steps = stepsOf(modelAt(x));
    return steps.length === 0 ? { applies: false, holds: true, steps: [] } : conclude(...steps);
  },
};

export const claims: readonly Claim[] = [diagram];
