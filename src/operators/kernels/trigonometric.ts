import type { Field } from '../../scalar/field.js';
import type { Rational, RationalLike } from '../../scalar/rational.js';
import * as Q from '../../scalar/rational.js';
import { constants } from '../constants.js';
import type { Environment } from '../environment.js';
import { describeEnvironment, periodsOf } from '../environment.js';
import { InexactError, OperatorError } from '../errors.js';
import { cosinePolynomial } from './cosine-polynomial.js';
import type { Kernel } from './kernel.js';
import { rationalAbove, rationalBelow } from './rounding.js';

/** a cos(2π k·z/L); on a circle the frequency k may be written as a number. */
export type CosineTerm = readonly [frequency: number | readonly number[], coefficient: RationalLike];

/** A kernel of which the Fourier transform is known. */
export interface TrigonometricKernel extends Kernel {
  /** φ̂_k/φ̂_0: what convolution with φ/∫φ multiplies e^(2πi k·x/L) by */
  multiplier(frequency: number | readonly number[]): Rational;
}

interface Term {
  readonly k: readonly number[];
  readonly a: Rational;
}

/** Largest frequency: cosines are reduced exactly, and the polynomial of the check has this degree. */
const MAX_FREQUENCY = 64;

/**
 * φ(z) = 1 + Σ_k a_k cos(2π k·z/L) on a torus. Positive-definite iff all a_k ≥ 0, and all its Fourier multipliers are
 * known. Rational where all cosines are: at multiples of L/4 and L/6 (Niven). On the circle φ ≥ 0 is decided exactly and
 * all facts are sharp; on Tⁿ, n ≥ 2, Σ|a_k| ≤ 1 is asked for, and `sup`, `infimum` and `lipschitz` are bounds.
 *
 * @throws {OperatorError} `wrong-environment` unless it is a torus, `invalid-parameter` for bad terms or where φ < 0
 */
export function kernelTrigonometric(environment: Environment, given: readonly CosineTerm[]): TrigonometricKernel {
  const periods = periodsOf(environment);
  if (!periods || environment.kind !== 'torus')
    throw new OperatorError('wrong-environment', `cosines: on ${describeEnvironment(environment)}, expected a torus`);
  const { dim } = environment;
  const terms = readTerms(given, dim);
  const periodsIn = constants(...periods);
  const coefficientsIn = constants(...terms.map(({ a }) => a));
  const frequenciesIn = terms.map(({ k }) => constants(...k.map((f) => Q.rational(BigInt(f)))));
  const total = Q.sum(terms.map(({ a }) => Q.magnitude(a)));
  const lengths = periods.map(Q.toNumber);
  const circle = dim === 1 ? cosinePolynomial(terms.map(({ k, a }) => [Math.abs(k[0]), a])) : undefined;
  const name = `trigonometric(${terms.map(({ k, a }) => `${k.join(',')}: ${Q.toText(a)}`).join('; ')})`;
  if (circle ? !circle.nonNegative : Q.compare(total, Q.ONE) > 0)
    throw new OperatorError(
      'invalid-parameter',
      circle
        ? `terms: ${name} is negative at an angle of cosine ${circle.lowestAt}`
        : `terms: Σ|a_k| = ${Q.toText(total)}, expected at most 1 in dimension ${dim}`,
    );
  const size = Q.toNumber(total);
  const definite = terms.every(({ a }) => Q.sign(a) >= 0);
  const angle = (r: number): number => (2 * Math.PI * Math.min(r, lengths[0] / 2)) / lengths[0];
  const infimum = (r: number): number => (circle ? circle.range(Math.cos(angle(r)))[0] : Math.max(0, 1 - size));
  const sup = circle ? circle.range(-1)[1] : 1 + size;
  const r0 = Q.multiply(
    periods.reduce((a, b) => (Q.compare(a, b) < 0 ? a : b)),
    Q.rational(1n, 8n),
  );
  const c = infimum(Q.toNumber(r0));
  const volume = periods.reduce(Q.multiply, Q.ONE);
  return {
    name,
    formula: `1+${terms.map(({ k, a }) => String.raw`${Q.toText(a)}\cos(2\pi(${k.join(',')})\cdot z/L)`).join('+')}`,
    dims: [dim],
    periods,
    radius: () => Infinity,
    bounds: () => ({ core: c > 0 ? { c: rationalBelow(c), r0 } : undefined, C: rationalAbove(sup), R0: undefined }),
    sup: () => sup,
    infimum,
    lipschitz: () =>
      circle
        ? ((2 * Math.PI) / lengths[0]) * circle.steepest
        : terms.reduce(
            (s, { k, a }) => s + Math.abs(Q.toNumber(a)) * 2 * Math.PI * Math.hypot(...k.map((f, i) => f / lengths[i])),
            0,
          ),
    smoothness: Infinity,
    even: true,
    positive: circle ? circle.positive : Q.compare(total, Q.ONE) < 0,
    fatTail: false,
    positiveDefinite(where) {
      const found = periodsOf(where);
      return found?.every((p, i) => Q.equal(p, periods[i])) ? definite : undefined;
    },
    integral: () => Q.toNumber(volume),
    exactIntegral: () => volume,
    exact: () => false,
    value<T>(field: Field<T>, z: readonly T[]): T {
      const around = periodsIn(field);
      const amplitudes = coefficientsIn(field);
      const turns = z.map((t, i) => field.divide(t, around[i]));
      return terms.reduce((sum, _, j) => {
        const frequencies = frequenciesIn[j](field);
        const turn = field.sum(turns.map((t, i) => field.multiply(frequencies[i], t)));
        return field.add(sum, field.multiply(amplitudes[j], cosine(field, turn, name)));
      }, field.one);
    },
    multiplier(frequency) {
      const k = typeof frequency === 'number' ? [frequency] : frequency;
      if (k.every((f) => f === 0)) return Q.ONE;
      const sign = (s: number) => terms.find((term) => term.k.every((f, i) => f === s * k[i]));
      const term = sign(1) ?? sign(-1);
      return term ? Q.multiply(term.a, Q.HALF) : Q.ZERO;
    },
  };
}

function readTerms(given: readonly CosineTerm[], dim: number): Term[] {
  const seen = new Set<string>();
  return given.map(([frequency, coefficient], index) => {
    const k = typeof frequency === 'number' ? [frequency] : [...frequency];
    const wrong = (expected: string): never => {
      throw new OperatorError(
        'invalid-parameter',
        `terms[${index}]: frequency (${k.join(', ')}), expected ${expected}`,
      );
    };
    if (k.length !== dim || !k.every((f) => Number.isInteger(f) && Math.abs(f) <= MAX_FREQUENCY))
      wrong(`${dim} integers of size at most ${MAX_FREQUENCY}`);
    if (k.every((f) => f === 0)) wrong('not 0: the constant is 1');
    if (seen.has(k.join()) || seen.has(k.map((f) => -f || 0).join()))
      wrong('each frequency once, k and −k are the same');
    seen.add(k.map((f) => f || 0).join());
    return { k, a: Q.toRational(coefficient) };
  });
}

/** cos(2π t) for t = 0, 1/2, 1/3, 1/4, 1/6: the denominator decides. */
const BY_DENOMINATOR = new Map<bigint, Rational>([
  [1n, Q.ONE],
  [2n, Q.rational(-1n)],
  [3n, Q.rational(-1n, 2n)],
  [4n, Q.ZERO],
  [6n, Q.HALF],
]);

/** cos(2π t), of all rational t rational only at these (Niven). */
function cosine<T>(field: Field<T>, turn: T, name: string): T {
  if (field.name === 'double') {
    const t = turn as unknown as number;
    return Math.cos(2 * Math.PI * (t - Math.round(t))) as unknown as T;
  }
  const exact = BY_DENOMINATOR.get((turn as unknown as Rational).d);
  if (!exact) throw new InexactError(`the kernel ${name}`);
  return field.fromRational(exact);
}
