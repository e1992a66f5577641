import fc from 'fast-check';
import type { Claim, Family, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { galleryCase } from '../gallery/cases.js';
import { MOLLIFIED_PRESSURE } from '../gallery/entries.js';
import { expectFormula } from '../formula-value.js';
import { integerAt, whole } from '../read.js';
import { NOTHING, conclude, expectValue } from '../steps.js';
import { cutoffFormula, distanceOf, tentFormula } from './line-formulas.js';
import { casesFor } from './model-cases.js';
import type { RegularModel } from './regular-model.js';
import {
  BETA_TWO,
  CUCKER_SMALE,
  CUCKER_SMALE_CAUCHY,
  CUCKER_SMALE_T,
  GLOBAL,
  MOLLIFIED,
  MOTSCH_TADMOR,
  SEGREGATION,
  TOPOLOGICAL,
  TOPOLOGICAL_MT,
} from './regular-model.js';
import { expectDistances, expectKernel, twoMeasures } from './two-measures.js';
import { toArray } from '../../operators/vector.js';

/** s(θ) for the native thickness and for the ball-thickness of radius r₀ = 1, as formulas of a column θ. */
interface Bounds {
  readonly branch: string;
  readonly model: RegularModel;
  readonly native: (theta: Formula) => Formula;
  readonly ball: (theta: Formula) => Formula;
}

const same = (theta: Formula): Formula => theta;
const times =
  (c: string) =>
  (theta: Formula): Formula => ['*', c, theta];
/** Strength 1: s(θ) = 1, written as a column. */
const always = (theta: Formula): Formula => ['ones', theta];

const BOUNDS: readonly Bounds[] = [
  // c₀ = 1/2 on distances below 1, for the tent of radius 2 and for 1/(1 + r²)
  { branch: 'M_CS', model: CUCKER_SMALE, native: same, ball: times('1/2') },
  { branch: 'M_CS', model: CUCKER_SMALE_T, native: same, ball: times('1/2') },
  { branch: 'M_CS', model: CUCKER_SMALE_CAUCHY, native: same, ball: times('1/2') },
  { branch: 'M_β', model: BETA_TWO, native: (t) => ['^', t, '2'], ball: (t) => ['^', ['/', t, '2'], '2'] },
  // (ε + d²)^(−α/2) ≥ 1/2
  { branch: 'M_CS^topo', model: TOPOLOGICAL, native: times('1/2'), ball: times('1/4') },
  { branch: 's = 1', model: MOTSCH_TADMOR, native: always, ball: always },
  { branch: 's = 1', model: MOLLIFIED, native: always, ball: always },
  { branch: 's = 1', model: SEGREGATION, native: always, ball: always },
  { branch: 's = 1', model: TOPOLOGICAL_MT, native: always, ball: always },
  { branch: 's = 1', model: GLOBAL, native: always, ball: always },
];

const families: Family[] = BOUNDS.map(({ model }) => ({ name: model.entry.key, arbitrary: casesFor(model) }));

const strength: Claim = {
  id: 'eq-77',
  section: '3.7',
  source: '(77)',
  title: 'Where the crowd is thick, strength is bounded below',
  form: 'printed',
  statement: String.raw`$s_\rho(x)\ge s(\Theta(\rho,x))$ and $s_\rho(x)\ge s(\bar\rho_{r_0}(x))$ with $s(\theta)=\theta$ and $c_0\theta$ for $\mathcal M_{\rm CS}$, $\theta^\beta$ and $(c_0\theta)^\beta$ for $\mathcal M_\beta$, $(1+\varepsilon)^{-\alpha/2}$ times those of $\mathcal M_{\rm CS}$ for $\mathcal M_{\rm CS}^{\rm topo}$, and $s=1$ for $\mathcal M_{\rm MT}$, $\mathcal M_\phi$, $\mathcal M_{\rm seg}$.`,
  reading:
    'Places on the line or circle, masses from 1 to 4⁻¹²; the strength at all places as the library computes it, against the formula of the native thickness and of the ball-thickness with a rational cut-off of radius r₀ = 1.',
  note: String.raw`As printed, with no more than “non-decreasing, continuous”, $s=0$ would do; meant is $s>0$ on $(0,\infty)$. By hand: $\phi\ge c_0\mathbb 1_{r<r_0}\ge c_0\chi_{r_0}$. “All our models” are those of Table 2 and their topological and power variants: for $\mathcal M_{\phi,p}$ it is false, eq-77/pressure.`,
  cost: 6,
  families,
  branches: [...new Set(BOUNDS.map(({ branch }) => branch))],
  decide(x) {
    const { model, branch, native, ball } = BOUNDS.find((b) => b.model.entry.key === x.model)!;
    const data = twoMeasures(x);
    if (!data) return NOTHING;
    const formulas = model.at(data.named.p);
    const named = { ...data.named, ...formulas.named };
    const s = formulas.strength('a');
    return conclude(
      branch,
      expectDistances(data),
      ...formulas.steps,
      expectKernel(data, formulas, 'first'),
      expectFormula('s(Θ) ≤ s_ρ', named, native(branch === 's = 1' ? 'p' : formulas.thickness('a')), '<=', s),
      expectFormula('s(ρ * χ_r₀) ≤ s_ρ', named, ball(['.', cutoffFormula('1')('D'), 'a']), '<=', s),
    );
  },
};

const pressure: Claim = {
  id: 'eq-77/pressure',
  section: '3.7',
  source: '(77) for Example 2.5',
  title: 'The strength of the model with a pressure may vanish where the crowd is thick',
  form: 'companion',
  statement: String.raw`For $\mathcal M_{\phi,p}$ with $p=\rho^2$, $s_\rho=\rho$: next to a dense cell a thin one has $\rho_\phi\ge\frac12\cdot\frac M{M+1}$ with $\phi$ the tent of radius 2, and $s_\rho=\frac1{M+1}$. No $s>0$ will do in (77).`,
  reading:
    'Eight cells of a circle with masses 1, M, 0, …; strength of the first cell as the library computes it, and ρ_φ there.',
  note: String.raw`The model is not material. For $\mathcal M_{\phi\phi}$, $s_\rho=1/\rho$ vanishes on high peaks.`,
  uses: ['eq-77'],
  families: [
    { name: 'M up to 10⁹', arbitrary: fc.integer({ min: 1, max: 1_000_000_000 }).map((M): Instance => ({ M })) },
  ],
  decide(x) {
    const M = integerAt(x, 'M');
    if (!(M >= 1)) return NOTHING;
    const cells = Array.from({ length: 8 }, (_, k) => k);
    const found = galleryCase({
      model: MOLLIFIED_PRESSURE.key,
      unit: '1',
      points: cells.map((k) => [k]),
      masses: [1, M, 0, 0, 0, 0, 0, 0],
    })!;
    const dense = {
      ...found.rho,
      n: 2,
      x: [0, 1].map(whole),
      masses: toArray(found.rho.masses).slice(0, 2),
      volumes: [whole(1), whole(1)],
    };
    const s = toArray(found.model.strength(dense));
    const named = { p: [0, 1].map(whole), m: dense.masses, M: whole(M), zero: whole(0), e: [whole(1), whole(0)] };
    const theta: Formula = ['sum', ['*', 'm', tentFormula('2')(distanceOf('p', 'zero'))]];
    return conclude(
      expectFormula('½ M/(M+1) ≤ ρ_φ', named, ['/', ['*', '1/2', 'M'], ['+', 'M', '1']], '<=', theta),
      expectValue('s = ρ', named, 'm', s),
      expectFormula('s = 1/(M+1)', named, ['sum', ['*', 'm', 'e']], '=', ['/', '1', ['+', 'M', '1']]),
    );
  },
};

export const claims: readonly Claim[] = [strength, pressure];
