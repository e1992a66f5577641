/** The Fokker-Planck-Alignment equation on T¹ × R. */
export { KineticError } from './errors.js';
export type { KineticErrorCode } from './errors.js';
export { fourierHermite } from './fourier-hermite.js';
export type { FourierHermite, FourierHermiteOptions } from './fourier-hermite.js';
export { hermiteMaxwellian, hermiteState } from './hermite-data.js';
export { marchKinetic } from './march.js';
export type { KineticLedger, KineticResult, KineticRun, KineticState } from './march.js';
export type { KineticMoments, KineticScheme, Resolution } from './scheme.js';
export type { CollisionMethod } from './chang-cooper.js';
export { positiveScheme, positiveState } from './positive-scheme.js';
export type { PositiveOptions, PositiveScheme } from './positive-scheme.js';
export { distanceToMaxwellian, entropyRates, modulatedEnergy, relativeEntropy, trueEntropy } from './entropy.js';
export type { EntropyRates } from './entropy.js';
export { fisherInformations, fisherRates } from './fisher.js';
export type { FisherInformations, FisherRates } from './fisher.js';
export { hermiteSampler } from './hermite-sample.js';
export { positiveSampler } from './positive-sample.js';
export type { PhaseSample, Sampler } from './phase-sample.js';
