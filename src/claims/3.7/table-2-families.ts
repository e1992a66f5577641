import fc from 'fast-check';
import type { Decision, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { toArray } from '../../operators/vector.js';
import { ONE, ZERO, rational } from '../../scalar/rational.js';
import type { Named } from '../formula-value.js';
import { expectFormula } from '../formula-value.js';
import { BETA_HALF as BETA_HALF_ENTRY, CONDITIONAL_T } from '../gallery/entries.js';
import { integerAt, whole } from '../read.js';
import type { LazyStep } from '../steps.js';
import { NOTHING, conclude, expectValue } from '../steps.js';
import type { CellCase } from './cell.js';
import { expectUpperTransport } from './kantorovich.js';
import { clampOf, distanceOf, tentFormula } from './line-formulas.js';
import type { ModelFormulas, RegularModel } from './regular-model.js';
import {
  MOLLIFIED,
  MOTSCH_TADMOR,
  MOTSCH_TADMOR_HOLLOW,
  PENALISED,
  SEGREGATION,
  SEGREGATION_TWO,
  TOPOLOGICAL_MT,
} from './regular-model.js';
import { expectDistances, expectKernel, transportOf, twoMeasures } from './two-measures.js';

/** Families with a parameter M along which a bound of Table 2 fails: the condition of the cell cannot be left out. */

/** Whole numbers from 3 on, small ones often. */
export const growing = (least = 3, most = 1_000_000): fc.Arbitrary<Instance> =>
  fc.oneof(fc.integer({ min: least, max: 50 }), fc.integer({ min: least, max: most })).map((M): Instance => ({ M }));

/** Places and masses of the case with parameter M. */
interface Configuration {
  readonly unit?: string;
  readonly points: readonly number[];
  readonly masses: readonly number[];
  readonly others: readonly number[];
}

type Conclusions = (
  named: Named,
  formulas: ModelFormulas,
  kernels: { readonly phi: Formula; readonly other: Formula },
) => readonly LazyStep[];

/** A family of two measures for a model, with its kernels, and with a plan that shows W₁ ≤ W. */
function family(
  cell: Pick<CellCase, 'model' | 'column' | 'says'>,
  regular: RegularModel,
  configuration: (M: number) => Configuration,
  conclusions: Conclusions,
  least = 3,
): CellCase {
  return {
    ...cell,
    arbitrary: growing(least),
    decide(x) {
      const M = integerAt(x, 'M');
      if (!(M >= least)) return NOTHING;
      const { points, ...more } = configuration(M);
      const data = twoMeasures({
        model: regular.entry.key,
        unit: '1/2',
        points: points.map((k) => [k]),
        ...more,
      })!;
      const formulas = regular.at(data.named.p);
      const first = points.map((_, i) => (i === 0 ? ONE : ZERO));
      const named = { ...data.named, ...formulas.named, ...transportOf(data), M: whole(M), e: first };
      return conclude(
        expectDistances(data),
        ...formulas.steps,
        expectKernel(data, formulas, 'first'),
        expectKernel(data, formulas, 'second'),
        ...expectUpperTransport(named),
        ...conclusions(named, formulas, { phi: formulas.kernel('a'), other: formulas.kernel('b') }),
      );
    },
  };
}

/** eᵀ f e: the value at the first place. */
const atFirst = (f: Formula): Formula => ['.', ['T', 'e'], ['.', f, 'e']];
/** |φ′ − φ″| at the first place */
const change = (phi: Formula, other: Formula): Formula => ['abs', ['-', atFirst(phi), atFirst(other)]];

/** φ_ρ(x, x) = size and |φ′ − φ″|(x, x) = ratio · W₁ at the first place. */
const unboundedAt =
  (size: Formula, ratio: Formula): Conclusions =>
  (named, _, { phi, other }) => [
    expectFormula('φ at the first place', named, atFirst(phi), '=', size),
    expectFormula('ratio · W₁ ≤ |φ′ - φ″|', named, ['*', ratio, 'W'], '<=', change(phi, other)),
  ];

const square = (f: Formula): Formula => ['^', f, '2'];

/** Thin at the first place, the rest out of its reach. */
const thin = (M: number): Configuration => ({ points: [0, 8], masses: [1, M - 1], others: [2, M - 2] });

function halfPower(x: Instance): Decision {
  const k = integerAt(x, 'M');
  if (!(k >= 2)) return NOTHING;
  const data = twoMeasures({
    model: BETA_HALF_ENTRY.key,
    unit: '1/2',
    points: [[0], [8]],
    masses: [4 * k * k, (k * k - 1) ** 2],
    others: [0, 1],
  })!;
  const named = { ...data.named, ...transportOf(data), k: whole(k), e: [ONE, ZERO] };
  const s = [data.first, data.second].map((rho) => toArray(data.model.strength(rho))[0]);
  const all = { ...named, s: s[0], z: s[1] };
  const seen = (m: string): Formula => ['sum', ['*', 'e', ['.', tentFormula('2')('D'), m]]];
  return conclude(
    expectDistances(data),
    expectFormula('s′ = √ρ′_φ at 0', all, square('s'), '=', seen('a')),
    expectFormula('s″ = √ρ″_φ at 0', all, square('z'), '=', seen('b')),
    ...expectUpperTransport(all),
    expectFormula('k/8 · W₁ ≤ |s′ - s″|', all, ['*', ['/', 'k', '8'], 'W'], '<=', ['abs', ['-', 's', 'z']]),
  );
}

/** Two cells, [0, 2) and [2, 4); places are multiples of 1/k. */
function acrossBorder(x: Instance, square84: boolean): Decision {
  const k = integerAt(x, 'M');
  if (!(k >= 3)) return NOTHING;
  const data = twoMeasures({
    model: CONDITIONAL_T.key,
    unit: `1/${k}`,
    points: [k, 2 * k - 1, 2 * k, 3 * k].map((p) => [p]),
    masses: [1, 2, 1, 1],
    others: [1, 1, 2, 1],
  })!;
  const named = {
    ...data.named,
    ...transportOf(data),
    k: whole(k),
    unit: rational(1n, BigInt(k)),
    e: [1, 0, 0, 0].map(whole),
  };
  const right: Formula = clampOf(['+', '1', ['/', ['-', 'p', '2'], 'unit']]);
  const left: Formula = ['-', '1', right];
  const cell = (g: Formula, m: string): Formula => ['/', ['.', g, ['T', g]], ['sum', ['*', g, m]]];
  const formulas: ModelFormulas = {
    named: { unit: named.unit },
    steps: [],
    strength: () => ['ones', 'p'],
    kernel: (m) => ['+', cell(left, m), cell(right, m)],
    thickness: () => 'p',
  };
  const [phi, other] = [formulas.kernel('a'), formulas.kernel('b')];
  return conclude(
    expectDistances(data),
    expectKernel(data, formulas, 'first'),
    expectKernel(data, formulas, 'second'),
    ...expectUpperTransport(named),
    square84
      ? expectFormula('k² W₁² ≤ ∫∫|φ′ - φ″|² dρ″ dρ″', named, square(['*', 'k', 'W']), '<=', [
          'sum',
          ['*', ['.', 'b', ['T', 'b']], square(['-', phi, other])],
        ])
      : expectFormula('k W₁ ≤ |φ′ - φ″|', named, ['*', 'k', 'W'], '<=', change(phi, other)),
  );
}

/** The interval between x = −h and y = h, its indicator mollified over a width in proportion to |x − y|. */
function shrinkingEdge(x: Instance): Decision {
  const k = integerAt(x, 'M');
  if (!(k >= 3)) return NOTHING;
  const named = {
    x: rational(-1n, BigInt(k)),
    y: rational(1n, BigInt(k)),
    k: whole(k),
    u: ZERO,
    v: rational(2n, BigInt(k)),
  };
  /** χ₀((2ζ − x − y)/|x − y|), χ₀ from 1 on [−1, 1] to 0 outside of (−2, 2) */
  const between = (zeta: string): Formula =>
    clampOf(['-', '2', ['/', ['abs', ['-', ['*', '2', zeta], ['+', 'x', 'y']]], distanceOf('x', 'y')]]);
  const phi = (zeta: string): Formula => [
    '/',
    tentFormula('2')(distanceOf('x', 'y')),
    ['+', '1', square(between(zeta))],
  ];
  return conclude(
    expectFormula('W₁(δ_u, δ_v) = 2/k', named, distanceOf('u', 'v'), '=', ['/', '2', 'k']),
    expectFormula('k/8 · W₁ ≤ |φ′ - φ″|', named, ['*', ['/', 'k', '8'], distanceOf('u', 'v')], '<=', [
      'abs',
      ['-', phi('u'), phi('v')],
    ]),
  );
}

export const FAMILIES: readonly CellCase[] = [
  family(
    { model: 'motsch-tadmor', column: 'uniform', says: 'unbounded for a tent' },
    MOTSCH_TADMOR,
    thin,
    unboundedAt('M', ['/', square('M'), '8']),
  ),
  {
    model: 'beta',
    column: 'uniform',
    says: '(82) unbounded for a tent, β = 1/2',
    // (k² − 1)² is stored as a number
    arbitrary: growing(2, 5_000),
    decide: halfPower,
  },
  family(
    { model: 'motsch-tadmor', column: 'continuity', says: '(84) unbounded if φ(0) = 0' },
    MOTSCH_TADMOR_HOLLOW,
    (M) => ({ points: [0, 2], masses: [1, 1], others: [M - 1, 1] }),
    (named, formulas, { phi, other }) => [
      expectFormula('θ′ = 1/4 at the places', named, ['min', formulas.thickness('a')], '=', '1/4'),
      expectFormula(
        '4 (M - 1) W₁² ≤ ∫∫|φ′ - φ″|² dρ″ dρ″',
        named,
        ['*', ['*', '4', ['-', 'M', '1']], square('W')],
        '<=',
        ['sum', ['*', ['.', 'b', ['T', 'b']], square(['-', phi, other])]],
      ),
    ],
  ),
  // light at 0 and ±2, so that every node that 0 sees sees a mass of 3/M at most
  family(
    { model: 'mollified', column: 'uniform', says: 'unbounded for a tent' },
    MOLLIFIED,
    (M) => ({ points: [0, 4, 8, 12], masses: [1, 1, M - 3, 1], others: [2, 2, M - 6, 2] }),
    unboundedAt(['/', ['*', '11', 'M'], '16'], ['/', ['*', '11', square('M')], '256']),
    7,
  ),
  family(
    { model: 'penalised', column: 'uniform', says: 'unbounded for a tent' },
    PENALISED,
    (M) => ({ points: [0, 4, 8, 12], masses: [1, 1, M - 3, 1], others: [2, 2, M - 6, 2] }),
    unboundedAt(['+', '1', ['/', ['*', '110', 'M'], '16']], ['/', ['*', '110', square('M')], '256']),
    7,
  ),
  family(
    { model: 'segregation', column: 'uniform', says: 'unbounded without full support' },
    SEGREGATION,
    (M) => ({ points: [0, 4, 8, 12], masses: [1, M - 1, M, M], others: [2, M - 2, M, M] }),
    unboundedAt(['*', '3', 'M'], ['/', square('M'), '2']),
  ),
  family(
    { model: 'segregation', column: 'uniform', says: 'unbounded with full support if some g_l has a zero' },
    SEGREGATION_TWO,
    thin,
    unboundedAt('M', ['/', square('M'), '8']),
  ),
  {
    model: 'topological-cucker-smale',
    column: 'uniform',
    says: '(82) unbounded if the mollified edge shrinks with the domain',
    arbitrary: growing(),
    decide: shrinkingEdge,
  },
  family(
    { model: 'topological-motsch-tadmor', column: 'uniform', says: 'unbounded for a tent' },
    TOPOLOGICAL_MT,
    thin,
    unboundedAt('M', ['/', square('M'), '8']),
  ),
  {
    model: 'conditional',
    column: 'regular',
    says: '(80) unbounded at a border',
    arbitrary: growing(),
    decide: (x) => acrossBorder(x, false),
  },
  {
    model: 'conditional',
    column: 'continuity',
    says: '(84) unbounded at a border',
    arbitrary: growing(),
    decide: (x) => acrossBorder(x, true),
  },
];

/** Hats of radius 2 and sup 1/2 at the nodes that the places 0 and 1/2 see. */
const SEEN_NODES = Array.from({ length: 8 }, (_, k) => rational(BigInt((k + 13) % 16), 2n));

/**
 * (79) for M_φ on a compact Ω with B_R smaller than Ω: ρ in B_1 is thick on B_1, and φ_ρ(1/2, 1/2) ≥ M/16, by the node 2 that
 * only a light agent sees.
 */
export function smallBall(x: Instance): Decision {
  const M = integerAt(x, 'M');
  if (!(M >= 2)) return NOTHING;
  const data = twoMeasures({ model: MOLLIFIED.entry.key, unit: '1/2', points: [[1], [0]], masses: [1, M - 1] })!;
  const G: Formula = ['/', tentFormula('2')(distanceOf('p', 'q', '8')), '2'];
  const formulas: ModelFormulas = {
    named: { q: SEEN_NODES },
    steps: [],
    strength: () => ['ones', 'p'],
    kernel: (m) => ['.', G, ['.', ['diag', ['/', '1/2', ['.', ['T', G], m]]], ['T', G]]],
    thickness: (m) => ['/', ['.', tentFormula('2')('D'), m], '2'],
  };
  const named = {
    ...data.named,
    q: SEEN_NODES,
    M: whole(M),
    e: [ONE, ZERO],
    ball: [-2, -1, 0, 1, 2].map((k) => rational(BigInt((k + 16) % 16), 2n)),
  };
  const onBall: Formula = ['/', ['.', tentFormula('2')(distanceOf('ball', 'p', '8')), 'a'], '2'];
  return conclude(
    expectDistances(data),
    expectKernel(data, formulas, 'first', { ...data.named, ...formulas.named }),
    expectFormula('Θ ≥ 1/8 at -1, -1/2, 0, 1/2, 1', named, '1/8', '<=', onBall),
    expectFormula('M/16 ≤ φ at 1/2', named, ['/', 'M', '16'], '<=', atFirst(formulas.kernel('a'))),
    expectValue('the first place is 1/2', named, ['sum', ['*', 'e', 'p']], rational(1n, 2n)),
  );
}
