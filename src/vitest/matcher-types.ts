import 'vitest';
import type { FamilyMatcherName } from './family-properties-by-matcher.js';
import type { EvidenceOptions } from './judge.js';
import type { PropertyMatcherName } from './properties-by-matcher.js';
import type { SpectralGapOptions } from './spectral-gap-matcher.js';

/**
 * One matcher for each property: `toBeConservative()`, `toBeBallPositive()`, … Of a model on an environment it asks all crowds
 * that `flockproof check` tries.
 */
type PropertyMatchers = Readonly<Record<PropertyMatcherName, (options?: EvidenceOptions) => void>>;

/** `toBeGalileanInvariant()`, `toBeMaterial()`, …: for models on environments; an error for finite ones. */
type FamilyMatchers = Readonly<Record<FamilyMatcherName, (options?: EvidenceOptions) => void>>;

/** What `expect(model)` can be asked after `import 'flockproof/vitest'`. */
export interface FlockproofMatchers extends PropertyMatchers, FamilyMatchers {
  /** The best ε of (122) is at least this. Exact: a number means the decimal that it prints. */
  toHaveSpectralGap(options: SpectralGapOptions): void;
  /** A claim about a bare model holds at this one, by its id: `prop-3.12`. */
  toSatisfyClaim(id: string): void;
}

declare module 'vitest' {
  // T is vitest's own parameter: declarations that merge must repeat it.
  interface Matchers<T> extends FlockproofMatchers {}
}
