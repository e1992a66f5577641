/** Properties of finite models: decisions with certificates and defects. */
export { RejectedCertificate } from './certify.js';
export { checkModel } from './classify.js';
export type { CheckResult, PropertyResult, QuantityResult } from './classify.js';
export { contractionViolation } from './p-contractive.js';
export { EXACT_WORK, exactIsPractical } from './property.js';
export type { Property, PropertyName, Verdict } from './property.js';
export { PROPERTIES, isPropertyName, property } from './registry.js';
