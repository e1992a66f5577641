import { describe, expect, it } from 'vitest';
import { eliminate } from '../../src/finite/elimination.js';
import type { DoubleForm } from '../../src/finite/filter.js';
import { definite, doubleForm, gamma, integerNullField, isNegativeAt, split } from '../../src/finite/filter.js';
import type { FlowMatrix } from '../../src/finite/flow.js';
import { flowFromIntegers, integersOf, rowSums, smallFlow, toIntegers } from '../../src/finite/flow.js';
import type { FormName } from '../../src/finite/forms.js';
import { integerForm } from '../../src/finite/forms.js';
import { caseSeed } from '../../src/engines/seed.js';
import type { Rational } from '../../src/scalar/rational.js';
import {
  ZERO,
  add,
  compare,
  divide,
  fromDouble,
  magnitude,
  multiply,
  rational,
  subtract,
} from '../../src/scalar/rational.js';

const FORMS: readonly FormName[] = ['positive', 'ball', 'contraction'];
const all = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** Uniform in [0, 1), case k of a named test. */
const uniform = (test: string, k: number): number => (caseSeed(1, test, k) >>> 0) / 2 ** 32;

/** n·n integers of the given size from 2k·n² on, every third one 0, every row with a positive sum. */
function flow(test: string, k: number, n: number, top: bigint): FlowMatrix {
  const entry = (l: number): bigint => {
    const u = uniform(test, 2 * (k * n * n + l));
    if (u < 1 / 3 && l % (n + 1) !== 0) return 0n;
    return 1n + (top * BigInt(Math.floor(uniform(test, 2 * (k * n * n + l) + 1) * 2 ** 32))) / 2n ** 32n;
  };
  return flowFromIntegers(
    n,
    all(n * n).map((l) => entry(l)),
  );
}

/** S and B of a form, as rationals, divided as `doubles` are. */
function exact(name: FormName, { n, doubles, integers }: FlowMatrix): { S: Rational[]; B: Rational[] } {
  const F = integersOf({ n, doubles, ...(integers && { integers }) });
  const top = integers ? integers.reduce((a, b) => (b > a ? b : a)) : 1n;
  const kappa = rowSums(n, F);
  const pairs = all(n * n).map((l) => {
    const [i, j] = [Math.floor(l / n), l % n];
    let p = ZERO;
    let q = ZERO;
    if (name === 'contraction') p = i === j ? rational(kappa[i], top) : ZERO;
    else p = rational(F[i * n + j] + F[j * n + i], 2n * top);
    for (let k = 0; k < n && name !== 'positive'; k++)
      q = add(q, rational(F[k * n + i] * F[k * n + j], kappa[k] * top));
    return { p, q };
  });
  return { S: pairs.map(({ p, q }) => subtract(p, q)), B: pairs.map(({ p, q }) => add(p, q)) };
}

/** A symmetric matrix of doubles taken as exact. */
function formOf(n: number, entries: readonly number[]): DoubleForm {
  const weight = all(n).map((i) => all(n).reduce((s, j) => s + Math.abs(entries[i * n + j]), 0));
  return { n, entries: Float64Array.from(entries), weight: Float64Array.from(weight), error: 0 };
}
const isSemidefinite = ({ n, entries }: DoubleForm): boolean =>
  eliminate(n, toIntegers(Array.from(entries.subarray(0, n * n), fromDouble))).semidefinite;

/** What a filter without an error bound does: plain Cholesky, every pivot positive. */
function naive({ n, entries: S }: DoubleForm): boolean {
  const L = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let s = S[i * n + j];
      for (let k = 0; k < j; k++) s -= L[i * n + k] * L[j * n + k];
      if (i === j && !(s > 0)) return false;
      L[i * n + j] = i === j ? Math.sqrt(s) : s / L[j * n + j];
    }
  }
  return true;
}

describe('gamma', () => {
  it('bounds the relative error of k roundings', () => {
    expect(gamma(1)).toBeGreaterThan(2 ** -53);
    expect(gamma(100)).toBeGreaterThan(100 * gamma(1) * (1 - 1e-15));
  });
});

describe('doubleForm', () => {
  it.each([5n, 10n ** 9n, 2n ** 60n, 2n ** 200n])('keeps every entry within its error, entries up to %s', (top) => {
    for (let k = 0; k < 60; k++) {
      const n = 1 + (k % 6);
      const F = flow(`double-form ${top}`, k, n, top);
      for (const name of FORMS) {
        const { S, B } = exact(name, F);
        const form = doubleForm(name, F, all(n))!;
        const error = fromDouble(form.error);
        for (let l = 0; l < n * n; l++) {
          const off = magnitude(subtract(S[l], fromDouble(form.entries[l])));
          expect(compare(off, multiply(error, B[l])), `${name} ${k} ${l}`).not.toBe(1);
        }
        for (let i = 0; i < n; i++) {
          const row = all(n).reduce((s, j) => add(s, B[i * n + j]), ZERO);
          const ratio = divide(magnitude(subtract(row, fromDouble(form.weight[i]))), row);
          expect(compare(ratio, error)).toBe(-1);
        }
      }
    }
  });

  it('takes only the points it is asked for', () => {
    const F = flow('keep', 0, 5, 100n);
    const whole = doubleForm('ball', F, all(5))!.entries.slice(0, 25);
    const part = doubleForm('ball', F, [1, 4])!.entries.slice(0, 4);
    expect([...part]).toEqual([whole[6], whole[9], whole[21], whole[24]]);
  });

  it('refuses entries that span too many magnitudes', () => {
    const big = 1n << 1_200n;
    expect(doubleForm('ball', flowFromIntegers(2, [big, 1n, 1n, big]), [1])).toBeUndefined();
    expect(doubleForm('ball', flowFromIntegers(2, [big, 0n, 0n, 1n]), [0, 1])).toBeUndefined();
  });
});

describe('definite', () => {
  it('has no wrong sign on random symmetric matrices from clear to nearly singular, and decides the clear ones', () => {
    const count = { true: 0, false: 0, undefined: 0 };
    for (let k = 0; k < 6_000; k++) {
      const n = 1 + (k % 5);
      const G = all(n * n).map((l) => Math.round((uniform('definite', k * 50 + l) - 0.5) * 2 ** 20));
      // G G^T without its last column: rank n - 1; plus a multiple of I from 1e-25 to 1 of its size, of either sign.
      const t = Math.round((uniform('shift', k) - 0.5) * 4) * 2 ** (40 - Math.floor(uniform('size', k) * 41));
      const S = all(n * n).map((l) => {
        const [i, j] = [Math.floor(l / n), l % n];
        let s = i === j ? t : 0;
        for (let m = 0; m < n - 1; m++) s += G[i * n + m] * G[j * n + m];
        return s;
      });
      const form = formOf(n, S);
      const verdict = definite(form);
      count[String(verdict) as 'true']++;
      if (verdict !== undefined) expect(isSemidefinite(form), `${k}`).toBe(verdict);
    }
    for (const c of Object.values(count)) expect(c).toBeGreaterThan(300);
  });

  it('is undecided where plain Cholesky, without the shift, has a wrong sign', () => {
    // G G^T of rank n - 1 in integers of 51 bits, less 1 in the last entry: rounding alone makes the last pivot positive.
    let planted = 0;
    for (let k = 0; k < 2_000; k++) {
      const n = 3 + (k % 3);
      const G = all(n * n).map((l) => Math.round((uniform('planted', k * 50 + l) - 0.5) * 2 ** 26));
      const entry = (i: number, j: number): number =>
        all(n - 1).reduce((s, m) => s + G[i * n + m] * G[j * n + m], i + j === 2 * (n - 1) ? -1 : 0);
      const form = formOf(
        n,
        all(n * n).map((l) => entry(Math.floor(l / n), l % n)),
      );
      expect(isSemidefinite(form)).toBe(false);
      expect(definite(form)).not.toBe(true);
      if (naive(form)) planted++;
    }
    expect(planted).toBeGreaterThan(100);
  });

  it('sees through the rounding of the inputs: a form that is definite in doubles and not in truth', () => {
    // F = J + E with 80-bit entries: its form is off the boundary by less than the doubles carry.
    const big = 1n << 80n;
    const F = flowFromIntegers(2, [big, big + 1n, big + 1n, big]);
    expect(eliminate(2, integerForm('positive', F).entries).semidefinite).toBe(false);
    expect(definite(doubleForm('positive', F, [0, 1])!)).toBeUndefined();
  });

  it('does not mind weights of very different sizes', () => {
    const F = smallFlow([
      [2 ** 50, 1, 0],
      [1, 4, 1],
      [0, 1, 2 ** 40],
    ]);
    expect(definite(doubleForm('positive', F, [0, 1, 2])!)).toBe(true);
  });

  it('does not decide NaN, infinities or a zero matrix', () => {
    for (const x of [Number.NaN, Infinity, -Infinity, 0]) expect(definite(formOf(1, [x]))).toBeUndefined();
  });
});

describe('isNegativeAt', () => {
  it('asks for more than the error', () => {
    const form = formOf(2, [1, 2, 2, 1]);
    const v = Float64Array.of(1, -1);
    expect(isNegativeAt(form, v)).toBe(true);
    expect(isNegativeAt({ ...form, error: 0.4 }, v)).toBe(false);
    expect(isNegativeAt(form, Float64Array.of(1, 1))).toBe(false);
    expect(isNegativeAt(form, Float64Array.of(1, Number.NaN))).toBe(false);
  });

  it('does not take rounding for a sign', () => {
    // The true value is 0.
    const form = formOf(2, [1, 3, 3, 9]);
    for (let k = 0; k < 200; k++) {
      const x = 3 * uniform('rounding', k);
      expect(isNegativeAt(form, Float64Array.of(-x, x / 3))).toBe(false);
    }
  });
});

describe('split', () => {
  it('finds the null fields of a singular form as integers', () => {
    // P P^T with P = (1 0, 0 2, 1 2, 3 4): null fields (-1, -1, 1, 0) and (-3, -2, 0, 1).
    const form = formOf(4, [1, 0, 1, 3, 0, 4, 4, 8, 1, 4, 5, 11, 3, 8, 11, 25]);
    const fields = split(form);
    if (!fields) throw new Error('no fields');
    expect(all(4).filter((i) => fields.isPivot[i])).toHaveLength(2);
    for (const j of all(4).filter((i) => !fields.isPivot[i])) {
      const v = new Float64Array(4);
      expect(integerNullField(fields, j, v)).toBe(true);
      expect(v.some((x) => x !== 0)).toBe(true);
      for (let i = 0; i < 4; i++) expect(all(4).reduce((s, l) => s + form.entries[i * 4 + l] * v[l], 0)).toBe(0);
    }
  });

  it('refuses a null field without a small common denominator', () => {
    const form = formOf(2, [1, Math.PI / 4, Math.PI / 4, (Math.PI / 4) ** 2]);
    const fields = split(form);
    if (!fields) throw new Error('no fields');
    expect(integerNullField(fields, fields.isPivot[0] ? 1 : 0, new Float64Array(2))).toBe(false);
  });

  it('finds a negative direction behind a diagonal of zeros', () => {
    expect(split(formOf(2, [0, 1, 1, 0]))).toBe(false);
    expect(split(formOf(3, [1, 1, 1, 1, 1, 2, 1, 2, 1]))).toBe(false);
  });

  it('promises nothing for a definite form', () => {
    expect(split(formOf(1, [1]))).toBeUndefined();
  });
});
