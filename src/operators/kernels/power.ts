import type { Field } from '../../scalar/field.js';
import type { RationalLike } from '../../scalar/rational.js';
import { HALF, ONE, multiply, power, rational, toNumber, toRational, toText } from '../../scalar/rational.js';
import type { Kernel } from './kernel.js';
import { definiteWhenWrapped, sphereArea, squaredNorm } from './kernel.js';
import { positiveParameter } from './parameter.js';
import { exactPower } from '../exact-power.js';

/** Γ(x) for the integrals: x a positive multiple of 1/2 or not, by Lanczos' series (relative error below 1e-13). */
const gamma = (x: number): number => {
  const c = [
    676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
    -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
  ];
  if (x < 0.5) return Math.PI / (Math.sin(Math.PI * x) * gamma(1 - x));
  const y = x - 1;
  const series = c.reduce((s, a, i) => s + a / (y + i + 1), 0.9999999999998099);
  const t = y + 7.5;
  return Math.sqrt(2 * Math.PI) * t ** (y + 0.5) * Math.exp(-t) * series;
};

/**
 * Cucker and Smale's own kernel φ(r) = (1 + r²)^(−β/2). For even β it is rational; β = 2 is 1/(1 + r²). It is completely
 * monotone in r², hence positive-definite on every Rⁿ. Its tail is fat for β ≤ 1 (Theorem 1.1). With β = n + γ it
 * is ⟨x⟩^(−n−γ), which satisfies (88).
 *
 * @throws {OperatorError} unless β > 0
 */
export function kernelPower(beta: RationalLike = 2): Kernel {
  const b = positiveParameter('beta', toRational(beta));
  const exponent = toNumber(b);
  const isRational = b.d === 1n && b.n % 2n === 0n;
  const name = `power(${toText(b)})`;
  const profile =
    exponent === 1
      ? (r2: number): number => 1 / Math.sqrt(1 + r2)
      : exponent === 2
        ? (r2: number): number => 1 / (1 + r2)
        : (r2: number): number => (1 + r2) ** (-exponent / 2);
  return {
    name,
    formula: String.raw`(1+r^2)^{-${toText(b)}/2}`,
    radius: () => Infinity,
    // 2^(−β/2) ≥ 2^(−k) for the integer k ≥ β/2
    bounds: () => ({ core: { c: power(HALF, Math.ceil(exponent / 2)), r0: ONE }, C: ONE, R0: undefined }),
    sup: () => 1,
    infimum: (r) => profile(r * r),
    // |φ'| = β r (1+r²)^(−β/2−1) is largest at r² = 1/(β+1)
    lipschitz: () => exponent * Math.sqrt(1 / (exponent + 1)) * (1 + 1 / (exponent + 1)) ** (-exponent / 2 - 1),
    smoothness: Infinity,
    even: true,
    positive: true,
    fatTail: exponent <= 1,
    positiveDefinite: (environment) => definiteWhenWrapped(environment, true),
    integral: (dim) =>
      exponent > dim ? (Math.PI ** (dim / 2) * gamma((exponent - dim) / 2)) / gamma(exponent / 2) : Infinity,
    // (1 + r²)^(−β/2) ≤ r^(−β)
    tail: (a, dim) => (exponent > dim ? (sphereArea(dim) * a ** (dim - exponent)) / (exponent - dim) : Infinity),
    exact: () => isRational,
    // where 1 + r² is a perfect power φ is rational for other β too
    value<T>(field: Field<T>, z: readonly T[]): T {
      const r2 = squaredNorm(field, z);
      if (field.name === 'double') return profile(r2 as unknown as number) as unknown as T;
      return exactPower(field, field.add(field.one, r2), multiply(b, rational(-1n, 2n)));
    },
    profile,
    form: { shape: { kind: 'power', beta: exponent }, height: 1, length: 1 },
  };
}
