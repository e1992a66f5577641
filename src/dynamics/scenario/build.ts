import type { Environment } from '../../operators/environment.js';
import { describeEnvironment, finiteSet } from '../../operators/environment.js';
import { OperatorError } from '../../operators/errors.js';
import { checkKernel } from '../../operators/kernels/kernel.js';
import type { AveragingModel } from '../../operators/model.js';
import { NumeralError } from '../../scalar/rational.js';
import { AgentError } from '../agents/errors.js';
import { collectIssues, ScenarioError } from './issues.js';
import type { IssueCollector } from './issues.js';
import { kernelFrom } from './kernel-schema.js';
import { environmentFrom, modelFrom } from './model-schema.js';
import type { ModelSpec } from './model-schema.js';
import type { Run, Surroundings } from './run.js';
import type { ModuleSpec, ScenarioSpec, SystemName } from './schema.js';
import { systemFrom } from './systems.js';

const isMine = (error: unknown): error is Error =>
  error instanceof OperatorError ||
  error instanceof NumeralError ||
  error instanceof AgentError ||
  (error instanceof Error && error.name === 'UsageError');

/**
 * The run of a scenario.
 *
 * @throws {ScenarioError} with everything that is wrong with it
 */
export function buildRun(spec: ScenarioSpec, around: Surroundings): Run {
  const into = collectIssues(isMine);
  const { model: modelSpec, seed = 1 } = spec;
  const environment = environmentOf(spec, into);
  const model = 'module' in modelSpec ? ownModel(modelSpec, around, into) : environment && plainModel(modelSpec, environment, into); // prettier-ignore
  if ('module' in modelSpec && spec.environment)
    into.add(['environment'], 'given beside a module, whose model has its own');
  const system = model && systemNameOf(spec, model, into);
  const run =
    model && system
      ? systemFrom({ spec, seed, model, modelSpec: 'module' in modelSpec ? undefined : modelSpec, system, around, into }) // prettier-ignore
      : undefined;
  if (into.issues.length > 0 || !run) throw new ScenarioError(into.issues);
  return run;
}

/** Players of a finite set need no environment: there are as many as the matrix has rows. */
function environmentOf({ environment, model }: ScenarioSpec, into: IssueCollector): Environment | undefined {
  if (environment) return into.attempt(['environment'], () => environmentFrom(environment));
  if ('module' in model) return undefined;
  if (model.kind === 'opinions') return finiteSet(model.a.map((_, i) => String(i)));
  into.add(['environment'], 'missing, expected a space, a torus or a finite set');
  return undefined;
}

function plainModel(spec: ModelSpec, environment: Environment, into: IssueCollector): AveragingModel | undefined {
  const wrong = into.issues.length;
  if ('kernel' in spec && environment.dim > 0)
    into.attempt(['model', 'kernel'], () => checkKernel(environment, kernelFrom(spec.kernel, environment)));
  if (into.issues.length > wrong) return undefined;
  const model = into.attempt(['model'], () => modelFrom(spec, environment));
  if (model && model.environment.dim !== environment.dim) {
    into.add(['model'], `lives on ${describeEnvironment(model.environment)}, expected ${describeEnvironment(environment)}`); // prettier-ignore
    return undefined;
  }
  return model;
}

function ownModel(spec: ModuleSpec, { models }: Surroundings, into: IssueCollector): AveragingModel | undefined {
  const names = [...models.keys()];
  const name = spec.export ?? (names.length === 1 ? names[0] : undefined);
  const model = name === undefined ? undefined : models.get(name);
  if (!model)
    into.add(
      ['model', 'export'],
      `${name === undefined ? 'missing' : `"${name}"`}, expected one of ${names.join(', ') || 'no model on an environment, as there is none'}`,
    );
  return model;
}

/** The system that is asked for, or that the model and the noise ask for. */
function systemNameOf(
  spec: ScenarioSpec,
  { environment }: AveragingModel,
  into: IssueCollector,
): SystemName | undefined {
  const kind = 'kind' in spec.model ? spec.model.kind : undefined;
  const natural: SystemName =
    environment.kind === 'finite'
      ? 'opinions'
      : kind === 'vicsek'
        ? 'vicsek'
        : kind === 'multi-species' || kind === 'multi-flock'
          ? kind
          : spec.noise
            ? 'stochastic'
            : 'agents';
  const system = spec.system ?? natural;
  const labelled = ['multi-species', 'multi-flock'];
  const fits =
    (system === 'opinions') === (environment.kind === 'finite') &&
    (system === 'vicsek') === (kind === 'vicsek') &&
    (!labelled.includes(system) || system === kind || (kind === undefined && environment.kind === 'product'));
  if (!fits) into.add(['system'], `"${system}" with this model, expected "${natural}"`);
  return fits ? system : undefined;
}
