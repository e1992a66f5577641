import fc from 'fast-check';
import type { Claim, Decision, Family, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { rationals } from '../../scalar/field.js';
import type { Points } from '../../operators/measure.js';
import type { Rational } from '../../scalar/rational.js';
import { add, divide, multiply, rational, subtract, toRational } from '../../scalar/rational.js';
import type { Named } from '../formula-value.js';
import { assumeFormula, expectFormula } from '../formula-value.js';
import { SEG_HATS_T } from '../gallery/entries.js';
import { integerAt, vectorAt, whole } from '../read.js';
import type { LazyStep } from '../steps.js';
import { NOTHING, conclude, expectValue } from '../steps.js';
import { claims as furtherClaims } from './def-3.13-further.js';
import { expectLowerTransport } from './kantorovich.js';
import { distanceOf } from './line-formulas.js';
import type { Thickness } from './thickness.js';
import {
  KNOTS,
  LIPSCHITZ,
  THICKNESSES,
  computedThickness,
  inSupports,
  stepThickness,
  thicknessOf,
} from './thickness.js';
import type { TwoMeasures } from './two-measures.js';
import { coveringCases, expectDistances, transportOf, twoMeasureCases, twoMeasures } from './two-measures.js';

type Axiom = '(i)' | '(ii)' | '(iii)' | '(iv)' | '(v)';
const AXIOMS: readonly Axiom[] = ['(i)', '(ii)', '(iii)', '(iv)', '(v)'];

const UNIT = '1/16';
const PERIOD = '8';

/** One place x of the circle, as a target. */
const placeAt = (x: Rational): Points => ({ field: rationals, n: 1, dim: 1, x: [x] });

const place = fc.nat({ max: 127 });

/** Eight cells of length 1 with masses, vacuum allowed, and a place in units of 1/16. */
const stepDensities: fc.Arbitrary<Instance> = fc.record({
  cells: fc
    .array(
      fc.oneof(
        fc.constant(0),
        fc.integer({ min: 1, max: 9 }),
        fc.nat({ max: 12 }).map((k) => 4 ** k),
      ),
      {
        minLength: 8,
        maxLength: 8,
      },
    )
    .filter((cells) => cells.some((m) => m > 0)),
  at: place,
});

const twoDensities = fc.oneof(coveringCases(SEG_HATS_T), twoMeasureCases(SEG_HATS_T));

const DATA: Readonly<Record<Axiom, fc.Arbitrary<Instance>>> = {
  // often at a knot, where two supports end
  '(i)': fc
    .tuple(twoDensities, fc.oneof(place, fc.constantFrom(0, 32, 64, 96)), fc.integer({ min: -9, max: 9 }))
    .map(([x, at, by]) => ({ ...x, at, by })),
  '(ii)': stepDensities,
  '(iii)': stepDensities.map((x) => ({ ...x, cells: (x.cells as readonly number[]).map((m) => m + 1) })),
  '(iv)': fc.tuple(twoDensities, place).map(([x, at]) => ({ ...x, at })),
  '(v)': fc.tuple(twoDensities, place, fc.integer({ min: 1, max: 8 })).chain(([x, at, time]) =>
    fc
      .array(fc.integer({ min: -4, max: 4 }), {
        minLength: (x.points as readonly unknown[]).length,
        maxLength: (x.points as readonly unknown[]).length,
      })
      .map((u): Instance => ({ ...x, at, time, u })),
  ),
};

const at = (x: Instance, key = 'at'): Rational => multiply(toRational(UNIT), whole((integerAt(x, key) + 128) % 128));

/** Θ at a place as the library computes it is what the formula says. */
const tied = (kind: Thickness, name: string, data: TwoMeasures, which: 'a' | 'b', named: Named, x: string): LazyStep =>
  expectValue(
    name,
    named,
    thicknessOf(kind, 'p', which, x, UNIT),
    computedThickness(kind, which === 'a' ? data.first : data.second, placeAt(named[x] as Rational)),
  );

function lowerSemicontinuous(kind: Thickness, x: Instance): Decision {
  const data = twoMeasures(x);
  if (!data) return NOTHING;
  const y = at({ at: integerAt(x, 'at') + integerAt(x, 'by') });
  const named = { ...data.named, q: KNOTS, x: at(x), y };
  const [there, here] = [thicknessOf(kind, 'p', 'a', 'y', UNIT), thicknessOf(kind, 'p', 'a', 'x', UNIT)];
  const d = distanceOf('x', 'y', PERIOD);
  const both = [tied(kind, 'Θ(x)', data, 'a', named, 'x'), tied(kind, 'Θ(y)', data, 'a', named, 'y')];
  if (kind !== 'segregation') {
    const text = '|Θ(x) - Θ(y)| ≤ c |x - y|';
    const bound: Formula = ['*', LIPSCHITZ[kind], d];
    return conclude(`(i) ${kind}`, ...both, expectFormula(text, named, ['abs', ['-', there, here]], '<=', bound));
  }
  // how far x is from the supports that it is not in
  const room: Formula = ['min', ['+', ['-', distanceOf('q', 'x', PERIOD), '2'], ['*', '8', inSupports('x', UNIT)]]];
  return conclude(
    `(i) ${kind}`,
    assumeFormula('y is nearer to x than any support that does not contain x', named, d, '<', room),
    ...both,
    expectFormula('Θ(x) ≤ Θ(y)', named, here, '<=', there),
  );
}

const CENTRES = Array.from({ length: 8 }, (_, j) => rational(BigInt(2 * j + 1), 2n));
const cellsOf = (x: Instance): Rational[] | undefined => {
  const cells = vectorAt(x, 'cells');
  const total = cells.reduce(add);
  return cells.length === 8 && total.n > 0n && cells.every((m) => m.n >= 0n)
    ? cells.map((m) => divide(m, total))
    : undefined;
};

/** Θ(x) ≥ c times the density at x, inside of a cell; so Θ = 0 only at vacuum and at the ends of cells. */
const AT_DENSITY: Readonly<Record<Thickness, string>> = { ball: '1/2', native: '3/4', segregation: '1/4' };

function nullSet(kind: Thickness, x: Instance): Decision {
  const a = cellsOf(x);
  const k = integerAt(x, 'at');
  // the ends of cells are a null set
  if (!a || k % 16 === 0) return NOTHING;
  const cell = Math.floor(k / 16);
  const named = { a, q: KNOTS, centres: CENTRES, x: at(x), m: a[cell] };
  return conclude(
    `(ii) ${kind}`,
    expectFormula(
      'c times the density at x ≤ Θ(x)',
      named,
      ['*', AT_DENSITY[kind], 'm'],
      '<=',
      stepThickness(kind, 'x', UNIT),
    ),
  );
}

/** ∫ χ_1 ≥ |B_1/2| = 1, ∫ φ = 2, ∫ g_l = 2 */
const INTEGRAL: Readonly<Record<Thickness, string>> = { ball: '1', native: '2', segregation: '2' };

function aboveMinimum(kind: Thickness, x: Instance): Decision {
  const a = cellsOf(x);
  if (!a) return NOTHING;
  const named = { a, q: KNOTS, centres: CENTRES, x: at(x) };
  return conclude(
    `(iii) ${kind}`,
    expectFormula('c min ρ ≤ Θ(x)', named, ['*', INTEGRAL[kind], ['min', 'a']], '<=', stepThickness(kind, 'x', UNIT)),
  );
}

function continuous(kind: Thickness, x: Instance): Decision {
  const data = twoMeasures(x);
  if (!data) return NOTHING;
  const named = { ...data.named, ...transportOf(data), q: KNOTS, x: at(x) };
  const difference: Formula = [
    'abs',
    ['-', thicknessOf(kind, 'p', 'a', 'x', UNIT), thicknessOf(kind, 'p', 'b', 'x', UNIT)],
  ];
  return conclude(
    `(iv) ${kind}`,
    expectDistances(data),
    tied(kind, 'Θ(ρ′)', data, 'a', named, 'x'),
    tied(kind, 'Θ(ρ″)', data, 'b', named, 'x'),
    expectFormula('|Θ(ρ′) - Θ(ρ″)| ≤ ½ Σ|ρ′ - ρ″|', named, difference, '<=', [
      '/',
      ['sum', ['abs', ['-', 'a', 'b']]],
      '2',
    ]),
    ...expectLowerTransport(named),
    expectFormula('|Θ(ρ′) - Θ(ρ″)| ≤ c W₁', named, difference, '<=', ['*', LIPSCHITZ[kind], 'W']),
  );
}

/** ⌊q⌋ */
const floorOf = ({ n, d }: Rational): Rational => rational(n >= 0n ? n / d : -((-n + d - 1n) / d));

function compatible(kind: Thickness, x: Instance): Decision {
  const data = twoMeasures(x);
  if (!data) return NOTHING;
  const t = rational(BigInt(integerAt(x, 'time')), 4n);
  const u = vectorAt(x, 'u');
  const period = toRational(PERIOD);
  const straight = data.named.p.map((p, i) => add(p, multiply(t, u[i])));
  const turns = straight.map((p) => floorOf(divide(p, period)));
  const moved = straight.map((p, i) => subtract(p, multiply(period, turns[i])));
  const named = { ...data.named, q: KNOTS, x: at(x), u, t, turns, moved, c: toRational(LIPSCHITZ[kind]) };
  const [before, after] = ['p', 'moved'].map((p) => thicknessOf(kind, p, 'a', 'x', UNIT));
  return conclude(
    `(v) ${kind}`,
    expectFormula('the places at time t', named, ['+', 'p', ['*', 't', 'u']], '=', [
      '+',
      'moved',
      ['*', PERIOD, 'turns'],
    ]),
    tied(kind, 'Θ at time 0', data, 'a', named, 'x'),
    expectValue('Θ at time t', named, after, computedThickness(kind, { ...data.first, x: moved }, placeAt(at(x)))),
    expectFormula('max(0, Θ(0) - Θ(t))² ≤ c² t² ‖u‖²', named, ['^', ['larger', '0', ['-', before, after]], '2'], '<=', [
      '*',
      ['^', ['*', 'c', 't'], '2'],
      ['sum', ['*', 'a', ['^', 'u', '2']]],
    ]),
  );
}

const DECIDE: Readonly<Record<Axiom, (kind: Thickness, x: Instance) => Decision>> = {
  '(i)': lowerSemicontinuous,
  '(ii)': nullSet,
  '(iii)': aboveMinimum,
  '(iv)': continuous,
  '(v)': compatible,
};

const families: Family[] = AXIOMS.flatMap((axiom) =>
  THICKNESSES.map((kind) => ({
    name: `${axiom} ${kind}`,
    arbitrary: DATA[axiom].map((x): Instance => ({ ...x, axiom, kind })),
  })),
);

const definition: Claim = {
  id: 'def-3.13',
  section: '3.7',
  source: 'Definition 3.13, Examples 3.14-3.16',
  title: 'The three thicknesses have the five properties',
  form: 'printed',
  statement: String.raw`$\Theta=\rho*\chi_r$, $\Theta=\rho_\phi$ and $\Theta=\min_{l:\,x\in\operatorname{supp}g_l}\rho(g_l)$ are (i) lower semi-continuous, (ii) positive $\rho$-almost everywhere for $\rho\in L^1\cap\mathcal P$, (iii) at least $c\min\rho$, (iv) Lipschitz in $\rho$, and (v) $\partial_t\Theta\ge-c\|u\|_{L^2(\rho)}$ when $\rho$ moves with $u$.`,
  reading:
    'A circle of length 8: χ_1 with a rational profile, the tent of radius 2, four hats. (i) Two places near each other; (ii), (iii) densities that are constant on eight cells; (iv) two sums of atoms, against total variation and W₁ with a function that proves it; (v) atoms with constant velocities, Θ at times 0 and t, squared.',
  note: String.raw`(iii) is printed “for all $\rho\in\Omega$”, meant is $\rho\in\mathcal P$; $\mathbb R^+$ must contain 0. The norm of $\mathcal P$ in (70) is not defined: with total variation and with $W_1$ it holds, with $c=\frac12$ and the Lipschitz constant. Constants: $c=\int\chi_r$, $\int\phi$, $\min_l\int g_l$ in (iii); the Lipschitz constant of $\chi_r$, $\phi$, $g_l$ in (v), since $\|u\|_{L^1(\rho)}\le\|u\|_{L^2(\rho)}$. (v) bounds from below only what (74) bounds from both sides. What (ii) needs beyond the print: def-3.13/fat-zero-set, def-3.13/atoms, def-3.13/locality-necessary.`,
  cost: 4,
  families,
  branches: families.map(({ name }) => name),
  decide: (x) => DECIDE[x.axiom as Axiom](x.kind as Thickness, x),
};

export const claims: readonly Claim[] = [definition, ...furtherClaims];
