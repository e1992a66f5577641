import fc from 'fast-check';
import type { Claim, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { rationals } from '../../scalar/field.js';
import type { Rational } from '../../scalar/rational.js';
import { HALF, ONE, ZERO, add, divide, multiply, power, rational, subtract } from '../../scalar/rational.js';
import { expectFormula } from '../formula-value.js';
import { SEG_HATS_T } from '../gallery/entries.js';
import { integerAt, scalarAt, vectorAt, whole } from '../read.js';
import type { LazyStep } from '../steps.js';
import { NOTHING, conclude, expectValue } from '../steps.js';
import { cauchyFormula } from './line-formulas.js';
import { withoutOthers } from './model-cases.js';
import { KNOTS, computedThickness, populationsOf, thicknessOf } from './thickness.js';
import { twoMeasureCases, twoMeasures } from './two-measures.js';

const UNIT = '1/2';

const atoms: Claim = {
  id: 'def-3.13/atoms',
  section: '3.7',
  source: 'Definition 3.13 (ii), Example 3.16',
  title: 'The thickness of neighbourhoods is positive at every atom',
  form: 'companion',
  statement: String.raw`$\Theta=\min_{l:\,x\in\operatorname{supp}g_l}\rho(g_l)$ satisfies (ii) for every $\rho\in\mathcal P$, not for densities alone.`,
  reading: 'Agents with masses on the circle with four hats; Θ > 0 at each of them.',
  note: String.raw`False: an agent at the border of a neighbourhood that nobody is inside of has thickness 0, though its average is defined there. The thicknesses of Examples 3.14 and 3.15 are at least $m_i\chi(0)$, $m_i\phi(0)$ at an agent. So for systems of agents (76) is not as good as $\min_{l:\,g_l(x)>0}\rho(g_l)$, which is positive at agents and not lower semi-continuous: def-3.13/open-supports.`,
  uses: ['def-3.13'],
  cost: 4,
  families: [{ name: 'agents on a circle, N ≤ 5', arbitrary: twoMeasureCases(SEG_HATS_T).map(withoutOthers) }],
  decide(x) {
    const data = twoMeasures(x);
    if (!data || data.named.a.some((m) => m.n === 0n)) return NOTHING;
    const { p } = data.named;
    return conclude(
      ...p.flatMap((at, i): LazyStep[] => {
        const named = { ...data.named, q: KNOTS, x: at };
        const theta = thicknessOf('segregation', 'p', 'a', 'x', UNIT);
        const value = computedThickness('segregation', data.first, { field: rationals, n: 1, dim: 1, x: [at] });
        return [
          expectValue(`Θ at agent ${i}`, named, theta, value),
          expectFormula(`Θ > 0 at agent ${i}`, named, '0', '<', theta),
        ];
      }),
    );
  },
};

const openSupports: Claim = {
  id: 'def-3.13/open-supports',
  section: '3.7',
  source: 'Definition 3.13 (i), Example 3.16',
  title: 'Lower semi-continuity needs the closed supports',
  form: 'companion',
  statement: String.raw`With the minimum over $\{l:g_l(x)>0\}$ in (76) instead of the supports, $\Theta$ is not lower semi-continuous: at a knot it is the mass of one neighbourhood, and as near to it as one likes that of a smaller one.`,
  reading:
    'A whole number M and a whole k: masses M at the knot 2 and 1 at the knot 0; the minimum over g_l > 0 at 2 is M/(M+1), at 2 - 1/k it is 1/(M+1). With closed supports it is 1/(M+1) at the knot already.',
  uses: ['def-3.13'],
  families: [
    {
      name: 'M and k up to 10⁶',
      arbitrary: fc
        .record({ M: fc.integer({ min: 2, max: 1_000_000 }), k: fc.integer({ min: 1, max: 1_000_000 }) })
        .map((x): Instance => ({ ...x })),
    },
  ],
  decide(x) {
    const [M, k] = [integerAt(x, 'M'), integerAt(x, 'k')];
    if (!(M >= 2 && k >= 1)) return NOTHING;
    const total = whole(M + 1);
    const named = {
      q: KNOTS,
      p: [ZERO, whole(2)],
      m: [divide(ONE, total), divide(whole(M), total)],
      M: whole(M),
      k: whole(k),
      x: whole(2),
      y: subtract(whole(2), rational(1n, BigInt(k))),
    };
    // no one is where the knots 4 and 6 reach: their populations do not count at x or y, which are in [0, 2]
    // and a positive g_l is at least 1/(2k) there
    const here = (place: string): Formula => {
      const g: Formula = ['larger', '0', ['-', '1', ['/', ['abs', ['-', 'q', place]], '2']]];
      const outside: Formula = ['-', '1', ['-', '0', ['larger', '-1', ['-', '0', ['*', g, ['*', '2', 'k']]]]]];
      return ['min', ['+', populationsOf('p', 'm'), ['*', '2', outside]]];
    };
    return conclude(
      expectFormula('with g_l > 0: M/(M+1) at the knot', named, here('x'), '=', ['/', 'M', ['+', 'M', '1']]),
      expectFormula('with g_l > 0: 1/(M+1) nearby', named, here('y'), '=', ['/', '1', ['+', 'M', '1']]),
    );
  },
};

const hollow: Claim = {
  id: 'def-3.13/locality-necessary',
  section: '3.7',
  source: 'Example 3.15',
  title: 'Locality of the kernel is not necessary for (ii)',
  form: 'companion',
  statement: String.raw`Example 3.15 says that (67) is necessary for (ii). It is not: with $\phi(r)=r^2$ for $r\le2R$, $\phi(0)=0$, and $\rho\in L^1\cap\mathcal P(B_R)$, $\rho\le M$, one has $\Theta=\rho_\phi\ge\frac1{12M^2}>0$ everywhere on $B_R$.`,
  reading:
    'Densities that are constant on eight cells of length 1 and a place: ∫(x - s)² dρ(s) in closed form, at least 1/(12M²) with M the largest value; and φ(1/k) = 1/k² is below any c₀.',
  note: String.raw`For all N, by hand: $\int|x-s|^2\,d\rho(s)$ is at least the variance of $\rho$, which among densities $\le M$ is smallest for a uniform one. In general, (ii) for densities holds iff $0$ is in the closure of $\{\phi>0\}$ (up to null sets): if $A=\{\rho>0,\rho_\phi=0\}$ had positive measure, then $|A\cap(A+u)|=0$ for almost all $u$ with $\phi(u)>0$, against the continuity of translations at $u\to0$. For atoms $\phi(0)>0$ is necessary, and with continuity that is (67).`,
  uses: ['def-3.13'],
  families: [
    {
      name: 'eight cells, masses 0 to 9 or powers of 4',
      arbitrary: fc
        .record({
          cells: fc
            .array(
              fc.oneof(
                fc.nat({ max: 9 }),
                fc.nat({ max: 12 }).map((k) => 4 ** k),
              ),
              { minLength: 8, maxLength: 8 },
            )
            .filter((cells) => cells.some((m) => m > 0)),
          at: fc.nat({ max: 16 }),
        })
        .map((x): Instance => ({ ...x })),
    },
  ],
  decide(x) {
    const cells = vectorAt(x, 'cells');
    const total = cells.reduce(add);
    if (cells.length !== 8 || total.n <= 0n || cells.some((m) => m.n < 0n)) return NOTHING;
    const named = {
      a: cells.map((m) => divide(m, total)),
      centres: cells.map((_, j) => rational(BigInt(2 * j + 1), 2n)),
      x: divide(scalarAt(x, 'at'), whole(2)),
    };
    // a cell of length 1 adds its variance 1/12
    const theta: Formula = ['sum', ['*', 'a', ['+', ['^', ['-', 'x', 'centres'], '2'], '1/12']]];
    return conclude(
      expectFormula('1/(12 M²) ≤ Θ(x)', named, ['/', '1', ['*', '12', ['^', ['max', 'a'], '2']]], '<=', theta),
    );
  },
};

/** The intervals that are left after n steps of Smith, Volterra and Cantor: 4^(−k) is cut from the middle of each of 2^(k−1). */
function fatIntervals(n: number): { readonly left: Rational[]; readonly length: Rational } {
  let left: Rational[] = [ZERO];
  let length = ONE;
  for (let k = 1; k <= n; k++) {
    const cut = power(rational(1n, 4n), k);
    const half = multiply(HALF, subtract(length, cut));
    left = left.flatMap((a) => [a, add(a, add(half, cut))]);
    length = half;
  }
  return { left, length };
}

const fatZeroSet: Claim = {
  id: 'def-3.13/fat-zero-set',
  section: '3.7',
  source: 'Example 3.16, proof of (ii)',
  title: 'Null boundaries of the supports are not enough for (ii)',
  form: 'companion',
  statement: String.raw`Example 3.16 derives (ii) from $|\partial(\operatorname{supp}g_l)|=0$. That is not enough: $g_1$ may vanish on a set $K$ of positive measure in the interior of its support. With $\rho$ uniform on $K$, $\rho(g_1)=0$ and $\Theta=0$ on all of $K$.`,
  reading:
    'Step n of the set of Smith, Volterra and Cantor: 2ⁿ intervals of one length less than 2⁻ⁿ, with gaps between them, of total length ½ + 2^(-n-1).',
  note: String.raw`For all N, by hand: let $K=\bigcap K_n$, closed, of measure $\frac12$, without interior. There is a smooth $g_1\ge0$ on the circle with $g_1=0$ exactly on $K$, $g_1\le\frac12$; put $g_2=1-g_1$. Since $K$ has no interior, $\operatorname{supp}g_1$ is the whole circle and has no boundary. The proof misses the case $g_1(x)=0$ with $x$ inside of the support. What is needed: $|\operatorname{supp}g_l\setminus\{g_l>0\}|=0$. Analytic or piecewise polynomial $g_l$ have it.`,
  uses: ['def-3.13'],
  families: [{ name: 'steps 0 to 7', arbitrary: fc.nat({ max: 7 }).map((n): Instance => ({ n })) }],
  decide(x) {
    const n = integerAt(x, 'n');
    if (!(n >= 0 && n <= 10)) return NOTHING;
    const { left, length } = fatIntervals(n);
    const next = fatIntervals(n + 1);
    const named = {
      left,
      length,
      count: whole(2 ** n),
      first: next.left.filter((_, i) => i % 2 === 0),
      second: next.left.filter((_, i) => i % 2 === 1),
      half: next.length,
    };
    return conclude(
      expectFormula('2ⁿ intervals', named, ['sum', ['ones', 'left']], '=', 'count'),
      expectFormula('|K_n| = ½ + ½ 2⁻ⁿ', named, ['*', 'count', 'length'], '=', ['+', '1/2', ['/', '1/2', 'count']]),
      expectFormula('the length of each is at most 2⁻ⁿ', named, 'length', '<=', ['/', '1', 'count']),
      expectFormula('the next step keeps the left ends', named, 'first', '=', 'left'),
      expectFormula('the next step keeps the right ends', named, ['+', 'second', 'half'], '=', ['+', 'left', 'length']),
      expectFormula('and leaves a gap', named, ['+', 'first', 'half'], '<', 'second'),
    );
  },
};

const transport: Claim = {
  id: 'def-3.13/transport',
  section: '3.7',
  source: '(74)',
  title: 'The rate of change of a thickness, with its sign',
  form: 'printed',
  statement: String.raw`If $\rho$ moves with $u$, then $\partial_t\rho_\phi(x)=-(u\rho)_{\phi'}(x)=-\sum_jm_ju_j\,\phi'(x-x_j)$.`,
  reading:
    'Atoms on the line with constant velocities, φ = 1/(1 + r²), x and t = 1/k: the difference quotient of Θ(x) is nearer to the formula than t/2 · sup|φ″| · Σ m u², sup|φ″| = 2.',
  note: String.raw`On the line, with $\chi_r$ or $\phi$ alike. As $t\to0$ the bound leaves no room for another sign. It is what makes (71) hold with both signs.`,
  uses: ['def-3.13'],
  families: [
    {
      name: 'up to 5 atoms, k up to 10⁴',
      arbitrary: fc.integer({ min: 1, max: 5 }).chain((n) => {
        const list = (min: number, max: number): fc.Arbitrary<number[]> =>
          fc.array(fc.integer({ min, max }), { minLength: n, maxLength: n });
        return fc
          .record({
            points: list(-6, 6).map((p) => p.map((k) => [k])),
            masses: list(1, 9),
            u: list(-4, 4),
            at: fc.integer({ min: -6, max: 6 }),
            k: fc.integer({ min: 1, max: 10_000 }),
          })
          .map((x): Instance => ({ ...x }));
      }),
    },
  ],
  decide(x) {
    const masses = vectorAt(x, 'masses');
    const total = masses.reduce(add);
    const points = (x.points as unknown as readonly (readonly number[])[]).map(([k]) => whole(k));
    const k = integerAt(x, 'k');
    if (!(k >= 1) || masses.some((m) => m.n <= 0n)) return NOTHING;
    const named = {
      p: points,
      m: masses.map((m) => divide(m, total)),
      u: vectorAt(x, 'u'),
      x: scalarAt(x, 'at'),
      t: rational(1n, BigInt(k)),
    };
    const phi = (z: Formula): Formula => ['sum', ['*', 'm', cauchyFormula(z)]];
    const away: Formula = ['-', 'x', 'p'];
    const quotient: Formula = ['/', ['-', phi(['-', away, ['*', 't', 'u']]), phi(away)], 't'];
    // φ'(z) = −2z/(1 + z²)²
    const slope: Formula = ['/', ['*', '-2', away], ['^', ['+', '1', ['^', away, '2']], '2']];
    const rate: Formula = ['-', '0', ['sum', ['*', 'm', ['*', 'u', slope]]]];
    return conclude(
      expectFormula('|(Θ(t) - Θ(0))/t - rate| ≤ t Σ m u²', named, ['abs', ['-', quotient, rate]], '<=', [
        '*',
        't',
        ['sum', ['*', 'm', ['^', 'u', '2']]],
      ]),
    );
  },
};

export const claims: readonly Claim[] = [atoms, openSupports, hollow, fatZeroSet, transport];
