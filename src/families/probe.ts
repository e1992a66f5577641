import type { Environment } from '../operators/environment.js';
import { measureInDoubles } from '../operators/measure.js';
import type { AveragingModel } from '../operators/model.js';
import { reproducingKernelOf } from '../operators/model.js';
import type { Vector } from '../operators/vector.js';
import { toArray } from '../operators/vector.js';

/** Agents in doubles, as scenes of experiments: place, mass, label. */
export interface Agent {
  readonly x: readonly number[];
  readonly mass: number;
  readonly label: number;
}

/** φ_ρ and s_ρ at the agents of a scene, masses made a probability. */
export interface Scene {
  readonly n: number;
  phi(i: number, j: number): number;
  readonly strength: readonly number[];
}

/**
 * A scene in doubles.
 *
 * @returns undefined where the model is not defined, or gives no numbers
 */
export function sceneOf(model: AveragingModel, agents: readonly Agent[]): Scene | undefined {
  const { environment } = model;
  const n = agents.length;
  const total = agents.reduce((s, { mass }) => s + mass, 0);
  const rho = measureInDoubles(environment, {
    x: agents.flatMap(({ x }) => x),
    masses: agents.map(({ mass }) => mass / total),
    ...(hasLabels(environment) ? { label: agents.map(({ label }) => label) } : {}),
  });
  try {
    const phi = reproducingKernelOf(model, rho);
    const strength = toArray(model.strength(rho));
    if (phi.length !== n * n || strength.length !== n || !everyFinite(phi)) return undefined;
    return { n, phi: (i, j) => phi[i * n + j], strength };
  } catch {
    // Whatever it is: `evaluate` reports it with its place, an experiment only needs to know that there is no value.
    return undefined;
  }
}

const everyFinite = (v: Vector<number>): boolean => {
  for (let k = 0; k < v.length; k++) if (!Number.isFinite(v[k])) return false;
  return true;
};

export const hasLabels = (environment: Environment): environment is Environment & { labels: readonly string[] } =>
  environment.kind === 'finite' || environment.kind === 'product';

/** A place at a distance along an axis; axis number `dim` is the diagonal. */
export const along = (dim: number, axis: number, distance: number, from: readonly number[]): number[] =>
  Array.from(
    { length: dim },
    (_, k) => from[k] + (axis === dim ? distance / Math.sqrt(dim) : k === axis ? distance : 0),
  );
