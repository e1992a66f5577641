/** Matchers for vitest: importing this module extends `expect`. */
import { expect } from 'vitest';
import { matchers } from './matchers.js';

expect.extend(matchers);

export { ModelError } from '../finite/model.js';
export { describeModel } from './describe-model.js';
export type { ModelExpectations } from './describe-model.js';
export type { EvidenceOptions } from './judge.js';
export { MatcherError } from './matcher-error.js';
export type { MatcherErrorCode } from './matcher-error.js';
export type { FlockproofMatchers } from './matcher-types.js';
export type { SpectralGapOptions } from './spectral-gap-matcher.js';
