import type { PairPath, PairTask } from '../pair-sums.js';
import type { WaveKernel } from './symbol.js';
import { waveKernel } from './symbol.js';
import { WIDTH, fillWindow } from './window.js';

/**
 * All pairs of a smooth kernel on T¹ or T² by a non-uniform Fourier transform: masses and momenta are spread onto a grid, convolved
 * there, and read off at the agents. O(n + g log g) for g nodes, which depends on the kernel alone.
 *
 *     |error of seen_i| ≤ FOURIER_ERROR φ(0) Σ m,    |error of pull_i| ≤ FOURIER_ERROR φ(0) Σ m · 2 max |v − v̄|
 *
 * Not antisymmetric to the last digit, as sums over pairs are. Only on tori of dimension 1 and 2, and for kernels without kinks.
 */
export const fourierPairs: PairPath = (task, { pull, seen }) => {
  const { periods } = task;
  const waves = periods && waveKernel(task.kernel, periods);
  if (!waves) return false;
  const { n, dim, v } = task;
  const mean = meanVelocity(task);
  const places = placesOf(task, periods, waves.nodes);
  // Fields: masses, then momenta relative to the mean, two at a time as the parts of a complex one.
  const charge = (c: number): Float64Array =>
    Float64Array.from({ length: n }, (_, i) => task.masses[i] * (c === 0 ? 1 : v[i * dim + c - 1] - mean[c - 1]));
  const fields = Array.from({ length: dim + 1 }, (_, c) => charge(c));
  const results: Float64Array[] = [];
  for (let c = 0; c < fields.length; c += 2) results.push(...convolved(waves, places, dim, fields[c], fields[c + 1]));
  for (let i = 0; i < n; i++) {
    seen[i] = results[0][i];
    for (let k = 0; k < dim; k++) pull[i * dim + k] = results[k + 1][i] - (v[i * dim + k] - mean[k]) * seen[i];
  }
  return true;
};

/** See {@link fourierPairs}: of the window, measured to be below a third of this, and of the waves that are left out. */
export const FOURIER_ERROR = 1e-10;

function meanVelocity({ n, dim, v, masses }: PairTask): number[] {
  const momentum = Array.from({ length: dim }, () => 0);
  let mass = 0;
  for (let i = 0; i < n; i++) {
    mass += masses[i];
    for (let k = 0; k < dim; k++) momentum[k] += masses[i] * v[i * dim + k];
  }
  return momentum.map((p) => p / mass);
}

/** Coordinates in units of the grid, in [0, nodes); n × dim. */
function placesOf({ n, dim, x }: PairTask, periods: readonly number[], nodes: number): Float64Array {
  const places = new Float64Array(n * dim);
  for (let k = 0; k < dim; k++)
    for (let i = 0; i < n; i++) {
      const t = x[i * dim + k] / periods[k];
      places[i * dim + k] = (t - Math.floor(t)) * nodes;
    }
  return places;
}

/** Σⱼ φ(xᵢ − xⱼ) aⱼ and the same for b, at all i. */
function convolved(
  { nodes, transform, symbol }: WaveKernel,
  places: Float64Array,
  dim: number,
  a: Float64Array,
  b: Float64Array | undefined,
): Float64Array[] {
  const re = new Float64Array(transform.size);
  const im = new Float64Array(transform.size);
  const [spread, read] = dim === 1 ? [spreadOnLine, readOnLine] : [spreadInPlane, readInPlane];
  spread(re, im, nodes, places, a, b ?? new Float64Array(a.length));
  transform.multiply(re, im, symbol);
  const out = [new Float64Array(a.length), new Float64Array(a.length)];
  read(re, im, nodes, places, out[0], out[1]);
  return b ? out : [out[0]];
}

type Points = (
  re: Float64Array,
  im: Float64Array,
  nodes: number,
  places: Float64Array,
  a: Float64Array,
  b: Float64Array,
) => void;

/** The nodes of a window modulo their number. */
function fillNodes(out: Int32Array, at: number, first: number, nodes: number): void {
  for (let l = 0; l < WIDTH; l++) {
    const node = (first + l) % nodes;
    out[at + l] = node < 0 ? node + nodes : node;
  }
}

const spreadOnLine: Points = (re, im, nodes, places, a, b) => {
  const weight = new Float64Array(WIDTH);
  const node = new Int32Array(WIDTH);
  for (let i = 0; i < a.length; i++) {
    fillNodes(node, 0, fillWindow(weight, 0, places[i]), nodes);
    for (let l = 0; l < WIDTH; l++) {
      re[node[l]] += weight[l] * a[i];
      im[node[l]] += weight[l] * b[i];
    }
  }
};

const readOnLine: Points = (re, im, nodes, places, a, b) => {
  const weight = new Float64Array(WIDTH);
  const node = new Int32Array(WIDTH);
  for (let i = 0; i < a.length; i++) {
    fillNodes(node, 0, fillWindow(weight, 0, places[i]), nodes);
    let [sumA, sumB] = [0, 0];
    for (let l = 0; l < WIDTH; l++) {
      sumA += weight[l] * re[node[l]];
      sumB += weight[l] * im[node[l]];
    }
    a[i] = sumA;
    b[i] = sumB;
  }
};

const spreadInPlane: Points = (re, im, nodes, places, a, b) => {
  const weight = new Float64Array(2 * WIDTH);
  const node = new Int32Array(2 * WIDTH);
  for (let i = 0; i < a.length; i++) {
    fillNodes(node, 0, fillWindow(weight, 0, places[2 * i]), nodes);
    fillNodes(node, WIDTH, fillWindow(weight, WIDTH, places[2 * i + 1]), nodes);
    for (let k = 0; k < WIDTH; k++) {
      const wa = weight[k] * a[i];
      const wb = weight[k] * b[i];
      const row = node[k] * nodes;
      for (let l = WIDTH; l < 2 * WIDTH; l++) {
        const o = row + node[l];
        const w = weight[l];
        re[o] += wa * w;
        im[o] += wb * w;
      }
    }
  }
};

const readInPlane: Points = (re, im, nodes, places, a, b) => {
  const weight = new Float64Array(2 * WIDTH);
  const node = new Int32Array(2 * WIDTH);
  for (let i = 0; i < a.length; i++) {
    fillNodes(node, 0, fillWindow(weight, 0, places[2 * i]), nodes);
    fillNodes(node, WIDTH, fillWindow(weight, WIDTH, places[2 * i + 1]), nodes);
    let sumA = 0;
    let sumB = 0;
    for (let k = 0; k < WIDTH; k++) {
      const row = node[k] * nodes;
      let rowA = 0;
      let rowB = 0;
      for (let l = WIDTH; l < 2 * WIDTH; l++) {
        const o = row + node[l];
        rowA += weight[l] * re[o];
        rowB += weight[l] * im[o];
      }
      sumA += weight[k] * rowA;
      sumB += weight[k] * rowB;
    }
    a[i] = sumA;
    b[i] = sumB;
  }
};
