import { describe, expect, it } from 'vitest';
import type { FiniteModel, ModelInput } from '../finite/model.js';
import { toText } from '../scalar/rational.js';
import { MatcherError } from './matcher-error.js';
import { nearNames } from '../claims/near-names.js';
import type { AveragingModel } from '../operators/model.js';
import { isFamily, readFamily } from './family-matcher.js';
import type { FamilyPropertyKey } from './family-properties-by-matcher.js';
import { FAMILY_MATCHERS } from './family-properties-by-matcher.js';
import type { PropertyKey } from './properties-by-matcher.js';
import { PROPERTY_MATCHERS } from './properties-by-matcher.js';
import { readModel } from './read-model.js';
import { nameOf } from './show-model.js';
import type { SpectralGapOptions } from './spectral-gap-matcher.js';
import { readBound } from './spectral-gap-matcher.js';

/** What is expected of a model: `true` that it has a property, `false` that it has not. */
export type ModelExpectations = Readonly<Partial<Record<PropertyKey | FamilyPropertyKey, boolean>>> & {
  readonly spectralGap?: SpectralGapOptions;
  /** ids of claims that hold at the model */
  readonly claims?: readonly string[];
};

/**
 * A block of tests, one for each expectation: `describeModel(model, { conservative: true, ballPositive: false })`. Of a model
 * on an environment all crowds of a standard run of `flockproof check` are asked, once for all tests.
 *
 * @throws {ModelError} if the model is none
 * @throws {MatcherError} `unknown-expectation` for a key that means nothing, or if nothing is expected
 */
export function describeModel(model: FiniteModel | ModelInput | AveragingModel, expectations: ModelExpectations): void {
  const read = isFamily(model) ? readFamily(model) : readModel(model);
  const tests = testsFor(read, expectations);
  describe(nameOf(read), () => {
    for (const [title, run] of tests) it(title, run);
  });
}

const MATCHERS = { ...PROPERTY_MATCHERS, ...FAMILY_MATCHERS };
type MatcherName = keyof typeof MATCHERS;
const MATCHER_BY_KEY = new Map<string, MatcherName>(
  (Object.keys(MATCHERS) as MatcherName[]).map((name) => [MATCHERS[name].key, name]),
);
const KEYS = [...MATCHER_BY_KEY.keys(), 'spectralGap', 'claims'];

/** Titles and bodies of the tests. */
export function testsFor(
  model: FiniteModel | AveragingModel,
  expectations: ModelExpectations,
): readonly (readonly [title: string, run: () => void])[] {
  const tests = Object.entries(expectations).flatMap(([key, expected]): [string, () => void][] => {
    if (expected === undefined) return [];
    if (key === 'spectralGap') {
      const atLeast = toText(readBound(expected));
      return [[`has a spectral gap of at least ${atLeast}`, () => expect(model).toHaveSpectralGap({ atLeast })]];
    }
    if (key === 'claims' && Array.isArray(expected)) {
      return expected.map((id: string) => [`satisfies ${id}`, () => expect(model).toSatisfyClaim(id)]);
    }
    const matcher = MATCHER_BY_KEY.get(key);
    if (matcher === undefined)
      throw new MatcherError(
        'unknown-expectation',
        `${key}: means nothing; near it: ${nearNames(key, KEYS).join(', ')}`,
      );
    if (typeof expected !== 'boolean')
      throw new MatcherError('unknown-expectation', `${key}: ${JSON.stringify(expected)}, expected true or false`);
    const { words } = MATCHERS[matcher];
    return expected
      ? [[`is ${words}`, () => expect(model)[matcher]()]]
      : [[`is not ${words}`, () => expect(model).not[matcher]()]];
  });
  if (tests.length === 0)
    throw new MatcherError(
      'unknown-expectation',
      `nothing is expected of ${nameOf(model)}: give one of ${KEYS.join(', ')}`,
    );
  return tests;
}
