import fc from 'fast-check';
import type { Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { space } from '../../operators/environment.js';
import { kernelTent } from '../../operators/kernels/tent.js';
import { measure } from '../../operators/measure.js';
import type { AveragingModel } from '../../operators/model.js';
import {
  modelDoublyMollified,
  modelMollifiedPressure,
  pressureIdealGas,
} from '../../operators/models/mollified-pressure.js';
import { latticeQuadrature } from '../../operators/quadrature.js';
import { toArray } from '../../operators/vector.js';
import type { Rational } from '../../scalar/rational.js';
import { rational } from '../../scalar/rational.js';
import type { Named } from '../formula-value.js';
import { assumeFormula, expectFormula } from '../formula-value.js';
import { MULTI_FLOCK_CS, MULTI_SPECIES, MULTI_SPECIES_LIPSCHITZ, OPINIONS, VICSEK_R } from '../gallery/entries.js';
import type { GalleryEntry } from '../gallery/entry.js';
import { integerAt, whole } from '../read.js';
import type { LazyStep } from '../steps.js';
import { NOTHING, conclude, expectValue } from '../steps.js';
import { over, squared, times } from './bound-case.js';
import type { CellCase } from './cell.js';
import { expectLowerTransport, expectUpperTransport } from './kantorovich.js';
import { decideLabelled } from './labelled-case.js';
import { boxFormula } from './line-formulas.js';
import { growing } from './table-2-families.js';
import { expectDistances, expectKernel, transportOf, twoMeasures } from './two-measures.js';

/** Statements about the models that Tables 2 and 3 leave out, where these are not on a line or a circle with one measure each. */

type Cell = Pick<CellCase, 'model' | 'column' | 'says'>;
const cell = (model: string, column: string, says: string): Cell => ({ model, column, says });

/** max |f − g| */
const change = (f: Formula, g: Formula): Formula => ['max', ['abs', ['-', f, g]]];
/** ∫∫ |f − g|² dρ″ dρ″ */
const squareChange = (f: Formula, g: Formula): Formula => ['sum', ['*', ['.', 'b', ['T', 'b']], squared(['-', f, g])]];
/** ∫ |s′ − s″|² dρ″ */
const strengthChange: Formula = ['sum', ['*', 'b', squared(['-', 's', 'z'])]];

// ---- species and flocks --------------------------------------------------------------------------------------------

/** Two agents of each label at places of the line, whose masses move within their label. */
const withinLabels = (entry: GalleryEntry): fc.Arbitrary<Instance> =>
  fc
    .tuple(
      fc.shuffledSubarray([-6, -4, -3, -2, -1, 0, 1, 2, 3, 4, 6], { minLength: 4, maxLength: 4 }),
      fc.array(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 })), {
        minLength: 2,
        maxLength: 2,
      }),
      fc.nat({ max: 8 }).map((k) => 4 ** k),
    )
    .map(([places, splits, light]): Instance => {
      const masses = (which: 0 | 1): number[] =>
        splits.flatMap((split, label) => [split[which], 9 - split[which]].map((m) => (label === 0 ? m : m * light)));
      return {
        model: entry.key,
        unit: entry.unit,
        points: places.map((k) => [k]),
        labels: [0, 0, 1, 1],
        masses: masses(0),
        others: masses(1),
      };
    });

const labelled = (
  { model, column, says }: Cell,
  entry: GalleryEntry,
  conclusions: (named: Named) => LazyStep[],
): CellCase => ({
  model,
  column,
  says,
  arbitrary: withinLabels(entry),
  decide: (x) => decideLabelled(x, (named) => [...expectLowerTransport(named), ...conclusions(named)]),
});

/** s and φ change by at most strength · W₁ and kernel · W₁; with `squares` the integrals of (83), (84) by their squares. */
const changes =
  (strength: Formula, kernel: Formula, squares: boolean) =>
  (named: Named): LazyStep[] =>
    squares
      ? [
          expectFormula('∫|s′ - s″|² dρ″ ≤ C W₁²', named, strengthChange, '<=', squared(times(strength, 'W'))),
          expectFormula('∫∫|φ′ - φ″|² ≤ C W₁²', named, squareChange('F', 'G'), '<=', squared(times(kernel, 'W'))),
        ]
      : [
          expectFormula('|s′ - s″| ≤ C W₁', named, change('s', 'z'), '<=', times(strength, 'W')),
          expectFormula('|φ′ - φ″| ≤ C W₁', named, change('F', 'G'), '<=', times(kernel, 'W')),
          expectFormula('φ ≤ 1', named, ['max', 'F'], '<=', '1'),
        ];

const massOf = (label: 'e0' | 'e1'): Formula => ['sum', ['*', label, 'a']];
/** the mass of the lightest label */
const lightest: Formula = ['-', '0', ['larger', ['-', '0', massOf('e0')], ['-', '0', massOf('e1')]]];
// ε |ψ'| (|ΔX⁰| + |ΔX¹|), ε = 1/10, |ψ'| < 13/20, and M^α |ΔX^α| summed is at most W₁
const coupling: Formula = over('13/200', lightest);

/** A rare species, of mass 3 against M, of which one third goes from 0 to 2, beside the others at 0. */
const rareSpecies = (entry: GalleryEntry, M: number): Instance => ({
  model: entry.key,
  unit: '1/2',
  points: [[0], [4], [-1]],
  labels: [0, 0, 1],
  masses: [2, 1, M],
  others: [1, 2, M],
});

const withM = (
  { model, column, says }: Cell,
  configuration: (M: number) => Instance,
  conclusions: (named: Named) => LazyStep[],
): CellCase => ({
  model,
  column,
  says,
  arbitrary: growing(),
  decide(x) {
    const M = integerAt(x, 'M');
    if (!(M >= 3)) return NOTHING;
    return decideLabelled(configuration(M), (named) => conclusions({ ...named, M: whole(M) }));
  },
});

const rare = (at: Cell, entry: GalleryEntry, ratio: string, squares: boolean): CellCase =>
  withM(
    at,
    (M) => rareSpecies(entry, M),
    (named) => [
      ...expectUpperTransport(named),
      squares
        ? expectFormula(
            `M/${ratio} W₁² ≤ ∫∫|φ′ - φ″|²`,
            named,
            times(over('M', ratio), squared('W')),
            '<=',
            squareChange('F', 'G'),
          )
        : expectFormula(`M/${ratio} W₁ ≤ |φ′ - φ″|`, named, times(over('M', ratio), 'W'), '<=', change('F', 'G')),
    ],
  );

/** the integral of (92) at all y, and that of (94) at all x, the largest */
const heard: Formula = ['max', ['.', ['T', 'F'], 'a']];
const squares: Formula = ['max', ['.', squared('F'), 'a']];
/** with u = 1 at the first place by the name e */
const atFirst = (named: Named): Named => ({
  ...named,
  e: (named.a as readonly Rational[]).map((_, i) => whole(i === 0 ? 1 : 0)),
});
/** s[u] at the places */
const moved: Formula = ['.', 'F', ['*', 'a', 'e']];
const energyOf = (u: Formula): Formula => ['sum', ['*', 'a', squared(u)]];

const bounded = (model: string, entry: GalleryEntry): CellCase[] =>
  [
    { at: cell(model, 'L² → L²', 'at most ‖φ‖'), text: '∫ φ(x, y) dρ(x) ≤ C', left: heard },
    { at: cell(model, 'L² → L∞', 'at most ‖φ‖²'), text: '∫ φ(x, y)² dρ(y) ≤ C', left: squares },
  ].map(({ at, text, left }) => labelled(at, entry, (named) => [expectFormula(text, named, left, '<=', '1')]));

const unbounded = (
  model: string,
  says: string,
  configuration: (M: number) => Instance,
  norm: string,
  sup: string,
): CellCase[] => [
  withM(cell(model, 'L² → L²', `norm² at least M/${norm} ${says}`), configuration, (named) => [
    expectFormula(
      `M/${norm} ‖u‖² ≤ ‖s[u]‖²`,
      atFirst(named),
      times(over('M', norm), energyOf('e')),
      '<=',
      energyOf(moved),
    ),
  ]),
  withM(cell(model, 'L² → L∞', `at least M/${sup} ${says}`), configuration, (named) => [
    expectFormula(`M/${sup} ≤ ∫ φ(x, y)² dρ(y)`, named, over('M', sup), '<=', squares),
  ]),
];

// ---- opinions ------------------------------------------------------------------------------------------------------

const players = (masses: readonly number[], others = masses): Instance => ({
  model: OPINIONS.key,
  unit: '1',
  labels: [0, 1, 2],
  masses: [...masses],
  others: [...others],
});

const somePlayers = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 })), { minLength: 3, maxLength: 3 })
  .map((pairs): Instance =>
    players(
      pairs.map(([m]) => m),
      pairs.map(([, m]) => m),
    ),
  );

// ---- densities -----------------------------------------------------------------------------------------------------

/** Two cells next to each other at 0, of volume h, with strengths of the library at two densities. */
interface Cells {
  readonly h: (M: number) => Rational;
  readonly masses: (M: number) => readonly [Rational, Rational];
  readonly others: (M: number) => readonly [Rational, Rational];
  /** the model with cells of volume h */
  readonly model: (h: Rational) => AveragingModel;
  /** κ of a cell from its mass */
  readonly kappa: (mass: Formula) => Formula;
}

const R = space(1);
const tent = kernelTent(2);
const GAS: Cells = {
  h: (M) => rational(1n, BigInt(M)),
  masses: () => [rational(2n, 3n), rational(1n, 3n)],
  others: () => [rational(1n, 3n), rational(2n, 3n)],
  model: (h) => modelMollifiedPressure(R, tent, latticeQuadrature(R, h), pressureIdealGas(2)),
  kappa: (mass) => over(squared(mass), 'v'),
};
const FIXED: Cells = {
  h: () => rational(1n),
  masses: (M) => [rational(1n, BigInt(M)), rational(BigInt(M - 1), BigInt(M))],
  others: (M) => [rational(2n, BigInt(M)), rational(BigInt(M - 2), BigInt(M))],
  model: (h) => modelDoublyMollified(R, tent, latticeQuadrature(R, h)),
  kappa: () => ['*', 'v', ['ones', 'a']],
};

/** A conclusion about s′ and s″, named s and z, with W ≥ W₁: the mass that moves times h. */
const onCells = (at: Cell, cells: Cells, text: string, left: Formula, right: Formula): CellCase => ({
  ...at,
  arbitrary: growing(),
  decide(x) {
    const M = integerAt(x, 'M');
    if (!(M >= 3)) return NOTHING;
    const h = cells.h(M);
    const model = cells.model(h);
    const [a, b] = [cells.masses(M), cells.others(M)];
    const [s, z] = [a, b].map((masses) =>
      toArray(model.strength(measure(R, { points: [whole(0), h], masses: [...masses], volumes: [h, h] }))),
    );
    const all = { a, b, s, z, v: h, M: whole(M), d: [whole(0), h] };
    return conclude(
      expectValue('s′ = κ/m', all, over(cells.kappa('a'), 'a'), s),
      expectValue('s″ = κ/m', all, over(cells.kappa('b'), 'b'), z),
      // the other one is at most h < 2 away
      expectFormula('Θ ≥ 1/2', all, '1/2', '<=', ['-', '1', ['/', ['max', 'd'], '2']]),
      expectFormula(text, all, left, '<=', right),
    );
  },
});

/** W₁ of two densities on two cells: the mass that moves, times the distance */
const cost: Formula = ['*', 'v', change('a', 'b')];
const ofPressure = (model: string, cells: Cells, ratio: Formula): CellCase[] => [
  onCells(
    cell(model, 'regular', '(80): |s′ - s″|/W₁ unbounded where Θ ≥ 1/2'),
    cells,
    'ratio W₁ ≤ |s′ - s″|',
    ['*', ratio, cost],
    change('s', 'z'),
  ),
  onCells(
    cell(model, 'continuity', '(83) unbounded where Θ ≥ 1/2'),
    cells,
    'ratio W₁² ≤ ∫|s′ - s″|² dρ″',
    ['*', ratio, squared(cost)],
    strengthChange,
  ),
];

// ---- Vicsek --------------------------------------------------------------------------------------------------------

/** The mass of one agent goes from 1/k inside of the neighbourhood of 0 to 1/k outside. */
const acrossEdge = (at: Cell, conclusion: (named: Named, phi: Formula, other: Formula) => LazyStep): CellCase => ({
  ...at,
  arbitrary: growing(),
  decide(x) {
    const k = integerAt(x, 'M');
    if (!(k >= 3)) return NOTHING;
    const unit = rational(1n, BigInt(k));
    const data = twoMeasures({
      model: VICSEK_R.key,
      unit: `1/${k}`,
      points: [[0], [k - 1], [k + 1]],
      masses: [2, 1, 1],
      others: [2, 2, 0],
    })!;
    const box = boxFormula('1', 'unit')('D');
    const kernel = (m: string): Formula => ['.', ['diag', over('1', ['.', box, m])], box];
    const formulas = {
      named: { unit },
      steps: [],
      strength: (): Formula => ['ones', 'p'],
      kernel,
      thickness: (m: string): Formula => ['.', box, m],
    };
    const named = { ...data.named, ...transportOf(data), unit, k: whole(k) };
    return conclude(
      expectDistances(data),
      expectKernel(data, formulas, 'first', named),
      expectKernel(data, formulas, 'second', named),
      assumeFormula('Θ ≥ 1/2', named, '1/2', '<=', ['min', formulas.thickness('a')]),
      ...expectUpperTransport(named),
      conclusion(named, kernel('a'), kernel('b')),
    );
  },
});

// ---- the cells -----------------------------------------------------------------------------------------------------

const species = 'multi-species';
const flocks = 'multi-flock';
const MT_RULE = 'if a rule is M_MT and a species is rare';
const MT_TEXT = 'where a species listens by M_MT to a rare one';
/** prey at 0, few, and far away; the others listen to them by M_MT */
const rareNearby = (M: number): Instance => ({
  model: MULTI_SPECIES.key,
  unit: '1/2',
  points: [[0], [2 * M], [1]],
  labels: [0, 0, 1],
  masses: [1, M, M],
});
const lightPlayer = (M: number): Instance => players([1, M, M]);

export const FURTHER_REGULARITY: readonly CellCase[] = [
  acrossEdge(cell('vicsek', 'regular', '(80) unbounded at the edge of a neighbourhood'), (named, phi, other) =>
    expectFormula('k/2 W₁ ≤ |φ′ - φ″|', named, times(over('k', '2'), 'W'), '<=', change(phi, other)),
  ),
  acrossEdge(cell('vicsek', 'continuity', '(84) unbounded at the edge of a neighbourhood'), (named, phi, other) =>
    expectFormula(
      '(k W₁/4)² ≤ ∫∫|φ′ - φ″|²',
      named,
      squared(times(over('k', '4'), 'W')),
      '<=',
      squareChange(phi, other),
    ),
  ),
  // max Lip φ^{αβ} = 1, φ_ρ does not depend on ρ
  labelled(cell(species, 'regular', '(80) for rules M_CS'), MULTI_SPECIES_LIPSCHITZ, changes('1', '0', false)),
  labelled(cell(species, 'uniform', '(82) for rules M_CS'), MULTI_SPECIES_LIPSCHITZ, changes('1', '0', false)),
  labelled(cell(species, 'continuity', '(83)-(84) for rules M_CS'), MULTI_SPECIES_LIPSCHITZ, changes('1', '0', true)),
  rare(cell(species, 'uniform', `(82) unbounded ${MT_RULE}`), MULTI_SPECIES, '4', false),
  rare(cell(species, 'continuity', `(84) unbounded ${MT_RULE}`), MULTI_SPECIES, '8', true),
  labelled(cell(flocks, 'regular', '(80) against the mass of the lightest flock'), MULTI_FLOCK_CS, (named) => [
    assumeFormula('M > 0', named, '0', '<', lightest),
    ...changes(['+', '1', coupling], coupling, false)(named),
  ]),
  labelled(cell(flocks, 'continuity', '(83)-(84) against the mass of the lightest flock'), MULTI_FLOCK_CS, (named) => [
    assumeFormula('M > 0', named, '0', '<', lightest),
    ...changes(['+', '1', coupling], coupling, true)(named),
  ]),
  rare(cell(flocks, 'uniform', '(82) unbounded if a flock is light'), MULTI_FLOCK_CS, '128', false),
  {
    ...cell('opinions', 'regular', '(80) against the mass of the lightest player'),
    arbitrary: somePlayers,
    decide: (x) =>
      decideLabelled(x, (named) => [
        ...expectLowerTransport(named),
        expectFormula('s′ = s″', named, 's', '=', 'z'),
        expectFormula(
          '|φ′ - φ″| ≤ W₁/(θ′ θ″)',
          named,
          change('F', 'G'),
          '<=',
          over('W', times(['min', 'a'], ['min', 'b'])),
        ),
      ]),
  },
  withM(cell('opinions', 'uniform', '(81) unbounded at a light player'), lightPlayer, (named) => [
    expectFormula('M/4 ≤ φ', named, over('M', '4'), '<=', ['max', 'F']),
  ]),
  withM(
    cell('opinions', 'continuity', '(84) unbounded at a light player of ρ″'),
    (M) => players([1, 1, 1], [1, M, M]),
    (named) => [expectFormula('M/64 ≤ ∫∫|φ′ - φ″|², W₁ ≤ 1', named, over('M', '64'), '<=', squareChange('F', 'G'))],
  ),
  // |s′ − s″| = 1/(3h) and W₁ = h/3
  ...ofPressure('pressure', GAS, squared('M')),
  // s = M and M/2, W₁ = 1/M
  ...ofPressure('doubly-mollified', FIXED, over(squared('M'), '2')),
];

export const FURTHER_BOUNDEDNESS: readonly CellCase[] = [
  ...bounded(species, MULTI_SPECIES_LIPSCHITZ),
  ...unbounded(species, MT_TEXT, rareNearby, '16', '8'),
  ...bounded(flocks, MULTI_FLOCK_CS),
  ...unbounded('opinions', 'at a light player', lightPlayer, '16', '8'),
  ...(
    [
      ['pressure', GAS, over(squared('M'), '9')],
      ['doubly-mollified', FIXED, 'M'],
    ] as const
  ).flatMap(([model, cells, size]) => [
    onCells(cell(model, 'L² → L²', 'unbounded: s[1] = s'), cells, 'size ≤ ∫ s² dρ', size, [
      'sum',
      ['*', 'a', squared('s')],
    ]),
    onCells(cell(model, 'L² → L∞', 'unbounded: s[1] = s'), cells, 'size ≤ max s²', size, ['max', squared('s')]),
  ]),
];
