import fc from 'fast-check';
import type { Claim, Decision, Instance } from '../../engines/claim.js';
import { torus } from '../../operators/environment.js';
import { kernelTent } from '../../operators/kernels/tent.js';
import { measure } from '../../operators/measure.js';
import { kappaOf } from '../../operators/model.js';
import { modelMollifiedPressure, pressureIdealGas } from '../../operators/models/mollified-pressure.js';
import { latticeQuadrature } from '../../operators/quadrature.js';
import { toArray } from '../../operators/vector.js';
import type { Rational } from '../../scalar/rational.js';
import { divide, multiply, ONE, rational, sign, sum, ZERO } from '../../scalar/rational.js';
import { cells, galleryCase, galleryFamilies, mixedFamily } from '../gallery/cases.js';
import { DOUBLY_MOLLIFIED_3, GALLERY, MOLLIFIED_PRESSURE } from '../gallery/entries.js';
import { defined, evaluated, pickWhere } from '../gallery/evaluated.js';
import { isSpelled } from '../gallery/spelled/spelled.js';
import { scalarAt } from '../read.js';
import { conclude, expectRelation, NOTHING } from '../steps.js';

/** Of the players of a finite set none can be vacuum: whoever listens to one that is not there has no average. */
const MATERIAL = GALLERY.filter((entry) => isSpelled(entry) && entry.model.material && entry.model.environment.dim > 0);

/** The material models by the kind of their average. */
const KINDS: readonly (readonly [kind: string, names: readonly string[]])[] = [
  ['global and identity', ['global', 'identity']],
  ['pair weights', ['cucker-smale', 'motsch-tadmor', 'beta', 'vicsek']],
  ['topological weights', ['topological-cucker-smale', 'topological-motsch-tadmor', 'topological-beta']],
  ['mollified and penalised', ['mollified', 'penalised']],
  ['segregation', ['conditional', 'segregation']],
  ['species and flocks', ['multi-species', 'multi-flock']],
];

/** 1 in vacuum, 0 on the support of ρ */
const vacuumOf = (masses: readonly Rational[]): Rational[] => masses.map((m) => (sign(m) > 0 ? ZERO : ONE));

/** [u] = 0 at all cells where it is defined, for the field that is 1 in vacuum and 0 elsewhere. */
function blindToVacuum(x: Instance): Decision {
  const found = evaluated(x, (_, { model, rho }) =>
    pickWhere({ ...rho }, (one) => defined(() => model.matrix(rho, one)) !== undefined),
  );
  if (!found) return NOTHING;
  const { spell, rho, average: A } = found;
  const u = vacuumOf(toArray(rho.masses));
  if (u.every((t) => sign(t) === 0)) return NOTHING;
  const mean = Array.from({ length: A.entries.length / A.columns }, (_, i) =>
    sum(u.map((t, j) => multiply(A.entries[i * A.columns + j], t))),
  );
  return conclude(
    expectRelation('[u] = 0', { ...spell.where, u }, [['.', spell.average, 'u'], mean], '=', ['0', ZERO]),
  );
}

const supported: Claim = {
  id: 'axioms-ev5',
  section: '2',
  source: 'Section 2, (ev5)',
  title: 'Material models do not look at vacuum',
  form: 'printed',
  statement: String.raw`For material models $[u]_\rho=0$ if $u=0$ $\rho$-almost everywhere.`,
  reading:
    'Every material model of section 2 with coordinates, at a density on cells, some of them vacuum. The field that is 1 in vacuum and 0 on the support has the average 0 in every cell where the model is defined.',
  note: String.raw`By linearity and order this is the whole axiom: $|[u]_\rho|\le\sup|u|\,[\mathbb 1_{\{\rho=0\}}]_\rho$.`,
  cost: 8,
  families: KINDS.map(([kind, names]) =>
    mixedFamily(
      kind,
      MATERIAL.filter(({ model }) => names.includes(model.name)),
      cells,
    ),
  ),
  decide: blindToVacuum,
};

const pressureIsBlind: Claim = {
  id: 'axioms-ev5/mollified-pressure',
  section: '2',
  source: 'Example 2.5, (ev5)',
  title: 'With a pressure that vanishes in vacuum (ev5) holds',
  form: 'companion',
  statement: String.raw`$\mathcal M_{\phi,p}$ with $p=\rho^\gamma$, $\gamma\ge1$, satisfies (ev5).`,
  reading: 'p = ρ² on eight cells of a circle, some of them vacuum; the same field.',
  note: String.raw`So of the two reasons that the text gives for calling the model not material, only the unbounded strength applies to an ideal gas.`,
  uses: ['axioms-ev5'],
  cost: 30,
  families: galleryFamilies([MOLLIFIED_PRESSURE], cells),
  decide: blindToVacuum,
};

const doublyMollifiedIsNot: Claim = {
  id: 'axioms-ev5/doubly-mollified',
  section: '2',
  source: 'Example 2.5, (ev5)',
  title: 'The doubly mollified model satisfies (ev5)',
  form: 'companion',
  statement: String.raw`$\mathcal M_{\phi\phi}$, $[u]_\rho=u_{\phi*\phi}$, satisfies (ev5).`,
  reading: 'Three cells of a circle, some of them vacuum; the same field.',
  note: String.raw`Expected to be refuted: the average knows $u$ in vacuum. The text says that the model is not material; here is why.`,
  uses: ['axioms-ev5'],
  cost: 6,
  families: galleryFamilies([DOUBLY_MOLLIFIED_3], cells),
  decide: blindToVacuum,
};

const strengthInVacuum: Claim = {
  id: 'axioms-ev4/doubly-mollified',
  section: '2',
  source: 'Example 2.5, (ev4)',
  title: 'The strength of the doubly mollified model has a density with respect to ρ',
  form: 'companion',
  statement: String.raw`For $\mathcal M_{\phi\phi}$, $\kappa_\rho=s_\rho\rho$ with some $s_\rho$: $\kappa_\rho$ vanishes where $\rho$ does.`,
  reading: 'Three cells of a circle, some of them vacuum; κ of the vacuum is 0.',
  note: String.raw`Expected to be refuted: $\kappa_\rho=1$.`,
  uses: ['axioms-ev4'],
  families: galleryFamilies([DOUBLY_MOLLIFIED_3], cells),
  decide(x) {
    const found = galleryCase(x);
    if (!found) return NOTHING;
    const kappa = toArray(kappaOf(found.model, found.rho));
    const vacuum = vacuumOf(toArray(found.rho.masses));
    if (vacuum.every((t) => sign(t) === 0)) return NOTHING;
    return conclude(
      expectRelation(
        'κ(vacuum) = 0',
        { kappa, vacuum },
        [['sum', ['*', 'kappa', 'vacuum']], sum(kappa.map((k, i) => multiply(k, vacuum[i])))],
        '=',
        ['0', ZERO],
      ),
    );
  },
};

const CIRCLE = torus(1, 8);
const SQUARE_GAS = modelMollifiedPressure(CIRCLE, kernelTent(2), latticeQuadrature(CIRCLE, 1), pressureIdealGas(2));

const unbounded: Claim = {
  id: 'axioms-ev4/mollified-pressure',
  section: '2',
  source: 'Example 2.5, (ev4)',
  title: 'No bound for the strength of a pressure law',
  form: 'companion',
  statement: String.raw`$\mathcal M_{\phi,p}$ with $p=\rho^2$: for every $\bar S$ there is a $\rho\in\mathcal P(\Omega)$ with $s_\rho>\bar S$ somewhere on its support, so (ev4) fails.`,
  reading: 'A number S. All mass in one cell of volume 1/(S + 1) of a circle; s = κ/ρ there is greater than S.',
  note: String.raw`For all $\bar S$, by hand: $s_\rho=p(\rho)/\rho=\rho=\bar S+1$ there. The same with $p=\rho^\gamma$ and $\rho^{\gamma-1}$ for every $\gamma>1$; on $\mathcal D=\{\rho\le R\}$ the model is material, with $\bar S=R^{\gamma-1}$.`,
  uses: ['axioms-ev4'],
  families: [
    {
      name: 'numbers up to 10⁶',
      arbitrary: fc.integer({ min: 1, max: 1_000_000 }).map((S): Instance => ({ S })),
    },
  ],
  decide(x) {
    const S = scalarAt(x, 'S');
    if (sign(S) < 0) return NOTHING;
    const volume = divide(ONE, rational(S.n + S.d, S.d));
    const s = SQUARE_GAS.strength(measure(CIRCLE, { points: [0], masses: [1], volumes: [volume] }))[0];
    return conclude(
      expectRelation('S < p(m/V) V/m at m = 1', { S, V: volume }, ['S', S], '<', [
        ['/', ['*', ['^', ['/', '1', 'V'], '2'], 'V'], '1'],
        s,
      ]),
    );
  },
};

export const claims: readonly Claim[] = [strengthInVacuum, unbounded, supported, pressureIsBlind, doublyMollifiedIsNot];
