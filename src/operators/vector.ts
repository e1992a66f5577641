import type { Field } from '../scalar/field.js';

/** Numbers in a row: `Float64Array` in doubles, an array of rationals in exact arithmetic. */
export interface Vector<T> {
  readonly length: number;
  [index: number]: T;
}

/** A vector of n zeros. */
export const zeros = <T>(field: Field<T>, n: number): Vector<T> =>
  field.name === 'double' ? (new Float64Array(n) as unknown as Vector<T>) : Array.from({ length: n }, () => field.zero);

export const toArray = <T>(v: Vector<T>): T[] => Array.from({ length: v.length }, (_, i) => v[i]);
