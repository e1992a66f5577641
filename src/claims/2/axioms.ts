import type { Claim } from '../../engines/claim.js';
import { adjointAverage } from '../../finite/adjoint.js';
import { innerProduct } from '../../finite/energy.js';
import { average } from '../../finite/model.js';
import { kappaOf } from '../../operators/model.js';
import { toArray } from '../../operators/vector.js';
import type { Rational } from '../../scalar/rational.js';
import { multiply, ONE, rational, subtract, sum, toRational, ZERO } from '../../scalar/rational.js';
import { largest } from '../extremes.js';
import { averageOf, columnsOf, inner, kappaOf as kappaOfFlow } from '../formulas.js';
import { field, galleryFamilies, galleryModel, mixedFamily, targets } from '../gallery/cases.js';
import { GALLERY } from '../gallery/entries.js';
import { defined, evaluated, expectSpelled } from '../gallery/evaluated.js';
import { isSpelled } from '../gallery/spelled/spelled.js';
import { vectorAt } from '../read.js';
import { conclude, expectRelation, flowValue, NOTHING } from '../steps.js';

const MODELS = GALLERY.filter(isSpelled);
const MATERIAL = MODELS.filter(({ model }) => model.material);
const WITH_COORDINATES = MODELS.filter(
  ({ model, everywhere }) => model.environment.dim > 0 && everywhere === undefined,
);
const MATERIAL_WITH_COORDINATES = WITH_COORDINATES.filter(({ model }) => model.material);

const strength: Claim = {
  id: 'axioms-ev1',
  section: '2',
  source: 'Section 2, (ev1)',
  title: 'The communication strength is a finite positive measure',
  form: 'printed',
  statement: String.raw`For every model and every $\rho\in\mathcal P(\Omega)$, $\kappa_\rho$ is a finite positive measure on $\Omega$.`,
  reading:
    'Every model of section 2 at weighted points of total mass 1. κ as the library has it against the formula of the paper, evaluated by the checker from coordinates and masses; κ ≥ 0; 0 < κ(Ω) ≤ the bound of the model.',
  note: String.raw`The bound is $\bar S$ of (ev4) for material models, 1 for $p=\rho^2$ on cells of volume 1, and $|\Omega|$ for $\mathcal M_{\phi\phi}$. So $\mathcal M_{\phi\phi}$ is a model on a compact environment only: on $\mathbb R^n$ its $\kappa_\rho=1$ is Lebesgue measure, which is not finite, and (ev1) fails.`,
  cost: 6,
  families: galleryFamilies(MODELS),
  decide(x) {
    const found = evaluated(x);
    if (!found) return NOTHING;
    const { spell, model, rho } = found;
    const kappa = toArray(kappaOf(model, rho));
    const total = sum(kappa);
    return conclude(
      expectSpelled('κ is what the paper defines', spell.where, spell.kappa, kappa),
      expectRelation('κ ≥ 0', { kappa }, ['0', ZERO], '<=', ['kappa', kappa]),
      expectRelation('κ(Ω) > 0', { kappa }, ['0', ZERO], '<', [['sum', 'kappa'], total]),
      expectRelation('κ(Ω) is finite', { kappa }, [['sum', 'kappa'], total], '<=', [
        spell.total!,
        toRational(spell.total!),
      ]),
    );
  },
};

const bounded: Claim = {
  id: 'axioms-ev2',
  section: '2',
  source: 'Section 2, (ev2)',
  title: 'The average is linear and bounded on L²(κ)',
  form: 'printed',
  statement: String.raw`$[\cdot]_\rho$ is a linear bounded operator on $L^2(\kappa_\rho)$.`,
  reading:
    'Every model of section 2 at weighted points, two fields. [2u − 3v] = 2[u] − 3[v], and ‖[u]‖² ≤ sup [1]* ‖u‖² in L²(κ), the constant that Lemma 3.3 gives at this density.',
  note: String.raw`For a conservative model the constant is 1. For the others it depends on $\rho$; that it is uniform in $\rho$ under (27) is the claim ex-2.3-bound. At fixed finitely many points boundedness alone says nothing, so the constant is what is tested.`,
  cost: 6,
  families: galleryFamilies(MODELS, { u: field, v: field }),
  decide(x) {
    const found = galleryModel(x);
    if (!found || found.finite.n !== found.rho.n) return NOTHING;
    const { finite } = found;
    const [u, v] = [vectorAt(x, 'u'), vectorAt(x, 'v')];
    const combine = (a: readonly Rational[], b: readonly Rational[]): Rational[] =>
      a.map((t, i) => subtract(multiply(rational(2n), t), multiply(rational(3n), b[i])));
    const where = { F: flowValue(finite), u, v };
    const mean = average(finite, u);
    const norm = largest(
      adjointAverage(
        finite,
        u.map(() => ONE),
      ),
    );
    const k = kappaOfFlow('F');
    return conclude(
      expectRelation(
        '[2u − 3v] = 2[u] − 3[v]',
        where,
        [averageOf('F', ['-', ['*', '2', 'u'], ['*', '3', 'v']]), average(finite, combine(u, v))],
        '=',
        [['-', ['*', '2', averageOf('F', 'u')], ['*', '3', averageOf('F', 'v')]], combine(mean, average(finite, v))],
      ),
      expectRelation(
        '‖[u]‖² ≤ sup [1]* ‖u‖²',
        where,
        [inner(k, averageOf('F', 'u'), averageOf('F', 'u')), innerProduct(finite, finite.kappa, mean, mean)],
        '<=',
        [
          ['*', ['max', ['/', columnsOf('F'), k]], inner(k, 'u', 'u')],
          multiply(norm, innerProduct(finite, finite.kappa, u, u)),
        ],
      ),
    );
  },
};

const orderPreserving: Claim = {
  id: 'axioms-ev3',
  section: '2',
  source: 'Section 2, (ev3), (22)',
  title: 'The average preserves order and constants',
  form: 'printed',
  statement: String.raw`$[u]_\rho\ge0$ for $u\ge0$, and $[\mathbb 1]_\rho=\mathbb 1$.`,
  reading:
    'Every model of section 2 at weighted points, evaluated at up to three other places. The matrix of the library against the formula of the paper, evaluated by the checker from coordinates and masses; its entries are not negative, its rows sum to 1. A place at which the model is not defined makes no case.',
  cost: 8,
  families: [...galleryFamilies(MODELS), mixedFamily('all models at other targets', WITH_COORDINATES, { targets })],
  decide(x) {
    const found = evaluated(x);
    if (!found) return NOTHING;
    const { spell, average: A, targets: places } = found;
    const where = { A };
    const rows = Array.from({ length: places.n }, (_, i) =>
      sum(A.entries.slice(i * A.columns, i * A.columns + A.columns)),
    );
    return conclude(
      expectSpelled('[·] is what the paper defines', spell.where, spell.average, A),
      expectRelation('A ≥ 0', where, ['0', ZERO], '<=', ['A', A]),
      expectRelation('A 1 = 1', where, [['.', 'A', ['ones', ['T', 'A']]], rows], '=', ['1', ONE]),
    );
  },
};

const material: Claim = {
  id: 'axioms-ev4',
  section: '2',
  source: 'Section 2, (ev4)',
  title: 'Material models: the strength has a density that is bounded uniformly in ρ',
  form: 'printed',
  statement: String.raw`For material models $\kappa_\rho=s_\rho\rho$ with $\sup_\rho\|s_\rho\|_{L^\infty(\Omega)}\le\bar S$.`,
  reading:
    'Every material model of section 2 at weighted points, evaluated at up to three other places as well. s as the library has it against the formula of the paper; κ = m s; 0 ≤ s ≤ S̄ with the constant of the model.',
  note: String.raw`For all $\rho$, by hand: $\bar S=1$ for models with $s=1$; $\sup\phi$ for $\mathcal M_{CS}$, its power for $\mathcal M_\beta$; $\sup\psi\,\varepsilon^{-\alpha/2}$ for topological kernels; the largest of the constants of its rules for a multi-species model, since $\sum_\beta M^\beta=1$; $\max(\bar S,\varepsilon\sup\psi)$ for multi-flocks; $\bar S+1/\varepsilon$ for the penalised model. All but the last are 1 here. The restriction to a probability matters: $s$ grows with the total mass.`,
  uses: ['axioms-ev1'],
  cost: 8,
  families: [
    ...galleryFamilies(MATERIAL),
    mixedFamily('all material models at other targets', MATERIAL_WITH_COORDINATES, { targets }),
  ],
  decide(x) {
    const found = evaluated(x);
    const s = found && defined(() => toArray(found.model.strength(found.rho, found.targets)));
    if (!s) return NOTHING;
    const { spell, model, rho } = found;
    const own = defined(() => toArray(model.strength(rho)));
    const masses = toArray(rho.masses);
    const kappa = toArray(kappaOf(model, rho));
    return conclude(
      expectSpelled('s is what the paper defines', spell.where, spell.strength, s),
      expectRelation('s ≥ 0', { s }, ['0', ZERO], '<=', ['s', s]),
      expectRelation('s ≤ S̄', { s }, ['s', s], '<=', [spell.bound!, toRational(spell.bound!)]),
      expectRelation('κ = m s', { kappa, s: own!, m: masses }, ['kappa', kappa], '=', [
        ['*', 'm', 's'],
        own!.map((t, i) => multiply(masses[i], t)),
      ]),
    );
  },
};
export const claims: readonly Claim[] = [strength, bounded, orderPreserving, material];
