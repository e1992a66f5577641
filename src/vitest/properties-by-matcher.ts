import type { PropertyName } from '../properties/property.js';

/** How a property is asked for in a test, and what to try where it fails. */
interface PropertyInTests {
  readonly property: PropertyName;
  /** key of `describeModel` */
  readonly key: string;
  /** after "is" in the title of a test */
  readonly words: string;
  readonly hint: string;
}

const NOT_CONSERVATIVE =
  'symmetric flows and sums of cycles are conservative; F + Fᵀ, every flow in both directions, is symmetric';
const NOT_CONTRACTIVE = 'for every finite p this is the same as conservative (Lemma 3.9, Remark 3.11)';
const NOT_CONNECTED = 'a single arrow out of the closed set joins it to the rest';

/** One matcher a property. */
export const PROPERTY_MATCHERS = {
  toBeRightStochastic: {
    property: 'right-stochastic',
    key: 'rightStochastic',
    words: 'right-stochastic',
    hint: 'true of every finite model',
  },
  toBeConservative: { property: 'conservative', key: 'conservative', words: 'conservative', hint: NOT_CONSERVATIVE },
  toBeSymmetric: {
    property: 'symmetric',
    key: 'symmetric',
    words: 'symmetric',
    hint: 'F is to be symmetric, not A: with strengths κ that differ, a symmetric A gives no symmetric F',
  },
  toBePositiveSemidefinite: {
    property: 'positive-semidefinite',
    key: 'positiveSemidefinite',
    words: 'positive semi-definite',
    hint: 'the lazy model ([u] + u)/2 of a conservative one is; adding to the diagonal of F helps',
  },
  toBeBallPositive: {
    property: 'ball-positive',
    key: 'ballPositive',
    words: 'ball-positive',
    hint: 'ball-positive models are conservative (Proposition 3.12); the lazy model ([u] + u)/2 of a conservative one is ball-positive',
  },
  toBeOneContractive: {
    property: '1-contractive',
    key: 'oneContractive',
    words: '1-contractive',
    hint: NOT_CONTRACTIVE,
  },
  toBeTwoContractive: {
    property: '2-contractive',
    key: 'twoContractive',
    words: '2-contractive',
    hint: NOT_CONTRACTIVE,
  },
  toBePContractive: { property: 'p-contractive', key: 'pContractive', words: 'p-contractive', hint: NOT_CONTRACTIVE },
  toBeNormal: { property: 'normal', key: 'normal', words: 'normal', hint: 'symmetric models are normal' },
  toBeIdempotent: {
    property: 'idempotent',
    key: 'idempotent',
    words: 'idempotent',
    hint: 'conditional expectations are idempotent: A block-diagonal, with equal rows in each block',
  },
  toBeIrreducible: { property: 'irreducible', key: 'irreducible', words: 'irreducible', hint: NOT_CONNECTED },
  toBePrimitive: {
    property: 'primitive',
    key: 'primitive',
    words: 'primitive',
    hint: 'an irreducible model in which one point listens to itself is primitive',
  },
  toBeEntrywisePositive: {
    property: 'positive',
    key: 'entrywisePositive',
    words: 'entrywise positive',
    hint: 'a weaker wish: toBePrimitive, some power of A is positive',
  },
  toBeInvertible: {
    property: 'invertible',
    key: 'invertible',
    words: 'invertible',
    hint: 'a diagonal above half of each row sum makes F invertible',
  },
  toHaveGap: {
    property: 'has-gap',
    key: 'hasGap',
    words: 'of positive spectral gap',
    hint: 'conservative irreducible models have a gap',
  },
} as const satisfies Readonly<Record<string, PropertyInTests>>;

export type PropertyMatcherName = keyof typeof PROPERTY_MATCHERS;

/** `conservative`, `ballPositive`, …: the keys of `describeModel` that ask for a property. */
export type PropertyKey = (typeof PROPERTY_MATCHERS)[PropertyMatcherName]['key'];
