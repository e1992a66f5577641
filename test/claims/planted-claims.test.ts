import { describe, expect, it } from 'vitest';
import { planClaim } from '../../src/claims/plan.js';
import { modelAt, vectorAt } from '../../src/claims/read.js';
import { joinClaim } from '../../src/claims/result.js';
import { CONSERVATIVE, MIXED, SEGREGATION, bare, withFields } from '../../src/claims/sources.js';
import { assume, conclude, expectProperty, expectRelation } from '../../src/claims/steps.js';
import { average } from '../../src/finite/model.js';
import type { Chunk, ChunkResult } from '../../src/engines/chunk.js';
import { runChunk } from '../../src/engines/chunk.js';
import type { Claim, Instance } from '../../src/engines/claim.js';
import { targetOf } from '../../src/engines/target/implication.js';
import type { Target } from '../../src/engines/target.js';
import { averageOf } from '../../src/claims/formulas.js';
import { flowValue } from '../../src/claims/steps.js';
import { rational } from '../../src/scalar/rational.js';
import { multiply, sum } from '../../src/scalar/rational.js';

const base = { section: '0', source: 'planted', form: 'companion', statement: 'false', reading: 'false' } as const;

/** All engines but the solver, at the quick budget. */
function verify(claim: Claim): ReturnType<typeof joinClaim> {
  const done: { chunk: Chunk; result: ChunkResult }[] = [];
  const settled = new Set<string>();
  for (const chunk of planClaim(claim, 'quick', 1, [])) {
    if (settled.has(chunk.engine)) continue;
    const result = runChunk(claim, chunk);
    if (result.counterexample) settled.add(chunk.engine);
    done.push({ chunk, result });
  }
  return joinClaim(claim, done);
}

const plainSquares = (u: readonly ReturnType<typeof rational>[]) => sum(u.map((x) => multiply(x, x)));

const upToTwoPoints: Claim = {
  ...base,
  id: 'planted/two-points',
  title: 'true for N <= 2 only',
  families: [bare(CONSERVATIVE)],
  enumerable: true,
  implications: [{ premises: ['conservative'], conclusion: 'symmetric' }],
  decide(x) {
    const model = modelAt(x);
    return conclude(assume('conservative', model), expectProperty('symmetric', model));
  },
};

const uniformStrengths: Claim = {
  ...base,
  id: 'planted/uniform',
  title: 'true for equal strengths only',
  families: [withFields(CONSERVATIVE, 'u')],
  decide(x) {
    const model = modelAt(x);
    const u = vectorAt(x, 'u');
    const mean = averageOf('F', 'u');
    return conclude(
      assume('conservative', model),
      expectRelation(
        'Σ[u]² ≤ Σu²',
        { F: flowValue(model), u },
        [['sum', ['*', mean, mean]], plainSquares(average(model, u))],
        '<=',
        [['sum', ['*', 'u', 'u']], plainSquares(u)],
      ),
    );
  },
};

/** Two points: F = [[a, b], [b, a]] with 7 a = 5 b, which random cases up to 4 never draw. */
const ratio: Target = {
  name: 'two points by their two entries; |7a - 5b|',
  points: [2],
  dimension: () => 2,
  scaleFree: () => 2,
  margin: (_, [a, b]) => (a > 0 && b > 0 ? Math.abs(7 * a - 5 * b) / (a + b) : Infinity),
  build(_, [a, b]): Instance | undefined {
    return a > 0 && b > 0 ? { flow: [[a, b], [b, a]] } : undefined; // prettier-ignore
  },
};

const thinSet: Claim = {
  ...base,
  id: 'planted/thin',
  title: 'false on a thin set',
  families: [bare(SEGREGATION)],
  target: ratio,
  decide(x) {
    const model = modelAt(x);
    const [a, b] = model.flow;
    const [left, right] = [multiply(rational(7n), a), multiply(rational(5n), b ?? rational(0n))];
    return conclude(
      expectRelation('7a ≠ 5b', { a, b: b ?? rational(0n) }, [['*', '7', 'a'], left], '=', [['*', '5', 'b'], right], false), // prettier-ignore
    );
  },
};

const boundary: Claim = {
  ...base,
  id: 'planted/boundary',
  title: 'false on the boundary only',
  families: [bare(MIXED)],
  target: targetOf({ premises: ['positive-semidefinite'], conclusion: 'invertible' }),
  enumerable: true,
  implications: [{ premises: ['positive-semidefinite'], conclusion: 'invertible' }],
  decide(x) {
    const model = modelAt(x);
    return conclude(assume('positive-semidefinite', model), expectProperty('invertible', model));
  },
};

describe('planted false claims', () => {
  it.each<[string, Claim, Instance]>([
    [
      'true for N <= 2 only',
      upToTwoPoints,
      {
        flow: [
          [0, 0, 1],
          [1, 0, 0],
          [0, 1, 0],
        ],
      },
    ],
    [
      'true for equal strengths only',
      uniformStrengths,
      {
        flow: [
          [0, 1],
          [1, 1],
        ],
        u: [0, -1],
      },
    ],
    [
      'false on a thin set',
      thinSet,
      {
        flow: [
          [5, 7],
          [0, 1],
        ],
      },
    ],
    [
      'false on the boundary only',
      boundary,
      {
        flow: [
          [1, 1],
          [1, 1],
        ],
      },
    ],
  ])('%s: refuted, with the smallest counterexample', (_, claim, smallest) => {
    const result = verify(claim);
    expect(result.errors).toEqual([]);
    expect(result.status).toBe('refuted');
    expect(result.counterexample!.instance).toEqual(smallest);
  });

  it('come with the interval in which they stay counterexamples, and the nearest model that passes', () => {
    const { neighbourhood } = verify(boundary).counterexample!;
    expect(neighbourhood!.stays.find((s) => s.what === 'F[0][0]')!.interval).toBe('{1}');
    expect(neighbourhood!.nearest).toMatchObject({ property: 'invertible', kind: 'arbitrarily-close' });
  });
});

describe('a proof beside a counterexample', () => {
  it('is an error: one of the two engines is wrong', () => {
    const wrong: Claim = {
      ...upToTwoPoints,
      id: 'planted/contradiction',
      implications: [],
      derivations: [{ given: { A: ['conservative'] }, steps: [], shows: [['conservative', 'A']] }],
    };
    const { status, errors } = verify(wrong);
    expect(status).toBe('unresolved');
    expect(errors[0]).toMatch(/^derive proves it for every model, against \{"flow":/);
  });

  it('is none where the proof speaks of another number of points', () => {
    const derive = { claim: upToTwoPoints.id, engine: 'smt', from: 0, to: 1, seed: 1 } as const;
    const proofs = [{ domain: 'all 2-point models', points: 2, outcome: 'proved', detail: [] }] as const;
    const result = { cases: 1, applied: 1, checked: 0, families: {}, branches: {}, errors: [], proofs };
    const chunk = { ...derive, engine: 'sample' } as const;
    const found = runChunk(upToTwoPoints, { ...chunk, to: 200 });
    const joined = joinClaim(upToTwoPoints, [
      { chunk: derive, result },
      { chunk, result: found },
    ]);
    expect(joined.status).toBe('refuted');
    expect(joined.counterexample!.minimality).toContain('it holds for all 2-point models (z3)');
  });
});
