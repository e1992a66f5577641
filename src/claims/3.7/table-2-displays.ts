import fc from 'fast-check';
import type { Claim, Decision, Family, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { torus } from '../../operators/environment.js';
import { kernelTent } from '../../operators/kernels/tent.js';
import { measure } from '../../operators/measure.js';
import { modelMollified } from '../../operators/models/mollified.js';
import { latticeQuadrature } from '../../operators/quadrature.js';
import { toArray } from '../../operators/vector.js';
import type { Rational } from '../../scalar/rational.js';
import { add, divide, multiply, rational, toText } from '../../scalar/rational.js';
import { assumeFormula, columnOf, expectFormula } from '../formula-value.js';
import { integerAt, vectorAt, whole } from '../read.js';
import { NOTHING, conclude, expectValue } from '../steps.js';
import { expectLowerTransport, kantorovich, transportValues } from './kantorovich.js';
import { distanceOf, tentFormula } from './line-formulas.js';
import { SEGREGATION_TWO } from './regular-model.js';
import { expectDistances, expectKernel, twoMeasureCases, twoMeasures } from './two-measures.js';

/** The displays of Examples 3.20 to 3.22, line by line where they are not right as printed. */

const section = '3.7';
const square = (f: Formula): Formula => ['^', f, '2'];
const both: Formula = ['.', 'b', ['T', 'b']];

const power: Claim = {
  id: 'table-2-continuity/power',
  section,
  source: '(86)',
  title: 'The elementary inequality behind (83), with constant 1',
  form: 'sharp',
  statement: String.raw`For $0\le\beta\le1$: $|a^\beta-c^\beta|\le a^{\beta-1}|a-c|$ for all $a>0$, $c\ge0$. The constant $C$ of (86) is 1, and no smaller one will do for $\beta>0$: $c=0$.`,
  reading: 'β = p/q with 0 ≤ p ≤ q ≤ 6, a = α^q and c = γ^q with rational α, γ. At c = 0 both sides are a^β for β > 0.',
  note: String.raw`For all $a$, $c$, by hand: with $t=c/a$, $|1-t^\beta|\le|1-t|$, since $t^\beta$ is between $1$ and $t$. For $\beta>1$ it fails with every constant as $c\to\infty$. The same with $1-\beta$ for $\beta$ is what (84) needs.`,
  uses: ['table-2-continuity'],
  families: [
    {
      name: 'exponents up to 6, α and γ up to 30/12',
      arbitrary: fc
        .record({
          q: fc.integer({ min: 1, max: 6 }),
          p: fc.nat({ max: 6 }),
          alpha: fc.integer({ min: 1, max: 30 }),
          gamma: fc.nat({ max: 30 }),
          over: fc.integer({ min: 1, max: 12 }),
        })
        .map(({ p, ...x }): Instance => ({ ...x, p: Math.min(p, x.q) })),
    },
  ],
  decide(x) {
    const [p, q, alpha, gamma, by] = ['p', 'q', 'alpha', 'gamma', 'over'].map((key) => integerAt(x, key));
    if (!(p >= 0 && p <= q && q >= 1 && alpha >= 1 && gamma >= 0 && by >= 1)) return NOTHING;
    const named = { alpha: rational(BigInt(alpha), BigInt(by)), gamma: rational(BigInt(gamma), BigInt(by)) };
    const raised = (base: string, k: number): Formula => ['^', base, String(k)];
    const left: Formula = ['abs', ['-', raised('alpha', p), raised('gamma', p)]];
    const right: Formula = [
      '*',
      ['/', raised('alpha', p), raised('alpha', q)],
      ['abs', ['-', raised('alpha', q), raised('gamma', q)]],
    ];
    return conclude(
      expectFormula('|a^β - c^β| ≤ a^(β-1) |a - c|', named, left, '<=', right),
      ...(p > 0 && gamma === 0 ? [expectFormula('equal at c = 0', named, left, '=', right)] : []),
    );
  },
};

const strayKernel: Claim = {
  id: 'table-2-continuity/stray-kernel',
  section,
  source: 'Example 3.21, second line of the display',
  title: 'The display for the segregation model with its factor φ(x − y)',
  form: 'printed',
  statement: String.raw`$\displaystyle\iint|\phi_{\rho'}-\phi_{\rho''}|^2d\rho''d\rho''\le\iint\sum_lg_l(x)g_l(y)\Big|\frac1{\rho'(g_l)}-\frac1{\rho''(g_l)}\Big|^2\phi(x-y)\,d\rho''d\rho''$`,
  reading: 'Two measures on a circle with two hats, and φ the tent of radius 1/2, ‖φ‖ = 1.',
  note: String.raw`False: members of one neighbourhood may be out of each other's reach. $\mathcal M_{\rm seg}$ has no $\phi$, and the last line of the display is right without it.`,
  uses: ['table-2-continuity'],
  cost: 8,
  families: [{ name: 'two measures on a circle', arbitrary: twoMeasureCases(SEGREGATION_TWO.entry) }],
  decide: (x) => segregationDisplay(x, tentFormula('1/2')('D')),
};

const strayKernelCorrected: Claim = {
  id: 'table-2-continuity/stray-kernel/corrected',
  section,
  source: 'Example 3.21, second and third line of the display',
  title: 'The display for the segregation model without that factor',
  form: 'corrected',
  statement: String.raw`$\displaystyle\iint|\phi_{\rho'}-\phi_{\rho''}|^2d\rho''d\rho''\le\iint\sum_lg_l(x)g_l(y)\Big|\frac1{\rho'(g_l)}-\frac1{\rho''(g_l)}\Big|^2d\rho''d\rho''=\sum_l\Big|\frac{\rho'(g_l)-\rho''(g_l)}{\rho'(g_l)}\Big|^2$`,
  reading: 'Two measures on a circle with two hats.',
  note: String.raw`For all N, by hand: Jensen, since $\sum_lg_l(x)g_l(y)\le1$. No factor is lost.`,
  uses: ['table-2-continuity/stray-kernel'],
  cost: 8,
  families: [{ name: 'two measures on a circle', arbitrary: twoMeasureCases(SEGREGATION_TWO.entry) }],
  decide: (x) => segregationDisplay(x, '1'),
};

function segregationDisplay(x: Instance, factor: Formula): Decision {
  const data = twoMeasures(x);
  if (!data) return NOTHING;
  const formulas = SEGREGATION_TWO.at(data.named.p);
  const named = { ...data.named, ...formulas.named };
  const [first, second] = ['a', 'b'].map((m): Formula => ['.', ['T', 'G'], m]);
  const change: Formula = ['diag', square(['-', ['/', '1', first], ['/', '1', second]])];
  const sum: Formula = ['*', factor, ['.', 'G', ['.', change, ['T', 'G']]]];
  const total: Formula = ['sum', ['*', both, sum]];
  return conclude(
    assumeFormula('ρ′(g_l) > 0', named, '0', '<', first),
    assumeFormula('ρ″(g_l) > 0', named, '0', '<', second),
    expectDistances(data),
    ...formulas.steps,
    expectKernel(data, formulas, 'first'),
    expectKernel(data, formulas, 'second'),
    expectFormula(
      'the double integral ≤ the sum over l inside',
      named,
      ['sum', ['*', both, square(['-', formulas.kernel('a'), formulas.kernel('b')])]],
      '<=',
      total,
    ),
    ...(factor === '1'
      ? [
          expectFormula('and that is the sum over l', named, total, '=', [
            'sum',
            square(['/', ['-', first, second], first]),
          ]),
        ]
      : []),
  );
}

// ---- M_φ on a circle of eight nodes ---------------------------------------------------------------------------------

/** Two measures on the nodes 0, 1/s, …, 7/s of a circle of length 8/s; φ is the tent of radius 2/s over 2/s. */
function nodesOf(x: Instance) {
  const s = integerAt(x, 'scale');
  const [masses, others] = ['masses', 'others'].map((key) => vectorAt(x, key));
  if (
    !(s >= 1) ||
    [masses, others].some((m) => m.length !== 8 || m.some((k) => k.n < 0n) || m.every((k) => k.n === 0n))
  )
    return undefined;
  const share = (m: readonly Rational[]): Rational[] => m.map((k) => divide(k, m.reduce(add)));
  const p = Array.from({ length: 8 }, (_, k) => rational(BigInt(k), BigInt(s)));
  const [a, b] = [share(masses), share(others)];
  const period = rational(8n, BigInt(s));
  const D = { n: 8, entries: columnOf(distanceOf('p', 'p', toText(period)), { p }) };
  const from = { p, a, b, s: whole(s), D };
  const phi: Formula = ['*', ['/', 's', '2'], ['larger', '0', ['-', '1', ['/', ['*', 's', 'D'], '2']]]];
  const G = { n: 8, entries: columnOf(phi, from) };
  const named = { ...from, G, ...transportValues(kantorovich(p, a, b, period)) };
  const kernel = (m: string): Formula => ['.', 'G', ['.', ['diag', ['/', ['/', '1', 's'], ['.', 'G', m]]], 'G']];
  const steps = [
    assumeFormula('ρ′_φ > 0', named, '0', '<', ['.', 'G', 'a']),
    assumeFormula('ρ″_φ > 0', named, '0', '<', ['.', 'G', 'b']),
    expectFormula('D = |x - y|', named, 'D', '=', distanceOf('p', 'p', toText(period))),
    expectFormula('G = φ(x - y)', named, 'G', '=', phi),
  ];
  /** φ_ρ′ as the library computes it */
  const library = () => {
    const environment = torus(1, period);
    const h = rational(1n, BigInt(s));
    const model = modelMollified(environment, kernelTent(multiply(whole(2), h)), latticeQuadrature(environment, h));
    const rho = measure(environment, { points: p, masses: a, volumes: p.map(() => 1) });
    return expectValue('φ at ρ′', named, kernel('a'), {
      n: 8,
      entries: toArray(model.reproducingKernel!(rho)),
    });
  };
  return { named, steps, library, kernel };
}

const onNodes: Family = {
  name: 'two measures on eight nodes, scale up to 8',
  arbitrary: fc
    .record({
      scale: fc.integer({ min: 1, max: 8 }),
      masses: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 8, maxLength: 8 }),
      others: fc.array(
        fc.oneof(
          fc.integer({ min: 1, max: 9 }),
          fc.nat({ max: 8 }).map((k) => 4 ** k),
        ),
        {
          minLength: 8,
          maxLength: 8,
        },
      ),
    })
    .map((x): Instance => ({ ...x })),
};

/** |1/ρ′_φ − 1/ρ″_φ|² at the nodes */
const change: Formula = square(['-', ['/', '1', ['.', 'G', 'a']], ['/', '1', ['.', 'G', 'b']]]);
/** ∫∫∫ φ(x − z) φ(y − z) |…|² dz dρ″ dρ″, node by node */
const triple: Formula = ['sum', ['*', both, ['.', 'G', ['.', ['diag', ['/', change, 's']], 'G']]]];

const lastEquality: Claim = {
  id: 'table-2-continuity/last-equality',
  section,
  source: 'Example 3.22, third line of the display',
  title: 'The double integral for the mollified model, with the density itself',
  form: 'printed',
  statement: String.raw`$\displaystyle\iiint\phi(x-z)\phi(y-z)\Big|\frac1{\rho'_\phi(z)}-\frac1{\rho''_\phi(z)}\Big|^2dz\,d\rho''d\rho''=\int\Big|\frac1{\rho'_\phi(z)}-\frac1{\rho''_\phi(z)}\Big|^2(\rho''(z))^2dz$`,
  reading: 'Masses at eight nodes of a circle, densities with respect to the nodes, integrals over the nodes.',
  note: String.raw`A misprint: $\int\phi(x-z)\,d\rho''(x)=\rho''_\phi(z)$. As printed the right side has no meaning for atoms.`,
  uses: ['table-2-continuity'],
  cost: 8,
  families: [onNodes],
  decide(x) {
    const found = nodesOf(x);
    if (!found) return NOTHING;
    const { named, steps } = found;
    return conclude(
      ...steps,
      expectFormula('the two integrals', named, triple, '=', [
        'sum',
        ['*', ['/', change, 's'], square(['*', 's', 'b'])],
      ]),
    );
  },
};

const lastEqualityCorrected: Claim = {
  id: 'table-2-continuity/last-equality/corrected',
  section,
  source: 'Example 3.22, third line of the display',
  title: 'The double integral for the mollified model, with the mollified density',
  form: 'corrected',
  statement: String.raw`The same with $(\rho''_\phi(z))^2$, and this is $\int\big|\rho'_\phi-\rho''_\phi\big|^2(\rho'_\phi)^{-2}dz$.`,
  reading: 'As before.',
  uses: ['table-2-continuity/last-equality'],
  cost: 8,
  families: [onNodes],
  decide(x) {
    const found = nodesOf(x);
    if (!found) return NOTHING;
    const { named, steps } = found;
    const [first, second] = ['a', 'b'].map((m): Formula => ['.', 'G', m]);
    return conclude(
      ...steps,
      expectFormula('the two integrals', named, triple, '=', ['sum', ['*', ['/', change, 's'], square(second)]]),
      expectFormula('and the third', named, triple, '=', [
        'sum',
        ['/', square(['/', ['-', first, second], first]), 's'],
      ]),
    );
  },
};

const kernels = (kernel: (m: string) => Formula): Formula => [
  'sum',
  ['*', both, square(['-', kernel('a'), kernel('b')])],
];
const theta: Formula = ['min', ['.', 'G', 'a']];

const mollifiedConstant: Claim = {
  id: 'table-2-continuity/mollified-constant',
  section,
  source: 'Example 3.22, last line of the display',
  title: 'The constant of the mollified model as printed',
  form: 'printed',
  statement: String.raw`$\displaystyle\iint|\phi_{\rho'}-\phi_{\rho''}|^2d\rho''d\rho''\lesssim\dots\le\frac{|\Omega|}{\Theta^2(\rho',\Omega)}W_1^2(\rho',\rho'')$, with the constant 1 for “$\lesssim$”.`,
  reading: 'Masses at eight nodes of circles of length 8/s, s = 1, …, 8.',
  note: String.raw`The Lipschitz constant of $\phi$ is missing, $|\rho'_\phi-\rho''_\phi|\le\lambda W_1$, and $\|\phi\|_\infty$ from the first step. The left side has no unit of length, the right side its fifth power: on small circles it is false.`,
  uses: ['table-2-continuity'],
  cost: 8,
  families: [onNodes],
  decide(x) {
    const found = nodesOf(x);
    if (!found) return NOTHING;
    const { named, steps, kernel } = found;
    return conclude(
      ...steps,
      ...expectLowerTransport(named),
      expectFormula('(84) with |Ω|/Θ²', named, kernels(kernel), '<=', [
        '/',
        ['*', ['/', '8', 's'], square('W')],
        square(theta),
      ]),
    );
  },
};

const mollifiedConstantCorrected: Claim = {
  id: 'table-2-continuity/mollified-constant/corrected',
  section,
  source: 'Example 3.22, last line of the display',
  title: 'The constant of the mollified model',
  form: 'corrected',
  statement: String.raw`$\displaystyle\iint|\phi_{\rho'}-\phi_{\rho''}|^2d\rho''d\rho''\le\|\phi\|_\infty\lambda^2\frac{|\Omega|}{\Theta^2(\rho',\Omega)}W_1^2(\rho',\rho'')$, $\lambda=\operatorname{Lip}\phi$.`,
  reading: 'As before; φ_ρ′ as the library computes it.',
  note: String.raw`For all N, by hand: Cauchy-Schwarz with $\int\phi(x-z)\phi(y-z)\,dz\le\|\phi\|_\infty$.`,
  uses: ['table-2-continuity/mollified-constant'],
  cost: 8,
  families: [onNodes],
  decide(x) {
    const found = nodesOf(x);
    if (!found) return NOTHING;
    const { named, steps, kernel, library } = found;
    // ‖φ‖ = s/2, λ = s²/4, |Ω| = 8/s
    return conclude(
      ...steps,
      library(),
      ...expectLowerTransport(named),
      expectFormula('(84) with ‖φ‖ λ² |Ω|/Θ²', named, kernels(kernel), '<=', [
        '/',
        ['*', ['/', ['^', 's', '4'], '4'], square('W')],
        square(theta),
      ]),
    );
  },
};

export const claims: readonly Claim[] = [
  power,
  strayKernel,
  strayKernelCorrected,
  lastEquality,
  lastEqualityCorrected,
  mollifiedConstant,
  mollifiedConstantCorrected,
];
