import { periodsOf, space, torus } from '../environment.js';
import { OperatorError } from '../errors.js';
import { digitsOf } from './digits.js';
import type { PartitionOfUnity } from './partition-of-unity.js';

/**
 * Products of partitions of one axis each: g_(l,k)(x, y) = g_l(x) h_k(y), the last index fastest.
 *
 * @param factors two or three, all on the line or all on circles
 * @throws {OperatorError} `wrong-environment` if they do not fit
 */
export function partitionTensor(...factors: readonly PartitionOfUnity[]): PartitionOfUnity {
  const periods = factors.map(({ environment }) => periodsOf(environment)?.[0]);
  const periodic = periods.filter((p) => p !== undefined);
  const fits =
    factors.every(({ environment }) => environment.dim === 1 && environment.kind !== 'product') &&
    (periodic.length === 0 || periodic.length === factors.length);
  if (!fits)
    throw new OperatorError(
      'wrong-environment',
      `factors: ${factors.map(({ name }) => name).join(', ')}, expected all on lines or all on circles`,
    );
  const dim = factors.length;
  const environment = periodic.length > 0 ? torus(dim, periodic) : space(dim);
  const shape = factors.map(({ length }) => length);
  const every = (l: number, k: number, test: (f: PartitionOfUnity, a: number, b: number) => boolean): boolean => {
    const [a, b] = [digitsOf(shape, l), digitsOf(shape, k)];
    return factors.every((f, axis) => test(f, a[axis], b[axis]));
  };
  return {
    name: `tensor(${factors.map(({ name }) => name).join(', ')})`,
    formula: String.raw`g_{l_1,\dots,l_n}=\prod_kg_{l_k}(x_k)`,
    environment,
    length: shape.reduce((product, k) => product * k, 1),
    smoothness: Math.min(...factors.map(({ smoothness }) => smoothness)),
    fullSupport: factors.every(({ fullSupport }) => fullSupport),
    infimum: factors.reduce((product, { infimum }) => product * infimum, 1),
    exact: factors.every(({ exact }) => exact),
    values: (field, x) =>
      factors.reduce(
        (products, f, axis) => {
          const g = f.values(field, [x[axis]]);
          return products.flatMap((p) => g.map((value) => field.multiply(p, value)));
        },
        [field.one],
      ),
    inSupport: (field, l, x) => digitsOf(shape, l).every((a, axis) => factors[axis].inSupport(field, a, [x[axis]])),
    supportsMeet: (l, k) => every(l, k, (f, a, b) => f.supportsMeet(a, b)),
    overlaps: (l, k) => every(l, k, (f, a, b) => f.overlaps(a, b)),
  };
}
