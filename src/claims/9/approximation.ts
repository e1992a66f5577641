import type { Effort, Experiment } from '../../engines/measure.js';
import { space } from '../../operators/environment.js';
import { kernelBump } from '../../operators/kernels/bump.js';
import type { Kernel } from '../../operators/kernels/kernel.js';
import { kernelPower } from '../../operators/kernels/power.js';
import { measureInDoubles } from '../../operators/measure.js';
import { average } from '../../operators/model.js';
import { modelMollified } from '../../operators/models/mollified.js';
import type { Quadrature } from '../../operators/quadrature.js';
import { fixedQuadrature, latticeQuadrature } from '../../operators/quadrature.js';
import { measuredSlope, slopeOf } from '../slope.js';

/** How fast the filtered field u_δ approximates u, in doubles. */

const LINE = space(1);

/** ‖u_δ − u‖ in Lᵖ(ρ) */
function errorOf(
  places: readonly number[],
  masses: readonly number[],
  u: readonly number[],
  kernel: Kernel,
  quadrature: Quadrature,
  p: number,
): number {
  const rho = measureInDoubles(LINE, { x: Float64Array.from(places), masses: Float64Array.from(masses) });
  const out = new Float64Array(places.length);
  average(modelMollified(LINE, kernel, quadrature), out, rho, Float64Array.from(u));
  return masses.reduce((s, m, i) => s + m * Math.abs(out[i] - u[i]) ** p, 0) ** (1 / p);
}

/** The left ends of the intervals of the Cantor set in [0, 1]: rough at every scale 3^-k. */
const cantor = (level: number): number[] =>
  level === 0 ? [0] : cantor(level - 1).flatMap((x) => [x / 3, x / 3 + 2 / 3]);

/** Levels of the Cantor set: two below the least δ. */
const DEPTH: Readonly<Record<Effort, number>> = { 1: 6, 2: 7, 3: 8 };
/** Nodes in a radius of the kernel. */
const NODES = 12;

/** The order in δ: on a Cantor set the error follows δ itself, at scales 3^-k where the set looks the same. */
export const approximationOrder: Experiment = {
  name: 'order in δ on a Cantor set',
  run(effort) {
    const depth = DEPTH[effort];
    const places = cantor(depth);
    const masses = places.map(() => 1 / places.length);
    const u = places.map((x) => Math.sin(2 * Math.PI * x));
    const points = Array.from({ length: depth - 2 }, (_, k) => {
      // The support, radius 0.8 · 3^-k, holds a gap of the set and what is beside it.
      const delta = 0.8 * 3 ** -(k + 1);
      const spacing = Number((delta / NODES).toPrecision(6));
      const error = errorOf(places, masses, u, kernelBump(delta), latticeQuadrature(LINE, spacing), 2);
      return [delta, error] as const;
    });
    return [
      measuredSlope(
        'exponent of the error in L²(ρ) against δ, smooth kernel, Cantor set',
        slopeOf(points),
        { relation: '=', value: 1, source: 'as printed, (290)' },
        ['δ', 'error'],
      ),
    ];
  },
};

/** Nodes and weights for integrals over the line with scale 1 at 0 and at X: x = sinh t from both, to far beyond. */
function twoScales(X: number, step: number): Quadrature {
  const outside = Math.asinh(1e12 * X);
  const inside = Math.asinh(X / 2);
  const nodes: number[] = [];
  const weights: number[] = [];
  const half = (from: number, side: number, to: number): void => {
    const count = Math.ceil(to / step);
    for (let i = 0; i < count; i++) {
      const t = ((i + 0.5) * to) / count;
      nodes.push(from + side * Math.sinh(t));
      weights.push((Math.cosh(t) * to) / count);
    }
  };
  half(0, -1, outside);
  half(0, 1, inside);
  half(X, -1, inside);
  half(X, 1, outside);
  return fixedQuadrature(1, nodes, weights);
}

const STEP: Readonly<Record<Effort, number>> = { 1: 0.1, 2: 0.05, 3: 0.025 };

/** Two equal atoms at distance X, ψ = c (1 + x²)^(−(1 + γ)/2), p = 1, u = x: the error against X. */
export const heavyTails: Experiment = {
  name: 'error between two atoms against their distance',
  run: (effort) =>
    [0.25, 0.5, 0.75].map((gamma) => {
      const points = [1e2, 3e2, 1e3, 3e3, 1e4, 3e4].map((X) => {
        const error = errorOf([0, X], [0.5, 0.5], [0, X], kernelPower(1 + gamma), twoScales(X, STEP[effort]), 1);
        return [X, error] as const;
      });
      return measuredSlope(
        `exponent of the error in L¹(ρ) against the distance, γ = ${gamma}`,
        slopeOf(points),
        { relation: '=', value: 1 - gamma, source: 'by hand: the nodes beyond X/2 have a share of order X^(-γ)' },
        ['distance', 'error'],
      );
    }),
};
