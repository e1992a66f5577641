/** Averaging models on environments: environments, measures, kernels, models. */
export { describeEnvironment, displacement, finiteSet, periodsOf, product, space, torus } from './environment.js';
export type { Environment } from './environment.js';
export { EmptyNeighbourhoodError, InexactError, IsolatedAgentError, OffSupportError, OperatorError } from './errors.js';
export type { OperatorErrorCode } from './errors.js';
export { kernelBox } from './kernels/box.js';
export type { Kernel, KernelBounds, KernelFactor } from './kernels/kernel.js';
export { kernelPower } from './kernels/power.js';
export { kernelTent } from './kernels/tent.js';
export { gridMeasure, measure, measureInDoubles, measureToDoubles, normalised, placeOf, totalMass } from './measure.js';
export type { Grid, Measure, MeasureInput, Points } from './measure.js';
export { average, finiteModelAt, kappaOf, reproducingKernelOf } from './model.js';
export type { AverageMatrix, AveragingModel } from './model.js';
export { modelCuckerSmale } from './models/cucker-smale.js';
export { modelGlobal } from './models/global.js';
export { modelMotschTadmor } from './models/motsch-tadmor.js';
export type { CellKey, Partition } from './partitions/partition.js';
export type { PartitionOfUnity } from './partitions/partition-of-unity.js';
export type { Vector } from './vector.js';
