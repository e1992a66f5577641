import type { Formula } from '../../finite/certificate.js';
import { assumeFormula, expectFormula } from '../formula-value.js';
import {
  boundCase,
  constant,
  continuity,
  covering,
  differences,
  near,
  nothing,
  over,
  sizes,
  squared,
  times,
} from './bound-case.js';
import type { CellCase } from './cell.js';
import { cutoffFormula, distanceOf } from './line-formulas.js';
import { casesInUnitBall } from './model-cases.js';
import {
  BETA_HALF,
  BETA_HALF_HOLLOW,
  BETA_TWO,
  CUCKER_SMALE,
  CUCKER_SMALE_CAUCHY,
  CUCKER_SMALE_T,
  GLOBAL,
  MOLLIFIED,
  MOLLIFIED_WIDE,
  MOTSCH_TADMOR,
  MOTSCH_TADMOR_CAUCHY,
  MOTSCH_TADMOR_T,
  MOTSCH_TADMOR_WIDE,
  PENALISED,
  SEGREGATION,
  SEGREGATION_FULL,
  TOPOLOGICAL,
  TOPOLOGICAL_BETA_TWO,
  TOPOLOGICAL_MT,
} from './regular-model.js';

/** The bounds of Table 2, model by model, with the constants that the proofs of section 3.7 give. */

// |∂χ/∂ζ| ≤ 15/8 · 1/w · 9/4 and |∂χ/∂y| ≤ 15/8 · 1/w · 17/8 where ψ > 0, and |d/dt 1/(1 + t²)| ≤ 13/20. The strength
// adds both: s′ − s″ = ∫ (φ′ − φ″) dρ′ + ∫ φ″ d(ρ′ − ρ″).
const TOPO = { kernel: '351/32', strength: '1397/64', slope: '695/64' } as const;
// S² and S φ with S, φ ≤ 1
const TOPO_TWO = { kernel: '2099/64', strength: '1397/32', slopes: ['695/32', '695/64'] } as const;

export const BOUNDS: readonly CellCase[] = [
  // ---- M_CS: φ_ρ = φ, s_ρ = ρ_φ -----------------------------------------------------------------------------------
  boundCase('cucker-smale', 'regular', '(79)-(80)', CUCKER_SMALE, (c) => [
    ...sizes(constant('1'), constant('1/2'), constant('1/2'))(c),
    ...differences(constant('1/2'), nothing)(c),
  ]),
  boundCase('cucker-smale', 'uniform', '(81)-(82)', CUCKER_SMALE_CAUCHY, (c) => [
    ...sizes(constant('1'), constant('13/20'), constant('13/20'))(c),
    ...differences(constant('13/20'), nothing)(c),
  ]),
  boundCase('cucker-smale', 'uniform', '(82) on a circle', CUCKER_SMALE_T, differences(constant('1/2'), nothing)),
  boundCase('cucker-smale', 'continuity', '(83)-(84)', CUCKER_SMALE, continuity(constant('1/4'), nothing)),
  // ---- M_CS^topo --------------------------------------------------------------------------------------------------
  boundCase('topological-cucker-smale', 'regular', '(79)-(80)', TOPOLOGICAL, (c) => [
    ...sizes(constant('1'), constant(TOPO.slope), constant(TOPO.slope))(c),
    ...differences(constant(TOPO.strength), constant(TOPO.kernel))(c),
  ]),
  boundCase(
    'topological-cucker-smale',
    'uniform',
    '(82)',
    TOPOLOGICAL,
    differences(constant(TOPO.strength), constant(TOPO.kernel)),
  ),
  boundCase(
    'topological-cucker-smale',
    'continuity',
    '(83)-(84)',
    TOPOLOGICAL,
    continuity(
      () => squared(TOPO.strength),
      () => squared(TOPO.kernel),
    ),
  ),
  // ---- M_MT: φ_ρ = φ/ρ_φ ------------------------------------------------------------------------------------------
  boundCase('motsch-tadmor', 'regular', '(79)-(80)', MOTSCH_TADMOR, (c) => [
    ...sizes(
      (t) => over('1', t),
      (t) => ['+', over('1/2', t), over('1/2', squared(t))],
      (t) => over('1/2', t),
    )(c),
    ...differences(nothing, (t, u) => over('1/2', times(t, u)))(c),
  ]),
  // B_1: distances up to 2, φ ≥ 1/5; 65/20 + 65 · 5/20 for the slope in x
  boundCase(
    'motsch-tadmor',
    'uniform',
    '(81)-(82) with φ > 0',
    MOTSCH_TADMOR_CAUCHY,
    (c) => [
      expectFormula('θ′ ≥ inf φ over B_2R', c.named, '1/5', '<=', c.theta[0]),
      ...sizes(constant('5'), constant('39/2'), constant('13/4'))(c),
      ...differences(nothing, constant('65/4'))(c),
    ],
    casesInUnitBall(MOTSCH_TADMOR_CAUCHY),
  ),
  boundCase(
    'motsch-tadmor',
    'uniform',
    '(82) with φ > 0 on a circle',
    MOTSCH_TADMOR_WIDE,
    differences(nothing, constant('1/2')),
  ),
  boundCase(
    'motsch-tadmor',
    'continuity',
    '(84) with (27)',
    MOTSCH_TADMOR,
    continuity(nothing, (t) => over('9/2', squared(t)), covering('18')),
  ),
  boundCase(
    'motsch-tadmor',
    'continuity',
    '(84) with (27) on a circle',
    MOTSCH_TADMOR_T,
    continuity(nothing, (t) => over('4', squared(t)), covering('16')),
  ),
  // ---- M_β, β = 1/2: s = ρ_φ^½, φ_ρ = φ/ρ_φ^½, with roots ----------------------------------------------------------
  boundCase('beta', 'regular', '(80)', BETA_HALF, (c) => {
    const r: Formula = ['-', '0', ['larger', ['-', '0', ['min', 'ra']], ['-', '0', ['min', 'rb']]]];
    return [
      near('|s′ - s″| ≤ θ^(β-1) λ W₁', c, c.s[0], c.s[1], over(times('1/2', 'W'), r)),
      near('|φ′ - φ″| ≤ θ^(β-2) λ W₁', c, c.phi[0], c.phi[1], over(times('1/2', 'W'), ['^', r, '3'])),
    ];
  }),
  boundCase(
    'beta',
    'continuity',
    '(83)-(84), β = 1/2',
    BETA_HALF,
    continuity(
      (t) => over('1/4', t),
      (t) => over('1/4', squared(t)),
    ),
  ),
  // without (27): φ(0) = 0
  boundCase(
    'beta',
    'continuity',
    '(83)-(84) with φ(0) = 0, β = 1/2',
    BETA_HALF_HOLLOW,
    continuity(
      (t) => over('169/400', t),
      (t) => over('169/400', squared(t)),
    ),
  ),
  // ---- M_φ on a compact Ω -----------------------------------------------------------------------------------------
  boundCase('mollified', 'regular', '(79)-(80)', MOLLIFIED, (c) => [
    ...sizes(
      (t) => over('1/2', t),
      (t) => over('1/4', t),
      (t) => over('1/4', t),
    )(c),
    ...differences(nothing, (t, u) => over('1/8', times(t, u)))(c),
  ]),
  // inf φ = 1/12, sup φ = 1/6, λ = 1/48
  boundCase('mollified', 'uniform', '(81)-(82) with φ > 0', MOLLIFIED_WIDE, (c) => [
    expectFormula('θ′ ≥ inf φ', c.named, '1/12', '<=', c.theta[0]),
    ...sizes(constant('2'), constant('1/4'), constant('1/4'))(c),
    ...differences(nothing, constant('1/2'))(c),
  ]),
  boundCase(
    'mollified',
    'continuity',
    '(84)',
    MOLLIFIED,
    continuity(nothing, (t) => over('1/4', squared(t))),
  ),
  // ---- M_seg ------------------------------------------------------------------------------------------------------
  boundCase('segregation', 'regular', '(79)-(80)', SEGREGATION, (c) => [
    ...sizes(
      (t) => over('1', t),
      (t) => over('1/2', t),
      (t) => over('1/2', t),
    )(c),
    ...differences(nothing, (t, u) => over('1/2', times(t, u)))(c),
  ]),
  // inf g_l = 1/8, Λ = 1/4
  boundCase('segregation', 'uniform', '(81)-(82) with inf g_l > 0', SEGREGATION_FULL, (c) => [
    expectFormula('θ′ ≥ inf g_l', c.named, '1/8', '<=', c.theta[0]),
    ...sizes(constant('8'), constant('2'), constant('2'))(c),
    ...differences(nothing, constant('16'))(c),
  ]),
  // g_l ≥ 1/2 on balls of radius 1 around the knots
  boundCase('segregation', 'continuity', '(84) with the ball-thickness', SEGREGATION, (c) => {
    const ball: Formula = ['min', ['.', cutoffFormula('1')(distanceOf('q', 'p', '8')), 'a']];
    return [assumeFormula('θ > 0', c.named, '0', '<', ball), ...continuity(nothing, () => over('4', squared(ball)))(c)];
  }),
  boundCase(
    'segregation',
    'continuity',
    '(84)',
    SEGREGATION,
    continuity(nothing, (t) => over('1', squared(t))),
  ),
  // ---- not in the paper -------------------------------------------------------------------------------------------
  boundCase('global', 'regular', '(79)-(80)', GLOBAL, (c) => [
    ...sizes(constant('1'), nothing, nothing)(c),
    ...differences(nothing, nothing)(c),
  ]),
  boundCase('global', 'uniform', '(81)-(82)', GLOBAL, differences(nothing, nothing)),
  boundCase('global', 'continuity', '(83)-(84)', GLOBAL, continuity(nothing, nothing)),
  boundCase('beta-two', 'regular', '(79)-(80)', BETA_TWO, (c) => [
    ...sizes(constant('1'), constant('1'), constant('1/2'))(c),
    ...differences(constant('1'), constant('1/2'))(c),
  ]),
  boundCase('beta-two', 'uniform', '(82)', BETA_TWO, differences(constant('1'), constant('1/2'))),
  boundCase('beta-two', 'continuity', '(83)-(84)', BETA_TWO, continuity(constant('1'), constant('1/4'))),
  boundCase(
    'topological-motsch-tadmor',
    'regular',
    '(80)',
    TOPOLOGICAL_MT,
    // φ/S with S ≥ θ/2
    differences(nothing, (t, u) => ['+', over('351/16', t), over('1397/16', times(t, u))]),
  ),
  boundCase(
    'topological-motsch-tadmor',
    'continuity',
    '(84) with (27)',
    TOPOLOGICAL_MT,
    // 2 (2 · 351/32)² + 2 (2 · 1397/64)² · 36
    continuity(
      nothing,
      (t) => over(['+', ['*', '8', squared('351/32')], ['*', '288', squared('1397/64')]], squared(t)),
      covering('18', ['.', ['larger', '0', ['-', '1', ['/', 'D', '2']]], 'b']),
    ),
  ),
  boundCase('topological-beta', 'regular', '(79)-(80), β = 2', TOPOLOGICAL_BETA_TWO, (c) => [
    ...sizes(constant('1'), constant(TOPO_TWO.slopes[0]), constant(TOPO_TWO.slopes[1]))(c),
    ...differences(constant(TOPO_TWO.strength), constant(TOPO_TWO.kernel))(c),
  ]),
  boundCase(
    'topological-beta',
    'uniform',
    '(82), β = 2',
    TOPOLOGICAL_BETA_TWO,
    differences(constant(TOPO_TWO.strength), constant(TOPO_TWO.kernel)),
  ),
  boundCase(
    'topological-beta',
    'continuity',
    '(83)-(84), β = 2',
    TOPOLOGICAL_BETA_TWO,
    continuity(
      () => squared(TOPO_TWO.strength),
      () => squared(TOPO_TWO.kernel),
    ),
  ),
  // M_CS and 1/ε = 10 times M_φ
  boundCase('penalised', 'regular', '(79)-(80)', PENALISED, (c) => [
    ...sizes(
      (t) => ['+', '1', over('5', t)],
      (t) => ['+', '1/2', over('5/2', t)],
      (t) => ['+', '1/2', over('5/2', t)],
    )(c),
    ...differences(constant('1/2'), (t, u) => over('5/4', times(t, u)))(c),
  ]),
  boundCase(
    'penalised',
    'continuity',
    '(83)-(84)',
    PENALISED,
    continuity(constant('1/4'), (t) => over('25', squared(t))),
  ),
];
