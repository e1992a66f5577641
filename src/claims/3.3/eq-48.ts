import type { Claim } from '../../engines/claim.js';
import { flowOf } from '../../finite/flow.js';
import { finiteModelAt } from '../../operators/model.js';
import { toArray } from '../../operators/vector.js';
import { conservative } from '../../properties/conservative.js';
import { ONE, ZERO, divide, subtract } from '../../scalar/rational.js';
import { galleryFamilies } from '../gallery/cases.js';
import * as gallery from '../gallery/entries.js';
import { isSpelled } from '../gallery/spelled/spelled.js';
import { minus, over, scaleColumns, scaleRows, times } from '../gallery/spelled/terms.js';
import { apply, kernelCase, product } from '../3.2/kernel-steps.js';
import { NOTHING, conclude, expectProperty, expectRelation } from '../steps.js';

const MATERIAL = gallery.GALLERY.filter((entry) => entry.model.material && isSpelled(entry));

const printed: Claim = {
  id: 'eq-48',
  section: '3.3',
  source: '(48)',
  title: 'Conservation in terms of the reproducing kernel',
  form: 'printed',
  statement: String.raw`A material model is conservative iff $\int\phi_\rho(x,y)\,d\rho(x)=s_\rho(y)$, iff $\Phi_\rho$ is doubly stochastic.`,
  reading:
    'Every material model of section 2 at weighted points. Conservation of the model is decided from its matrix; the two integrals are compared with s and 1 by the checker, from coordinates and masses.',
  uses: ['eq-42-45'],
  cost: 12,
  families: galleryFamilies(MATERIAL, {}, 4),
  branches: ['conservative', 'not conservative'],
  decide(x) {
    const found = kernelCase(x);
    if (!found) return NOTHING;
    const { spell, computed, rho, model } = found;
    const { n } = rho;
    const { phi, s, A } = computed;
    const m = toArray(rho.masses);
    const kappa = product(m, s);
    const finite = finiteModelAt(model, rho);
    const yes = conservative.holds(flowOf(finite));
    const across = <T>(M: readonly T[]): T[] => M.map((_, k) => M[(k % n) * n + Math.floor(k / n)]);
    const kernel = scaleRows(over(spell.strength, spell.seen), spell.weights);
    const kappaFormula = times('m', spell.strength);
    const Phi = scaleColumns(spell.average, over('1', kappaFormula));
    const PhiValues = A.map((a, k) => divide(a, kappa[k % n]));
    return conclude(
      yes ? 'conservative' : 'not conservative',
      expectProperty('conservative', finite, 'the model', yes),
      expectRelation(
        `∫φ_ρ(x, y) dρ(x) ${yes ? '=' : '≠'} s(y)`,
        spell.where,
        [['.', ['T', kernel], 'm'], apply(across(phi), m)],
        '=',
        [spell.strength, s],
        yes,
      ),
      expectRelation(
        `∫Φ(x, y) dκ(x) ${yes ? '=' : '≠'} 1`,
        spell.where,
        [['.', ['T', Phi], kappaFormula], apply(across(PhiValues), kappa)],
        '=',
        ['1', ONE],
        yes,
      ),
    );
  },
};

/** Models that share out: a power of ρ_w other than 1 for strength, symmetric weights. */
const SHARING = [
  gallery.MT_TENT,
  gallery.MT_TENT_T,
  gallery.MT_BOX,
  gallery.MT_CAUCHY_R2,
  gallery.BETA_2,
  gallery.TOPO_MT,
  gallery.TOPO_BETA_2,
  gallery.VICSEK,
];

const constant: Claim = {
  id: 'eq-48/pair-weights',
  section: '3.3',
  source: 'Examples 2.3, 2.4, 2.6',
  title: 'When a power law of strengths is conservative',
  form: 'companion',
  statement: String.raw`With symmetric weights $w$, $[u]_\rho=\int wu\,d\rho/\rho_w$ and $s_\rho=\rho_w^\beta$, $\beta\ne1$, the model is conservative at $\rho$ iff it is symmetric at $\rho$, iff $\rho_w(x)=\rho_w(y)$ for all points of $\rho$ with $w(x,y)>0$.`,
  reading:
    'Motsch-Tadmor, the power law, their topological variants and the average of Vicsek at weighted points; w(x, y)(1/ρ_w(x) − 1/ρ_w(y)) from coordinates and masses against the exact decisions.',
  note: String.raw`For all $N$, by hand: $F_{ij}=m_im_jw_{ij}r_i^{\beta-1}$ with $r=\rho_w$. Conservation says $\sum_im_iw_{ij}(r_i^{\beta-1}-r_j^{\beta-1})=0$ for all $j$; where $r$ is largest among the points that a chain of $w>0$ connects, all terms have one sign, so $r$ is the same at all neighbours, and on. Then $F$ is symmetric. For a measure without atoms the same with $\rho$-almost every point. So $\mathcal M_{\rm MT}$ conserves momentum exactly on flocks each of whose parts sees itself equally dense everywhere.`,
  uses: ['eq-48'],
  cost: 12,
  families: galleryFamilies(SHARING, {}, 4),
  branches: ['equally dense', 'not equally dense'],
  decide(x) {
    const found = kernelCase(x);
    if (!found) return NOTHING;
    const { spell, computed, rho, model } = found;
    const { n } = rho;
    const shares = computed.A.map((a, k) => divide(a, rho.masses[k % n]));
    const difference = shares.map((t, k) => subtract(t, shares[(k % n) * n + Math.floor(k / n)]));
    const yes = difference.every((t) => t.n === 0n);
    const share = scaleRows(over('1', spell.seen), spell.weights);
    const finite = finiteModelAt(model, rho);
    return conclude(
      yes ? 'equally dense' : 'not equally dense',
      expectRelation(
        `w(x, y)(1/ρ_w(x) − 1/ρ_w(y)) ${yes ? '=' : '≠'} 0`,
        spell.where,
        [minus(share, ['T', share]), { n, entries: difference }],
        '=',
        ['0', ZERO],
        yes,
      ),
      expectProperty('conservative', finite, 'the model', yes),
      expectProperty('symmetric', finite, 'the model', yes),
    );
  },
};

export const claims: readonly Claim[] = [printed, constant];
