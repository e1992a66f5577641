import fc from 'fast-check';
import type { Claim, Family, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { reproducingKernelOf } from '../../operators/model.js';
import type { Rational } from '../../scalar/rational.js';
import { ZERO, divide, rational, toNumber, toRational } from '../../scalar/rational.js';
import { columnOf, expectFormula } from '../formula-value.js';
import { integerAt, whole } from '../read.js';
import { NOTHING, conclude, expectValue } from '../steps.js';
import { distanceOf, tentFormula } from './line-formulas.js';
import { lightAgentExperiments } from './prop-3.23-experiments.js';
import { massDependentRuns } from './two-runs.js';
import type { ModelFormulas, RegularModel } from './regular-model.js';
import { MOLLIFIED, MOTSCH_TADMOR, MOTSCH_TADMOR_T, SEGREGATION } from './regular-model.js';
import { growing } from './table-2-families.js';
import { twoMeasures } from './two-measures.js';
import { rightSides, twoConfigurationCases, twoConfigurations } from './two-configurations.js';

const section = '3.7';
const difference: Formula = ['abs', ['-', 'F', 'H']];

/** A c max|x′ − x″|/m_i + 2 max|v′ − v″| */
const massDependent = (c: string): Formula => [
  '+',
  ['/', ['*', ['*', 'A', c], ['max', 'd']], 'a'],
  ['*', '2', ['max', 'dv']],
];

const wellPosed: Claim = {
  id: 'prop-3.24',
  section,
  source: 'Proposition 3.24',
  title: 'Motsch-Tadmor with a local kernel: Lipschitz with constants that depend on the masses',
  form: 'printed',
  statement: String.raw`For $\mathcal M_{\rm MT}$ with $\phi(0)>0$, $\rho_\phi(x_i)\ge m_i\phi(0)$, and $|\phi_{\rho'}(x_i',x_j')-\phi_{\rho''}(x_i'',x_j'')|\le\frac C{m_i^2}\max_k|x_k'-x_k''|$ with $C=2\lambda(1+\|\phi\|_\infty)$ for $\phi(0)=1$. So the right side of (89) is locally Lipschitz, and (89) is globally well-posed.`,
  reading:
    'Agents at two configurations, masses of very different size, the tent of radius 2; the entries of both kernels. Measured, with M_β as well: the exponent of a light mass in the Lipschitz constants, for a tent, a C^1,1 kernel and a smooth bump.',
  note: String.raw`The power $m_i^{-2}$ is right for single entries and Lipschitz $\phi$. The accelerations are better: $m_i^{-1}$ (prop-3.24/sharp), $m_i^{\beta-1}$ for $\mathcal M_\beta$. For $\phi\in C^{1,1}$, as $|\phi'|^2\le2\sup|\phi''|\,\phi$, it is $m_i^{\beta-1/2}$ for $\beta\le\frac12$; for a smooth bump slower than any power of $m_i$ if $\beta=0$, like $\ln^2m_i$. For $\mathcal M_{\rm seg}$ and $\mathcal M_\phi$, which “do not seem to have good well-posedness properties” with local kernels, the same holds: prop-3.24/segregation, prop-3.24/mollified.`,
  uses: ['prop-3.23'],
  cost: 3,
  families: [MOTSCH_TADMOR, MOTSCH_TADMOR_T].map((model) => ({
    name: model.entry.key,
    arbitrary: twoConfigurationCases(model.entry, 5, model === MOTSCH_TADMOR ? 8 : 15),
  })),
  experiments: [...lightAgentExperiments, ...massDependentRuns],
  decide(x) {
    const data = twoConfigurations(x);
    if (!data) return NOTHING;
    const L = data.period && '8';
    const named = {
      m: data.masses,
      x: data.before.p,
      y: data.after.p,
      d: displacements(data.before.p, data.after.p, L),
    };
    const K = (p: string): Formula => tentFormula('2')(distanceOf(p, p, L));
    const phi = (p: string): Formula => ['.', ['diag', ['/', '1', ['.', K(p), 'm']]], K(p)];
    // 2λ = 1: 1/m + 1/m² ≤ 2/m²
    const bound: Formula = ['*', ['max', 'd'], ['/', '2', ['^', 'm', '2']]];
    return conclude(
      expectFormula('d = |x′ - x″|', named, ['diag', 'd'], '=', [
        '*',
        ['diag', ['ones', 'x']],
        distanceOf('x', 'y', L),
      ]),
      expectFormula('m_i φ(0) ≤ ρ_φ(x_i)', named, 'm', '<=', ['.', K('x'), 'm']),
      expectFormula('|φ′_ij - φ″_ij| ≤ 2/m_i² max|x′ - x″|', named, ['abs', ['-', phi('x'), phi('y')]], '<=', [
        '.',
        bound,
        ['T', ['ones', 'm']],
      ]),
    );
  },
};

function displacements(p: readonly Rational[], q: readonly Rational[], L: string | undefined): Rational[] {
  const table = columnOf(distanceOf('x', 'y', L), { x: p, y: q });
  return p.map((_, i) => table[i * p.length + i]);
}

/**
 * An agent of mass 1/(M + 1) at rest at 0, and one of mass M/(M + 1) and velocity 1 that comes into its neighbourhood by 1/(2k)
 * where that ends.
 */
const lightAgents = (model: RegularModel, edge: string): Family => ({
  name: `${model.entry.key}: a light agent, and a heavy one where its neighbourhood ends`,
  arbitrary: fc.tuple(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 2000 })).map(([M, k]): Instance => {
    const end = toNumber(toRational(edge)) * 2 * k;
    return {
      model: model.entry.key,
      unit: `1/${2 * k}`,
      points: [[0], [end]],
      by: [0, -1],
      masses: [1, M],
      u: [0, 1],
      v: [0, 1],
    };
  }),
});

/** |F′_i − F″_i| ≤ A c/m_i max|x′ − x″| + 2 max|v′ − v″| for a model, with its formulas at a configuration. */
const sharpClaim = (
  claim: Pick<Claim, 'id' | 'source' | 'title' | 'statement' | 'reading' | 'note' | 'form'>,
  model: RegularModel,
  c: string,
  edge: string,
  formulasAt: (p: readonly Rational[]) => ModelFormulas = (p) => model.at(p),
): Claim => ({
  ...claim,
  section,
  uses: ['prop-3.24'],
  cost: 6,
  families: [
    {
      name: model.entry.key,
      arbitrary: twoConfigurationCases(model.entry, 5, model === MOTSCH_TADMOR ? 8 : 15),
    },
    lightAgents(model, edge),
  ],
  decide(x) {
    const data = twoConfigurations(x);
    const sides = data && rightSides(data, formulasAt);
    if (!sides) return NOTHING;
    const text = `|F′_i - F″_i| ≤ A ${c}/m_i max|x′ - x″| + 2 max|v′ - v″|`;
    return conclude(...sides.steps, expectFormula(text, sides.named, difference, '<=', massDependent(c)));
  },
});

const sharp = sharpClaim(
  {
    id: 'prop-3.24/sharp',
    source: 'Proposition 3.24',
    title: 'Motsch-Tadmor: the Lipschitz constant grows like one over the mass only',
    form: 'sharp',
    statement: String.raw`For $\mathcal M_{\rm MT}$ with $\phi(0)>0$: $|F_i'-F_i''|\le\frac{8A\lambda}{m_i\phi(0)}\max_j|x_j'-x_j''|+2\max_j|v_j'-v_j''|$.`,
    reading:
      'Agents at two configurations, the tent of radius 2; both right sides of (89) as the library computes them.',
    note: String.raw`For all N, by hand: $\sum_jm_j\big|\frac{\phi_{ij}'}{S'}-\frac{\phi_{ij}''}{S''}\big|\le\frac1{S'}\sum_jm_j|\phi_{ij}'-\phi_{ij}''|+\frac{|S'-S''|}{S'}\le\frac{4\lambda}{S'}\max|x'-x''|$, $S=\rho_\phi(x_i)$: the second factor $1/S$ of the printed bound is used up by the sum. The power is attained: prop-3.24/attained.`,
  },
  MOTSCH_TADMOR,
  '4',
  '2',
);

const attained: Claim = {
  id: 'prop-3.24/attained',
  section,
  source: 'Proposition 3.24',
  title: 'Motsch-Tadmor: both powers of the mass are attained for a tent',
  form: 'sharp',
  statement: String.raw`An agent of mass $t=\frac1M$ at rest, the others with velocity 1 where the tent ends, or nearer by $t$: $|F'-F''|\ge\frac M4|x'-x''|$ and $|\phi_{\rho'}(x_1,x_1)-\phi_{\rho''}(x_1,x_1)|\ge\frac{M^2}4|x'-x''|$.`,
  reading: 'A whole number M; average and kernel of both configurations as the library computes them, exactly.',
  uses: ['prop-3.24/sharp'],
  families: [{ name: 'M up to 10⁶', arbitrary: growing() }],
  decide(x: Instance) {
    const M = integerAt(x, 'M');
    if (!(M >= 3)) return NOTHING;
    const t = rational(1n, BigInt(M));
    const named = { t, M: whole(M) };
    /** the mass seen if the others are nearer than the edge by h: t + (1 − t) h/2 */
    const seen = (h: Formula): Formula => ['+', 't', ['*', ['-', '1', 't'], ['/', h, '2']]];
    const acceleration: Formula = ['-', '1', ['/', 't', seen('t')]];
    const [far, near] = [2 * M, 2 * M - 1].map((end) => {
      const { first, model } = twoMeasures({
        model: MOTSCH_TADMOR.entry.key,
        unit: `1/${M}`,
        points: [[0], [end]],
        masses: [1, M - 1],
      })!;
      return { average: model.matrix(first).entries[1], kernel: reproducingKernelOf(model, first)[0] };
    });
    return conclude(
      expectValue('F at the edge', named, '0', far.average),
      expectValue('F nearer', named, acceleration, near.average),
      expectValue('φ at the edge', named, ['/', '1', 't'], far.kernel),
      expectValue('φ nearer', named, ['/', '1', seen('t')], near.kernel),
      expectFormula('M/4 |x′ - x″| ≤ |F′ - F″|', named, ['*', ['/', 'M', '4'], 't'], '<=', acceleration),
      expectFormula('M²/4 |x′ - x″| ≤ |φ′ - φ″|', named, ['*', ['/', ['^', 'M', '2'], '4'], 't'], '<=', [
        '-',
        ['/', '1', 't'],
        ['/', '1', seen('t')],
      ]),
    );
  },
};

/** The two-step formulas with the columns of G that somebody is in: the others do not count, and have no mean. */
function populated(G: Formula, knots: number, weight: string): (p: readonly Rational[]) => ModelFormulas {
  const all = Array.from({ length: knots }, (_, k) => divide(whole(8 * k), whole(knots)));
  return (p) => {
    const q = all.filter((knot) => columnOf(G, { p, q: [knot] }).some((g) => g.n > ZERO.n));
    return {
      named: { p, q },
      steps: [],
      strength: () => ['ones', 'p'],
      kernel: (m) => ['.', G, ['.', ['diag', ['/', weight, ['.', ['T', G], m]]], ['T', G]]],
      thickness: (m) => ['.', ['T', G], m],
    };
  };
}

const hats = tentFormula('2')(distanceOf('p', 'q', '8'));

const segregation = sharpClaim(
  {
    id: 'prop-3.24/segregation',
    source: 'Remark before Proposition 3.24',
    title: 'Segregation: agents are well-posed, with constants that depend on the masses',
    form: 'companion',
    statement: String.raw`For $\mathcal M_{\rm seg}$ with $\Lambda=\max_l\operatorname{Lip}g_l$, whatever the supports: $|F_i'-F_i''|\le\frac{5AL\Lambda}{m_i}\max_j|x_j'-x_j''|+2\max_j|v_j'-v_j''|$. So (89) is globally well-posed for agents of any masses.`,
    reading:
      'Agents on a circle with four hats at two configurations, neighbourhoods empty or not; both right sides as the library computes them.',
    note: String.raw`For all N, by hand: $[v]_i=\sum_lg_l(x_i)\bar u_l$, $\bar u_l=\rho(vg_l)/\rho(g_l)$. Where $\rho(g_l)>0$ the derivative of $g_l(x_i)\bar u_l$ in $x_j$, $j\ne i$, is $g_l(x_i)\,m_jg_l'(x_j)(v_j-\bar u_l)/\rho(g_l)$, at most $2A\Lambda m_j/m_i$ since $\rho(g_l)\ge m_ig_l(x_i)$; in $x_i$ it is at most $3A\Lambda$; and $g_l(x_i)\bar u_l\to0$ as the last agent leaves. The paper says that the model “does not seem to have good well-posedness properties” for agents with local neighbourhoods; it has those of $\mathcal M_{\rm MT}$.`,
  },
  SEGREGATION,
  '10',
  '2',
  populated(hats, 4, '1'),
);

const mollified = sharpClaim(
  {
    id: 'prop-3.24/mollified',
    source: 'Remark before Proposition 3.24',
    title: 'The mollified model: agents are well-posed, with constants that depend on the masses',
    form: 'companion',
    statement: String.raw`For $\mathcal M_\phi$ with any mollifier $\phi$: $|F_i'-F_i''|\le\frac{5A\|\nabla\phi\|_{L^1}}{m_i}\max_j|x_j'-x_j''|+2\max_j|v_j'-v_j''|$, on compact $\Omega$ and on $\mathbb R^n$. So (89) is globally well-posed for agents of any masses.`,
    reading:
      'Agents on a circle, the tent of radius 2 normalised, integrals over a lattice of spacing 1/2, ‖φ′‖ = 1; two configurations, places that nobody sees or not.',
    note: String.raw`For all N, by hand: as for $\mathcal M_{\rm seg}$ with $\phi(x_i-z)$ for $g_l(x_i)$ and integrals over $z$: $\rho_\phi(z)\ge m_i\phi(x_i-z)$. The paper has doubts for kernels of bounded support; there are none for agents.`,
  },
  MOLLIFIED,
  '5',
  '7/2',
  populated(['/', hats, '2'], 16, '1/2'),
);

export const claims: readonly Claim[] = [wellPosed, sharp, attained, segregation, mollified];
