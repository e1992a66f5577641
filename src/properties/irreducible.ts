import type { Digraph } from '../finite/graph.js';
import { components, digraphOf, reverse, searchTree } from '../finite/graph.js';
import type { FlowMatrix } from '../finite/flow.js';
import type { FiniteModel } from '../finite/model.js';
import { ZERO, rational } from '../scalar/rational.js';
import type { Property } from './property.js';
import { certified } from './property.js';

/** Who listens to whom. */
export const digraphOfModel = ({ n, flow }: FiniteModel): Digraph => digraphOf(n, (k) => flow[k].n > 0n);
export const digraphOfFlow = ({ n, doubles, integers }: FlowMatrix): Digraph =>
  digraphOf(n, integers ? (k) => integers[k] > 0n : (k) => doubles[k] > 0);

/** A strongly connected component that no arrow leaves; proper unless the graph is strongly connected. */
export function closedSet(graph: Digraph): number[] {
  const { label, count } = components(graph);
  const open = new Set<number>();
  graph.next.forEach((row, i) => row.forEach((j) => label[i] !== label[j] && open.add(label[i])));
  const closed = Array.from({ length: count }, (_, c) => c).find((c) => !open.has(c));
  return label.flatMap((c, i) => (c === closed ? [i] : []));
}

/** No proper set of points listens to itself alone: the graph of F is strongly connected. */
export const irreducible: Property = {
  name: 'irreducible',
  meaning: 'everybody hears of everybody, directly or through others',
  definition: String.raw`\text{for all }i,j\text{ there is }k\text{ with }(A^k)_{ij}>0`,
  source: 'standard',
  defect: 'number of strongly connected components, minus 1',
  decide(model) {
    const graph = digraphOfModel(model);
    const { count } = components(graph);
    if (count === 1) {
      const [from, to] = [searchTree(graph, 0).parent, searchTree(reverse(graph), 0).parent];
      return certified('holds', ZERO, { kind: 'spanning-trees', from, to });
    }
    return certified('fails', rational(BigInt(count - 1)), { kind: 'closed-set', points: closedSet(graph) });
  },
  holds: (flow) => components(digraphOfFlow(flow)).count === 1,
};
