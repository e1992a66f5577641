import type { Environment } from '../operators/environment.js';
import type { Cloud } from './clouds/cloud.js';
import { cloudJson } from './clouds/cloud.js';
import { caseText } from './show-case.js';

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

/** The crowd in a line, for messages. */
export const cloudText = (environment: Environment, cloud: Cloud): string => caseText(cloudJson(environment, cloud));
