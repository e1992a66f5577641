import fc from 'fast-check';
import type { Claim, Decision, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { energies } from '../../finite/energy.js';
import type { FiniteModel } from '../../finite/model.js';
import { modelFromFlow } from '../../finite/model.js';
import { membership } from '../../operators/models/segregation.js';
import type { PartitionOfUnity } from '../../operators/partitions/partition-of-unity.js';
import { rationals } from '../../scalar/field.js';
import type { Rational } from '../../scalar/rational.js';
import { ONE, ZERO, add, divide, multiply, sign, sum } from '../../scalar/rational.js';
import { averageOf, inner, kappaOf } from '../formulas.js';
import { field, galleryFamilies, galleryModel } from '../gallery/cases.js';
import type { GalleryCase } from '../gallery/cases.js';
import { SEG_FULL_T, SEG_HATS, SEG_HATS_T, SEG_HATS_T2, SEG_SMOOTHSTEP_T } from '../gallery/entries.js';
import { vectorAt, whole } from '../read.js';
import type { LazyStep } from '../steps.js';
import { NOTHING, conclude, expectRelation, expectValue, flowValue } from '../steps.js';
import type { Neighbourhoods } from './neighbourhoods.js';
import {
  anyShares,
  chains,
  chainsOf,
  expectMoments,
  lengthened,
  neighbourhoodsAt,
  squareMatrix,
} from './neighbourhoods.js';

/** F_ij = m_i m_j Σ_l g_l(i) g_l(j) / ρ(g_l) */
function segregationFlow({ n, L, masses, g, moments }: Neighbourhoods): Rational[] {
  return Array.from({ length: n * n }, (_, k) => {
    const [i, j] = [Math.floor(k / n), k % n];
    const kernel = sum(moments.kappa.map((r, l) => divide(multiply(g[i * L + l], g[j * L + l]), r)));
    return multiply(multiply(masses[i], masses[j]), kernel);
  });
}

const total = (a: readonly Rational[], b: readonly Rational[]): Rational => sum(a.map((t, i) => multiply(t, b[i])));

/** (151), GY = Y, and what X ⊥ Y says, for a model of segregation and a field. */
function dissipation(data: Neighbourhoods, model: FiniteModel, u: readonly Rational[]): LazyStep[] {
  const { n, L, g, masses, moments } = data;
  const size = Math.max(n, L);
  const { a1 } = energies(model, u);
  const heard = moments.kappa.map((r, l) => divide(sum(masses.map((m, i) => multiply(m, multiply(u[i], g[i * L + l])))), r)); // prettier-ignore
  const { a0 } = energies(moments, heard);
  const mean = averageOf('F', 'u');
  const x2: Formula = ['.', 'y', ['T', ['ones', 'y']]];
  const where = { F: flowValue(model), C: flowValue(moments), u, y: heard, m: masses };
  const padded = {
    g: squareMatrix(size, L, g),
    C: squareMatrix(size, L, moments.flow),
    m: lengthened(size, masses),
    u: lengthened(size, u),
    y: lengthened(size, heard),
  };
  const sizes: Formula = ['.', ['T', 'g'], 'm'];
  const both = lengthened(size, heard.map((y, l) => multiply(y, moments.kappa[l]))); // prettier-ignore
  return [
    expectMoments(data),
    expectRelation('y ρ(g) = ρ(ug)', padded, [['*', 'y', sizes], both], '=', [['.', ['T', 'g'], ['*', 'm', 'u']], both]), // prettier-ignore
    expectRelation("Σ_l' ρ(g_l g_l') = ρ(g_l): GY = Y", padded, [['.', 'C', ['ones', 'C']], lengthened(size, moments.kappa)], '=', [sizes, lengthened(size, moments.kappa)]), // prettier-ignore
    expectRelation("𝓐₁ = ½ Σ ρ(g_l g_l') |y_l - y_l'|²", where, [['-', inner(kappaOf('F'), 'u', mean), inner(kappaOf('F'), mean, mean)], a1], '=', [['*', '1/2', ['sum', ['*', 'C', ['^', ['-', x2, ['T', x2]], '2']]]], a0]), // prettier-ignore
    expectRelation('Σ ρ(g) y = ∫ u dρ', where, [['.', ['T', kappaOf('C')], 'y'], total(moments.kappa, heard)], '=', [['sum', ['*', 'm', 'u']], total(masses, u)]), // prettier-ignore
  ];
}

const withField = (source: typeof chains) => ({
  name: source.name,
  arbitrary: source.arbitrary.chain((x) => {
    const n = (x.shares as readonly unknown[]).length;
    return fc
      .array(fc.integer({ min: -3, max: 3 }), { minLength: n, maxLength: n })
      .map((u): Instance => ({ ...x, u }));
  }),
});

const formula: Claim = {
  id: 'eq-151-156',
  section: '4.4',
  source: 'Proof of Proposition 4.16, segregation model',
  title: 'The dissipation of the segregation model, and its matrix of overlaps',
  form: 'printed',
  statement: String.raw`For $\mathcal M_{\rm seg}$: $\ \mathcal A_1=\frac12\sum_{l,l'}\rho(g_lg_{l'})\left|\frac{\rho(ug_l)}{\rho(g_l)}-\frac{\rho(ug_{l'})}{\rho(g_{l'})}\right|^2=|X|^2-\langle GX,X\rangle$, $GY=Y$, and $X\perp Y$ iff $\int u\,d\rho=0$.`,
  reading:
    'Points with masses, shares of a partition of unity and a field u; the flow matrix of M_seg is formed and its energies 𝓔₁ - 𝓔₂ compared with the double sum. G enters through x = X/Y and the moments C = ρ(g_l g_l′): ⟨GX, X⟩ = xᵀCx, and GY = Y says that C has row sums ρ(g_l).',
  note: String.raw`By hand: $\mathcal E_1=\sum_l\rho(ug_l)^2/\rho(g_l)$ and $\mathcal E_2=x^\top Cx$ with $x_l=\rho(ug_l)/\rho(g_l)$; the rest is the Dirichlet form of the symmetric flow matrix $C$. So the low-energy bound for $\mathcal M_{\rm seg}$ is the gap of a model on the $L$ neighbourhoods.`,
  families: [withField(anyShares), withField(chainsOf(3))],
  decide(x) {
    const data = neighbourhoodsAt(x);
    if (!data) return NOTHING;
    const model = modelFromFlow(rationals, data.n, segregationFlow(data), { masses: data.masses });
    return conclude(...dissipation(data, model, vectorAt(x, 'u')));
  },
};

/** The communities with mass, their memberships and moments. */
export function communitiesOf({ rho }: Pick<GalleryCase, 'rho'>, partition: PartitionOfUnity) {
  const all = membership(partition, rho);
  const { n } = rho;
  const masses = rho.masses as readonly Rational[];
  const kept = Array.from({ length: partition.length }, (_, l) => l).filter((l) =>
    masses.some((_, i) => sign(all[i * partition.length + l]) > 0),
  );
  const L = kept.length;
  const g = masses.flatMap((_, i) => kept.map((l) => all[i * partition.length + l]));
  const flow = Array.from({ length: L * L }, (_, c) =>
    sum(masses.map((m, i) => multiply(m, multiply(g[i * L + Math.floor(c / L)], g[i * L + (c % L)])))),
  );
  const data: Neighbourhoods = { n, L, masses, g, moments: modelFromFlow(rationals, L, flow) };
  return { data, kept };
}

const partitions: Claim = {
  id: 'eq-151-156/partitions',
  section: '4.4',
  source: '(151)',
  title: 'The dissipation of the segregation model on partitions of the line, the circle and a torus',
  form: 'companion',
  statement: String.raw`(151), $GY=Y$ and the rest of eq-151-156 for hat functions, smooth steps, products of hats and neighbourhoods of full support, on points with masses.`,
  reading:
    'A segregation model of the gallery, points, masses and a field; the flow matrix is the one of the library, compared with Σ_l m_i g_l(x_i) g_l(x_j) m_j/ρ(g_l). Communities without mass are left out.',
  uses: ['eq-151-156'],
  cost: 8,
  families: galleryFamilies([SEG_HATS, SEG_HATS_T, SEG_SMOOTHSTEP_T, SEG_FULL_T, SEG_HATS_T2], { u: field }),
  decide(x) {
    const found = galleryModel(x);
    const partition = found?.entry.communities;
    if (!found || !partition) return NOTHING;
    const { data } = communitiesOf(found, partition);
    const { n, L } = data;
    const size = Math.max(n, L);
    const where = { g: squareMatrix(size, L, data.g), m: lengthened(size, data.masses), r: lengthened(size, data.moments.kappa.map((r) => divide(ONE, r))) }; // prettier-ignore
    return conclude(
      expectValue('the flow of M_seg', where, ['*', ['.', 'g', ['.', ['diag', 'r'], ['T', 'g']]], ['.', 'm', ['T', 'm']]], squareMatrix(size, n, found.finite.flow)), // prettier-ignore
      expectRelation('the rows of g sum to 1', where, [['*', 'm', ['.', 'g', ['ones', 'm']]], where.m], '=', ['m', where.m]), // prettier-ignore
      ...dissipation(data, found.finite, vectorAt(x, 'u')),
    );
  },
};

/** A density that is thick: masses at the middle of every overlap of the hats on T, and more anywhere. */
const thick = {
  name: `${SEG_HATS_T.key}, masses in the middle of every overlap`,
  arbitrary: fc
    .record({
      more: fc.uniqueArray(fc.constantFrom(0, 1, 3, 4, 5, 7, 8, 9, 11, 12, 13, 15), { maxLength: 3 }),
      masses: fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom(1, 1000)), {
        minLength: 7,
        maxLength: 7,
      }),
    })
    .map(({ more, masses }): Instance => {
      const points = [2, 6, 10, 14, ...more].map((k) => [k]);
      return { model: SEG_HATS_T.key, unit: SEG_HATS_T.unit, points, masses: masses.slice(0, points.length) };
    }),
};

/** ρ(g_l g_k) > 0 for all pairs that `meet`. */
function populated(x: Instance, meet: (partition: PartitionOfUnity, l: number, k: number) => boolean): Decision {
  const found = galleryModel(x);
  const partition = found?.entry.communities;
  if (!found || !partition) return NOTHING;
  const { data, kept } = communitiesOf(found, partition);
  const { L, moments } = data;
  // Thick: all communities have mass, and so have the overlaps of all pairs that share more than a boundary.
  const share = (k: number): boolean => partition.overlaps(kept[Math.floor(k / L)], kept[k % L]);
  if (L < partition.length || moments.flow.some((c, k) => share(k) && sign(c) === 0)) return NOTHING;
  const apart = moments.flow.map((_, k) => whole(meet(partition, kept[Math.floor(k / L)], kept[k % L]) ? 0 : 1));
  return conclude(
    expectMoments(data),
    expectRelation(
      "ρ(g_l g_l') > 0 where the neighbourhoods meet",
      { C: flowValue(moments), apart: { n: L, entries: apart } },
      ['0', ZERO],
      '<',
      [['+', 'C', 'apart'], { n: L, entries: moments.flow.map((c, k) => add(c, apart[k])) }],
    ),
  );
}

const touching: Claim = {
  id: 'eq-151-156/supports',
  section: '4.4',
  source: '(153), (156)',
  title: 'Neighbourhoods whose supports meet, as printed',
  form: 'printed',
  statement: String.raw`If every neighbourhood, and every overlap with inner points, carries mass, then (153) holds for some $\delta>0$ and all $l,l'$ with $\operatorname{supp}g_l\cap\operatorname{supp}g_{l'}\ne\emptyset$.`,
  reading:
    'Hat functions on a circle and a density with mass in the middle of every overlap; ρ(g_l g_l′) for all pairs whose closed supports meet.',
  note: String.raw`Supports are closed. The supports of $g_l$ and $g_{l+2}$ may touch in a point, as those of hats do; then $g_lg_{l+2}=0$, (153) fails for every density, and there is no ball (156). Meant are pairs with $g_lg_{l'}\not\equiv0$.`,
  uses: ['eq-151-156'],
  cost: 4,
  families: [thick],
  decide: (x) => populated(x, (partition, l, k) => partition.supportsMeet(l, k)),
};

const overlapping: Claim = {
  id: 'eq-151-156/supports/corrected',
  section: '4.4',
  source: '(153), (156), corrected',
  title: 'Neighbourhoods that overlap',
  form: 'corrected',
  statement: String.raw`The same for all $l,l'$ with $g_lg_{l'}\not\equiv0$.`,
  reading: 'The same, for all pairs with a common place in the interior.',
  uses: ['eq-151-156/supports'],
  cost: 4,
  families: [thick],
  decide: (x) => populated(x, (partition, l, k) => partition.overlaps(l, k)),
};

/** Radius and value of (156) for the hats on T: knots at distance 2, so that g_l and g_{l+1} are ≥ 1/4 closer than 1/2 to their middle. */
const SPACING = 2;
const RADIUS = 1;
const LEVEL: Rational = { n: 1n, d: 4n };

const balls: Claim = {
  id: 'eq-151-156/thickness',
  section: '4.4',
  source: '(156)',
  title: 'Overlaps from the mass of balls',
  form: 'printed',
  statement: String.raw`If $g_l,g_{l'}\ge c_1$ on $B_{r_{\rm seg}}(x)$, then $\rho(g_lg_{l'})\ge c_1^2\,\rho(B_{r_{\rm seg}}(x))$; so $\frac{\rho(g_lg_{l'})}{\sqrt{\rho(g_l)\rho(g_{l'})}}\ge c_1^2\,\bar\rho_{r_{\rm seg}}(\Omega)$.`,
  reading:
    'Hat functions with knots at distance 2 on a circle, c₁ = 1/4, r_seg = 1/2 about the middle between two knots; points with masses. The mass of the balls is recomputed from the coordinates.',
  note: String.raw`For all N, by hand: as in the paper. $\rho(g_l)\le1$ is all that the root is good for; without it the bound is the same, see eq-155/linear.`,
  uses: ['eq-151-156/supports/corrected'],
  cost: 4,
  families: [thick, ...galleryFamilies([SEG_HATS_T])],
  decide(x) {
    const found = galleryModel(x);
    const partition = found?.entry.communities;
    if (!found || !partition || found.entry.key !== SEG_HATS_T.key) return NOTHING;
    const { rho } = found;
    const { data, kept } = communitiesOf(found, partition);
    const { n, L, masses } = data;
    // In units of 1/2: knots at 4 l, middles at 4 l + 2, balls closer than 1, length 16.
    const length = 2 * SPACING * partition.length;
    const places = Array.from({ length: n }, (_, i) => multiply(whole(2), rho.x[i]));
    const middles = kept.map((l) => whole(2 * SPACING * l + SPACING));
    const size = Math.max(n, L);
    const isNear = (i: number, l: number): boolean => {
      const d = Math.abs(Number(places[i].n) - Number(middles[l].n));
      return Math.min(d, length - d) < RADIUS;
    };
    const ball = kept.map((_, l) => sum(masses.filter((_m, i) => isNear(i, l))));
    const next = kept.map((l) => kept.indexOf((l + 1) % partition.length));
    const shift = Array.from({ length: L * L }, (_, k) => whole(next[Math.floor(k / L)] === k % L ? 1 : 0));
    const where = {
      p: lengthened(size, places),
      q: lengthened(size, middles),
      m: lengthened(size, masses),
      C: squareMatrix(size, L, data.moments.flow),
      next: squareMatrix(size, L, shift),
      c: LEVEL,
      N: whole(length),
    };
    const spread = (v: string): Formula => ['.', v, ['T', ['ones', 'm']]];
    const apart: Formula = ['abs', ['-', spread('q'), ['T', spread('p')]]];
    const distance: Formula = ['-', '0', ['larger', ['-', '0', apart], ['-', apart, 'N']]];
    const near: Formula = ['-', '0', ['larger', '-1', ['-', '0', ['larger', '0', ['-', '1', distance]]]]];
    const shared = kept.map((_, l) => (next[l] < 0 ? ZERO : data.moments.flow[l * L + next[l]]));
    const on = kept.map((_, l) => whole(next[l] < 0 ? 0 : 1));
    const known = { ...where, on: lengthened(size, on) };
    const bound: Formula = ['*', 'on', ['*', ['^', 'c', '2'], ['.', near, 'm']]];
    const both: Formula = ['.', ['*', 'C', 'next'], ['ones', 'm']];
    const size1: Formula = ['.', 'C', ['ones', 'm']];
    const { kappa } = data.moments;
    const least = kept.map((_, l) => multiply(on[l], multiply(multiply(LEVEL, LEVEL), ball[l])));
    return conclude(
      expectMoments(data),
      expectRelation("c₁² ρ(B) ≤ ρ(g_l g_l')", known, [bound, lengthened(size, least)], '<=', [both, lengthened(size, shared)]), // prettier-ignore
      expectRelation("c₁⁴ ρ(B)² ρ(g_l) ρ(g_l') ≤ ρ(g_l g_l')²", known, [['*', ['^', bound, '2'], ['*', size1, ['.', 'next', size1]]], lengthened(size, least.map((b, l) => multiply(multiply(b, b), on[l].n === 0n ? ZERO : multiply(kappa[l], kappa[next[l]]))))], '<=', [['^', both, '2'], lengthened(size, shared.map((c) => multiply(c, c)))]), // prettier-ignore
    );
  },
};

export const claims: readonly Claim[] = [formula, partitions, touching, overlapping, balls];
