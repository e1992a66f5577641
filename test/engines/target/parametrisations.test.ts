import { describe, expect, it } from 'vitest';
import type { Parametrisation } from '../../../src/engines/target/parametrisations.js';
import {
  anyFlows,
  circulants,
  circulations,
  conditional,
  doublyStochastic,
  lazy,
  levelled,
  onRay,
  segregations,
  symmetricFlows,
  uniformFlows,
} from '../../../src/engines/target/parametrisations.js';
import { MARGINS } from '../../../src/engines/target/margins.js';
import { randomFrom } from '../../../src/engines/target/random.js';
import { formIsNonNegative } from '../../../src/finite/decide-form.js';
import { smallFlow } from '../../../src/finite/flow.js';
import type { PropertyName } from '../../../src/properties/property.js';
import { property } from '../../../src/properties/registry.js';

const sums = (rows: number[][]): number[] => rows.map((row) => row.reduce((a, b) => a + b, 0));
const isUniform = (rows: number[][]): boolean => new Set(sums(rows)).size === 1;
const isLazy = (rows: number[][]): boolean => rows.every((row, i) => 2 * row[i] >= sums(rows)[i]);

const FAMILIES: readonly {
  family: Parametrisation;
  holds: readonly PropertyName[];
  also?: (rows: number[][]) => boolean;
}[] = [
  { family: anyFlows, holds: [] },
  { family: uniformFlows, holds: [], also: isUniform },
  { family: circulations, holds: ['conservative'] },
  { family: levelled(circulations), holds: ['conservative'], also: isUniform },
  { family: doublyStochastic, holds: ['conservative'], also: isUniform },
  { family: symmetricFlows, holds: ['symmetric'] },
  { family: levelled(symmetricFlows), holds: ['symmetric'], also: isUniform },
  { family: circulants, holds: ['conservative', 'normal'], also: isUniform },
  { family: lazy(circulations), holds: ['ball-positive'], also: isLazy },
  { family: onRay('positive', anyFlows), holds: ['positive-semidefinite'] },
  { family: onRay('positive', symmetricFlows), holds: ['symmetric', 'positive-semidefinite', 'ball-positive'] },
  { family: onRay('ball', circulations), holds: ['ball-positive'] },
  { family: onRay('ball', doublyStochastic), holds: ['ball-positive'], also: isUniform },
  { family: segregations, holds: ['symmetric', 'positive-semidefinite'] },
  { family: conditional(false), holds: ['idempotent'] },
  { family: conditional(true), holds: ['idempotent', 'symmetric'] },
];

describe.each(FAMILIES)('the parametrisation: $family.name', ({ family, holds, also }) => {
  const random = randomFrom(7);
  const q = 12;
  const cases = [1, 2, 3, 4, 5].flatMap((n) =>
    Array.from({ length: 12 }, (_, c) => ({
      n,
      k: Array.from({ length: family.dimension(n) }, () =>
        c % 3 === 0 && random.uniform() < 0.5 ? 0 : random.below(q + 1),
      ),
    })),
  );
  const exact = cases.flatMap(({ n, k }) => {
    const rows = family.exact(n, k, q);
    return rows ? [{ n, k, rows }] : [];
  });

  it('makes flows of integers that have its properties', () => {
    expect(exact.length).toBeGreaterThan(20);
    for (const { rows } of exact) {
      for (const name of holds) expect([rows, name, property(name).holds(smallFlow(rows))]).toEqual([rows, name, true]);
      if (also) expect([rows, also(rows)]).toEqual([rows, true]);
      expect(rows.flat().every((f) => Number.isSafeInteger(f) && f >= 0)).toBe(true);
    }
  });

  it('makes the same flows in floats, up to scale and the grid of the ray', () => {
    for (const { n, k, rows } of exact) {
      const F = new Float64Array(n * n);
      expect(
        family.build(
          n,
          Float64Array.from(k, (v) => v / q),
          F,
        ),
      ).toBe(true);
      const [mine, theirs] = [F, Float64Array.from(rows.flat())].map((G) => {
        const all = G.reduce((a, b) => a + b, 0);
        return G.map((f) => f / all);
      });
      // On a ray the exact member is up to a multiple of 1/q further on.
      const slack = family.name.includes('rays') ? 1 / q : 1e-12;
      mine.forEach((f, c) => expect(Math.abs(f - theirs[c])).toBeLessThanOrEqual(slack));
    }
  });

  it('has margins that say so', () => {
    for (const { n, rows } of exact) {
      for (const name of holds) expect(MARGINS[name](n, Float64Array.from(rows.flat()))).toBeGreaterThan(-1e-9);
    }
  });
});

describe('a ray', () => {
  it('ends exactly on the boundary where the boundary is rational', () => {
    // The cycle of three: A = (1 - θ) + θ P is ball-positive iff θ <= 1/2.
    const cycle = Array.from({ length: circulations.dimension(3) }, (_, t) => {
      const k = Array.from({ length: circulations.dimension(3) }, (__, s) => (s === t ? 1 : 0));
      return { k, rows: circulations.exact(3, k, 1) };
    }).find(({ rows }) => rows?.flat().join('') === '010001100')!;
    expect(onRay('ball', circulations).exact(3, [...cycle.k, 0], 1)).toEqual([
      [1, 1, 0],
      [0, 1, 1],
      [1, 0, 1],
    ]);
  });

  it('stays inside where it is not, and nearer to it for larger denominators', () => {
    const family = onRay('ball', circulations);
    const random = randomFrom(3);
    for (let c = 0; c < 10; c++) {
      const k = Array.from({ length: circulations.dimension(3) }, () => random.below(9));
      const margins = [10, 1000, 100_000].flatMap((q) => {
        const rows = family.exact(3, [...k.map((v) => v * q), 0], q);
        if (!rows) return [];
        expect(formIsNonNegative('ball', smallFlow(rows))).toBe(true);
        return [MARGINS['ball-positive'](3, Float64Array.from(rows.flat()))];
      });
      if (margins.length === 3) expect(margins[2]).toBeLessThan(1e-4);
    }
  });
});
