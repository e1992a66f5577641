/**
 * The whole table of each model of this folder that lives on an environment, known by a line of thought and not from the
 * program; what no reason is known for is left out.
 * Runs with `npm run examples`.
 */
import type { ModelExpectations } from 'flockproof/vitest';
import { describeModel } from 'flockproof/vitest';
import { blend } from './blend.js';
import { boundedConfidence } from './bounded-confidence.js';
import { delayed } from './delayed.js';
import { hierarchy } from './hierarchy.js';
import { nearestNeighbours } from './nearest-neighbours.js';
import { rankBased } from './rank-based.js';
import { visionCone } from './vision-cone.js';

/** What is not conservative is symmetric in no sense, contracts no norm (Lemma 3.9) and no ball (Proposition 3.12). */
const LOSES_MOMENTUM: ModelExpectations = {
  rightStochastic: true,
  conservative: false,
  symmetric: false,
  ballPositive: false,
  oneContractive: false,
  twoContractive: false,
  pContractive: false,
  normal: false,
};
/** Somebody hears nothing of somebody, on any way: two such are a crowd without a gap. */
const FALLS_APART: ModelExpectations = {
  irreducible: false,
  primitive: false,
  entrywisePositive: false,
  hasGap: false,
};
const ALL_HEAR_ALL: ModelExpectations = { irreducible: true, primitive: true, entrywisePositive: true };

describeModel(blend, {
  // F_ij = m_i m_j (3/4 Σ g_l(x_i) g_l(x_j)/ρ(g_l) + 1/4): a symmetric Gram matrix with A ≤ 1, so that A² ≤ A
  rightStochastic: true,
  conservative: true,
  symmetric: true,
  positiveSemidefinite: true,
  ballPositive: true,
  oneContractive: true,
  twoContractive: true,
  pContractive: true,
  normal: true,
  // [1_x](x) changes where two villages share somebody; of three villages the rank is three
  idempotent: false,
  invertible: false,
  // the radio reaches all, and takes a quarter of what has mean zero
  ...ALL_HEAR_ALL,
  hasGap: true,
  material: true,
  local: true,
  // villages do not move along; hats have kinks
  galileanInvariant: false,
  uniformlyRegular: false,
});

describeModel(boundedConfidence, {
  // at 0, 1, 2 the one in the middle hears three, the others two
  ...LOSES_MOMENTUM,
  ...FALLS_APART,
  positiveSemidefinite: false,
  idempotent: false,
  // two that hear the same have equal rows
  invertible: false,
  material: true,
  galileanInvariant: true,
  // φ_ρ = 1/ρ(B₁(x)) ≥ 1 within the radius, and jumps there
  local: true,
  uniformlyRegular: false,
});

describeModel(delayed, {
  ...LOSES_MOMENTUM,
  ...FALLS_APART,
  // (u, [u])_κ = κ (a b + b²) for one of now with the field a and one of before with b
  positiveSemidefinite: false,
  // the past is what it was: a second round changes nothing
  idempotent: true,
  // nobody hears those of now
  invertible: false,
  material: true,
  galileanInvariant: true,
  // two of now do not hear each other, however near
  local: false,
  uniformlyRegular: false,
});

describeModel(hierarchy, {
  ...LOSES_MOMENTUM,
  ...FALLS_APART,
  // The symmetric part is φ times 1 within a rank and 1/2 between ranks: both are positive-definite, and so is the product
  positiveSemidefinite: true,
  idempotent: false,
  // triangular by ranks, with positive-definite blocks
  invertible: true,
  material: true,
  galileanInvariant: true,
  // φ_ρ = w: the same rank at the same place counts 1, and 1/(1 + r²) is smooth
  local: true,
  uniformlyRegular: true,
});

describeModel(nearestNeighbours, {
  ...LOSES_MOMENTUM,
  ...FALLS_APART,
  positiveSemidefinite: false,
  idempotent: false,
  // three that are among themselves have equal rows
  invertible: false,
  material: true,
  galileanInvariant: true,
  // others come between; ranks jump
  local: false,
  uniformlyRegular: false,
});

describeModel(rankBased, {
  ...LOSES_MOMENTUM,
  ...ALL_HEAR_ALL,
  // a heavy agent at the side of light ones that rank each other
  positiveSemidefinite: false,
  idempotent: false,
  // Whether it is always invertible is not known: without ties rows are diagonally dominant, with ties they need not be.
  // n around each of two places hear 2⁻ⁿ of each other, and each of the two gains energy by itself
  hasGap: false,
  material: true,
  galileanInvariant: true,
  local: false,
  uniformlyRegular: false,
});

describeModel(visionCone, {
  ...LOSES_MOMENTUM,
  ...FALLS_APART,
  positiveSemidefinite: false,
  idempotent: false,
  // at the same place all are seen, with the same weights
  invertible: false,
  material: true,
  galileanInvariant: true,
  // who is behind is not heard, however near
  local: false,
  uniformlyRegular: false,
});
