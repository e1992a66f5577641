/** Averaging models on environments: environments, measures, kernels, models. */
export type { Arithmetic, Operand } from './arithmetic.js';
export type { Pair, PlainPair } from './crowd.js';
export { defineModel } from './define-model.js';
export type { Listener, ModelDefinition } from './define-model.js';
export { describeEnvironment, displacement, finiteSet, periodsOf, product, space, torus } from './environment.js';
export type { Environment } from './environment.js';
export {
  EmptyNeighbourhoodError,
  InexactError,
  InvalidWeightError,
  IsolatedAgentError,
  OffSupportError,
  OperatorError,
  TooLargeError,
  UserCodeError,
} from './errors.js';
export type { OperatorErrorCode } from './errors.js';
export { fourierPlan } from './fast/fourier/plan.js';
export type { Batch, FourierPlan } from './fast/fourier/plan.js';
export { realFourierPlan } from './fast/fourier/real-plan.js';
export type { RealFourierPlan } from './fast/fourier/real-plan.js';
export { kernelBox } from './kernels/box.js';
export { kernelBracket } from './kernels/bracket.js';
export { kernelBump } from './kernels/bump.js';
export { kernelCone } from './kernels/cone.js';
export { kernelCutoff } from './kernels/cutoff.js';
export { kernelGaussian } from './kernels/gaussian.js';
export { checkKernel } from './kernels/kernel.js';
export type { Kernel, KernelBounds, KernelFactor } from './kernels/kernel.js';
export { kernelMollifier } from './kernels/mollifier.js';
export { kernelOneSided } from './kernels/one-sided.js';
export { kernelPeriodised } from './kernels/periodised.js';
export type { PeriodisedKernel } from './kernels/periodised.js';
export { kernelPower } from './kernels/power.js';
export { kernelProduct } from './kernels/product.js';
export { kernelScaled } from './kernels/scaled.js';
export type { Scaling } from './kernels/scaled.js';
export { kernelShifted } from './kernels/shifted.js';
export { kernelSquare } from './kernels/square.js';
export { kernelTent } from './kernels/tent.js';
export { kernelTrigonometric } from './kernels/trigonometric.js';
export type { CosineTerm, TrigonometricKernel } from './kernels/trigonometric.js';
export { kernelTruncatedPolynomial } from './kernels/truncated-polynomial.js';
export { kernelWendland } from './kernels/wendland.js';
export { gridMeasure, measure, measureInDoubles, measureToDoubles, normalised, placeOf, totalMass } from './measure.js';
export type { Grid, Measure, MeasureInput, Points } from './measure.js';
export { average, describeModel, finiteModelAt, kappaOf, reproducingKernelOf } from './model.js';
export type { AverageMatrix, AveragingModel } from './model.js';
export { modelBeta } from './models/beta.js';
export { modelConditional } from './models/conditional.js';
export { modelCuckerSmale } from './models/cucker-smale.js';
export { modelOpinions } from './models/finite-set.js';
export { modelGlobal } from './models/global.js';
export { modelIdentity } from './models/identity.js';
export { modelMollified } from './models/mollified.js';
export { modelDoublyMollified, modelMollifiedPressure, pressureIdealGas } from './models/mollified-pressure.js';
export type { Pressure } from './models/mollified-pressure.js';
export { modelMotschTadmor } from './models/motsch-tadmor.js';
export { modelMultiFlock } from './models/multi-flock.js';
export type { FlockCoupling } from './models/multi-flock.js';
export { modelMultiSpecies } from './models/multi-species.js';
export { modelPenalised } from './models/penalised.js';
export { modelSegregation } from './models/segregation.js';
export {
  modelTopologicalBeta,
  modelTopologicalCuckerSmale,
  modelTopologicalMotschTadmor,
  topologicalDistance,
  topologicalWeights,
} from './models/topological.js';
export type { TopologicalKernel } from './models/topological.js';
export { headings, modelVicsek } from './models/vicsek.js';
export { modelAdjoint } from './combinators/adjoint.js';
export { modelComposition, modelConjugation } from './combinators/compose.js';
export { modelConvexCombination, modelMean } from './combinators/mix.js';
export { modelSum } from './combinators/sum.js';
export type { Summand } from './combinators/sum.js';
export { modelSymmetrisedProduct, modelSymmetrisedSum } from './combinators/symmetrise.js';
export { fixedQuadrature, gridQuadrature, latticeQuadrature } from './quadrature.js';
export type { Nodes, Quadrature } from './quadrature.js';
export { partitionBlended } from './partitions/blended.js';
export { partitionBoxes, partitionIntervals } from './partitions/boxes.js';
export type { BoxPartition } from './partitions/boxes.js';
export { partitionBump } from './partitions/bump.js';
export { dyadicParent, partitionDyadic } from './partitions/dyadic.js';
export { partitionHats } from './partitions/hats.js';
export { partitionIntoPoints } from './partitions/into-points.js';
export type { Knots } from './partitions/knots.js';
export { partitionLabels } from './partitions/labels.js';
export type { OnAxisOptions } from './partitions/on-axis.js';
export type { CellKey, Partition } from './partitions/partition.js';
export type { PartitionOfUnity } from './partitions/partition-of-unity.js';
export { partitionSharp } from './partitions/sharp.js';
export { partitionSmoothstep } from './partitions/smoothstep.js';
export { partitionTensor } from './partitions/tensor.js';
export { partitionTrivial } from './partitions/trivial.js';
export { thickness, thicknessBall, thicknessSegregation } from './thickness.js';
export type { Vector } from './vector.js';
