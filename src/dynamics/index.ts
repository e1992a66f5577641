/** Solvers: integrators, agents, stochastic agents, distances, flows of measures. */
export * from './distances/index.js';
export * from './flows/index.js';
export * from './kinetic/index.js';
export * from './stochastic/index.js';
export { alignment } from './agents/alignment.js';
export type { Alignment } from './agents/alignment.js';
export { agentState, agentSystem } from './agents/agent-system.js';
export type { AgentSystem, AgentSystemOptions } from './agents/agent-system.js';
export { forceFor } from './forces/force-for.js';
export type { FastForce, ForceOptions } from './forces/force-for.js';
export { useThreads } from './forces/simd/team.js';
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
export { TrajectoryError, TrajectoryReader } from './scenario/trajectory.js';
export type { TrajectoryField, TrajectoryFrame, TrajectoryHeader } from './scenario/trajectory.js';
