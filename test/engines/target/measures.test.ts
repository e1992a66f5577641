import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MeasureRoom } from '../../../src/engines/target/measures.js';
import {
  measureAt,
  measureDimension,
  measureStarts,
  parametersOf,
  wholeMasses,
} from '../../../src/engines/target/measures.js';

const LINE: MeasureRoom = { dim: 1, reach: 10, edge: 4 };
const PLANE: MeasureRoom = { dim: 2, reach: 10, edge: 4 };
const CIRCLE: MeasureRoom = { dim: 1, reach: 8, periods: [16], edge: 4 };
const CELLS: MeasureRoom = { dim: 1, reach: 4, everywhere: [[0], [1], [2], [3]] };
const ROOMS = [LINE, PLANE, CIRCLE, { dim: 3, reach: 5, edge: 3 }, CELLS];

describe('parameters of a measure', () => {
  it('reach every place of the room and nothing else', () => {
    for (const room of ROOMS.filter((r) => !r.everywhere)) {
      const [low, high] = room.periods ? [0, room.periods[0] - 1] : [-room.reach, room.reach];
      const places = Array.from({ length: 4001 }, (_, k) => measureAt(room, 1, [k / 4000, ...Array.from({ length: room.dim }, () => 0.5)]).points[0][0]); // prettier-ignore
      expect([...new Set(places)].toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: high - low + 1 }, (_, k) => low + k),
      );
    }
  });

  it('come back from the measure that they give', () => {
    for (const room of ROOMS)
      fc.assert(
        fc.property(
          fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), {
            minLength: measureDimension(room, 3),
            maxLength: measureDimension(room, 3),
          }),
          (x) => {
            const found = measureAt(room, 3, x);
            const size = found.points.length;
            const again = measureAt(room, size, parametersOf(room, found));
            expect(again.points).toEqual(found.points);
            again.masses.forEach((m, j) => expect(m / found.masses[j]).toBeCloseTo(1, 9));
          },
        ),
        { seed: 1, numRuns: 200 },
      );
  });

  it('put the masses of points that meet on one point', () => {
    const x = parametersOf(LINE, { points: [[2], [2], [-3]], masses: [1, 3, 2] });
    const { points, masses } = measureAt(LINE, 3, x);
    expect(points).toEqual([[2], [-3]]);
    expect(masses.map((m) => m.toPrecision(9))).toEqual(['1.00000000', '0.500000000']);
  });

  it('span nine decades of mass, and vacuum on cells alone', () => {
    expect(measureAt(LINE, 2, [0, 1, 0, 1]).masses.map(Math.log10)).toEqual([-9, 0]);
    expect(measureAt(CELLS, 4, [0, 1, 1, 1]).masses).toEqual([0, 1, 1, 1]);
    expect(measureAt(CELLS, 4, [0, 0, 0, 0]).masses).toEqual([1, 1, 1, 1]);
  });
});

describe('starts of a search', () => {
  it('are parameters of the room', () => {
    for (const room of ROOMS)
      for (const n of [1, 2, 5, 7])
        for (const x of measureStarts(room, n)) {
          expect(x.length).toBe(measureDimension(room, n));
          expect(x.every((t) => t >= 0 && t <= 1)).toBe(true);
        }
  });

  it('put points exactly on the edge of the support, inside and outside', () => {
    const distances = new Set(
      measureStarts(LINE, 3).flatMap((x) => measureAt(LINE, 3, x).points.map(([k]) => Math.abs(k))),
    );
    for (const d of [0, 1, LINE.edge! - 1, LINE.edge!, LINE.edge! + 1]) expect(distances).toContain(d);
  });

  it('have a cluster, two scales, a heavy atom and a light agent', () => {
    const masses = measureStarts(PLANE, 5).map((x) => measureAt(PLANE, 5, x).masses);
    const light = (m: readonly number[]): number => m.filter((t) => t < 1e-3).length;
    expect(masses.some((m) => m.length === 5 && light(m) === 0)).toBe(true);
    expect(masses.some((m) => light(m) === 2)).toBe(true);
    expect(masses.some((m) => light(m) === 4)).toBe(true);
    expect(masses.some((m) => light(m) === 1)).toBe(true);
  });

  it('keep different points apart', () => {
    for (const x of measureStarts({ dim: 2, reach: 12, edge: 8 }, 6))
      expect(measureAt({ dim: 2, reach: 12 }, 6, x).points.length).toBe(6);
  });
});

describe('whole masses', () => {
  it.each([
    [[1, 0.5], 0.01, [2, 1]],
    [[1, 1 / 3, 0], 0.01, [3, 1, 0]],
    [[0.75, 1], 0.001, [3, 4]],
    [[1, 1e-6], 0.01, [1_000_000, 1]],
  ])('of %j up to %f are %j', (masses, tolerance, expected) => {
    expect(wholeMasses(masses, tolerance)).toEqual(expected);
  });

  it('are in proportion up to the tolerance, positive where the masses are, without a common divisor', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -9, max: 0, noNaN: true }), { minLength: 1, maxLength: 6 }),
        fc.constantFrom(0.2, 0.05, 0.01),
        (logarithms, tolerance) => {
          const masses = logarithms.map((e) => 10 ** e);
          const most = Math.max(...masses);
          const whole = wholeMasses(
            masses.map((m) => m / most),
            tolerance,
          );
          expect(whole.every((k) => Number.isSafeInteger(k) && k > 0)).toBe(true);
          const top = whole[masses.indexOf(most)];
          whole.forEach((k, j) =>
            expect(Math.abs((k / top / masses[j]) * most - 1)).toBeLessThan(3 * tolerance + tolerance ** 2),
          );
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });
});
