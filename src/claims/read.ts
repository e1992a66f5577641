import type { Instance } from '../engines/claim.js';
import type { FiniteModel } from '../finite/model.js';
import { finiteModel } from '../finite/model.js';
import type { Rational, RationalLike } from '../scalar/rational.js';
import { divide, rational, toRational } from '../scalar/rational.js';

/** The model with the flow matrix stored under a key. */
export const modelAt = (x: Instance, key = 'flow'): FiniteModel =>
  finiteModel({ flow: x[key] as unknown as number[][] });

/** The same with the masses of the instance, divided by their total: ρ is a probability. */
export function modelWithMasses(x: Instance): FiniteModel {
  return { ...modelAt(x), masses: normalisedMasses(vectorAt(x, 'masses')) };
}

export function normalisedMasses(m: readonly Rational[]): Rational[] {
  const total = m.reduce((a, b) => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d }));
  return m.map((x) => divide(x, total));
}

/** An exact vector from integers or numerals. */
export const vectorAt = (x: Instance, key: string): Rational[] => (x[key] as unknown as RationalLike[]).map(toRational);

/** An exact number from an integer or a numeral. */
export const scalarAt = (x: Instance, key: string): Rational => toRational(x[key] as RationalLike);

export const integerAt = (x: Instance, key: string): number => x[key] as number;

export const whole = (k: number): Rational => rational(BigInt(k));
