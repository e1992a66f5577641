import { OperatorError } from '../../errors.js';
import type { GridShape } from './grid-shape.js';
import { checkRealArrays, halved, sidesOf, sizeOf } from './grid-shape.js';
import { layOut } from './layout.js';
import { fourierModule } from './module.js';
import type { RealFourierPlan } from './real-plan.js';

/** As {@link vectorisedPlan}, for real numbers: rows first, then columns of half as many complex numbers. */
export function vectorisedRealPlan(grid: GridShape): RealFourierPlan | undefined {
  const module = fourierModule();
  if (!module) return undefined;
  const { n, length, rows, rest } = halved(grid);
  const size = sizeOf(grid);
  const waves = rows * length;
  const row = { n, outer: rows, inner: 1 };
  const others = rest ? sidesOf(rest) : [];
  const layout = layOut([row, ...others]);
  const rowAxis = layout.axis(row);
  const axes = others.map((side) => layout.axis(side));
  const [xAt, reAt, imAt] = [layout.array(size), layout.array(waves), layout.array(waves)];
  const started = layout.start(module);
  if (!started) return undefined;
  const { loops, buffer } = started;
  const x = new Float64Array(buffer, xAt, size);
  const [re, im] = [reAt, imAt].map((at) => new Float64Array(buffer, at, waves));

  const check = (values: Float64Array, waveR: Float64Array, waveI: Float64Array): void => {
    checkRealArrays(size, waves, values, waveR, waveI);
    const own = waveR === re && waveI === im;
    const strange = values !== x && values.buffer === buffer;
    if (strange || (!own && (waveR.buffer === buffer || waveI.buffer === buffer)))
      throw new OperatorError('invalid-parameter', 'x, re, im: an array of the plan in the place of another');
  };
  return {
    shape: grid.shape,
    before: grid.before,
    size,
    waves,
    rounding: axes.reduce((sum, { rounding }) => sum + rounding, rowAxis.rounding + 1),
    x,
    re,
    im,
    forward(values, waveR, waveI) {
      check(values, waveR, waveI);
      if (values !== x) x.set(values);
      loops.realForward(rowAxis.at, xAt, reAt, imAt);
      for (let s = axes.length - 1; s >= 0; s--) loops.along(axes[s].at, reAt, imAt);
      if (waveR !== re) waveR.set(re);
      if (waveI !== im) waveI.set(im);
    },
    backward(waveR, waveI, values) {
      check(values, waveR, waveI);
      if (waveR !== re) re.set(waveR);
      if (waveI !== im) im.set(waveI);
      // exchanged parts: backward
      for (let s = axes.length - 1; s >= 0; s--) loops.along(axes[s].at, imAt, reAt);
      loops.realBackward(rowAxis.at, reAt, imAt, xAt);
      if (values !== x) values.set(x);
    },
  };
}
