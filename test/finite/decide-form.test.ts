import { describe, expect, it } from 'vitest';
import { formIsNonNegative, isConservative } from '../../src/finite/decide-form.js';
import { eliminate } from '../../src/finite/elimination.js';
import type { FlowMatrix } from '../../src/finite/flow.js';
import { columnSums, flowFromIntegers, integersOf, rowSums, smallFlow } from '../../src/finite/flow.js';
import type { FormName } from '../../src/finite/forms.js';
import { integerForm } from '../../src/finite/forms.js';

const FORMS: readonly FormName[] = ['positive', 'ball', 'contraction'];

/** The reference: BigInt elimination on the whole form, no deflation, no filter. */
const plain = (name: FormName, flow: FlowMatrix): boolean =>
  eliminate(flow.n, integerForm(name, flow).entries).semidefinite;

type Random = (max: number) => number;

/** Integers from 0 to max < 2^32, inclusive (splitmix32). */
function generator(seed: number): Random {
  let state = seed | 0;
  return (max) => {
    state = (state + 0x9e3779b9) | 0;
    let z = state ^ (state >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return Math.floor((((z ^ (z >>> 15)) >>> 0) / 2 ** 32) * (max + 1));
  };
}

/** An integer below 2^bits. */
const integer = (random: Random, bits: number): bigint => {
  let x = 0n;
  for (let b = 0; b < bits; b += 30) x = (x << 30n) | BigInt(random(2 ** 30 - 1));
  return x & ((1n << BigInt(bits)) - 1n);
};

type Entries = bigint[];
const zeros = (n: number): Entries => Array.from({ length: n * n }, () => 0n);

/** Every point listens to somebody. */
const withLoops = (n: number, F: Entries): Entries =>
  rowSums(n, F).reduce<Entries>((G, k, i) => (k === 0n ? G.with(i * n + i, 1n) : G), F);

const anyFlow = (random: Random, n: number, weight: () => bigint): Entries =>
  withLoops(
    n,
    zeros(n).map(() => (random(2) === 0 ? 0n : weight())),
  );

/** A sum of cycles: conservative. */
function circulation(random: Random, n: number, weight: () => bigint): Entries {
  const F = zeros(n);
  for (let c = 1 + random(n); c > 0; c--) {
    const points = Array.from({ length: n }, (_, i) => ({ i, key: random(1000) })).sort((a, b) => a.key - b.key);
    const length = 1 + random(n - 1);
    const w = weight();
    for (let k = 0; k < length; k++) F[points[k].i * n + points[(k + 1) % length].i] += w;
  }
  return withLoops(n, F);
}

/** C + diag(row sums of C): ball-positive, on the boundary where the cycles do not mix. */
function lazy(random: Random, n: number, weight: () => bigint): Entries {
  const F = circulation(random, n, weight);
  for (let i = 0; i < n; i++) {
    F[i * n + i] = 0n;
    F[i * n + i] = rowSums(n, F)[i]!;
  }
  return withLoops(n, F);
}

/** P P^T with P n x r: symmetric, positive semi-definite, singular for r < n. */
function squareOf(random: Random, n: number, weight: () => bigint): Entries {
  const r = 1 + random(n - 1);
  const P = Array.from({ length: n }, () => Array.from({ length: r }, () => (random(1) === 0 ? 0n : weight())));
  const F = zeros(n).map((_, k) => P[Math.floor(k / n)].reduce((s, p, l) => s + p * P[k % n][l], 0n));
  return withLoops(n, F);
}

const KINDS = [anyFlow, circulation, lazy, squareOf];
const draw = (random: Random, n: number, weight: () => bigint): Entries => KINDS[random(3)](random, n, weight);

/** A conservative change by one unit: a loop more or less, or an exchange between two points. */
function nudge(random: Random, n: number, F: Entries): Entries {
  const [i, j] = [random(n - 1), random(n - 1)];
  const unit = random(1) === 0 ? 1n : -1n;
  const G = F.slice();
  for (const k of new Set([i * n + j, j * n + i])) G[k] += unit;
  return G.some((g) => g < 0n) || rowSums(n, G).includes(0n) ? F : G;
}

/** Counts of agreeing verdicts, and the disagreements themselves. */
function compare(cases: number, seed: number, next: (random: Random) => FlowMatrix) {
  const random = generator(seed);
  const wrong: string[] = [];
  const seen = { holds: 0, fails: 0, boundary: 0 };
  for (let c = 0; c < cases; c++) {
    const flow = next(random);
    for (const name of FORMS) {
      const expected = plain(name, flow);
      const cheap = formIsNonNegative(name, flow, true);
      if (formIsNonNegative(name, flow) !== expected || (cheap ?? expected) !== expected) {
        wrong.push(`${name} ${flow.n} [${integersOf(flow).join(' ')}] cheap: ${cheap} expected: ${expected}`);
      }
      seen[expected ? 'holds' : 'fails']++;
      if (cheap === undefined) seen.boundary++;
    }
  }
  return { wrong, seen };
}

describe('formIsNonNegative', () => {
  it('agrees with plain elimination on small models of every kind', () => {
    const { wrong, seen } = compare(30_000, 1, (random) => {
      const n = 1 + random(4);
      return flowFromIntegers(
        n,
        draw(random, n, () => BigInt(1 + random(3))),
      );
    });
    expect(wrong).toEqual([]);
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(2_000);
  });

  it('agrees with plain elimination on all 2-point models with entries up to 4', () => {
    for (let k = 0; k < 5 ** 4; k++) {
      const [a, b, c, d] = [k % 5, Math.floor(k / 5) % 5, Math.floor(k / 25) % 5, Math.floor(k / 125)];
      if (a + b === 0 || c + d === 0) continue;
      const flow = smallFlow([
        [a, b],
        [c, d],
      ]);
      for (const name of FORMS) expect(formIsNonNegative(name, flow), `${name} ${k}`).toBe(plain(name, flow));
    }
  });

  it('agrees with plain elimination on 6 to 9 points', () => {
    const { wrong } = compare(1_500, 2, (random) => {
      const n = 6 + random(3);
      return flowFromIntegers(
        n,
        draw(random, n, () => BigInt(1 + random(30))),
      );
    });
    expect(wrong).toEqual([]);
  });

  it('agrees with plain elimination one unit away from singular models scaled by 2^10 to 2^190', () => {
    const { wrong, seen } = compare(12_000, 3, (random) => {
      const n = 2 + random(3);
      const F = draw(random, n, () => BigInt(1 + random(3)));
      const scaled = F.map((f) => f << BigInt(10 + random(9) * 20));
      return flowFromIntegers(n, nudge(random, n, random(1) === 0 ? scaled : F.map((f) => f << 45n)));
    });
    expect(wrong).toEqual([]);
    expect(seen.boundary).toBeGreaterThan(1_000);
  });

  it.each([
    [52, 6_000],
    [53, 3_000],
    [200, 2_000],
  ])('agrees with plain elimination on models with %i-bit entries', (bits, cases) => {
    const { wrong } = compare(cases, bits, (random) => {
      const n = 2 + random(3);
      return flowFromIntegers(
        n,
        draw(random, n, () => integer(random, bits) + 1n),
      );
    });
    expect(wrong).toEqual([]);
  });

  it('agrees with plain elimination on components with weights that are far apart, beyond underflow too', () => {
    const { wrong } = compare(2_000, 4, (random) => {
      const [m, n] = [1 + random(2), 1 + random(2)];
      const shift = BigInt([0, 30, 300, 1_200][random(3)]);
      const [A, B] = [draw(random, m, () => BigInt(1 + random(3))), draw(random, n, () => BigInt(1 + random(3)))];
      const F = zeros(m + n);
      A.forEach((f, k) => (F[Math.floor(k / m) * (m + n) + (k % m)] = f << shift));
      B.forEach((f, k) => (F[(m + Math.floor(k / n)) * (m + n) + m + (k % n)] = f));
      return flowFromIntegers(m + n, nudge(random, m + n, F));
    });
    expect(wrong).toEqual([]);
  });

  it('needs only the filter for a model deep inside, and only the linear test for one that is not conservative', () => {
    const inside = smallFlow([
      [9, 1, 2],
      [2, 8, 1],
      [1, 2, 7],
    ]);
    expect(formIsNonNegative('ball', inside, true)).toBe(true);
    expect(
      formIsNonNegative(
        'ball',
        smallFlow([
          [1, 1],
          [0, 1],
        ]),
        true,
      ),
    ).toBe(false);
  });

  it('answers undefined on the boundary only where elimination is forbidden', () => {
    // A averages the first two points, a projection: the ball form is 0 there.
    const conditional = smallFlow([
      [1, 1, 0, 0],
      [1, 1, 0, 0],
      [0, 0, 2, 1],
      [0, 0, 1, 2],
    ]);
    expect(formIsNonNegative('ball', conditional, true)).toBeUndefined();
    expect(formIsNonNegative('ball', conditional)).toBe(true);
  });

  it('is not changed by the model that was decided before: buffers are cleared', () => {
    const random = generator(5);
    const flows = Array.from({ length: 300 }, () => {
      const n = 1 + random(7);
      return flowFromIntegers(
        n,
        draw(random, n, () => BigInt(1 + random(2))),
      );
    });
    const once = flows.map((flow) => FORMS.map((name) => formIsNonNegative(name, flow)));
    const back = flows.toReversed().map((flow) => FORMS.map((name) => formIsNonNegative(name, flow)));
    expect(back.toReversed()).toEqual(once);
  });
});

describe('isConservative', () => {
  it('agrees with sums in BigInt for entries of 2 to 1,200 bits, in balance and off it by one unit', () => {
    const random = generator(6);
    let balanced = 0;
    for (let c = 0; c < 4_000; c++) {
      const n = 1 + random(5);
      const bits = [2, 40, 52, 63, 64, 65, 100, 128, 200, 1_200][random(9)];
      const F = circulation(random, n, () => integer(random, bits));
      if (random(1) === 0) F[random(n * n - 1)] += [1n, 1n << 32n, 1n << 64n, 1n << 128n][random(3)];
      const flow = flowFromIntegers(n, F);
      const expected = rowSums(n, F).every((k, i) => k === columnSums(n, F)[i]);
      expect(isConservative(flow), F.join(' ')).toBe(expected);
      if (expected) balanced++;
    }
    expect(balanced).toBeGreaterThan(1_500);
    expect(balanced).toBeLessThan(3_500);
  });

  it('sees a difference of 2^64 or 2^128 between entries that agree modulo 2^64', () => {
    for (const shift of [64n, 70n, 128n]) {
      const F = [1n, 1n << shift, 1n << 130n, 1n, 1n, 1n << 52n, 1n << 130n, 0n, 1n];
      const off = [0n, 1n, 2n, 0n].map((f) => f << shift);
      expect(isConservative(flowFromIntegers(3, F))).toBe(false);
      expect(isConservative(flowFromIntegers(2, off))).toBe(false);
      expect(isConservative(flowFromIntegers(2, off.with(2, off[1])))).toBe(true);
    }
  });
});
