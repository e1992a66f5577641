import { signature } from '../engines/census.js';
import { toRows } from '../engines/arbitrary/flow.js';
import { directSum } from '../finite/direct-sum.js';
import { flowOf, modelOf, smallFlow } from '../finite/flow.js';
import { tensor } from '../finite/tensor.js';
import type { Pattern } from '../properties/pattern.js';
import type { AtlasWitness } from './atlas.js';
import { compareFlows } from './atlas.js';
import { shrinkPattern } from './climb.js';

type Flow = AtlasWitness['flow'];

/** Most points of a combination. */
const MAX_POINTS = 6;

/**
 * Direct sums and tensor products of known flows, by their patterns, each made small. Patterns of models that fall apart
 * are sums of patterns of their parts, and are rare among random flows.
 */
export function combinations(flows: readonly Flow[]): Map<Pattern, Flow> {
  const found = new Map<Pattern, number[][]>();
  const models = flows.map((flow) => modelOf(smallFlow(flow)));
  for (const a of models) {
    for (const b of models) {
      const both = [
        ...(a.n + b.n <= MAX_POINTS ? [directSum(a, b)] : []),
        ...(a.n * b.n <= MAX_POINTS ? [tensor(a, b)] : []),
      ];
      for (const model of both) {
        const { n, doubles } = flowOf(model);
        const flow = toRows(n, Array.from(doubles));
        const pattern = signature(smallFlow(flow));
        const known = found.get(pattern);
        if (!known || compareFlows(flow, known) < 0) found.set(pattern, flow);
      }
    }
  }
  return new Map([...found].map(([pattern, flow]) => [pattern, shrinkPattern(flow, pattern)]));
}
