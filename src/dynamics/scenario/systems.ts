import type { Environment } from '../../operators/environment.js';
import { periodsOf } from '../../operators/environment.js';
import type { Measure } from '../../operators/measure.js';
import { measureInDoubles } from '../../operators/measure.js';
import type { AveragingModel } from '../../operators/model.js';
import { toNumber } from '../../scalar/rational.js';
import { agentState, agentSystem } from '../agents/agent-system.js';
import { alignment } from '../agents/alignment.js';
import { couplingPower } from '../agents/coupling.js';
import { opinionSystem } from '../agents/opinion-system.js';
import { kineticFlow } from '../flows/kinetic-flow.js';
import type { OdeProblem } from '../integrate/problem.js';
import { counterNoise } from '../stochastic/counter-noise.js';
import { runPaths } from '../stochastic/run.js';
import { surroundingsOf } from '../stochastic/surroundings.js';
import { runAngularVicsek, runVicsek } from '../stochastic/vicsek.js';
import { boundsOf } from './bounds.js';
import { runDriftKick } from './drift-kick.js';
import type { IssueCollector } from './issues.js';
import { kernelFrom } from './kernel-schema.js';
import type { ModelSpec } from './model-schema.js';
import type { Motion, MotionEvent } from './motion.js';
import { motionStart } from './motion.js';
import { motionOde } from './motion-ode.js';
import { motionSteps } from './motion-steps.js';
import type { RunSteps } from './motion-steps.js';
import { defaultObservables, observablesFrom, valueOf } from './observables.js';
import type { Scene, Snapshot } from './observables.js';
import { outputSteps, outputTimes } from './output-times.js';
import type { Run, Surroundings } from './run.js';
import type { EventSpec, ScenarioSpec, SystemName } from './schema.js';
import { opinionsFrom, startFrom } from './start.js';
import { frameBytes, massesForHeader } from './trajectory.js';
import type { TrajectoryShape } from './trajectory.js';

/** What a system is made of. */
interface Parts {
  readonly spec: ScenarioSpec;
  readonly seed: number;
  readonly model: AveragingModel;
  /** undefined for a model of the user's own */
  readonly modelSpec: ModelSpec | undefined;
  readonly system: SystemName;
  readonly around: Surroundings;
  readonly into: IssueCollector;
}

/** Numbers that the integrators keep for each of the state. */
const STATES = { dop853: 29, extrapolation: 60 } as const;

/** Bytes of memory for an integrator, at most. */
const MOST_MEMORY = 2 ** 32;

/** Agents of a model that can only write down its matrix. */
const MOST_MATRIX = 8192;

/** Steps of a run with error control unless told. */
const MOST_STEPS = 1_000_000;

/** The run of a system, or undefined where something is wrong: the collector knows what. */
export function systemFrom(parts: Parts): Run | undefined {
  const { system, model, into } = parts;
  if (!model.material)
    into.add(['model'], `${model.name}: not material, it needs a density and has no force on agents`);
  forbid(parts);
  return system === 'opinions' ? opinionRun(parts) : agentRun(parts);
}

/** Keys that a system has no use for are mistakes. */
function forbid({ spec, system, into }: Parts): void {
  const { noise, coupling, agents, integrator } = spec;
  const odd = (path: readonly PropertyKey[], what: string): void => into.add(path, `${what} has no meaning for ${system}`); // prettier-ignore
  if (noise && system !== 'stochastic' && system !== 'vicsek') odd(['noise'], 'noise');
  if (noise?.diffusion !== undefined && system === 'stochastic') odd(['noise', 'diffusion'], 'a diffusion of angles');
  if (coupling && (system === 'stochastic' || system === 'vicsek' || system === 'opinions' || system === 'characteristics')) odd(['coupling'], 'a nonlinear coupling'); // prettier-ignore
  if (agents.probes && system !== 'characteristics') odd(['agents', 'probes'], 'probes');
  if (agents.opinions && system !== 'opinions') odd(['agents', 'opinions'], 'opinions');
  if (system === 'opinions')
    for (const key of ['positions', 'velocities', 'file', 'labels'] as const)
      if (agents[key] !== undefined) odd(['agents', key], key);
  if (system === 'vicsek' && agents.masses !== undefined) odd(['agents', 'masses'], 'masses, which are equal,');
  if (integrator?.scheme && system !== 'stochastic') odd(['integrator', 'scheme'], 'a scheme of averages');
  const byNoise = system === 'stochastic' || system === 'vicsek';
  const method = integrator?.method;
  if (byNoise && method !== undefined && method !== 'splitting')
    into.add(['integrator', 'method'], `"${method}" with noise, expected "splitting"`);
  if ((system === 'opinions' || system === 'characteristics') && method === 'splitting')
    into.add(['integrator', 'method'], `"splitting" for ${system}, expected "dop853" or "extrapolation"`);
  const bySteps = byNoise || method === 'splitting';
  for (const key of ['rtol', 'atol', 'maxStep', 'maxSteps'] as const)
    if (bySteps && integrator?.[key] !== undefined)
      into.add(['integrator', key], 'given for steps of a fixed length, which have no tolerance: expected "step"');
  if (!bySteps && integrator?.step !== undefined)
    into.add(['integrator', 'step'], 'given for steps that the tolerance chooses, expected "maxStep"');
}

const nameOf = ({ name }: ScenarioSpec): string => name ?? 'scenario';

function opinionRun({ spec, seed, model, into }: Parts): Run | undefined {
  const { environment } = model;
  const labels = environment.kind === 'finite' ? environment.labels : [];
  const n = labels.length;
  const start = opinionsFrom(spec.agents, n, seed, into);
  if (!start) return undefined;
  const { p, components, masses } = start;
  const rho = into.attempt(['agents'], () =>
    measureInDoubles(environment, { x: [], masses, label: labels.map((_, i) => i) }),
  );
  const problem = into.attempt(['model'], () => opinionSystem(model, { components, masses }));
  if (!rho || !problem) return undefined;
  const none = new Float64Array(0);
  return finish({
    spec,
    seed,
    into,
    model,
    system: 'opinions',
    scene: { model, environment, n, width: components, kernel: undefined, kind: 'players' },
    snapshot: (t, y) => ({ t, x: none, v: y, rho }),
    y: p,
    shape: {
      name: nameOf(spec),
      n,
      dim: 0,
      environment: { kind: 'finite' },
      fields: [{ name: 'p', width: components }],
      dtype: spec.output?.dtype ?? 'float64',
      masses: massesForHeader(masses),
      labels,
    },
    problem: () => problem,
  });
}

function agentRun(parts: Parts): Run | undefined {
  const { spec, seed, model, modelSpec, system, around, into } = parts;
  const { environment } = model;
  const { dim } = environment;
  const start = startFrom(spec.agents, environment, seed, (file) => around.readText(file), into);
  if (!start) return undefined;
  const { n, masses, labels, probes } = start;
  if (!model.pairKernel && !model.average && n > MOST_MATRIX)
    into.add(['agents', 'n'], `${n}, expected at most ${MOST_MATRIX} for ${model.name}, which writes down its matrix`);
  if (into.issues.length > 0) return undefined;
  const rho = into.attempt(['agents'], () =>
    measureInDoubles(environment, { x: start.x, masses, ...(labels && { label: labels }) }),
  );
  if (!rho) return undefined;
  const places = rho.x as unknown as Float64Array;
  const total = n + probes.x.length / dim;
  const names = environment.kind === 'product' ? environment.labels : undefined;
  const flow = system === 'characteristics';
  const snapshot = (t: number, y: Float64Array): Snapshot => {
    const [x, v] = [y.subarray(0, n * dim), y.subarray(total * dim, (total + n) * dim)];
    places.set(x);
    return { t, x, v, rho };
  };
  const kernelSpec = modelSpec && 'kernel' in modelSpec && !('alpha' in modelSpec) ? modelSpec.kernel : undefined;
  const kernel = kernelSpec ? kernelFrom(kernelSpec, environment) : undefined;
  const flowProblem = flow ? into.attempt(['model'], () => kineticFlow(model, masses, total - n)) : undefined;
  if (flow && !flowProblem) return undefined;
  return finish({
    spec,
    seed,
    into,
    model,
    system,
    scene: { model, environment, n, width: dim, kernel, kind: 'agents' },
    snapshot,
    y: flowProblem ? flowProblem.start(start, probes) : agentState(start.x, start.v),
    shape: {
      name: nameOf(spec),
      n: total,
      dim,
      environment: headerEnvironment(environment),
      fields: [{ name: 'x', width: dim }, { name: 'v', width: dim }, ...(flow ? [{ name: 'strength', width: 1 }] : [])],
      dtype: spec.output?.dtype ?? 'float64',
      masses: total > n ? [...masses, ...Array.from({ length: total - n }, () => 0)] : massesForHeader(masses),
      ...(names && labels && { labels: labels.map((k) => names[k]) }),
      ...(total > n && { labels: Array.from({ length: total }, (_, i) => (i < n ? 'atom' : 'probe')) }),
    },
    problem: () =>
      flowProblem ?? agentSystem(model, masses, { ...(labels && { labels }), alignment: forceOf(spec, model) }),
    steps: (h) => stepsOf(parts, rho as Measure<number> & { readonly x: Float64Array }, h),
    bounded: modelSpec,
  });
}

const forceOf = ({ coupling, integrator }: ScenarioSpec, model: AveragingModel) =>
  alignment(
    model,
    coupling && couplingPower(coupling.power),
    integrator?.forceTolerance === undefined ? {} : { tolerance: integrator.forceTolerance },
  );

function headerEnvironment(environment: Environment): TrajectoryShape['environment'] {
  const periods = periodsOf(environment)?.map(toNumber);
  return periods ? { kind: 'torus', periods } : { kind: environment.kind === 'finite' ? 'finite' : 'space' };
}

/** The steps of a system that goes by steps of length h, and how many averages each takes. */
function stepsOf(
  { spec, seed, model, modelSpec, system }: Parts,
  rho: Measure<number> & { readonly x: Float64Array },
  h: number,
): { readonly run: RunSteps; readonly evaluations: number } {
  const { noise = {}, integrator } = spec;
  const { n, masses } = rho;
  if (system === 'stochastic') {
    const scheme = integrator?.scheme ?? 'midpoint';
    const plan = { seed, replica: noise.replica ?? 0, span: h, scheme };
    const around = surroundingsOf(model, n, masses as unknown as Float64Array);
    return {
      run: (from, steps, onStep) => runPaths(around, noise.sigma ?? 0, plan, from, steps, onStep),
      evaluations: scheme === 'midpoint' ? 2 : 1,
    };
  }
  if (system === 'vicsek' && modelSpec?.kind === 'vicsek') {
    const { speed, alignment: rate } = modelSpec;
    const draws = counterNoise(seed, noise.replica ?? 0);
    const rule = { model, speed, sigma: noise.sigma ?? 0 };
    const angular = { model, speed, alignment: rate ?? 0, diffusion: noise.diffusion ?? 0 };
    return {
      run:
        rate === undefined
          ? (from, steps, onStep) => runVicsek(rule, draws, from, steps, onStep)
          : (from, steps, onStep) => runAngularVicsek(angular, draws, h, from, steps, onStep),
      evaluations: 1,
    };
  }
  return { run: runDriftKick(forceOf(spec, model), rho, h), evaluations: 2 };
}

/** A system with everything but its motion. */
interface Unfinished {
  readonly spec: ScenarioSpec;
  readonly seed: number;
  readonly into: IssueCollector;
  readonly model: AveragingModel;
  readonly system: SystemName;
  readonly scene: Scene;
  readonly snapshot: Run['snapshot'];
  readonly y: Float64Array;
  readonly shape: TrajectoryShape;
  problem(): OdeProblem;
  steps?(h: number): { readonly run: RunSteps; readonly evaluations: number };
  /** the model of the bounds, where there are such */
  readonly bounded?: ModelSpec | undefined;
}

function finish(given: Unfinished): Run | undefined {
  const { spec, seed, into, system, scene, snapshot, y, shape } = given;
  const times = outputTimes(spec, shape.n, frameBytes(shape), into);
  const radius = scene.kernel?.radius(Math.max(1, scene.environment.dim));
  const observables = observablesFrom(
    spec.observables ?? defaultObservables(scene),
    scene,
    radius !== undefined && Number.isFinite(radius) ? radius : undefined,
    into,
  );
  const events = eventsFrom(spec.events ?? [], scene, snapshot, into);
  const motion = motionFor(given, times, events);
  if (!motion || into.issues.length > 0) return undefined;
  const names = observables.flatMap(({ columns }) => columns.map(({ name }) => name));
  const deterministic = system !== 'stochastic' && system !== 'vicsek' && system !== 'opinions';
  const bySteps = spec.integrator?.method === 'splitting';
  const first = snapshot(0, y);
  const bounded = deterministic && !bySteps && names.includes('amplitude');
  const value = (name: 'diameter' | 'amplitude'): number => (names.includes(name) ? valueOf(name, scene)(first) : Infinity); // prettier-ignore
  const mass = (first.rho.masses as unknown as Float64Array).reduce((sum, m) => sum + m, 0);
  return {
    name: nameOf(spec),
    seed,
    system,
    start: motionStart(y),
    motion,
    times,
    shape,
    observables,
    bounds: bounded
      ? boundsOf(spec.coupling ? undefined : given.bounded, scene.environment, { D: value('diameter'), A: value('amplitude'), mass }) // prettier-ignore
      : [],
    snapshot,
    early: events.filter((event) => event.value(0, y) >= 0).map(({ name }) => name),
  };
}

function eventsFrom(
  specs: readonly EventSpec[],
  scene: Scene,
  snapshot: Run['snapshot'],
  into: IssueCollector,
): MotionEvent[] {
  return specs.flatMap(({ name, below, above }, k) => {
    const path = ['events', k];
    if ((below === undefined) === (above === undefined)) {
      into.add(path, 'expected one of "below" and "above"');
      return [];
    }
    const before = into.issues.length;
    observablesFrom([name], scene, undefined, { ...into, add: (_, message) => into.add(path, message) });
    if (into.issues.length > before) return [];
    const of = valueOf(name, scene);
    const level = below ?? above!;
    const sign = below === undefined ? 1 : -1;
    return [
      {
        name: `${name} ${below === undefined ? 'above' : 'below'} ${level}`,
        value: (t: number, y: Float64Array) => sign * (of(snapshot(t, y)) - level),
      },
    ];
  });
}

function motionFor(given: Unfinished, times: readonly number[], events: readonly MotionEvent[]): Motion | undefined {
  const { spec, system, into, model, y, steps } = given;
  const { integrator = {}, until } = spec;
  const bySteps = system === 'stochastic' || system === 'vicsek' || integrator.method === 'splitting';
  if (!bySteps) {
    const { rtol = 1e-9, atol = 1e-12, maxStep, maxSteps = MOST_STEPS } = integrator;
    const method = integrator.method === 'extrapolation' ? 'extrapolation' : 'dop853';
    const bytes = 8 * STATES[method] * y.length;
    if (bytes > MOST_MEMORY)
      into.add(['agents', 'n'], `${given.shape.n}: ${method} would keep ${(bytes / 1e9).toFixed(1)} GB of states, expected at most 4.3; "splitting" keeps four states`); // prettier-ignore
    const problem = into.issues.length > 0 ? undefined : into.attempt(['model'], () => given.problem());
    return problem && motionOde(problem, { method, rtol, atol, maxStep, maxSteps }, times, events);
  }
  const discrete = system === 'vicsek' && spec.model && 'kind' in spec.model && spec.model.kind === 'vicsek' && spec.model.alignment === undefined; // prettier-ignore
  if (discrete && integrator.step !== undefined && integrator.step !== 1)
    into.add(['integrator', 'step'], `${integrator.step}, expected 1: the rule (2) has steps of time 1`);
  if (system === 'vicsek' && !discrete && model.environment.dim !== 2)
    into.add(['environment', 'dim'], `${model.environment.dim}, expected 2: directions are angles there`);
  if (system === 'vicsek' && spec.noise?.[discrete ? 'diffusion' : 'sigma'] !== undefined)
    into.add(['noise', discrete ? 'diffusion' : 'sigma'], discrete ? 'given without an "alignment" of the model, expected "sigma"' : 'given beside an "alignment" of the model, expected "diffusion"'); // prettier-ignore
  const h = discrete ? 1 : integrator.step;
  if (h === undefined) {
    into.add(['integrator', 'step'], 'missing, expected the length of a step');
    return undefined;
  }
  const output = outputSteps(times, h, into);
  if (into.issues.length > 0) return undefined;
  const made = into.attempt(['model'], () => steps!(h));
  return made && motionSteps(made.run, { h, steps: Math.round(until / h), output, evaluations: made.evaluations }, events); // prettier-ignore
}
