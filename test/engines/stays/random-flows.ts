import type { FiniteModel } from '../../../src/finite/model.js';
import { finiteModel } from '../../../src/finite/model.js';

/** Numbers in 0..k-1 from a seed (a 32-bit congruential generator's high bits). */
export function draws(seed: number): (k: number) => number {
  let state = seed >>> 0;
  return (k) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * k);
  };
}

/** Small flow matrices: any; symmetric; sums of cycles; lazy sums of cycles; block averages. Rows that are 0 get a loop. */
export function randomFlow(draw: (k: number) => number, n: number): FiniteModel {
  const F = Array.from({ length: n }, () => Array.from({ length: n }, (): number => 0));
  const kind = draw(5);
  if (kind === 0) for (const row of F) row.forEach((_, j) => (row[j] = draw(2) * draw(5)));
  if (kind === 1) for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) F[i][j] = F[j][i] = draw(2) * draw(4);
  if (kind === 2 || kind === 3)
    for (let c = 0; c < n; c++) {
      const cycle = Array.from({ length: n }, (_, i) => i).filter(() => draw(2) === 1);
      for (let k = cycle.length - 1; k > 0; k--) {
        const other = draw(k + 1);
        [cycle[k], cycle[other]] = [cycle[other], cycle[k]];
      }
      const weight = 1 + draw(2);
      cycle.forEach((i, k) => (F[i][cycle[(k + 1) % cycle.length]] += weight));
    }
  if (kind === 3) F.forEach((row, i) => (row[i] += row.reduce((a, b) => a + b, 0)));
  if (kind === 4) {
    const label = F.map(() => draw(2));
    F.forEach((row, i) => row.forEach((_, j) => (row[j] = label[i] === label[j] ? 1 + (j % 2) : 0)));
  }
  for (const [i, row] of F.entries()) if (!row.some((f) => f > 0)) row[i] = 1;
  return finiteModel({ flow: F });
}
