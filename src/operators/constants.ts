import type { Field } from '../scalar/field.js';
import type { Rational } from '../scalar/rational.js';
import { toNumber } from '../scalar/rational.js';

/** Rational constants in the arithmetic of a field; their doubles are computed once, not at every value of a kernel. */
export function constants(...values: readonly Rational[]): <T>(field: Field<T>) => readonly T[] {
  const inDoubles = values.map(toNumber);
  return <T>(field: Field<T>) => (field.name === 'double' ? inDoubles : values) as unknown as readonly T[];
}
