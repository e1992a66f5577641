import type { Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { powerBounds } from '../../scalar/power.js';
import type { Rational } from '../../scalar/rational.js';
import { ONE, ZERO, add, compare, multiply, negate, power, rational, sign, subtract } from '../../scalar/rational.js';
import { scalarAt } from '../read.js';
import type { LazyStep, Side, Value } from '../steps.js';
import { expectRelation } from '../steps.js';
import type { Crowd } from './radial-table.js';
import { ratioFormula, ratioOf, seen, seenAtOrigin, seenOf, squared, valuesOf } from './radial-table.js';

/** β = p/q between 0 and 1. */
export interface Beta {
  readonly value: Rational;
  readonly p: number;
  readonly q: number;
}

/** Exponents of random cases; the checker raises to powers up to q. */
export const BETAS = ['0', '1/4', '1/3', '1/2', '2/3', '3/4', '1'] as const;

/** undefined if shrinking has taken β out of [0, 1], or to denominators that the checker would not raise to. */
export function betaOf(x: Instance): Beta | undefined {
  const value = scalarAt(x, 'beta');
  if (sign(value) < 0 || compare(value, ONE) > 0 || value.d > 16n) return undefined;
  return { value, p: Number(value.n), q: Number(value.d) };
}

/** factor · base^(1−β), with formulas over named values. */
export interface BetaConstant {
  readonly factor: readonly [Formula, Rational];
  readonly base: readonly [Formula, Rational];
  readonly where: Readonly<Record<string, Value>>;
}

/** Relative widths of rational bounds, until they tell the two sides apart. */
const WIDTHS = [20n, 60n, 180n, 540n].map((bits) => rational(1n, 1n << bits));

/**
 * Conclusion: (ρ/ρ_φ^(1−β))_φ(0) against factor · base^(1−β) ρ_φ(0)^β, decided by rationals b, K, r in the places of the
 * powers, on the safe side whichever way it goes. The checker proves them by whole powers: 1 ≤ b^q ρ_φ^(q−p), K^q ≤ base^(q−p)
 * and r^q ≤ ρ_φ(0)^p where the inequality holds, and the other way round where it fails.
 *
 * @throws {Error} if 540 binary digits do not decide
 */
export function comparePowers(
  crowd: Crowd,
  { value, p, q }: Beta,
  relation: '<=' | '<',
  { factor, base, where: named }: BetaConstant,
): LazyStep[] {
  const { at, origin } = seenOf(crowd);
  const rest = subtract(ONE, value);
  for (const width of WIDTHS)
    for (const holds of [true, false]) {
      const [up, down] = holds ? (['upper', 'lower'] as const) : (['lower', 'upper'] as const);
      const b = at.map((t) => powerBounds(t, negate(rest), width)[up]);
      const [K, r] = [powerBounds(base[1], rest, width)[down], powerBounds(origin, value, width)[down]];
      const left = crowd.masses.reduce((sum, m, j) => add(sum, multiply(multiply(m, crowd.w[j]), b[j])), ZERO);
      const right = multiply(factor[1], multiply(K, r));
      const order = compare(left, right);
      if (holds ? !(order < 0 || (order === 0 && relation === '<=')) : order <= 0) continue;
      const where = { ...valuesOf(crowd), ...named, b, K, r };
      const ordered = (text: string, small: Side, large: Side): LazyStep =>
        holds ? expectRelation(text, where, small, '<=', large) : expectRelation(text, where, large, '<=', small);
      const than = holds ? '≤' : '≥';
      return [
        ordered(
          `1 ${than} b^q ρ_φ^(q-p)`,
          ['1', ONE],
          [
            ['*', ['^', 'b', String(q)], ['^', seen, String(q - p)]],
            b.map((t, j) => multiply(power(t, q), power(at[j], q - p))),
          ],
        ),
        ordered(
          `K^q ${than} the base of the constant to the power q - p`,
          [['^', 'K', String(q)], power(K, q)],
          [['^', base[0], String(q - p)], power(base[1], q - p)],
        ),
        ordered(
          `r^q ${than} ρ_φ(0)^p`,
          [['^', 'r', String(q)], power(r, q)],
          [['^', seenAtOrigin, String(p)], power(origin, p)],
        ),
        expectRelation(
          `Σ m φ b ${relation === '<' ? '<' : '≤'} the factor times K r`,
          where,
          [['sum', ['*', ['*', 'm', 'w'], 'b']], left],
          relation,
          [['*', factor[0], ['*', 'K', 'r']], right],
        ),
      ];
    }
  throw new Error('the two sides agree to 540 binary digits');
}

/** The ratio of (28) as the base of a constant. */
export const ratioSide = (crowd: Crowd): readonly [Formula, Rational] => [ratioFormula, ratioOf(crowd)];

/** The quotient of the two sides of (29) at 0 in doubles. */
export function betaRatio(
  points: readonly (readonly number[])[],
  masses: readonly number[],
  phi: (square: number) => number,
  beta: number,
): number {
  let [left, origin] = [0, 0];
  for (let j = 0; j < points.length; j++) {
    const weight = masses[j] * phi(squared(points[j]));
    if (weight === 0) continue;
    let reached = 0;
    for (let k = 0; k < points.length; k++) reached += masses[k] * phi(squared(points[j], points[k]));
    left += weight * reached ** (beta - 1);
    origin += weight;
  }
  return left === 0 ? 0 : left / origin ** beta;
}
