import type { Claim, Instance } from '../../engines/claim.js';
import { compose } from '../../finite/compose.js';
import { flowOf } from '../../finite/flow.js';
import { idempotent } from '../../properties/idempotent.js';
import { matrixOf } from '../formulas.js';
import { modelAt } from '../read.js';
import { ANY, IDEMPOTENT, MIXED, bare } from '../sources.js';
import type { LazyStep } from '../steps.js';
import { conclude, expectProperty, expectRelation, flowValue, matrixValue } from '../steps.js';

/** M ≼ M says AA = A. */
function belowItself(x: Instance, wanted: boolean): LazyStep {
  const model = modelAt(x);
  return expectRelation(
    wanted ? 'AA = A' : 'AA ≠ A',
    { F: flowValue(model) },
    [['.', matrixOf('F'), matrixOf('F')], matrixValue(compose(model, model))],
    '=',
    [matrixOf('F'), matrixValue(model)],
    wanted,
  );
}

const printed: Claim = {
  id: 'sec-13-order/reflexive',
  section: '13',
  source: 'Section 13, partial order',
  title: 'The first order as a partial order of all models',
  form: 'printed',
  statement: String.raw`$\preceq$ with $[[u]'']'=[[u]']''=[u]'$ is a partial order of all models: $\mathcal M\preceq\mathcal M$.`,
  reading: 'Any flow matrix; the square of its matrix.',
  note: String.raw`Transitive and antisymmetric it is, by composing: $A'A'''=A'A''A'''=A'A''=A'$, and $A'=A'A''=A''$ if both stand below each other.`,
  uses: ['sec-13-order'],
  families: [bare(ANY), bare(MIXED)],
  enumerable: true,
  decide: (x) => conclude(belowItself(x, true)),
};

const corrected: Claim = {
  id: 'sec-13-order/reflexive/corrected',
  section: '13',
  source: 'Section 13, partial order, corrected',
  title: 'It is one of the idempotent models',
  form: 'corrected',
  statement: String.raw`$\mathcal M\preceq\mathcal M$ iff the average is idempotent; on those models $\preceq$ is a partial order.`,
  reading: 'Any flow matrix; its square equals it iff it is idempotent.',
  note: String.raw`Conditional expectations, the global average and the identity are idempotent; $\mathcal M_{\rm CS}$ and $\mathcal M_{\rm seg}$ in general are not. The second order, up to intermediate averages, is reflexive by definition.`,
  uses: ['sec-13-order/reflexive'],
  families: [bare(ANY), bare(IDEMPOTENT)],
  branches: ['idempotent', 'not idempotent'],
  enumerable: true,
  decide(x) {
    const model = modelAt(x);
    const isIdempotent = idempotent.holds(flowOf(model));
    return conclude(
      isIdempotent ? 'idempotent' : 'not idempotent',
      expectProperty('idempotent', model, 'the model', isIdempotent),
      belowItself(x, isIdempotent),
    );
  },
};

export const claims: readonly Claim[] = [printed, corrected];
