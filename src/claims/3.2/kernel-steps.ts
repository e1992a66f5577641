import type { Formula } from '../../finite/certificate.js';
import type { Instance } from '../../engines/claim.js';
import { reproducingKernelOf } from '../../operators/model.js';
import { toArray } from '../../operators/vector.js';
import type { Rational } from '../../scalar/rational.js';
import { multiply, sum, ZERO } from '../../scalar/rational.js';
import { galleryCase } from '../gallery/cases.js';
import { BETA_HALF } from '../gallery/combined.js';
import type { GalleryCase } from '../gallery/cases.js';
import { defined, expectSpelled } from '../gallery/evaluated.js';
import { tent } from '../gallery/spelled/kernels.js';
import { isSpelled, spelled } from '../gallery/spelled/spelled.js';
import { over, scaleColumns, scaleRows, square, times } from '../gallery/spelled/terms.js';
import { vectorAt } from '../read.js';
import type { LazyStep, Value } from '../steps.js';
import { expectRelation } from '../steps.js';

/** The parts that kernels are written with. */
export interface SpelledKernel {
  /** x0, m, …: coordinates and masses */
  readonly where: Readonly<Record<string, Value>>;
  /** w(x_i, x_j) */
  readonly weights: Formula;
  /** ρ_w(x_i), a column */
  readonly seen: Formula;
  /** s_ρ(x_i), a column */
  readonly strength: Formula;
  /** [1_{x_j}]_ρ(x_i) */
  readonly average: Formula;
  /** what has to be true of the named values first */
  readonly before: readonly LazyStep[];
}

/** What the library computes: φ_ρ, s_ρ, the matrix of the average. */
export interface ComputedKernel {
  readonly phi: readonly Rational[];
  readonly s: readonly Rational[];
  readonly A: readonly Rational[];
}

export type KernelCase = GalleryCase & { readonly spell: SpelledKernel; readonly computed: ComputedKernel };

/** M v */
export const apply = (M: readonly Rational[], v: readonly Rational[]): Rational[] =>
  v.map((_, i) => sum(v.map((t, j) => multiply(M[i * v.length + j], t))));
/** a_i b_i */
export const product = (a: readonly Rational[], b: readonly Rational[]): Rational[] =>
  a.map((t, i) => multiply(t, b[i]));

/** A model at a density with its kernel, computed and spelled out; undefined where it is not defined. */
export function kernelCase(x: Instance): KernelCase | undefined {
  const found = galleryCase(x);
  const computed = found && defined(() => compute(found));
  if (!computed) return undefined;
  if (found.entry.key === BETA_HALF.key) return { ...found, computed, spell: spellRoot(found, computed.s) };
  if (!isSpelled(found.entry)) return undefined;
  const { where, weights, strength, average, kappa } = spelled(found.entry, found.rho);
  const seen: Formula = ['.', weights, found.model.material ? 'm' : kappa];
  const own = found.model.material ? strength : over(kappa, 'm');
  return { ...found, computed, spell: { where, weights, seen, strength: own, average, before: [] } };
}

function compute({ model, rho }: GalleryCase): ComputedKernel {
  return {
    phi: toArray(reproducingKernelOf(model, rho)),
    s: toArray(model.strength(rho)),
    A: toArray(model.matrix(rho).entries),
  };
}

/** β = 1/2: the checker takes no roots, so the root is a named value of which it sees the square. */
function spellRoot({ rho }: GalleryCase, s: readonly Rational[]): SpelledKernel {
  const where = { x0: toArray(rho.x), m: toArray(rho.masses), root: s };
  const weights = tent('2')([['x0', 'x0']]);
  const seen: Formula = ['.', weights, 'm'];
  return {
    where,
    weights,
    seen,
    strength: 'root',
    average: scaleRows(over('1', seen), scaleColumns(weights, 'm')),
    before: [
      expectRelation('root² = ρ_φ', where, [square('root'), product(s, s)], '=', [seen, product(s, s)]),
      expectRelation('0 ≤ root', where, ['0', ZERO], '<=', ['root', s]),
    ],
  };
}

/** φ_ρ is the formula of the table, and not negative. */
export const isKernel = ({ spell, computed: { phi }, rho }: KernelCase, kernel: Formula): LazyStep[] => [
  ...spell.before,
  expectSpelled('φ_ρ as the table has it', spell.where, kernel, { n: rho.n, entries: phi }),
  expectRelation('0 ≤ φ_ρ', { phi: { n: rho.n, entries: phi } }, ['0', ZERO], '<=', [
    'phi',
    { n: rho.n, entries: phi },
  ]),
];

/** ∫ φ_ρ(x, y) dρ(y) = s_ρ(x) */
export const integrates = ({ spell, computed: { phi, s }, rho }: KernelCase, kernel: Formula): LazyStep =>
  expectRelation('∫φ_ρ(x, y) dρ(y) = s_ρ(x)', spell.where, [['.', kernel, 'm'], apply(phi, toArray(rho.masses))], '=', [
    spell.strength,
    s,
  ]);

/** (41) at the field of the case, with the average as the model defines it. */
export function reproduces(
  x: Instance,
  { spell, computed: { phi, s, A }, rho }: KernelCase,
  kernel: Formula,
): LazyStep {
  const u = vectorAt(x, 'u');
  return expectRelation(
    's_ρ[u]_ρ = ∫φ_ρ(·, y)u(y) dρ(y)',
    { ...spell.where, u },
    [times(spell.strength, ['.', spell.average, 'u']), product(s, apply(A, u))],
    '=',
    [['.', kernel, times('m', 'u')], apply(phi, product(toArray(rho.masses), u))],
  );
}
