import fc from 'fast-check';
import type { Claim, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import type { Rational } from '../../scalar/rational.js';
import { ZERO } from '../../scalar/rational.js';
import { tentFormula } from '../3.7/line-formulas.js';
import type { RegularModel } from '../3.7/regular-model.js';
import { CUCKER_SMALE, CUCKER_SMALE_CAUCHY, CUCKER_SMALE_T } from '../3.7/regular-model.js';
import type { Named } from '../formula-value.js';
import { assumeFormula, expectFormula } from '../formula-value.js';
import { casesOf, galleryCase } from '../gallery/cases.js';
import { integerAt, vectorAt, whole } from '../read.js';
import type { LazyStep } from '../steps.js';
import { NOTHING, conclude, expectRelation } from '../steps.js';
import { strengthExperiments } from './fluctuation-experiments.js';
import { fluctuations } from './occupations.js';

/** Models with a kernel φ(x − y), 0 ≤ φ ≤ 1 = φ(0): formulas speak of K = φ(x_i − x_j). */
const MODELS: readonly RegularModel[] = [CUCKER_SMALE, CUCKER_SMALE_T, CUCKER_SMALE_CAUCHY];
const ATOMS = 3;
const AGENTS = 4;

/** Σ m ((K∘K) m − (K m)²): the mean variance of φ(y₁ − y₂) over y₂ */
const variance: Formula = ['sum', ['*', 'm', ['-', ['.', ['^', 'K', '2'], 'm'], ['^', ['.', 'K', 'm'], '2']]]];
/** Σ m (1 − K m)²: what the agent adds that hears itself */
const itself: Formula = ['sum', ['*', 'm', ['^', ['-', '1', ['.', 'K', 'm']], '2']]];
const alphaFormula: Formula = ['/', ['+', itself, ['*', ['-', 'N', '1'], variance]], ['^', 'N', '2']];

/** What a case is about: ρ on atoms, N agents. */
function strengthCase(x: Instance): { named: Named; steps: readonly LazyStep[]; alpha: Rational } | undefined {
  const model = MODELS.find(({ entry }) => entry.key === x.model)!;
  const found = galleryCase(x);
  if (!found) return undefined;
  const N = integerAt(x, 'agents');
  const places = found.rho.x as unknown as readonly Rational[];
  const m = found.rho.masses as unknown as readonly Rational[];
  const { named, steps } = model.at(places);
  const { alpha } = fluctuations(found.model, N, { x: places, place: m.map((_, k) => k), v: m.map(() => ZERO), p: m });
  return { named: { ...named, m, N: whole(N), alpha }, steps, alpha };
}

const families = MODELS.map(({ entry }) => ({
  name: `${entry.key}, up to ${ATOMS} atoms, N ≤ ${AGENTS}`,
  arbitrary: fc
    .tuple(casesOf(entry, {}, ATOMS), fc.integer({ min: 1, max: AGENTS }))
    .map(([x, agents]): Instance => ({ ...x, agents })),
}));

const decideBound = (text: string, bound: Formula) => (x: Instance) => {
  const found = strengthCase(x);
  if (!found) return NOTHING;
  const { named, steps, alpha } = found;
  return conclude(
    ...steps,
    expectFormula('α_N over all occupations = (Σ m (φ(0) − ρ_φ)² + (N − 1) Σ m ((φ²)_ρ − ρ_φ²))/N²', named, 'alpha', '=', alphaFormula), // prettier-ignore
    expectRelation('α_N is not negative', named, ['0', ZERO], '<=', ['alpha', alpha]),
    expectFormula(text, named, 'alpha', '<=', bound),
  );
};

const printed: Claim = {
  id: 'lemma-6.1',
  section: '6',
  source: 'Lemma 6.1, (187)',
  title: 'Strengths obey a law of large numbers, uniformly in the density',
  form: 'printed',
  statement: String.raw`For uniformly regular models $\alpha_N=\sup_\rho\mathbb E\,|s_{\rho^N}(y_i)-s_\rho(y_i)|^2\lesssim\frac1N$ for independent $y_j$ of law $\rho$; for $\mathcal M_{\rm CS}$ with $0\le\phi\le1$, $\alpha_N\le\frac1N$.`,
  reading:
    'Densities with few atoms; the expectation over all ways that N agents can occupy them, each with the strengths of the library at its own empirical measure, exactly. Measured for every uniformly regular model: the exponent of N in the largest expectation over densities, some of which get thin with N.',
  note: String.raw`True, and the exponent is $-1$ exactly wherever strengths depend on $\rho$ at all; for $\mathcal M_{\rm MT}$, $\mathcal M_\phi$, $\mathcal M_{\rm seg}$, $\mathcal M_{\rm glob}$, $s=1$ and $\alpha_N=0$. The last line of the printed proof has $\|h_k\|_\infty$ where (185) gives $\|h_k\|_\infty^2$. The proof rests on (182), which $\mathcal M_{\rm CS}$ does not have in general, lemma-6.1/semi-metric; what it needs is (182) at one place, with $h=\phi(y_i-\cdot)$, and independence of the other agents of $y_i$.`,
  cost: 10,
  families,
  experiments: strengthExperiments,
  decide: decideBound('α_N ≤ 1/N', ['/', '1', 'N']),
};

const sharp: Claim = {
  id: 'lemma-6.1/sharp',
  section: '6',
  source: 'Lemma 6.1, (187)',
  title: 'The best constant for Cucker-Smale is a quarter of the squared kernel',
  form: 'sharp',
  statement: String.raw`For $\mathcal M_{\rm CS}$ with $0\le\phi\le1$, $\alpha_N\le\frac{N+3}{4N^2}$: $\limsup N\alpha_N\le\frac14$.`,
  reading: 'The same cases.',
  note: String.raw`For all N and $\rho$, by hand: $N^2\,\mathbb E|\cdot|^2=\int(\phi(0)-\rho_\phi)^2d\rho+(N-1)\int\operatorname{Var}\phi(y-\cdot)\,d\rho$, the first at most 1, the second at most $\frac{N-1}4$. Two atoms of mass $\frac12$ that do not hear each other have $\frac14$ in both: $\alpha_N\ge\frac1{4N}$.`,
  uses: ['lemma-6.1'],
  cost: 10,
  families,
  decide: decideBound('α_N ≤ (N + 3)/(4N²)', ['/', ['+', 'N', '3'], ['*', '4', ['^', 'N', '2']]]),
};

/** φ at distance |a − b| for the tent of radius 2. */
const heard = (a: string, b: string): Formula => tentFormula('2')(['abs', ['-', a, b]]);

const semiMetric: Claim = {
  id: 'lemma-6.1/semi-metric',
  section: '6',
  source: '(181)-(182), as they are said to hold for Favre-based models',
  title: 'The strength of Cucker-Smale is continuous in a semi-metric of finitely many functions',
  form: 'printed',
  statement: String.raw`For $\mathcal M_{\rm CS}$ the distance $W_1^{h}$ of (181) with $h=\phi$ controls the strengths as in (182): densities with the same $\int\phi\,d\rho$ have the same $s_\rho$ everywhere.`,
  reading:
    'Two unit masses at p and q on a line, the tent of radius 2, h = φ(· − z) for one place z; the strengths at y.',
  note: String.raw`Expected to be refuted: $h=\phi$ sees $\rho_\phi$ at one place only. No finite family will do in place of it unless the translates of $\phi$ span a space of finite dimension, as trigonometric polynomials do: with $K$ functions and a kernel with $K+2$ independent translates there is a signed measure $\rho'-\rho''\ne0$ with $\int h_k\,d(\rho'-\rho'')=0$, of total mass 0, that $\phi*\cdot$ does not annihilate. $\mathcal M_{\rm seg}$ has (182) with $h_l=g_l$. The lemmas survive: lemma-6.1.`,
  uses: ['lemma-6.1'],
  families: [
    {
      name: 'four places on a line',
      arbitrary: fc
        .tuple(...Array.from({ length: 4 }, () => fc.integer({ min: -3, max: 3 })))
        .map((k): Instance => ({ u: k })),
    },
  ],
  decide(x) {
    const [p, q, z, y] = vectorAt(x, 'u');
    const named = { p, q, z, y };
    return conclude(
      assumeFormula('∫ h dρ′ = ∫ h dρ″', named, heard('p', 'z'), '=', heard('q', 'z')),
      expectFormula('s_ρ′(y) = s_ρ″(y)', named, heard('p', 'y'), '=', heard('q', 'y')),
    );
  },
};

export const claims: readonly Claim[] = [printed, sharp, semiMetric];
