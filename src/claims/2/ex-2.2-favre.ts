import fc from 'fast-check';
import type { Claim } from '../../engines/claim.js';
import type { Experiment, Measurement } from '../../engines/measure.js';
import type { Formula } from '../../finite/certificate.js';
import { torus } from '../../operators/environment.js';
import { kernelTrigonometric } from '../../operators/kernels/trigonometric.js';
import type { Measure, Points } from '../../operators/measure.js';
import { gridMeasure } from '../../operators/measure.js';
import { average } from '../../operators/model.js';
import { modelCuckerSmale } from '../../operators/models/cucker-smale.js';
import { rationals } from '../../scalar/field.js';
import type { Rational } from '../../scalar/rational.js';
import {
  add,
  compare,
  divide,
  HALF,
  multiply,
  rational,
  subtract,
  sum,
  toRational,
  ZERO,
} from '../../scalar/rational.js';
import type { CaseData } from '../gallery/cases.js';
import { field, galleryCase, galleryFamilies } from '../gallery/cases.js';
import { CS_CAP, CS_CAP_R2, CS_TENT, CS_TENT_R2, CS_TENT_T } from '../gallery/entries.js';
import { defined } from '../gallery/evaluated.js';
import type { SpelledKernel } from '../gallery/spelled/kernels.js';
import { cap, tent } from '../gallery/spelled/kernels.js';
import { minus, over, plus, times } from '../gallery/spelled/terms.js';
import { vectorAt } from '../read.js';
import { conclude, expectRelation, NOTHING } from '../steps.js';
import { aligningCrowd } from './ex-2.2-favre-flow.js';

const KERNELS: ReadonlyMap<string, SpelledKernel> = new Map([
  [CS_TENT.key, tent('2')],
  [CS_TENT_T.key, tent('2', '8')],
  [CS_TENT_R2.key, tent('2')],
  [CS_CAP.key, cap('2')],
  [CS_CAP_R2.key, cap('2')],
]);

/** Steps in time and space: velocities are at most 4, so that nothing moves by more than 1/16. */
const TAU = toRational('1/64');
const STEP = toRational('1/16');

/** One place between the points: its coordinates are odd multiples of half the unit. */
const between: CaseData = {
  at: (_, { reach, model }) =>
    fc.array(fc.integer({ min: 0, max: reach }), {
      minLength: model.environment.dim,
      maxLength: model.environment.dim,
    }),
};

/** Is some point so near to the edge of the cap, a circle in the plane, that it may cross it? On axes kinks are 1/4 away. */
function nearEdge({ n, dim, x }: Measure, y: readonly Rational[]): boolean {
  if (dim < 2) return false;
  return Array.from({ length: n }, (_, j) => j).some((j) => {
    const away = y.map((t, k) => subtract(t, x[j * dim + k]));
    const square = sum(away.map((z) => multiply(z, z)));
    return compare(square, toRational('49/16')) > 0 && compare(square, toRational('81/16')) < 0;
  });
}

const CIRCLE = torus(1, 2 * Math.PI);

/** 1 + cos(x)/2 + cos(2x)/4, not normalised: it is averaged with, and carried over into both terms. */
const SMOOTH = modelCuckerSmale(
  CIRCLE,
  kernelTrigonometric(CIRCLE, [
    [1, '1/2'],
    [2, '1/4'],
  ]),
);

/** The density (1 + cos(x)/2)/2π after the flow of u(x) = sin x: tan(x/2) grows like eᵗ along it. */
function carriedDensity(t: number): (x: readonly number[]) => number {
  return ([x]) => {
    const before = 2 * Math.atan2(Math.sin(x / 2), Math.exp(t) * Math.cos(x / 2));
    const squeeze = Math.exp(-t) / (Math.cos(x / 2) ** 2 + Math.exp(-2 * t) * Math.sin(x / 2) ** 2);
    return ((1 + Math.cos(before) / 2) * squeeze) / (2 * Math.PI);
  };
}

/** f' of a trigonometric interpolant: the derivative of the cardinal function at the nodes, for an even number of them. */
function spectralDerivative(f: ArrayLike<number>): Float64Array {
  const n = f.length;
  return Float64Array.from({ length: n }, (_, i) => {
    let d = 0;
    for (let j = 0; j < n; j++)
      if (j !== i) d += (((i - j) % 2 === 0 ? 0.5 : -0.5) * f[j]) / Math.tan(((i - j) * Math.PI) / n);
    return d;
  });
}

/** max |∂ₜρ_φ + ∂ₓ(u_F ρ_φ)| over n nodes at t = 1/2, with time differences of fourth order. */
function residual(n: number, step: number): number {
  const at = (t: number): Measure<number> => gridMeasure(CIRCLE, [n], carriedDensity(t));
  const [t, rho] = [0.5, at(0.5)];
  const filtered = [-2, -1, 1, 2].map((k) => SMOOTH.strength(at(t + k * step)));
  const mean = new Float64Array(n);
  average(
    SMOOTH,
    mean,
    rho,
    Float64Array.from({ length: n }, (_, i) => Math.sin(rho.x[i])),
  );
  const s = SMOOTH.strength(rho);
  const divergence = spectralDerivative(mean.map((u, i) => u * s[i]));
  const [a, b, c, d] = filtered;
  return Math.max(...divergence.map((div, i) => Math.abs((a[i] - 8 * b[i] + 8 * c[i] - d[i]) / (12 * step) + div)));
}

const smoothDensity: Experiment = {
  name: 'a smooth density on a circle',
  run(effort): Measurement[] {
    const n = 32 * 2 ** effort;
    const points = [0.2, 0.1, 0.05].map((step) => [step, residual(n, step)] as const);
    const orders = points.slice(1).map(([, r], k) => Math.log2(points[k][1] / r));
    const change = Math.abs(orders[1] - orders[0]);
    const finest = residual(n, 0.005);
    return [
      {
        name: 'order of the residual in the time step',
        value: orders[1],
        low: orders[1] - change,
        high: orders[1] + change,
        how: `the last two halvings at ${n} nodes; their difference`,
        expected: { relation: '=', value: 4, source: 'differences of fourth order: nothing else is left' },
        data: { x: 'time step', y: 'largest residual', points },
      },
      {
        name: 'largest residual at the time step 1/200',
        value: finest,
        low: 0,
        high: finest + Math.abs(finest - residual(2 * n, 0.005)),
        how: `${n} nodes against ${2 * n}`,
        expected: {
          relation: '<=',
          value: 10 * points[2][1] * 10 ** -4,
          source: 'ten times what the order extrapolates from 1/20',
        },
      },
    ];
  },
};

const transport: Claim = {
  id: 'ex-2.2-favre-transport',
  section: '2',
  source: 'Example 2.2',
  title: 'The filtered density is transported by the Favre-filtered velocity',
  form: 'printed',
  statement: String.raw`If $\partial_t\rho+\nabla\cdot(u\rho)=0$, then $\partial_t\rho_\phi+\nabla\cdot(u_F\rho_\phi)=0$ with $u_F=(u\rho)_\phi/\rho_\phi$.`,
  reading:
    'Particles that move freely, kernels that are polynomials piece by piece: at a place between the kinks ρ_φ is a polynomial of degree at most 2 in time, u_F ρ_φ one of degree at most 2 along each axis, so that central differences are the derivatives. The library evaluates strength and average of Cucker-Smale at the moved particles and at the moved place. Besides, measured: a smooth density on a circle that is carried by a flow in closed form, and agents that align: what is in an interval changes by what flows through its ends.',
  note: String.raw`By hand: $u_F\rho_\phi=(u\rho)_\phi$, and convolution commutes with derivatives. $u_F$ is a field only where $\rho_\phi>0$; elsewhere both terms vanish.`,
  cost: 8,
  families: galleryFamilies([CS_TENT, CS_TENT_T, CS_TENT_R2, CS_CAP, CS_CAP_R2], { u: field, v: field, ...between }),
  experiments: [smoothDensity, aligningCrowd],
  decide(x) {
    const found = galleryCase(x);
    if (!found) return NOTHING;
    const { rho, model, entry } = found;
    const { dim } = rho;
    const unit = toRational(entry.unit);
    const y = (x.at as readonly number[]).map((k) => multiply(unit, add(rational(BigInt(k)), HALF)));
    const velocity = [vectorAt(x, 'u'), vectorAt(x, 'v')].slice(0, dim);
    if (y.length !== dim || (entry.key === CS_CAP_R2.key && nearEdge(rho, y))) return NOTHING;

    const place = (axis: number, by: Rational): Points => ({
      field: rationals,
      n: 1,
      dim,
      x: y.map((t, k) => (k === axis ? add(t, by) : t)),
    });
    const densityAfter = (time: Rational): Rational => {
      const moved = Array.from({ length: rho.n * dim }, (_, k) =>
        add(rho.x[k], multiply(time, velocity[k % dim][Math.floor(k / dim)])),
      );
      return model.strength({ ...rho, x: moved }, place(0, ZERO))[0];
    };
    const flux = (axis: number, by: Rational): Rational => {
      const at = place(axis, by);
      const { entries } = model.matrix(rho, at);
      return multiply(model.strength(rho, at)[0], sum(velocity[axis].map((t, j) => multiply(entries[j], t))));
    };
    const slope = (f: (by: Rational) => Rational, step: Rational): Rational =>
      divide(subtract(f(step), f(subtract(ZERO, step))), add(step, step));
    const library = defined(() =>
      sum([slope(densityAfter, TAU), ...velocity.map((_, axis) => slope((by) => flux(axis, by), STEP))]),
    );
    if (!library) return NOTHING;

    const kernel = KERNELS.get(entry.key)!;
    const names = ['u', 'v'].slice(0, dim);
    const after = (time: Formula): Formula => [
      '.',
      kernel(names.map((v, k) => [`y${k}`, plus(`x${k}`, times(time, v))])),
      'm',
    ];
    const carried = (axis: number, by: Formula): Formula => {
      const W = kernel(names.map((_, k) => [k === axis ? plus(`y${k}`, by) : `y${k}`, `x${k}`]));
      const seen: Formula = ['.', W, 'm'];
      return times(seen, over(['.', W, times('m', names[axis])], seen));
    };
    const slopeOf = (f: (by: Formula) => Formula, step: string): Formula =>
      over(minus(f(step), f(['-', '0', step])), times('2', step));
    const where = Object.fromEntries([
      ['m', Array.from({ length: rho.n }, (_, j) => rho.masses[j])],
      ...names.flatMap((name, k) => [
        [name, velocity[k]],
        [`x${k}`, velocity[k].map((_, j) => rho.x[j * dim + k])],
        [`y${k}`, [y[k]]],
      ]),
    ]) as Readonly<Record<string, readonly Rational[]>>;
    return conclude(
      expectRelation(
        '∂ₜρ_φ + ∇·(u_F ρ_φ) = 0',
        where,
        [plus(slopeOf(after, '1/64'), ...names.map((_, axis) => slopeOf((by) => carried(axis, by), '1/16'))), library],
        '=',
        ['0', ZERO],
      ),
    );
  },
};
export const claims: readonly Claim[] = [transport];
