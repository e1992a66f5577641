import type { Instance } from '../../../engines/claim.js';
import type { Formula, ValueJson } from '../../../finite/certificate.js';
import { adjoint } from '../../../finite/adjoint.js';
import { coarsen } from '../../../finite/coarsen.js';
import { compose, conjugate } from '../../../finite/compose.js';
import { directSum } from '../../../finite/direct-sum.js';
import { mix } from '../../../finite/mix.js';
import { toRows } from '../../../finite/model-json.js';
import type { FiniteModel } from '../../../finite/model.js';
import { modelFromFlow } from '../../../finite/model.js';
import { restrict } from '../../../finite/restrict.js';
import { symmetriseProduct, symmetriseSum } from '../../../finite/symmetrise.js';
import { tensor } from '../../../finite/tensor.js';
import { rationals } from '../../../scalar/field.js';
import type { Rational } from '../../../scalar/rational.js';
import { add, equal, multiply, rational, toText } from '../../../scalar/rational.js';
import { kappaOf, matrixOf } from '../../formulas.js';
import { integerAt, modelAt, scalarAt } from '../../read.js';

/**
 * The operations of the meta-properties. A case of one is `{ flow }` with its data or a pair `{ first, second }`; what it
 * makes is computed by the library, and by a formula of its own in the checker (claim `meta`).
 */
export interface Operation {
  /** `composition`: the last part of the claim's id */
  readonly name: OperationName;
  readonly title: string;
  /** what it makes of which models, text with TeX between dollars; reads on from the title */
  readonly what: string;
  /** set if it is only asked of conservative models: of others it makes no model */
  readonly conservative?: true;
  /** the models that are to have a property; undefined if the case is none of this operation */
  readonly operands: (x: Instance) => readonly FiniteModel[] | undefined;
  /** the model that is asked for the property; called after the hypotheses are known to hold */
  readonly result: (x: Instance) => FiniteModel;
  /** the flow matrix of the result by a formula over named matrices */
  readonly formula: (x: Instance) => { readonly where: Readonly<Record<string, ValueJson>>; readonly of: Formula };
}

export const OPERATION_NAMES = [
  'adjoint',
  'composition',
  'conjugation',
  'powers',
  'mixture',
  'sum',
  'symmetrise-sum',
  'symmetrise-product',
  'direct-sum',
  'tensor',
  'coarsening',
  'restriction',
  'limits',
] as const;

export type OperationName = (typeof OPERATION_NAMES)[number];

const flowJson = ({ n, flow }: FiniteModel): ValueJson => toRows(n, flow);
const first = (x: Instance): FiniteModel => modelAt(x, 'first');
const second = (x: Instance): FiniteModel => modelAt(x, 'second');
const pair = (x: Instance): readonly FiniteModel[] => [first(x), second(x)];
const named = (x: Instance): Readonly<Record<string, ValueJson>> =>
  'flow' in x ? { F: flowJson(modelAt(x)) } : { F: flowJson(first(x)), G: flowJson(second(x)) };

const pairOfOneSize = (x: Instance): readonly FiniteModel[] | undefined => {
  const models = pair(x);
  return models[0].n === models[1].n ? models : undefined;
};
const pairOfOneStrength = (x: Instance): readonly FiniteModel[] | undefined => {
  const [a, b] = pair(x);
  return a.n === b.n && a.kappa.every((k, i) => equal(k, b.kappa[i])) ? [a, b] : undefined;
};

/** F + tG. */
function plusTimes(F: FiniteModel, t: Rational, G: FiniteModel): FiniteModel {
  const flow = F.flow.map((f, k) => add(f, multiply(t, G.flow[k])));
  return modelFromFlow(rationals, F.n, flow);
}

/** The 0/1 matrix with a row for each place and a column for each of `columns`, as far as the checker is concerned. */
const selection = (rows: number, columns: number, one: (i: number, j: number) => boolean): ValueJson =>
  Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (__, j) => (one(i, j) ? '1' : '0')));

/** P M Pᵀ */
const spread = (P: string, M: string): Formula => ['.', P, ['.', M, ['T', P]]];
/** Pᵀ M P */
const gathered = (P: string, M: string): Formula => ['.', ['T', P], ['.', M, P]];

const blocksOf = (x: Instance): number[] => (x.partition as readonly number[]).slice();

/** Points with label 0, in order. */
const insideOf = (x: Instance): number[] => blocksOf(x).flatMap((label, i) => (label === 0 ? [i] : []));

/** Small enough for integer polynomials with coefficients below 2^64 not to change their sign between 0 and here. */
const EPSILON = rational(1n, 2n ** 64n);

const nearLimit = (x: Instance): FiniteModel => plusTimes(first(x), EPSILON, second(x));

/** `convex combination $(1-θ)M₁+θM₂$, ...`: inside a sentence */
export const phrase = ({ title, what }: Operation): string =>
  `${title.charAt(0).toLowerCase()}${title.slice(1)} ${what}`;

export const OPERATIONS: Readonly<Record<OperationName, Operation>> = {
  adjoint: {
    name: 'adjoint',
    title: 'The adjoint',
    what: String.raw`$\mathcal M\mapsto\mathcal M^*$ (conservative models: the adjoint of others is no model)`,
    conservative: true,
    operands: (x) => [modelAt(x)],
    result: (x) => adjoint(modelAt(x)),
    formula: (x) => ({ where: named(x), of: ['T', 'F'] }),
  },
  composition: {
    name: 'composition',
    title: 'Composition',
    what: String.raw`$\mathcal M_2\circ\mathcal M_1$ (same $\kappa$)`,
    operands: pairOfOneStrength,
    result: (x) => compose(second(x), first(x)),
    formula: (x) => ({ where: named(x), of: ['.', 'G', matrixOf('F')] }),
  },
  conjugation: {
    name: 'conjugation',
    title: 'Conjugation',
    what: String.raw`$\mathcal M_1\circ\mathcal M_2\circ\mathcal M_1$ (same $\kappa$)`,
    operands: pairOfOneStrength,
    result: (x) => conjugate(first(x), second(x)),
    formula: (x) => ({ where: named(x), of: ['.', 'F', ['.', matrixOf('G'), matrixOf('F')]] }),
  },
  powers: {
    name: 'powers',
    title: 'Powers',
    what: String.raw`$\mathcal M\mapsto\mathcal M^k$, $k\ge2$`,
    operands: (x) => [modelAt(x)],
    result(x) {
      const model = modelAt(x);
      let power = model;
      for (let k = 1; k < integerAt(x, 'exponent'); k++) power = compose(model, power);
      return power;
    },
    formula(x) {
      let of: Formula = 'F';
      for (let k = 1; k < integerAt(x, 'exponent'); k++) of = ['.', of, matrixOf('F')];
      return { where: named(x), of };
    },
  },
  mixture: {
    name: 'mixture',
    title: 'Convex combination',
    what: String.raw`$(1-\theta)\mathcal M_1+\theta\mathcal M_2$, $0<\theta<1$ (same $\kappa$)`,
    operands: pairOfOneStrength,
    result: (x) => mix(first(x), second(x), scalarAt(x, 'theta')),
    formula: (x) => ({
      where: { ...named(x), theta: toText(scalarAt(x, 'theta')) },
      of: ['+', ['*', ['-', '1', 'theta'], 'F'], ['*', 'theta', 'G']],
    }),
  },
  sum: {
    name: 'sum',
    title: 'The sum of flows',
    what: String.raw`$F_1+F_2$ (any strengths): $\kappa=\kappa_1+\kappa_2$ and $[u]=(\kappa_1[u]_1+\kappa_2[u]_2)/\kappa$`,
    operands: pairOfOneSize,
    result: (x) => plusTimes(first(x), rational(1n), second(x)),
    formula: (x) => ({ where: named(x), of: ['+', 'F', 'G'] }),
  },
  'symmetrise-sum': {
    name: 'symmetrise-sum',
    title: 'The additive symmetrisation',
    what: String.raw`$\tfrac12(\mathcal M+\mathcal M^*)$ (conservative models)`,
    conservative: true,
    operands: (x) => [modelAt(x)],
    result: (x) => symmetriseSum(modelAt(x)),
    formula: (x) => ({ where: named(x), of: ['/', ['+', 'F', ['T', 'F']], '2'] }),
  },
  'symmetrise-product': {
    name: 'symmetrise-product',
    title: 'The multiplicative symmetrisation',
    what: String.raw`$\mathcal M^*\circ\mathcal M$ (conservative models)`,
    conservative: true,
    operands: (x) => [modelAt(x)],
    result: (x) => symmetriseProduct(modelAt(x)),
    formula: (x) => ({ where: named(x), of: ['.', ['T', 'F'], ['.', ['diag', ['/', '1', kappaOf('F')]], 'F']] }),
  },
  'direct-sum': {
    name: 'direct-sum',
    title: 'The direct sum',
    what: String.raw`$\mathcal M_1\oplus\mathcal M_2$`,
    operands: pair,
    result: (x) => directSum(first(x), second(x)),
    formula(x) {
      const [a, b] = [first(x).n, second(x).n];
      const P = selection(a + b, a, (i, j) => i === j);
      const Q = selection(a + b, b, (i, j) => i === a + j);
      return { where: { ...named(x), P, Q }, of: ['+', spread('P', 'F'), spread('Q', 'G')] };
    },
  },
  tensor: {
    name: 'tensor',
    title: 'The tensor product',
    what: String.raw`$\mathcal M_1\otimes\mathcal M_2$`,
    operands: pair,
    result: (x) => tensor(first(x), second(x)),
    formula(x) {
      const [a, b] = [first(x).n, second(x).n];
      const P = selection(a * b, a, (i, j) => Math.floor(i / b) === j);
      const Q = selection(a * b, b, (i, j) => i % b === j);
      return { where: { ...named(x), P, Q }, of: ['*', spread('P', 'F'), spread('Q', 'G')] };
    },
  },
  coarsening: {
    name: 'coarsening',
    title: 'Coarse-graining',
    what: String.raw`to the blocks of a partition, $F'_{AB}=\sum_{i\in A,j\in B}F_{ij}$`,
    operands: (x) => [modelAt(x)],
    result: (x) => coarsen(modelAt(x), blocksOf(x)),
    formula(x) {
      const label = blocksOf(x);
      const P = selection(label.length, Math.max(...label) + 1, (i, j) => label[i] === j);
      return { where: { ...named(x), P }, of: gathered('P', 'F') };
    },
  },
  restriction: {
    name: 'restriction',
    title: 'Restriction',
    what: String.raw`to a subset in which everybody listens to somebody, $F'=F|_{S\times S}$`,
    operands(x) {
      const model = modelAt(x);
      const inside = insideOf(x);
      const listens = (i: number): boolean => inside.some((j) => model.flow[i * model.n + j].n > 0n);
      return inside.length > 0 && inside.every(listens) ? [model] : undefined;
    },
    result: (x) => restrict(modelAt(x), insideOf(x)),
    formula(x) {
      const inside = insideOf(x);
      const P = selection(blocksOf(x).length, inside.length, (i, j) => inside[j] === i);
      return { where: { ...named(x), P }, of: gathered('P', 'F') };
    },
  },
  limits: {
    name: 'limits',
    title: 'The limit',
    what: String.raw`of $F_k\to F$ with $\kappa>0$ in the limit, tried along $F+tG$, $t\to0$`,
    operands(x) {
      return pairOfOneSize(x) && [nearLimit(x)];
    },
    result: first,
    formula: (x) => ({ where: named(x), of: 'F' }),
  },
};
