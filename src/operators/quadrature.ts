import type { Field } from '../scalar/field.js';
import type { Rational, RationalLike } from '../scalar/rational.js';
import { divide, multiply, ONE, rational, sign, toNumber, toRational, toText } from '../scalar/rational.js';
import type { Environment } from './environment.js';
import { describeEnvironment } from './environment.js';
import { InexactError, OperatorError } from './errors.js';
import type { Measure, Points } from './measure.js';
import type { Vector } from './vector.js';

/** Nodes ξ and weights w_ξ > 0 for integrals over the environment. */
export interface Nodes<T> {
  readonly points: Points<T>;
  readonly weights: Vector<T>;
}

/** Where integrals over the environment are taken: nodes that may depend on which places matter, never on masses. */
export interface Quadrature {
  readonly name: string;
  readonly exact: boolean;
  /** the nodes that a kernel of this radius sees from any of the places */
  nodes<T>(field: Field<T>, radius: number, ...places: readonly Points<T>[]): Nodes<T>;
}

/** Most nodes that a lattice may have. */
const MAX_NODES = 4_000_000;

const floor = (x: number): number => Math.floor(x);

/**
 * The nodes h Zⁿ with weight hⁿ each: on a torus the ones in a period, which h must divide; on Rⁿ the ones that the kernel
 * sees from somewhere. Models made of them are invariant under translations by multiples of h.
 *
 * @param spacing h
 * @param reach on Rⁿ, for kernels without compact support: only the nodes of the cube [−reach, reach]ⁿ
 * @throws {OperatorError} `invalid-parameter` unless h > 0 divides the periods
 */
export function latticeQuadrature(environment: Environment, spacing: RationalLike, reach?: RationalLike): Quadrature {
  const h = toRational(spacing);
  if (sign(h) <= 0) throw new OperatorError('invalid-parameter', `spacing: ${toText(h)}, expected a positive length`);
  const { dim } = environment;
  const weight = Array.from({ length: dim }).reduce<Rational>((w) => multiply(w, h), ONE);
  const box =
    environment.kind === 'torus'
      ? environment.periods.map((period) => {
          const count = divide(period, h);
          if (count.d !== 1n)
            throw new OperatorError(
              'invalid-parameter',
              `spacing: ${toText(h)} does not divide the period ${toText(period)}`,
            );
          return [0, Number(count.n) - 1] as const;
        })
      : reach === undefined
        ? undefined
        : Array.from({ length: dim }, () => {
            const k = floor(toNumber(divide(toRational(reach), h)));
            return [-k, k] as const;
          });
  if (environment.kind !== 'torus' && environment.kind !== 'space')
    throw new OperatorError(
      'wrong-environment',
      `a lattice of nodes needs a space or a torus, not ${describeEnvironment(environment)}`,
    );
  return {
    name: `lattice of spacing ${toText(h)}${reach === undefined ? '' : ` in [−${toText(toRational(reach))}, ${toText(toRational(reach))}]`}`,
    exact: true,
    nodes<T>(field: Field<T>, radius: number, ...places: readonly Points<T>[]): Nodes<T> {
      if (!box && !Number.isFinite(radius))
        throw new OperatorError('invalid-parameter', 'reach: needed for a kernel without compact support');
      const ranges = box ?? rangesAround(field, places, dim, radius, toNumber(h));
      const count = ranges.reduce((n, [a, b]) => n * (b - a + 1), 1);
      if (!(count <= MAX_NODES))
        throw new OperatorError(
          'invalid-parameter',
          `spacing: ${toText(h)} makes ${count} nodes, the limit is ${MAX_NODES}`,
        );
      const step = field.fromRational(h);
      const x: T[] = [];
      for (let i = 0; i < count; i++) {
        let rest = i;
        const node: T[] = Array.from({ length: dim });
        for (let k = dim - 1; k >= 0; k--) {
          const [a, b] = ranges[k];
          node[k] = field.multiply(step, field.fromRational(rational(BigInt(a + (rest % (b - a + 1))))));
          rest = Math.floor(rest / (b - a + 1));
        }
        x.push(...node);
      }
      return inField(
        field,
        dim,
        x,
        Array.from({ length: count }, () => field.fromRational(weight)),
      );
    },
  };
}

/** For each dimension the indices of the nodes within the radius of some place. */
function rangesAround<T>(
  field: Field<T>,
  places: readonly Points<T>[],
  dim: number,
  radius: number,
  h: number,
): (readonly [number, number])[] {
  return Array.from({ length: dim }, (_, k) => {
    let [low, high] = [Infinity, -Infinity];
    for (const { n, x } of places)
      for (let i = 0; i < n; i++) {
        const t = field.toNumber(x[i * dim + k]);
        low = Math.min(low, t);
        high = Math.max(high, t);
      }
    // One more node to either side: what the kernel does not see gets no weight.
    return [floor((low - radius) / h) - 1, Math.ceil((high + radius) / h) + 1] as const;
  });
}

const inField = <T>(field: Field<T>, dim: number, x: readonly T[], weights: readonly T[]): Nodes<T> => {
  const pack = (v: readonly T[]): Vector<T> =>
    field.name === 'double' ? (Float64Array.from(v as readonly number[]) as unknown as Vector<T>) : [...v];
  return { points: { field, n: weights.length, dim, x: pack(x) }, weights: pack(weights) };
};

/** Given nodes and weights, the same for all densities. In doubles each number is rounded once. */
export function fixedQuadrature(
  dim: number,
  nodes: readonly (RationalLike | readonly RationalLike[])[],
  weights?: readonly RationalLike[],
): Quadrature {
  const x = nodes.flatMap((p) =>
    (Array.isArray(p) ? (p as readonly RationalLike[]) : [p as RationalLike]).map(toRational),
  );
  const w = weights?.map(toRational) ?? nodes.map(() => ONE);
  if (x.length !== nodes.length * dim || w.length !== nodes.length || nodes.length === 0)
    throw new OperatorError(
      'invalid-parameter',
      `nodes: ${nodes.length} with ${x.length} coordinates and ${w.length} weights, expected ${dim} coordinates and one weight each`,
    );
  for (const [i, q] of w.entries())
    if (sign(q) <= 0)
      throw new OperatorError('invalid-parameter', `weights[${i}]: ${toText(q)}, expected a positive number`);
  return {
    name: `${nodes.length} given nodes`,
    exact: true,
    nodes: <T>(field: Field<T>): Nodes<T> =>
      inField(
        field,
        dim,
        x.map((q) => field.fromRational(q)),
        w.map((q) => field.fromRational(q)),
      ),
  };
}

/**
 * The nodes of a density on a grid, with its cells as weights, in doubles. For densities on the same nodes, `{ ...rho, masses }`,
 * averages go by the fast Fourier transform.
 *
 * @throws {OperatorError} `needs-density` without volumes
 */
export function gridQuadrature({ field, n, dim, x, volumes, grid }: Measure<number>): Quadrature {
  if (!volumes) throw new OperatorError('needs-density', 'gridQuadrature: needs a density, points with volumes');
  const nodes: Nodes<number> = { points: { field, n, dim, x, grid }, weights: volumes };
  return {
    name: `grid of ${n} nodes`,
    exact: false,
    nodes<T>(wanted: Field<T>): Nodes<T> {
      if (wanted.name !== 'double') throw new InexactError(`a grid of ${n} nodes in doubles`);
      return nodes as unknown as Nodes<T>;
    },
  };
}
