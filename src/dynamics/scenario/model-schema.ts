import { z } from 'zod';
import type { Environment } from '../../operators/environment.js';
import { finiteSet, space, torus } from '../../operators/environment.js';
import type { AveragingModel } from '../../operators/model.js';
import { modelBeta } from '../../operators/models/beta.js';
import { modelConditional } from '../../operators/models/conditional.js';
import { modelCuckerSmale } from '../../operators/models/cucker-smale.js';
import { modelOpinions } from '../../operators/models/finite-set.js';
import { modelGlobal } from '../../operators/models/global.js';
import { modelIdentity } from '../../operators/models/identity.js';
import { modelMollified } from '../../operators/models/mollified.js';
import { modelMotschTadmor } from '../../operators/models/motsch-tadmor.js';
import { modelMultiFlock } from '../../operators/models/multi-flock.js';
import { modelMultiSpecies } from '../../operators/models/multi-species.js';
import { modelSegregation } from '../../operators/models/segregation.js';
import {
  modelTopologicalBeta,
  modelTopologicalCuckerSmale,
  modelTopologicalMotschTadmor,
} from '../../operators/models/topological.js';
import type { TopologicalKernel } from '../../operators/models/topological.js';
import { modelVicsek } from '../../operators/models/vicsek.js';
import { latticeQuadrature } from '../../operators/quadrature.js';
import { kernelFrom, kernelSchema, numeral } from './kernel-schema.js';
import type { KernelSpec } from './kernel-schema.js';
import { partitionFrom, partitionSchema, boxesFrom, cutsSchema } from './partition-schema.js';
import type { Cuts, PartitionSpec } from './partition-schema.js';

type Numeral = z.infer<typeof numeral>;
type Optional = Numeral | undefined;

export const environmentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('space'), dim: z.int().min(1).max(3) }),
  z.strictObject({
    kind: z.literal('torus'),
    dim: z.int().min(1).max(3),
    period: z.union([numeral, z.array(numeral)]).optional(),
  }),
  z.strictObject({ kind: z.literal('finite'), labels: z.array(z.string()) }),
]);

/** @throws {OperatorError} for periods or labels that make none */
export function environmentFrom(spec: z.infer<typeof environmentSchema>): Environment {
  if (spec.kind === 'space') return space(spec.dim);
  if (spec.kind === 'torus') return torus(spec.dim, spec.period);
  return finiteSet(spec.labels);
}

/** A model as it is written in a scenario; what each is, the file of its name in operators/models says. */
export type ModelSpec =
  | { readonly kind: 'global' | 'identity' }
  | { readonly kind: 'cucker-smale' | 'motsch-tadmor'; readonly kernel: KernelSpec }
  | { readonly kind: 'beta'; readonly kernel: KernelSpec; readonly beta: Numeral }
  | { readonly kind: 'mollified'; readonly kernel: KernelSpec; readonly spacing: Numeral; readonly reach?: Optional }
  | ({ readonly kind: 'topological-cucker-smale' | 'topological-motsch-tadmor' } & TopologicalSpec)
  | ({ readonly kind: 'topological-beta'; readonly beta: Numeral } & TopologicalSpec)
  | { readonly kind: 'conditional'; readonly cuts: Cuts }
  | { readonly kind: 'segregation'; readonly partition: PartitionSpec }
  | { readonly kind: 'multi-species'; readonly species: readonly string[]; readonly rules: readonly (readonly ModelSpec[])[] } // prettier-ignore
  | {
      readonly kind: 'multi-flock';
      readonly flocks: readonly string[];
      readonly rules: readonly ModelSpec[];
      readonly between?: { readonly model: ModelSpec; readonly epsilon: Numeral } | undefined;
    }
  | { readonly kind: 'opinions'; readonly a: readonly (readonly Numeral[])[]; readonly lambda?: Optional | readonly Numeral[] } // prettier-ignore
  | { readonly kind: 'vicsek'; readonly radius: Numeral; readonly speed: number; readonly alignment?: number | undefined }; // prettier-ignore

interface TopologicalSpec {
  readonly kernel: KernelSpec;
  readonly alpha: Numeral;
  readonly epsilon: Numeral;
  readonly edge: Numeral;
}

const of = <K extends string>(kind: K) => z.strictObject({ kind: z.literal(kind) });
const withKernel = <K extends string>(kind: K) => of(kind).extend({ kernel: kernelSchema });
const topological = <K extends string>(kind: K) =>
  withKernel(kind).extend({ alpha: numeral, epsilon: numeral, edge: numeral });
const inner = z.lazy((): z.ZodType<ModelSpec> => modelSchema);

export const modelSchema: z.ZodType<ModelSpec> = z.discriminatedUnion('kind', [
  of('global'),
  of('identity'),
  withKernel('cucker-smale'),
  withKernel('motsch-tadmor'),
  withKernel('beta').extend({ beta: numeral }),
  withKernel('mollified').extend({ spacing: numeral, reach: numeral.optional() }),
  topological('topological-cucker-smale'),
  topological('topological-motsch-tadmor'),
  topological('topological-beta').extend({ beta: numeral }),
  of('conditional').extend({ cuts: cutsSchema }),
  of('segregation').extend({ partition: partitionSchema }),
  of('multi-species').extend({ species: z.array(z.string()).min(1), rules: z.array(z.array(inner)) }),
  of('multi-flock').extend({
    flocks: z.array(z.string()).min(1),
    rules: z.array(inner),
    between: z.strictObject({ model: inner, epsilon: numeral }).optional(),
  }),
  of('opinions').extend({
    a: z.array(z.array(numeral)).min(1),
    lambda: z.union([numeral, z.array(numeral)]).optional(),
  }),
  of('vicsek').extend({
    radius: numeral,
    speed: z.number().positive(),
    alignment: z.number().nonnegative().optional(),
  }),
]);

/**
 * The model on an environment.
 *
 * @throws {OperatorError} for parameters that make no model
 */
export function modelFrom(spec: ModelSpec, environment: Environment): AveragingModel {
  const kernel = (of: KernelSpec) => kernelFrom(of, environment);
  const between = ({ kernel: psi, alpha, epsilon, edge }: TopologicalSpec): TopologicalKernel => ({
    psi: kernel(psi),
    alpha,
    epsilon,
    edge,
  });
  switch (spec.kind) {
    case 'global':
      return modelGlobal(environment);
    case 'identity':
      return modelIdentity(environment);
    case 'cucker-smale':
      return modelCuckerSmale(environment, kernel(spec.kernel));
    case 'motsch-tadmor':
      return modelMotschTadmor(environment, kernel(spec.kernel));
    case 'beta':
      return modelBeta(environment, kernel(spec.kernel), spec.beta);
    case 'mollified':
      return modelMollified(environment, kernel(spec.kernel), latticeQuadrature(environment, spec.spacing, spec.reach));
    case 'topological-cucker-smale':
      return modelTopologicalCuckerSmale(environment, between(spec));
    case 'topological-motsch-tadmor':
      return modelTopologicalMotschTadmor(environment, between(spec));
    case 'topological-beta':
      return modelTopologicalBeta(environment, between(spec), spec.beta);
    case 'conditional':
      return modelConditional(environment, boxesFrom(environment, spec.cuts));
    case 'segregation':
      return modelSegregation(partitionFrom(environment, spec.partition));
    case 'multi-species':
      return modelMultiSpecies(
        spec.species,
        spec.rules.map((row) => row.map((rule) => modelFrom(rule, environment))),
      );
    case 'multi-flock':
      return modelMultiFlock(
        spec.flocks,
        spec.rules.map((rule) => modelFrom(rule, environment)),
        spec.between && { model: modelFrom(spec.between.model, environment), epsilon: spec.between.epsilon },
      );
    case 'opinions':
      return modelOpinions(environment, spec.a, spec.lambda);
    case 'vicsek':
      return modelVicsek(environment, spec.radius);
  }
}
