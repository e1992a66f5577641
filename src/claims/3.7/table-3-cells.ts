import { expectFormula } from '../formula-value.js';
import { CONDITIONAL_T, IDENTITY } from '../gallery/entries.js';
import type { CellCase } from './cell.js';
import { FURTHER_BOUNDEDNESS } from './further-cases.js';
import { MOVED, SAME, bounded, energy, half, operatorNorm, powers, thin, unbounded } from './mapping-case.js';
import {
  BETA_HALF,
  BETA_TWO,
  CUCKER_SMALE,
  CUCKER_SMALE_CAUCHY,
  GLOBAL,
  MOLLIFIED,
  MOLLIFIED_WIDE,
  MOTSCH_TADMOR,
  MOTSCH_TADMOR_BOX,
  MOTSCH_TADMOR_HOLLOW,
  MOTSCH_TADMOR_T,
  MOTSCH_TADMOR_WIDE,
  PENALISED,
  SEGREGATION,
  SEGREGATION_FULL,
  SEGREGATION_TWO,
  TOPOLOGICAL,
  TOPOLOGICAL_BETA_TWO,
  TOPOLOGICAL_MT,
  VICSEK,
} from './regular-model.js';

/** The cells of Table 3, model by model, with the constants that the proofs of section 3.7 give. */

export const CELLS: readonly CellCase[] = [
  // ---- M_CS, M_CS^topo --------------------------------------------------------------------------------------------
  bounded('cucker-smale', 'L² → L²', 'at most ‖φ‖', CUCKER_SMALE, '1'),
  bounded('cucker-smale', 'L² → L∞', 'at most ‖φ‖²', CUCKER_SMALE_CAUCHY, '1'),
  bounded('topological-cucker-smale', 'L² → L²', 'at most ‖ψ‖ ε^(-α/2)', TOPOLOGICAL, '1'),
  bounded('topological-cucker-smale', 'L² → L∞', 'at most (‖ψ‖ ε^(-α/2))²', TOPOLOGICAL, '1'),
  // ---- M_MT -------------------------------------------------------------------------------------------------------
  // ⌈2R₀/r₀⌉ C/c: 4 · 2 for the tent with r₀ = 1, R₀ = 2, c = 1/2; 2 for the box
  bounded('motsch-tadmor', 'L² → L²', 'at most ⌈2R₀/r₀⌉ C/c, tent', MOTSCH_TADMOR, '8'),
  bounded('motsch-tadmor', 'L² → L²', 'at most ⌈2R₀/r₀⌉ C/c, tent, circle', MOTSCH_TADMOR_T, '8'),
  bounded('motsch-tadmor', 'L² → L²', 'at most 2, box', MOTSCH_TADMOR_BOX, '2'),
  operatorNorm(
    'motsch-tadmor',
    'L² → L²',
    'norm² M - 1 if φ(0) = 0',
    MOTSCH_TADMOR_HOLLOW.entry,
    (M) => ({ points: [2, 0], masses: [1, M - 1] }),
    () => ['-', '1', SAME],
    (named) => expectFormula('‖[u]‖² = (M - 1) ‖u‖²', named, energy(MOVED), '=', ['*', ['-', 'M', '1'], energy('e')]),
  ),
  bounded('motsch-tadmor', 'L² → L∞', 'at most ‖φ‖/inf φ', MOTSCH_TADMOR_WIDE, '2'),
  unbounded('motsch-tadmor', 'L² → L∞', 'M for a tent', MOTSCH_TADMOR, thin, 'M'),
  // ---- M_β --------------------------------------------------------------------------------------------------------
  // (C/c^(1−β)) N^(1−β) = 2√2 < 17/6
  bounded('beta', 'L² → L²', 'at most (N/c)^(1-β) C, β = 1/2', BETA_HALF, '17/6'),
  half('beta', MOTSCH_TADMOR, CUCKER_SMALE),
  bounded('beta', 'L² → L∞', 'at most ‖φ‖, β = 1/2, with roots', BETA_HALF, '1'),
  powers,
  // ---- M_φ --------------------------------------------------------------------------------------------------------
  bounded('mollified', 'L² → L²', '1', MOLLIFIED, '1', '='),
  bounded('mollified', 'L² → L∞', 'at most ‖φ‖/inf φ', MOLLIFIED_WIDE, '2'),
  unbounded(
    'mollified',
    'L² → L∞',
    '121 M/256 for a tent',
    MOLLIFIED,
    (M) => ({ points: [0, 4, 8, 12], masses: [1, 1, M - 3, 1] }),
    ['/', ['*', '121', 'M'], '256'],
    7,
  ),
  // ---- M_seg ------------------------------------------------------------------------------------------------------
  bounded('segregation', 'L² → L²', '1', SEGREGATION, '1', '='),
  bounded('segregation', 'L² → L∞', 'at most 1/inf g_l', SEGREGATION_FULL, '8'),
  unbounded(
    'segregation',
    'L² → L∞',
    '3M without full support',
    SEGREGATION,
    (M) => ({ points: [0, 4, 8, 12], masses: [1, M - 1, M, M] }),
    ['*', '3', 'M'],
  ),
  unbounded('segregation', 'L² → L∞', 'M with full support if some g_l has a zero', SEGREGATION_TWO, thin, 'M'),
  // ---- not in the paper -------------------------------------------------------------------------------------------
  bounded('global', 'L² → L²', '1', GLOBAL, '1', '='),
  bounded('global', 'L² → L∞', '1', GLOBAL, '1', '='),
  operatorNorm(
    'identity',
    'L² → L²',
    'norm 1',
    IDENTITY,
    thin,
    () => SAME,
    (named) => expectFormula('‖[u]‖² = ‖u‖²', named, energy(MOVED), '=', energy('e')),
  ),
  operatorNorm(
    'identity',
    'L² → L∞',
    'norm² M',
    IDENTITY,
    thin,
    () => SAME,
    (named) => expectFormula('max [u]² = M ‖u‖²', named, ['max', ['^', MOVED, '2']], '=', ['*', 'M', energy('e')]),
  ),
  bounded('beta-two', 'L² → L²', 'at most ‖φ‖²', BETA_TWO, '1'),
  bounded('beta-two', 'L² → L∞', 'at most ‖φ‖⁴', BETA_TWO, '1'),
  // 1/4 ≤ φ_ρ on distances below 1, φ_ρ ≤ 1
  bounded('topological-motsch-tadmor', 'L² → L²', 'at most ⌈2R₀/r₀⌉ C/c', TOPOLOGICAL_MT, '16'),
  unbounded('topological-motsch-tadmor', 'L² → L∞', 'M for a tent', TOPOLOGICAL_MT, thin, 'M'),
  bounded('topological-beta', 'L² → L²', 'at most 1, β = 2', TOPOLOGICAL_BETA_TWO, '1'),
  bounded('topological-beta', 'L² → L∞', 'at most 1, β = 2', TOPOLOGICAL_BETA_TWO, '1'),
  half('topological-beta', TOPOLOGICAL_MT, TOPOLOGICAL),
  // ⌈2R₀/r₀⌉ C/c with r₀ = R₀ = 1, C = c = 1
  bounded('vicsek', 'L² → L²', 'at most 2 on the line', VICSEK, '2'),
  unbounded('vicsek', 'L² → L∞', 'M', VICSEK, thin, 'M'),
  // ‖φ‖ + 1/ε
  bounded('penalised', 'L² → L²', 'at most 11', PENALISED, '11'),
  unbounded(
    'penalised',
    'L² → L∞',
    '100 · 121 M/256 for a tent',
    PENALISED,
    (M) => ({ points: [0, 4, 8, 12], masses: [1, 1, M - 3, 1] }),
    ['/', ['*', '12100', 'M'], '256'],
    7,
  ),
  ...FURTHER_BOUNDEDNESS,
  operatorNorm(
    'conditional',
    'L² → L²',
    'a projection',
    CONDITIONAL_T,
    thin,
    () => SAME,
    (named) => expectFormula('‖[u]‖² ≤ ‖u‖²', named, energy(MOVED), '<=', energy('e')),
  ),
  operatorNorm(
    'conditional',
    'L² → L∞',
    'norm² M at a cell of mass 1/M',
    CONDITIONAL_T,
    thin,
    () => SAME,
    (named) => expectFormula('max [u]² = M ‖u‖²', named, ['max', ['^', MOVED, '2']], '=', ['*', 'M', energy('e')]),
  ),
];

/** The cell of M_seg as printed: with Θ(ρ, Ω) = 1 (Example 3.21) ∫ φ_ρ² dρ ≤ sup φ_ρ ≤ 1. */
export const printedSegregation: CellCase = bounded(
  'segregation',
  'L² → L∞',
  'at most 1/Θ = 1 with supp g_l = Ω',
  SEGREGATION_TWO,
  '1',
);
