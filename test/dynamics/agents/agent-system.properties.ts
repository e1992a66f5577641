import fc from 'fast-check';
import { expect } from 'vitest';
import { agentState, agentSystem } from '../../../src/dynamics/agents/agent-system.js';
import type { GalleryEntry } from '../../../src/claims/gallery/entry.js';
import { casesOf, galleryCase } from '../../../src/claims/gallery/cases.js';
import { OperatorError } from '../../../src/operators/errors.js';
import type { Measure } from '../../../src/operators/measure.js';
import { measureToDoubles } from '../../../src/operators/measure.js';
import { periodsOf } from '../../../src/operators/environment.js';
import { toNumber } from '../../../src/scalar/rational.js';

/** Laws of every agent system, at random rational configurations of a model of the gallery. */

interface Drawn {
  readonly rho: Measure<number>;
  readonly v: Float64Array;
}

/** Configurations where the model is defined, with velocities. */
function drawn(entry: GalleryEntry, count: number): Drawn[] {
  const cases = fc.sample(casesOf(entry, {}, 4), { seed: 7, numRuns: count });
  return cases.flatMap((x, k) => {
    const found = galleryCase(x);
    if (!found) return [];
    const rho = measureToDoubles(found.rho);
    const v = Float64Array.from({ length: rho.n * rho.dim }, (_, i) => Math.sin(1 + i * 12.9898 + k));
    try {
      entry.model.matrix(rho);
      return [{ rho, v }];
    } catch (error) {
      if (error instanceof OperatorError) return [];
      throw error;
    }
  });
}

const systemOf = (entry: GalleryEntry, { masses, label }: Measure<number>) =>
  agentSystem(entry.model, masses, label ? { labels: Array.from(label) } : {});

/** v̇ at a configuration */
function forceAt(
  entry: GalleryEntry,
  rho: Measure<number>,
  v: Float64Array,
  x: ArrayLike<number> = rho.x,
): Float64Array {
  const system = systemOf(entry, rho);
  const y = agentState(x, v);
  const dy = new Float64Array(system.size);
  system.rightSide(0, y, dy);
  expect(Array.from(dy.subarray(0, v.length))).toEqual(Array.from(v));
  return dy.subarray(v.length);
}

/** Rounding of sums of n terms of size at most `scale`, with some room for the weights themselves. */
const rounding = (n: number, scale: number): number => (n + 64) * 2 ** -52 * scale;

/** The force is s([v] − v), with the model's own strength and matrix. */
export function forceIsAlignment(entry: GalleryEntry, count = 8): number {
  const all = drawn(entry, count);
  for (const { rho, v } of all) {
    const force = forceAt(entry, rho, v);
    const s = entry.model.strength(rho);
    const { entries } = entry.model.matrix(rho);
    const { n, dim } = rho;
    let worst = 0;
    for (let i = 0; i < n; i++)
      for (let c = 0; c < dim; c++) {
        let mean = 0;
        for (let j = 0; j < n; j++) mean += entries[i * n + j] * v[j * dim + c];
        const expected = s[i] * (mean - v[i * dim + c]);
        const error = Math.abs(force[i * dim + c] - expected);
        worst = Math.max(worst, error === 0 ? 0 : error / rounding(n, 2 * s[i]));
      }
    expect(worst).toBeLessThanOrEqual(1);
  }
  return all.length;
}

/** Σ mᵢ v̇ᵢ: 0 to rounding of the exchanged momenta, whatever the masses. */
export function momentumIsConserved(entry: GalleryEntry, count = 8): number {
  const all = drawn(entry, count);
  for (const { rho, v } of all) {
    const force = forceAt(entry, rho, v);
    const s = entry.model.strength(rho);
    for (let c = 0; c < rho.dim; c++) {
      let [sum, size] = [0, 0];
      for (let i = 0; i < rho.n; i++) {
        sum += rho.masses[i] * force[i * rho.dim + c];
        size += rho.masses[i] * s[i] * 2;
      }
      // products and sums of fluxes only: no error of the weights is in it
      expect(Math.abs(sum)).toBeLessThanOrEqual((rho.n + 4) * 2 ** -52 * size);
    }
  }
  return all.length;
}

/** Places may be anywhere over the torus: whole periods do not matter. */
export function periodsDoNotMatter(entry: GalleryEntry, count = 8): number {
  const periods = periodsOf(entry.model.environment)!.map(toNumber);
  const all = drawn(entry, count);
  for (const { rho, v } of all) {
    const moved = Array.from(rho.x as ArrayLike<number>, (x, k) => x + periods[k % rho.dim] * ((k % 3) - 1));
    // Places and periods are dyadic: the shift is exact.
    expect(Array.from(forceAt(entry, rho, v, moved))).toEqual(Array.from(forceAt(entry, rho, v)));
  }
  return all.length;
}
