import type { Formula } from '../../finite/certificate.js';
import type { Rational } from '../../scalar/rational.js';
import { rational, toText } from '../../scalar/rational.js';
import type { Named } from '../formula-value.js';
import { columnOf, expectFormula } from '../formula-value.js';
import * as GALLERY from '../gallery/entries.js';
import type { GalleryEntry } from '../gallery/entry.js';
import type { LazyStep } from '../steps.js';
import type { KernelFormula } from './line-formulas.js';
import { boxFormula, cauchyFormula, distanceOf, smoothstepFormula, tentFormula } from './line-formulas.js';

/**
 * A model of Table 2 on a line or a circle in the checker's language, with the constants that the bounds of section 3.7
 * have for it. Formulas speak of places p and of a column of masses by name.
 */
export interface RegularModel {
  readonly entry: GalleryEntry;
  /** the formulas for these places */
  at(p: readonly Rational[]): ModelFormulas;
}

export interface ModelFormulas {
  /** places p, and weights that formulas use by name */
  readonly named: Named;
  /** how the checker forms the weights itself */
  readonly steps: readonly LazyStep[];
  /** s_ρ at the places */
  strength(masses: string): Formula;
  /** φ_ρ between the places */
  kernel(masses: string): Formula;
  /** the thickness that the paper associates: a column whose smallest entry counts */
  thickness(masses: string): Formula;
}

/** A model with a kernel φ(x − y), with sup φ and a Lipschitz constant of φ. */
interface PairModel extends RegularModel {
  readonly sup: string;
  readonly lipschitz: string;
}

interface PairKernel {
  readonly formula: KernelFormula;
  readonly sup: string;
  readonly lipschitz: string;
  readonly period?: string;
}

const TENT: PairKernel = { formula: tentFormula('2'), sup: '1', lipschitz: '1/2' };
/** |φ'| ≤ 9/(8√3) < 13/20 */
const CAUCHY: PairKernel = { formula: cauchyFormula, sup: '1', lipschitz: '13/20' };
const HOLLOW: PairKernel = { formula: (d) => ['-', '1', cauchyFormula(d)], sup: '1', lipschitz: '13/20' };
const T = '8';

const seen = (masses: string): Formula => ['.', 'K', masses];
const one: Formula = ['ones', 'p'];

/** K = φ(x_i − x_j) and a strength that is a power of K m. */
function pairModel(
  entry: GalleryEntry,
  { formula, sup, lipschitz, period }: PairKernel,
  strength: (masses: string) => Formula,
  kernel: (masses: string) => Formula,
): PairModel {
  const K = formula(distanceOf('p', 'p', period));
  return {
    entry,
    sup,
    lipschitz,
    at(p) {
      const named = { p, K: { n: p.length, entries: columnOf(K, { p }) } };
      const steps = [expectFormula('K = φ(x - y)', named, 'K', '=', K)];
      return { named, steps, strength, kernel, thickness: seen };
    },
  };
}

const cuckerSmale = (entry: GalleryEntry, kernel: PairKernel): PairModel => pairModel(entry, kernel, seen, () => 'K');

const motschTadmor = (entry: GalleryEntry, kernel: PairKernel): PairModel =>
  pairModel(
    entry,
    kernel,
    () => one,
    (m) => ['.', ['diag', ['/', '1', seen(m)]], 'K'],
  );

export const CUCKER_SMALE = cuckerSmale(GALLERY.CS_TENT, TENT);
export const CUCKER_SMALE_T = cuckerSmale(GALLERY.CS_TENT_T, { ...TENT, period: T });
export const CUCKER_SMALE_CAUCHY = cuckerSmale(GALLERY.CS_CAUCHY, CAUCHY);
export const MOTSCH_TADMOR = motschTadmor(GALLERY.MT_TENT, TENT);
export const MOTSCH_TADMOR_BOX = motschTadmor(GALLERY.MT_BOX, {
  formula: boxFormula('2', '1/2'),
  sup: '1',
  lipschitz: '0',
});
export const MOTSCH_TADMOR_T = motschTadmor(GALLERY.MT_TENT_T, { ...TENT, period: T });
export const MOTSCH_TADMOR_CAUCHY = motschTadmor(GALLERY.MT_CAUCHY, CAUCHY);
export const MOTSCH_TADMOR_HOLLOW = motschTadmor(GALLERY.MT_HOLLOW, HOLLOW);
/** 1/2 ≤ φ ≤ 1 on the circle */
export const MOTSCH_TADMOR_WIDE = motschTadmor(GALLERY.MT_WIDE_T, {
  formula: tentFormula('8'),
  sup: '1',
  lipschitz: '1/8',
  period: T,
});
export const VICSEK = motschTadmor(GALLERY.VICSEK_R, { formula: boxFormula('1', '1/2'), sup: '1', lipschitz: '0' });
/** s = ρ_φ^½, φ_ρ = φ/ρ_φ^½; formulas speak of the roots of ρ_φ by the names ra and rb */
export const BETA_HALF = pairModel(
  GALLERY.BETA_HALF,
  TENT,
  (m) => `r${m}`,
  (m) => ['.', ['diag', ['/', '1', `r${m}`]], 'K'],
);
export const BETA_HALF_HOLLOW = pairModel(
  GALLERY.BETA_HALF_HOLLOW,
  HOLLOW,
  (m) => `r${m}`,
  (m) => ['.', ['diag', ['/', '1', `r${m}`]], 'K'],
);
/** s = ρ_φ², φ_ρ = ρ_φ φ */
export const BETA_TWO = pairModel(
  GALLERY.BETA_2,
  TENT,
  (m) => ['^', seen(m), '2'],
  (m) => ['.', ['diag', seen(m)], 'K'],
);

/** φ_ρ = Σ_l G_xl G_yl w/ρ(G_l), the form of M_seg and M_φ: Σ_l w G_xl = 1, and ρ(G_l) is the thickness. */
interface TwoStepModel extends RegularModel {
  /** w max_l sup_x,y Σ_l G_xl G_yl, at most this */
  readonly overlap: string;
  /** a Lipschitz constant of every G_l */
  readonly lipschitz: string;
  /** how many l there are, times w */
  readonly volume: string;
}

function twoStepModel(
  entry: GalleryEntry,
  G: Formula,
  more: Named,
  weight: string,
  constants: Pick<TwoStepModel, 'overlap' | 'lipschitz' | 'volume'>,
): TwoStepModel {
  const populations = (m: string): Formula => ['.', ['T', 'G'], m];
  return {
    entry,
    ...constants,
    at(p) {
      const from = { p, ...more };
      const entries = columnOf(G, from);
      const named = { ...from, G: { n: entries.length / p.length, entries } };
      return {
        named,
        steps: [expectFormula('G = g_l(x)', named, 'G', '=', G)],
        strength: () => one,
        kernel: (m) => ['.', 'G', ['.', ['diag', ['/', weight, populations(m)]], ['T', 'G']]],
        thickness: populations,
      };
    },
  };
}

/** 0, step, 2 step, … around the circle */
const around = (count: number): readonly Rational[] =>
  Array.from({ length: count }, (_, k) => rational(BigInt(8 * k), BigInt(count)));

const toKnots = distanceOf('p', 'q', T);
const hats = (count: number): Formula => tentFormula(toText(rational(8n, BigInt(count))))(toKnots);

/** Four hats, two apart: Σ_l g_l(x) g_l(y) ≤ 1 */
export const SEGREGATION = twoStepModel(GALLERY.SEG_HATS_T, hats(4), { q: around(4) }, '1', {
  overlap: '1',
  lipschitz: '1/2',
  volume: '4',
});
/** g_l ≥ 1/8 */
export const SEGREGATION_FULL = twoStepModel(
  GALLERY.SEG_FULL_T,
  ['/', ['+', hats(4), '1/4'], '2'],
  { q: around(4) },
  '1',
  { overlap: '1', lipschitz: '1/4', volume: '4' },
);
export const SEGREGATION_TWO = twoStepModel(GALLERY.SEG_TWO_T, hats(2), { q: around(2) }, '1', {
  overlap: '1',
  lipschitz: '1/4',
  volume: '2',
});
/** φ = tent(2)/2 at 16 nodes of weight 1/2: sup 1/2, and Σ w φ(x − ξ) φ(y − ξ) ≤ 1/2 */
export const MOLLIFIED = twoStepModel(GALLERY.MOLLIFIED_T, ['/', hats(4), '2'], { q: around(16) }, '1/2', {
  overlap: '1/2',
  lipschitz: '1/4',
  volume: '8',
});
/** φ = tent(8)/6, which is at least 1/12 */
export const MOLLIFIED_WIDE = twoStepModel(
  GALLERY.MOLLIFIED_WIDE_T,
  ['/', tentFormula('8')(toKnots), '6'],
  { q: around(16) },
  '1/2',
  { overlap: '1/6', lipschitz: '1/48', volume: '8' },
);

/** (288) on the circle with ε = 1/10: φ_ρ is that of M_CS and ten times that of M_φ. */
export const PENALISED: RegularModel = {
  entry: GALLERY.PENALISED_T,
  at(p) {
    const [outer, local] = [CUCKER_SMALE_T.at(p), MOLLIFIED.at(p)];
    return {
      named: { ...outer.named, ...local.named },
      steps: [...outer.steps, ...local.steps],
      strength: (m) => ['+', outer.strength(m), '10'],
      kernel: (m) => ['+', outer.kernel(m), ['*', '10', local.kernel(m)]],
      thickness: local.thickness,
    };
  },
};

/** M_glob: nothing depends on anything. */
export const GLOBAL: RegularModel = {
  entry: GALLERY.GLOBAL,
  at: (p) => ({
    named: { p },
    steps: [],
    strength: () => one,
    kernel: () => ['.', one, ['T', one]],
    thickness: () => one,
  }),
};

/**
 * ψ/(1 + d_ρ²) on the line: the tent of radius 2, α = 2, ε = 1, and χ = S(1 − q₊/w) with q = (ζ − x)(ζ − y), w = 1/4. The
 * places ζ are taken one by one, e0, e1, … being the columns of the unit matrix.
 */
function topological(
  entry: GalleryEntry,
  strength: (phi: Formula, m: string) => Formula,
  kernel: (phi: Formula, m: string) => Formula,
): RegularModel {
  const psi = tentFormula('2')(distanceOf('p', 'p'));
  const chi = (zeta: Formula): Formula => {
    const away: Formula = ['-', zeta, 'p'];
    return smoothstepFormula(['-', '1', ['/', ['.', away, ['T', away]], '1/4']]);
  };
  return {
    entry,
    at(p) {
      const units = p.map((_, k) => p.map((_, i) => rational(i === k ? 1n : 0n)));
      const named = { p, ...Object.fromEntries(units.map((e, k) => [`e${k}`, e])) };
      const pick = (v: string, k: number): Formula => ['sum', ['*', v, `e${k}`]];
      const between = (m: string): Formula =>
        p.map((_, k): Formula => ['*', pick(m, k), chi(pick('p', k))]).reduce((sum, term) => ['+', sum, term]);
      const phi = (m: string): Formula => ['/', psi, ['+', '1', ['^', between(m), '2']]];
      return {
        named,
        steps: [],
        strength: (m) => strength(phi(m), m),
        kernel: (m) => kernel(phi(m), m),
        thickness: (m) => ['.', psi, m],
      };
    },
  };
}

export const TOPOLOGICAL = topological(
  GALLERY.TOPO_CS,
  (phi, m) => ['.', phi, m],
  (phi) => phi,
);
export const TOPOLOGICAL_MT = topological(
  GALLERY.TOPO_MT,
  () => one,
  (phi, m) => ['.', ['diag', ['/', '1', ['.', phi, m]]], phi],
);
export const TOPOLOGICAL_BETA_TWO = topological(
  GALLERY.TOPO_BETA_2,
  (phi, m) => ['^', ['.', phi, m], '2'],
  (phi, m) => ['.', ['diag', ['.', phi, m]], phi],
);
