import fc from 'fast-check';
import type { Instance } from '../../engines/claim.js';
import type { GalleryEntry } from './entry.js';

/**
 * Densities at which a model has a property, or lacks it, for certain: a family of cases, the condition that puts a case into
 * it, and the argument. A cell that says no is then a statement about every case of the family, and can fail.
 */
export interface Certain {
  readonly entry: GalleryEntry;
  /** text with TeX between dollars */
  readonly because: string;
  readonly cases: fc.Arbitrary<Instance>;
  readonly meets: (x: Instance) => boolean;
}

const pointsOf = (x: Instance): readonly (readonly number[])[] => x.points as unknown as readonly (readonly number[])[];
const massesOf = (x: Instance): readonly number[] => x.masses as readonly number[];
const labelsOf = (x: Instance): readonly number[] => (x.labels ?? []) as readonly number[];
const shiftOf = (x: Instance): number => (x.shift as readonly number[])[0];

const mass = fc.integer({ min: 1, max: 9 });
export const masses = (n: number): fc.Arbitrary<number[]> => fc.array(mass, { minLength: n, maxLength: n });
const start = fc.integer({ min: -3, max: 3 });
const remainder = (k: number, n: number): number => ((k % n) + n) % n;

const basics = ({ key, unit }: GalleryEntry) => ({ model: fc.constant(key), unit: fc.constant(unit) });

/** Two agents of different masses, from `near` to `far` units apart; with one label if there are labels. */
function unequalPair(entry: GalleryEntry, near: number, far: number, because: string, label?: number): Certain {
  return {
    entry,
    because,
    cases: fc
      .record({
        ...basics(entry),
        points: fc.tuple(start, fc.integer({ min: near, max: far })).map(([a, d]) => [[a], [a + d]]),
        ...(label === undefined ? {} : { labels: fc.constant([label, label]) }),
        masses: fc.uniqueArray(mass, { minLength: 2, maxLength: 2 }),
      })
      .map((x): Instance => ({ ...x })),
    meets(x) {
      if (massesOf(x).length !== 2 || massesOf(x)[0] === massesOf(x)[1]) return false;
      const distance = Math.abs(pointsOf(x)[0][0] - pointsOf(x)[1][0]);
      return distance >= near && distance <= far && (label === undefined || labelsOf(x).every((l) => l === label));
    },
  };
}

/**
 * F_ij = m_i m_j w_ij r_i^(β − 1) with r_i = Σ_j w_ij m_j and β ≠ 1. Column 1 sums to κ_1 = m_1 r_1^β iff w_12 m_1 m_2
 * (r_1^(β − 1) − r_2^(β − 1)) = 0, and F_12 = F_21 iff the same. On the tent of radius 2 with unit 1/2 the agents see each
 * other, and less than themselves, from 1 to 3 units.
 */
const SAME_SEEN = String.raw`on two points both properties say $\rho_w(x_1)=\rho_w(x_2)$ once $\beta\ne1$ and $w(x_1,x_2)>0$`;
export const unequalMasses = (entry: GalleryEntry): Certain =>
  unequalPair(
    entry,
    1,
    3,
    String.raw`${SAME_SEEN}, that is $(m_1-m_2)(\phi(0)-\phi(r))=0$; here $m_1\ne m_2$ and $0<\phi(r)<\phi(0)$. A ball-positive model is conservative (Proposition 3.12), so it is not ball-positive either.`,
  );
export const unequalMassesOf = (entry: GalleryEntry, label: number): Certain =>
  unequalPair(
    entry,
    1,
    3,
    String.raw`two agents of one flock with unequal masses are those of $\mathcal M_{\rm MT}$, which is not conservative there.`,
    label,
  );
export const unequalMassesApart = (entry: GalleryEntry): Certain =>
  unequalPair(
    entry,
    1,
    3,
    String.raw`${SAME_SEEN}. With $d_\rho(x_i,x_i)=m_i$, $d_\rho(x_1,x_2)=1$, $\varepsilon=1$, $\alpha=2$ that is $m_1=m_2$ or $2-2p=\psi(r)(2-2p+p^2)$ with $p=m_1m_2\le\frac14$; as $(2-2p+p^2)/(2-2p)\le\frac{25}{24}$ and $\psi(r)\le\frac34$, it is $m_1=m_2$. Ball-positive models are conservative.`,
  );
export const unequalMassesAdded = (entry: GalleryEntry): Certain =>
  unequalPair(
    entry,
    1,
    3,
    String.raw`strengths and forces add up, and of the parts all but the Motsch-Tadmor one are conservative; that one is not, for two agents of unequal masses.`,
  );

/** Two agents from `near` to `far` units apart, with any masses. */
export const anyPair = (entry: GalleryEntry, near: number, far: number, because: string): Certain => ({
  entry,
  because,
  cases: fc
    .record({
      ...basics(entry),
      points: fc.tuple(start, fc.integer({ min: near, max: far })).map(([a, d]) => [[a], [a + d]]),
      masses: masses(2),
    })
    .map((x): Instance => ({ ...x })),
  meets(x) {
    if (massesOf(x).length !== 2) return false;
    const distance = Math.abs(pointsOf(x)[0][0] - pointsOf(x)[1][0]);
    return distance >= near && distance <= far;
  },
});

/** Three agents in a row, neighbours see each other and the ends do not. */
export function chain(
  entry: GalleryEntry,
  because: string,
  gaps: readonly [least: number, most: number, ends: number],
): Certain {
  const { dim } = entry.model.environment;
  const [least, most, ends] = gaps;
  const at = (axis: number, from: readonly number[], d: number): number[] =>
    from.map((t, k) => (k === axis ? t + d : t));
  return {
    entry,
    because,
    cases: fc
      .record({
        ...basics(entry),
        points: fc
          .tuple(
            fc.tuple(...Array.from({ length: dim }, () => start)),
            fc.nat({ max: dim - 1 }),
            fc.integer({ min: least, max: most }),
            fc.integer({ min: least, max: most }),
          )
          .filter(([, , d, e]) => d + e >= ends)
          .map(([from, axis, d, e]) => [from, at(axis, from, d), at(axis, from, d + e)]),
        masses: masses(3),
      })
      .map((x): Instance => ({ ...x })),
    meets(x) {
      const [a, b, c] = pointsOf(x);
      if (massesOf(x).length !== 3) return false;
      const apart = (p: readonly number[], q: readonly number[]): number => Math.hypot(...p.map((t, k) => t - q[k]));
      return apart(a, b) <= most && apart(b, c) <= most && apart(a, c) >= ends;
    },
  };
}

/** Agents on a figure that fails, wherever it stands: Galilean invariance moves the failure along. */
export function figure(
  entry: GalleryEntry,
  points: readonly (readonly number[])[],
  weights: readonly number[],
  because: string,
): Certain {
  const differences = (rows: readonly (readonly number[])[]): string =>
    JSON.stringify(rows.map((row) => row.map((t, k) => t - rows[0][k])));
  return {
    entry,
    because,
    cases: fc
      .record({
        ...basics(entry),
        points: fc
          .tuple(...points[0].map(() => start))
          .map((from) => points.map((row) => row.map((t, k) => t + from[k]))),
        masses: fc.integer({ min: 1, max: 3 }).map((k) => weights.map((m) => k * m)),
      })
      .map((x): Instance => ({ ...x })),
    meets(x) {
      const own = massesOf(x);
      return (
        own.length === weights.length &&
        differences(pointsOf(x)) === differences(points) &&
        areInProportion(own, weights)
      );
    },
  };
}

/** One agent of each label, from `near` to `far` units apart, with any masses. */
export function onePerLabel(entry: GalleryEntry, near: number, far: number, because: string): Certain {
  return {
    entry,
    because,
    cases: fc
      .record({
        ...basics(entry),
        points: fc.tuple(start, fc.integer({ min: near, max: far })).map(([a, d]) => [[a], [a + d]]),
        labels: fc.constantFrom([0, 1], [1, 0]),
        masses: masses(2),
      })
      .map((x): Instance => ({ ...x })),
    meets(x) {
      if (massesOf(x).length !== 2 || labelsOf(x).length !== 2 || labelsOf(x)[0] + labelsOf(x)[1] !== 1) return false;
      const distance = Math.abs(pointsOf(x)[0][0] - pointsOf(x)[1][0]);
      return distance >= near && distance <= far;
    },
  };
}

/** Two agents of species 0, too far apart to see each other, and one of species 1 in the middle, near to both. */
export const goBetween = (entry: GalleryEntry): Certain => ({
  entry,
  because: String.raw`two prey at distance 1 do not see each other, both see the predator in the middle with $\phi^{\alpha\beta}=\frac78$: the matrix $\phi$ has determinant $1-2\cdot\frac{49}{64}<0$, whatever the masses.`,
  cases: fc
    .record({
      ...basics(entry),
      points: start.map((a) => [[a], [a + 1], [a + 2]]),
      labels: fc.constant([0, 1, 0]),
      masses: masses(3),
    })
    .map((x): Instance => ({ ...x })),
  meets(x) {
    const [a, b, c] = pointsOf(x).map(([t]) => t);
    return massesOf(x).length === 3 && labelsOf(x).join() === '0,1,0' && b - a === 1 && c - b === 1;
  },
});

/** The players of a finite set with some masses. */
export const players = (
  entry: GalleryEntry,
  because: string,
  some: fc.Arbitrary<number[]>,
  isMeant: (masses: readonly number[]) => boolean,
): Certain => ({
  entry,
  because,
  cases: fc
    .record({ ...basics(entry), labels: fc.constant([0, 1, 2]), masses: some.filter(isMeant) })
    .map((x): Instance => ({ ...x })),
  meets: (x) => labelsOf(x).join() === '0,1,2' && massesOf(x).length === 3 && isMeant(massesOf(x)),
});

/** Masses in the proportion of `weights`. */
export const inProportion = (weights: readonly number[]): fc.Arbitrary<number[]> =>
  fc.integer({ min: 1, max: 9 }).map((k) => weights.map((w) => k * w));
export const areInProportion = (m: readonly number[], weights: readonly number[]): boolean =>
  m.every((x, i) => x * weights[0] === m[0] * weights[i]);

/** Two agents that a shift takes out of one cell, or out of two disjoint neighbourhoods: what `places` says. */
function shiftedPair(
  entry: GalleryEntry,
  because: string,
  places: fc.Arbitrary<readonly [points: number[][], shift: number]>,
  meets: (a: number, b: number, shift: number) => boolean,
  label?: number,
): Certain {
  return {
    entry,
    because,
    cases: fc
      .record({
        ...basics(entry),
        place: places,
        ...(label === undefined ? {} : { labels: fc.constant([label, label]) }),
        masses: masses(2),
      })
      .map(({ place: [points, shift], ...x }): Instance => ({ ...x, points, shift: [shift] })),
    meets(x) {
      const [a, b] = pointsOf(x).map(([t]) => t);
      return (
        massesOf(x).length === 2 &&
        meets(a, b, shiftOf(x)) &&
        (label === undefined || labelsOf(x).every((l) => l === label))
      );
    },
  };
}

const TORN = String.raw`two agents in one cell see each other; the shift takes one of them over the border and then they do not.`;

/** Cells of `length` units from 0 on around the circle of `period` units: a < b in one cell, and a shift in (a, b] tears them. */
export const tornOnCircle = (entry: GalleryEntry, length: number, period: number): Certain =>
  shiftedPair(
    entry,
    TORN,
    fc
      .tuple(
        fc.nat({ max: period / length - 1 }),
        fc.uniqueArray(fc.nat({ max: length - 1 }), { minLength: 2, maxLength: 2 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
      )
      .map(([cell, ends, t]) => {
        const [a, b] = ends.toSorted((p, q) => p - q);
        const shift = a + 1 + Math.min(b - a - 1, Math.floor(t * (b - a)));
        return [[[cell * length + a], [cell * length + b]], shift] as const;
      }),
    (a, b, shift) => {
      const [s, t] = [remainder(a, length), remainder(b, length)];
      return a >= 0 && b < period && a - s === b - t && s < shift && shift <= t;
    },
  );

/**
 * Agents in the last cells of the line, right of all cuts, which lie from `low` to `high` units. The shift takes one of them to
 * the left of all cuts.
 */
export const tornOnLine = (entry: GalleryEntry, low: number, high: number, label?: number): Certain =>
  shiftedPair(
    entry,
    TORN,
    fc
      .tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 }), fc.nat({ max: 3 }))
      .map(
        ([a, over, more]) => [[[high + a], [2 * high - low + a + over + more + 1]], high - low + a + over + 1] as const,
      ),
    (a, b, shift) => a >= high && a - shift < low && b - shift >= high,
    label,
  );

/** Agents on neighbouring knots of hats around the circle: they share no neighbourhood, and after any shift off the knots do. */
export const betweenKnots = (entry: GalleryEntry, spacing: number, period: number): Certain =>
  shiftedPair(
    entry,
    String.raw`agents on two neighbouring knots of the hats share no neighbourhood, $\sum_lg_l(x)g_l(y)=0$; any shift that does not lead from knots to knots puts both into one.`,
    fc
      .tuple(
        fc.nat({ max: period / spacing - 1 }),
        fc.integer({ min: 0, max: 1 }),
        fc.integer({ min: 1, max: spacing - 1 }),
      )
      .map(([knot, turns, s]) => {
        const [a, b] = [knot * spacing, (knot * spacing + spacing) % period];
        return [[[a], [b]], turns * spacing + s] as const;
      }),
    (a, b, shift) =>
      remainder(a, spacing) === 0 && remainder(b - a, period) === spacing && remainder(shift, spacing) !== 0,
  );
