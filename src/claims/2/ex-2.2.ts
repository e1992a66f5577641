import type { Claim, Decision, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { innerProduct } from '../../finite/energy.js';
import { average } from '../../finite/model.js';
import { reproducingKernelOf } from '../../operators/model.js';
import { toArray } from '../../operators/vector.js';
import type { Rational } from '../../scalar/rational.js';
import { add, multiply, sum } from '../../scalar/rational.js';
import { field, galleryCase, galleryFamilies, galleryModel, targets, targetsOf } from '../gallery/cases.js';
import {
  CS_BOX,
  CS_CAP_R2,
  CS_CAUCHY,
  CS_CAUCHY_R2,
  CS_ONE_SIDED,
  CS_TENT,
  CS_TENT_R2,
  CS_TENT_T,
} from '../gallery/entries.js';
import { spelled } from '../gallery/spelled/spelled.js';
import { plus, square, times } from '../gallery/spelled/terms.js';
import { vectorAt } from '../read.js';
import { conclude, expectProperty, expectRelation, NOTHING } from '../steps.js';

const EVEN = [CS_TENT, CS_TENT_T, CS_TENT_R2, CS_CAUCHY, CS_CAUCHY_R2, CS_BOX, CS_CAP_R2];

const squares = (u: readonly Rational[]): Rational[] => u.map((t) => multiply(t, t));

/** ‖[u]‖² ≤ ∫(|u|²ρ)_φ dρ = ‖u‖² in L²(κ), the proof in the text, and a certificate for every u. */
function contracts(x: Instance): Decision {
  const found = galleryModel(x);
  if (!found) return NOTHING;
  const { finite, entry, rho } = found;
  const { where, average: A, weights, kappa } = spelled(entry, rho);
  const { n } = rho;
  const u = vectorAt(x, 'u');
  const m = toArray(rho.masses);
  const phi = toArray(reproducingKernelOf(found.model, rho));
  const mean = average(finite, u);
  const filtered = m.map((mi, i) =>
    multiply(mi, sum(squares(u).map((t, j) => multiply(multiply(phi[i * n + j], m[j]), t)))),
  );
  const named = { ...where, u };
  const image: Formula = ['.', A, 'u'];
  return conclude(
    expectRelation(
      '‖[u]‖² ≤ ∫(|u|²ρ)_φ dρ',
      named,
      [['sum', times(kappa, square(image))], innerProduct(finite, finite.kappa, mean, mean)],
      '<=',
      [['sum', times('m', ['.', weights, times('m', square('u'))])], sum(filtered)],
    ),
    expectRelation(
      '∫(|u|²ρ)_φ dρ = ‖u‖²',
      named,
      [['sum', times('m', ['.', weights, times('m', square('u'))])], sum(filtered)],
      '=',
      [['sum', times(kappa, square('u'))], innerProduct(finite, finite.kappa, u, u)],
    ),
    expectProperty('2-contractive', finite),
  );
}

/** (26) at other places, those included that see no mass. */
function cauchySchwarz(x: Instance): Decision {
  const found = galleryCase(x);
  const places = found && targetsOf(x, found);
  if (!found || !places) return NOTHING;
  const { entry, rho, model } = found;
  const { where, weights } = spelled(entry, rho, places);
  const { n } = rho;
  const [u, v] = [vectorAt(x, 'u'), vectorAt(x, 'v')];
  const phi = toArray(reproducingKernelOf(model, rho, places));
  const filter = (f: readonly Rational[]): Rational[] =>
    Array.from({ length: places.n }, (_, i) =>
      sum(f.map((t, j) => multiply(multiply(phi[i * n + j], rho.masses[j]), t))),
    );
  const [pu, pv] = [filter(u), filter(v)];
  const energy = filter(squares(u).map((t, j) => add(t, multiply(v[j], v[j]))));
  const density = filter(u.map(() => rho.field.one));
  const filtered = (f: Formula): Formula => ['.', weights, times('m', f)];
  return conclude(
    expectRelation(
      '|(uρ)_φ|² ≤ (|u|²ρ)_φ ρ_φ',
      { ...where, u, v },
      [
        plus(square(filtered('u')), square(filtered('v'))),
        pu.map((t, i) => add(multiply(t, t), multiply(pv[i], pv[i]))),
      ],
      '<=',
      [
        times(filtered(plus(square('u'), square('v'))), ['.', weights, 'm']),
        energy.map((t, i) => multiply(t, density[i])),
      ],
    ),
  );
}

const contractive: Claim = {
  id: 'ex-2.2-contractive',
  section: '2',
  source: 'Example 2.2, (26)',
  title: 'Cucker-Smale is contractive',
  form: 'printed',
  statement: String.raw`$|(u\rho)_\phi|^2\le(|u|^2\rho)_\phi\,\rho_\phi$, and $\|[u]_\rho\|_{L^2(\kappa_\rho)}\le\|u\|_{L^2(\kappa_\rho)}$ for $\mathcal M_{CS}$.`,
  reading:
    'Cucker-Smale with even kernels in one and two dimensions and on a circle. Half of the cases: (26) for a field of two components at up to three places, those that see no mass included. The other half: both steps of the proof for one field, and a certificate that K − FᵀK⁻¹F ≥ 0, which is contraction for every field.',
  note: String.raw`The second step, $\int(|u|^2\rho)_\phi\,d\rho=\int|u|^2\rho_\phi\,d\rho$, needs $\phi$ to be even: see ex-2.2-contractive/one-sided. (26) does not.`,
  uses: ['lemma-3.9'],
  cost: 12,
  families: [
    ...galleryFamilies(EVEN, { u: field }),
    ...galleryFamilies([...EVEN, CS_ONE_SIDED], { u: field, v: field, targets }).map((f) => ({
      ...f,
      name: `(26): ${f.name}`,
    })),
  ],
  branches: ['contraction', '(26)'],
  decide: (x) => {
    const isBound = 'targets' in x;
    const decision = isBound ? cauchySchwarz(x) : contracts(x);
    return decision.applies ? { ...decision, branch: isBound ? '(26)' : 'contraction' } : decision;
  },
};

const oneSided: Claim = {
  id: 'ex-2.2-contractive/one-sided',
  section: '2',
  source: 'Example 2.2, evenness dropped',
  title: 'Cucker-Smale with a kernel that looks ahead is contractive',
  form: 'companion',
  statement: String.raw`$\mathcal M_{CS}$ is contractive on $L^2(\kappa_\rho)$ for every $\phi\ge0$, even or not.`,
  reading: 'φ(z) = (1 + z/2)₊ for z ≤ 0, else 0; contraction for every field.',
  note: String.raw`Expected to be refuted. The paper takes $\phi$ radially symmetric at (3) and says no more about it in Example 2.2.`,
  uses: ['ex-2.2-contractive'],
  cost: 4,
  families: galleryFamilies([CS_ONE_SIDED]),
  decide(x) {
    const found = galleryModel(x);
    return found ? conclude(expectProperty('2-contractive', found.finite)) : NOTHING;
  },
};

export const claims: readonly Claim[] = [contractive, oneSided];
