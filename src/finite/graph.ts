/**
 * The directed graph of a flow matrix: i -> j when i listens to j, F_ij > 0. Irreducibility and primitivity of A
 * depend on nothing else.
 */
export interface Digraph {
  readonly n: number;
  /** successors of each point */
  readonly next: readonly (readonly number[])[];
}

export function digraphOf(n: number, positive: (k: number) => boolean): Digraph {
  const next = Array.from({ length: n }, (_, i) => {
    const row: number[] = [];
    for (let j = 0; j < n; j++) if (positive(i * n + j)) row.push(j);
    return row;
  });
  return { n, next };
}

/** The same graph with every arrow turned round. */
export function reverse({ n, next }: Digraph): Digraph {
  const back: number[][] = Array.from({ length: n }, () => []);
  next.forEach((row, i) => row.forEach((j) => back[j].push(i)));
  return { n, next: back };
}

/** Breadth-first search: for each point its parent on a path from the root, the root for itself, -1 if unreached. */
export function searchTree({ n, next }: Digraph, root: number): { parent: number[]; depth: number[] } {
  const parent = Array.from({ length: n }, () => -1);
  const depth = Array.from({ length: n }, () => -1);
  parent[root] = root;
  depth[root] = 0;
  const queue = [root];
  for (const i of queue) {
    for (const j of next[i]) {
      if (parent[j] !== -1) continue;
      parent[j] = i;
      depth[j] = depth[i] + 1;
      queue.push(j);
    }
  }
  return { parent, depth };
}

/** Strongly connected components as labels 0..C-1, numbered by their smallest point. Forward-backward search. */
export function components(graph: Digraph): { label: number[]; count: number } {
  const back = reverse(graph);
  const label = Array.from({ length: graph.n }, () => -1);
  let count = 0;
  for (let i = 0; i < graph.n; i++) {
    if (label[i] !== -1) continue;
    const [down, up] = [searchTree(graph, i).parent, searchTree(back, i).parent];
    for (let j = i; j < graph.n; j++) if (down[j] !== -1 && up[j] !== -1) label[j] = count;
    count++;
  }
  return { label, count };
}

/** Period of a strongly connected graph, gcd of its cycle lengths, with the class of each point modulo it. */
export function period(graph: Digraph): { period: number; phase: number[] } {
  const { depth } = searchTree(graph, 0);
  let g = 0;
  graph.next.forEach((row, i) => {
    for (const j of row) {
      let [a, b] = [g, Math.abs(depth[i] + 1 - depth[j])];
      while (b !== 0) [a, b] = [b, a % b];
      g = a;
    }
  });
  return { period: g, phase: depth.map((d) => d % g) };
}
