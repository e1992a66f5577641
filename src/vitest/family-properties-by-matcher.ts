import type { FamilyOnlyName } from '../families/result.js';

/** How a property that only families have is asked for in a test, and what to try where it fails. */
interface FamilyPropertyInTests {
  readonly property: FamilyOnlyName;
  /** key of `describeModel` */
  readonly key: string;
  /** after "is" in the title of a test */
  readonly words: string;
  readonly meaning: string;
  readonly hint: string;
}

/** One matcher a property. */
export const FAMILY_MATCHERS = {
  toBeMaterial: {
    property: 'material',
    key: 'material',
    words: 'material',
    meaning: 'the strength is s ρ with s bounded, whatever the density',
    hint: 'divide by what an agent sees only where that is bounded below, or use strength: "one"',
  },
  toBeGalileanInvariant: {
    property: 'galilean-invariant',
    key: 'galileanInvariant',
    words: 'Galilean invariant',
    meaning: 'a crowd that is moved as a whole averages as before',
    hint: 'a weight that looks at z alone, not at x and y, cannot tell where it is',
  },
  toBeLocal: {
    property: 'local',
    key: 'local',
    words: 'local',
    meaning: 'agents that are near hear each other, by at least some c₀, whatever the density',
    hint: 'a positive weight on some ball around 0 is enough',
  },
  toBeUniformlyRegular: {
    property: 'uniformly-regular',
    key: 'uniformlyRegular',
    words: 'uniformly regular',
    meaning: 'strength and kernel are smooth, and Lipschitz in the density, by constants that no density makes larger',
    hint: 'smooth the edge of the kernel; and do not divide by a mass that may vanish',
  },
} as const satisfies Readonly<Record<string, FamilyPropertyInTests>>;

export type FamilyMatcherName = keyof typeof FAMILY_MATCHERS;
export type FamilyPropertyKey = (typeof FAMILY_MATCHERS)[FamilyMatcherName]['key'];
