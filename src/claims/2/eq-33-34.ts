import { alignmentMultiSpecies } from '../../dynamics/agents/multi-species.js';
import type { Claim, Decision, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import type { Measure } from '../../operators/measure.js';
import { space } from '../../operators/environment.js';
import { kernelPower } from '../../operators/kernels/power.js';
import { kernelTruncatedPolynomial } from '../../operators/kernels/truncated-polynomial.js';
import { modelCuckerSmale } from '../../operators/models/cucker-smale.js';
import { modelMultiSpecies } from '../../operators/models/multi-species.js';
import { toArray } from '../../operators/vector.js';
import type { Rational } from '../../scalar/rational.js';
import { multiply, subtract, sum } from '../../scalar/rational.js';
import { field, galleryCase, galleryFamilies } from '../gallery/cases.js';
import { MULTI_SPECIES, MULTI_SPECIES_CS } from '../gallery/entries.js';
import { defined } from '../gallery/evaluated.js';
import { box, cap, cauchy, tent } from '../gallery/spelled/kernels.js';
import { isPresent, speciesOf } from '../gallery/spelled/species.js';
import type { Ingredients } from '../gallery/spelled/spelled.js';
import { spelled } from '../gallery/spelled/spelled.js';
import { differences, over, plus, times } from '../gallery/spelled/terms.js';
import { vectorAt } from '../read.js';
import { conclude, expectRelation, NOTHING } from '../steps.js';
import { twoForces } from './two-forces.js';

/** φ^{αβ}(x_j − x_i) of the rules of Cucker-Smale type, and which species is which. */
const KERNELS = [
  [tent('2'), cauchy],
  [cap('2'), box('2', '1/2')],
];

/** (33): Σ_β Σ_j m_j^β φ^{αβ}(x_j^β − x_i^α)(v_j^β − v_i^α) */
const direct = ({ axes }: Ingredients): Formula =>
  plus(
    ...[0, 1].flatMap((a) =>
      [0, 1].map((b) =>
        times(`f${a}`, ['.', times(KERNELS[a][b](axes), ['-', '0', differences('v', 'v')]), times('m', `e${b}`)]),
      ),
    ),
  );

/** (34): Σ_β M^β s^{αβ}[u^β]^{αβ}, at ρ^β = m 1_β / M^β; with u = 1 it is s_ρ(x, α) */
function combined(ingredients: Ingredients, u: Formula): Formula {
  const { axes } = ingredients;
  const rule = (a: number, b: number): Formula => {
    const mass: Formula = ['sum', times('m', `e${b}`)];
    const rho = over(times('m', `e${b}`), mass);
    const sees = (f: Formula): Formula => ['.', RULES[a][b].kernel(axes), times(rho, f)];
    const ones: Formula = ['ones', 'm'];
    // s [u] is (uρ)_φ for Cucker-Smale, (uρ)_φ/ρ_φ for Motsch-Tadmor
    return times(mass, RULES[a][b].favre ? over(sees(u), sees(ones)) : sees(u));
  };
  return plus(
    ...[0, 1].flatMap((a) => [0, 1].filter((b) => isPresent(ingredients, b)).map((b) => times(`f${a}`, rule(a, b)))),
  );
}

const RULES = [
  [
    { kernel: tent('2'), favre: false },
    { kernel: cauchy, favre: false },
  ],
  [
    { kernel: cauchy, favre: true },
    { kernel: box('2', '1/2'), favre: false },
  ],
];

/** s_ρ([v]_ρ − v) of the library, at masses as they are given: any total M. */
function canonical(x: Instance): { force: Rational[]; s: Rational[]; mean: Rational[]; rho: Measure } | undefined {
  const found = galleryCase(x);
  if (!found) return undefined;
  const rho = { ...found.rho, masses: vectorAt(x, 'masses') };
  const v = vectorAt(x, 'u');
  return defined(() => {
    const s = toArray(found.model.strength(rho));
    const { entries } = found.model.matrix(rho);
    const mean = v.map((_, i) => sum(v.map((t, j) => multiply(entries[i * rho.n + j], t))));
    return { force: v.map((t, i) => multiply(s[i], subtract(mean[i], t))), s, mean, rho };
  });
}

function decide(x: Instance): Decision {
  const found = galleryCase(x);
  const values = canonical(x);
  if (!found || !values) return NOTHING;
  const { force, s, mean, rho } = values;
  const { ingredients, where } = spelled(found.entry, rho);
  const named = { ...where, ...speciesOf(ingredients), v: vectorAt(x, 'u'), s, mean };
  if (found.entry.key === MULTI_SPECIES_CS.key)
    return conclude(
      expectRelation('Σ_β Σ_j m φ(v_j − v_i) = s([v] − v)', named, [direct(ingredients), force], '=', [
        times('s', ['-', 'mean', 'v']),
        force,
      ]),
      '(33)',
    );
  return conclude(
    expectRelation('s_ρ = Σ_β M^β s^{αβ}', named, [combined(ingredients, ['ones', 'm']), s], '=', ['s', s]),
    expectRelation(
      '[u]_ρ = Σ_β M^β s^{αβ}[u^β] / s_ρ',
      named,
      [over(combined(ingredients, 'v'), combined(ingredients, ['ones', 'm'])), mean],
      '=',
      ['mean', mean],
    ),
    '(34)',
  );
}

const PLANE = space(2);
const IN_THE_PLANE = [
  [kernelPower(1), kernelTruncatedPolynomial(4, 3)],
  [kernelPower(3), kernelPower(2)],
];
const alongRuns = twoForces(
  '(33) and the canonical system along runs',
  modelMultiSpecies(
    ['one', 'two'],
    IN_THE_PLANE.map((row) => row.map((kernel) => modelCuckerSmale(PLANE, kernel))),
  ),
  2,
  alignmentMultiSpecies(PLANE, IN_THE_PLANE),
);

const multiSpecies: Claim = {
  id: 'eq-33-34',
  section: '2',
  source: 'Example 2.9, (33), (34)',
  title: 'The multi-species system is the canonical one on Ω × A',
  form: 'printed',
  statement: String.raw`With $s_\rho(x,\alpha)=\sum_\beta M^\beta s^{\alpha\beta}_{\rho^\beta}(x)$ and (34) the system (33) is $\dot v=s_\rho([v]_\rho-v)$.`,
  reading:
    'Two species on a line, agents at rational points with masses of any total. Half of the cases: four Cucker-Smale rules with different kernels; s([v] − v) by the library against the double sum of (33). The other half: Cucker-Smale and Motsch-Tadmor rules; strength and average by the library against (34). A species may be absent. And runs in the plane under both forces.',
  note: String.raw`$M^\beta=\sum_jm_j^\beta$ and $\rho^\beta=\frac1{M^\beta}\sum_jm_j^\beta\delta_{x_j^\beta}$. $\rho$ itself is normalised by $M$ in the text, so that $s_\rho\,d\rho$ is $\frac1M$ of the measure $\sum m_is_i\delta_{x_i}$; this factor is in all of $\kappa_\rho$ and changes no property. A species without agents has no $\rho^\beta$: its term is left out.`,
  cost: 10,
  families: galleryFamilies([MULTI_SPECIES_CS, MULTI_SPECIES], { u: field }, 6),
  branches: ['(33)', '(34)'],
  experiments: [alongRuns],
  decide,
};

export const claims: readonly Claim[] = [multiSpecies];
