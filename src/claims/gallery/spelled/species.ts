import type { Formula } from '../../../finite/certificate.js';
import type { Points } from '../../../operators/measure.js';
import { ONE, sign, ZERO } from '../../../scalar/rational.js';
import type { Value } from '../../steps.js';
import type { SpelledKernel } from './kernels.js';
import type { Ingredients, Recipe } from './spelled.js';
import { dot, minus, outer, over, plus, scaleRows, square, times } from './terms.js';

/** 1 where the points are of a species, 0 elsewhere */
const members = ({ n, label }: Points, species: number): Value =>
  Array.from({ length: n }, (_, i) => (label![i] === species ? ONE : ZERO));

/** e0, e1: species of the points; f0, f1: of the targets */
export const speciesOf = ({ rho, targets }: Ingredients): Readonly<Record<string, Value>> => ({
  e0: members(rho, 0),
  e1: members(rho, 1),
  f0: members(targets, 0),
  f1: members(targets, 1),
});

export const isPresent = ({ rho }: Ingredients, species: number): boolean =>
  Array.from({ length: rho.n }, (_, j) => j).some((j) => rho.label![j] === species && sign(rho.masses[j]) > 0);

/** Blocks by label: how targets of species a see a species b that is there. */
const blocks = (ingredients: Ingredients, block: (a: number, b: number) => Formula): Formula =>
  plus(
    ...[0, 1].flatMap((a) =>
      [0, 1].filter((b) => isPresent(ingredients, b)).map((b) => times(outer(`f${a}`, `e${b}`), block(a, b))),
    ),
  );

type Rule = (ingredients: Ingredients) => Formula;

/** φ^{αβ} at ρ^β of Cucker-Smale */
export const cs =
  (kernel: SpelledKernel): Rule =>
  ({ axes }) =>
    kernel(axes);
/** the same of Motsch-Tadmor: w/ρ^β_w with ρ^β = m 1_β / M^β */
export const mt =
  (kernel: SpelledKernel, species: number): Rule =>
  ({ axes }) => {
    const part = times('m', `e${species}`);
    return scaleRows(over(['sum', part], ['.', kernel(axes), part]), kernel(axes));
  };

export const multiSpecies = (rules: readonly (readonly Rule[])[]): Recipe => ({
  weights: (ingredients) => blocks(ingredients, (a, b) => rules[a][b](ingredients)),
  strength: (seen) => seen,
  where: speciesOf,
  bound: '1',
});

/** X^α, the centre of mass */
export const centre = (flock: number): Formula => {
  const part = times('m', `e${flock}`);
  return over(dot(part, 'x0'), ['sum', part]);
};

export const multiFlock = (rules: readonly Rule[]): Recipe => ({
  weights: (ingredients) => {
    // without mass there is no centre, and nobody to be coupled to
    const both = isPresent(ingredients, 0) && isPresent(ingredients, 1);
    const psi = both ? over('1', plus('1', square(minus(centre(0), centre(1))))) : '0';
    return blocks(ingredients, (a, b) => (a === b ? rules[a](ingredients) : times('1/10', psi)));
  },
  strength: (seen) => seen,
  where: speciesOf,
  // M^α + ε (1 − M^α) at most
  bound: '1',
});
