import { addCycle } from '../../../engines/arbitrary/conservative.js';
import type { Rows } from '../../../engines/arbitrary/flow.js';
import { signature } from '../../../engines/census.js';
import type { Exhaustion, Instance } from '../../../engines/claim.js';
import { codeCount, enumerateFlows } from '../../../engines/enumerate.js';
import { smallFlow } from '../../../finite/flow.js';
import type { AtlasProperty } from '../../../properties/pattern.js';
import { bitOf } from '../../../properties/pattern.js';
import type { OperationName } from './operations.js';
import { OPERATIONS } from './operations.js';

/**
 * Irreducible, primitive and positive are read off the support of F, and so they are for what the operations make. So
 * one model for each support, or pair of supports, decides such a cell for all models of so few points.
 */
const MAX_SUPPORT = 3;

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const sizes = range(MAX_SUPPORT).map((k) => k + 1);
const permutations = (n: number): number[][] =>
  n === 0 ? [[]] : permutations(n - 1).flatMap((p) => range(n).map((at) => p.toSpliced(at, 0, n - 1)));
const labellings = (n: number, labels: number): number[][] =>
  range(labels ** n).map((code) => range(n).map((k) => Math.floor(code / labels ** k) % labels));

const has = (property: AtlasProperty, rows: Rows): boolean => (signature(smallFlow(rows)) & bitOf(property)) !== 0;

/** One 0/1 flow for each support up to permutation. */
const classes = (n: number): Rows[] => [...enumerateFlows(n, 1, 0, codeCount(n, 1))];

/** Every support, with the labels of the points. */
const labelled = (n: number): Rows[] =>
  labellings(n * n, 2)
    .map((x) => range(n).map((i) => x.slice(i * n, i * n + n)))
    .filter((rows) => rows.every((row) => row.includes(1)));

/** The same support with all κ equal, the same for all supports of the size. */
const levelledTo = (rows: Rows): Rows => {
  const kappa = [1, 2, 6][rows.length - 1];
  return rows.map((row) => {
    const share = kappa / row.filter((f) => f > 0).length;
    return row.map((f) => f * share);
  });
};

/** The sum of all cycles in a support: conservative, and with this support if any conservative flow has it. */
function circulationIn(support: Rows): Rows {
  const n = support.length;
  const rows: Rows = range(n).map(() => range(n).map(() => 0));
  for (const p of permutations(n)) {
    for (let length = 1; length <= n; length++) {
      const at = p.slice(0, length);
      if (at[0] !== Math.min(...at)) continue;
      if (at.every((i, k) => support[i][at[(k + 1) % length]] > 0)) addCycle(rows, at, 1);
    }
  }
  return rows;
}

function casesOf(operation: OperationName, property: AtlasProperty): readonly Instance[] {
  const singles = sizes.flatMap(classes).filter((rows) => has(property, rows));
  const pairs = sizes.flatMap((n) => {
    const second = labelled(n).filter((rows) => has(property, rows));
    return singles.filter((F) => F.length === n).flatMap((first) => second.map((G) => ({ first, second: G })));
  });
  switch (operation) {
    case 'adjoint':
    case 'symmetrise-sum':
      return singles
        .map((support) => ({ support, flow: circulationIn(support) }))
        .filter(({ support, flow }) => flow.every((row, i) => row.every((f, j) => f > 0 === support[i][j] > 0)))
        .map(({ flow }) => ({ flow }));
    case 'powers':
      // From (n-1)² + 1 on all powers of a primitive matrix are positive (Wielandt).
      return singles.flatMap((flow) =>
        range((flow.length - 1) ** 2 + 2)
          .slice(2)
          .map((exponent) => ({ flow, exponent })),
      );
    case 'coarsening':
      return singles.flatMap((flow) =>
        labellings(flow.length, flow.length)
          .filter((label) => label.every((a, i) => a <= Math.max(-1, ...label.slice(0, i)) + 1))
          .map((partition) => ({ flow, partition })),
      );
    case 'restriction':
      return singles.flatMap((flow) => labellings(flow.length, 2).map((partition) => ({ flow, partition })));
    case 'mixture':
      return pairs.map(({ first, second }) => ({
        first: levelledTo(first),
        second: levelledTo(second),
        theta: '1/2',
      }));
    case 'sum':
      return pairs;
    case 'tensor':
      return singles.flatMap((first) => singles.map((second) => ({ first, second })));
    default:
      throw new RangeError(`${operation} has no cell that is decided by supports`);
  }
}

const KNOWN = new Map<OperationName, readonly Instance[]>();

/** Cases of the properties in turn, so that the first few of them have all. */
export function supportsOf(operation: OperationName, properties: readonly AtlasProperty[]): Exhaustion {
  const { conservative } = OPERATIONS[operation];
  return {
    get cases() {
      const known = KNOWN.get(operation);
      if (known) return known;
      const lists = properties.map((property) => casesOf(operation, property).map((x) => ({ property, ...x })));
      const longest = Math.max(...lists.map((list) => list.length));
      const cases = range(longest).flatMap((k) => lists.flatMap((list) => list.slice(k, k + 1)));
      KNOWN.set(operation, cases);
      return cases;
    },
    because: `hypothesis and conclusion depend on supports alone, and these are all that ${conservative ? 'conservative ' : ''}models have, up to permutation`,
    domain: `all ${conservative ? 'conservative ' : ''}models with N ≤ ${MAX_SUPPORT}`,
  };
}
