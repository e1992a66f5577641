import type { Rational } from '../scalar/rational.js';
import { compare } from '../scalar/rational.js';

export const largest = (u: readonly Rational[]): Rational => u.reduce((a, b) => (compare(a, b) >= 0 ? a : b));
export const smallest = (u: readonly Rational[]): Rational => u.reduce((a, b) => (compare(a, b) <= 0 ? a : b));
