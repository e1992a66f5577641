import fc from 'fast-check';
import { ballPositiveFlow, mixedFlow, nearBallPositive, nearConservative } from '../engines/arbitrary/boundary.js';
import { conservativeFlow, doublyStochasticFlow } from '../engines/arbitrary/conservative.js';
import { field, masses, partition, positiveField, withData } from '../engines/arbitrary/field.js';
import { idempotentFlow } from '../engines/arbitrary/idempotent.js';
import type { Rows } from '../engines/arbitrary/flow.js';
import { anyFlow } from '../engines/arbitrary/flow.js';
import { segregationFlow, symmetricFlow } from '../engines/arbitrary/symmetric.js';
import type { Family, Instance } from '../engines/claim.js';

/** The families of flows that claims draw from, by name, and the data that goes with a flow. */

export interface FlowSource {
  readonly name: string;
  readonly flow: fc.Arbitrary<Rows>;
}

export const ANY: FlowSource = { name: 'any flows, N ≤ 8', flow: anyFlow() };
export const CONSERVATIVE: FlowSource = {
  name: 'conservative flows (sums of cycles), N ≤ 8',
  flow: conservativeFlow(),
};
export const DOUBLY_STOCHASTIC: FlowSource = { name: 'sums of permutations, N ≤ 8', flow: doublyStochasticFlow() };
export const SYMMETRIC: FlowSource = { name: 'symmetric flows (weighted graphs), N ≤ 8', flow: symmetricFlow() };
export const SEGREGATION: FlowSource = { name: 'symmetric positive flows P Pᵀ, N ≤ 8', flow: segregationFlow() };
export const BALL_POSITIVE: FlowSource = { name: 'lazy conservative and P Pᵀ flows, N ≤ 8', flow: ballPositiveFlow() };
export const NEAR_BALL_POSITIVE: FlowSource = {
  name: 'on the boundary of ball-positivity or off it by 1 in up to 10⁷, N ≤ 6',
  flow: nearBallPositive(),
};
export const NEAR_CONSERVATIVE: FlowSource = {
  name: 'conservative up to at most 1 in up to 10⁷, N ≤ 8',
  flow: nearConservative(),
};
export const MIXED: FlowSource = { name: 'all kinds mixed, N ≤ 8', flow: mixedFlow() };

export const IDEMPOTENT: FlowSource = {
  name: 'idempotent flows (blocks and listeners), N ≤ 8',
  flow: idempotentFlow(),
};
export const DISCRETE: FlowSource = {
  name: 'diagonal flows and idempotent ones, N ≤ 5',
  flow: fc.oneof(
    masses(3).map((m) => m.map((f, i) => m.map((_, j) => (i === j ? f : 0)))),
    idempotentFlow(1, 5),
  ),
};
export const POSITIVE: FlowSource = {
  name: 'flows without zeros, N ≤ 8',
  flow: anyFlow().map((rows) => rows.map((row) => row.map((f) => f + 1))),
};

/** Cases `{ flow }`. */
export const bare = (source: FlowSource): Family => ({
  name: source.name,
  arbitrary: source.flow.map((flow): Instance => ({ flow })),
});

/** Data drawn for a flow, by the key under which it is stored. */
const DATA = {
  u: (n: number) => field(n),
  v: (n: number) => field(n),
  f: (n: number) => positiveField(n),
  masses: (n: number) => masses(n),
  partition: (n: number) => partition(n),
  halves: (n: number) => partition(n, 2),
  p: () => fc.integer({ min: 1, max: 4 }),
  anyP: () => fc.integer({ min: 1, max: 6 }),
} as const;

const KEYS: Readonly<Record<keyof typeof DATA, string>> = {
  u: 'u',
  v: 'v',
  f: 'f',
  masses: 'masses',
  partition: 'partition',
  halves: 'partition',
  p: 'p',
  anyP: 'p',
};

/** Cases `{ flow, ...data }`. */
export const withFields = (source: FlowSource, ...data: readonly (keyof typeof DATA)[]): Family => ({
  name: source.name,
  arbitrary: withData(
    source.flow.map((flow) => ({ flow })),
    ({ flow }) =>
      fc
        .tuple(...data.map((key): fc.Arbitrary<unknown> => DATA[key](flow.length)))
        .map((values) => Object.fromEntries(values.map((value, i) => [KEYS[data[i]], value]))),
  ) as fc.Arbitrary<Instance>,
});
