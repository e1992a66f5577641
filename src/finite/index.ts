/** Finite models: flow matrices, operations on them, certificates and the checker. */
export { adjoint, adjointAverage, transposeFlow } from './adjoint.js';
export type * from './certificate.js';
export { check } from './checker.js';
export { coarsen } from './coarsen.js';
export { compose, conjugate } from './compose.js';
export { formIsNonNegative, isConservative } from './decide-form.js';
export { conditionalExpectation } from './conditional.js';
export { directSum } from './direct-sum.js';
export { energies, innerProduct } from './energy.js';
export type { Energies } from './energy.js';
export { columnSums, flowFromIntegers, flowOf, integersOf, modelOf, rowSums, smallFlow } from './flow.js';
export type { FlowMatrix } from './flow.js';
export { ENCLOSURE_WIDTH, QUANTITIES, enclose, estimateQuantity, testLowerBound, testUpperBound } from './gap.js';
export type { Enclosure, QuantityName } from './gap.js';
export { mix } from './mix.js';
export {
  ModelError,
  average,
  averageMatrix,
  finiteModel,
  massesOf,
  modelFromAverage,
  modelFromFlow,
  strength,
  toDoubles,
} from './model.js';
export type { FiniteModel, ModelInput, ModelIssue, ModelOptions } from './model.js';
export { maximumNorm, normDouble, normPower } from './norm.js';
export { parseModel, modelFromJson, MAX_POINTS } from './parse-model.js';
export { restrict } from './restrict.js';
export { symmetriseProduct, symmetriseSum } from './symmetrise.js';
export { tensor } from './tensor.js';
