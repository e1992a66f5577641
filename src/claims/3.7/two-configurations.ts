import fc from 'fast-check';
import type { Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { periodsOf } from '../../operators/environment.js';
import { OperatorError } from '../../operators/errors.js';
import { measure } from '../../operators/measure.js';
import type { AveragingModel } from '../../operators/model.js';
import { toArray } from '../../operators/vector.js';
import type { Rational } from '../../scalar/rational.js';
import {
  ZERO,
  divide,
  magnitude,
  multiply,
  rational,
  subtract,
  sum,
  toNumber,
  toRational,
  toText,
} from '../../scalar/rational.js';
import type { Named } from '../formula-value.js';
import { columnOf, expectFormula } from '../formula-value.js';
import { casesOf } from '../gallery/cases.js';
import type { GalleryEntry } from '../gallery/entry.js';
import { galleryEntry } from '../gallery/entries.js';
import { normalisedMasses, vectorAt } from '../read.js';
import type { LazyStep } from '../steps.js';
import { expectValue } from '../steps.js';
import { distanceOf } from './line-formulas.js';
import type { ModelFormulas } from './regular-model.js';

/**
 * The right side of (89) at two configurations of the same agents, `{ model, unit, points, by, masses, u, v }`: positions, by
 * how many units each moves, velocities before and after.
 */
export interface TwoConfigurations {
  readonly model: AveragingModel;
  readonly masses: readonly Rational[];
  readonly before: Configuration;
  readonly after: Configuration;
  readonly period?: Rational;
}

interface Configuration {
  readonly p: readonly Rational[];
  readonly v: readonly Rational[];
}

export function twoConfigurations(x: Instance): TwoConfigurations | undefined {
  const entry = galleryEntry(x.model as string);
  const rows = x.points as unknown as readonly (readonly number[])[];
  const [by, u, w, m] = ['by', 'u', 'v', 'masses'].map((key) => vectorAt(x, key));
  const n = rows.length;
  if (n === 0 || [by, u, w, m].some((v) => v.length !== n) || m.some((k) => k.n <= 0n)) return undefined;
  const unit = toRational(x.unit as string);
  const period = periodsOf(entry.model.environment)?.[0];
  const turn = period && Math.round(toNumber(divide(period, unit)));
  const place = (k: number): Rational => multiply(unit, rational(BigInt(turn ? ((k % turn) + turn) % turn : k)));
  return {
    model: entry.model,
    masses: normalisedMasses(m),
    before: { p: rows.map(([k]) => place(k)), v: u },
    after: { p: rows.map(([k], i) => place(k + Number(by[i].n))), v: w },
    ...(period ? { period } : {}),
  };
}

/** s_i ([v]_i − v_i) as the library computes it; undefined where the model is not defined. */
function accelerations({ model, masses }: TwoConfigurations, { p, v }: Configuration): Rational[] | undefined {
  try {
    const rho = measure(model.environment, { points: p, masses });
    const s = toArray(model.strength(rho));
    const { entries } = model.matrix(rho);
    return v.map((vi, i) =>
      multiply(s[i], subtract(sum(v.map((vj, j) => multiply(entries[i * v.length + j], vj))), vi)),
    );
  } catch (error) {
    if (error instanceof OperatorError) return undefined;
    throw error;
  }
}

/** s_i ([v]_i − v_i) from s and φ_ρ; masses a, velocities v */
const acceleration = ({ strength, kernel }: ModelFormulas): Formula => [
  '-',
  ['.', kernel('a'), ['*', 'a', 'v']],
  ['*', strength('a'), 'v'],
];

/**
 * Steps that tie the right sides F′ and F″ of the two configurations to the formulas of the model, and the names of the
 * comparison: F, H, masses a, distances d by which agents move, changes of velocity w, the largest velocity A.
 */
export function rightSides(
  data: TwoConfigurations,
  formulasAt: (p: readonly Rational[]) => ModelFormulas,
): { readonly named: Named; readonly steps: readonly LazyStep[] } | undefined {
  const [F, H] = [accelerations(data, data.before), accelerations(data, data.after)];
  if (!F || !H) return undefined;
  const { masses: a, before, after, period } = data;
  const tie = ({ p, v }: Configuration, value: Rational[], name: string): LazyStep[] => {
    const formulas = formulasAt(p);
    const named = { ...formulas.named, a, v };
    return [...formulas.steps, expectValue(name, named, acceleration(formulas), value)];
  };
  const far = distanceOf('x', 'y', period && toText(period));
  const places = { x: before.p, y: after.p };
  const n = a.length;
  const table = columnOf(far, places);
  const d = a.map((_, i) => table[i * n + i]);
  const named = {
    a,
    F,
    H,
    d,
    u: before.v,
    w: after.v,
    dv: before.v.map((v, i) => magnitude(subtract(v, after.v[i]))),
    A: [...before.v, ...after.v].map(magnitude).reduce((m, v) => (subtract(v, m).n > 0n ? v : m), ZERO),
  };
  const where = { ...places, ...named };
  return {
    named,
    steps: [
      ...tie(before, F, 'the right side before'),
      ...tie(after, H, 'the right side after'),
      expectFormula('d = |x′ - x″|', where, ['diag', 'd'], '=', ['*', ['diag', ['ones', 'x']], far]),
      expectFormula('changes of velocity', where, 'dv', '=', ['abs', ['-', 'u', 'w']]),
      expectFormula('|v| ≤ A', where, ['larger', ['abs', 'u'], ['abs', 'w']], '<=', 'A'),
    ],
  };
}

/** Agents at different places, that move by a few units or by none, or only one of them does. */
export const twoConfigurationCases = (entry: GalleryEntry, most: number, within: number): fc.Arbitrary<Instance> =>
  casesOf(entry, {}, most).chain((x) => {
    const rows = x.points as unknown as readonly (readonly number[])[];
    const n = rows.length;
    const each = (of: fc.Arbitrary<number>): fc.Arbitrary<number[]> => fc.array(of, { minLength: n, maxLength: n });
    const step = fc.integer({ min: -3, max: 3 });
    const one = fc.tuple(fc.nat({ max: n - 1 }), step).map(([i, k]) => rows.map((_, j) => (i === j ? k : 0)));
    const velocity = fc.integer({ min: -4, max: 4 });
    const velocities = each(velocity).chain((u) =>
      fc.oneof(
        fc.constant({ u, v: u }),
        each(velocity).map((v) => ({ u, v })),
      ),
    );
    return fc.record({ by: fc.oneof(each(step), one), velocities }).map(({ by, velocities: { u, v } }): Instance => ({
      ...x,
      u,
      v,
      by: by.map((k, i) => Math.max(-within, Math.min(within, rows[i][0] + k)) - rows[i][0]),
    }));
  });
