import type { Formula } from '../../finite/certificate.js';
import type { FiniteModel } from '../../finite/model.js';
import { average, massesOf } from '../../finite/model.js';
import type { Rational } from '../../scalar/rational.js';
import { HALF, add, multiply, power, subtract, sum } from '../../scalar/rational.js';
import { averageOf, inner, kappaOf } from '../formulas.js';
import type { Side, Value } from '../steps.js';
import { flowValue } from '../steps.js';

/**
 * Energies of a crowd with two agents at each point of a model, of half of the mass and with velocities u ± v each: f has
 * internal energy, and the macroscopic field is u. All agents obey ẇ = s ([u] − w).
 */
export interface Crowd {
  readonly where: Readonly<Record<string, Value>>;
  /** ū */
  readonly mean: Side;
  /** dū/dt = Σ m s ([u] − w) over all agents */
  readonly meanRate: Side;
  /** d/dt ½ ∫|w|² f */
  readonly energyRate: Side;
  /** 2 δ𝓔 = ∫ |w − ū|² f */
  readonly twiceDeviation: Side;
  /** d/dt δ𝓔 = Σ m (w − ū) s ([u] − w): the change of ū does not count */
  readonly deviationRate: Side;
  /** ∫ s |w − u|² f */
  readonly internal: Side;
  /** ∫ s |w − ū|² f */
  readonly spread: Side;
  /** (δu, [δu])_κ and (δu, δu)_κ */
  readonly heard: Side;
  readonly macroscopic: Side;
  /** ½ ∬ φ_ρ |w − w′|² f f′ */
  readonly dissipation: Side;
}

const SIGNS = ['+', '-'] as const;
const velocity = (sign: '+' | '-'): Formula => [sign, 'u', 'v'];
const meanOf: Formula = ['sum', ['*', 'm', 'u']];
const both = (term: (w: Formula) => Formula): Formula => ['+', term(velocity('+')), term(velocity('-'))];
const spreadColumn = (a: Formula): Formula => ['.', a, ['T', ['ones', 'm']]];

/** All of them at a crowd. @param model masses of total 1 */
export function crowdAt(model: FiniteModel, u: readonly Rational[], v: readonly Rational[]): Crowd {
  const { n, kappa, flow } = model;
  const m = massesOf(model);
  const points = Array.from({ length: n }, (_, i) => i);
  const mean = sum(points.map((i) => multiply(m[i], u[i])));
  const heard = average(model, u);
  const agents = points.flatMap((i) => [
    { i, w: add(u[i], v[i]) },
    { i, w: subtract(u[i], v[i]) },
  ]);
  const total = (of: (i: number, w: Rational) => Rational): Rational =>
    multiply(HALF, sum(agents.map(({ i, w }) => of(i, w))));
  const force = (i: number, w: Rational): Rational => multiply(kappa[i], subtract(heard[i], w));
  const about = (i: number): Rational => subtract(u[i], mean);
  const k = kappaOf('F');
  const halfForce = (w: Formula): Formula => ['*', ['/', k, '2'], ['-', averageOf('F', 'u'), w]];
  const deviation: Formula = ['-', 'u', meanOf];
  const pairs = (a: Formula, b: Formula): Formula => ['sum', ['*', 'F', ['^', ['-', spreadColumn(a), ['T', spreadColumn(b)]], '2']]]; // prettier-ignore
  const quarter = multiply(HALF, HALF);
  const lost = sum(agents.flatMap((a) => agents.map((b) => multiply(multiply(quarter, flow[a.i * n + b.i]), power(subtract(a.w, b.w), 2))))); // prettier-ignore
  return {
    where: { F: flowValue(model), m, u: [...u], v: [...v] },
    mean: [meanOf, mean],
    meanRate: [['sum', both(halfForce)], total(force)],
    energyRate: [['sum', both((w) => ['*', w, halfForce(w)])], total((i, w) => multiply(w, force(i, w)))],
    twiceDeviation: [
      ['sum', both((w) => ['*', ['/', 'm', '2'], ['^', ['-', w, meanOf], '2']])],
      total((i, w) => multiply(m[i], power(subtract(w, mean), 2))),
    ],
    deviationRate: [
      ['sum', both((w) => ['*', ['-', w, meanOf], halfForce(w)])],
      total((i, w) => multiply(subtract(w, mean), force(i, w))),
    ],
    internal: [
      ['sum', both((w) => ['*', ['/', k, '2'], ['^', ['-', w, 'u'], '2']])],
      total((i, w) => multiply(kappa[i], power(subtract(w, u[i]), 2))),
    ],
    spread: [
      ['sum', both((w) => ['*', ['/', k, '2'], ['^', ['-', w, meanOf], '2']])],
      total((i, w) => multiply(kappa[i], power(subtract(w, mean), 2))),
    ],
    heard: [
      inner(k, deviation, ['/', ['.', 'F', deviation], k]),
      sum(points.map((i) => multiply(kappa[i], multiply(about(i), subtract(heard[i], mean))))),
    ],
    macroscopic: [inner(k, deviation, deviation), sum(points.map((i) => multiply(kappa[i], power(about(i), 2))))],
    dissipation: [
      ['/', SIGNS.flatMap((a) => SIGNS.map((b) => pairs(velocity(a), velocity(b)))).reduce((a, b) => ['+', a, b]), '8'],
      multiply(HALF, lost),
    ],
  };
}
