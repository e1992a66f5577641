import fc from 'fast-check';
import type { Claim, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { MT_BOX } from '../gallery/entries.js';
import type { Rational } from '../../scalar/rational.js';
import { ONE, add, divide, multiply, rational, subtract } from '../../scalar/rational.js';
import type { RegularModel } from '../3.7/regular-model.js';
import { CUCKER_SMALE, CUCKER_SMALE_CAUCHY, CUCKER_SMALE_T } from '../3.7/regular-model.js';
import { expectFormula } from '../formula-value.js';
import { casesOf, field, galleryCase } from '../gallery/cases.js';
import { integerAt, vectorAt, whole } from '../read.js';
import { NOTHING, conclude } from '../steps.js';
import { averageExperiments, localExperiments } from './fluctuation-experiments.js';
import type { TypeLaw } from './occupations.js';
import { fluctuations } from './occupations.js';

const MODELS: readonly RegularModel[] = [CUCKER_SMALE, CUCKER_SMALE_T, CUCKER_SMALE_CAUCHY];
const ATOMS = 2;
const AGENTS = 3;
const HALF = rational(1n, 2n);

/** Velocities u ± w with equal probabilities at each atom. */
const lawOf = (x: readonly Rational[], m: readonly Rational[], u: readonly Rational[], w: readonly Rational[]): TypeLaw => ({
  x,
  place: m.flatMap((_, k) => [k, k]),
  v: u.flatMap((t, k) => [add(t, w[k]), subtract(t, w[k])]),
  p: m.flatMap((q) => [multiply(q, HALF), multiply(q, HALF)]),
}); // prettier-ignore

/** g = s_ρ[u]_ρ = K (m u) */
const g: Formula = ['.', 'K', ['*', 'm', 'u']];
/** E|v|² at the atoms */
const energy: Formula = ['+', ['^', 'u', '2'], ['^', 'w', '2']];
/** Σ m ((K∘K)(m E|v|²) − g²) */
const others: Formula = ['sum', ['*', 'm', ['-', ['.', ['^', 'K', '2'], ['*', 'm', energy]], ['^', g, '2']]]];
/** Σ m ((u − g)² + w²) */
const itself: Formula = ['sum', ['*', 'm', ['+', ['^', ['-', 'u', g], '2'], ['^', 'w', '2']]]];

const printed: Claim = {
  id: 'lemma-6.2',
  section: '6',
  source: 'Lemma 6.2, (188)',
  title: 'Weighted averages obey a law of large numbers, uniformly in the law',
  form: 'printed',
  statement: String.raw`For uniformly regular models $\beta_N=\sup_{\mathcal E(f)\le\mathcal E_0}\mathbb E\,|s_{\rho^N}[u^N]_{\rho^N}(y_i)-s_\rho[u]_\rho(y_i)|^2\lesssim\frac1N$ for independent $(y_j,v_j)$ of law $f$; for $\mathcal M_{\rm CS}$ with $0\le\phi\le1$, $\beta_N\le\mathcal E_0\frac{N+3}{N^2}$.`,
  reading:
    'Laws with few atoms in x and two velocities at each; the expectation over all ways that N agents can occupy them, with the averages of the library at their own empirical measure, exactly. Measured for every uniformly regular model: the exponent of N in the largest expectation over laws, some of which get thin with N.',
  note: String.raw`True, with exponent $-1$ exactly. For all N, by hand, for $\mathcal M_{\rm CS}$: given $(y_1,v_1)$ the other terms are independent of mean 0, so that $N^2\,\mathbb E|\cdot|^2=\mathbb E|\phi(0)v_1-g|^2+(N-1)\,\mathbb E\,\operatorname{Var}(\phi(y_1-y_2)v_2)$ with $g=(u\rho)_\phi$. Uniform regularity is not needed on a torus: lemma-6.2/places.`,
  uses: ['lemma-6.1'],
  cost: 25,
  families: MODELS.map(({ entry }) => ({
    name: `${entry.key}, up to ${ATOMS} atoms, N ≤ ${AGENTS}`,
    arbitrary: fc
      .tuple(casesOf(entry, { u: field, v: field }, ATOMS), fc.integer({ min: 1, max: AGENTS }))
      .map(([x, agents]): Instance => ({ ...x, agents })),
  })),
  experiments: averageExperiments,
  decide(x) {
    const model = MODELS.find(({ entry }) => entry.key === x.model)!;
    const found = galleryCase(x);
    if (!found) return NOTHING;
    const N = integerAt(x, 'agents');
    const places = found.rho.x as unknown as readonly Rational[];
    const m = found.rho.masses as unknown as readonly Rational[];
    const [u, w] = [vectorAt(x, 'u'), vectorAt(x, 'v')];
    const { named, steps } = model.at(places);
    const { beta } = fluctuations(found.model, N, lawOf(places, m, u, w));
    const where = { ...named, m, u, w, N: whole(N), beta };
    return conclude(
      ...steps,
      expectFormula('β_N over all occupations = (E|v₁ − g|² + (N − 1) E Var(φ v₂))/N²', where, 'beta', '=', ['/', ['+', itself, ['*', ['-', 'N', '1'], others]], ['^', 'N', '2']]), // prettier-ignore
      expectFormula('β_N ≤ E₀ (N + 3)/N²', where, 'beta', '<=', ['/', ['*', ['sum', ['*', 'm', energy]], ['+', 'N', '3']], ['^', 'N', '2']]), // prettier-ignore
    );
  },
};

/** (M/N)(1 − (1 − 1/M)^N) */
const placesFormula: Formula = ['*', ['/', 'M', 'N'], ['-', '1', ['^', ['-', '1', ['/', '1', 'M']], 'N']]];

const places: Claim = {
  id: 'lemma-6.2/places',
  section: '6',
  source: 'Lemma 6.2, without uniform regularity',
  title: 'Local Motsch-Tadmor: the rate is the number of places over N, so none on the whole space',
  form: 'companion',
  statement: String.raw`For $\mathcal M_{\rm MT}$ with a kernel of bounded support and $M$ places of mass $\frac1M$ that do not hear each other, velocities $\pm1$: $\mathbb E|\cdot|^2=\frac MN\big(1-(1-\frac1M)^N\big)$. It is at most $\frac MN$, and with $M=N$ places, on $\mathbb R^n$, at least $1-\frac1e$ for every $N$: there $\beta_N\not\to0$.`,
  reading:
    'M places on a line four apart, the box of radius 2, N agents; all occupations, exactly. Measured on a circle, for kernels of bounded support and densities that get thin with N: the exponent is −1 all the same.',
  note: String.raw`By hand: the average at a place is the mean of the velocities of those who are there, $\mathbb E\frac1{1+B}$ for a binomial $B$ with $N-1$ and $\frac1M$; $(1-\frac1N)^N<\frac1e$. So lemma-6.2 needs a hypothesis on $\mathbb R^n$; on a torus thin places have little mass, and the bound is the number of balls that cover it over $N$, whatever the thickness.`,
  uses: ['lemma-6.2'],
  cost: 25,
  families: [
    {
      name: 'M ≤ 3 places, N ≤ 4',
      arbitrary: fc
        .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 4 }))
        .map(([M, agents]): Instance => ({ M, agents })),
    },
  ],
  experiments: localExperiments,
  decide(x) {
    const [M, N] = [integerAt(x, 'M'), integerAt(x, 'agents')];
    if (!(M >= 1 && N >= 1)) return NOTHING;
    const atoms = Array.from({ length: M }, (_, k) => whole(4 * k));
    const m = atoms.map(() => divide(ONE, whole(M)));
    const { beta } = fluctuations(MT_BOX.model, N, lawOf(atoms, m, m.map(() => whole(0)), m.map(() => ONE))); // prettier-ignore
    const where = { M: whole(M), N: whole(N), beta };
    return conclude(
      expectFormula('β over all occupations = (M/N)(1 − (1 − 1/M)^N)', where, 'beta', '=', placesFormula),
      expectFormula('β ≤ M/N', where, 'beta', '<=', ['/', 'M', 'N']),
    );
  },
};

export const claims: readonly Claim[] = [printed, places];
