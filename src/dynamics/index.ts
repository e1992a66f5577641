/** Solvers: integrators, agents, stochastic agents, distances, flows of measures. */
export * from './distances/index.js';
export * from './flows/index.js';
export { agentState, agentSystem } from './agents/agent-system.js';
export type { AgentSystem, AgentSystemOptions } from './agents/agent-system.js';
export { integrateDop853 } from './integrate/dop853.js';
export { integrateExtrapolation } from './integrate/extrapolation.js';
export type {
  DenseStep,
  EventFound,
  IntegrateOptions,
  IntegrateResult,
  IntegrateStatus,
  OdeEvent,
  OdeProblem,
} from './integrate/problem.js';
export { lawOfCrowd } from './stochastic/laws.js';
