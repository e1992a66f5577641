import { ULP } from './atoms.js';
import type { Plan } from './distance.js';

/** Two measures on a circle of length L, sorted in [0, L), with the cost as a function of lifted distances. */
export interface TurnProblem {
  readonly cost: (d: number) => number;
  readonly L: number;
  readonly total: number;
  readonly x: Float64Array;
  readonly a: Float64Array;
  readonly y: Float64Array;
  readonly b: Float64Array;
}

/** The monotone coupling once around, at one shift θ. */
export interface Turn {
  readonly theta: number;
  /** the derivative of the cost with respect to θ, to the right; what the potential rises by in a turn */
  readonly drift: number;
  readonly plan: Plan;
  /** ψ at y_j in [0, L); at y_j + kL it is that plus k · drift */
  readonly potential: Float64Array;
}

/** Halvings of the bracket of θ: beyond, rounding of the masses decides. */
const HALVINGS = 60;

/**
 * Couplings at two shifts θ ≤ θ′ next to each other, with drift ≤ 0 and ≥ 0: the best shift is between them. The drift rises
 * with θ; it is below 0 for θ = −M, where all mass goes forward by more than it must, and above for θ = M.
 */
export function bestTurns(problem: TurnProblem): [low: Turn, high: Turn] {
  const { total } = problem;
  let [left, right] = [-total, total];
  while (!(driftAt(problem, left) <= 0)) left -= total;
  while (!(driftAt(problem, right) >= 0)) right += total;
  for (let k = 0; k < HALVINGS && right - left > ULP * total; k++) {
    const middle = (left + right) / 2;
    const drift = driftAt(problem, middle);
    if (drift === 0) return [turnAt(problem, middle), turnAt(problem, middle)];
    if (drift < 0) left = middle;
    else right = middle;
  }
  return [turnAt(problem, left), turnAt(problem, right)];
}

/** Where the lifted second measure is at s = θ: point j, of which `rest` is left; y_j stands for y_{j mod m} + L ⌊j/m⌋. */
function startAt({ total, b }: TurnProblem, theta: number): { j: number; rest: number } {
  const m = b.length;
  const turns = Math.floor(theta / total);
  let s = theta - turns * total;
  for (let j = 0; j < m; j++) {
    if (s < b[j]) return { j: turns * m + j, rest: b[j] - s };
    s -= b[j];
  }
  return { j: (turns + 1) * m, rest: b[0] };
}

/** Σ over the m steps from y_j to y_{j+1} of c(x − y_{j+1}) − c(x − y_j), x where the step is. */
function driftAt(problem: TurnProblem, theta: number): number {
  const { cost, L, x, a, y, b } = problem;
  const [n, m] = [x.length, y.length];
  let { j, rest } = startAt(problem, theta);
  let turn = Math.floor(j / m);
  j -= turn * m;
  let [at, left, drift] = [y[j] + turn * L, a[0], 0];
  // n + m steps: m of them advance j
  for (let i = 0, steps = 0; steps < m;) {
    if (left <= rest && i < n - 1) {
      rest -= left;
      left = a[++i];
      continue;
    }
    left -= rest;
    drift -= cost(Math.abs(x[i] - at));
    if (++j === m) {
      j = 0;
      turn++;
    }
    at = y[j] + turn * L;
    drift += cost(Math.abs(x[i] - at));
    rest = b[j];
    steps++;
  }
  return drift;
}

function turnAt(problem: TurnProblem, theta: number): Turn {
  const { cost, L, x, a, y, b } = problem;
  const [n, m] = [x.length, y.length];
  const { j: j0, rest: first } = startAt(problem, theta);
  const lifted = (j: number): number => y[((j % m) + m) % m] + Math.floor(j / m) * L;
  const size = n + m;
  const plan = { from: new Int32Array(size), to: new Int32Array(size), mass: new Float64Array(size) };
  const values = new Float64Array(m + 1);
  let phi = cost(Math.abs(x[0] - lifted(j0)));
  let [i, k, left, right] = [0, 0, a[0], first];
  for (let e = 0; e < size; e++) {
    const lastRow = i === n - 1;
    const lastColumn = k === m;
    const down = lastColumn || (!lastRow && left <= right);
    plan.from[e] = i;
    plan.to[e] = (((j0 + k) % m) + m) % m;
    plan.mass[e] = Math.max(0, lastRow && lastColumn ? Math.min(left, b[plan.to[e]] - first) : down ? left : right);
    if (lastRow && lastColumn) break;
    if (down) {
      right -= left;
      left = a[++i];
      phi = cost(Math.abs(x[i] - lifted(j0 + k))) - values[k];
    } else {
      left -= right;
      k++;
      right = b[(((j0 + k) % m) + m) % m];
      values[k] = cost(Math.abs(x[i] - lifted(j0 + k))) - phi;
    }
  }
  const drift = values[m];
  const potential = new Float64Array(m);
  for (let e = 0; e < m; e++) {
    const j = j0 + e;
    potential[((j % m) + m) % m] = values[e] - Math.floor(j / m) * drift;
  }
  return { theta, drift, plan, potential };
}
