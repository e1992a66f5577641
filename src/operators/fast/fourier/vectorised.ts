import { OperatorError } from '../../errors.js';
import type { GridShape } from './grid-shape.js';
import { checkArrays, sidesOf, sizeOf } from './grid-shape.js';
import { layOut } from './layout.js';
import { fourierModule } from './module.js';
import type { FourierPlan } from './plan.js';

/** A plan with a memory of its own, on which the compiled loops run; undefined where there are none, or no such memory. */
export function vectorisedPlan(grid: GridShape): FourierPlan | undefined {
  const module = fourierModule();
  if (!module) return undefined;
  const size = sizeOf(grid);
  const sides = sidesOf(grid);
  const layout = layOut(sides);
  const axes = sides.map((side) => layout.axis(side));
  const [reAt, imAt] = [layout.array(size), layout.array(size)];
  const started = layout.start(module);
  if (!started) return undefined;
  const { loops, buffer } = started;
  const [re, im] = [new Float64Array(buffer, reAt, size), new Float64Array(buffer, imAt, size)];

  /** Exchanged parts are conjugated, transformed and conjugated: backward. */
  const run = (x: Float64Array, y: Float64Array, first: number, second: number): void => {
    checkArrays(size, x, y);
    const own = x === re && y === im;
    if (!own) {
      if (x.buffer === buffer || y.buffer === buffer)
        throw new OperatorError('invalid-parameter', 're, im: an array of the plan, expected both in their order');
      re.set(x);
      im.set(y);
    }
    for (let s = axes.length - 1; s >= 0; s--) loops.along(axes[s].at, first, second);
    if (!own) {
      x.set(re);
      y.set(im);
    }
  };
  return {
    ...grid,
    size,
    rounding: axes.reduce((sum, { rounding }) => sum + rounding, 0),
    re,
    im,
    forward: (x, y) => run(x, y, reAt, imAt),
    backward: (x, y) => run(x, y, imAt, reAt),
  };
}
