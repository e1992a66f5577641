import { signature } from '../engines/census.js';
import { toRows } from '../engines/arbitrary/flow.js';
import { minimise } from '../engines/minimise.js';
import { MARGINS } from '../engines/target/margins.js';
import type { Random } from '../engines/target/random.js';
import type { FlowMatrix } from '../finite/flow.js';
import { smallFlow } from '../finite/flow.js';
import type { Pattern } from '../properties/pattern.js';
import { ATLAS_PROPERTIES } from '../properties/pattern.js';

type Rows = number[][];

/** What {@link climbToPattern} looks for and how long. */
export interface PatternSearch {
  readonly pattern: Pattern;
  readonly points: number;
  /** entries 0..top */
  readonly top: number;
  readonly evaluations: number;
}

/** Evaluations without progress after which a walk starts again. */
const PATIENCE = 400;

/**
 * Integer flows by a walk that never goes uphill: the cost is the number of properties that are wrong, each with how far
 * its margin is off. Moves: change an entry, copy a row or a column, clear an entry, exchange two. A flow of the pattern
 * itself is decided exactly. The first one found, or undefined.
 */
export function climbToPattern(search: PatternSearch, random: Random): Rows | undefined {
  const { pattern, points, top, evaluations } = search;
  let current = start(points, top, random);
  let cost = costOf(current, pattern);
  for (let k = 0, idle = 0; k < evaluations; k++) {
    if (cost === 0) return toRows(points, Array.from(current));
    if (idle++ > PATIENCE) {
      current = start(points, top, random);
      cost = costOf(current, pattern);
      idle = 0;
    }
    const next = step(points, top, current, random);
    const changed = costOf(next, pattern);
    if (changed > cost) continue;
    if (changed < cost) idle = 0;
    current = next;
    cost = changed;
  }
  return undefined;
}

/** The smallest flow of a pattern that greedy steps reach from one that has it. */
export const shrinkPattern = (flow: Rows, pattern: Pattern): Rows =>
  minimise({ flow }, (x) => signature(smallFlow(x.flow as unknown as Rows)) === pattern).flow as unknown as Rows;

function start(n: number, top: number, random: Random): Float64Array {
  const dense = random.uniform();
  return Float64Array.from({ length: n * n }, () => (random.uniform() < dense ? 1 + random.below(top) : 0));
}

function step(n: number, top: number, from: Float64Array, random: Random): Float64Array {
  const to = from.slice();
  const [a, b] = [random.below(n), random.below(n)];
  const at = a * n + b;
  switch (random.below(8)) {
    case 0:
      for (let j = 0; j < n; j++) to[a * n + j] = from[b * n + j];
      break;
    case 1:
      for (let i = 0; i < n; i++) to[i * n + a] = from[i * n + b];
      break;
    case 2:
      to[at] = 0;
      break;
    case 3:
      to[at] = random.below(top + 1);
      break;
    case 4: {
      const other = random.below(n * n);
      [to[at], to[other]] = [from[other], from[at]];
      break;
    }
    default:
      for (let k = 1 + random.below(2); k > 0; k--) {
        const place = random.below(n * n);
        to[place] = Math.min(top, Math.max(0, to[place] + (random.uniform() < 0.5 ? 1 : -1)));
      }
  }
  return to;
}

/** 0 iff the flow has just this pattern, infinite for what is no flow. */
function costOf(F: Float64Array, pattern: Pattern): number {
  const n = Math.sqrt(F.length);
  for (let i = 0; i < n; i++) if (F.subarray(i * n, (i + 1) * n).every((f) => f === 0)) return Infinity;
  const flow: FlowMatrix = { n, doubles: F };
  let cost = 0;
  for (let wrong = signature(flow) ^ pattern, k = 0; wrong !== 0; wrong >>= 1, k++)
    if ((wrong & 1) === 1) cost += 1 + Math.min(1, Math.abs(MARGINS[ATLAS_PROPERTIES[k]](n, F)));
  return cost;
}
