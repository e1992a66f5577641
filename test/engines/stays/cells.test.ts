import { describe, expect, it } from 'vitest';
import { cells } from '../../../src/engines/stays/cells.js';
import { conditionsOf, minorSums } from '../../../src/engines/stays/conditions.js';
import { directionsOf, flowAt, lineThrough } from '../../../src/engines/stays/line.js';
import { finiteModel } from '../../../src/finite/model.js';
import type { PropertyName } from '../../../src/properties/property.js';
import { PROPERTIES, property } from '../../../src/properties/registry.js';
import { signAt } from '../../../src/scalar/polynomial.js';
import * as Q from '../../../src/scalar/rational.js';
import { isRational, lowerOf, realText, refine, upperOf } from '../../../src/scalar/real-root.js';
import { draws, randomFlow } from './random-flows.js';

const NAMES = PROPERTIES.map(({ name }) => name);
/** Decided by which entries are positive, the same for all t > 0: there is nothing to ask of polynomials. */
const BY_PATTERN: ReadonlySet<PropertyName> = new Set(['irreducible', 'primitive']);
/** Properties that are open conditions fail on the boundary of where they hold; the others hold there. */
const OPEN: ReadonlySet<PropertyName> = new Set(['invertible', 'has-gap', 'positive', 'irreducible', 'primitive']);

describe('the polynomials of a property along a line', () => {
  it.each(NAMES.filter((name) => !BY_PATTERN.has(name)))(
    'decide %s as the exact decision does, at random rational points',
    (name) => {
      const draw = draws(61);
      let [held, failed] = [0, 0];
      for (let round = 0; round < 60; round++) {
        const model = randomFlow(draw, 2 + draw(3));
        const directions = directionsOf(model);
        for (let k = 0; k < 3; k++) {
          const line = lineThrough(model, directions[draw(directions.length)]);
          const conditions = conditionsOf(name, line);
          const points = [
            line.present,
            ...Array.from({ length: 3 }, () => Q.rational(BigInt(1 + draw(40)), BigInt(1 + draw(9)))),
          ];
          for (const t of points) {
            const flow = flowAt(line, t);
            if (!flow || t.n === 0n) continue;
            const truth = property(name).holds(flow);
            expect(conditions.every(({ polynomial, allowed }) => allowed.includes(signAt(polynomial, t)))).toBe(truth);
            if (truth) held++;
            else failed++;
          }
        }
      }
      expect(held).toBeGreaterThan(name === 'idempotent' ? 5 : 20);
      if (name !== 'right-stochastic') expect(failed).toBeGreaterThan(20);
    },
  );

  it('have the full degree: det F = t^3 + 1 along the loops of the three-cycle, and t^2 - t for an idempotent', () => {
    const cycle = finiteModel({ flow: [[0, 1, 0], [0, 0, 1], [1, 0, 0]] }); // prettier-ignore
    const loops = lineThrough(cycle, { kind: 'loops', cells: [[0, 0], [1, 1], [2, 2]] }); // prettier-ignore
    expect(conditionsOf('invertible', loops)).toEqual([{ polynomial: [1n, 0n, 0n, 1n], allowed: [-1, 1] }]);
    const entry = lineThrough(finiteModel({ flow: [[1, 1], [1, 1]] }), { kind: 'entry', cells: [[0, 1]] }); // prettier-ignore
    // (1 + t) (F K^-1 F - F) at (0, 0) is t (t - 1) / 2.
    expect(conditionsOf('idempotent', entry)[0]).toEqual({ polynomial: [0n, -1n, 1n], allowed: [0] });
  });

  it('come from sums of principal minors, here of [[2, 1, 0], [1, 2, 1], [0, 1, 2]]', () => {
    expect(minorSums({ n: 3, entries: [2, 1, 0, 1, 2, 1, 0, 1, 2].map(BigInt) })).toEqual([6n, 10n, 4n]);
  });
});

describe('the cells of a property along a line', () => {
  it.each(NAMES)('of %s agree with the exact decision inside, at the cuts and close to both sides of them', (name) => {
    const draw = draws(62);
    const width = Q.rational(1n, 10n ** 12n);
    let irrational = 0;
    for (let round = 0; round < 40; round++) {
      const model = randomFlow(draw, 2 + draw(3));
      const directions = directionsOf(model);
      const line = lineThrough(model, directions[draw(directions.length)]);
      const { cuts, at, after } = cells(name, line);
      const truth = (t: Q.Rational): boolean | undefined => {
        const flow = flowAt(line, t);
        return flow && property(name).holds(flow);
      };
      expect([at.length, after.length]).toEqual([cuts.length, cuts.length]);
      cuts.forEach((cut, k) => {
        const narrow = refine(cut, width);
        if (isRational(cut)) expect(at[k]).toBe(truth(cut));
        else {
          irrational++;
          // The truth at an irrational cut by topology: closed properties hold where they hold beside it.
          const beside = after[k] || after[k - 1];
          if (OPEN.has(name)) expect(at[k]! && !(after[k] && after[k - 1])).toBe(false);
          else if (beside) expect(at[k]).toBe(true);
        }
        const step = isRational(cut) ? width : Q.ZERO;
        expect(truth(Q.add(upperOf(narrow), step))).toBe(after[k]);
        if (k > 0) expect(truth(Q.subtract(lowerOf(narrow), step))).toBe(after[k - 1]);
      });
      for (let k = 0; k < 12; k++) {
        const t = Q.rational(BigInt(1 + draw(90)), BigInt(1 + draw(12)));
        const cell = cuts.findLastIndex((cut) => Q.compare(upperOf(refine(cut, width)), t) <= 0);
        if (cuts.some((cut) => isRational(cut) && Q.equal(cut, t))) continue;
        expect(truth(t)).toBe(after[cell]);
      }
    }
    if (['positive-semidefinite', 'ball-positive', 'has-gap'].includes(name)) expect(irrational).toBeGreaterThan(0);
  });

  it('of the lazy three-cycle: ball-positive from t = 1 on, 1 included', () => {
    const model = finiteModel({ flow: [[0, 1, 0], [0, 0, 1], [1, 0, 0]] }); // prettier-ignore
    const loops = directionsOf(model).find(({ kind }) => kind === 'loops')!;
    const { cuts, at, after } = cells('ball-positive', lineThrough(model, loops));
    expect(cuts.map(realText)).toEqual(['0', '1']);
    expect([at, after]).toEqual([
      [false, true],
      [false, true],
    ]);
  });

  it('of [[2, t], [0, 1]]: positive semi-definite up to 2√2, an irrational end that is included', () => {
    const model = finiteModel({ flow: [[2, 1], [0, 1]] }); // prettier-ignore
    const line = lineThrough(model, { kind: 'entry', cells: [[0, 1]] });
    const { cuts, at, after } = cells('positive-semidefinite', line);
    expect(cuts.map(realText)).toEqual(['0', '2.8284271247… (root of t^2 - 8)']);
    expect([at, after]).toEqual([
      [true, true],
      [true, false],
    ]);
  });

  it('of [[0, t], [1, 0]]: the row that is empty at 0 makes no model there', () => {
    const line = lineThrough(finiteModel({ flow: [[0, 1], [1, 0]] }), { kind: 'entry', cells: [[0, 1]] }); // prettier-ignore
    expect(cells('conservative', line)).toMatchObject({ at: [undefined, true], after: [false, false] });
  });
});
