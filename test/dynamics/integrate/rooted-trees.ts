/** A rooted tree by the trees above its root. */
export interface Tree {
  readonly order: number;
  readonly children: readonly Tree[];
  /** its density: γ = order · Πγ(children) */
  readonly gamma: number;
}

const tree = (children: readonly Tree[]): Tree => {
  const order = 1 + children.reduce((s, c) => s + c.order, 0);
  return { order, children, gamma: children.reduce((p, c) => p * c.gamma, order) };
};

/** Multisets of trees, by index in `all` downwards so that each comes once, with `total` vertices. */
function forests(all: readonly Tree[], total: number, last: number): Tree[][] {
  if (total === 0) return [[]];
  const list: Tree[][] = [];
  for (let k = 0; k <= last; k++) {
    if (all[k].order > total) continue;
    for (const rest of forests(all, total - all[k].order, k)) list.push([all[k], ...rest]);
  }
  return list;
}

/** All rooted trees of up to the given number of vertices, by order: 1, 1, 2, 4, 9, 20, 48, 115, 286, … */
export function rootedTrees(order: number): Tree[] {
  const all: Tree[] = [];
  for (let n = 1; n <= order; n++) {
    const smaller = [...all];
    for (const forest of forests(smaller, n - 1, smaller.length - 1)) all.push(tree(forest));
  }
  return all;
}

/** Φᵢ(tree) = Π over children of Σⱼ aᵢⱼ Φⱼ(child), for all stages i; each tree is worked out once. */
export function stageWeights(a: readonly (readonly number[])[]): (tree: Tree) => readonly number[] {
  const known = new Map<Tree, { readonly phi: readonly number[]; readonly sums: readonly number[] }>();
  const weigh = (tree: Tree): { readonly phi: readonly number[]; readonly sums: readonly number[] } => {
    const found = known.get(tree);
    if (found) return found;
    const above = tree.children.map((child) => weigh(child).sums);
    const phi = a.map((_, i) => above.reduce((p, sums) => p * sums[i], 1));
    const result = { phi, sums: a.map((row) => row.reduce((s, x, j) => s + x * phi[j], 0)) };
    known.set(tree, result);
    return result;
  };
  return (tree) => weigh(tree).phi;
}
