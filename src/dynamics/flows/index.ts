/** Measure-valued flows of the Vlasov-alignment equation by characteristics. */
export { chebyshevLabels } from './chebyshev-labels.js';
export type { ChebyshevLabels } from './chebyshev-labels.js';
export { starDiscrepancy } from './discrepancy.js';
export { deformation, determinant, probesAround } from './jacobian.js';
export { kineticFlow } from './kinetic-flow.js';
export type { KineticFlow, PhaseCloud } from './kinetic-flow.js';
export { pointsHalton, pointsR } from './low-discrepancy.js';
