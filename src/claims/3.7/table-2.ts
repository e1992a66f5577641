import type { Claim, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { thicknessSegregation } from '../../operators/thickness.js';
import { partitionHats } from '../../operators/partitions/hats.js';
import { torus } from '../../operators/environment.js';
import { toArray } from '../../operators/vector.js';
import { assumeFormula, expectFormula } from '../formula-value.js';
import { SEG_FULL_T, SEG_TWO_T } from '../gallery/entries.js';
import { whole } from '../read.js';
import type { LazyStep } from '../steps.js';
import { NOTHING, conclude, expectValue } from '../steps.js';
import type { CellCase } from './cell.js';
import { claimAbout } from './cell.js';
import {
  CUCKER_SMALE,
  MOLLIFIED,
  MOTSCH_TADMOR,
  SEGREGATION,
  SEGREGATION_FULL,
  SEGREGATION_TWO,
} from './regular-model.js';
import type { RegularModel } from './regular-model.js';
import { FURTHER_REGULARITY } from './further-cases.js';
import { casesFor, withoutOthers } from './model-cases.js';
import { BOUNDS } from './table-2-bounds.js';
import { continuityExperiments, regularExperiments, uniformExperiments } from './table-2-experiments.js';
import { FAMILIES, growing, smallBall } from './table-2-families.js';
import { inSupports } from './thickness.js';
import { coveringCases, expectDistances, expectKernel, twoMeasureCases, twoMeasures } from './two-measures.js';

const section = '3.7';
export const CASES: readonly CellCase[] = [...BOUNDS, ...FAMILIES, ...FURTHER_REGULARITY];

/** The models of the printed table. */
export const PRINTED: ReadonlySet<string> = new Set([
  'cucker-smale',
  'topological-cucker-smale',
  'motsch-tadmor',
  'beta',
  'mollified',
  'segregation',
]);
const column = (name: string): CellCase[] => CASES.filter((c) => c.column === name && PRINTED.has(c.model));

// ---- the associated thickness --------------------------------------------------------------------------------------

/** φ_ρ(x, y) ≤ size/Θ(ρ, x) for every single x, the thickness as a column. */
const pointwise = (model: RegularModel, branch: string, size: string) => ({ model, branch, size });
const POINTWISE = [
  pointwise(CUCKER_SMALE, 'M_CS', '1'),
  pointwise(MOTSCH_TADMOR, 'M_MT', '1'),
  pointwise(SEGREGATION, 'M_seg', '1'),
  pointwise(MOLLIFIED, 'M_φ', '1/2'),
];

const associated: Claim = {
  id: 'table-2',
  section,
  source: 'Table 2, first row',
  title: 'The associated thickness bounds the kernel',
  form: 'printed',
  statement: String.raw`$\phi_\rho(x,y)\,\Theta(\rho,x)\le\|\phi\|_\infty$ for $\mathcal M_{\rm MT}$ (with $\Theta^{1-\beta}$ for $\mathcal M_\beta$) and $\le1$ for $\mathcal M_{\rm seg}$, at every single $x$, with equality at one heavy mass; for $\mathcal M_\phi$ with the smallest $\rho_\phi(z)$ among the $z$ that $x$ sees.`,
  reading:
    'Places with masses; the kernel as the library computes it, times the thickness of its first argument, place by place. (76) as the library computes it. For M_φ the smallest thickness of all nodes.',
  note: String.raw`For $\mathcal M_{\rm CS}$ the kernel is bounded anyway. That $\mathcal M_\phi$ needs the thickness at places other than $x$ is why Table 2 says “on compact $\Omega$” and means $B_R=\Omega$: table-2-regular/small-balls.`,
  uses: ['def-3.13'],
  cost: 6,
  families: POINTWISE.map(({ model }) => ({
    name: model.entry.key,
    arbitrary: casesFor(model),
  })),
  branches: POINTWISE.map(({ branch }) => branch),
  decide(x) {
    const { model, branch, size } = POINTWISE.find((b) => b.model.entry.key === x.model)!;
    const data = twoMeasures(x);
    if (!data) return NOTHING;
    const formulas = model.at(data.named.p);
    const named = { ...data.named, ...formulas.named };
    const phi = formulas.kernel('a');
    const theta = formulas.thickness('a');
    const start = [
      assumeFormula('Θ > 0', named, '0', '<', ['min', theta]),
      expectDistances(data),
      ...formulas.steps,
      expectKernel(data, formulas, 'first'),
    ];
    if (model === CUCKER_SMALE || model === MOTSCH_TADMOR) {
      const product: Formula = model === CUCKER_SMALE ? phi : ['.', ['diag', theta], phi];
      return conclude(branch, ...start, expectFormula('φ(x, y) Θ(x) ≤ C', named, product, '<=', size));
    }
    if (model === MOLLIFIED)
      return conclude(branch, ...start, expectFormula('φ min Θ ≤ C', named, ['*', phi, ['min', theta]], '<=', size));
    const library = toArray(thicknessSegregation(partitionHats(torus(1, 8), 4), data.first));
    return conclude(
      branch,
      ...start,
      ...data.named.p.flatMap((at, i): LazyStep[] => {
        const here = { ...named, x: at, e: data.named.p.map((_, k) => whole(k === i ? 1 : 0)) };
        // no population is above 1: those elsewhere are out of the question
        const native: Formula = ['min', ['+', theta, ['*', '2', ['-', '1', inSupports('x', '1/2')]]]];
        return [
          expectValue(`Θ at place ${i}`, here, native, library[i]),
          expectFormula(`φ(x, y) Θ(x) ≤ 1 at place ${i}`, here, ['*', native, ['.', ['T', 'e'], phi]], '<=', size),
        ];
      }),
    );
  },
};

// ---- the columns ---------------------------------------------------------------------------------------------------

const regular: Claim = {
  id: 'table-2-regular',
  section,
  source: 'Table 2, Definition 3.17',
  title: 'Every model is regular where the crowd is thick',
  form: 'printed',
  statement: String.raw`(79) and (80) hold for $\mathcal M_{\rm CS}$, $\mathcal M_{\rm CS}^{\rm topo}$, $\mathcal M_{\rm MT}$, $\mathcal M_\beta$, $\mathcal M_{\rm seg}$, and for $\mathcal M_\phi$ on a compact $\Omega$, with constants that depend on the thickness: $|\phi_{\rho'}-\phi_{\rho''}|\le\frac{C}{\Theta'\Theta''}W_1(\rho',\rho'')$ with $C=\|\phi\|_\infty\lambda$ for $\mathcal M_{\rm MT}$ and $\mathcal M_\phi$, $\max_l\operatorname{Lip}g_l$ for $\mathcal M_{\rm seg}$.`,
  reading:
    'Two measures on the same places of a line or a circle, some places without mass. Strength and kernel as the library computes them, at all places; W₁ with a function of Lipschitz constant 1 that proves it. k = 0, and difference quotients for k = 1, exactly; derivatives up to k = 3 of models with 1/(1 + r²) measured. The kernels are Lipschitz, not smooth. M_β with β = 1/2 at masses that are squares.',
  note: String.raw`On a compact $\Omega$, $B_R$ is read as $\Omega$: for smaller balls it is false for $\mathcal M_\phi$, table-2-regular/small-balls. $\mathcal M_{\rm CS}^{\rm topo}$ with the mollification of a fixed width: if it is rotated and dilated along with the domain, neither (79) nor (80) holds (table-2-uniform/corrected).`,
  uses: ['table-2'],
  cost: 16,
  ...claimAbout(column('regular')),
  experiments: regularExperiments,
};

const smallBalls: Claim = {
  id: 'table-2-regular/small-balls',
  section,
  source: 'Table 2, Example 3.22',
  title: 'Thickness on a ball does not make the mollified model regular there',
  form: 'companion',
  statement: String.raw`Definition 3.17 is about every $R>0$. For $\mathcal M_\phi$ on a circle, $B_1\subsetneq\Omega$: with $\rho=(1-\frac1M)\delta_0+\frac1M\delta_{1/2}$ the thickness is at least $\frac18$ on $B_1$, and $\phi_\rho(\frac12,\frac12)\ge\frac M{16}$.`,
  reading:
    'A whole number M; a circle of length 8, the tent of radius 2 normalised, integrals over a lattice of spacing 1/2.',
  note: String.raw`$\frac12$ sees the place 2, where almost nothing is seen of $\rho$. With the infimum of $\rho_\phi$ over $B_{R+R_0}$, or with $B_R=\Omega$, (79) and (80) hold. $\mathcal M_{\rm seg}$ has no such difficulty: $x$ is in the supports of the neighbourhoods that it listens to.`,
  uses: ['table-2-regular'],
  cost: 2,
  families: [{ name: 'M up to 10⁶', arbitrary: growing(2) }],
  decide: smallBall,
};

/** Example 3.21 takes Θ(ρ, Ω) = 1, and with it φ_ρ ≤ Σ g_l g_l/Θ ≤ 1. */
const printedSegregation: CellCase = {
  model: 'segregation',
  column: 'uniform',
  says: 'φ_ρ ≤ 1/Θ = 1 with supp g_l = Ω',
  arbitrary: coveringCases(SEG_TWO_T).map(withoutOthers),
  decide(x) {
    const data = twoMeasures(x);
    if (!data) return NOTHING;
    const formulas = SEGREGATION_TWO.at(data.named.p);
    const named = { ...data.named, ...formulas.named };
    return conclude(
      ...formulas.steps,
      expectKernel(data, formulas, 'first'),
      expectFormula('φ_ρ ≤ 1', named, formulas.kernel('a'), '<=', '1'),
    );
  },
};

const holdsUnderCondition = column('uniform').filter(
  ({ model, says }) => !says.includes('unbounded') && model !== 'segregation',
);

const uniform: Claim = {
  id: 'table-2-uniform',
  section,
  source: 'Table 2, Definition 3.18',
  title: 'Models that are regular whatever the thickness',
  form: 'printed',
  statement: String.raw`(81) and (82) hold for $\mathcal M_{\rm CS}$ and $\mathcal M_{\rm CS}^{\rm topo}$; for $\mathcal M_{\rm MT}$ and $\mathcal M_\beta$ if $\phi>0$; for $\mathcal M_\phi$ on a compact $\Omega$ if $\phi>0$; for $\mathcal M_{\rm seg}$ if $\operatorname{supp}g_l=\Omega$ for all $l$, “since then $\Theta(\rho,\Omega)=1$”, so that $\phi_\rho\le1$.`,
  reading:
    'As for table-2-regular, with constants that do not know the masses. M_seg with two hats on a circle: the support of each is the circle.',
  note: String.raw`The condition for $\mathcal M_{\rm seg}$ is wrong. A $g_l$ of full (closed) support may have zeros, and near a zero $\rho(g_l)$ is as small as one likes; and $\Theta(\rho,\Omega)\le\frac1L$ always. What is needed is $\inf g_l>0$: table-2-uniform/corrected. The rest of the column holds.`,
  uses: ['table-2-regular'],
  cost: 16,
  ...claimAbout([...holdsUnderCondition, printedSegregation]),
};

const uniformCorrected: Claim = {
  id: 'table-2-uniform/corrected',
  section,
  source: 'Table 2, Definition 3.18',
  title: 'Models that are regular whatever the thickness, and what goes wrong otherwise',
  form: 'corrected',
  statement: String.raw`As printed, with $\inf g_l>0$ for $\mathcal M_{\rm seg}$, and $\chi_{\mathcal O(x,y)}$ mollified over a fixed width for $\mathcal M_{\rm CS}^{\rm topo}$. Without these conditions and without $\phi>0$ there is no constant: $\phi_\rho(x,x)=M$ and $|\phi_{\rho'}-\phi_{\rho''}|\ge\frac{M^2}8W_1$ along a family with a share $\frac1M$ of the mass near $x$.`,
  reading:
    'As for table-2-uniform; families with a parameter M for which the kernels and W₁, with a transport plan, are formed exactly. Measured: derivatives up to k = 3, rates of the blow-up, the kernel ⟨x⟩^(-1-γ) on the line.',
  note: String.raw`$\mathcal M_\beta$, $0<\beta<1$: already $s_\rho=\rho_\phi^\beta$ is not Lipschitz in $W_1$ where $\rho_\phi$ vanishes. For $\beta>1$ other than whole numbers the same happens to $\phi_\rho=\rho_\phi^{\beta-1}\phi$ for $\beta<2$; $\beta=2$ is uniformly regular without any condition. (85), $\rho_\phi\ge\inf_{r<2R}\phi$ on $B_R$, is right and best possible: two points at distance less than $2R$.`,
  uses: ['table-2-uniform'],
  cost: 16,
  ...claimAbout(column('uniform')),
  experiments: uniformExperiments,
};

const fullThickness: Claim = {
  id: 'table-2-uniform/full-thickness',
  section,
  source: 'Example 3.21',
  title: 'Neighbourhoods of full support have thickness 1',
  form: 'printed',
  statement: String.raw`If $\operatorname{supp}g_l=\Omega$ for all $l=1,\dots,L$, then $\Theta(\rho,\Omega)=\min_l\rho(g_l)=1$ for every $\rho$.`,
  reading: 'Agents on a circle with two hats, whose supports are the circle; the smaller of the two populations.',
  note: String.raw`False for $L\ge2$: $\sum_l\rho(g_l)=1$.`,
  uses: ['table-2-uniform'],
  cost: 2,
  families: [
    {
      name: 'agents on a circle, N ≤ 5',
      arbitrary: twoMeasureCases(SEG_TWO_T).map(withoutOthers),
    },
  ],
  decide: (x) => populations(SEGREGATION_TWO, x, [['Θ(ρ, Ω) = 1', ['min', POPULATIONS], '=', '1']]),
};

const POPULATIONS: Formula = ['.', ['T', 'G'], 'a'];

function populations(
  model: RegularModel,
  x: Instance,
  relations: readonly (readonly [string, Formula, '=' | '<=', Formula])[],
) {
  const data = twoMeasures(x);
  if (!data) return NOTHING;
  const formulas = model.at(data.named.p);
  const named = { ...data.named, ...formulas.named };
  return conclude(
    ...formulas.steps,
    ...relations.map(([text, left, relation, right]) => expectFormula(text, named, left, relation, right)),
  );
}

const fullThicknessCorrected: Claim = {
  id: 'table-2-uniform/full-thickness/corrected',
  section,
  source: 'Example 3.21',
  title: 'The thickness of neighbourhoods is at least inf g_l and at most 1/L',
  form: 'corrected',
  statement: String.raw`$\min_l\inf g_l\le\Theta(\rho,\Omega)=\min_l\rho(g_l)\le\frac1L$ for every $\rho\in\mathcal P$.`,
  reading: 'Agents on a circle with four blended hats, inf g_l = 1/8, and with two hats, inf g_l = 0.',
  uses: ['table-2-uniform/full-thickness'],
  cost: 2,
  families: [SEG_TWO_T, SEG_FULL_T].map((entry) => ({
    name: entry.key,
    arbitrary: twoMeasureCases(entry).map(withoutOthers),
  })),
  decide(x) {
    const [model, infimum, share] =
      x.model === SEG_TWO_T.key
        ? ([SEGREGATION_TWO, '0', '1/2'] as const)
        : ([SEGREGATION_FULL, '1/8', '1/4'] as const);
    return populations(model, x, [
      ['inf g_l ≤ Θ(ρ, Ω)', infimum, '<=', ['min', POPULATIONS]],
      ['Θ(ρ, Ω) ≤ 1/L', ['min', POPULATIONS], '<=', share],
    ]);
  },
};

const continuity: Claim = {
  id: 'table-2-continuity',
  section,
  source: 'Table 2, (83)-(84)',
  title: 'Continuity in the density where only one of the two is thick',
  form: 'printed',
  statement: String.raw`(83) and (84) hold for $\mathcal M_{\rm CS}$, $\mathcal M_{\rm CS}^{\rm topo}$, $\mathcal M_\phi$ on a compact $\Omega$, $\mathcal M_{\rm seg}$, and under (27) for $\mathcal M_{\rm MT}$, $\mathcal M_\beta$: with $\lambda=\operatorname{Lip}\phi$, $\iint|\phi_{\rho'}-\phi_{\rho''}|^2d\rho''d\rho''\le\frac{C}{\Theta(\rho')^2}W_1^2$, $C=\|\phi\|_\infty\lambda^2N/c$ for $\mathcal M_{\rm MT}$ with $N$ intervals of length $r_0$ that cover $B_R$, $\|\phi\|_\infty\lambda^2|\Omega|$ for $\mathcal M_\phi$, $\sum_l\operatorname{Lip}(g_l)^2$ for $\mathcal M_{\rm seg}$.`,
  reading:
    'Two measures on the same places of a line or a circle, the second as thin as 4⁻¹²; double sums with the kernels as the library computes them, W₁ with a function that proves it. Without (27), φ = r²/(1 + r²): a family where the quotient is 4(M - 1). M_β with β = 1/2 where roots are rational; others measured.',
  note: String.raw`By hand, in place of (87): an interval $I$ of length $r_0$ has $\int_Id\rho/\rho_\phi\le\rho(I)/(c\,\rho(I))$. So only the lower bound of (27) matters. For $\beta\ge\frac12$ no part of (27) does: the double integral is at most $\|\phi\|_\infty^{2\beta}\lambda^2\Theta(\rho')^{-2}W_1^2$, since $\rho_\phi^{2\beta-1}$ needs no thickness. For $\mathcal M_{\rm seg}$ the ball-thickness of Example 3.14 works as well, against the remark in Example 3.21, if $B_R=\Omega$ and every $g_l\ge c_0$ on some ball of its radius: $\rho(g_l)\ge c_0\Theta_{\rm ball}$. Misprints of the displays: table-2-continuity/stray-kernel, table-2-continuity/last-equality, table-2-continuity/mollified-constant.`,
  uses: ['table-2-regular', 'eq-28-line'],
  cost: 12,
  ...claimAbout(column('continuity')),
  experiments: continuityExperiments,
};

export const claims: readonly Claim[] = [
  associated,
  regular,
  smallBalls,
  uniform,
  uniformCorrected,
  fullThickness,
  fullThicknessCorrected,
  continuity,
];
