import type { Field } from '../../scalar/field.js';
import { rational } from '../../scalar/rational.js';
import { constants } from '../constants.js';
import { InexactError } from '../errors.js';

/** How one neighbourhood hands over to the next: θ increases from 0 to 1 on [0, 1] and θ(t) + θ(1 − t) = 1. */
export interface Transition {
  readonly name: string;
  /** TeX, in t */
  readonly formula: string;
  /** continuous derivatives of θ, extended by 0 and 1 */
  readonly smoothness: number;
  readonly exact: boolean;
  /** θ(t) for 0 < t < 1 */
  value<T>(field: Field<T>, t: T): T;
}

/** θ(t) = t */
export const linear: Transition = {
  name: 'hats',
  formula: 't',
  smoothness: 0,
  exact: true,
  value: (_, t) => t,
};

const coefficientsIn = constants(rational(6n), rational(10n), rational(15n));

/** θ(t) = t³ (10 − 15 t + 6 t²): C² and rational, the polynomial of lowest degree with θ' = θ'' = 0 at both ends. */
export const smoothstep: Transition = {
  name: 'smoothstep',
  formula: 't^3(10-15t+6t^2)',
  smoothness: 2,
  exact: true,
  value(field, t) {
    const [six, ten, fifteen] = coefficientsIn(field);
    const inner = field.subtract(field.multiply(six, t), fifteen);
    const factor = field.add(ten, field.multiply(t, inner));
    return field.multiply(field.multiply(t, field.multiply(t, t)), factor);
  },
};

/** θ(t) = e^(−1/t) / (e^(−1/t) + e^(−1/(1−t))) = 1 / (1 + e^(1/t − 1/(1−t))): smooth, in doubles only. */
export const exponential: Transition = {
  name: 'bump',
  formula: String.raw`1/(1+e^{1/t-1/(1-t)})`,
  smoothness: Infinity,
  exact: false,
  value<T>(field: Field<T>, t: T): T {
    if (field.name !== 'double') throw new InexactError('the smooth partition of unity');
    const s = t as unknown as number;
    return (1 / (1 + Math.exp(1 / s - 1 / (1 - s)))) as unknown as T;
  },
};
