import { gridKernel, threeIndices } from '../grid-kernel.js';
import type { GridConvolution } from './grid-convolution.js';
import { gridConvolution } from './grid-convolution.js';
import { gridSums } from './grid-sums.js';
import { largest, norm } from './norms.js';
import type { FavrePath, FavreTask } from './task.js';

/**
 * On all nodes of a periodic grid: O(n log n) by the fast Fourier transform, two sums in one complex convolution.
 *
 * A transform spreads its rounding evenly, up to a bound that is known. Where the seen mass does not stand out against that bound
 * the node is summed directly; so in vacuum an isolated node is found isolated, and a seen one seen. Elsewhere the mean is off by
 * at most 2 RESOLUTION max |u|. A kernel with few nodes in its support, or a crowd on few nodes, is summed directly everywhere.
 */
export const favreOnGrid: FavrePath = (task) => {
  const sampled = gridKernel(task.environment, task.kernel, task.rho.grid!.shape);
  const direct = gridSums(task, sampled);
  if (direct.terms <= FEW) for (let i = 0; i < task.rho.n; i++) direct.at(i);
  else for (const i of convolved(task, gridConvolution(sampled))) direct.at(i);
};

/** Terms of a sum up to which it takes no longer than the transforms. */
const FEW = 12;

/** What the bound on rounding may be of a seen mass. Rounding itself is a thousandth of its bound or less. */
export const RESOLUTION = 2 ** -36;

/** Fills seen and mean by convolutions; returns the nodes where the seen mass may have drowned in rounding. */
function convolved(task: FavreTask, convolution: GridConvolution): number[] {
  const { rho, u, components, reversed, seen, mean } = task;
  const { transform, height, noise, re, im } = convolution;
  const symbol = reversed ? convolution.reversedSymbol : convolution.symbol;
  const lines = linesOf(threeIndices(rho.grid!.shape), transform.shape);
  const masses = rho.masses as Float64Array;
  // In units of their largest values, so that nothing is small but what is small beside others.
  const heaviest = largest(masses);
  const fastest = Array.from({ length: components }, (_, c) => largest(u, c, components) || 1);

  /** m, and then m u of each component */
  const load = (out: Float64Array, field: number): void => {
    out.fill(0);
    if (field === 0) for (const { i, o, length } of lines) loadMasses(out, o, masses, i, length, heaviest);
    else if (field <= components)
      for (const { i, o, length } of lines) {
        loadMasses(out, o, masses, i, length, heaviest);
        timesComponent(out, o, u, i, length, components, field - 1, fastest[field - 1]);
      }
  };
  const unload = (values: Float64Array, field: number): void => {
    if (field === 0) for (const { i, o, length } of lines) seen.set(values.subarray(o, o + length), i);
    else if (field <= components)
      for (const { i, o, length } of lines)
        quotients(mean, i, length, components, field - 1, values, o, seen, fastest[field - 1]);
  };
  for (let field = 0; field <= components; field += 2) {
    load(re, field);
    load(im, field + 1);
    transform.multiply(re, im, symbol);
    unload(re, field);
    unload(im, field + 1);
  }

  // Two fields, each of at most the norm of m.
  const least = (noise * Math.SQRT2 * norm(masses, heaviest)) / RESOLUTION;
  const unresolved: number[] = [];
  for (let i = 0; i < rho.n; i++) {
    if (!(seen[i] >= least)) unresolved.push(i);
    seen[i] *= height * heaviest;
  }
  return unresolved;
}

/** Consecutive nodes: where they start on the grid and on that of the transform, which it fills the corner of. */
interface Line {
  readonly i: number;
  readonly o: number;
  readonly length: number;
}

const linesOf = ([a, b, c]: readonly number[], [, padded1, padded2]: readonly number[]): Line[] =>
  Array.from({ length: a * b }, (_, line) => ({
    i: line * c,
    o: (Math.floor(line / b) * padded1 + (line % b)) * padded2,
    length: c,
  }));

function loadMasses(out: Float64Array, o: number, masses: Float64Array, i: number, length: number, unit: number): void {
  for (let k = 0; k < length; k++) out[o + k] = masses[i + k] / unit;
}

function timesComponent(
  out: Float64Array,
  o: number,
  u: Float64Array,
  i: number,
  length: number,
  components: number,
  c: number,
  unit: number,
): void {
  for (let k = 0, j = i * components + c; k < length; k++, j += components) out[o + k] *= u[j] / unit;
}

function quotients(
  mean: Float64Array,
  i: number,
  length: number,
  components: number,
  c: number,
  values: Float64Array,
  o: number,
  seen: Float64Array,
  unit: number,
): void {
  for (let k = 0, j = i * components + c; k < length; k++, j += components)
    mean[j] = (values[o + k] / seen[i + k]) * unit;
}
