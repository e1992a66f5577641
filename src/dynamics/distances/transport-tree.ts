import type { Plan } from './distance.js';

const NONE = -1;

/**
 * The spanning tree of a network simplex for the transport problem: nodes are the n rows and then the m columns, edges the basic
 * cells. Every node but the root (row 0) knows its parent; the flow of the edge to it is a whole number and a multiple of an
 * infinitesimal, compared in this order and never 0 together.
 */
export class TransportTree {
  readonly u: Float64Array;
  readonly v: Float64Array;
  private readonly n: number;
  private readonly m: number;
  private readonly parent: Int32Array;
  private readonly depth: Int32Array;
  private readonly flow: Float64Array;
  private readonly tiny: Float64Array;
  // children as doubly linked lists
  private readonly child: Int32Array;
  private readonly next: Int32Array;
  private readonly previous: Int32Array;
  private readonly stack: Int32Array;

  /** Starts with the cheapest cells of each row in turn. */
  constructor(
    private readonly cost: Float64Array,
    first: Float64Array,
    second: Float64Array,
  ) {
    const [n, m] = [first.length, second.length];
    [this.n, this.m] = [n, m];
    [this.u, this.v] = [new Float64Array(n), new Float64Array(m)];
    const list = (): Int32Array => new Int32Array(n + m).fill(NONE);
    [this.parent, this.child, this.next, this.previous, this.stack] = [list(), list(), list(), list(), list()];
    this.depth = new Int32Array(n + m);
    [this.flow, this.tiny] = [new Float64Array(n + m), new Float64Array(n + m)];
    this.hang(startingCells(cost, first, second));
  }

  /** Cell (i, j) enters, the first cell on its cycle to empty leaves. */
  pivot(i: number, j: number): void {
    const { parent, depth, flow, tiny, n } = this;
    // Mass goes round: up the new cell it rises, so the cells at a row of the path to it alternate falling and rising.
    let [a, b] = [i, n + j];
    let [amount, small, leaving, fromRow] = [Infinity, Infinity, NONE, true];
    const consider = (node: number, side: boolean): void => {
      if (flow[node] < amount || (flow[node] === amount && tiny[node] < small)) {
        [amount, small, leaving, fromRow] = [flow[node], tiny[node], node, side];
      }
    };
    while (a !== b)
      if (depth[a] >= depth[b]) {
        // from row i upwards: edges row → parent fall, column → parent rise
        if (a < n) consider(a, true);
        a = parent[a];
      } else {
        if (b >= n) consider(b, false);
        b = parent[b];
      }
    const top = a;
    for (let k = i; k !== top; k = parent[k]) this.shift(k, k < n ? -1 : 1, amount, small);
    for (let k = n + j; k !== top; k = parent[k]) this.shift(k, k < n ? 1 : -1, amount, small);
    // The part below the leaving edge is hung up anew at the other end of the cell.
    const [inside, outside] = fromRow ? [i, n + j] : [n + j, i];
    this.reroot(inside, leaving);
    this.attach(inside, outside);
    [flow[inside], tiny[inside]] = [amount, small];
    this.refresh(inside);
  }

  /** Cells with their masses. */
  plan(unit: number): Plan {
    const { n, m, parent, flow } = this;
    const size = n + m - 1;
    const out = { from: new Int32Array(size), to: new Int32Array(size), mass: new Float64Array(size) };
    let k = 0;
    for (let node = 0; node < n + m; node++) {
      if (parent[node] === NONE) continue;
      out.from[k] = node < n ? node : parent[node];
      out.to[k] = (node < n ? parent[node] : node) - n;
      out.mass[k++] = flow[node] * unit;
    }
    return out;
  }

  private shift(node: number, sign: number, amount: number, small: number): void {
    this.flow[node] += sign * amount;
    this.tiny[node] += sign * small;
  }

  /** Turns the path from `node` up to `leaving` around and cuts it off there. */
  private reroot(node: number, leaving: number): void {
    const { parent, flow, tiny } = this;
    let [below, k] = [NONE, node];
    let [carried, carriedTiny] = [0, 0];
    while (true) {
      const above = parent[k];
      this.detach(k);
      const [f, t] = [flow[k], tiny[k]];
      if (below !== NONE) {
        this.attach(k, below);
        [flow[k], tiny[k]] = [carried, carriedTiny];
      }
      [carried, carriedTiny] = [f, t];
      if (k === leaving) return;
      below = k;
      k = above;
    }
  }

  private attach(node: number, parent: number): void {
    const first = this.child[parent];
    this.parent[node] = parent;
    this.next[node] = first;
    this.previous[node] = NONE;
    if (first !== NONE) this.previous[first] = node;
    this.child[parent] = node;
  }

  private detach(node: number): void {
    const [before, after, parent] = [this.previous[node], this.next[node], this.parent[node]];
    if (before === NONE) this.child[parent] = after;
    else this.next[before] = after;
    if (after !== NONE) this.previous[after] = before;
    this.parent[node] = NONE;
  }

  /** Depths and potentials from a node downwards: u + v = c along edges. */
  private refresh(from: number): void {
    const { cost, n, m, u, v, parent, depth, child, next, stack } = this;
    let size = 0;
    stack[size++] = from;
    while (size > 0) {
      const node = stack[--size];
      const above = parent[node];
      if (above !== NONE) {
        depth[node] = depth[above] + 1;
        if (node < n) u[node] = cost[node * m + above - n] - v[above - n];
        else v[node - n] = cost[above * m + node - n] - u[above];
      }
      for (let k = child[node]; k !== NONE; k = next[k]) stack[size++] = k;
    }
  }

  /** Makes the tree of the starting cells, from row 0. */
  private hang(cells: readonly StartingCell[]): void {
    const { n, m } = this;
    const at: StartingCell[][] = Array.from({ length: n + m }, () => []);
    for (const cell of cells) {
      at[cell.row].push(cell);
      at[n + cell.column].push(cell);
    }
    const queue = [0];
    for (const node of queue)
      for (const { row, column, flow, tiny } of at[node]) {
        const other = node < n ? n + column : row;
        if (other === this.parent[node]) continue;
        this.attach(other, node);
        [this.flow[other], this.tiny[other]] = [flow, tiny];
        queue.push(other);
      }
    this.refresh(0);
  }
}

interface StartingCell {
  readonly row: number;
  readonly column: number;
  readonly flow: number;
  readonly tiny: number;
}

/** Rows in turn fill their cheapest columns that have room: n + m − 1 cells, as no two fill up together. */
function startingCells(cost: Float64Array, first: Float64Array, second: Float64Array): StartingCell[] {
  const [n, m] = [first.length, second.length];
  const cells: StartingCell[] = [];
  const room = second.slice();
  // the infinitesimals: 1 for each row, n for the last column
  const tinyRoom = new Float64Array(m);
  tinyRoom[m - 1] = n;
  const open = Int32Array.from({ length: m }, (_, j) => j);
  let left = m;
  for (let row = 0; row < n; row++) {
    let [flow, tiny] = [first[row], 1];
    while (flow > 0 || tiny > 0) {
      let at = 0;
      for (let k = 1; k < left; k++) if (cost[row * m + open[k]] < cost[row * m + open[at]]) at = k;
      const column = open[at];
      const fills = room[column] < flow || (room[column] === flow && tinyRoom[column] <= tiny);
      const [moved, movedTiny] = fills ? [room[column], tinyRoom[column]] : [flow, tiny];
      cells.push({ row, column, flow: moved, tiny: movedTiny });
      [flow, tiny] = [flow - moved, tiny - movedTiny];
      [room[column], tinyRoom[column]] = [room[column] - moved, tinyRoom[column] - movedTiny];
      // the last cell of all empties row and column
      if (fills) open[at] = open[--left];
      if (left === 0) break;
    }
  }
  return cells;
}
