import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyFlow } from '../../src/engines/arbitrary/flow.js';
import { components, digraphOf, period, reverse, searchTree } from '../../src/finite/graph.js';

const graphOf = (rows: readonly (readonly number[])[]) => digraphOf(rows.length, (k) => rows.flat()[k] > 0);

/** Shortest distances by Floyd and Warshall. */
function distances(rows: readonly (readonly number[])[]): number[][] {
  const d = rows.map((row, i) => row.map((f, j) => (i === j ? 0 : f > 0 ? 1 : Infinity)));
  for (let k = 0; k < rows.length; k++)
    for (let i = 0; i < rows.length; i++)
      for (let j = 0; j < rows.length; j++) d[i][j] = Math.min(d[i][j], d[i][k] + d[k][j]);
  return d;
}

describe('the graph of who listens to whom', () => {
  it('has breadth-first trees of shortest paths', () => {
    fc.assert(
      fc.property(anyFlow(1, 7), fc.nat(), (rows, k) => {
        const [graph, root] = [graphOf(rows), k % rows.length];
        const { parent, depth } = searchTree(graph, root);
        const d = distances(rows)[root];
        depth.forEach((x, j) => {
          expect(x).toBe(d[j] === Infinity ? -1 : d[j]);
          if (x > 0) {
            expect(rows[parent[j]][j]).toBeGreaterThan(0);
            expect(depth[parent[j]]).toBe(x - 1);
          }
        });
        expect(parent[root]).toBe(root);
        expect(reverse(reverse(graph))).toEqual(graph);
      }),
      { seed: 71, numRuns: 150 },
    );
  });

  it('has components of mutual reach, numbered by their smallest point', () => {
    fc.assert(
      fc.property(anyFlow(1, 7), (rows) => {
        const { label, count } = components(graphOf(rows));
        const d = distances(rows);
        label.forEach((a, i) =>
          label.forEach((b, j) => expect(a === b).toBe(d[i][j] < Infinity && d[j][i] < Infinity)),
        );
        expect([...new Set(label)]).toEqual(Array.from({ length: count }, (_, c) => c));
      }),
      { seed: 72, numRuns: 150 },
    );
  });

  it.each([
    [[[1]], 1],
    [
      [
        [0, 1],
        [1, 0],
      ],
      2,
    ],
    [
      [
        [1, 1],
        [1, 0],
      ],
      1,
    ],
    [
      [
        [0, 1, 0],
        [0, 0, 1],
        [1, 0, 0],
      ],
      3,
    ],
    [
      [
        [0, 1, 0, 0],
        [0, 0, 1, 0],
        [1, 0, 0, 1],
        [0, 1, 0, 0],
      ],
      3,
    ],
    [
      [
        [0, 1, 0, 1],
        [1, 0, 1, 0],
        [0, 1, 0, 1],
        [1, 0, 1, 0],
      ],
      2,
    ],
  ])('has the period of its cycles: %j has %i', (rows, expected) => {
    const { period: found, phase } = period(graphOf(rows));
    expect(found).toBe(expected);
    rows.forEach((row, i) => row.forEach((f, j) => f > 0 && expect(phase[j]).toBe((phase[i] + 1) % found)));
  });
});
