import { components, period } from '../finite/graph.js';
import { ZERO, rational } from '../scalar/rational.js';
import { closedSet, digraphOfFlow, digraphOfModel } from './irreducible.js';
import type { Property } from './property.js';
import { certified } from './property.js';

/** Some power of A has only positive entries: irreducible of period 1. Then A^k is positive for k >= (n-1)² + 1 (Wielandt). */
export const primitive: Property = {
  name: 'primitive',
  meaning: 'after some number of rounds everybody has heard everybody',
  definition: String.raw`A^k>0\text{ entrywise for some }k`,
  source: 'standard',
  defect: 'components minus 1 if reducible, otherwise period minus 1',
  decide(model) {
    const graph = digraphOfModel(model);
    const { count } = components(graph);
    if (count > 1)
      return certified('fails', rational(BigInt(count - 1)), { kind: 'closed-set', points: closedSet(graph) });
    const { period: d, phase } = period(graph);
    if (d > 1) return certified('fails', rational(BigInt(d - 1)), { kind: 'cyclic', period: d, phase });
    return certified('holds', ZERO, { kind: 'positive-power', exponent: positivePower(graph.n, graph.next) });
  },
  holds(flow) {
    const graph = digraphOfFlow(flow);
    return components(graph).count === 1 && period(graph).period === 1;
  },
};

/** The smallest power of 2 at which a primitive pattern is positive. Bit rows, so n³/32 steps a squaring. */
function positivePower(n: number, next: readonly (readonly number[])[]): number {
  const words = Math.ceil(n / 32);
  let rows = next.map((row) => {
    const bits = new Uint32Array(words);
    for (const j of row) bits[j >> 5] |= 1 << (j & 31);
    return bits;
  });
  const has = (row: Uint32Array, j: number): boolean => ((row[j >> 5] >>> (j & 31)) & 1) === 1;
  const full = (row: Uint32Array): boolean => Array.from({ length: n }, (_, j) => j).every((j) => has(row, j));
  let exponent = 1;
  for (; !rows.every(full) && exponent <= n * n; exponent *= 2) {
    rows = rows.map((row) => {
      const squared = new Uint32Array(words);
      for (let k = 0; k < n; k++) if (has(row, k)) for (let w = 0; w < words; w++) squared[w] |= rows[k][w];
      return squared;
    });
  }
  return exponent;
}
