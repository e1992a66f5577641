import type { Claim, Decision, Family, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { expectFormula } from '../formula-value.js';
import { NOTHING, conclude } from '../steps.js';
import { wellPosedExperiments } from './prop-3.23-experiments.js';
import { distanceOf, tentFormula } from './line-formulas.js';
import type { RegularModel } from './regular-model.js';
import {
  CUCKER_SMALE,
  CUCKER_SMALE_CAUCHY,
  MOLLIFIED_WIDE,
  MOTSCH_TADMOR_CAUCHY,
  MOTSCH_TADMOR_WIDE,
  SEGREGATION_FULL,
  TOPOLOGICAL,
} from './regular-model.js';
import { rightSides, twoConfigurationCases, twoConfigurations } from './two-configurations.js';

/** |F′_i − F″_i| ≤ A c max|x′ − x″| + 2 s̄ max|v′ − v″|. */
interface Constants {
  readonly branch: string;
  readonly model: RegularModel;
  /** c: twice a Lipschitz constant of φ_ρ(x_i, x_j) in all positions, or better */
  readonly positions: string;
  /** s̄ */
  readonly strength: string;
}

const CONSTANTS: readonly Constants[] = [
  // 4λ
  { branch: 'M_CS', model: CUCKER_SMALE, positions: '2', strength: '1' },
  { branch: 'M_CS', model: CUCKER_SMALE_CAUCHY, positions: '13/5', strength: '1' },
  // 2 (2 · 695/64 + 351/32)
  { branch: 'M_CS^topo', model: TOPOLOGICAL, positions: '523/8', strength: '1' },
  // 8λ/δ with δ = inf φ over distances up to 8, and 1/2 on the circle
  { branch: 'M_MT with φ > 0', model: MOTSCH_TADMOR_CAUCHY, positions: '338', strength: '1' },
  { branch: 'M_MT with φ > 0', model: MOTSCH_TADMOR_WIDE, positions: '2', strength: '1' },
  // λ|Ω| + 2λ/δ
  { branch: 'M_φ with φ > 0', model: MOLLIFIED_WIDE, positions: '2/3', strength: '1' },
  // LΛ + 2Λ/δ
  { branch: 'M_seg with inf g_l > 0', model: SEGREGATION_FULL, positions: '5', strength: '1' },
];

/** Agents of the line stay in B_4. */
const familyOf = ({ model }: Constants): Family => ({
  name: model.entry.key,
  arbitrary: twoConfigurationCases(model.entry, model === TOPOLOGICAL ? 4 : 5, model.entry.key.endsWith('R') ? 8 : 15),
});

const wellPosed: Claim = {
  id: 'prop-3.23',
  section: '3.7',
  source: 'Proposition 3.23',
  title: 'Uniformly regular models: accelerations are Lipschitz, uniformly in the agents and their masses',
  form: 'printed',
  statement: String.raw`If $\mathcal M$ is uniformly regular, the right side of (89) is Lipschitz on $B_R^N\times B_A^N$ with constants that depend on neither $N$ nor the masses: $|F_i'-F_i''|\le Ac\max_j|x_j'-x_j''|+2\bar S\max_j|v_j'-v_j''|$, $c=4\lambda$ for $\mathcal M_{\rm CS}$, $8\lambda/\delta$ for $\mathcal M_{\rm MT}$ with $\phi\ge\delta$, $\lambda|\Omega|+2\lambda/\delta$ for $\mathcal M_\phi$, $L\Lambda+2\Lambda/\delta$ for $\mathcal M_{\rm seg}$ with $g_l\ge\delta$. So (89) is globally well-posed.`,
  reading:
    'Agents at two configurations, masses of very different size, all or one of them moved; both right sides as the library computes them. Measured: flocks of up to 256 agents with a smooth kernel; pairs of runs from nearby data, which come apart no faster than Grönwall says, for all N.',
  note: String.raw`Global existence, by hand: $\max|v_i|$ does not grow and positions grow at most linearly. Of the printed derivation one line is wrong: prop-3.23/derivation. A factor $\bar C$ is missing in front of $A\,W_1$ in the line before.`,
  uses: ['table-2-uniform/corrected'],
  cost: 8,
  families: CONSTANTS.map(familyOf),
  branches: [...new Set(CONSTANTS.map(({ branch }) => branch))],
  experiments: wellPosedExperiments,
  decide(x) {
    const { branch, model, positions, strength } = CONSTANTS.find((c) => c.model.entry.key === x.model)!;
    const data = twoConfigurations(x);
    const sides = data && rightSides(data, (p) => model.at(p));
    if (!sides) return NOTHING;
    const bound: Formula = [
      '+',
      ['*', ['*', 'A', positions], ['max', 'd']],
      ['*', ['*', '2', strength], ['max', 'dv']],
    ];
    return conclude(
      branch,
      ...sides.steps,
      expectFormula(
        'max|F′ - F″| ≤ A c max|x′ - x″| + 2 s̄ max|v′ - v″|',
        sides.named,
        ['max', ['abs', ['-', 'F', 'H']]],
        '<=',
        bound,
      ),
    );
  },
};

/** Σ_j m_j |φ(x′_i − x′_j) − φ(x″_i − x″_j)| for every i, against a bound. */
function sumOfChanges(x: Instance, text: string, bound: Formula): Decision {
  const data = twoConfigurations(x);
  if (!data) return NOTHING;
  const named = {
    m: data.masses,
    x: data.before.p,
    y: data.after.p,
  };
  const phi = (places: string): Formula => tentFormula('2')(distanceOf(places, places));
  const left: Formula = ['.', ['abs', ['-', phi('x'), phi('y')]], 'm'];
  return conclude(expectFormula(text, named, left, '<=', bound));
}

const moved: Formula = ['abs', ['-', 'x', 'y']];
const meanMoved: Formula = ['sum', ['*', 'm', moved]];
const families: Family[] = [
  { name: 'agents on a line, tent of radius 2', arbitrary: twoConfigurationCases(CUCKER_SMALE.entry, 5, 8) },
];

const derivation: Claim = {
  id: 'prop-3.23/derivation',
  section: '3.7',
  source: 'Proof of Proposition 3.23, estimate of I',
  title: 'The sum of the changes of the kernel, with a mean of displacements',
  form: 'printed',
  statement: String.raw`$\sum_jm_j|\phi_\rho(x_i',x_j')-\phi_\rho(x_i'',x_j'')|\le2\bar C_1\sum_jm_j|x_j'-x_j''|$ for every $i$.`,
  reading: 'M_CS with the tent of radius 2, C̄₁ = 1/2; agents at two configurations.',
  note: String.raw`False where agent $i$ moves and is light: its own displacement counts in full.`,
  uses: ['prop-3.23'],
  cost: 2,
  families,
  decide: (x) => sumOfChanges(x, 'Σ m_j |φ′_ij - φ″_ij| ≤ 2 C̄₁ Σ m_j |x′_j - x″_j|', ['*', '1', meanMoved]),
};

const derivationCorrected: Claim = {
  id: 'prop-3.23/derivation/corrected',
  section: '3.7',
  source: 'Proof of Proposition 3.23, estimate of I',
  title: 'The sum of the changes of the kernel, with the displacement of the agent itself',
  form: 'corrected',
  statement: String.raw`$\sum_jm_j|\phi_\rho(x_i',x_j')-\phi_\rho(x_i'',x_j'')|\le\bar C_1\big(|x_i'-x_i''|+\sum_jm_j|x_j'-x_j''|\big)\le2\bar C_1\max_j|x_j'-x_j''|$ for every $i$.`,
  reading: 'As before.',
  uses: ['prop-3.23/derivation'],
  cost: 2,
  families,
  decide: (x) =>
    sumOfChanges(x, 'Σ m_j |φ′_ij - φ″_ij| ≤ C̄₁ (|x′_i - x″_i| + Σ m_j |x′_j - x″_j|)', [
      '*',
      '1/2',
      ['+', moved, meanMoved],
    ]),
};

export const claims: readonly Claim[] = [wellPosed, derivation, derivationCorrected];
