import type { Claim } from '../../engines/claim.js';
import { compose } from '../../finite/compose.js';
import { conditionalExpectation } from '../../finite/conditional.js';
import { flowOf } from '../../finite/flow.js';
import type { FiniteModel } from '../../finite/model.js';
import { conservative } from '../../properties/conservative.js';
import { rationals } from '../../scalar/field.js';
import { filtration, nestedPartitions } from '../2/ex-2.7.js';
import { matrixOf } from '../formulas.js';
import { modelAt } from '../read.js';
import { ANY, CONSERVATIVE, NEAR_CONSERVATIVE, bare } from '../sources.js';
import type { LazyStep } from '../steps.js';
import { assume, conclude, expectProperty, expectRelation, flowValue, matrixValue } from '../steps.js';

/** M' ≼ M'': [[u]'']' = [[u]']'' = [u]', as A'A'' = A''A' = A'. */
function below(lower: FiniteModel, upper: FiniteModel, names: readonly [string, string]): LazyStep[] {
  const where = { F: flowValue(lower), G: flowValue(upper) };
  const [a, b] = names;
  return [
    expectRelation(
      `${a}${b} = ${a}`,
      where,
      [['.', matrixOf('F'), matrixOf('G')], matrixValue(compose(lower, upper))],
      '=',
      [matrixOf('F'), matrixValue(lower)],
    ),
    expectRelation(
      `${b}${a} = ${a}`,
      where,
      [['.', matrixOf('G'), matrixOf('F')], matrixValue(compose(upper, lower))],
      '=',
      [matrixOf('F'), matrixValue(lower)],
    ),
  ];
}

const nested: Claim = {
  id: 'sec-13-order',
  section: '13',
  source: 'Section 13, partial order',
  title: 'Nested algebras are ordered',
  form: 'printed',
  statement: String.raw`With $\mathcal M'\preceq\mathcal M''$ meaning $[[u]'']'=[[u]']''=[u]'$: $\mathcal M_{\mathcal F'}\preceq\mathcal M_{\mathcal F''}$ for $\mathcal F'\subset\mathcal F''$, and $\mathcal M_{\rm glob}\preceq\mathcal M_{\mathcal F'}$, $\mathcal M_{\mathcal F''}\preceq\mathcal M_{\rm I}$.`,
  reading: 'Masses, a partition and a coarser one; products of the matrices. Finite sets only.',
  note: String.raw`The printed definition repeats a bracket without nesting; the nested form above is the one that the examples use.`,
  uses: ['ex-2.7-martingale'],
  families: [nestedPartitions],
  decide(x) {
    const { coarse, fine, full, trivial } = filtration(x);
    return conclude(
      ...below(coarse, fine, ["E'", "E''"]),
      ...below(trivial, coarse, ['E₀', "E'"]),
      ...below(fine, full, ["E''", 'I']),
    );
  },
};

/** The global average with weights κ, as the conditional expectation on one block. */
const globalWith = (model: FiniteModel): FiniteModel =>
  conditionalExpectation(
    rationals,
    model.kappa,
    model.kappa.map(() => 0),
  );

const coarsest: Claim = {
  id: 'sec-13-order/coarsest',
  section: '13',
  source: 'Section 13, partial order',
  title: 'The global average is the coarsest conservative one',
  form: 'printed',
  statement: String.raw`$\mathcal M_{\rm glob}\preceq\mathcal M$ for every conservative $\mathcal M$ with $s_\rho=1$.`,
  reading: 'A conservative flow matrix, m = κ; products with the matrix of the global average.',
  uses: ['sec-13-order'],
  families: [bare(CONSERVATIVE)],
  decide(x) {
    const model = modelAt(x);
    return conclude(assume('conservative', model), ...below(globalWith(model), model, ['G', 'A']));
  },
};

const converse: Claim = {
  id: 'sec-13-order/coarsest/converse',
  section: '13',
  source: 'Section 13, partial order, converse',
  title: 'Only conservative models lie above the global average',
  form: 'converse',
  statement: String.raw`If $\mathcal M_{\rm glob}\preceq\mathcal M$ with the same strength, $\mathcal M$ is conservative.`,
  reading: 'A flow matrix that is not conservative; GA differs from G.',
  note: String.raw`By hand: $GA=\mathbb 1(A^\top\kappa)^\top/\kappa(\Omega)$, which is $G$ iff $A^\top\kappa=\kappa$.`,
  uses: ['sec-13-order/coarsest'],
  families: [bare(ANY), bare(NEAR_CONSERVATIVE)],
  decide(x) {
    const model = modelAt(x);
    if (conservative.holds(flowOf(model))) return { applies: false, holds: true, steps: [] };
    const G = globalWith(model);
    return conclude(
      expectProperty('conservative', model, 'the model', false),
      expectRelation(
        'GA ≠ G',
        { F: flowValue(G), G: flowValue(model) },
        [['.', matrixOf('F'), matrixOf('G')], matrixValue(compose(G, model))],
        '=',
        [matrixOf('F'), matrixValue(G)],
        false,
      ),
    );
  },
};

export const claims: readonly Claim[] = [nested, coarsest, converse];
