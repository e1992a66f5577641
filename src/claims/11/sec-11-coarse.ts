import type { Claim, Decision, Instance } from '../../engines/claim.js';
import { coarsen } from '../../finite/coarsen.js';
import type { FiniteModel } from '../../finite/model.js';
import type { PropertyName } from '../../properties/property.js';
import type { Rational } from '../../scalar/rational.js';
import { ONE, ZERO, add, multiply } from '../../scalar/rational.js';
import { modelAt } from '../read.js';
import { ANY, BALL_POSITIVE, CONSERVATIVE, NEAR_BALL_POSITIVE, withFields } from '../sources.js';
import { assume, conclude, expectProperty, expectRelation, expectValue, flowValue } from '../steps.js';

const labels = (x: Instance): number[] => {
  const drawn = x.partition as readonly number[];
  const seen = [...new Set(drawn)];
  return drawn.map((a) => seen.indexOf(a));
};

const indicator = (label: readonly number[], block: number): Rational[] => label.map((a) => (a === block ? ONE : ZERO));

const reduction: Claim = {
  id: 'sec-11-coarse',
  section: '11',
  source: 'Proof of Proposition 3.12',
  title: 'Coarse-graining keeps ball-positivity',
  form: 'printed',
  statement: String.raw`Averaging a ball-positive model over the blocks of a partition, $a_{AB}=\kappa(A)^{-1}\int_A[\mathbb 1_B]_\rho\,d\kappa$, $\kappa_A=\kappa(A)$, gives a ball-positive model. (The paper uses two blocks.)`,
  reading:
    'A ball-positive flow matrix and a partition into any number of blocks; the block flows are formed and decided.',
  families: [withFields(BALL_POSITIVE, 'partition'), withFields(NEAR_BALL_POSITIVE, 'halves')],
  decide(x) {
    const model = modelAt(x);
    const label = labels(x);
    const coarse = coarsen(model, label);
    // One indicator for each block, so that the checker adds the flows up itself.
    const columns = Array.from({ length: coarse.n }, (_, b) => indicator(label, b));
    const where = Object.fromEntries([['F', flowValue(model)], ...columns.map((c, b) => [`b${b}`, c] as const)]);
    return conclude(
      assume('ball-positive', model),
      ...columns.flatMap((_, a) =>
        columns.map((__, b) =>
          expectValue(
            `the flow from block ${a} to block ${b}`,
            where,
            ['.', ['T', `b${a}`], ['.', 'F', `b${b}`]],
            coarse.flow[a * coarse.n + b],
          ),
        ),
      ),
      expectProperty('ball-positive', coarse, 'the block model'),
    );
  },
};

/** ∫_A [1_B] dκ, the flow from A to B. */
const flowBetween = ({ n, flow }: FiniteModel, a: readonly Rational[], b: readonly Rational[]): Rational =>
  flow.reduce((s, f, k) => add(s, multiply(f, multiply(a[Math.floor(k / n)], b[k % n]))), ZERO);

function balance(x: Instance, hypothesis: PropertyName): Decision {
  const model = modelAt(x);
  const label = labels(x);
  const [a, b] = [indicator(label, 0), label.map((l) => (l === 0 ? ZERO : ONE))];
  return conclude(
    assume(hypothesis, model),
    expectRelation(
      '∫_A [1_B] dκ = ∫_B [1_A] dκ',
      { F: flowValue(model), a, b },
      [['.', ['T', 'a'], ['.', 'F', 'b']], flowBetween(model, a, b)],
      '=',
      [['.', ['T', 'b'], ['.', 'F', 'a']], flowBetween(model, b, a)],
    ),
  );
}

const printed: Claim = {
  id: 'eq-324',
  section: '11',
  source: '(324)',
  title: 'Flows between two halves balance',
  form: 'printed',
  statement: String.raw`For a ball-positive model and every partition into $A,B$: $\int_A[\mathbb 1_B]_\rho\,d\kappa=\int_B[\mathbb 1_A]_\rho\,d\kappa$.`,
  reading: 'A ball-positive flow matrix and a partition into two sets; the flows across, both ways.',
  uses: ['sec-11-coarse', 'lemma-11.1'],
  families: [withFields(BALL_POSITIVE, 'halves'), withFields(NEAR_BALL_POSITIVE, 'halves')],
  decide: (x) => balance(x, 'ball-positive'),
};

const sharp: Claim = {
  id: 'eq-324/sharp',
  section: '11',
  source: '(324)',
  title: 'Balance across every cut is conservation',
  form: 'sharp',
  statement: String.raw`(324) holds for every conservative model; ball-positivity is not needed.`,
  reading: 'A conservative flow matrix and a partition into two sets; the flows across, both ways.',
  note: String.raw`Summing row sum = column sum over $A$ and cancelling $F(A,A)$ gives (324); with $A$ a single point it gives conservation back. So (324) for all partitions is conservation itself, no step towards symmetry.`,
  uses: ['eq-324'],
  families: [withFields(CONSERVATIVE, 'halves')],
  decide: (x) => balance(x, 'conservative'),
};

const withoutConservation: Claim = {
  id: 'eq-324/without-conservation',
  section: '11',
  source: '(324), hypothesis dropped',
  title: 'Balance across cuts needs conservation',
  form: 'companion',
  statement: String.raw`(324) for every model.`,
  reading: 'Any flow matrix and a partition into two sets.',
  note: String.raw`Expected to be refuted.`,
  uses: ['eq-324/sharp'],
  families: [withFields(ANY, 'halves')],
  decide: (x) => balance(x, 'right-stochastic'),
};

export const claims: readonly Claim[] = [reduction, printed, sharp, withoutConservation];
