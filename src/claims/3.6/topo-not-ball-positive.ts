import fc from 'fast-check';
import type { Claim, Decision, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { finiteModel } from '../../finite/model.js';
import type { Rational } from '../../scalar/rational.js';
import { add, compare, divide, multiply, ONE, rational, sum, toRational, toText, ZERO } from '../../scalar/rational.js';
import { galleryFamilies, galleryModel } from '../gallery/cases.js';
import { TOPO_CS_CAUCHY } from '../gallery/combined.js';
import * as gallery from '../gallery/entries.js';
import { tent } from '../gallery/spelled/kernels.js';
import { clamped, minus, outer, over, plus, times } from '../gallery/spelled/terms.js';
import { normalisedMasses } from '../read.js';
import { NOTHING, conclude, expectProperty, expectRelation, flowValue } from '../steps.js';
import { problems } from './two-points-smt.js';

const isBallPositive = (x: Instance): Decision => {
  const found = galleryModel(x);
  return found
    ? conclude(expectProperty('symmetric', found.finite), expectProperty('ball-positive', found.finite))
    : NOTHING;
};

const named = { model: fc.constant(TOPO_CS_CAUCHY.key), unit: fc.constant(TOPO_CS_CAUCHY.unit) };
const heavy = fc.integer({ min: 7, max: 14 });

const line: Claim = {
  id: 'topo-not-ball-positive',
  section: '3.6',
  source: 'Section 3.6, before Proposition 3.12',
  title: 'The topological model need not be ball-positive',
  form: 'companion',
  statement: String.raw`$\mathcal M_{\rm CS}^{\rm topo}$ with (32) is ball-positive if $\psi$ is Bochner-positive.`,
  reading:
    'Three agents on the line, close to each other; ψ = 1/(1 + r²), ε = 8, α = 2, and O(x, y) the interval from x to y, its mollification narrower than the distances. Symmetry and ball-positivity are decided exactly.',
  note: String.raw`Expected to be refuted, as the paper says. $\psi$ is Bochner-positive: its transform is $\pi e^{-|\xi|}$, the square of that of $\psi_0=\frac{2/\pi}{1+4r^2}$ up to a constant. By hand: with $\psi=1$ and large $\varepsilon$, $\phi_\rho\approx\varepsilon^{-1}(1-d_\rho^2/\varepsilon)$, and on $mu=(1,-2,1)$ the form is $-(d_{11}^2+4d_{22}^2+d_{33}^2-4d_{12}^2-4d_{23}^2+2d_{13}^2)/\varepsilon^2$, which for $m=(\frac12,0,\frac12)$ is $-\frac12/\varepsilon^2$. Two agents are too few, and masses up to 7 as well: the claims below this one.`,
  uses: ['lemma-3.10'],
  families: [
    {
      name: 'three agents in a row, the middle one light',
      arbitrary: fc
        .record({
          ...named,
          points: fc.integer({ min: -4, max: 4 }).map((a) => [[a], [a + 1], [a + 2]]),
          masses: fc.tuple(heavy, fc.integer({ min: 1, max: 2 }), heavy),
        })
        .map((x): Instance => ({ ...x })),
    },
  ],
  decide: isBallPositive,
};

const upTo = (n: number): number[] => Array.from({ length: n }, (_, k) => k + 1);

const smaller: Claim = {
  id: 'topo-not-ball-positive/smaller-masses',
  section: '3.6',
  source: 'topo-not-ball-positive, its size',
  title: 'Masses up to 7 are too small',
  form: 'companion',
  statement: String.raw`In the same model three agents at distances 1 and 1 or 2, in eighths, with whole masses up to 7 are ball-positive.`,
  reading: 'All such densities, the larger distance first; each is decided exactly.',
  uses: ['topo-not-ball-positive'],
  families: [],
  exhaustion: {
    cases: [1, 2].flatMap((gap) =>
      upTo(7).flatMap((a) =>
        upTo(7).flatMap((b) =>
          upTo(7)
            .filter((c) => gap === 2 || a <= c)
            .map((c): Instance => ({
              model: TOPO_CS_CAUCHY.key,
              unit: TOPO_CS_CAUCHY.unit,
              points: [[0], [gap], [gap + 1]],
              masses: [a, b, c],
            })),
        ),
      ),
    ),
    because: 'they are all of them, up to reflection',
    domain: 'three agents at such distances with whole masses up to 7',
  },
  decide: isBallPositive,
};

const square: Claim = {
  id: 'topo-not-ball-positive/plane',
  section: '3.6',
  source: 'Section 3.6, before Proposition 3.12',
  title: 'In the plane it fails at the corners of a square',
  form: 'companion',
  statement: String.raw`$\mathcal M_{\rm CS}^{\rm topo}$ with $\psi$ the product of two tents, $\varepsilon=1$, $\alpha=2$ is ball-positive in the plane.`,
  reading:
    'Four agents at the corners of a square; O(x, y) the closed disc with diameter from x to y, which is what its mollification is on the lattice of the case. Ball-positivity is decided exactly.',
  note: String.raw`Expected to be refuted. The disc over a diagonal holds the whole flock, that over a side only its ends.`,
  uses: ['topo-not-ball-positive'],
  cost: 4,
  families: [
    {
      name: 'four agents at the corners of a square',
      arbitrary: fc
        .record({
          model: fc.constant(gallery.TOPO_CS_R2.key),
          unit: fc.constant(gallery.TOPO_CS_R2.unit),
          points: fc
            .tuple(fc.integer({ min: -2, max: 2 }), fc.integer({ min: -2, max: 2 }))
            .map(([a, b]) => [[a, b], [a + 1, b], [a, b + 1], [a + 1, b + 1]]), // prettier-ignore
          masses: fc
            .tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 5, max: 10 }))
            .map(([light, weight]) => [light, weight, weight, light]),
        })
        .map((x): Instance => ({ ...x })),
    },
  ],
  decide: isBallPositive,
};

const TOPOLOGICAL = [gallery.TOPO_CS, gallery.TOPO_CS_T, gallery.TOPO_CS_R2, TOPO_CS_CAUCHY];

const twoPoints: Claim = {
  id: 'topo-not-ball-positive/two-points',
  section: '3.6',
  source: 'Section 3.6, on two points',
  title: 'Two agents of a topological model are too few',
  form: 'companion',
  statement: String.raw`If $\psi\le\psi(0)$ and $\phi(d,z)=\psi(z)f(d)$ with $f$ decreasing, $\mathcal M_{\rm CS}^{\rm topo}$ is ball-positive on every density of two points.`,
  reading: 'Two agents with a topological kernel of the gallery; z3 has masses and weights as unknowns.',
  note: String.raw`By hand: both agents count as between the two, so $d_\rho(x_1,x_2)=1\ge d_\rho(x_i,x_i)$, hence $\phi_\rho(x_1,x_2)\le\phi_\rho(x_i,x_i)$ for $i=1,2$.`,
  uses: ['topo-not-ball-positive'],
  cost: 6,
  families: galleryFamilies(TOPOLOGICAL, {}, 2),
  smt: problems,
  decide: isBallPositive,
};

/** Σ_k m_k 1((x_k − x_i)(x_k − x_j) ≤ 0): the mass of the closed interval */
const crowd = (x: readonly Rational[], m: readonly Rational[], i: number, j: number): Rational =>
  sum(
    x.map((t, k) => {
      const q = multiply(add(t, multiply(rational(-1n), x[i])), add(t, multiply(rational(-1n), x[j])));
      return compare(q, ZERO) <= 0 ? m[k] : ZERO;
    }),
  );

const monotone: Claim = {
  id: 'topo-not-ball-positive/monotone',
  section: '3.6',
  source: 'Example 2.6, another power',
  title: 'On the line a completely monotone law of the crowd is ball-positive',
  form: 'companion',
  statement: String.raw`On the line, with $d_\rho(x,y)=\rho([x,y])$ and $\phi(d,z)=\psi(z)f(d)$, $f$ completely monotone, such as $(\varepsilon+d)^{-\alpha}$ in the place of $(\varepsilon+d^2)^{-\alpha/2}$, $\mathcal M_{\rm CS}^{\rm topo}$ is ball-positive for every positive-definite $\psi$.`,
  reading:
    'Agents on a lattice, ψ the tent of four steps, f = 1/(ε + d); the flow from coordinates and masses, decided exactly.',
  note: String.raw`For all $N$, by hand: with $c_i$ the middle of the mass of $x_i$ in the order of the line, $d_{ij}=|c_i-c_j|+\frac12(m_i+m_j)$, so $e^{-\lambda d_{ij}}=e^{-\lambda m_i/2}e^{-\lambda|c_i-c_j|}e^{-\lambda m_j/2}$ is positive semi-definite, as is its entrywise product with $\psi(x_i-x_j)$ (Schur); $f$ is a mean of such exponentials (Bernstein). It is the square in (32) that spoils it: $1/(\varepsilon+d^2)$ is flat at 0.`,
  uses: ['topo-not-ball-positive'],
  cost: 3,
  families: [
    {
      name: 'agents on the lattice of the line, N ≤ 5',
      arbitrary: fc.integer({ min: 1, max: 5 }).chain((n) =>
        fc
          .record({
            points: fc.uniqueArray(fc.integer({ min: -4, max: 4 }), { minLength: n, maxLength: n }),
            masses: fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constant(100)), {
              minLength: n,
              maxLength: n,
            }),
            epsilon: fc.constantFrom('1/100', '1/4', '1', '8'),
          })
          .map((x): Instance => ({ ...x })),
      ),
    },
  ],
  decide(instance) {
    const x = (instance.points as readonly number[]).map(toRational);
    const given = (instance.masses as readonly number[]).map(toRational);
    const epsilon = toRational(instance.epsilon as string);
    if (x.length !== given.length || new Set(instance.points as readonly number[]).size < x.length) return NOTHING;
    if (given.some((t) => t.n <= 0n)) return NOTHING;
    const m = normalisedMasses(given);
    const flow = x.map((t, i) =>
      x.map((y, j) => {
        const away = add(t, multiply(rational(-1n), y));
        const psi = add(ONE, multiply(rational(-1n, 4n), away.n < 0n ? multiply(rational(-1n), away) : away));
        const near = psi.n > 0n ? psi : ZERO;
        return divide(multiply(multiply(m[i], m[j]), near), add(epsilon, crowd(x, m, i, j)));
      }),
    );
    const model = finiteModel({ flow: flow.map((row) => row.map(toText)) });
    const between: Formula = plus(
      ...x.map((t, k) => times(toText(m[k]), clamped(minus('1', outer(minus('x', toText(t)), minus('x', toText(t))))))),
    );
    const spelledOut = times(outer('m', 'm'), over(tent('4')([['x', 'x']]), plus('epsilon', between)));
    return conclude(
      expectRelation(
        'F = m ψ m/(ε + d)',
        { x, m, epsilon, F: flowValue(model) },
        [spelledOut, { n: x.length, entries: flow.flat() }],
        '=',
        ['F', flowValue(model)],
      ),
      expectProperty('ball-positive', model),
    );
  },
};

export const claims: readonly Claim[] = [line, smaller, square, twoPoints, monotone];
