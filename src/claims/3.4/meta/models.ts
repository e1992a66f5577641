import type { Claim, Decision, Instance, Step } from '../../../engines/claim.js';
import { toRows } from '../../../finite/model-json.js';
import type { FiniteModel } from '../../../finite/model.js';
import { assume, conclude, expectProperty } from '../../steps.js';
import { MODELS } from './derivations.js';
import { familyOf } from './families.js';
import type { Operation, OperationName } from './operations.js';
import { OPERATIONS, OPERATION_NAMES, phrase } from './operations.js';

const MISSED: Decision = { applies: false, holds: true, steps: [] };

/** The flow of the result, recomputed by the checker from a formula over matrices of any shape. */
function formulaStep({ formula }: Operation, x: Instance, { n, flow }: FiniteModel): Step {
  const { where, of } = formula(x);
  const result = toRows(n, flow);
  return {
    role: 'conclusion',
    text: 'the flow matrix is that of the formula',
    holds: true,
    statement: {
      kind: 'relation',
      let: where,
      left: of,
      relation: '=',
      right: of,
      values: { left: result, right: result },
      verdict: 'holds',
    },
  };
}

/** A limit of models with κ > 0 is a model by what it is given to be. */
const MAPS = OPERATION_NAMES.filter((name) => name !== 'limits');

const models: Claim = {
  id: 'meta',
  section: '3.4',
  source: 'Sections 3.3, 3.4, 11 and 13',
  title: 'Operations on models make models',
  form: 'companion',
  statement: `Each of these operations makes a model: ${MAPS.map((name) => phrase(OPERATIONS[name])).join('; ')}.`,
  reading:
    'An operation and the models that it is applied to; the result is right-stochastic, and its flow matrix is what the checker computes from a formula.',
  note: String.raw`For all $N$ by hand: every entry of the result is a sum of products of non-negative numbers, and $[\mathbb 1]=\mathbb 1$ is seen from the formulas. Which properties survive which operation is said by the claims meta/…: every one of the ${OPERATION_NAMES.length} operations with every one of the 13 properties is either on the list of its claim meta/…, of meta/…/graph or of meta/gap, or has a witness in meta/destroyed.`,
  families: MAPS.map((name) =>
    familyOf(name, OPERATIONS[name].conservative ? 'conservative' : 'has-gap', { operation: name }),
  ),
  branches: MAPS,
  derivations: MODELS,
  decide(x) {
    const name = x.operation as OperationName;
    const operation = OPERATIONS[name];
    const operands = operation.operands(x);
    if (!operands) return MISSED;
    const hypotheses = conclude(
      ...(operation.conservative ? operands.map((model) => assume('conservative', model)) : []),
    );
    if (!hypotheses.applies) return MISSED;
    const result = operation.result(x);
    return conclude(
      name,
      () => hypotheses.steps,
      expectProperty('right-stochastic', result, 'what the operation makes'),
      () => formulaStep(operation, x, result),
    );
  },
};

export const claims: readonly Claim[] = [models];
