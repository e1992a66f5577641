import { z } from 'zod';
import { ScenarioError, issuesOf } from './issues.js';
import { environmentSchema, modelSchema } from './model-schema.js';
import { observableSchema } from './observable-schema.js';
import { agentsSchema } from './start-schema.js';

export const SCENARIO_SCHEMA = 'flockproof/scenario@1';

export const SYSTEMS = [
  'agents',
  'stochastic',
  'vicsek',
  'opinions',
  'multi-species',
  'multi-flock',
  'characteristics',
] as const;
export type SystemName = (typeof SYSTEMS)[number];

const time = z.number().nonnegative();

/** A model of the user's own, loaded as `check` loads it. */
const moduleSchema = z.strictObject({ module: z.string().min(1), export: z.string().min(1).optional() });
export type ModuleSpec = z.infer<typeof moduleSchema>;

const eventSchema = z.strictObject({
  name: z.enum(['diameter', 'amplitude', 'energy-fluctuation', 'order', 'opinion-spread']),
  below: z.number().optional(),
  above: z.number().optional(),
});
export type EventSpec = z.infer<typeof eventSchema>;

const integratorSchema = z.strictObject({
  method: z.enum(['dop853', 'extrapolation', 'splitting']).optional(),
  rtol: z.number().min(1e-15).max(1e-2).optional(),
  atol: z.number().positive().optional(),
  step: z.number().positive().optional(),
  maxStep: z.number().positive().optional(),
  maxSteps: z.int().positive().max(1e9).optional(),
  scheme: z.enum(['midpoint', 'frozen']).optional(),
  /** of the force of large crowds, relative; 0 is to rounding */
  forceTolerance: z.number().nonnegative().max(1e-2).optional(),
});

const noiseSchema = z.strictObject({
  sigma: z.number().nonnegative().optional(),
  diffusion: z.number().nonnegative().optional(),
  replica: z
    .int()
    .nonnegative()
    .max(2 ** 31 - 1)
    .optional(),
});

const outputSchema = z.strictObject({
  every: z.number().positive().optional(),
  times: z.array(time).min(1).optional(),
  dtype: z.enum(['float64', 'float32']).optional(),
});

const scenarioSchema = z.strictObject({
  schema: z.literal(SCENARIO_SCHEMA),
  name: z
    .string()
    .regex(/^[\w][\w .-]{0,79}$/, { error: 'expected 1 to 80 letters, digits, blanks, dots and dashes' })
    .optional(),
  description: z.string().optional(),
  environment: environmentSchema.optional(),
  model: z.union([moduleSchema, modelSchema]),
  system: z.enum(SYSTEMS).optional(),
  /** Γ(w) = |w|^(power − 2) w */
  coupling: z.strictObject({ power: z.number().gt(1) }).optional(),
  agents: agentsSchema,
  noise: noiseSchema.optional(),
  until: z.number().positive(),
  output: outputSchema.optional(),
  observables: z.array(observableSchema).optional(),
  integrator: integratorSchema.optional(),
  events: z.array(eventSchema).optional(),
  seed: z
    .int()
    .nonnegative()
    .max(2 ** 31 - 1)
    .optional(),
});

/** A scenario as it is written, of the right shape. Whether it makes a system is seen when it is built. */
export type ScenarioSpec = z.infer<typeof scenarioSchema>;

/**
 * Reads a scenario.
 *
 * @throws {ScenarioError} with everything that is wrong with its shape
 */
export function parseScenario(text: string): ScenarioSpec {
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch (error) {
    throw new ScenarioError([{ path: '', message: `no JSON: ${error instanceof Error ? error.message : ''}` }]);
  }
  return readScenario(input);
}

/** The same for a value. @throws {ScenarioError} */
export function readScenario(input: unknown): ScenarioSpec {
  // A union would say what both alternatives miss; which is meant is plain.
  const model = typeof input === 'object' && input !== null && 'model' in input ? input.model : undefined;
  const isModule = typeof model === 'object' && model !== null && 'module' in model;
  const schema = scenarioSchema.extend({ model: isModule ? moduleSchema : modelSchema });
  const read = schema.safeParse(input);
  if (!read.success) throw new ScenarioError(issuesOf(read.error.issues, input));
  return read.data as ScenarioSpec;
}
