import type { Claim, Instance } from '../claim.js';
import { refutes } from '../examine.js';
import { canonicalText } from '../instance.js';
import type { Target } from '../target.js';

/**
 * Margins up to this are worth an exact decision: a float cannot tell them from 0, and some claims fail on the boundary.
 * Eigenvalues of matrices of norm <= 2 are good to some 1e-15; the way there through a shift or a root loses half.
 */
export const TOUCH = 1e-9;

/** Most exact decisions for one float candidate. */
const MAX_DECISIONS = 48;

/** Denominators in the order in which they are tried: all small ones, then ever fewer. */
const DENOMINATORS: readonly number[] = Array.from({ length: 64 }, (_, i) => i + 1).concat(
  [72, 80, 84, 90, 96, 100, 120, 144, 150, 180, 200, 240, 300, 360, 420, 500, 600, 720, 840, 1000, 1500, 2000, 3000],
  [5000, 10_000, 20_000, 50_000, 100_000, 1_000_000, 10_000_000],
);

const roundTo = (x: Float64Array, q: number): number[] => Array.from(x, (v) => Math.round(v * q));

const tryBuild = (target: Target, n: number, k: readonly number[], q: number): Instance | undefined => {
  try {
    return target.build(n, k, q);
  } catch {
    return undefined;
  }
};

/** A refutation is an accepted one; a case that cannot be decided is none. */
const safelyRefutes = (claim: Claim, instance: Instance): boolean => {
  try {
    return refutes(claim, instance);
  } catch {
    return false;
  }
};

/**
 * An exact counterexample near a float candidate: its parameters as fractions of denominators 1, 2, 3, ..., as long as the margin
 * there stays below {@link TOUCH}; then one parameter at a time moved to where the margin is least, as the convergents
 * of its continued fraction. The latter meets thin sets like det = 0, on which the last parameter is a rational function
 * of the others.
 */
export function polish(claim: Claim, target: Target, n: number, x: Float64Array): Instance | undefined {
  const tried = new Set<string>();
  let decisions = 0;
  const test = (k: readonly number[], q: number): Instance | undefined => {
    const instance = tryBuild(target, n, k, q);
    if (!instance) return undefined;
    const text = canonicalText(instance);
    if (tried.has(text)) return undefined;
    tried.add(text);
    decisions++;
    return safelyRefutes(claim, instance) ? instance : undefined;
  };
  for (const q of DENOMINATORS) {
    const k = roundTo(x, q);
    const at = Float64Array.from(k, (v) => v / q);
    if (!(target.margin(n, at) <= TOUCH)) continue;
    const found = test(k, q);
    if (found) return found;
    if (decisions >= MAX_DECISIONS) break;
  }
  for (const q of [4, 6, 12, 20, 60]) {
    const rounded = Float64Array.from(x, (v) => Math.round(v * q) / q);
    for (let i = 0; i < rounded.length; i++) {
      const found = alongCoordinate(target, n, rounded, i, q, test);
      if (found) return found;
    }
  }
  return undefined;
}

/** Golden sections of an interval, down to the last digits. */
const SECTIONS = 80;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Largest denominator of a parameter found as the root of a margin. */
const MAX_CONVERGENT = 100_000;

function alongCoordinate(
  target: Target,
  n: number,
  x: Float64Array,
  i: number,
  q: number,
  test: (k: readonly number[], q: number) => Instance | undefined,
): Instance | undefined {
  const at = x.slice();
  const value = (v: number): number => {
    at[i] = v;
    return target.margin(n, at);
  };
  let [low, high] = [Math.max(0, x[i] - 2 / q), Math.min(1, x[i] + 2 / q)];
  let [a, b] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [atA, atB] = [value(a), value(b)];
  for (let section = 0; section < SECTIONS && high - low > 1e-16; section++) {
    if (atA <= atB) {
      [high, b, atB] = [b, a, atA];
      a = high - GOLDEN * (high - low);
      atA = value(a);
    } else {
      [low, a, atA] = [a, b, atB];
      b = low + GOLDEN * (high - low);
      atB = value(b);
    }
  }
  const root = (low + high) / 2;
  // Near a square root, half of the digits are lost; the convergents below need no more.
  if (!(value(root) <= 1e-6)) return undefined;
  for (const [p, d] of convergents(root)) {
    if (!(value(p / d) <= TOUCH)) continue;
    const k = Array.from(x, (v, j) => (j === i ? p * q : Math.round(v * q) * d));
    return test(k, d * q);
  }
  return undefined;
}

/** Convergents p/d of the continued fraction of x in [0, 1], d <= {@link MAX_CONVERGENT}. */
function* convergents(x: number): Generator<[number, number]> {
  let [p, d, p0, d0] = [Math.floor(x), 1, 1, 0];
  let rest = x - Math.floor(x);
  yield [p, d];
  while (rest > 1e-12) {
    const a = Math.floor(1 / rest);
    rest = 1 / rest - a;
    [p, d, p0, d0] = [a * p + p0, a * d + d0, p, d];
    if (d > MAX_CONVERGENT) return;
    yield [p, d];
  }
}

/**
 * The exact case nearest to a float candidate to which the claim applies: the first, in the order of denominators, whose margin
 * is as low up to a relative 10^-6; failing that, the one of lowest margin.
 */
export function nearestCase(
  claim: Claim,
  target: Target,
  n: number,
  x: Float64Array,
  value: number,
): { instance: Instance; margin: number } | undefined {
  const slack = Math.max(TOUCH, 1e-6 * Math.abs(value));
  let nearest: { instance: Instance; margin: number } | undefined;
  for (const q of DENOMINATORS) {
    const k = roundTo(x, q);
    const least = nearest?.margin ?? Infinity;
    const rough = target.margin(
      n,
      Float64Array.from(k, (v) => v / q),
    );
    if (!(rough < least)) continue;
    const instance = tryBuild(target, n, k, q);
    if (!instance) continue;
    const margin = target.marginOf?.(instance) ?? rough;
    if (!(margin < least) || !safelyApplies(claim, instance)) continue;
    nearest = { instance, margin };
    if (margin <= value + slack) break;
  }
  return nearest;
}

const safelyApplies = (claim: Claim, instance: Instance): boolean => {
  try {
    return claim.decide(instance).applies;
  } catch {
    return false;
  }
};
