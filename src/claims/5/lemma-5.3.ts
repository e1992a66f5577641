import type { Claim } from '../../engines/claim.js';
import type { Effort, Experiment, Measurement } from '../../engines/measure.js';
import { measureInDoubles } from '../../operators/measure.js';
import { space } from '../../operators/environment.js';
import { reproducingKernelOf } from '../../operators/model.js';
import { doubles } from '../../scalar/field.js';
import { NOTHING } from '../steps.js';
import type { Run, StableModel } from './flows.js';
import { STABLE_MODELS, boxStart, distanceAt, runFlow } from './flows.js';

const SIDES: Readonly<Record<Effort, readonly number[]>> = { 1: [3, 5], 2: [4, 6, 9], 3: [5, 8, 12] };
const TIMES = [0.5, 1, 2];

/** Places and velocities where forces are compared: a grid over the box that holds all atoms for t ≤ 2. */
const PLACES = Float64Array.from({ length: 25 }, (_, k) => (k - 12) / 4);

/** s_ρ and s_ρ[u]_ρ at PLACES. */
function forceOf({ model }: StableModel, { flow }: Run, y: Float64Array): { s: Float64Array; flux: Float64Array } {
  const { x, masses } = flow.measureAt(y);
  const column = (c: number): Float64Array => Float64Array.from({ length: flow.n }, (_, i) => x[2 * i + c]);
  const rho = measureInDoubles(space(1), { x: column(0), masses });
  const phi = reproducingKernelOf(model, rho, { field: doubles, n: PLACES.length, dim: 1, x: PLACES });
  const [s, flux, v] = [new Float64Array(PLACES.length), new Float64Array(PLACES.length), column(1)];
  for (let p = 0; p < PLACES.length; p++)
    for (let j = 0; j < flow.n; j++) {
      const weight = phi[p * flow.n + j] * masses[j];
      s[p] += weight;
      flux[p] += weight * v[j];
    }
  return { s, flux };
}

/** sup |s′([u]′ − v) − s″([u]″ − v)| over the places and |v| ≤ 1: linear in v, so at v = ±1. */
function forceDifference(stable: StableModel, a: Run, b: Run, k: number): number {
  const [p, q] = [forceOf(stable, a, a.states[k]), forceOf(stable, b, b.states[k])];
  let largest = 0;
  for (let i = 0; i < PLACES.length; i++)
    largest = Math.max(largest, Math.abs(p.flux[i] - q.flux[i]) + Math.abs(p.s[i] - q.s[i]));
  return largest;
}

/** Velocities differ by at most 2; places are within 3, and so are the atoms for t ≤ 2. */
const [FASTEST, FURTHEST] = [2, 6];

function quotients(stable: StableModel, effort: Effort): Measurement[] {
  const found = SIDES[effort].map((side) => {
    const [few, many] = [
      runFlow(stable.model, boxStart(side * side), TIMES),
      runFlow(stable.model, boxStart(4 * side * side), TIMES),
    ];
    const rows = TIMES.map((_, k) => ({
      force: forceDifference(stable, few, many, k),
      distance: distanceAt(few, many, k),
    }));
    return { n: side * side, error: few.error + many.error, rows };
  });
  const all = found.flatMap(({ rows, error }) => rows.map((row) => ({ ...row, error })));
  const largest = (of: (row: (typeof all)[number]) => number): number => Math.max(...all.map(of));
  return [
    {
      name: `${stable.name}: largest sup|force − force|/W₁ along the runs`,
      value: largest(({ force, distance }) => force / distance.value),
      low: largest(({ force, distance, error }) => Math.max(0, force - 4 * error) / distance.upper),
      high: largest(({ force, distance, error }) => (force + 4 * error) / distance.lower),
      how: `N = ${found.map(({ n }) => n).join(', ')} against 4N, t = 1/2, 1, 2; 25 places, |v| ≤ 1`,
      expected: {
        relation: '<=',
        value: stable.force(FASTEST, FURTHEST),
        source: 'Lipschitz constant of the force in the measure',
      },
      data: {
        x: 'N',
        y: 'sup|force − force| at t = 2',
        points: found.map(({ n, rows }) => [n, rows[2].force] as const),
      },
    },
  ];
}

// ---- the weak form -------------------------------------------------------------------------------------------------

/** A test function of (t, x, v) with its derivatives. */
interface TestFunction {
  readonly name: string;
  readonly g: (t: number, x: number, v: number) => number;
  readonly gt: (t: number, x: number, v: number) => number;
  readonly gx: (t: number, x: number, v: number) => number;
  readonly gv: (t: number, x: number, v: number) => number;
}

const TESTS: readonly TestFunction[] = [
  {
    name: 'sin(x + 2v) cos t',
    g: (t, x, v) => Math.sin(x + 2 * v) * Math.cos(t),
    gt: (t, x, v) => -Math.sin(x + 2 * v) * Math.sin(t),
    gx: (t, x, v) => Math.cos(x + 2 * v) * Math.cos(t),
    gv: (t, x, v) => 2 * Math.cos(x + 2 * v) * Math.cos(t),
  },
  {
    name: 'v² e^(−x²)',
    g: (_, x, v) => v * v * Math.exp(-x * x),
    gt: () => 0,
    gx: (_, x, v) => -2 * x * v * v * Math.exp(-x * x),
    gv: (_, x, v) => 2 * v * Math.exp(-x * x),
  },
];

/** Steps of Simpson's rule on [0, 1]. */
const PANELS = 64;

/** ∫g dμ_t − ∫g dμ_0 − ∫∫(∂g + v ∂ₓg + s([u] − v) ∂ᵥg) dμ ds, with half as many panels beside. */
function weakResidual({ model }: StableModel, test: TestFunction): [fine: number, coarse: number, error: number] {
  const times = Array.from({ length: PANELS + 1 }, (_, k) => k / PANELS);
  const run = runFlow(model, boxStart(16), times.slice(1));
  const { flow } = run;
  const states = [flow.start(boxStart(16)), ...run.states];
  const mean = (y: Float64Array, of: (x: number, v: number, force: number) => number): number => {
    const dy = new Float64Array(flow.size);
    flow.rightSide(0, y, dy);
    let sum = 0;
    for (let i = 0; i < flow.n; i++) sum += flow.masses[i] * of(y[i], y[flow.n + i], dy[flow.n + i]);
    return sum;
  };
  const rate = states.map((y, k) =>
    mean(y, (x, v, force) => test.gt(times[k], x, v) + v * test.gx(times[k], x, v) + force * test.gv(times[k], x, v)),
  );
  const change = mean(states[PANELS], (x, v) => test.g(1, x, v)) - mean(states[0], (x, v) => test.g(0, x, v));
  const simpson = (step: number): number => {
    let sum = 0;
    for (let k = 0; k < PANELS; k += 2 * step)
      sum += (rate[k] + 4 * rate[k + step] + rate[k + 2 * step]) * (step / (3 * PANELS));
    return sum;
  };
  return [change - simpson(1), change - simpson(2), run.error];
}

const weakForm: Experiment = {
  name: 'the weak form (159) along empirical measures',
  run: () =>
    STABLE_MODELS.flatMap((stable) =>
      TESTS.map((test) => {
        const [fine, coarse, error] = weakResidual(stable, test);
        // Simpson's error falls by 16 with half the width; velocities and places enter ∫g with slopes up to 2 each
        const room = Math.abs(fine - coarse) / 15 + 8 * error;
        return {
          name: `${stable.name}: residual of (159) with g = ${test.name}, t = 1`,
          value: fine,
          low: fine - room,
          high: fine + room,
          how: "Simpson's rule at two widths, integrator at two tolerances",
          expected: { relation: '=', value: 0, source: '(158) solves (159) if and only if (89) holds' } as const,
        };
      }),
    ),
};

const printed: Claim = {
  id: 'lemma-5.3',
  section: '5',
  source: 'Lemma 5.3, (158)-(159)',
  title: 'Limits of empirical solutions solve the equation: forces converge as measures do',
  form: 'printed',
  statement: String.raw`Empirical measures solve (159) if and only if their atoms solve (89). If solutions converge weakly at each time, then $\|s_{\rho^N}([u^N]_{\rho^N}-v)-s_\rho([u]_\rho-v)\|_{L^\infty(B_R)}\le C\,W_1(\mu^N,\mu)\to0$, and the limit is a solution.`,
  reading:
    'M_CS and M_MT on the line. The residual of (159) for sixteen atoms and two test functions, by quadrature in time; and the largest difference of forces of N and 4N atoms over W₁, along runs, with the Lipschitz constant of the force by hand.',
  note: String.raw`For $\mathcal M_{\rm CS}$ the constant is $\sqrt{(2\lambda)^2+\|\phi\|^2}$ for velocities in $[-1,1]$; for $\mathcal M_{\rm MT}$ that over $\delta\le\rho_\phi$, as $[u]'-[u]''=\frac1{\rho_\phi'}\int\phi(x-y)(w-[u]'')\,d(\mu'-\mu'')$. The step of the text goes through $W_1(u'\rho',u''\rho'')$, which by (78) is infinite unless momenta agree; the force itself is an integral of a Lipschitz function and needs no such detour.`,
  uses: ['eq-169', 'thm-5.2'],
  cost: 20,
  families: [],
  experiments: [
    weakForm,
    ...STABLE_MODELS.map((stable): Experiment => ({
      name: `forces of ${stable.name}`,
      run: (effort) => quotients(stable, effort),
    })),
  ],
  decide: () => NOTHING,
};

export const claims: readonly Claim[] = [printed];
