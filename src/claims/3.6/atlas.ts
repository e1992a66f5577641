import type { Claim } from '../../engines/claim.js';
import { flowOf } from '../../finite/flow.js';
import type { FiniteModel } from '../../finite/model.js';
import type { PropertyName } from '../../properties/property.js';
import { property } from '../../properties/registry.js';
import { modelAt } from '../read.js';
import { BALL_POSITIVE, CONSERVATIVE, MIXED, SEGREGATION, SYMMETRIC, bare } from '../sources.js';
import type { LazyStep } from '../steps.js';
import { assume, conclude, expectProperty } from '../steps.js';

/** Premises that together imply the conclusion. */
type Implication = readonly [premises: readonly PropertyName[], conclusion: PropertyName];

/** The arrows of the diagram at the end of section 3.6. */
const PRINTED: readonly Implication[] = [
  [['symmetric', 'positive-semidefinite'], 'ball-positive'],
  [['symmetric'], 'conservative'],
  [['conservative'], '1-contractive'],
  [['conservative'], '2-contractive'],
  [['conservative'], 'p-contractive'],
  [['1-contractive'], 'conservative'],
  [['ball-positive'], 'positive-semidefinite'],
  [['ball-positive'], 'conservative'],
];

/** Arrows that the paper does not draw. */
const MORE: readonly Implication[] = [
  [['2-contractive'], 'conservative'],
  [['symmetric'], 'normal'],
  [['normal'], 'conservative'],
  [['conservative', 'idempotent'], 'symmetric'],
  [['conservative', 'idempotent'], 'ball-positive'],
  [['positive-semidefinite', 'conservative', 'idempotent'], 'normal'],
  [['positive'], 'primitive'],
  [['primitive'], 'irreducible'],
  [['idempotent', 'irreducible'], 'positive'],
  [['conservative', 'irreducible'], 'has-gap'],
  [['conservative', 'has-gap'], 'irreducible'],
  [['ball-positive', 'irreducible'], 'primitive'],
];

const stepsOf = (model: FiniteModel, arrows: readonly Implication[]): LazyStep[] => {
  const flow = flowOf(model);
  return arrows
    .filter(([premises]) => premises.every((name) => property(name).holds(flow)))
    .flatMap(([premises, conclusion]) => [
      ...premises.map((name) => assume(name, model)),
      expectProperty(conclusion, model, `by ${premises.join(' and ')}, the model`),
    ]);
};

const arrows = (
  id: string,
  form: Claim['form'],
  title: string,
  list: readonly Implication[],
  source: string,
): Claim => ({
  id,
  section: '3.6',
  source,
  title,
  form,
  statement: `${list.map(([p, c]) => `${p.join(' + ')} ⇒ ${c}`).join('; ')}.`,
  reading: 'A flow matrix; every arrow whose premises it has is followed, premises and conclusion with certificates.',
  note: 'Pairs and conjunctions of properties outside these lists are not decided by this claim.',
  uses: ['prop-3.12', 'lemma-3.10', 'lemma-3.9', 'eq-51-conservative'],
  families: [bare(MIXED), bare(CONSERVATIVE), bare(SYMMETRIC), bare(SEGREGATION), bare(BALL_POSITIVE)],
  enumerable: true,
  decide(x) {
    const model = modelAt(x);
    const steps = stepsOf(model, list);
    return steps.length === 0 ? { applies: false, holds: true, steps: [] } : conclude(...steps);
  },
});

export const claims: readonly Claim[] = [
  arrows('atlas', 'printed', 'The diagram of properties', PRINTED, 'Section 3.6, diagram'),
  arrows('atlas/more', 'sharp', 'Arrows that the diagram leaves out', MORE, 'Section 3.6, diagram'),
];
