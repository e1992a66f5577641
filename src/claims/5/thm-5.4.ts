import fc from 'fast-check';
import type { Claim, Decision, Instance } from '../../engines/claim.js';
import type { Effort, Experiment, Measurement } from '../../engines/measure.js';
import { space } from '../../operators/environment.js';
import { kernelPower } from '../../operators/kernels/power.js';
import { kernelTruncatedPolynomial } from '../../operators/kernels/truncated-polynomial.js';
import { modelCuckerSmale } from '../../operators/models/cucker-smale.js';
import type { AveragingModel } from '../../operators/model.js';
import type { Formula } from '../../finite/certificate.js';
import { rational } from '../../scalar/rational.js';
import type { Rational } from '../../scalar/rational.js';
import { measuredSlope, slopeOf } from '../slope.js';
import { expectFormula } from '../formula-value.js';
import { normalisedMasses, whole } from '../read.js';
import { NOTHING, conclude } from '../steps.js';
import type { Start } from './flows.js';
import { STABLE_MODELS, boxStart, runFlow } from './flows.js';

/** Velocities of f₀ fill intervals [lo, hi]; M_glob takes v to v̄ + q(v − v̄), q = e^(−t). */
interface Blocks {
  readonly lo: readonly Rational[];
  readonly hi: readonly Rational[];
  readonly m: readonly Rational[];
  readonly q: Rational;
}

/** Intervals one after the other: gaps and lengths, and masses, as whole numbers; q = 1/(1 + k). */
function blocksOf(x: Instance): Blocks | undefined {
  const [gaps, lengths, masses] = [x.gaps, x.lengths, x.masses] as unknown as readonly (readonly number[])[];
  const k = x.k as number;
  const n = lengths?.length ?? 0;
  const right = (list: readonly number[] | undefined, least: number): boolean =>
    list?.length === n && list.every((a) => Number.isInteger(a) && a >= least);
  if (n === 0 || !right(gaps, 1) || !right(lengths, 1) || !right(masses, 1) || !(k >= 1)) return undefined;
  let at = 0;
  const lo: Rational[] = [];
  const hi: Rational[] = [];
  for (let i = 0; i < n; i++) {
    at += gaps[i];
    lo.push(whole(at));
    at += lengths[i];
    hi.push(whole(at));
  }
  return { lo, hi, m: normalisedMasses(masses.map(whole)), q: rational(1n, BigInt(1 + k)) };
}

/** f₀ is symmetric about the middle of each block, so that these are its mean velocities. */
const MEAN: Formula = ['sum', ['*', 'm', ['/', ['+', 'lo', 'hi'], '2']]];
const later = (v: Formula): Formula => ['+', MEAN, ['*', 'q', ['-', v, MEAN]]];

const family = {
  name: 'f₀ with velocities in up to three intervals, under M_glob',
  arbitrary: fc.integer({ min: 1, max: 3 }).chain((n) => {
    const list = (max: number): fc.Arbitrary<number[]> =>
      fc.array(fc.integer({ min: 1, max }), { minLength: n, maxLength: n });
    return fc
      .record({ gaps: list(5), lengths: list(5), masses: list(4), k: fc.integer({ min: 1, max: 6 }) })
      .map((x): Instance => x);
  }),
};

function decidePrinted(x: Instance): Decision {
  const blocks = blocksOf(x);
  if (!blocks) return NOTHING;
  const { lo } = blocks;
  return conclude(
    ...lo.map((v, i) =>
      // inside of some block: (V − lo)(V − hi) ≤ 0 for one of them
      expectFormula(
        `the velocity of the lower end of block ${i} is one of the support`,
        { ...blocks, v },
        ['min', ['*', ['-', later('v'), 'lo'], ['-', later('v'), 'hi']]],
        '<=',
        '0',
      ),
    ),
  );
}

function decideCorrected(x: Instance): Decision {
  const blocks = blocksOf(x);
  if (!blocks) return NOTHING;
  return conclude(
    expectFormula('V ≥ the least velocity', { ...blocks }, ['min', 'lo'], '<=', later('lo')),
    expectFormula('V ≤ the largest velocity', { ...blocks }, later('hi'), '<=', ['max', 'hi']),
  );
}

// ---- along runs ----------------------------------------------------------------------------------------------------

const TIMES: Readonly<Record<Effort, readonly number[]>> = {
  1: [0.5, 1, 2, 4],
  2: [0.25, 0.5, 1, 2, 4, 8],
  3: [0.25, 0.5, 1, 2, 4, 8, 16],
};
const COUNTS: Readonly<Record<Effort, number>> = { 1: 24, 2: 60, 3: 150 };

const COMPACT = modelCuckerSmale(space(1), kernelTruncatedPolynomial(1, 4));

/** How far atoms get from where they were over t A₀, and how far their velocities are outside of the hull over A₀. */
function support(name: string, model: AveragingModel, effort: Effort): Measurement[] {
  const start = boxStart(COUNTS[effort]);
  const times = TIMES[effort];
  const { flow, states, error } = runFlow(model, start, times);
  const fastest = Math.max(...start.v.map(Math.abs));
  const [least, largest] = [Math.min(...start.v), Math.max(...start.v)];
  let [moved, outside] = [0, -Infinity];
  for (const [k, y] of states.entries())
    for (let i = 0; i < flow.n; i++) {
      moved = Math.max(moved, Math.abs(y[i] - start.x[i]) / (times[k] * fastest));
      const v = y[flow.n + i];
      outside = Math.max(outside, v - largest, least - v);
    }
  const how = `${flow.n} atoms, t up to ${times[times.length - 1]}, integrator at two tolerances`;
  return [
    {
      name: `${name}: largest |X − x|/(t A₀)`,
      value: moved,
      low: moved - error / (times[0] * fastest),
      high: moved + error / (times[0] * fastest),
      how,
      expected: { relation: '<=', value: 1, source: 'as printed: B_{tA₀}' },
    },
    {
      name: `${name}: how far velocities leave their initial hull`,
      value: outside,
      low: outside - error,
      high: outside + error,
      how,
      // friction is at work at the earliest time already, so that the hull is left by a margin
      expected: { relation: '<=', value: 0, source: 'Lemma 4.1' },
    },
  ];
}

/** Two groups that fly apart beyond the range of the kernel: the width grows linearly and no faster. */
const apart = (): Start => ({
  x: Float64Array.of(-1, -1.2, 1, 1.2),
  v: Float64Array.of(-1, -0.9, 1, 0.9),
  masses: new Float64Array(4).fill(1 / 4),
});

const widths = (name: string, model: AveragingModel, start: Start, value: number, source: string): Experiment => ({
  name: `width of the support, ${name}`,
  run() {
    const times = [32, 64, 128, 256];
    const { flow, states, error } = runFlow(model, start, times);
    const points = times.map((t, k) => {
      const x = states[k].subarray(0, flow.n);
      return [t, Math.max(...x) - Math.min(...x)] as const;
    });
    const slope = slopeOf(points);
    // width = c t (1 + w/t): the exponent is off by at most w/t at the first time, w the width at the start over its speed
    const room = value === 0 ? 4 * error : 4 / times[0];
    return [
      {
        ...measuredSlope(`${name}: exponent of t in the width`, { ...slope, low: slope.low - room, high: slope.high + room }, { relation: '=', value, source }, ['t', 'width']), // prettier-ignore
        how: `least squares of logarithms with their drift, and ${room.toPrecision(2)} for ${value === 0 ? 'the integrator' : 'the width at the start'}`,
      },
    ];
  },
});

const printed: Claim = {
  id: 'thm-5.4',
  section: '5',
  source: 'Theorem 5.4',
  title: 'The support as printed: it moves in space and keeps its velocities',
  form: 'printed',
  statement: String.raw`The solution from $f_0\in C_0^k$ is supported on $\operatorname{supp}f_0+B_{tA_0}\times\{0\}$ at time $t$, $A_0$ the largest initial speed.`,
  reading:
    'M_glob, whose characteristics are V = v̄ + e^(−t)(v − v̄): f₀ with velocities in disjoint intervals; velocities at a time with rational e^(−t) must be velocities of f₀, as the added set has velocity 0.',
  note: String.raw`False where the velocities of $f_0$ leave a gap, or differ from place to place: agents of two groups pass through all velocities between. thm-5.4/corrected has the hull.`,
  cost: 2,
  families: [family],
  decide: decidePrinted,
};

const corrected: Claim = {
  id: 'thm-5.4/corrected',
  section: '5',
  source: 'Theorem 5.4',
  title: 'Velocities stay in the convex hull of the initial ones, and places grow at most linearly',
  form: 'corrected',
  statement: String.raw`$\operatorname{supp}f_t\subset\left(\operatorname{supp}_xf_0+\overline B_{tA_0}\right)\times\operatorname{conv}\operatorname{supp}_vf_0$.`,
  reading:
    'The same blocks exactly. Measured beside: displacements and hulls along flows of three models, and how the width of the support grows for long: linearly for two groups that lose sight of each other, not at all where the kernel has a fat tail.',
  note: String.raw`For all models, by hand: the maximum principle (Lemma 4.1) and $|X-x|\le\int|V|$. Linear growth is attained by agents that do not listen; under (98) with a fat tail the width stays bounded (Theorem 1.1).`,
  uses: ['thm-5.4'],
  cost: 4,
  families: [family],
  experiments: [
    ...[...STABLE_MODELS, { name: 'M_CS, (1 − r²)⁴₊', model: COMPACT }].map(({ name, model }): Experiment => ({
      name: `support along a flow of ${name}`,
      run: (effort) => support(name, model, effort),
    })),
    widths('M_CS, (1 − r²)⁴₊, two groups', COMPACT, apart(), 1, 'groups out of sight move on'),
    widths('M_CS, (1 + r²)^(−1/4), two groups', modelCuckerSmale(space(1), kernelPower('1/2')), apart(), 0, 'a flock'), // prettier-ignore
  ],
  decide: decideCorrected,
};

export const claims: readonly Claim[] = [printed, corrected];
