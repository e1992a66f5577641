import type { Field } from '../scalar/field.js';
import type { Measure, Points } from './measure.js';
import { normalised, totalMass } from './measure.js';
import type { Vector } from './vector.js';
import { zeros } from './vector.js';

/** Parts of points and measures on Ω × labels, as points and measures on Ω. */

const indexOf = ({ n, label }: Points<unknown>, wanted: number): number[] =>
  Array.from({ length: n }, (_, i) => i).filter((i) => label?.[i] === wanted);

function pick<T>(field: Field<T>, v: Vector<T>, index: readonly number[], width: number): Vector<T> {
  const out = zeros(field, index.length * width);
  index.forEach((i, k) => {
    for (let c = 0; c < width; c++) out[k * width + c] = v[i * width + c];
  });
  return out;
}

/** The points with a label, and where they stand in the whole; undefined if there are none. */
export function pickPoints<T>(
  points: Points<T>,
  wanted: number,
): { points: Points<T>; index: readonly number[] } | undefined {
  const index = indexOf(points, wanted);
  if (index.length === 0) return undefined;
  const { field, dim, x } = points;
  return { points: { field, n: index.length, dim, x: pick(field, x, index, dim) }, index };
}

/** ρ^β: the part of ρ with a label, divided by its mass M^β; undefined if M^β = 0, in vacuum or without points. */
export function pickMeasure<T>(
  rho: Measure<T>,
  wanted: number,
): { measure: Measure<T>; index: readonly number[] } | undefined {
  const part = pickPoints(rho, wanted);
  if (!part) return undefined;
  const { field } = rho;
  const flock = { ...part.points, masses: pick(field, rho.masses, part.index, 1) };
  if (!(field.compare(totalMass(flock), field.zero) > 0)) return undefined;
  return { measure: normalised(flock), index: part.index };
}
