import type { Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { periodsOf } from '../../operators/environment.js';
import type { Measure } from '../../operators/measure.js';
import { kappaOf, reproducingKernelOf } from '../../operators/model.js';
import { toArray } from '../../operators/vector.js';
import type { Rational } from '../../scalar/rational.js';
import { multiply, rational, subtract, toRational, toText, ZERO } from '../../scalar/rational.js';
import type { GalleryCase } from '../gallery/cases.js';
import { defined } from '../gallery/evaluated.js';
import { isSpelled, spelled } from '../gallery/spelled/spelled.js';
import { minus, over, plus, scaleColumns, scaleRows, times } from '../gallery/spelled/terms.js';
import { translated } from '../gallery/translate.js';
import type { LazyStep, Value } from '../steps.js';
import { expectRelation } from '../steps.js';

/** κ, the average and, if there is one, the reproducing kernel at one density: computed, and as formulas of named values. */
interface Side {
  readonly where: Readonly<Record<string, Value>>;
  readonly kappa: readonly [Formula, Value];
  readonly average: readonly [Formula, Value];
  readonly kernel: readonly [Formula, Value] | undefined;
}

/** The formula with other names for its named values. */
const renamed = (f: Formula, names: ReadonlyMap<string, string>): Formula =>
  typeof f === 'string'
    ? (names.get(f) ?? f)
    : ([f[0], ...f.slice(1).map((g) => renamed(g, names))] as [string, ...Formula[]]);

/**
 * Both as the paper spells them, from coordinates and masses; models that are not spelled out stand as the matrices that the
 * library computes. `mark` ends the names of the values.
 */
function sideOf({ entry, model }: GalleryCase, rho: Measure, mark: string): Side | undefined {
  const { n } = rho;
  const square = (entries: readonly Rational[]): Value => ({ n, entries });
  const values = defined(() => ({
    kappa: toArray(kappaOf(model, rho)),
    A: square(toArray(model.matrix(rho).entries)),
    phi: model.material ? square(toArray(reproducingKernelOf(model, rho))) : undefined,
  }));
  if (!values) return undefined;
  const { kappa, A, phi } = values;
  if (!isSpelled(entry)) {
    const [k, a] = [`kappa${mark}`, `A${mark}`];
    const own = scaleRows(over(k, 'm'), scaleColumns(a, over('1', 'm')));
    return {
      where: { [k]: kappa, [a]: A, m: toArray(rho.masses) },
      kappa: [k, kappa],
      average: [a, A],
      kernel: phi && [own, phi],
    };
  }
  const spell = spelled(entry, rho);
  const names = new Map(Object.keys(spell.where).map((name) => [name, name === 'm' ? name : `${name}${mark}`]));
  return {
    where: Object.fromEntries(Object.entries(spell.where).map(([name, value]) => [names.get(name)!, value])),
    kappa: [renamed(spell.kappa, names), kappa],
    average: [renamed(spell.average, names), A],
    kernel: phi && [renamed(spell.kernel, names), phi],
  };
}

/** The agents of ρ(· + v) stand v to the left, around a torus of the case up to one turn. */
function movedSteps({ model, rho }: GalleryCase, moved: Measure, v: readonly Rational[]): LazyStep[] {
  const periods = periodsOf(model.environment);
  return v.map((shift, k) => {
    const column = ({ n, dim, x }: Measure): Rational[] => Array.from({ length: n }, (_, i) => x[i * dim + k]);
    const away: Formula = minus(plus('y', 'v'), 'x');
    const turn = periods && toText(periods[k]);
    return expectRelation(
      turn === undefined ? 'an agent at x stands at x − v' : 'an agent at x stands at x − v, around the circle',
      { x: column(rho), y: column(moved), v: shift },
      [
        turn === undefined ? away : times(away, minus(away, turn), plus(away, turn)),
        column(rho).map((x, i) => {
          const t = subtract(subtract(column(moved)[i], x), subtract(ZERO, shift));
          return periods ? multiply(t, multiply(subtract(t, periods[k]), subtract(t, subtract(ZERO, periods[k])))) : t;
        }),
      ],
      '=',
      ['0', ZERO],
    );
  });
}

/**
 * (54), (55), (56) at the density and the shift of a case: κ, the average and the reproducing kernel at ρ(· + v) are those at ρ,
 * agent by agent. With `wanted` false the averages must differ. Undefined if the model is not defined at one of the two.
 */
export function galileanSteps(x: Instance, found: GalleryCase, wanted: boolean): LazyStep[] | undefined {
  const { entry, model, rho } = found;
  const unit = toRational(entry.unit);
  const shift = x.shift as readonly number[] | undefined;
  if (!shift || shift.length !== rho.dim) return undefined;
  const v = shift.map((k) => multiply(unit, rational(BigInt(k))));
  const moved = translated(model.environment, rho, v);
  const [before, after] = [sideOf(found, rho, ''), sideOf(found, moved, 'v')];
  if (!before || !after) return undefined;
  const where = { ...before.where, ...after.where };
  const steps = movedSteps(found, moved, v);
  if (!wanted)
    return [
      ...steps,
      expectRelation('[·] at ρ(· + v) is not [·] at ρ (55)', where, after.average, '=', before.average, false),
    ];
  return [
    ...steps,
    expectRelation('κ at ρ(· + v) is κ at ρ (54)', where, after.kappa, '=', before.kappa),
    expectRelation('[·] at ρ(· + v) is [·] at ρ (55)', where, after.average, '=', before.average),
    ...(after.kernel && before.kernel
      ? [expectRelation('φ_ρ at ρ(· + v) is φ_ρ at ρ (56)', where, after.kernel, '=', before.kernel)]
      : []),
  ];
}
