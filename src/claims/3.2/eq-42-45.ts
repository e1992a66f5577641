import type { Claim } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { adjointAverage } from '../../finite/adjoint.js';
import { finiteModelAt } from '../../operators/model.js';
import { toArray } from '../../operators/vector.js';
import type { Rational } from '../../scalar/rational.js';
import { HALF, ONE, divide, multiply, subtract, add } from '../../scalar/rational.js';
import { field, galleryFamilies } from '../gallery/cases.js';
import { GALLERY } from '../gallery/entries.js';
import { isSpelled } from '../gallery/spelled/spelled.js';
import { minus, outer, over, plus, scaleColumns, scaleRows, times } from '../gallery/spelled/terms.js';
import { vectorAt } from '../read.js';
import type { LazyStep } from '../steps.js';
import { NOTHING, conclude, expectRelation } from '../steps.js';
import type { KernelCase } from './kernel-steps.js';
import { apply, kernelCase, product } from './kernel-steps.js';

const MATERIAL = GALLERY.filter((entry) => entry.model.material && isSpelled(entry));

/** s/ρ_w times w: the reproducing kernel. */
const kernelOf = ({ spell: { weights, seen, strength } }: KernelCase): Formula =>
  scaleRows(over(strength, seen), weights);

const transposed = (M: readonly Rational[], n: number): Rational[] =>
  M.map((_, k) => M[(k % n) * n + Math.floor(k / n)]);

const correspondence: Claim = {
  id: 'eq-42-45',
  section: '3.2',
  source: '(42)-(44)',
  title: 'Two kernels of one model, and the adjoint',
  form: 'printed',
  statement: String.raw`With the kernel $\Phi_\rho$ of $[\cdot]_\rho$ with respect to $\kappa_\rho$: $\int\Phi_\rho(x,y)\,d\kappa_\rho(y)=1$, $[u]_\rho=\int\Phi_\rho u\,d\kappa_\rho$ (42); $\phi_\rho(x,y)=s_\rho(x)\Phi_\rho(x,y)s_\rho(y)$ (43); $s_\rho(y)[v]^*_\rho(y)=\int\phi_\rho(x,y)v(x)\,d\rho(x)$ (44).`,
  reading:
    'Every material model of section 2 at weighted points, two fields. Φ is the average of indicators over κ; φ_ρ, Φ and the adjoint in L²(κ) from coordinates and masses.',
  note: String.raw`As printed it holds. (43) needs (ev2): if $s_\rho(y)=0$ at a point of $\rho$, a field supported there is 0 in $L^2(\kappa_\rho)$, so its average has to be, and $\phi_\rho(\cdot,y)=0$ wherever $s_\rho>0$; $\Phi_\rho$ at $y$ is then free.`,
  uses: ['table-1', 'lemma-3.1'],
  cost: 30,
  families: galleryFamilies(MATERIAL, { u: field, v: field }, 4),
  decide(x) {
    const found = kernelCase(x);
    if (!found) return NOTHING;
    const { spell, computed, rho } = found;
    const [u, v] = [vectorAt(x, 'u'), vectorAt(x, 'v')];
    const { n } = rho;
    const { phi, s, A } = computed;
    const m = toArray(rho.masses);
    const kappa = product(m, s);
    const Phi = A.map((a, k) => divide(a, kappa[k % n]));
    const where = { ...spell.where, u, v };
    const kappaFormula = times('m', spell.strength);
    const PhiFormula = scaleColumns(spell.average, over('1', kappaFormula));
    const adjoint: Formula = over(['.', ['T', spell.average], times(kappaFormula, 'v')], kappaFormula);
    return conclude(
      expectRelation('∫Φ(x, y) dκ(y) = 1', where, [['.', PhiFormula, kappaFormula], apply(Phi, kappa)], '=', [
        '1',
        ONE,
      ]),
      expectRelation('[u] = ∫Φ(·, y)u(y) dκ(y)', where, [['.', spell.average, 'u'], apply(A, u)], '=', [
        ['.', PhiFormula, times(kappaFormula, 'u')],
        apply(Phi, product(kappa, u)),
      ]),
      expectRelation('φ_ρ(x, y) = s(x)Φ(x, y)s(y)', where, [kernelOf(found), { n, entries: phi }], '=', [
        scaleRows(spell.strength, scaleColumns(PhiFormula, spell.strength)),
        { n, entries: Phi.map((t, k) => multiply(s[Math.floor(k / n)], multiply(t, s[k % n]))) },
      ]),
      expectRelation(
        's(y)[v]*(y) = ∫φ_ρ(x, y)v(x) dρ(x)',
        where,
        [times(spell.strength, adjoint), product(s, adjointAverage(finiteModelAt(found.model, rho), v))],
        '=',
        [['.', ['T', kernelOf(found)], times('m', 'v')], apply(transposed(phi, n), product(m, v))],
      ),
    );
  },
};

/** Σ_j m_j φ(x_i, x_j) (w_j − v_i), and its formula */
const force = (kernel: Formula, w: Formula, v: Formula): Formula => [
  '.',
  times(kernel, minus(outer(['ones', v], w), outer(v, ['ones', w]))),
  'm',
];
const forceAt = (
  phi: readonly Rational[],
  m: readonly Rational[],
  w: readonly Rational[],
  v: readonly Rational[],
): Rational[] =>
  v.map((vi, i) =>
    m.reduce((sum, mj, j) => add(sum, multiply(mj, multiply(phi[i * m.length + j], subtract(w[j], vi)))), {
      n: 0n,
      d: 1n,
    }),
  );

const forces: Claim = {
  id: 'eq-42-45/force',
  section: '3.2',
  source: '(45a)-(45c)',
  title: 'The alignment force in its conventional form',
  form: 'printed',
  statement: String.raw`$s_i([v]_i-v_i)=\sum_jm_j\phi_{\rho^N}(x_i,x_j)(v_j-v_i)$ (45a), also where agents at one place have different velocities: $s_\rho([u]_\rho-v)=\int\phi_\rho(x,y)(w-v)f(y,w)\,dw\,dy$ (45b).`,
  reading:
    'Every material model of section 2 at weighted points. (45a) with one velocity at each place, which is (45c) too; (45b) with two velocities at each place, half of the mass each, and u their mean.',
  uses: ['eq-42-45'],
  cost: 24,
  families: galleryFamilies(MATERIAL, { u: field, v: field }, 4),
  decide(x) {
    const found = kernelCase(x);
    if (!found) return NOTHING;
    const { spell, computed, rho } = found;
    const [u, v] = [vectorAt(x, 'u'), vectorAt(x, 'v')];
    const { phi, s, A } = computed;
    const m = toArray(rho.masses);
    const where = { ...spell.where, u, v };
    const kernel = kernelOf(found);
    const mean = u.map((t, i) => multiply(HALF, add(t, v[i])));
    const pull = (w: readonly Rational[]): Rational[] =>
      product(
        s,
        apply(A, w).map((t, i) => subtract(t, v[i])),
      );
    const drawn = (w: Formula): Formula => times(spell.strength, minus(['.', spell.average, w], 'v'));
    const micro: LazyStep = expectRelation('s([v] − v) = Σ m φ_ρ (v_j − v_i)', where, [drawn('v'), pull(v)], '=', [
      force(kernel, 'v', 'v'),
      forceAt(phi, m, v, v),
    ]);
    const kinetic: LazyStep = expectRelation(
      's([u] − v) = ∫φ_ρ (w − v) f',
      where,
      [drawn(times('1/2', plus('u', 'v'))), pull(mean)],
      '=',
      [
        times('1/2', plus(force(kernel, 'u', 'v'), force(kernel, 'v', 'v'))),
        forceAt(phi, m, u, v).map((t, i) => multiply(HALF, add(t, forceAt(phi, m, v, v)[i]))),
      ],
    );
    return conclude(micro, kinetic);
  },
};

export const claims: readonly Claim[] = [correspondence, forces];
