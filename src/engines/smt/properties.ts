import type { PropertyName } from '../../properties/property.js';
import type { ModelTerms } from './model-terms.js';
import { columnSum } from './model-terms.js';
import {
  definite,
  determinant,
  formMatrix,
  minorsWithConstant,
  restrict,
  semidefinite,
  subsets,
} from './semidefinite.js';
import { aperiodic, everyArrow, stronglyConnected } from './support.js';
import type { Condition, Term } from './term.js';
import { TRUE, and, atMost, equals, minus, not, positive, product, sum, sumOver } from './term.js';

/** A property of models as a formula in the variables of a model. */
export interface PropertyTerms {
  /** true exactly at the models that have the property */
  readonly holds: (m: ModelTerms) => Condition;
  /** consequences of `holds` that help a solver where it is a hypothesis */
  readonly hints?: (m: ModelTerms) => Condition;
}

const everyEntry = ({ n }: ModelTerms, condition: (i: number, j: number) => Condition): Condition =>
  and(...Array.from({ length: n * n }, (_, k) => condition(Math.floor(k / n), k % n)));

const everyPoint = ({ n }: ModelTerms, condition: (j: number) => Condition): Condition =>
  and(...Array.from({ length: n }, (_, j) => condition(j)));

const ofForm = (form: 'positive' | 'ball' | 'contraction'): PropertyTerms => ({
  holds: (m) => semidefinite(formMatrix(form, m)),
  hints: (m) => minorsWithConstant(formMatrix(form, m)),
});

/**
 * D = K - sym(F) at the fields Σκ 1_S - κ(S) 1 of mean zero, over Σκ; 1^T D 1 = 0 is used:
 *
 *     Σκ 1_S^T D 1_S - 2 κ(S) 1_S^T D 1 > 0        for every proper set S
 */
function gapOfSets(m: ModelTerms): Condition {
  const D = formMatrix('dissipation', m);
  const over = (set: readonly number[], f: (i: number) => Term): Term => sum(...set.map(f));
  return and(
    ...subsets(m.n)
      .filter((set) => set.length < m.n)
      .map((set) =>
        positive(
          minus(
            product(
              sum(...m.kappa),
              over(set, (i) => over(set, (j) => D[i][j])),
            ),
            product(
              2,
              over(set, (i) => m.kappa[i]),
              over(set, (i) => sum(...D[i])),
            ),
          ),
        ),
      ),
  );
}

const ENCODED = {
  'right-stochastic': { holds: () => TRUE },
  /** Σ_i F_ij = κ_j                                                                                  (46) */
  conservative: { holds: (m) => everyPoint(m, (j) => equals(columnSum(m, j), m.kappa[j])) },
  /** F = F^T                                                                                         (51) */
  symmetric: {
    holds: (m) => everyEntry(m, (i, j) => (i < j ? equals(m.flow[i][j], m.flow[j][i]) : TRUE)),
  },
  'positive-semidefinite': ofForm('positive'),
  'ball-positive': ofForm('ball'),
  '2-contractive': ofForm('contraction'),
  /** ‖[u]‖₁ <= ‖u‖₁ at the indicators, the extreme points of the unit ball: Σ_i F_ij <= κ_j     (49), p = 1 */
  '1-contractive': { holds: (m) => everyPoint(m, (j) => atMost(columnSum(m, j), m.kappa[j])) },
  /** F K^-1 F^T = F^T K^-1 F, which is F A* = F^T A */
  normal: {
    holds: (m) =>
      everyEntry(m, (i, j) =>
        i <= j
          ? equals(
              sumOver(m.n, (k) => product(m.flow[i][k], m.adjoint[k][j])),
              sumOver(m.n, (k) => product(m.flow[k][i], m.average[k][j])),
            )
          : TRUE,
      ),
  },
  idempotent: {
    holds: (m) =>
      everyEntry(m, (i, j) =>
        equals(
          sumOver(m.n, (k) => product(m.average[i][k], m.average[k][j])),
          m.average[i][j],
        ),
      ),
  },
  irreducible: { holds: stronglyConnected },
  primitive: { holds: (m) => and(stronglyConnected(m), aperiodic(m)) },
  positive: { holds: everyArrow },
  invertible: { holds: (m) => not(equals(determinant(m.average), 0)) },
  /** K - sym(F) > 0 on the fields with Σ κ u = 0                                                    (122) */
  'has-gap': {
    holds: (m) => definite(restrict(formMatrix('dissipation', m), m.kappa)),
    hints: gapOfSets,
  },
} satisfies Partial<Record<PropertyName, PropertyTerms>>;

/** The properties that are formulas of real arithmetic; p-contractivity for all p is not. */
export type EncodedProperty = keyof typeof ENCODED;

export const isEncoded = (name: PropertyName): name is EncodedProperty => name in ENCODED;

export const propertyTerms = (name: EncodedProperty): PropertyTerms => ENCODED[name];
