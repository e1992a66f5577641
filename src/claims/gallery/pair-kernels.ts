import type { Formula } from '../../finite/certificate.js';
import { kernelBox } from '../../operators/kernels/box.js';
import type { Kernel } from '../../operators/kernels/kernel.js';
import { kernelPower } from '../../operators/kernels/power.js';
import { kernelTent } from '../../operators/kernels/tent.js';
import { measure } from '../../operators/measure.js';
import { kernelMatrix } from '../../operators/pair-weights.js';
import { toArray } from '../../operators/vector.js';
import type { Rational } from '../../scalar/rational.js';
import { ZERO } from '../../scalar/rational.js';
import type { Value } from '../steps.js';
import type { GalleryCase } from './cases.js';
import { MT_BOX, MT_BOX_R2, MT_BOX_T, MT_CAUCHY, MT_CAUCHY_T, MT_TENT, MT_TENT_R2, MT_TENT_T } from './entries.js';
import type { GalleryEntry } from './entry.js';
import type { SpelledKernel } from './spelled/kernels.js';
import { box, cauchy, cauchyOnTorus, tent } from './spelled/kernels.js';

/** A model of the gallery with one kernel, and the kernel once more for the checker. */
export interface PairKernel {
  readonly entry: GalleryEntry;
  readonly kernel: Kernel;
  readonly spelled: SpelledKernel;
}

const PERIOD = '8';

const boxes = (entry: GalleryEntry, period?: string): PairKernel => ({
  entry,
  kernel: kernelBox(2),
  spelled: box('2', entry.unit, period),
});

const tents = (entry: GalleryEntry, period?: string): PairKernel => ({
  entry,
  kernel: kernelTent(2),
  spelled: tent('2', period),
});

/** Kernels with bounded support, (27) holds. */
export const COMPACT: readonly PairKernel[] = [
  tents(MT_TENT),
  tents(MT_TENT_T, PERIOD),
  tents(MT_TENT_R2),
  boxes(MT_BOX),
  boxes(MT_BOX_T, PERIOD),
  boxes(MT_BOX_R2),
];

/** 1/(1 + r²) on the line and on the circle. */
export const CAUCHY: PairKernel = { entry: MT_CAUCHY, kernel: kernelPower(2), spelled: cauchy };
export const CAUCHY_T: PairKernel = { entry: MT_CAUCHY_T, kernel: kernelPower(2), spelled: cauchyOnTorus(PERIOD) };

const BY_KEY = new Map([...COMPACT, CAUCHY, CAUCHY_T].map((k) => [k.entry.key, k]));

/** The kernel of a gallery model. */
export const pairKernelOf = (key: string): PairKernel | undefined => BY_KEY.get(key);

/** φ between the points of a case, and from 0 to them, with what the checker forms them from. */
export interface PairWeights {
  /** φ(x_i − x_j), row-major */
  readonly W: Rational[];
  /** φ(x_j − 0); the kernels are even */
  readonly w: Rational[];
  readonly between: Formula;
  readonly from: Formula;
  /** x0, x1: coordinates of the points; o: the place 0 */
  readonly where: Readonly<Record<string, Value>>;
}

export function weightsOf({ kernel, spelled }: PairKernel, { entry, rho }: GalleryCase): PairWeights {
  const { environment } = entry.model;
  const axes = Array.from({ length: environment.dim }, (_, c) => `x${c}`);
  const origin = measure(environment, { points: [axes.map(() => 0)] });
  const column = (c: number): Rational[] => Array.from({ length: rho.n }, (_, i) => rho.x[i * rho.dim + c]);
  return {
    W: toArray(kernelMatrix(environment, kernel, rho, rho)),
    w: toArray(kernelMatrix(environment, kernel, rho, origin)),
    between: spelled(axes.map((x) => [x, x])),
    from: spelled(axes.map((x) => [x, 'o'])),
    where: { ...Object.fromEntries(axes.map((x, c) => [x, column(c)])), o: [ZERO] },
  };
}
