import { OperatorError } from '../../operators/errors.js';
import type { Atoms } from './atoms.js';
import { ULP, balancedTotal, checkAtoms } from './atoms.js';
import type { Distance } from './distance.js';
import { distanceOfCost } from './distance.js';
import type { Histogram } from './histogram.js';
import { checkHistogram } from './histogram.js';

/**
 * W_1 where one measure or both are histograms, on the line or on a circle: the least cost of a flow
 *
 *     W_1 = min_c ∫ |F′ − F″ − c| dx,   c = 0 on the line           (78)
 *
 * Upper end: any c. Lower end: ∫ σ (F′ − F″) dx = ∫ h d(ρ″ − ρ′), h′ = σ, for any |σ| ≤ 1, of mean 0 on a circle. F′ − F″ is linear
 * between edges and atoms, so that all integrals are exact up to rounding.
 *
 *
 * @param period of a circle; then all edges and atoms are in [0, period]
 */
export function wassersteinOneOfDensities(
  first: Histogram | Atoms,
  second: Histogram | Atoms,
  period?: number,
): Distance {
  const total = balancedTotal(first.masses, second.masses);
  const pieces = difference(first, second, period);
  const [low, high] = period === undefined ? [0, 0] : levelMedian(pieces);
  const [below, above] = [flowAt(pieces, low), flowAt(pieces, high)];
  // σ: the sign of F′ − F″ less the one level and less the other, mixed so that its mean is 0
  const weight = below.signs === above.signs ? 1 : above.signs / (above.signs - below.signs);
  const dual = weight * below.cost + (1 - weight) * (above.cost + (high - low) * above.signs);
  // F is summed from as many masses as there are pieces, each integral has a few roundings
  const length = pieces.reduce((s, { width }) => s + width, 0);
  const size = pieces.reduce((s, { from, to }) => Math.max(s, Math.abs(from), Math.abs(to)), total);
  const rounding = (pieces.length + 8) * ULP * 2 * size * length;
  return distanceOfCost(1, { value: below.cost, lower: dual - rounding, upper: below.cost + rounding });
}

/** F′ − F″ on a stretch: linear from `from` to `to`. */
interface Piece {
  readonly width: number;
  readonly from: number;
  readonly to: number;
}

const isHistogram = (m: Histogram | Atoms): m is Histogram => 'edges' in m;

/** A change of F′ − F″ at a place: a jump, or a change of its slope. */
interface Change {
  readonly at: number;
  readonly jump: number;
  readonly slope: number;
}

function difference(first: Histogram | Atoms, second: Histogram | Atoms, period: number | undefined): Piece[] {
  const changes = [...changesOf('first', first, 1), ...changesOf('second', second, -1)].toSorted((p, q) => p.at - q.at);
  const outside = period !== undefined && changes.find(({ at }) => !(at >= 0 && at <= period));
  if (outside)
    throw new OperatorError(
      'invalid-measure',
      `place ${outside.at}: expected one in [0, ${period}], the circle's cell`,
    );
  if (period !== undefined)
    changes.splice(0, changes.length, { at: 0, jump: 0, slope: 0 }, ...changes, { at: period, jump: 0, slope: 0 });
  const pieces: Piece[] = [];
  let [value, slope] = [0, 0];
  for (const [k, change] of changes.entries()) {
    value += change.jump;
    slope += change.slope;
    const width = k + 1 < changes.length ? changes[k + 1].at - change.at : 0;
    if (width > 0) {
      pieces.push({ width, from: value, to: value + slope * width });
      value += slope * width;
    }
  }
  return pieces;
}

function changesOf(which: 'first' | 'second', m: Histogram | Atoms, sign: number): Change[] {
  if (!isHistogram(m)) {
    checkAtoms(which, m, 1);
    return Array.from({ length: m.n }, (_, i) => ({ at: m.x[i], jump: sign * m.masses[i], slope: 0 }));
  }
  checkHistogram(m);
  return Array.from({ length: m.masses.length }, (_, k) => {
    const [a, b] = [m.edges[k], m.edges[k + 1]];
    const slope = (sign * m.masses[k]) / (b - a);
    return [
      { at: a, jump: 0, slope },
      { at: b, jump: 0, slope: -slope },
    ];
  }).flat();
}

/** ∫ |f| of a linear function on a stretch. */
function absoluteIntegral(width: number, from: number, to: number): number {
  if (from * to >= 0) return (width * Math.abs(from + to)) / 2;
  return (width * (from * from + to * to)) / (2 * (Math.abs(from) + Math.abs(to)));
}

/** ∫ sgn f of a linear function on a stretch. */
function signIntegral(width: number, from: number, to: number): number {
  if (from * to >= 0) return width * Math.sign(from + to);
  return (width * (to + from)) / (Math.abs(from) + Math.abs(to));
}

/** ∫ |F′ − F″ − c| and ∫ sgn(F′ − F″ − c). */
function flowAt(pieces: readonly Piece[], c: number): { cost: number; signs: number } {
  let [cost, signs] = [0, 0];
  for (const { width, from, to } of pieces) {
    cost += absoluteIntegral(width, from - c, to - c);
    signs += signIntegral(width, from - c, to - c);
  }
  return { cost, signs };
}

/** Halvings of the range of F′ − F″. */
const HALVINGS = 80;

/** Two levels next to each other: F′ − F″ exceeds the one on half of the circle at least, the other on half at most. */
function levelMedian(pieces: readonly Piece[]): [low: number, high: number] {
  let low = pieces.reduce((s, { from, to }) => Math.min(s, from, to), Infinity);
  let high = pieces.reduce((s, { from, to }) => Math.max(s, from, to), -Infinity);
  for (let k = 0; k < HALVINGS; k++) {
    const c = (low + high) / 2;
    if (!(c > low && c < high)) break;
    const { signs } = flowAt(pieces, c);
    if (signs === 0) return [c, c];
    if (signs > 0) low = c;
    else high = c;
  }
  return [low, high];
}
