import type { Rational } from '../../scalar/rational.js';
import { ONE, ZERO, add, divide, multiply, power, rational, sign, subtract, sum } from '../../scalar/rational.js';
import { rationals } from '../../scalar/field.js';
import type { Measure } from '../../operators/measure.js';
import type { AveragingModel } from '../../operators/model.js';

/**
 * N independent agents with a law on finitely many types, exactly: how many are of each type, with the multinomial
 * probabilities. A type is a place with a velocity.
 */
export interface TypeLaw {
  /** places, and a velocity at each type; probabilities of total 1 */
  readonly x: readonly Rational[];
  readonly place: readonly number[];
  readonly v: readonly Rational[];
  readonly p: readonly Rational[];
}

/** Calls with every occupation of `types` types by n agents, and its multinomial probability. */
function eachOccupation(n: number, p: readonly Rational[], call: (counts: readonly number[], probability: Rational) => void): void {
  const counts = p.map(() => 0);
  const fill = (type: number, left: number, weight: Rational): void => {
    if (type === p.length - 1) {
      counts[type] = left;
      call(counts, multiply(weight, power(p[type], left)));
      return;
    }
    let binomial = ONE;
    for (let c = 0; c <= left; c++) {
      counts[type] = c;
      fill(type + 1, left - c, multiply(weight, multiply(binomial, power(p[type], c))));
      binomial = multiply(binomial, rational(BigInt(left - c), BigInt(c + 1)));
    }
  };
  fill(0, n, ONE);
} // prettier-ignore

/** Strength and s [u] at the places of a measure. */
interface Felt {
  readonly s: readonly Rational[];
  readonly force: readonly Rational[];
}

/** ρ and u at the places that have mass, with the strength and the weighted average there; 0 where there is none. */
function feltAt(model: AveragingModel, x: readonly Rational[], m: readonly Rational[], momentum: readonly Rational[]): Felt {
  const kept = m.flatMap((mass, k) => (sign(mass) > 0 ? [k] : []));
  const rho: Measure = {
    field: rationals,
    n: kept.length,
    dim: 1,
    x: kept.map((k) => x[k]),
    masses: kept.map((k) => m[k]),
  };
  const u = kept.map((k) => divide(momentum[k], m[k]));
  const strength = model.strength(rho);
  const { entries } = model.matrix(rho);
  const mean = kept.map((_, i) => sum(u.map((t, j) => multiply(entries[i * kept.length + j], t))));
  const spread = (of: (i: number) => Rational): Rational[] => {
    const out = x.map(() => ZERO);
    for (const [i, k] of kept.entries()) out[k] = of(i);
    return out;
  };
  return { s: spread((i) => strength[i]), force: spread((i) => multiply(strength[i], mean[i])) };
} // prettier-ignore

const square = (q: Rational): Rational => multiply(q, q);

/**
 * E |s_{ρᴺ}(y_i) − s_ρ(y_i)|² of (187) and E |s_{ρᴺ}[uᴺ](y_i) − s_ρ[u](y_i)|² of (188) for this law, as the library computes
 * the averages: for each occupation at its own empirical measure.
 */
export function fluctuations(model: AveragingModel, n: number, { x, place, v, p }: TypeLaw): { alpha: Rational; beta: Rational } {
  const gathered = (weight: readonly Rational[]): [Rational[], Rational[]] => [
    x.map((_, k) => sum(weight.map((w, t) => (place[t] === k ? w : ZERO)))),
    x.map((_, k) => sum(weight.map((w, t) => (place[t] === k ? multiply(w, v[t]) : ZERO)))),
  ];
  const [mass, momentum] = gathered(p);
  const law = feltAt(model, x, mass, momentum);
  let [alpha, beta] = [ZERO, ZERO];
  eachOccupation(n, p, (counts, probability) => {
    const [m, q] = gathered(counts.map((c) => rational(BigInt(c), BigInt(n))));
    const felt = feltAt(model, x, m, q);
    const over = (a: readonly Rational[], b: readonly Rational[]): Rational =>
      multiply(probability, sum(m.map((w, k) => multiply(w, square(subtract(a[k], b[k]))))));
    alpha = add(alpha, over(felt.s, law.s));
    beta = add(beta, over(felt.force, law.force));
  });
  return { alpha, beta };
} // prettier-ignore
