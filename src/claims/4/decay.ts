import type { Formula } from '../../finite/certificate.js';
import type { FiniteModel } from '../../finite/model.js';
import { average, massesOf } from '../../finite/model.js';
import type { Rational } from '../../scalar/rational.js';
import { HALF, ZERO, add, multiply, subtract, sum } from '../../scalar/rational.js';
import { averageOf, kappaOf } from '../formulas.js';
import type { LazyStep } from '../steps.js';
import { expectRelation, flowValue } from '../steps.js';

/**
 * Agents at the points of a model, two at each, with velocities u ± v and half of the mass: a crowd with internal energy
 * and a macroscopic field u. They obey v̇ = s ([u] − v), the energy about the mean is δE = ½ Σ m |v − ū|².
 */

/** −dδE/dt = Σ m (v − ū) s (v − [u]) over all agents: Σ m (v − ū) = 0, so that ū may move */
const dissipated: Formula[] = ['+', '-'].map((side): Formula => {
  const w: Formula = [side, 'u', 'v'];
  return ['sum', ['*', ['/', kappaOf('F'), '2'], ['*', ['-', w, ['sum', ['*', 'm', 'u']]], ['-', w, averageOf('F', 'u')]]]]; // prettier-ignore
});
/** 2 δE */
const deviation: Formula[] = ['+', '-'].map((side): Formula => {
  const w: Formula = [side, 'u', 'v'];
  return ['sum', ['*', ['/', 'm', '2'], ['^', ['-', w, ['sum', ['*', 'm', 'u']]], '2']]];
});

/**
 * Conclusion: δE decays at least at twice the rate, −dδE/dt ≥ 2 c δE at this instant.
 *
 * @param model masses of total 1
 * @param u, v  mean velocities, and half the differences of the two agents at each point
 */
export function expectDecay(
  model: FiniteModel,
  u: readonly Rational[],
  v: readonly Rational[],
  c: Rational,
  text: string,
): LazyStep {
  const { n, kappa } = model;
  const m = massesOf(model);
  const points = Array.from({ length: n }, (_, i) => i);
  const mean = sum(points.map((i) => multiply(m[i], u[i])));
  const heard = average(model, u);
  const both = (of: (i: number, w: Rational) => Rational): Rational =>
    multiply(HALF, sum(points.flatMap((i) => [of(i, add(u[i], v[i])), of(i, subtract(u[i], v[i]))])));
  const lost = both((i, w) => multiply(kappa[i], multiply(subtract(w, mean), subtract(w, heard[i]))));
  const about = both((i, w) => multiply(m[i], multiply(subtract(w, mean), subtract(w, mean))));
  const where = { F: flowValue(model), m, u: [...u], v: [...v], c };
  return expectRelation(text, where, [['*', 'c', ['+', deviation[0], deviation[1]]], multiply(c, about)], '<=', [
    ['+', dissipated[0], dissipated[1]],
    lost,
  ]);
}

/** inf s over the points, s = κ/m */
export const leastStrength = (model: FiniteModel): Rational =>
  strengths(model).reduce((a, b) => (subtract(a, b).n <= ZERO.n ? a : b));

const strengths = ({ kappa, ...model }: FiniteModel): Rational[] => {
  const m = massesOf({ ...model, kappa });
  return kappa.map((k, i) => multiply(k, { n: m[i].d, d: m[i].n }));
};
