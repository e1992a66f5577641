import type { FiniteModel } from '../../src/finite/model.js';
import { finiteModel } from '../../src/finite/model.js';

/** Points beyond the limit of exact certificates. */
const POINTS = 240;

const flowOf = (entry: (i: number, j: number) => number): number[][] =>
  Array.from({ length: POINTS }, (_, i) => Array.from({ length: POINTS }, (__, j) => entry(i, j)));

/** On the boundary of ball-positivity, where floating point cannot tell. */
export const largeLazyCycle = (): FiniteModel =>
  finiteModel({ name: 'large lazy cycle', flow: flowOf((i, j) => (j === i || j === (i + 1) % POINTS ? 1 : 0)) });

/** Inside, by far. */
export const largeStubborn = (): FiniteModel =>
  finiteModel({ name: 'large stubborn', flow: flowOf((i, j) => (i === j ? 1000 + ((i * 7) % 13) : 1)) });
