import type { Formula } from '../../finite/certificate.js';
import { periodsOf } from '../../operators/environment.js';
import type { Kernel } from '../../operators/kernels/kernel.js';
import { kernelBox } from '../../operators/kernels/box.js';
import { kernelPower } from '../../operators/kernels/power.js';
import { kernelTent } from '../../operators/kernels/tent.js';
import { measure } from '../../operators/measure.js';
import { kernelMatrix } from '../../operators/pair-weights.js';
import type { Rational } from '../../scalar/rational.js';
import { divide, multiply, toNumber, toRational, toText } from '../../scalar/rational.js';
import type { GalleryCase } from './cases.js';
import { MT_BOX, MT_BOX_R2, MT_BOX_T, MT_CAUCHY, MT_CAUCHY_T, MT_TENT, MT_TENT_R2, MT_TENT_T } from './entries.js';
import type { GalleryEntry } from './entry.js';
import type { Places } from './geometry.js';
import { below, fromOrigin, separations, sumOfSquares } from './geometry.js';

/** A model of the gallery with one kernel, and the kernel once more for the checker. */
export interface PairKernel {
  readonly entry: GalleryEntry;
  readonly kernel: Kernel;
  /** φ from the distances along the axes, in units, as formulas */
  readonly formula: (distances: readonly Formula[]) => Formula;
}

const HALF_UNITS = 2;

/** 1 where the distance is less than R. */
const box = (entry: GalleryEntry, R = 2): PairKernel => ({
  entry,
  kernel: kernelBox(R),
  formula: (d) => below(sumOfSquares(d), String((HALF_UNITS * R) ** 2)),
});

/** Π (1 − d/R)₊ */
const tent = (entry: GalleryEntry, R = 2): PairKernel => ({
  entry,
  kernel: kernelTent(R),
  formula: (d) =>
    d
      .map((t): Formula => ['larger', '0', ['-', '1', ['/', t, String(HALF_UNITS * R)]]])
      .reduce((a, b): Formula => ['*', a, b]),
});

/** 1/(1 + d²) */
const cauchy = (entry: GalleryEntry): PairKernel => ({
  entry,
  kernel: kernelPower(2),
  formula: (d) => ['/', '1', ['+', '1', ['*', toText(square(toRational(entry.unit))), sumOfSquares(d)]]],
});

const square = (q: Rational): Rational => multiply(q, q);

/** Kernels with bounded support, (27) holds. */
export const COMPACT: readonly PairKernel[] = [
  tent(MT_TENT),
  tent(MT_TENT_T),
  tent(MT_TENT_R2),
  box(MT_BOX),
  box(MT_BOX_T),
  box(MT_BOX_R2),
];

/** 1/(1 + r²) on the line and on the circle. */
export const CAUCHY: PairKernel = cauchy(MT_CAUCHY);
export const CAUCHY_T: PairKernel = cauchy(MT_CAUCHY_T);

const BY_KEY = new Map([...COMPACT, CAUCHY, CAUCHY_T].map((k) => [k.entry.key, k]));

/** The kernel of a gallery model. */
export const pairKernelOf = (key: string): PairKernel | undefined => BY_KEY.get(key);

/** Coordinates of a case in units: whole numbers, on a torus from 0 to the period. */
export function placesOf({ entry, rho }: GalleryCase): Places {
  const unit = toRational(entry.unit);
  const periods = periodsOf(entry.model.environment)?.map((p) => toNumber(divide(p, unit)));
  const points = Array.from({ length: rho.n }, (_, i) =>
    Array.from({ length: rho.dim }, (_, c) => {
      const k = toNumber(divide(rho.x[i * rho.dim + c], unit));
      return periods ? ((k % periods[c]) + periods[c]) % periods[c] : k;
    }),
  );
  return { points, periods };
}

/** φ between the points of a case and from 0, in rationals, with their formulas. */
export function weightsOf(
  { kernel, formula }: PairKernel,
  found: GalleryCase,
): { W: Rational[]; w: Rational[]; between: Formula; from: Formula } {
  const { environment } = found.entry.model;
  const places = placesOf(found);
  const origin = measure(environment, { points: [Array.from({ length: environment.dim }, () => 0)] });
  return {
    W: [...(kernelMatrix(environment, kernel, found.rho, found.rho) as unknown as Rational[])],
    w: [...(kernelMatrix(environment, kernel, found.rho, origin) as unknown as Rational[])],
    between: formula(separations(places)),
    from: formula(fromOrigin(places)),
  };
}
