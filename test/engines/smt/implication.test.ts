import { afterAll, describe, expect, it } from 'vitest';
import { implicationProblem, implicationProblems } from '../../../src/engines/smt/implication.js';
import type { EncodedProperty } from '../../../src/engines/smt/properties.js';
import { createSolver } from '../../../src/engines/smt/solver.js';
import { smallFlow } from '../../../src/finite/flow.js';
import { property } from '../../../src/properties/registry.js';

const solver = createSolver();
afterAll(() => solver.close());

const arrow = (text: string): [EncodedProperty[], EncodedProperty] => {
  const [premises, conclusion] = text.split(' => ');
  return [premises.split(' & ') as EncodedProperty[], conclusion as EncodedProperty];
};

describe('implications', () => {
  it.each([
    'normal => conservative',
    'conservative => 2-contractive',
    '2-contractive => conservative',
    'conservative => 1-contractive',
    '1-contractive => conservative',
    'ball-positive => positive-semidefinite',
    'ball-positive => 2-contractive',
    'ball-positive => conservative',
    'ball-positive => symmetric',
    'symmetric & positive-semidefinite => ball-positive',
    'idempotent & conservative => symmetric',
    'idempotent & conservative => ball-positive',
    'idempotent & positive-semidefinite => symmetric',
    'idempotent & symmetric => positive-semidefinite',
    'idempotent & invertible => symmetric',
    'positive => primitive',
    'primitive => irreducible',
    'positive-semidefinite & irreducible => primitive',
    'idempotent & irreducible => positive',
    'conservative & irreducible => has-gap',
    'conservative & has-gap => irreducible',
    'idempotent & irreducible => has-gap',
  ])('%s on two points', async (text) => {
    const [premises, conclusion] = arrow(text);
    for (const problem of implicationProblems({ premises, conclusion }, [2]))
      expect(await solver.solve(problem, 20), problem.domain).toMatchObject({ outcome: 'proved' });
  });

  it.each([
    'ball-positive => conservative',
    'idempotent & irreducible => has-gap',
    'conservative & has-gap => irreducible',
  ])('%s on three points', async (text) => {
    const [premises, conclusion] = arrow(text);
    const [problem] = implicationProblems({ premises, conclusion }, [3]);
    expect(await solver.solve(problem, 20)).toMatchObject({ outcome: 'proved' });
  });

  it.each([
    ['conservative => positive-semidefinite', 2],
    ['has-gap => irreducible', 2],
    ['positive-semidefinite => ball-positive', 2],
    ['conservative => symmetric', 3],
    ['ball-positive => symmetric', 3],
    ['conservative => positive-semidefinite', 3],
  ])('%s is refuted on %i points by a flow that the exact decisions confirm', async (text, n) => {
    const [premises, conclusion] = arrow(text);
    const answer = await solver.solve(implicationProblem(premises, conclusion, n), 20);
    if (answer.outcome !== 'counterexample') throw new Error(answer.outcome);
    const flow = smallFlow(answer.instance['flow'] as unknown as number[][]);
    expect(flow.n).toBe(n);
    for (const name of premises) expect(property(name).holds(flow)).toBe(true);
    expect(property(conclusion).holds(flow)).toBe(false);
  });

  it('has no problem where a property is not a formula', () => {
    expect(implicationProblems({ premises: ['conservative'], conclusion: 'p-contractive' })).toEqual([]);
  });
});
