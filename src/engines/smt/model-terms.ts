import type { Condition, Term } from './term.js';
import { equals, minus, nonNegative, positive, product, sumOver, variable } from './term.js';

/** A square matrix of terms, by rows. */
export type Matrix = readonly (readonly Term[])[];

/**
 * A model on n points in variables: strengths κ_i > 0 and weights A_ij >= 0, the last column being what is left of 1.
 *
 *     A_in = 1 - Σ_{j<n} A_ij,      F_ij = κ_i A_ij
 *
 * So row sums are an identity of polynomials, and no denominators occur. Against variables F_ij with κ_i A_ij = F_ij as
 * equations this is what lets z3 finish at three points.
 */
export interface ModelTerms {
  readonly n: number;
  readonly kappa: readonly Term[];
  readonly average: Matrix;
  /** κ_i A_ij */
  readonly flow: Matrix;
  /** A*_ij = F_ji / κ_i: variables of their own, defined by {@link definitions} */
  readonly adjoint: Matrix;
  /** names of variables that say F_ij, by rows: the case */
  readonly flowNames: readonly (readonly string[])[];
  /** what makes the variables a model */
  readonly conditions: readonly Condition[];
  /** equations of variables that are only declared where they occur */
  readonly definitions: ReadonlyMap<string, Condition>;
}

const indices = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
export const matrixOf = (n: number, entry: (i: number, j: number) => Term): Matrix =>
  indices(n).map((i) => indices(n).map((j) => entry(i, j)));
const indexed = (name: string, ...at: readonly number[]): string => `${name}${at.map((i) => i + 1).join('')}`;

/**
 * @param name prefix of the variables, for problems about several models
 * @param strength κ of another model, if both shall be the same
 */
export function modelTerms(n: number, name = '', strength?: readonly Term[]): ModelTerms {
  const points = indices(n);
  const kappa = strength ?? points.map((i) => variable(indexed(`${name}k`, i)));
  const average = matrixOf(n, (i, j) =>
    j < n - 1
      ? variable(indexed(`${name}a`, i, j))
      : minus(
          1,
          sumOver(n - 1, (k) => variable(indexed(`${name}a`, i, k))),
        ),
  );
  const flow = matrixOf(n, (i, j) => product(kappa[i], average[i][j]));
  const flowNames = points.map((i) => points.map((j) => indexed(`${name}f`, i, j)));
  const definitions = new Map<string, Condition>();
  flowNames.forEach((row, i) => row.forEach((f, j) => definitions.set(f, equals(variable(f), flow[i][j]))));
  const adjoint = matrixOf(n, (i, j) => variable(indexed(`${name}b`, i, j)));
  points.forEach((i) =>
    points.forEach((j) =>
      definitions.set(indexed(`${name}b`, i, j), equals(product(kappa[i], adjoint[i][j]), flow[j][i])),
    ),
  );
  const conditions = [...average.flat().map(nonNegative), ...(strength ? [] : kappa.map(positive))];
  return { n, kappa, average, flow, adjoint, flowNames, conditions, definitions };
}

/** Σ_i F_ij */
export const columnSum = ({ n, flow }: ModelTerms, j: number): Term => sumOver(n, (i) => flow[i][j]);

/** [u]_i = Σ_j A_ij u_j */
export const averageOf = ({ n, average }: ModelTerms, u: readonly Term[]): Term[] =>
  indices(n).map((i) => sumOver(n, (j) => product(average[i][j], u[j])));

/** (u, v)_κ */
export const innerProduct = ({ n, kappa }: ModelTerms, u: readonly Term[], v: readonly Term[]): Term =>
  sumOver(n, (i) => product(kappa[i], u[i], v[i]));
