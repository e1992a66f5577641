import { afterAll, describe, expect, it } from 'vitest';
import { decideSmall } from '../../src/atlas/decide-small.js';
import { fewestPoints } from '../../src/atlas/fewest-points.js';
import { parseFormula, toCubes } from '../../src/atlas/formula.js';
import { createSolver } from '../../src/engines/smt/solver.js';
import { bitsOf } from '../../src/properties/pattern.js';

const solver = createSolver();
afterAll(() => solver.close());

const ask = (query: string, points: number) =>
  decideSmall({ outcome: 'open', left: toCubes(parseFormula(query)) }, points, solver);

describe('models of few points', () => {
  it('are excluded by the solver where the atlas knows larger ones only', async () => {
    const found = await ask('ball-positive & ~symmetric', 2);
    expect(found).toMatchObject({
      outcome: 'impossible',
      settled: ['ball-positive & ~symmetric: none with N ≤ 2 (z3)'],
    });
  });

  it('are found, decided exactly and made small', async () => {
    const found = await ask('conservative & ~positive-semidefinite', 2);
    expect(found).toMatchObject({ outcome: 'witness', witness: { flow: [[0, 1], [1, 0]] } }); // prettier-ignore
  });

  it('stay open beyond three points', async () => {
    expect((await ask('ball-positive & ~symmetric', 4)).outcome).toBe('open');
  });

  it('tell how many points a pattern needs', async () => {
    const cycle = bitsOf(['conservative', '1-contractive', '2-contractive', 'normal', 'irreducible', 'invertible', 'has-gap']); // prettier-ignore
    expect(await fewestPoints(cycle, 3, solver)).toBe('3 points are the least: none with fewer (z3)');
    expect(await fewestPoints(cycle, 5, solver)).toBe('none with up to 2 points (z3)');
  });
});
