import fc from 'fast-check';
import type { Rows } from '../../engines/arbitrary/flow.js';
import { toRows } from '../../engines/arbitrary/flow.js';
import type { Family, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { components, digraphOf } from '../../finite/graph.js';
import type { FiniteModel } from '../../finite/model.js';
import { average, averageMatrix, modelFromFlow } from '../../finite/model.js';
import { finiteSet } from '../../operators/environment.js';
import { measure } from '../../operators/measure.js';
import { modelOpinions } from '../../operators/models/finite-set.js';
import { toArray } from '../../operators/vector.js';
import { rationals } from '../../scalar/field.js';
import type { Rational } from '../../scalar/rational.js';
import { add, HALF, multiply, ONE, sign, subtract, ZERO } from '../../scalar/rational.js';
import { largest, smallest } from '../extremes.js';
import { averageOf, matrixOf } from '../formulas.js';

/** Players of (1) who listen to each other: crowds, Euler steps and what they do to the diameter. */

export const MAX_PLAYERS = 6;

/** Cases `{ flow, u }`. */
export const withOpinions = (name: string, flow: fc.Arbitrary<Rows>): Family => ({
  name,
  arbitrary: flow.chain((rows) =>
    fc
      .array(fc.integer({ min: -4, max: 4 }), { minLength: rows.length, maxLength: rows.length })
      .map((u): Instance => ({ flow: rows, u })),
  ),
});

/** Everybody listens to few: several closed classes are as likely as one. */
export const sparse: fc.Arbitrary<Rows> = fc
  .integer({ min: 1, max: MAX_PLAYERS })
  .chain((n) =>
    fc
      .tuple(
        ...Array.from({ length: n }, (_, i) =>
          fc.tuple(
            fc.oneof(fc.nat({ max: n - 1 }), fc.constant(i)),
            fc.oneof(fc.nat({ max: n - 1 }), fc.constant(i)),
            fc.integer({ min: 1, max: 3 }),
          ),
        ),
      )
      .map((rows) =>
        rows.map(([a, b, weight]) => Array.from({ length: n }, (_, j) => (j === a ? weight : 0) + (j === b ? 1 : 0))),
      ),
  );

/** A cycle through all players in any order, and more arrows. */
export const strong: fc.Arbitrary<Rows> = fc.integer({ min: 1, max: MAX_PLAYERS }).chain((n) =>
  fc
    .tuple(
      fc.shuffledSubarray(
        Array.from({ length: n }, (_, i) => i),
        { minLength: n, maxLength: n },
      ),
      fc.array(fc.constantFrom(0, 0, 0, 1, 2), { minLength: n * n, maxLength: n * n }),
      fc.integer({ min: 1, max: 3 }),
    )
    .map(([order, more, weight]) => {
      const rows = toRows(n, more);
      order.forEach((i, k) => {
        rows[i][order[(k + 1) % n]] += weight;
      });
      return rows;
    }),
);

/** B = (I + A)/2 as a model: an explicit Euler step of (1) with λh = 1/2. */
export const lazy = (model: FiniteModel): FiniteModel =>
  modelFromFlow(
    rationals,
    model.n,
    averageMatrix(model).map((a, k) => multiply(HALF, k % (model.n + 1) === 0 ? add(ONE, a) : a)),
  );

export const steps = (model: FiniteModel, k: number, u: readonly Rational[]): Rational[] => {
  let p = [...u];
  for (let i = 0; i < k; i++) p = average(model, p);
  return p;
};

/** Bᵏ by its columns, row-major */
export const lazyPower = (model: FiniteModel, k: number): Rational[] => {
  const columns = Array.from({ length: model.n }, (_, j) =>
    steps(
      model,
      k,
      Array.from({ length: model.n }, (__, i) => (i === j ? ONE : ZERO)),
    ),
  );
  return Array.from({ length: model.n ** 2 }, (_, at) => columns[at % model.n][Math.floor(at / model.n)]);
};

export const diameter = (p: readonly Rational[]): Rational => subtract(largest(p), smallest(p));
export const diameterOf = (p: Formula): Formula => ['-', ['max', p], ['min', p]];

/** Bᵏ p, with B = (I + A)/2 from the flow F */
export const lazyStepsOf = (k: number, p: Formula): Formula =>
  k === 0 ? p : lazyStepsOf(k - 1, ['/', ['+', p, averageOf('F', p)], '2']);
const identityOf = (F: string): Formula => ['diag', ['ones', F]];
export const lazyPowerOf = (k: number): Formula => {
  const B: Formula = ['/', ['+', identityOf('F'), matrixOf('F')], '2'];
  return k === 0 ? identityOf('F') : k === 1 ? B : ['.', B, lazyPowerOf(k - 1)];
};

/** The model of the library on a finite set, its matrix at one point for each player. */
export function opinionMatrix(model: FiniteModel): Rational[] {
  const labels = Array.from({ length: model.n }, (_, i) => `${i}`);
  const A = averageMatrix(model);
  const environment = finiteSet(labels);
  const rows = labels.map((_, i) => A.slice(i * model.n, i * model.n + model.n));
  const rho = measure(environment, { labels: labels.map((_, i) => i) });
  return toArray(modelOpinions(environment, rows).matrix(rho).entries);
}

/** Sets of players that listen to nobody outside, as small as can be. */
export function closedClasses({ n, flow }: FiniteModel): number[][] {
  const graph = digraphOf(n, (k) => sign(flow[k]) > 0);
  const { label, count } = components(graph);
  return Array.from({ length: count }, (_, c) =>
    Array.from({ length: n }, (__, i) => i).filter((i) => label[i] === c),
  ).filter((group) => group.every((i) => graph.next[i].every((j) => label[j] === label[i])));
}
