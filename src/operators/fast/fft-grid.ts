import type { FourierPlan } from './fourier/plan.js';
import { fourierPlan } from './fourier/plan.js';

/** A {@link FourierPlan} of one grid, shared by all who ask for the shape, with the inverse and products by symbols. */
export interface GridTransform extends FourierPlan {
  /** F⁻¹, in place. */
  inverse(re: Float64Array, im: Float64Array): void;
  /** x ← F⁻¹(symbol · F(x)), in place. */
  multiply(re: Float64Array, im: Float64Array, symbol: Symbol): void;
}

/** A function of the frequencies: transform of a kernel, (2πi k/L)^m, … */
export interface Symbol {
  readonly re: Float64Array;
  /** 0 unless given */
  readonly im?: Float64Array | undefined;
}

const known = new Map<string, GridTransform>();

/** Nodes of all transforms that are kept together: 128 MB or so. */
const MAX_NODES = 2 ** 22;

/**
 * The transform of a shape; made once, and again after others of many nodes.
 *
 * @throws {OperatorError} `invalid-parameter` unless the shape is made of positive integers
 */
export function gridTransform(shape: readonly number[]): GridTransform {
  const key = shape.join('x');
  const found = known.get(key);
  if (found) return found;
  const transform = make(fourierPlan(shape));
  const kept = [...known.values()].reduce((sum, { size }) => sum + size, 0);
  if (kept + transform.size > MAX_NODES) known.clear();
  known.set(key, transform);
  return transform;
}

function make(plan: FourierPlan): GridTransform {
  const { size, re: ownR, im: ownI } = plan;
  return {
    ...plan,
    inverse(re, im) {
      plan.backward(re, im);
      for (let k = 0; k < size; k++) {
        re[k] /= size;
        im[k] /= size;
      }
    },
    multiply(re, im, symbol) {
      // on the plan's own arrays: copied once there and once back
      const own = re === ownR;
      if (!own) {
        ownR.set(re);
        ownI.set(im);
      }
      plan.forward(ownR, ownI);
      scale(ownR, ownI, symbol, 1 / size);
      plan.backward(ownR, ownI);
      if (!own) {
        re.set(ownR);
        im.set(ownI);
      }
    },
  };
}

/** All frequencies times those of the symbol, times the factor. */
function scale(re: Float64Array, im: Float64Array, { re: sr, im: si }: Symbol, factor: number): void {
  if (!si) {
    for (let k = 0; k < re.length; k++) {
      const c = sr[k] * factor;
      re[k] *= c;
      im[k] *= c;
    }
    return;
  }
  for (let k = 0; k < re.length; k++) {
    const a = re[k];
    const b = im[k];
    const c = sr[k] * factor;
    const d = si[k] * factor;
    re[k] = a * c - b * d;
    im[k] = a * d + b * c;
  }
}
