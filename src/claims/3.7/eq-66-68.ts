import fc from 'fast-check';
import type { Claim, Decision, Family, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { reproducingKernelOf } from '../../operators/model.js';
import { toArray } from '../../operators/vector.js';
import { expectFormula } from '../formula-value.js';
import { CONDITIONAL_T } from '../gallery/entries.js';
import { integerAt, whole } from '../read.js';
import type { LazyStep } from '../steps.js';
import { NOTHING, conclude, expectRelation } from '../steps.js';
import { boxFormula } from './line-formulas.js';
import { casesFor } from './model-cases.js';
import type { RegularModel } from './regular-model.js';
import {
  BETA_TWO,
  CUCKER_SMALE,
  GLOBAL,
  MOLLIFIED,
  MOTSCH_TADMOR,
  MOTSCH_TADMOR_T,
  SEGREGATION,
  SEGREGATION_FULL,
  TOPOLOGICAL,
  TOPOLOGICAL_MT,
} from './regular-model.js';
import type { TwoMeasures } from './two-measures.js';
import { expectDistances, expectKernel, twoMeasures } from './two-measures.js';

/** Where a model is local: φ_ρ ≥ kernel/largest ≥ c₀ 1{d < r₀} for every probability ρ. */
interface Locality {
  readonly branch: string;
  readonly model: RegularModel;
  /** what is below φ_ρ for all ρ */
  readonly least: Formula;
  readonly c0: string;
  readonly r0: string;
  /** further conclusions on the way */
  readonly more?: readonly (readonly [text: string, left: Formula, right: Formula])[];
}

const seen: Formula = ['.', 'K', 'a'];

/** φ = tent(2): at least 1/2 on distances below 1. */
const TENT = { c0: '1/2', r0: '1' } as const;
const PAIR = [['ρ_φ ≤ sup φ', seen, '1']] as const;

const LOCALITIES: readonly Locality[] = [
  { branch: 'M_CS', model: CUCKER_SMALE, least: 'K', ...TENT },
  { branch: 'M_MT', model: MOTSCH_TADMOR, least: 'K', ...TENT, more: PAIR },
  { branch: 'M_MT', model: MOTSCH_TADMOR_T, least: 'K', ...TENT, more: PAIR },
  // φ = tent(2)/2 ≥ 1/4 on distances below 1, and two such balls share a length of 1
  {
    branch: 'M_φ',
    model: MOLLIFIED,
    least: ['/', ['*', '1/2', ['.', 'G', ['T', 'G']]], '1/2'],
    c0: '1/8',
    r0: '1',
  },
  // L = 4, Lipschitz constant 1/2: r₀ = 1/(2LΛ)
  { branch: 'M_seg', model: SEGREGATION, least: near('1/4'), c0: '1/32', r0: '1/4' },
  { branch: 'M_seg', model: SEGREGATION_FULL, least: near('1/2'), c0: '1/32', r0: '1/2' },
  { branch: 'M_glob', model: GLOBAL, least: '1', c0: '1', r0: '8' },
  // ψ/(ε + d²)^(α/2) with d ≤ 1, ε = 1, α = 2
  { branch: 'M_CS^topo', model: TOPOLOGICAL, least: ['/', psiOf(), '2'], c0: '1/4', r0: '1' },
  { branch: 'M_MT^topo', model: TOPOLOGICAL_MT, least: ['/', psiOf(), '2'], c0: '1/4', r0: '1' },
];

/** 1/(2L²) where d < r₀, for places that are multiples of 1/16 */
function near(r0: string): Formula {
  return ['*', '1/32', boxFormula(r0, '1/16')('D')];
}

/** tent(2) of the distances D */
function psiOf(): Formula {
  return ['larger', '0', ['-', '1', ['/', 'D', '2']]];
}

/** Places so near to each other that small r₀ matter: multiples of 1/16 around the circle. */
const fine = (model: RegularModel): fc.Arbitrary<Instance> =>
  fc
    .tuple(
      fc.tuple(...[0, 32, 64, 96].map((k) => fc.integer({ min: k - 8, max: k + 8 }))),
      fc.array(fc.tuple(fc.nat({ max: 3 }), fc.integer({ min: -9, max: 9 })), { minLength: 1, maxLength: 2 }),
    )
    .map(([base, more]) => [...new Set([...base, ...more.map(([i, d]) => base[i] + d)].map((k) => (k + 128) % 128))])
    .chain((places) =>
      fc
        .array(
          fc.oneof(
            fc.integer({ min: 1, max: 9 }),
            fc.nat({ max: 12 }).map((k) => 4 ** k),
          ),
          { minLength: places.length, maxLength: places.length },
        )
        .map((masses): Instance => ({ model: model.entry.key, unit: '1/16', points: places.map((k) => [k]), masses })),
    );

const familyOf = ({ branch, model }: Locality): Family => ({
  name: model.entry.key,
  arbitrary: branch === 'M_seg' ? fine(model) : casesFor(model),
});

const readCase = (x: Instance): { data: TwoMeasures; model: RegularModel; locality: Locality } | undefined => {
  const locality = LOCALITIES.find(({ model }) => model.entry.key === x.model)!;
  const data = twoMeasures(x);
  return data && { data, locality, model: locality.model };
};

function decideLocality(x: Instance): Decision {
  const found = readCase(x);
  if (!found) return NOTHING;
  const { data, locality, model } = found;
  const { least, c0, r0, more = [], branch } = locality;
  const formulas = model.at(data.named.p);
  const named = { ...data.named, ...formulas.named };
  const kernel = formulas.kernel('a');
  return conclude(
    branch,
    expectDistances(data),
    ...formulas.steps,
    expectKernel(data, formulas, 'first'),
    ...more.map(([text, left, right]): LazyStep => expectFormula(text, named, left, '<=', right)),
    expectFormula('the bound for all ρ ≤ φ_ρ', named, least, '<=', kernel),
    expectFormula(
      'c₀ 1{|x - y| < r₀} ≤ the bound for all ρ',
      named,
      ['*', c0, boxFormula(r0, x.unit as string)('D')],
      '<=',
      least,
    ),
  );
}

const locality: Claim = {
  id: 'eq-66-68',
  section: '3.7',
  source: '(66)-(68)',
  title: 'Communication at short range is bounded below, whatever the density',
  form: 'printed',
  statement: String.raw`If $\phi(r)\ge c_0\mathbb 1_{r<r_0}$, then $\phi_\rho(x,y)\ge c_0'\,\mathbb 1_{|x-y|<r_0}$ for all $\rho\in\mathcal P$: $\phi_\rho=\phi$ for $\mathcal M_{\rm CS}$; $\phi_\rho\ge\phi/\|\phi\|_\infty$ for $\mathcal M_{\rm MT}$; $\phi_\rho\ge\phi*\phi/\|\phi\|_\infty$ for $\mathcal M_\phi$; $\phi_\rho\ge\frac1{2L^2}$ on $|x-y|<r_0$ for $\mathcal M_{\rm seg}$.`,
  reading:
    'A model with a tent or with hats, places, masses from 1 to 4⁻¹²; the kernel between all places as the library computes it, against the bound and the bound against c₀ 1{|x - y| < r₀}. M_φ with its integrals over a lattice. For M_seg r₀ = 1/(2LΛ), Λ the Lipschitz constant of the g_l; places are multiples of 1/16.',
  note: String.raw`For all N, by hand: $\rho_\phi\le\|\phi\|_\infty\rho(\Omega)$ and $\rho(g_l)\le1$. For $\mathcal M_\beta$ with $\beta\le1$ the same gives $\phi_\rho=\phi\,\rho_\phi^{\beta-1}\ge\phi\,\|\phi\|_\infty^{\beta-1}$; for $\beta>1$ it is false: eq-66-68/large-beta. For the topological models $\psi/(\varepsilon+1)^{\alpha/2}$ is below $\phi_\rho$, divided by $\|\psi\|_\infty\varepsilon^{-\alpha/2}$ for $\mathcal M_{\rm MT}^{\rm topo}$. The constant for $\mathcal M_{\rm seg}$ is far from best: eq-66-68/sharp.`,
  cost: 6,
  families: LOCALITIES.map(familyOf),
  branches: [...new Set(LOCALITIES.map(({ branch }) => branch))],
  decide: decideLocality,
};

/** Σ_l |g_l(x) − g_l(y)| between all places, l = 0, …, 3 picked by e0, …, e3. */
const apart: Formula = [0, 1, 2, 3]
  .map((l): Formula => {
    const g: Formula = ['.', 'G', `e${l}`];
    return ['abs', ['-', ['.', g, ['T', ['ones', g]]], ['.', ['ones', g], ['T', g]]]];
  })
  .reduce((sum, term) => ['+', sum, term]);

const picks = Object.fromEntries([0, 1, 2, 3].map((l) => [`e${l}`, [0, 1, 2, 3].map((k) => whole(k === l ? 1 : 0))]));

const sharp: Claim = {
  id: 'eq-66-68/sharp',
  section: '3.7',
  source: '(66), segregation model',
  title: 'Segregation: locality with a constant that does not see the number of neighbourhoods',
  form: 'sharp',
  statement: String.raw`For $\mathcal M_{\rm seg}$: $\ \phi_\rho(x,y)\ge\big(1-\tfrac12\sum_l|g_l(x)-g_l(y)|\big)^2$ for all $\rho\in\mathcal P$. In particular $\phi_\rho(x,x)\ge1$.`,
  reading:
    'Hats on a circle, blended or not, places that are multiples of 1/16, masses; all pairs of places. On the diagonal 1 ≤ φ_ρ.',
  note: String.raw`For all N, by hand: by Cauchy-Schwarz $\sum_l\frac{a_l^2}{\rho(g_l)}\ge\big(\sum_la_l\big)^2$ since $\sum_l\rho(g_l)=1$; take $a_l=\sqrt{g_l(x)g_l(y)}\ge\min(g_l(x),g_l(y))$, and the minima sum to $1-\frac12\sum_l|g_l(x)-g_l(y)|$. With the $r_0=1/(2L\Lambda)$ of the paper this is $\frac9{16}$ instead of $\frac1{2L^2}$.`,
  uses: ['eq-66-68'],
  cost: 6,
  families: [SEGREGATION, SEGREGATION_FULL].map((model) => ({ name: model.entry.key, arbitrary: fine(model) })),
  decide(x) {
    const found = readCase(x);
    if (!found) return NOTHING;
    const { data, model } = found;
    const formulas = model.at(data.named.p);
    const named = { ...data.named, ...formulas.named, ...picks };
    const kernel = formulas.kernel('a');
    return conclude(
      ...formulas.steps,
      expectKernel(data, formulas, 'first'),
      expectFormula(
        '(1 - ½ Σ|g_l(x) - g_l(y)|)² ≤ φ_ρ',
        named,
        ['^', ['-', '1', ['/', apart, '2']], '2'],
        '<=',
        kernel,
      ),
      expectFormula('1 ≤ φ_ρ on the diagonal', named, ['diag', ['ones', 'p']], '<=', kernel),
    );
  },
};

const largeBeta: Claim = {
  id: 'eq-66-68/large-beta',
  section: '3.7',
  source: '(66) for Example 2.4',
  title: 'With β above 1 communication at short range has no lower bound',
  form: 'companion',
  statement: String.raw`For $\mathcal M_\beta$ with $\beta=2$ no $c_0>0$ will do in (66): if a share $t$ of the mass is at $x$ and the rest out of its reach, $\phi_\rho(x,x)=t\,\phi(0)^2$.`,
  reading: 'A whole number k: a mass 1 at 0 and a mass k at 4, beyond the tent of radius 2. φ_ρ(0, 0) = 1/(k+1).',
  note: String.raw`$\phi_\rho=\rho_\phi^{\beta-1}\phi$ is small where few are near. Such models, though on the list of Example 2.4, are not local in the sense of (66).`,
  uses: ['eq-66-68'],
  families: [
    {
      name: 'masses 1 and k up to 10⁶',
      arbitrary: fc
        .oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 1_000_000 }))
        .map((k): Instance => ({ k })),
    },
  ],
  decide(x) {
    const k = integerAt(x, 'k');
    if (!(k >= 1)) return NOTHING;
    const data = twoMeasures({
      model: BETA_TWO.entry.key,
      unit: '1/2',
      points: [[0], [8]],
      masses: [1, k],
    })!;
    const formulas = BETA_TWO.at(data.named.p);
    const named = { ...data.named, ...formulas.named, k: whole(k), e: [whole(1), whole(0)] };
    return conclude(
      ...formulas.steps,
      expectKernel(data, formulas, 'first'),
      expectFormula('φ_ρ(0, 0) = 1/(k + 1)', named, ['.', ['T', 'e'], ['.', formulas.kernel('a'), 'e']], '=', [
        '/',
        '1',
        ['+', 'k', '1'],
      ]),
    );
  },
};

const borders: Claim = {
  id: 'eq-66-68/borders',
  section: '3.7',
  source: '(66) for Example 2.7',
  title: 'Strict segregation does not reach across a border',
  form: 'companion',
  statement: String.raw`For $\mathcal M_{\mathcal F}$ no $r_0>0$ will do in (66): at two points as near as one likes on different sides of a border $\phi_\rho=0$.`,
  reading:
    'A whole number k: two agents at 2 and at 2 - 1/k on a circle cut at 0, 2, 4, 6; the kernel between them as the library computes it.',
  uses: ['eq-66-68'],
  families: [{ name: 'k up to 10⁶', arbitrary: fc.integer({ min: 1, max: 1_000_000 }).map((k): Instance => ({ k })) }],
  decide(x) {
    const k = integerAt(x, 'k');
    if (!(k >= 1)) return NOTHING;
    const data = twoMeasures({
      model: CONDITIONAL_T.key,
      unit: `1/${k}`,
      points: [[2 * k - 1], [2 * k]],
      masses: [1, 1],
    })!;
    const phi = {
      n: 2,
      entries: toArray(reproducingKernelOf(data.model, data.first)),
    };
    const named = { ...data.named, k: whole(k), phi, off: { n: 2, entries: [0, 1, 1, 0].map(whole) } };
    return conclude(
      expectDistances(data),
      expectFormula('they are 1/k apart', named, ['sum', ['*', 'off', 'D']], '=', ['/', '2', 'k']),
      expectRelation(
        'φ_ρ = 0 between them',
        named,
        [['*', 'off', 'phi'], { n: 2, entries: [0, 0, 0, 0].map(whole) }],
        '=',
        ['0', whole(0)],
      ),
    );
  },
};

export const claims: readonly Claim[] = [locality, sharp, largeBeta, borders];
