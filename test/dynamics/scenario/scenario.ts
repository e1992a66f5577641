import { buildRun } from '../../../src/dynamics/scenario/build.js';
import type { Run } from '../../../src/dynamics/scenario/run.js';
import { readScenario } from '../../../src/dynamics/scenario/schema.js';

/** Two agents that align: the smallest scenario. */
export const PAIR = {
  schema: 'flockproof/scenario@1',
  environment: { kind: 'space', dim: 1 },
  model: { kind: 'cucker-smale', kernel: { kind: 'power', beta: 2 } },
  agents: { positions: [0, 0], velocities: [0.5, -0.5] },
  until: 1,
};

/** The run of a scenario without files. */
export const runOf = (input: object): Run => buildRun(readScenario(input), { models: new Map(), readText: () => '' });
