import 'vitest';
import type { EvidenceOptions } from './judge.js';
import type { PropertyMatcherName } from './properties-by-matcher.js';
import type { SpectralGapOptions } from './spectral-gap-matcher.js';

/** One matcher for each property: `toBeConservative()`, `toBeBallPositive()`, … */
type PropertyMatchers = Readonly<Record<PropertyMatcherName, (options?: EvidenceOptions) => void>>;

/** What `expect(model)` can be asked after `import 'flockproof/vitest'`. */
export interface FlockproofMatchers extends PropertyMatchers {
  /** The best ε of (122) is at least this. Exact: a number means the decimal that it prints. */
  toHaveSpectralGap(options: SpectralGapOptions): void;
  /** A claim about a bare model holds at this one, by its id: `prop-3.12`. */
  toSatisfyClaim(id: string): void;
  /** Always an error: finite models have no environment on which to translate a density. */
  toBeGalileanInvariant(): void;
}

declare module 'vitest' {
  // T is vitest's own parameter: declarations that merge must repeat it.
  interface Matchers<T> extends FlockproofMatchers {}
}
