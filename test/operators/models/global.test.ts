import { describe } from 'vitest';
import { modelGlobal, space, torus } from '../../../src/operators/index.js';
import type { Naive } from './agreement.js';
import { describeAgreement } from './agreement.js';

/** ∫ u dρ, divided by the total for masses that do not sum to 1 */
const mean: Naive = ({ m }) => {
  let total = 0;
  for (const mass of m) total += mass;
  return { s: 1, row: m.map((mass) => mass / total) };
};

describe('the global average', () => {
  describeAgreement('in the plane', { model: modelGlobal(space(2)), naive: mean });
  describeAgreement('on a torus', { model: modelGlobal(torus(3, 2)), naive: mean });
});
