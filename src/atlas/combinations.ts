import { signature } from '../engines/census.js';
import { smallFlow } from '../finite/flow.js';
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
  const found = new Map<Pattern, Flow>();
  for (const a of flows) {
    for (const b of flows) {
      const both = [
        ...(a.length + b.length <= MAX_POINTS ? [directSum(a, b)] : []),
        ...(a.length * b.length <= MAX_POINTS ? [tensor(a, b)] : []),
      ];
      for (const flow of both) {
        const pattern = signature(smallFlow(flow));
        const known = found.get(pattern);
        if (!known || compareFlows(flow, known) < 0) found.set(pattern, flow);
      }
    }
  }
  return new Map(
    [...found].map(([pattern, flow]) => [
      pattern,
      shrinkPattern(
        flow.map((row) => row.slice()),
        pattern,
      ),
    ]),
  );
}

const directSum = (a: Flow, b: Flow): Flow => [
  ...a.map((row) => [...row, ...b.map(() => 0)]),
  ...b.map((row) => [...a.map(() => 0), ...row]),
];

const tensor = (a: Flow, b: Flow): Flow =>
  a.flatMap((row) => b.map((other) => row.flatMap((x) => other.map((y) => x * y))));
