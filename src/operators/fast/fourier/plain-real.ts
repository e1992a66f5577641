import { fourierTransform } from './fft.js';
import type { GridShape } from './grid-shape.js';
import { checkRealArrays, halved, sizeOf } from './grid-shape.js';
import { plainPlan } from './plain.js';
import type { RealFourierPlan } from './real-plan.js';

/** As {@link realFourierPlan}, without vector instructions: two rows at a time as the parts of a complex one. */
export function plainRealPlan(grid: GridShape): RealFourierPlan {
  const { n, length, rows, rest } = halved(grid);
  const size = sizeOf(grid);
  const waves = rows * length;
  const line = fourierTransform(n);
  const others = rest && plainPlan(rest);
  const [rowR, rowI] = [new Float64Array(n), new Float64Array(n)];
  const [re, im] = [new Float64Array(waves), new Float64Array(waves)];
  return {
    shape: grid.shape,
    before: grid.before,
    size,
    waves,
    rounding: line.rounding + 1 + (others?.rounding ?? 0),
    x: new Float64Array(size),
    re,
    im,
    forward(x, outR, outI) {
      checkRealArrays(size, waves, x, outR, outI);
      for (let row = 0; row < rows; row += 2) {
        const other = Math.min(row + 1, rows - 1);
        for (let k = 0; k < n; k++) {
          rowR[k] = x[row * n + k];
          rowI[k] = x[other * n + k];
        }
        line.forward(rowR, rowI);
        for (let k = 0; k < length; k++) {
          const q = k === 0 ? 0 : n - k;
          outR[other * length + k] = (rowI[k] + rowI[q]) / 2;
          outI[other * length + k] = (rowR[q] - rowR[k]) / 2;
          outR[row * length + k] = (rowR[k] + rowR[q]) / 2;
          outI[row * length + k] = (rowI[k] - rowI[q]) / 2;
        }
      }
      others?.forward(outR, outI);
    },
    backward(inR, inI, x) {
      checkRealArrays(size, waves, x, inR, inI);
      if (inR !== re) re.set(inR);
      if (inI !== im) im.set(inI);
      others?.backward(re, im);
      for (let row = 0; row < rows; row += 2) {
        const other = Math.min(row + 1, rows - 1);
        for (let k = 0; k < length; k++) {
          const real = k === 0 || 2 * k === n;
          const [a, b] = [row * length + k, other * length + k];
          const [aI, bI] = real ? [0, 0] : [im[a], im[b]];
          if (!real) {
            rowR[n - k] = re[a] + bI;
            rowI[n - k] = re[b] - aI;
          }
          rowR[k] = re[a] - bI;
          rowI[k] = aI + re[b];
        }
        line.backward(rowR, rowI);
        x.set(rowI, other * n);
        x.set(rowR, row * n);
      }
    },
  };
}
