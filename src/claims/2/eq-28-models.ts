import type { Claim, Instance } from '../../engines/claim.js';
import type { Measure } from '../../operators/measure.js';
import { measureInDoubles } from '../../operators/measure.js';
import { kernelMatrix } from '../../operators/pair-weights.js';
import { toArray } from '../../operators/vector.js';
import type { Rational } from '../../scalar/rational.js';
import { ONE, ZERO, add, divide, multiply, power, rational, toNumber, toRational } from '../../scalar/rational.js';
import { measureTarget } from '../gallery/adversary.js';
import { casesOf, galleryCase, galleryFamilies } from '../gallery/cases.js';
import { MT_TENT_R2 } from '../gallery/entries.js';
import type { PairKernel } from '../gallery/pair-kernels.js';
import { CAUCHY, CAUCHY_T, COMPACT, pairKernelOf, weightsOf } from '../gallery/pair-kernels.js';
import { whole } from '../read.js';
import type { LazyStep, Value } from '../steps.js';
import { NOTHING, conclude, expectRelation } from '../steps.js';
import { ballsNeeded } from './cover.js';
import { ratioFormula } from './radial-table.js';

/** The ratio of a gallery case at 0, with its kernel and the weights as the checker forms them. */
export interface Weighted {
  readonly found: PairKernel;
  readonly where: Readonly<Record<string, Value>>;
  readonly ratio: Rational;
  /** φ is what it is said to be */
  readonly steps: readonly LazyStep[];
}

export function weightedCase(x: Instance): Weighted | undefined {
  const read = galleryCase(x);
  const found = pairKernelOf(x.model as string);
  if (!read || !found) return undefined;
  const { W, w, between, from, where: places } = weightsOf(found, read);
  const m = toArray(read.rho.masses);
  const n = m.length;
  const matrix = { n, entries: W };
  const where = { ...places, m, W: matrix, w };
  const seen = m.map((_, i) => m.reduce((sum, mass, j) => add(sum, multiply(mass, W[i * n + j])), ZERO));
  const ratio = m.reduce((sum, mass, j) => add(sum, divide(multiply(mass, w[j]), seen[j])), ZERO);
  const { name } = found.kernel;
  return {
    found,
    where,
    ratio,
    steps: [
      expectRelation(`φ = ${name} between the points`, where, ['W', matrix], '=', [between, matrix]),
      expectRelation(`φ = ${name} at x = 0`, where, ['w', w], '=', [from, w]),
    ],
  };
}

/** The ratio of a density in doubles at 0. */
export function ratioAtOrigin({ entry, kernel }: PairKernel, rho: Measure<number>): number {
  const { environment } = entry.model;
  const origin = measureInDoubles(environment, { x: new Float64Array(environment.dim) });
  const [W, w] = [kernelMatrix(environment, kernel, rho, rho), kernelMatrix(environment, kernel, rho, origin)];
  let sum = 0;
  for (let j = 0; j < rho.n; j++) {
    if (w[j] === 0) continue;
    let seen = 0;
    for (let k = 0; k < rho.n; k++) seen += W[j * rho.n + k] * rho.masses[k];
    sum += (rho.masses[j] * w[j]) / seen;
  }
  return sum;
}

/** I C/c from the constants that the kernel itself names. */
export function printedConstant({ entry, kernel }: PairKernel): Rational {
  const { dim } = entry.model.environment;
  const { core, C, R0 } = kernel.bounds(dim);
  const radii = { near: power(core!.r0, 2), far: power(R0!, 2) };
  return divide(multiply(whole(ballsNeeded(radii, dim)), C), core!.c);
}

const TENT_R2 = pairKernelOf(MT_TENT_R2.key)!;

const models: Claim = {
  id: 'eq-28/models',
  section: '2',
  source: '(28)',
  title: 'The bound for kernels of the library, with the constants that they name',
  form: 'companion',
  statement: String.raw`(28) for the tent $(1-|x|/2)_+$, its product in the plane and the box $\mathbb 1_{|x|<2}$, on $\mathbb R$, $\mathbb R^2$ and a circle, with $I\,C/c$ from the constants of (27) that each kernel names.`,
  reading:
    'A model of the gallery, points that are multiples of the unit, masses; the kernel is evaluated by the library, and by the checker from the coordinates; the ratio at 0 against I C/c.',
  uses: ['eq-28'],
  cost: 4,
  families: galleryFamilies(
    COMPACT.map((k) => k.entry),
    {},
    6,
  ),
  target: measureTarget(
    MT_TENT_R2,
    'I C/c minus the ratio at 0',
    (rho) => toNumber(printedConstant(TENT_R2)) - ratioAtOrigin(TENT_R2, rho),
    { edge: 4 },
  ),
  decide(x) {
    const read = weightedCase(x);
    if (!read?.found.kernel.bounds(1).R0) return NOTHING;
    const constant = printedConstant(read.found);
    return conclude(
      ...read.steps,
      expectRelation('(ρ/ρ_φ)_φ(0) ≤ I C/c', { ...read.where, K: constant }, [ratioFormula, read.ratio], '<=', [
        'K',
        constant,
      ]),
    );
  },
};

const compact: Claim = {
  id: 'eq-28/compact',
  section: '2',
  source: '(27), (28) on compact Ω',
  title: 'On a compact environment a kernel that is positive everywhere will do',
  form: 'companion',
  statement: String.raw`If $\inf\phi>0$ over all displacements of $\Omega$: $(\rho/\rho_\phi)_\phi\le\sup\phi/\inf\phi$. On the circle of length 8 with $\phi=1/(1+r^2)$, $r\le4$, the constant is 17.`,
  reading: 'Points on the circle that are multiples of 1/2, masses; the ratio at 0 is at most 17.',
  note: String.raw`By hand: $\rho_\phi\ge\inf\phi\,\rho(\Omega)$. This is how (27) is to be read on compact $\Omega$: boundedness of the support is no condition there, the lower bound near 0 still is, eq-28/without-core.`,
  uses: ['eq-28'],
  cost: 4,
  families: galleryFamilies([CAUCHY_T.entry], {}, 7),
  target: measureTarget(CAUCHY_T.entry, '17 minus the ratio at 0', (rho) => 17 - ratioAtOrigin(CAUCHY_T, rho)),
  decide(x) {
    const read = weightedCase(x);
    if (!read || read.found !== CAUCHY_T) return NOTHING;
    const least = rational(1n, 17n);
    return conclude(
      ...read.steps,
      expectRelation('φ ≥ 1/17', read.where, ['1/17', least], '<=', ['W', read.where.W]),
      expectRelation('φ ≤ 1', read.where, ['W', read.where.W], '<=', ['1', ONE]),
      expectRelation('(ρ/ρ_φ)_φ(0) ≤ 17', read.where, [ratioFormula, read.ratio], '<=', ['17', whole(17)]),
    );
  },
};

const TAIL_BOUND = toRational('25/3');

const integrableTail: Claim = {
  id: 'eq-28/integrable-tail',
  section: '2',
  source: '(27), (28)',
  title: 'Long tails do no harm as long as they are integrable',
  form: 'sharp',
  statement: String.raw`Bounded support is more than (28) needs: if $\phi\ge c$ for $|x|<r_0$ and cells $Q_k$ of diameter below $r_0$ cover $\Omega$, then $(\rho/\rho_\phi)_\phi(x)\le\frac1c\sum_k\sup_{y\in Q_k}\phi(x-y)$. For $\phi=1/(1+r^2)$ on $\mathbb R$ it is at most $2(1+\pi\coth\pi)<\frac{25}3$.`,
  reading: 'Points on the line that are multiples of 1/2, masses; the ratio at 0 is at most 25/3.',
  note: String.raw`By hand: $\rho_\phi\ge c\,\rho(Q_k)$ on $Q_k$. For $1/(1+r^2)$ take intervals of length 1 and $c=\frac12$. The sum is finite for every kernel below an integrable decreasing one. In the plane $1/(1+r^2)$ is not: with $N_k\sim A^{2k}/k$ points of mass $B^{-k}$, $1<B<A^2$, spread over the annulus of radius $A^k$, $k\le K$, each $\rho_\phi$ is of the order of the mass of its own point, and the ratio at 0 grows like $\log K$.`,
  uses: ['eq-28'],
  cost: 4,
  families: [
    ...galleryFamilies([CAUCHY.entry], {}, 7),
    {
      name: `${CAUCHY.entry.key}, masses that grow with the distance`,
      arbitrary: casesOf(CAUCHY.entry, {}, 7).map((x): Instance => {
        const points = x.points as unknown as number[][];
        return { ...x, masses: points.map(([k]) => 1 + k * k) };
      }),
    },
  ],
  target: measureTarget(CAUCHY.entry, '25/3 minus the ratio at 0', (rho) => 25 / 3 - ratioAtOrigin(CAUCHY, rho)),
  decide(x) {
    const read = weightedCase(x);
    if (!read || read.found !== CAUCHY) return NOTHING;
    return conclude(
      ...read.steps,
      expectRelation('(ρ/ρ_φ)_φ(0) ≤ 25/3', read.where, [ratioFormula, read.ratio], '<=', ['25/3', TAIL_BOUND]),
    );
  },
};

export const claims: readonly Claim[] = [models, compact, integrableTail];
