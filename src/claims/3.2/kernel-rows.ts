import fc from 'fast-check';
import type { Formula } from '../../finite/certificate.js';
import type { Instance } from '../../engines/claim.js';
import { casesOf, field } from '../gallery/cases.js';
import * as more from '../gallery/combined.js';
import * as gallery from '../gallery/entries.js';
import type { GalleryEntry } from '../gallery/entry.js';
import { figure } from '../gallery/certain.js';
import type { SpelledKernel } from './kernel-steps.js';
import { over, scaleColumns, scaleRows } from '../gallery/spelled/terms.js';

/** A row of Table 1: a model and its reproducing kernel. */
export interface KernelRow {
  /** last part of the id */
  readonly key: string;
  /** model and kernel, TeX between dollars */
  readonly model: string;
  readonly title: string;
  readonly source: string;
  readonly added: boolean;
  /** models of the gallery, N ≤ 4 */
  readonly cases: readonly fc.Arbitrary<Instance>[];
  /** φ_ρ as the table prints it, from pair weights w and the mass ρ_w that is seen */
  readonly kernel: (parts: SpelledKernel) => Formula;
  /** TeX between dollars, beside the verdict */
  readonly condition?: string;
  readonly note?: string;
  readonly cost?: number;
}

const random = (...entries: readonly GalleryEntry[]): fc.Arbitrary<Instance>[] =>
  entries.map((entry) => casesOf(entry, { u: field }, 4));

/** The kernel is the weight itself. */
const weight = ({ weights }: SpelledKernel): Formula => weights;
/** w/ρ_w(x) */
const shared = ({ weights, seen }: SpelledKernel): Formula => scaleRows(over('1', seen), weights);
/** w/ρ_w^(1 − β)(x) with s = ρ_w^β */
const power = ({ weights, seen, strength }: SpelledKernel): Formula => scaleRows(over(strength, seen), weights);

/** Densities of three agents on the line at which all ρ_φ are squares of rational numbers, for the tent of radius 2. */
const SQUARES: readonly (readonly [points: readonly number[], masses: readonly number[]])[] = [
  [[0, 1, 4], [4, 16, 5]],
  [[0, 1, 4], [6, 4, 15]],
  [[0, 1, 5], [28, 28, 25]],
  [[0, 2, 4], [11, 14, 25]],
  [[0, 2, 5], [21, 8, 7]],
  [[0, 3, 6], [3, 6, 23]],
  [[0, 3, 6], [3, 13, 9]],
  [[0, 3, 7], [4, 11, 12]],
]; // prettier-ignore

const withField = (cases: fc.Arbitrary<Instance>, n: number): fc.Arbitrary<Instance> =>
  fc.tuple(cases, field(n)).map(([x, u]): Instance => ({ ...x, u }));

const squares = SQUARES.map(([points, weights]) =>
  withField(
    figure(
      more.BETA_HALF,
      points.map((t) => [t]),
      weights,
      '',
    ).cases,
    3,
  ),
);

export const PRINTED_KERNELS: readonly KernelRow[] = [
  {
    key: 'global',
    model: String.raw`$\mathcal M_{\rm glob}$: $1$`,
    title: 'The reproducing kernel of the global average',
    source: 'Table 1',
    added: false,
    cases: random(gallery.GLOBAL),
    kernel: weight,
  },
  {
    key: 'cucker-smale',
    model: String.raw`$\mathcal M_{\rm CS}$: $\phi(x-y)$`,
    title: 'The reproducing kernel of Cucker-Smale',
    source: 'Table 1',
    added: false,
    cases: random(gallery.CS_TENT, gallery.CS_TENT_T, gallery.CS_CAUCHY_R2, gallery.CS_BOX, gallery.CS_ONE_SIDED),
    kernel: weight,
  },
  {
    key: 'motsch-tadmor',
    model: String.raw`$\mathcal M_{\rm MT}$: $\phi(x-y)/\rho_\phi(x)$`,
    title: 'The reproducing kernel of Motsch-Tadmor',
    source: 'Table 1',
    added: false,
    cases: random(gallery.MT_TENT, gallery.MT_TENT_T, gallery.MT_BOX, gallery.MT_CAUCHY_R2),
    kernel: shared,
  },
  {
    key: 'beta',
    model: String.raw`$\mathcal M_\beta$: $\phi(x-y)/\rho_\phi^{1-\beta}(x)$`,
    title: 'The reproducing kernel of the power law',
    source: 'Table 1',
    added: false,
    cases: [...random(gallery.BETA_2), fc.oneof(...squares)],
    kernel: power,
    note: String.raw`$\beta=2$ at random densities; $\beta=\frac12$ at densities of which all $\rho_\phi(x_i)$ are squares of rational numbers, so that everything is exact.`,
  },
  {
    key: 'mollified',
    model: String.raw`$\mathcal M_\phi$: $\int\frac{\phi(x-z)\phi(y-z)}{\rho_\phi(z)}dz$`,
    title: 'The reproducing kernel of the over-mollified model',
    source: 'Table 1',
    added: false,
    cases: random(gallery.MOLLIFIED, gallery.MOLLIFIED_T),
    kernel: weight,
    note: String.raw`The integral is a sum over a lattice on which $\sum_\xi\phi(x-\xi)h=1$.`,
    cost: 30,
  },
  {
    key: 'segregation',
    model: String.raw`$\mathcal M_{\rm seg}$: $\sum_l\frac{g_l(x)g_l(y)}{\rho(g_l)}$`,
    title: 'The reproducing kernel of segregation',
    source: 'Table 1',
    added: false,
    cases: random(
      gallery.SEG_HATS,
      gallery.SEG_HATS_T,
      gallery.SEG_SMOOTHSTEP_T,
      gallery.SEG_FULL_T,
      gallery.SEG_HATS_T2,
    ),
    kernel: weight,
    cost: 14,
  },
];

/** Cells without vacuum. */
const filled = (entry: GalleryEntry): fc.Arbitrary<Instance> =>
  casesOf(entry, { u: field }).map((x): Instance => ({ ...x, masses: (x.masses as number[]).map((m) => m || 1) }));

export const ADDED_KERNELS: readonly KernelRow[] = [
  {
    key: 'identity',
    model: String.raw`$\mathcal M_{\rm I}$: $\mathbb 1_{x=y}/\rho(\{x\})$`,
    title: 'The reproducing kernel of the identity model',
    source: 'Example 2.1',
    added: true,
    cases: random(gallery.IDENTITY),
    kernel: shared,
    condition: String.raw`for atomic $\rho$ only`,
    note: String.raw`For a density without atoms, by hand: a kernel would have to be 0 off the diagonal, which is a null set of $\rho\otimes\rho$, and then reproduces only 0.`,
  },
  {
    key: 'topological-cucker-smale',
    model: String.raw`$\mathcal M_{\rm CS}^{\rm topo}$: $\phi_\rho(x,y)$ of (31)`,
    title: 'The reproducing kernel of topological Cucker-Smale',
    source: 'Example 2.6',
    added: true,
    cases: random(gallery.TOPO_CS, gallery.TOPO_CS_T, gallery.TOPO_CS_R2),
    kernel: weight,
    cost: 30,
  },
  {
    key: 'topological-motsch-tadmor',
    model: String.raw`$\mathcal M_{\rm MT}^{\rm topo}$: $\phi_\rho(x,y)/\int\phi_\rho(x,z)\,d\rho(z)$`,
    title: 'The reproducing kernel of topological Motsch-Tadmor',
    source: 'Example 2.6',
    added: true,
    cases: random(gallery.TOPO_MT),
    kernel: shared,
    cost: 30,
  },
  {
    key: 'topological-beta',
    model: String.raw`$\mathcal M_\beta^{\rm topo}$: $\phi_\rho(x,y)/(\int\phi_\rho(x,z)\,d\rho(z))^{1-\beta}$`,
    title: 'The reproducing kernel of the topological power law',
    source: 'Example 2.6',
    added: true,
    cases: random(gallery.TOPO_BETA_2),
    kernel: power,
    cost: 30,
  },
  {
    key: 'conditional',
    model: String.raw`$\mathcal M_{\mathcal F}$: $\sum_l\mathbb 1_{A_l}(x)\mathbb 1_{A_l}(y)/\rho(A_l)$`,
    title: 'The reproducing kernel of conditional expectation',
    source: 'Example 2.7',
    added: true,
    cases: random(gallery.CONDITIONAL, gallery.CONDITIONAL_T, gallery.CONDITIONAL_R2),
    kernel: weight,
  },
  {
    key: 'multi-species',
    model: String.raw`multi-species: $\phi^{\alpha\beta}_{\rho^\beta}(x,y)$`,
    title: 'The reproducing kernel of several species',
    source: 'Example 2.9',
    added: true,
    cases: random(gallery.MULTI_SPECIES),
    kernel: weight,
    note: String.raw`Densities of total mass 1, so that $M=1$ and $\rho=\sum_\alpha M^\alpha\rho^\alpha\otimes\delta_\alpha$.`,
  },
  {
    key: 'multi-flock',
    model: String.raw`multi-flock: $\phi^\alpha_{\rho^\alpha}(x,y)$ inside, $\varepsilon\psi(X^\alpha,X^\beta)$ between`,
    title: 'The reproducing kernel of several flocks',
    source: 'Example 2.10',
    added: true,
    cases: random(gallery.MULTI_FLOCK),
    kernel: weight,
  },
  {
    key: 'opinions',
    model: String.raw`opinions (1): $\lambda_ia_{ij}/m_j$`,
    title: 'The reproducing kernel of opinion dynamics',
    source: 'Example 2.11, (1)',
    added: true,
    cases: random(gallery.OPINIONS),
    kernel: weight,
  },
  {
    key: 'vicsek',
    model: String.raw`Vicsek (2): $\mathbb 1_{|x-y|<r_0}/\rho(B_{r_0}(x))$`,
    title: 'The reproducing kernel of the average of Vicsek',
    source: '(2)',
    added: true,
    cases: random(gallery.VICSEK),
    kernel: shared,
  },
  {
    key: 'penalised',
    model: String.raw`penalised (288): $\phi_\rho(x,y)+\frac1\varepsilon\int\frac{\psi_\delta(x-z)\psi_\delta(y-z)}{\rho_{\psi_\delta}(z)}dz$`,
    title: 'The reproducing kernel of the penalised model',
    source: '(288)',
    added: true,
    cases: random(gallery.PENALISED),
    kernel: weight,
    cost: 40,
  },
  {
    key: 'mollified-pressure',
    model: String.raw`$\mathcal M_{\phi,p}$: $s_\rho(x)\,s_\rho(y)\int\frac{\phi(x-z)\phi(y-z)}{p_\phi(z)}dz$, $s_\rho=p/\rho$`,
    title: 'The reproducing kernel of the model with a pressure',
    source: 'Example 2.5',
    added: true,
    cases: [filled(gallery.MOLLIFIED_PRESSURE)],
    kernel: ({ weights, strength }) => scaleColumns(scaleRows(strength, weights), strength),
    condition: String.raw`where $p=0$ in vacuum`,
    note: String.raw`This is (43) with $\Phi_\rho=\int\phi\phi/p_\phi$. $p=\rho^2$ on eight cells, none of them empty.`,
    cost: 60,
  },
];
