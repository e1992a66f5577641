import { describe, expect, it } from 'vitest';
import type { Implication } from '../../src/engines/claim.js';
import { contains, rangeAlong, rangeText, stays } from '../../src/engines/stays.js';
import { flowAt, lineThrough } from '../../src/engines/stays/line.js';
import type { FlowMatrix } from '../../src/finite/flow.js';
import { flowOf } from '../../src/finite/flow.js';
import { finiteModel } from '../../src/finite/model.js';
import type { PropertyName } from '../../src/properties/property.js';
import { property } from '../../src/properties/registry.js';
import * as Q from '../../src/scalar/rational.js';
import { isRational, lowerOf, refine, upperOf } from '../../src/scalar/real-root.js';
import { draws, randomFlow } from './stays/random-flows.js';

const refutes = ({ premises, conclusion }: Implication, flow: FlowMatrix): boolean =>
  premises.every((name) => property(name).holds(flow)) && !property(conclusion).holds(flow);
const implies = (premises: PropertyName[], conclusion: PropertyName): Implication => ({ premises, conclusion });
const ranges = (implication: Implication, flow: (number | string)[][]): Record<string, string> =>
  Object.fromEntries(stays(implication, finiteModel({ flow })).map(({ text, range }) => [text, rangeText(range)]));

const THREE_CYCLE = [[0, 1, 0], [0, 0, 1], [1, 0, 0]]; // prettier-ignore

describe('a counterexample stays one', () => {
  it('to conservative => ball-positive: the lazy three-cycle for t in [0, 1)', () => {
    const found = ranges(implies(['conservative'], 'ball-positive'), THREE_CYCLE);
    expect(found).toMatchObject({
      'F[0][0] = F[1][1] = F[2][2]': '[0, 1)',
      'F[0][1]': '{1}',
      'F[0][2]': '{0}',
      'F[0][0]': '[0, ∞)',
      'F[0][1] = F[1][2] = F[2][0]': '(0, ∞)',
    });
  });

  it('to conservative => symmetric: until the cycle backwards is as strong', () => {
    const found = ranges(implies(['conservative'], 'symmetric'), THREE_CYCLE);
    expect(found).toMatchObject({ 'F[0][2] = F[2][1] = F[1][0]': '[0, 1)', 'F[0][0]': '[0, ∞)' });
  });

  it('to positive-semidefinite => conservative: between √(…) and ∞, with the premise at the irrational end', () => {
    const all = stays(implies(['positive-semidefinite'], 'conservative'), finiteModel({ flow: [[3, 1], [2, 1]] })); // prettier-ignore
    const at = (text: string) => all.find((stay) => stay.text === text)!.range;
    // 4·3·1 >= (t + 2)², so t <= 2√3 - 2
    expect(rangeText(at('F[0][1]'))).toBe('[0, 1.4641016151… (root of t^2 + 4t - 8)]');
    expect(rangeText(at('F[1][0]'))).toBe('(1, 2.4641016151… (root of t^2 + 2t - 11)]');
    expect(rangeText(at('F[0][0]'))).toBe('[9/4, ∞)');
    expect(at('F[1][0]').lower.because).toBe('conservative');
    expect(at('F[1][0]').upper.because).toBe('positive-semidefinite');
    expect(at('F[0][0]').upper.because).toBeUndefined();
  });

  it('in the entries of a model with fractions, in its own units', () => {
    const half = ranges(implies(['positive-semidefinite'], 'conservative'), [['3/2', '1/2'], [1, '1/2']]); // prettier-ignore
    expect(half).toMatchObject({ 'F[0][0]': '[9/8, ∞)', 'F[0][1]': '[0, 0.7320508075… (root of t^2 + 2t - 2)]' });
  });

  it('nowhere else: a model that is no counterexample is refused', () => {
    const model = finiteModel({ flow: [[1, 1], [1, 1]] }); // prettier-ignore
    expect(() => stays(implies(['conservative'], 'symmetric'), model)).toThrow('the model is symmetric');
    const other = finiteModel({ flow: [[1, 2], [1, 1]] }); // prettier-ignore
    expect(() => stays(implies(['conservative'], 'symmetric'), other)).toThrow('the model is not conservative');
  });

  it('exactly in the interval: at random points in and out, and on both sides of each end', () => {
    const draw = draws(71);
    const implications = [
      implies(['conservative'], 'ball-positive'),
      implies(['positive-semidefinite'], 'conservative'),
      implies(['conservative', 'positive-semidefinite'], 'ball-positive'),
      implies(['ball-positive'], 'symmetric'),
      implies(['irreducible'], 'has-gap'),
      implies(['has-gap', 'invertible'], 'positive-semidefinite'),
      implies(['conservative'], 'normal'),
      implies(['normal', 'invertible'], 'symmetric'),
      implies(['idempotent'], 'conservative'),
      implies(['primitive'], 'positive'),
    ];
    const rare = [
      [[2, 3, 0], [0, 2, 3], [3, 0, 2]],
      [[3, 5, 1], [1, 3, 5], [5, 1, 3]],
      [[5, 6, 0, 0], [0, 5, 6, 0], [0, 0, 5, 6], [6, 0, 0, 5]],
      [[0, 0, 9], [1, 100, 0], [0, 1, 0]],
      [[1, 0, 9], [1, 100, 0], [0, 1, 0]],
      [[0, 0, 20], [2, 300, 0], [0, 1, 1]],
      THREE_CYCLE,
    ].map((flow) => finiteModel({ flow })); // prettier-ignore
    const width = Q.rational(1n, 10n ** 9n);
    const seen = new Map<Implication, number>();
    let [inside, outside, irrational] = [0, 0, 0];
    for (let round = 0; round < 4000; round++) {
      const model = draw(4) === 0 ? rare[draw(rare.length)] : randomFlow(draw, 2 + draw(3));
      const implication = implications[draw(implications.length)];
      const known = seen.get(implication) ?? 0;
      if (known >= 4 || !refutes(implication, flowOf(model))) continue;
      seen.set(implication, known + 1);
      for (const { direction, range, present } of stays(implication, model)) {
        const line = lineThrough(model, direction);
        const isOne = (t: Q.Rational): boolean => {
          const flow = Q.sign(t) < 0 ? undefined : flowAt(line, t);
          return flow !== undefined && refutes(implication, flow);
        };
        expect(contains(range, present)).toBe(true);
        for (const [end, outward] of [
          [range.lower, -1n],
          [range.upper, 1n],
        ] as const) {
          if (end.value === undefined) continue;
          const narrow = refine(end.value, width);
          const [out, into] = outward > 0n ? [upperOf(narrow), lowerOf(narrow)] : [lowerOf(narrow), upperOf(narrow)];
          if (isRational(end.value)) expect(isOne(end.value)).toBe(end.closed);
          else irrational++;
          const step = isRational(narrow) ? Q.rational(outward, 10n ** 9n) : Q.ZERO;
          // Beyond an open end it may go on: the end alone may be what fails.
          if (end.closed) expect(isOne(Q.add(out, step))).toBe(false);
          const back = Q.subtract(into, step);
          if (contains(range, back)) expect(isOne(back)).toBe(true);
        }
        for (let k = 0; k < 3; k++) {
          const t = Q.rational(BigInt(draw(60)), BigInt(1 + draw(8)));
          if (contains(range, t)) {
            inside++;
            expect(isOne(t)).toBe(true);
          } else if (!isOne(t)) outside++;
        }
      }
    }
    expect(
      implications.map((x) => [x.premises, x.conclusion, seen.get(x) ?? 0]).filter(([, , k]) => (k as number) < 2),
    ).toEqual([]);
    expect(Math.min(inside, outside)).toBeGreaterThan(500);
    expect(irrational).toBeGreaterThan(20);
  });

  it('and no interval can be made longer: just outside every end there is a point that refutes nothing', () => {
    const implication = implies(['conservative', 'invertible'], 'positive-semidefinite');
    const draw = draws(72);
    let ends = 0;
    for (let round = 0; round < 200; round++) {
      const model = randomFlow(draw, 3);
      if (!refutes(implication, flowOf(model))) continue;
      for (const { range, direction } of stays(implication, model)) {
        const line = lineThrough(model, direction);
        const { value, closed } = range.upper;
        if (value === undefined || !isRational(value)) continue;
        ends++;
        const at = flowAt(line, closed ? Q.add(value, Q.rational(1n, 10n ** 12n)) : value);
        expect(at && refutes(implication, at)).toBe(false);
      }
    }
    expect(ends).toBeGreaterThan(50);
  });

  it('for the one-line version too, whatever the order of the premises', () => {
    const model = finiteModel({ flow: THREE_CYCLE });
    const line = lineThrough(model, { kind: 'loops', cells: [[0, 0], [1, 1], [2, 2]] }); // prettier-ignore
    for (const premises of [
      ['conservative', 'invertible'],
      ['invertible', 'conservative'],
    ] as const) {
      expect(rangeText(rangeAlong({ premises, conclusion: 'ball-positive' }, line))).toBe('[0, 1)');
    }
  });
});
