import { sumOf } from './sum.js';

/** Bits of the total mass: sums and differences of whole masses are exact. */
const BITS = 51;

/** Masses as whole numbers of a unit, with the same total on both sides. */
export interface WholeMasses {
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly unit: number;
}

/**
 * Masses in units of 2⁻⁵¹ of the total: rounded, and what is left over is taken to or from the heaviest point of each side. A
 * mass is off by half a unit, the heaviest by n of them: what `costBounds` finds missing.
 */
export function wholeMasses(a: ArrayLike<number>, b: ArrayLike<number>): WholeMasses {
  const total = 2 ** BITS;
  const unit = sumOf(a) / total;
  return { first: whole(a, total), second: whole(b, total), unit };
}

function whole(masses: ArrayLike<number>, total: number): Float64Array {
  const scale = total / sumOf(masses);
  const out = Float64Array.from(masses, (m) => Math.round(m * scale));
  let [sum, heaviest] = [0, 0];
  for (let i = 0; i < out.length; i++) {
    sum += out[i];
    if (out[i] > out[heaviest]) heaviest = i;
  }
  out[heaviest] += total - sum;
  return out;
}
