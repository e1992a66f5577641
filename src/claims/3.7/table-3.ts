import fc from 'fast-check';
import type { Claim, Decision, Instance, TableCell } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { toRational } from '../../scalar/rational.js';
import { assumeFormula, expectFormula } from '../formula-value.js';
import { CS_TENT } from '../gallery/entries.js';
import { NOTHING, conclude } from '../steps.js';
import { TABLE_3_TARGETS } from './adversaries.js';
import type { CellCase } from './cell.js';
import { claimAbout, tableCell } from './cell.js';
import { tentFormula } from './line-formulas.js';
import type { Column } from './mapping-case.js';
import { withoutOthers } from './model-cases.js';
import { CELLS, printedSegregation } from './table-3-cells.js';
import { boundedExperiments } from './table-3-experiments.js';
import { expectDistances, twoMeasureCases, twoMeasures } from './two-measures.js';

const section = '3.7';
const COLUMNS: readonly Column[] = ['L² → L²', 'L² → L∞'];

const PRINTED: ReadonlySet<string> = new Set([
  'cucker-smale',
  'topological-cucker-smale',
  'motsch-tadmor',
  'beta',
  'mollified',
  'segregation',
]);
const printedCells = CELLS.filter(({ model }) => PRINTED.has(model));
/** Says that a bound holds under the condition of its cell. */
const isBound = ({ says }: CellCase): boolean => !/M/.test(says);

const printed: Claim = {
  id: 'table-3',
  section,
  source: 'Table 3, (90)-(94)',
  title: 'Conditions under which the weighted averages are uniformly bounded',
  form: 'printed',
  statement: String.raw`$s_\rho[\cdot]_\rho:L^2(\rho)\to L^2(\rho)$ uniformly in $\rho$: always for $\mathcal M_{\rm CS}$, $\mathcal M_{\rm CS}^{\rm topo}$, $\mathcal M_\phi$, $\mathcal M_{\rm seg}$, under (27) for $\mathcal M_{\rm MT}$, $\mathcal M_\beta$. $L^2(\rho)\to L^\infty(\rho)$: always for $\mathcal M_{\rm CS}$, $\mathcal M_{\rm CS}^{\rm topo}$; for $\mathcal M_\beta$ if $\beta\ge\frac12$ or $\inf\phi>0$; for $\mathcal M_\phi$ if $\inf\phi>0$; for $\mathcal M_{\rm seg}$ if $\operatorname{supp}g_l=\Omega$.`,
  reading:
    'Places with masses from 1 to 4⁻¹²; the kernel as the library computes it; the integral of (92) at all y, that of (94) at all x, against the constant that the proof gives. For M_seg with supp g_l = Ω, two hats on a circle, that is 1, since Example 3.21 takes Θ(ρ, Ω) = 1.',
  note: String.raw`The last condition is wrong, as in Table 2: $g_l$ of full support may have zeros. With $\inf g_l>0$ it is right: table-3/corrected.`,
  uses: ['table-2-uniform/full-thickness'],
  cost: 12,
  ...claimAbout([...printedCells.filter((cell) => isBound(cell) && cell.model !== 'segregation'), printedSegregation]),
};

const corrected: Claim = {
  id: 'table-3/corrected',
  section,
  source: 'Table 3, (90)-(94)',
  title: 'Conditions for uniform bounds, and what happens without them',
  form: 'corrected',
  statement: String.raw`As printed, with $\inf g_l>0$ for $\mathcal M_{\rm seg}$. Constants of (92): 1 for conservative models with $s=1$; $\frac CcN$, $N=\lceil2R_0/r_0\rceil$, on the line for $\mathcal M_{\rm MT}$, $C(N/c)^{1-\beta}$ for $\mathcal M_\beta$. Of (94): $\|\phi\|_\infty^{2\beta}$ for $\beta\ge\frac12$, $\|\phi\|_\infty/\inf\phi$ for $\mathcal M_{\rm MT}$, $\mathcal M_\phi$, $1/\inf g_l$ for $\mathcal M_{\rm seg}$. Without the conditions there is no constant: a share $\frac1M$ of the mass near $x$ makes (94) $M$, or $M^{1-2\beta}$ for $\mathcal M_\beta$, $\beta<\frac12$; and with $\phi(0)=0$ the norm of $\mathcal M_{\rm MT}$ on $L^2(\rho)$ is $\sqrt{M-1}$.`,
  reading:
    'As for table-3; families with a parameter M, exactly, for rational β < 1/2 as well. Measured: (92) for β = 1/4, 1/2, 3/4 and the exponents of the blow-up with φ(0) = 0.',
  note: String.raw`$\beta=\frac12$ is sharp for (94). (92) is sufficient for (90), not necessary: with $\phi(0)=0$, (92) fails for all $\beta<1$ like $t^{\beta-1}$, while the norm on $L^2(\rho)$ stays bounded for $\beta\ge\frac12$, as $L^\infty(\rho)\subset L^2(\rho)$, and grows like $t^{\beta-1/2}$ for $\beta<\frac12$. So for $\beta\ge\frac12$ the first row needs no condition. (94) is necessary for (93): the norm squared is the supremum over $x$ in the support. Of (27) the upper half is not necessary either: for $1/(1+r^2)$ on the line a cover by intervals of length 1 gives the constant $\frac2c\sum_{k\ge0}\frac1{1+k^2}$.`,
  uses: ['table-3', 'eq-28-line', 'table-2-uniform/full-thickness/corrected'],
  cost: 12,
  ...claimAbout(printedCells),
  experiments: boundedExperiments,
};

// ---- the printed constant of (94) ----------------------------------------------------------------------------------

const heights = fc
  .tuple(twoMeasureCases(CS_TENT), fc.constantFrom('1/4', '1/3', '1/2', '2/3', '1', '3/2', '2', '3'))
  .map(([x, height]): Instance => ({ ...withoutOthers(x), height }));

/** (94) for M_β with φ = height · tent(2): ∫ φ² ρ_φ^(2β−2) dρ against a power of the height. */
function squares(x: Instance, beta: '1/2' | '1' | '2', bound: Formula): Decision {
  const data = twoMeasures(x);
  if (!data) return NOTHING;
  const named = { ...data.named, height: toRational(x.height as string) };
  const phi: Formula = ['*', 'height', tentFormula('2')('D')];
  const seen: Formula = ['.', phi, 'a'];
  const factor: Formula = {
    '1/2': ['/', '1', seen] as const,
    '1': ['ones', seen] as const,
    '2': ['^', seen, '2'] as const,
  }[beta];
  return conclude(
    assumeFormula('ρ_φ > 0', named, '0', '<', ['min', seen]),
    expectDistances(data),
    expectFormula(`∫ φ_ρ(x, y)² dρ(y), β = ${beta}`, named, ['*', factor, ['.', ['^', phi, '2'], 'a']], '<=', bound),
  );
}

const betaConstant: Claim = {
  id: 'table-3/beta-constant',
  section,
  source: 'Section 3.7.5, after (94)',
  title: 'The constant for M_β with β at least 1/2, as printed',
  form: 'printed',
  statement: String.raw`For $\mathcal M_\beta$ with $\beta\ge\frac12$: $\int\big|\phi(x-y)\rho_\phi(x)^{\beta-1}\big|^2d\rho(y)\le\|\phi\|_\infty\rho_\phi^{2\beta-1}(x)\le\|\phi\|_\infty^2$.`,
  reading: 'β = 1/2, tents of height 1/4 to 3 and radius 2; ∫ φ²/ρ_φ dρ has no roots.',
  note: String.raw`The last step is right for $\beta=1$ only: $\|\phi\|_\infty\cdot\|\phi\|_\infty^{2\beta-1}=\|\phi\|_\infty^{2\beta}$. For $\beta<1$ it fails where $\|\phi\|_\infty<1$, for $\beta>1$ where $\|\phi\|_\infty>1$.`,
  uses: ['table-3'],
  cost: 3,
  families: [{ name: 'places on a line, N ≤ 5', arbitrary: heights }],
  decide: (x) => squares(x, '1/2', ['^', 'height', '2']),
};

const betaConstantCorrected: Claim = {
  id: 'table-3/beta-constant/corrected',
  section,
  source: 'Section 3.7.5, after (94)',
  title: 'The constant for M_β with β at least 1/2',
  form: 'corrected',
  statement: String.raw`$\int\big|\phi(x-y)\rho_\phi(x)^{\beta-1}\big|^2d\rho(y)\le\|\phi\|_\infty\rho_\phi^{2\beta-1}(x)\le\|\phi\|_\infty^{2\beta}$ for $\beta\ge\frac12$, attained by a single mass.`,
  reading: 'β = 1/2, 1, 2, tents of height 1/4 to 3 and radius 2.',
  uses: ['table-3/beta-constant'],
  cost: 3,
  families: (['1/2', '1', '2'] as const).map((beta) => ({
    name: `β = ${beta}`,
    arbitrary: heights.map((x): Instance => ({ ...x, beta })),
  })),
  decide(x) {
    const beta = x.beta as '1/2' | '1' | '2';
    return squares(
      x,
      beta,
      { '1/2': 'height', '1': ['^', 'height', '2'] as const, '2': ['^', 'height', '4'] as const }[beta],
    );
  },
};

// ---- the rows ------------------------------------------------------------------------------------------------------

type Verdict = readonly [TableCell['verdict'], string?];
interface Row {
  readonly model: string;
  readonly tex: string;
  readonly name: string;
  readonly verdicts: readonly [Verdict, Verdict];
}

const ROWS: readonly Row[] = [
  { model: 'cucker-smale', tex: String.raw`$\mathcal M_{\rm CS}$`, name: 'Cucker-Smale', verdicts: [['yes'], ['yes']] },
  {
    model: 'topological-cucker-smale',
    tex: String.raw`$\mathcal M_{\rm CS}^{\rm topo}$`,
    name: 'topological Cucker-Smale',
    verdicts: [['yes'], ['yes']],
  },
  {
    model: 'motsch-tadmor',
    tex: String.raw`$\mathcal M_{\rm MT}$`,
    name: 'Motsch-Tadmor',
    verdicts: [
      ['if', String.raw`$c\mathbb 1_{|x|<r_0}\le\phi\le C\mathbb 1_{|x|<R_0}$`],
      ['if', String.raw`$\inf\phi>0$`],
    ],
  },
  {
    model: 'beta',
    tex: String.raw`$\mathcal M_\beta$, $0<\beta<1$`,
    name: 'M_β',
    verdicts: [
      ['if', String.raw`$c\mathbb 1_{|x|<r_0}\le\phi\le C\mathbb 1_{|x|<R_0}$, or $\beta\ge\frac12$`],
      ['if', String.raw`$\beta\ge\frac12$ or $\inf\phi>0$`],
    ],
  },
  {
    model: 'mollified',
    tex: String.raw`$\mathcal M_\phi$`,
    name: 'M_φ',
    verdicts: [['yes'], ['if', String.raw`$\inf\phi>0$`]],
  },
  {
    model: 'segregation',
    tex: String.raw`$\mathcal M_{\rm seg}$`,
    name: 'M_seg',
    verdicts: [['yes'], ['if', String.raw`$\inf g_l>0$ (printed: $\operatorname{supp}g_l=\Omega$)`]],
  },
  { model: 'global', tex: String.raw`$\mathcal M_{\rm glob}$`, name: 'global', verdicts: [['yes'], ['yes']] },
  { model: 'identity', tex: String.raw`$\mathcal M_I$`, name: 'identity', verdicts: [['yes'], ['no']] },
  {
    model: 'beta-two',
    tex: String.raw`$\mathcal M_\beta$, $\beta=2$`,
    name: 'M_β, β = 2',
    verdicts: [['yes'], ['yes']],
  },
  {
    model: 'topological-motsch-tadmor',
    tex: String.raw`$\mathcal M_{\rm MT}^{\rm topo}$`,
    name: 'topological Motsch-Tadmor',
    verdicts: [
      ['if', String.raw`$c\mathbb 1_{|x|<r_0}\le\psi\le C\mathbb 1_{|x|<R_0}$`],
      ['if', String.raw`$\inf\psi>0$`],
    ],
  },
  {
    model: 'topological-beta',
    tex: String.raw`$\mathcal M_\beta^{\rm topo}$, $\beta\in\{\frac12,2\}$`,
    name: 'topological M_β, β = 1/2 and 2',
    verdicts: [['yes'], ['yes']],
  },
  {
    model: 'vicsek',
    tex: 'Vicsek (2), its average',
    name: 'the average of Vicsek’s rule',
    verdicts: [['yes'], ['no']],
  },
  {
    model: 'multi-species',
    tex: 'multi-species (34)',
    name: 'several species',
    verdicts: [
      ['if', String.raw`the rules are $\mathcal M_{\rm CS}$; for $\mathcal M_{\rm MT}$ (27) does not help`],
      ['if', String.raw`the rules are $\mathcal M_{\rm CS}$`],
    ],
  },
  {
    model: 'multi-flock',
    tex: String.raw`multi-flock (35), $\mathcal M_{\rm CS}$ inside`,
    name: 'several flocks',
    verdicts: [['yes'], ['yes']],
  },
  {
    model: 'penalised',
    tex: String.raw`penalised (288) of $\mathcal M_{\rm CS}$`,
    name: 'the penalised model',
    verdicts: [['yes'], ['no', String.raw`$\psi_\delta$ is local`]],
  },
  {
    model: 'opinions',
    tex: 'opinions (1)',
    name: 'opinion dynamics',
    verdicts: [
      ['no', 'a light player that others listen to'],
      ['no', 'a light player that others listen to'],
    ],
  },
  {
    model: 'pressure',
    tex: String.raw`$\mathcal M_{\phi,p}$, $p=\rho^2$`,
    name: 'M_φ,p',
    verdicts: [
      ['no', String.raw`$s[1]=s=\rho$; it is at home in $L^2(\kappa)$`],
      ['no', String.raw`$s=\rho$`],
    ],
  },
  {
    model: 'doubly-mollified',
    tex: String.raw`$\mathcal M_{\phi\phi}$`,
    name: 'M_φφ',
    verdicts: [
      ['no', String.raw`$s[1]=s=1/\rho$; it is at home in $L^2(\kappa)$`],
      ['no', String.raw`$s=1/\rho$`],
    ],
  },
  {
    model: 'conditional',
    tex: String.raw`$\mathcal M_{\mathcal F}$`,
    name: 'strict segregation',
    verdicts: [['yes'], ['no']],
  },
];

const rowClaim = ({ model, tex, name, verdicts }: Row): Claim => {
  const cells = CELLS.filter((cell) => cell.model === model);
  return {
    id: `table-3/${model}`,
    section,
    source: PRINTED.has(model) ? 'Table 3' : 'Table 3, a row that is not in the paper',
    title: `Uniform boundedness of ${name}`,
    form: PRINTED.has(model) ? 'printed' : 'companion',
    statement: String.raw`The row of ${tex}: bounded on $L^2(\rho)$, and from $L^2(\rho)$ to $L^\infty(\rho)$, uniformly in $\rho$.`,
    reading:
      'The bounds of the row with their constants where its conditions hold, and families without bound where they do not.',
    uses: ['table-3/corrected'],
    cost: 8,
    ...claimAbout(cells),
    ...(Object.hasOwn(TABLE_3_TARGETS, model) ? { target: TABLE_3_TARGETS[model] } : {}),
    row: {
      table: 'table-3',
      model: tex,
      ...(PRINTED.has(model) ? {} : { added: true }),
      cells: COLUMNS.map((column, k) =>
        tableCell(
          cells,
          column,
          `$${column
            .replace('²', '^2')
            .replace('²', '^2')
            .replace('→', String.raw`\to`)
            .replace('∞', String.raw`^\infty`)}$`,
          ...verdicts[k],
        ),
      ),
    },
  };
};

export const claims: readonly Claim[] = [printed, corrected, betaConstant, betaConstantCorrected];
export const rows: readonly Claim[] = ROWS.map(rowClaim);
