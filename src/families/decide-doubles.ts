import { Matrix } from 'ml-matrix';
import { flowOf } from '../finite/flow.js';
import { estimateQuantity } from '../finite/gap.js';
import { components, digraphOf } from '../finite/graph.js';
import type { FiniteModel } from '../finite/model.js';
import { toDoubles } from '../finite/model.js';
import { smallestEigenpair } from '../finite/symmetric-eigen.js';
import type { PropertyName } from '../properties/property.js';
import { property } from '../properties/registry.js';
import { doubles } from '../scalar/field.js';
import type { Defined } from './evaluate.js';
import type { IntervalMatrix, Sides } from './interval-matrix.js';
import {
  conservativeSides,
  energiesOf,
  idempotentSides,
  intervalMatrix,
  isApart,
  isNegative,
  normalSides,
  symmetricSides,
} from './interval-matrix.js';

/** `open`: too close to say. `blind`: zeros may be weights that underflowed, and the crowd tells nothing. */
export type Outcome = 'holds' | 'fails' | 'open' | 'blind';

/** A gap in doubles above this is positive: eigenvalues of matrices of norm 2 are right to far more digits. */
const CLEAR_GAP = 1e-6;

/**
 * Decides a property of values that were read from doubles. A violation counts if it survives all values that the roundings
 * leave open: the defining expression is evaluated in intervals. Equations and closed inequalities hold if nothing counts
 * against them. What is decided by zeros alone needs no margin, for a formula that returns 0 means it; except where weights
 * underflow.
 *
 * @param trustZeros are zeros zeros?
 */
export function decideInDoubles(name: PropertyName, evaluation: Defined, trustZeros: boolean): Outcome {
  const { finite, error } = evaluation;
  const matrix = intervalMatrix(finite, error!);
  switch (name) {
    case 'right-stochastic':
      return 'holds';
    case 'symmetric':
      return failsIf(differs(matrix, symmetricSides));
    case 'normal':
      return failsIf(differs(matrix, normalSides));
    case 'idempotent':
      return failsIf(differs(matrix, idempotentSides));
    // Contraction in any one norm is conservation (Lemma 3.9, Remark 3.11), and ball-positivity implies it (Proposition 3.12).
    case 'conservative':
    case '1-contractive':
    case '2-contractive':
    case 'p-contractive':
      return failsIf(isLosing(matrix));
    case 'ball-positive':
      return failsIf(isLosing(matrix) || formIsNegative(matrix, true));
    case 'positive-semidefinite':
      return failsIf(formIsNegative(matrix, false));
    case 'irreducible':
    case 'primitive':
    case 'positive':
      return property(name).decide(finite).verdict === 'holds' ? 'holds' : trustZeros ? 'fails' : 'blind';
    case 'invertible':
      return isInvertible(evaluation);
    case 'has-gap':
      return hasGap(finite, matrix, trustZeros);
  }
}

const failsIf = (violated: boolean): Outcome => (violated ? 'fails' : 'holds');

function differs(matrix: IntervalMatrix, sides: Sides): boolean {
  for (let i = 0; i < matrix.n; i++)
    for (let j = 0; j < matrix.n; j++) if (isApart(...sides(matrix, i, j))) return true;
  return false;
}

/** A column sum that is not the strength. */
function isLosing(matrix: IntervalMatrix): boolean {
  for (let j = 0; j < matrix.n; j++) if (isApart(...conservativeSides(matrix, 0, j))) return true;
  return false;
}

/** (u, [u])_κ, or with `ball` (u, [u])_κ − ‖[u]‖²_κ, at the field where it is most negative. */
function formIsNegative(matrix: IntervalMatrix, ball: boolean): boolean {
  const { n, flow, sums } = matrix;
  const form = Matrix.zeros(n, n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      let value = (flow[i * n + j] + flow[j * n + i]) / 2;
      if (ball) for (let k = 0; k < n; k++) value -= (flow[k * n + i] * flow[k * n + j]) / sums[k];
      form.set(i, j, value / Math.sqrt(sums[i] * sums[j]));
    }
  const pair = smallestEigenpair(form);
  if (!pair) return false;
  const { e1, e2 } = energiesOf(
    matrix,
    pair.vector.map((w, i) => w / Math.sqrt(sums[i])),
  );
  return ball ? isNegative(e1, e2) : isNegative(e1);
}

/** Singular matrices are next to regular ones: only where the rationals that were meant are known is singular a fact. */
function isInvertible({ finite, recognised }: Defined): Outcome {
  if (property('invertible').holds(flowOf(finite))) return 'holds';
  return recognised ? 'fails' : 'open';
}

function hasGap(finite: FiniteModel, matrix: IntervalMatrix, trustZeros: boolean): Outcome {
  if (finite.n === 1) return 'holds';
  // Fields that differ between parts which do not hear of each other lose nothing.
  if (!isConnected(finite)) return trustZeros ? 'fails' : 'blind';
  const { value, field } = estimateQuantity('gap', toDoubles(finite, doubles));
  if (value > CLEAR_GAP) return 'holds';
  const { e0, e1 } = energiesOf(matrix, field);
  if (isNegative(e0, e1)) return 'fails';
  return property('has-gap').decide(finite).verdict === 'holds' ? 'holds' : 'open';
}

/** Does everybody hear of everybody, if what one hears is heard back? */
function isConnected({ n, flow }: FiniteModel): boolean {
  const listens = (k: number): boolean => flow[k].n > 0n;
  return components(digraphOf(n, (k) => listens(k) || listens((k % n) * n + Math.floor(k / n)))).count === 1;
}
