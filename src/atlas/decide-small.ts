import type { Cube } from '../engines/derive/chain.js';
import { signature } from '../engines/census.js';
import { MAX_ENCODED_POINTS, existenceProblem } from '../engines/smt/existence.js';
import type { Solver } from '../engines/smt/solver.js';
import { smallFlow } from '../finite/flow.js';
import { propertiesOf } from '../properties/pattern.js';
import type { AtlasWitness } from './atlas.js';
import { cubeText } from './atlas.js';
import { shrinkPattern } from './climb.js';
import type { Found } from './find.js';

/** Seconds for each question to the solver. */
const LIMIT = 20;

/**
 * Asks the solver what the atlas leaves open about models of few points: one question for each conjunction and each number
 * of points. A solution is decided exactly and made small. What the solver does not answer stays open.
 */
export async function decideSmall(
  open: Extract<Found, { outcome: 'open' }>,
  points: number,
  solver: Solver,
): Promise<Found> {
  if (points > MAX_ENCODED_POINTS) return open;
  const settled: string[] = [];
  const unanswered: Cube[] = [];
  for (const cube of open.left) {
    let all = true;
    for (let n = 1; n <= points; n++) {
      const answer = await solver.solve(existenceProblem(propertiesOf(cube.has), propertiesOf(cube.lacks), n), LIMIT);
      if (answer.outcome === 'counterexample') {
        const witness = witnessFrom(answer.instance.flow as unknown as number[][], cube);
        if (witness) return { outcome: 'witness', witness };
      }
      all &&= answer.outcome === 'proved';
    }
    if (all) settled.push(`${cubeText(cube)}: none with N ≤ ${points} (z3)`);
    else unanswered.push(cube);
  }
  return unanswered.length > 0 ? { ...open, left: unanswered } : { outcome: 'impossible', reasons: [], settled };
}

function witnessFrom(flow: number[][], { has, lacks }: Cube): AtlasWitness | undefined {
  const pattern = signature(smallFlow(flow));
  if ((has & ~pattern) !== 0 || (lacks & pattern) !== 0) return undefined;
  return { id: 'z3', pattern, flow: shrinkPattern(flow, pattern), minimality: 'found by z3, made small' };
}
