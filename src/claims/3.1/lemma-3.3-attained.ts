import fc from 'fast-check';
import { withData } from '../../engines/arbitrary/field.js';
import type { Claim, Family, Step } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { adjointAverage } from '../../finite/adjoint.js';
import { inertia } from '../../finite/elimination.js';
import { toRows } from '../../finite/model-json.js';
import type { FiniteModel } from '../../finite/model.js';
import { average } from '../../finite/model.js';
import { normPower } from '../../finite/norm.js';
import type { Rational } from '../../scalar/rational.js';
import {
  HALF,
  ONE,
  ZERO,
  add,
  compare,
  divide,
  equal,
  multiply,
  rational,
  sign,
  subtract,
  toText,
} from '../../scalar/rational.js';
import { largest } from '../extremes.js';
import { averageOf, columnsOf, inner, kappaOf, normOf } from '../formulas.js';
import { TWO_POINT_FIELDS } from '../grid.js';
import { integerAt, modelAt, vectorAt } from '../read.js';
import { ANY, CONSERVATIVE, IDEMPOTENT, MIXED, NEAR_CONSERVATIVE, bare, withFields } from '../sources.js';
import { conclude, expectRelation, flowValue } from '../steps.js';

/** max [1]*, the largest ratio of a column sum to κ */
const supremum: Formula = ['max', ['/', columnsOf('F'), kappaOf('F')]];

const adjointOfOne = (model: FiniteModel): Rational[] =>
  adjointAverage(
    model,
    model.kappa.map(() => ONE),
  );

const indicator = (n: number, chosen: (i: number) => boolean): Rational[] =>
  Array.from({ length: n }, (_, i) => (chosen(i) ? ONE : ZERO));

const one: Claim = {
  id: 'lemma-3.3/p-one',
  section: '3.1',
  source: 'Lemma 3.3, (39), p = 1',
  title: 'For p = 1 the norm bound is an equality for every model',
  form: 'sharp',
  statement: String.raw`$\|[\cdot]_\rho\|_{L^1(\kappa_\rho)\to L^1(\kappa_\rho)}=\|[1]^*_\rho\|_\infty$ for every model.`,
  reading: 'A flow matrix; u is the indicator of a point where [1]* is largest; both sides are equal.',
  note: String.raw`By hand: $\|[\mathbb 1_j]\|_1$ is the sum of column $j$, which is $[1]^*_j\kappa_j=[1]^*_j\|\mathbb 1_j\|_1$. For $p=\infty$ the bound 1 is attained by constants, so only $1<p<\infty$ leaves room: lemma-3.3/attained.`,
  uses: ['lemma-3.3'],
  families: [bare(ANY), bare(NEAR_CONSERVATIVE)],
  decide(x) {
    const model = modelAt(x);
    const weights = adjointOfOne(model);
    const top = largest(weights);
    const at = weights.findIndex((w) => equal(w, top));
    const u = indicator(model.n, (i) => i === at);
    const k = kappaOf('F');
    return conclude(
      expectRelation(
        '‖[u]‖₁ = max [1]* ‖u‖₁',
        { F: flowValue(model), u },
        [normOf(k, averageOf('F', 'u'), 1), normPower(model.kappa, average(model, u), 1)],
        '=',
        [['*', supremum, normOf(k, 'u', 1)], multiply(top, normPower(model.kappa, u, 1))],
      ),
    );
  },
};

/** Σ_ijk F_ij F_ik / κ_i (u_j - u_k)², twice the sum over i of κ_i times the variance of u as i hears it. */
function hearsay({ n, flow, kappa }: FiniteModel, u: readonly Rational[]): Rational {
  let sum = ZERO;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      for (let k = 0; k < j; k++) {
        const d = subtract(u[j], u[k]);
        const weight = divide(multiply(flow[i * n + j], flow[i * n + k]), kappa[i]);
        sum = add(sum, multiply(rational(2n), multiply(weight, multiply(d, d))));
      }
    }
  }
  return sum;
}

const spread: Formula = ['.', 'u', ['T', ['ones', 'u']]];
/** FᵀK⁻¹F */
const together: Formula = ['.', ['T', 'F'], ['.', ['diag', ['/', '1', kappaOf('F')]], 'F']];
const hearsayFormula: Formula = ['sum', ['*', together, ['^', ['-', spread, ['T', spread]], '2']]];

const deficit: Claim = {
  id: 'lemma-3.3/deficit',
  section: '3.1',
  source: 'Lemma 3.3, (39), p = 2',
  title: 'What the norm bound loses, as a sum of squares',
  form: 'sharp',
  statement: String.raw`With $t=\|[1]^*_\rho\|_\infty$: $\ t\|u\|_2^2-\|[u]_\rho\|_2^2=\sum_j\kappa_j\left(t-[1]^*_j\right)u_j^2+\frac12\sum_{i,j,k}\frac{F_{ij}F_{ik}}{\kappa_i}(u_j-u_k)^2$.`,
  reading: 'A flow matrix and a field; both sides.',
  note: String.raw`For all $N$, by hand: row by row $\sum_jF_{ij}u_j^2-\kappa_i[u]_i^2$ is $\kappa_i$ times a variance. It proves (39) for $p=2$, and shows where it is an equality: lemma-3.3/attained. The terms with $t$ cancel, so the identity is one between polynomials over $\kappa_1\cdots\kappa_N$.`,
  uses: ['lemma-3.3'],
  families: [withFields(ANY, 'u'), withFields(MIXED, 'u')],
  exhaustion: {
    cases: TWO_POINT_FIELDS,
    because:
      't cancels; times κ₁κ₂ both sides are polynomials of degree ≤ 2 in each of F_ij and u_i; 3 values of each determine them',
    domain: 'all two-point models and fields',
  },
  decide(x) {
    const model = modelAt(x);
    const u = vectorAt(x, 'u');
    const weights = adjointOfOne(model);
    const top = largest(weights);
    const k = kappaOf('F');
    const gap = weights.map((w) => subtract(top, w));
    const lost = gap.reduce((s, g, j) => add(s, multiply(multiply(model.kappa[j], g), multiply(u[j], u[j]))), ZERO);
    return conclude(
      expectRelation(
        't‖u‖² - ‖[u]‖² = Σ κ (t - [1]*) u² + ½ Σ F F/κ (u - u)²',
        { F: flowValue(model), u },
        [
          ['-', ['*', supremum, inner(k, 'u', 'u')], normOf(k, averageOf('F', 'u'), 2)],
          subtract(multiply(top, normPower(model.kappa, u, 2)), normPower(model.kappa, average(model, u), 2)),
        ],
        '=',
        [
          ['+', inner(['-', ['*', supremum, k], columnsOf('F')], 'u', 'u'), ['*', '1/2', hearsayFormula]],
          add(lost, multiply(HALF, hearsay(model, u))),
        ],
      ),
    );
  },
};

/**
 * A set of points on which [1]* is largest and such that everybody listens to it alone or not at all: the smallest one found,
 * as labels of the classes of points that are heard together.
 */
export function extremalSet(model: FiniteModel): readonly number[] | undefined {
  const { n, flow } = model;
  const label = Array.from({ length: n }, (_, i) => i);
  for (let i = 0; i < n; i++) {
    const heard = label.map((_, j) => j).filter((j) => sign(flow[i * n + j]) > 0);
    const merged = new Set(heard.map((j) => label[j]));
    for (let j = 0; j < n; j++) if (merged.has(label[j])) label[j] = label[heard[0]];
  }
  const weights = adjointOfOne(model);
  const top = largest(weights);
  const classes = [...new Set(label)].map((l) => label.map((_, j) => j).filter((j) => label[j] === l));
  return classes
    .filter((points) => points.every((j) => equal(weights[j], top)))
    .toSorted((a, b) => a.length - b.length)
    .at(0);
}

/** Halvings of the distance to the bound before giving up. */
const MAX_HALVINGS = 200;

/**
 * ‖[u]‖² ≤ (t - ε)‖u‖² for all u, with an ε > 0: (t - ε) K - FᵀK⁻¹F has no negative eigenvalue. The largest ε = 2⁻ᵏ t.
 */
function smallerConstant(model: FiniteModel, top: Rational): Step | undefined {
  const { n, kappa, flow } = model;
  const image = Array.from({ length: n * n }, (_, k) => {
    const [a, b] = [Math.floor(k / n), k % n];
    return kappa.reduce((s, w, i) => add(s, divide(multiply(flow[i * n + a], flow[i * n + b]), w)), ZERO);
  });
  let epsilon = multiply(top, HALF);
  for (let k = 0; k < MAX_HALVINGS; k++, epsilon = multiply(epsilon, HALF)) {
    const factor = subtract(top, epsilon);
    const S = image.map((f, c) => subtract(c % (n + 1) === 0 ? multiply(factor, kappa[c / (n + 1)]) : ZERO, f));
    const { negative, d, l, pivots } = inertia(n, S);
    if (negative > 0 || !pivots) continue;
    const certificate = { pivots, d: d.map(toText), l: l.map((row) => row.map(toText)) };
    return {
      role: 'conclusion',
      text: `‖[u]‖² ≤ (t - ε)‖u‖² for all u, t = ${toText(top)}, ε = ${toText(epsilon)}`,
      holds: true,
      statement: { kind: 'inertia', matrix: toRows(n, S), negative: 0, certificate },
    };
  }
  return undefined;
}

/** Classes that hear themselves alone, and listeners that raise the column sums of one of them. */
const withListeners: Family = {
  name: 'idempotent flows (blocks and listeners), N ≤ 8, p in 1..6',
  arbitrary: withData(
    IDEMPOTENT.flow.map((flow) => ({ flow })),
    () => fc.integer({ min: 2, max: 6 }).map((p) => ({ p })),
  ),
};

const attained: Claim = {
  id: 'lemma-3.3/attained',
  section: '3.1',
  source: 'Lemma 3.3, (39)',
  title: 'For which models the norm bound is sharp',
  form: 'sharp',
  statement: String.raw`For $1<p<\infty$ the norm of $[\cdot]_\rho$ on $L^p(\kappa_\rho)$ is $\|[1]^*_\rho\|_\infty^{1/p}$ iff there is a set $T\ne\emptyset$ on which $[1]^*_\rho$ is largest and such that each point listens to $T$ alone or not at all; the same models for all these $p$. Then $u=\mathbb 1_T$ attains it.`,
  reading:
    'A flow matrix and p in 1..6. With such a T: equality at its indicator. Without: a smaller constant t - ε for p = 2, certified for all u at once.',
  note: String.raw`By hand, for all finite models: equality of (39) at $u\ge0$ means equality in Jensen at each point, so $u$ is constant on what a point hears, and $u=0$ where $[1]^*<t$. So the classes of points that are heard together, directly or through others, carry $u$ one by one, and one of them lies where $[1]^*=t$. Conversely $[\mathbb 1_T]$ is an indicator then, of measure $\int_T[1]^*d\kappa=t\,\kappa(T)$. A conservative model has $T=\Omega$. On finite sets the norm is attained, hence no set, no sharpness.`,
  uses: ['lemma-3.3', 'lemma-3.3/deficit', 'eq-39'],
  families: [withFields(ANY, 'anyP'), withFields(CONSERVATIVE, 'anyP'), withListeners],
  branches: ['attained', 'not attained'],
  decide(x) {
    const model = modelAt(x);
    const p = integerAt(x, 'p');
    const top = largest(adjointOfOne(model));
    const set = extremalSet(model);
    if (set === undefined) {
      const step = smallerConstant(model, top);
      if (!step) throw new Error('no smaller constant was found: the bound may be sharp');
      return conclude('not attained', () => step);
    }
    const u = indicator(model.n, (i) => set.includes(i));
    const k = kappaOf('F');
    return conclude(
      'attained',
      expectRelation(
        `‖[u]‖ᵖ = max [1]* ‖u‖ᵖ, p = ${p}`,
        { F: flowValue(model), u },
        [normOf(k, averageOf('F', 'u'), p), normPower(model.kappa, average(model, u), p)],
        '=',
        [['*', supremum, normOf(k, 'u', p)], multiply(top, normPower(model.kappa, u, p))],
      ),
    );
  },
};

const STRENGTHS = withFields(ANY, 'masses', 'p');

const weaker: Claim = {
  id: 'lemma-3.4/weaker',
  section: '3.1',
  source: 'Text before Lemma 3.4',
  title: 'The condition of Lemma 3.4 is the weaker one, with its constant',
  form: 'sharp',
  statement: String.raw`$\|s_\rho[s_\rho^{p-1}]^*_\rho\|_\infty\le\|s_\rho\|_\infty^p\,\|[1]^*_\rho\|_\infty$, with equality where $s_\rho$ is constant.`,
  reading: 'A flow matrix, masses and p in 1..4; both sides.',
  note: String.raw`By hand: $[\cdot]^*$ preserves order. There is no bound the other way: $F=\begin{pmatrix}1&0\\n&n\end{pmatrix}$, say, with masses $n,1$.`,
  uses: ['lemma-3.4', 'lemma-3.3'],
  families: [STRENGTHS],
  decide(x) {
    const model = modelAt(x);
    const m = vectorAt(x, 'masses');
    const p = integerAt(x, 'p');
    const s = model.kappa.map((k, i) => divide(k, m[i]));
    const power = (t: Rational, e: number): Rational => Array.from({ length: e }, () => t).reduce(multiply, ONE);
    const weights = adjointAverage(
      model,
      s.map((t) => power(t, p - 1)),
    ).map((t, i) => multiply(s[i], t));
    const strength: Formula = ['/', kappaOf('F'), 'm'];
    const constant = s.every((t) => compare(t, s[0]) === 0);
    return conclude(
      expectRelation(
        `sup s[sᵖ⁻¹]* ${constant ? '=' : '≤'} (sup s)ᵖ sup [1]*, p = ${p}`,
        { F: flowValue(model), m },
        [
          ['max', ['*', strength, ['/', ['.', ['T', 'F'], ['^', strength, String(p - 1)]], kappaOf('F')]]],
          largest(weights),
        ],
        constant ? '=' : '<=',
        [
          ['*', ['^', ['max', strength], String(p)], supremum],
          multiply(power(largest(s), p), largest(adjointOfOne(model))),
        ],
      ),
    );
  },
};

export const claims: readonly Claim[] = [one, deficit, attained];
export const weakerClaims: readonly Claim[] = [weaker];
