import { MAX_ENCODED_POINTS, existenceProblem } from '../engines/smt/existence.js';
import type { Solver } from '../engines/smt/solver.js';
import type { Pattern } from '../properties/pattern.js';
import { ATLAS_PROPERTIES, propertiesOf } from '../properties/pattern.js';

/** Seconds for each question to the solver. */
const LIMIT = 5;

/**
 * How many points a model of the pattern needs at least, as far as the solver can tell: a sentence, empty if it cannot.
 *
 * @param points of a model that has it
 */
export async function fewestPoints(pattern: Pattern, points: number, solver: Solver): Promise<string> {
  const has = propertiesOf(pattern);
  const lacks = ATLAS_PROPERTIES.filter((name) => !has.includes(name));
  let excluded = 0;
  for (let n = 1; n < points && n <= MAX_ENCODED_POINTS; n++) {
    const { outcome } = await solver.solve(existenceProblem(has, lacks, n), LIMIT);
    if (outcome !== 'proved') break;
    excluded = n;
  }
  if (excluded === 0) return points === 1 ? 'one point is the least' : '';
  return excluded === points - 1
    ? `${points} points are the least: none with fewer (z3)`
    : `none with ${excluded === 1 ? 'one point' : `up to ${excluded} points`} (z3)`;
}
