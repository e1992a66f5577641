import { describe, expect, it } from 'vitest';
import { drawCase } from '../../src/engines/chunk.js';
import { refutes } from '../../src/engines/examine.js';
import { compareSize } from '../../src/engines/instance.js';
import { climb } from '../../src/engines/target/climb.js';
import { TARGET_PLANTS } from '../fixtures/target-plants.js';

/** Evaluations in which each planted violation is found: three times what the seed here needs. */
const EVALUATIONS = 700_000;
const SEED = 1;
const RANDOM_CASES = 4_000;

describe('a climb', () => {
  it.each(TARGET_PLANTS.map((plant) => [plant.name, plant] as const))(
    'finds the planted violation: %s',
    (_, { claim, target, broken }) => {
      const { counterexample, evaluations } = climb(claim, target, SEED, { evaluations: EVALUATIONS });
      expect(evaluations).toBeLessThan(EVALUATIONS);
      const { instance, original } = counterexample!;
      expect([refutes(claim, instance), refutes(claim, original)]).toEqual([true, true]);
      expect(compareSize(instance, original)).toBeLessThanOrEqual(0);
      expect(broken(original)).toBe(true);
    },
  );

  it.each(TARGET_PLANTS.map((plant) => [plant.name, plant] as const))(
    'is needed for it, for random cases miss it: %s',
    (_, { claim, broken }) => {
      for (let k = 0; k < RANDOM_CASES; k++) expect(broken(drawCase(claim, SEED, k).instance)).toBe(false);
    },
  );
});
