import { describeModel } from 'flockproof/vitest';
import { blend } from './blend.js';
import { boundedConfidence } from './bounded-confidence.js';
import { delayed } from './delayed.js';
import { hierarchy } from './hierarchy.js';
import { nearestNeighbours } from './nearest-neighbours.js';
import { rankBased } from './rank-based.js';
import { visionCone } from './vision-cone.js';

/** The table of each example as it must be, with the reason. What no reason is known for is not pinned. */

/** What fails together where who is heard need not hear back and the momentum is not kept (Corollary 3.11, Proposition 3.12). */
const NOT_MUTUAL = { conservative: false, symmetric: false, ballPositive: false, oneContractive: false, twoContractive: false, pContractive: false, normal: false } as const; // prettier-ignore

// Weights look at the displacement and the headings alone; strengths are at most the mass. A bird behind is not heard, however
// near; one at the edge of the cone is, one beyond is not, a jump. Two birds at one place with two headings have equal rows.
describeModel(visionCone, {
  rightStochastic: true,
  material: true,
  galileanInvariant: true,
  ...NOT_MUTUAL,
  positiveSemidefinite: false,
  irreducible: false,
  invertible: false,
  hasGap: false,
  local: false,
  uniformlyRegular: false,
});

// Two triples far apart do not hear each other; two alone take the same mean, so that A is singular.
describeModel(nearestNeighbours, {
  rightStochastic: true,
  material: true,
  galileanInvariant: true,
  ...NOT_MUTUAL,
  positiveSemidefinite: false,
  irreducible: false,
  primitive: false,
  invertible: false,
  hasGap: false,
  uniformlyRegular: false,
});

// sym F is φ(x_i − x_j), which is positive-definite, times 1 within a rank and 1/2 across, entry by entry: Schur's product is
// positive-definite, so A is invertible. A leader hears no soldier: reducible.
describeModel(hierarchy, {
  rightStochastic: true,
  material: true,
  galileanInvariant: true,
  positiveSemidefinite: true,
  invertible: true,
  ...NOT_MUTUAL,
  irreducible: false,
  idempotent: false,
  hasGap: false,
});

// A box is not positive-definite. Neighbours hear each other by 1/ρ(ball) ≥ 1; where the ball ends φ jumps.
describeModel(boundedConfidence, {
  rightStochastic: true,
  material: true,
  galileanInvariant: true,
  local: true,
  ...NOT_MUTUAL,
  positiveSemidefinite: false,
  irreducible: false,
  invertible: false,
  hasGap: false,
  uniformlyRegular: false,
});

// Everybody is heard by everybody. Ranks jump where two distances are equal.
describeModel(rankBased, {
  rightStochastic: true,
  material: true,
  galileanInvariant: true,
  irreducible: true,
  primitive: true,
  entrywisePositive: true,
  ...NOT_MUTUAL,
  idempotent: false,
  uniformlyRegular: false,
});

// A = [[0, B], [0, 1]] on the agents of now and before: A² = A.
describeModel(delayed, {
  rightStochastic: true,
  material: true,
  galileanInvariant: true,
  idempotent: true,
  ...NOT_MUTUAL,
  positiveSemidefinite: false,
  irreducible: false,
  invertible: false,
  hasGap: false,
  local: false,
});

// Both parts are symmetric with spectrum in [0, 1], and so is the blend; the broadcast brings a gap of at least 1/4. Three
// villages have three means, so A has no more than rank 3. Villages stand where they stand, and one may be nearly empty.
describeModel(blend, {
  rightStochastic: true,
  conservative: true,
  symmetric: true,
  positiveSemidefinite: true,
  ballPositive: true,
  oneContractive: true,
  twoContractive: true,
  pContractive: true,
  normal: true,
  irreducible: true,
  primitive: true,
  entrywisePositive: true,
  hasGap: true,
  material: true,
  local: true,
  idempotent: false,
  invertible: false,
  galileanInvariant: false,
  uniformlyRegular: false,
});
