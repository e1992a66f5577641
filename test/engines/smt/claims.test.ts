import { afterAll, describe, expect, it } from 'vitest';
import { CLAIMS as ALL, claimById } from '../../../src/claims/registry.js';
import type { SmtProblem } from '../../../src/engines/smt/problem.js';
import { createSolver } from '../../../src/engines/smt/solver.js';
import { rational } from '../../../src/scalar/rational.js';

const CLAIMS: Readonly<Record<string, readonly SmtProblem[]>> = Object.fromEntries(
  ALL.flatMap(({ id, smt }) => (smt ? [[id, smt]] : [])),
);

/** The uniform average, or two of them, with any fields: it has every property but invertibility. */
const uniform = ({ variables }: SmtProblem): Map<string, ReturnType<typeof rational>> =>
  new Map(variables.map((x, i) => [x, /f\d\d$/.test(x) ? rational(1n, 6n) : rational(BigInt(i % 3), 2n)]));

const solver = createSolver();
afterAll(() => solver.close());

describe('problems of claims', () => {
  it.each(Object.entries(CLAIMS))('%s: a solution is a case that the claim decides', (id, problems) => {
    const claim = claimById(id)!;
    for (const problem of problems.filter(({ weakened }) => !weakened)) {
      const instance = problem.instance(uniform(problem));
      const { applies, holds } = claim.decide(instance);
      // Averages of rank one have every property but this one.
      const invertible = claim.implications?.some(({ premises }) => premises.includes('invertible')) === true;
      expect({ applies, holds }, problem.domain).toEqual({ applies: !invertible, holds: true });
    }
  });

  it.each(['lemma-3.1', 'lemma-3.7', 'prop-3.12', 'eq-59-60', 'lemma-11.1', 'sec-11-dictionary', 'sec-13-compose'])(
    '%s is proved, up to two points',
    async (id) => {
      for (const problem of CLAIMS[id].filter(({ points }) => points <= 2))
        expect(await solver.solve(problem, 20), problem.domain).toMatchObject({ outcome: 'proved' });
    },
  );
});
