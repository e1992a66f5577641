import type { Environment } from '../operators/environment.js';
import type { Cloud } from './clouds/cloud.js';
import { cloudJson } from './clouds/cloud.js';

/** A model that is none: it returns NaN, rows that do not sum to 1, the wrong number of values; or its code throws. */
export class ModelFault extends Error {
  override readonly name = 'ModelFault';
  readonly code = 'faulty-model';
  constructor(
    readonly model: string,
    readonly complaint: string,
    where?: string,
  ) {
    super(`${model}: ${complaint}${where ? `\n  at ${where}` : ''}`);
  }
}

/** `x = [0, 1]  m = [1/2, 1/2]`, in one dimension without inner brackets. */
export function cloudText(environment: Environment, cloud: Cloud): string {
  const { points, masses, labels } = cloudJson(environment, cloud);
  const rows = points.map((x) => (x.length === 1 ? x[0] : `(${x.join(', ')})`));
  return [
    ...(environment.dim > 0 ? [`x = [${rows.join(', ')}]`] : []),
    ...(labels ? [`labels = [${labels.join(', ')}]`] : []),
    `m = [${masses.join(', ')}]`,
  ].join('  ');
}
