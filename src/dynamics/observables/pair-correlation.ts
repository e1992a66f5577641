import { displacement, periodsOf } from '../../operators/environment.js';
import type { Environment } from '../../operators/environment.js';
import { OperatorError } from '../../operators/errors.js';
import type { Measure } from '../../operators/measure.js';
import { doubles } from '../../scalar/field.js';
import { toNumber } from '../../scalar/rational.js';

/** What shells of distances hold. */
export interface PairCorrelation {
  /** the shell k is from edges[k] to edges[k + 1] */
  readonly edges: Float64Array;
  /** share of the pairs in the shell, by mass: Σ_{i≠j} mᵢ mⱼ 1(r in shell) / Σ_{i≠j} mᵢ mⱼ */
  readonly share: Float64Array;
  /** g(r): that share over the volume of the shell, times the volume of the torus. 1 for independent uniform agents */
  readonly g: Float64Array;
}

/** Volumes of unit balls in one, two, three dimensions. */
const BALL = [1, 2, Math.PI, (4 / 3) * Math.PI];

/**
 * The pair correlation g(r) on a torus, in equal shells up to `reach`. O(n²).
 *
 * @param reach at most half of the shortest period, where shells are whole balls
 * @throws {OperatorError} `wrong-environment` off a torus, `invalid-parameter` for a reach that is too long
 */
export function pairCorrelation(
  environment: Environment,
  { n, dim, x, masses }: Measure<number>,
  reach: number,
  shells: number,
): PairCorrelation {
  const periods = periodsOf(environment)?.map(toNumber);
  if (!periods) throw new OperatorError('wrong-environment', 'the pair correlation needs a torus: density over volume');
  if (!(reach > 0 && reach <= Math.min(...periods) / 2))
    throw new OperatorError('invalid-parameter', `reach: ${reach}, expected at most half of the shortest period`);
  const between = displacement(environment, doubles);
  const z = Array.from({ length: dim }, () => 0);
  const share = new Float64Array(shells);
  let all = 0;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      if (i === j) continue;
      between(z, x, i, x, j);
      const pair = masses[i] * masses[j];
      all += pair;
      const shell = Math.floor((Math.hypot(...z) / reach) * shells);
      if (shell < shells) share[shell] += pair;
    }
  const edges = Float64Array.from({ length: shells + 1 }, (_, k) => (reach * k) / shells);
  const volume = periods.reduce((a, b) => a * b, 1);
  for (let k = 0; k < shells; k++) share[k] /= all;
  const g = share.map((s, k) => (s * volume) / (BALL[dim] * (edges[k + 1] ** dim - edges[k] ** dim)));
  return { edges, share, g };
}
