import type { RationalLike } from '../../scalar/rational.js';
import { add, compare, ONE, sign, toRational, toText, ZERO } from '../../scalar/rational.js';
import type { Environment } from '../environment.js';
import { describeEnvironment } from '../environment.js';
import { EmptyNeighbourhoodError, OperatorError } from '../errors.js';
import { inRange } from '../in-range.js';
import type { Measure, Points } from '../measure.js';
import { placeOf } from '../measure.js';
import type { AveragingModel } from '../model.js';
import { zeros } from '../vector.js';

/**
 * Opinion dynamics: the players of a finite set listen to each other with fixed weights.
 *
 *     s = λ,    [p]_i = Σⱼ a_ij pⱼ,    Σⱼ a_ij = 1                                (1), Example 2.11
 *
 * The strength may differ from player to player. Several points with one label are one player, by their masses. Listening to
 * a player who is not there is an {@link EmptyNeighbourhoodError}. Right-stochastic and nothing else in general.
 *
 * @param a one row a player, non-negative, each with sum 1
 * @param lambda the strength, or one for each player, positive
 * @throws {OperatorError} `invalid-parameter` naming every entry and row that is wrong
 */
export function modelOpinions(
  environment: Environment,
  a: readonly (readonly RationalLike[])[],
  lambda: RationalLike | readonly RationalLike[] = 1,
): AveragingModel {
  if (environment.kind !== 'finite')
    throw new OperatorError(
      'wrong-environment',
      `opinions live on a finite set, not on ${describeEnvironment(environment)}`,
    );
  const players = environment.labels.length;
  const rows = a.map((row) => row.map(toRational));
  const strengths = Array.isArray(lambda)
    ? (lambda as readonly RationalLike[]).map(toRational)
    : Array.from({ length: players }, () => toRational(lambda as RationalLike));
  const issues = [
    ...(rows.length === players ? [] : [`a: ${rows.length} rows, expected ${players}`]),
    ...(strengths.length === players ? [] : [`lambda: ${strengths.length} of them, expected ${players}`]),
    ...rows.flatMap((row, i) => {
      const sum = row.reduce(add, ZERO);
      return [
        ...(row.length === players ? [] : [`a[${i}]: ${row.length} entries, expected ${players}`]),
        ...row.flatMap((q, j) => (sign(q) < 0 ? [`a[${i}][${j}]: ${toText(q)}, expected a number ≥ 0`] : [])),
        ...(compare(sum, ONE) === 0 ? [] : [`a[${i}]: sums to ${toText(sum)}, expected 1`]),
      ];
    }),
    ...strengths.flatMap((q, i) => (sign(q) > 0 ? [] : [`lambda[${i}]: ${toText(q)}, expected a positive number`])),
  ];
  if (issues.length > 0) throw new OperatorError('invalid-parameter', issues.join('\n'));
  return inRange({
    name: 'opinions',
    definition: String.raw`s_i=\lambda_i,\quad [p]_i=\sum_j a_{ij}p_j`,
    source: 'Example 2.11, (1)',
    environment,
    parameters: { lambda: strengths.map(toText).join(', ') },
    material: true,
    exact: true,
    strength<T>(rho: Measure<T>, targets: Points<T> = rho) {
      const s = zeros(rho.field, targets.n);
      for (let i = 0; i < targets.n; i++) s[i] = rho.field.fromRational(strengths[targets.label![i]]);
      return s;
    },
    matrix<T>(rho: Measure<T>, targets: Points<T> = rho) {
      const { field, n, masses, label } = rho;
      const present = zeros(field, players);
      for (let j = 0; j < n; j++) present[label![j]] = field.add(present[label![j]], masses[j]);
      const entries = zeros(field, targets.n * n);
      for (let i = 0; i < targets.n; i++) {
        const row = rows[targets.label![i]];
        const absent = row.findIndex((q, l) => sign(q) > 0 && !(field.compare(present[l], field.zero) > 0));
        if (absent >= 0) throw new EmptyNeighbourhoodError('opinions', i, placeOf(targets, i), absent);
        for (let j = 0; j < n; j++) {
          const weight = field.fromRational(row[label![j]]);
          entries[i * n + j] = field.divide(field.multiply(weight, masses[j]), present[label![j]]);
        }
      }
      return { rows: targets.n, columns: n, entries };
    },
  });
}
