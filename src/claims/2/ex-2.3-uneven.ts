import fc from 'fast-check';
import type { Claim, Decision, Family, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import type { Rational } from '../../scalar/rational.js';
import { ZERO, add, divide, multiply, sign } from '../../scalar/rational.js';
import { largest } from '../extremes.js';
import { vectorAt, whole } from '../read.js';
import type { LazyStep, Value } from '../steps.js';
import { NOTHING, conclude, expectRelation } from '../steps.js';
import { pointsOf, someMasses, somePoints } from './eq-28-cases.js';
import { adjointOfOne, expectNorm } from './norm-case.js';
import { seen } from './radial-table.js';

/** φ(−2), …, φ(2) at whole displacements, steps in between: φ(z) is the value at the nearest whole number. */
const REACH = 2;

const tables: Family = {
  name: 'kernels with values 0 to 2 at −2, …, 2, up to 4 points of Z',
  arbitrary: somePoints(1, 4, 4).chain((points) =>
    fc
      .record({
        masses: fc.oneof(someMasses(points.length), fc.constant(points.map(() => 1))),
        sides: fc.array(fc.oneof(fc.constantFrom(0, 1), fc.integer({ min: 0, max: 2 })), {
          minLength: 4,
          maxLength: 4,
        }),
        centre: fc.integer({ min: 1, max: 2 }),
      })
      .map(({ masses, sides, centre }): Instance => ({
        points,
        masses,
        phi: [sides[0], sides[1], centre, sides[2], sides[3]],
      })),
  ),
};

/** Σ_e φ(e) max(0, 1 − |z − e|): a table at whole numbers, in the checker's language. */
const tableFormula = (z: Formula): Formula =>
  Array.from({ length: 2 * REACH + 1 }, (_, k): Formula => {
    const away: Formula = ['abs', ['-', z, String(k - REACH)]];
    return ['*', `f${k}`, ['larger', '0', ['-', '1', away]]];
  }).reduce((a, b): Formula => ['+', a, b]);

interface Uneven {
  readonly m: readonly Rational[];
  readonly A: readonly Rational[];
  readonly where: Record<string, Value>;
  /** (ρ/ρ_φ)_φ at all whole numbers where it may be positive */
  readonly everywhere: readonly Rational[];
  readonly steps: readonly LazyStep[];
}

/** A density on Z, its average with a kernel that need not be even, and (ρ/ρ_φ)_φ wherever it is not 0. */
function unevenCase(x: Instance): Uneven | undefined {
  const points = pointsOf(x);
  const phi = vectorAt(x, 'phi');
  if (!points || points[0].length !== 1 || phi.length !== 2 * REACH + 1) return undefined;
  if (phi.some((f) => sign(f) < 0) || sign(phi[REACH]) <= 0) return undefined;
  const p = points.map(([k]) => k);
  const m = vectorAt(x, 'masses');
  const at = (z: number): Rational => phi[z + REACH] ?? ZERO;
  const n = p.length;
  const W = p.flatMap((a) => p.map((b) => at(a - b)));
  const total = (f: (j: number) => Rational): Rational => m.reduce((s, _, j) => add(s, f(j)), ZERO);
  const reached = p.map((_, i) => total((j) => multiply(m[j], W[i * n + j])));
  const A = W.map((w, k) => divide(multiply(w, m[k % n]), reached[Math.floor(k / n)]));
  const [low, high] = [Math.min(...p) - REACH, Math.max(...p) + REACH];
  const places = Array.from({ length: high - low + 1 }, (_, k) => low + k);
  const everywhere = places.map((y) => total((j) => divide(multiply(m[j], at(y - p[j])), reached[j])));
  const where: Record<string, Value> = {
    p: p.map(whole),
    y: places.map(whole),
    m,
    W: { n, entries: W },
    ...Object.fromEntries(phi.map((f, k) => [`f${k}`, f])),
  };
  const spread: Formula = ['.', 'p', ['T', ['ones', 'p']]];
  return {
    m,
    A,
    where,
    everywhere,
    steps: [
      expectRelation('W = φ(x - y)', where, ['W', where.W], '=', [tableFormula(['-', spread, ['T', spread]]), where.W]),
    ],
  };
}

/** φ(y − x_j), all places × points, times m/ρ_φ */
const everywhereFormula: Formula = [
  '.',
  tableFormula(['-', ['.', 'y', ['T', ['ones', 'p']]], ['T', ['.', 'p', ['T', ['ones', 'y']]]]]),
  ['/', 'm', seen],
];

const uneven: Claim = {
  id: 'ex-2.3-bound/uneven',
  section: '2',
  source: 'Example 2.3',
  title: 'The same bound for kernels that are not even',
  form: 'companion',
  statement: String.raw`For every kernel $\phi\ge0$ with $\phi(0)>0$, even or not: $\|[u]_\rho\|_{L^2(\rho)}^2\le\sup(\rho/\rho_\phi)_\phi\,\|u\|_{L^2(\rho)}^2$.`,
  reading:
    'A kernel of steps on the line with whole displacements, points of Z, masses; t is the largest ratio anywhere on the line; tM - AᵀMA ≥ 0.',
  note: String.raw`Two equal agents at $-2$ and $0$ refute it, with $\phi(0)=2$, $\phi(2)=1$ and $\phi=0$ at the other whole numbers: $(\rho/\rho_\phi)_\phi\le\frac76$ everywhere, and the square of the norm is $\frac{7+\sqrt{13}}9>1.178$. Section 2 says of $\phi$ that it is smooth; that it is radial is said in the introduction only. With $\phi(-\cdot)$ outside the bound is right: ex-2.3-bound/uneven/reflected. (28) itself does not need $\phi$ even.`,
  uses: ['ex-2.3-bound'],
  cost: 4,
  families: [tables],
  decide(x): Decision {
    const found = unevenCase(x);
    if (!found) return NOTHING;
    const { m, A, where, everywhere, steps } = found;
    const t = largest(everywhere);
    return conclude(
      ...steps,
      expectRelation('t = sup (ρ/ρ_φ)_φ', { ...where, t }, ['t', t], '=', [['max', everywhereFormula], t]),
      ...expectNorm(where, t, m, A),
    );
  },
};

const reflected: Claim = {
  id: 'ex-2.3-bound/uneven/reflected',
  section: '2',
  source: 'Example 2.3',
  title: 'For kernels that are not even the outer mollification is with the reflected kernel',
  form: 'companion',
  statement: String.raw`For every kernel $\phi\ge0$ with $\phi(0)>0$ and $\tilde\phi(x)=\phi(-x)$: $\|[u]_\rho\|_{L^2(\rho)}^2\le\sup(\rho/\rho_\phi)_{\tilde\phi}\,\|u\|_{L^2(\rho)}^2$, the supremum over the support; under (27) it is at most the constant of (28).`,
  reading:
    'The same; t is the largest of Σᵢ mᵢ φ(xᵢ - xⱼ)/ρ_φ(xᵢ); tM - AᵀMA ≥ 0, and for φ > 0 from -1 to 1, c the least of these three values, t ≤ ⌈2R₀/r₀⌉ C/c with r₀ = 3/2 and R₀ = 5/2.',
  note: String.raw`By hand: $\int(|u|^2\rho)_\phi\frac{d\rho}{\rho_\phi}=\int|u|^2(\rho/\rho_\phi)_{\tilde\phi}d\rho$ by Fubini, and the proof of (28) does not notice which kernel is outside, as long as it is at most $C\,\mathbb 1_{|x|<R_0}$.`,
  uses: ['ex-2.3-bound/uneven', 'eq-28'],
  cost: 4,
  families: [tables],
  branches: ['core', 'no core'],
  decide(x): Decision {
    const found = unevenCase(x);
    if (!found) return NOTHING;
    const { m, A, where, steps } = found;
    const columns = adjointOfOne(m, A);
    const t = largest(columns);
    const phi = vectorAt(x, 'phi');
    const c = [phi[1], phi[2], phi[3]].reduce((a, b) => (sign(add(a, multiply(whole(-1), b))) <= 0 ? a : b));
    const bound = sign(c) > 0 ? divide(multiply(whole(4), largest(phi)), c) : undefined;
    const [top, core] = [
      ['f0', 'f1', 'f2', 'f3', 'f4'].reduce<Formula>((a, b) => ['larger', a, b], '0'),
      ['f1', 'f2', 'f3'].map((f): Formula => ['-', '0', f]).reduce((a, b): Formula => ['larger', a, b]),
    ];
    return conclude(
      bound ? 'core' : 'no core',
      ...steps,
      expectRelation('t = max (ρ/ρ_φ)_φ~', { ...where, t }, ['t', t], '=', [
        ['max', ['.', ['T', 'W'], ['/', 'm', seen]]],
        t,
      ]),
      ...expectNorm(where, t, m, A),
      ...(bound
        ? [
            expectRelation('t ≤ 4 C/c', { ...where, t }, ['t', t], '<=', [
              ['/', ['*', '4', top], ['-', '0', core]],
              bound,
            ]),
          ]
        : []),
    );
  },
};

export const claims: readonly Claim[] = [uneven, reflected];
