/** flockproof: the table of contents. */
export * from './finite/index.js';
export * from './properties/index.js';
export { CLAIMS, claimById } from './claims/registry.js';
export type { Claim, Decision, Exhaustion, Family, Instance, Step } from './engines/claim.js';
export { examine } from './engines/examine.js';
export { doubles, rationals } from './scalar/field.js';
export type { Field } from './scalar/field.js';
export * as interval from './scalar/interval.js';
export { parseRational, rational, toRational, toText } from './scalar/rational.js';
export type { Rational, RationalLike } from './scalar/rational.js';
