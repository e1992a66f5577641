import type { Claim } from '../../engines/claim.js';
import type { Effort, Experiment, Measurement } from '../../engines/measure.js';
import { space } from '../../operators/environment.js';
import { kernelTent } from '../../operators/kernels/tent.js';
import { modelMotschTadmor } from '../../operators/models/motsch-tadmor.js';
import { measuredSlope, slopeOf } from '../slope.js';
import { NOTHING } from '../steps.js';
import type { Start, StableModel } from './flows.js';
import { STABLE_MODELS, atomsOf, boxStart, curveStart, distanceAt, growthFactor, phaseDistance, runFlow, spreadOf } from './flows.js'; // prettier-ignore

const SIZES: Readonly<Record<Effort, number>> = { 1: 24, 2: 64, 3: 160 };
/** Not before 1/2: at the start the quotient is 1/√2 for every pair. */
const TIMES = [0.5, 0.75, 1, 1.5, 2, 3];

/** One agent in the middle of the list gets another velocity. */
function oneMoved(start: Start): Start {
  const v = start.v.slice();
  v[v.length >> 1] += 0.5;
  return { ...start, v };
}

/** Velocities changed by a hundredth of a wave. */
const waved = (start: Start): Start => ({ ...start, v: start.v.map((t, i) => t + 0.01 * Math.sin(3 * start.x[i])) });

const pairs = (n: number): readonly (readonly [name: string, first: Start, second: Start])[] => [
  ['a wave of velocities', boxStart(n), waved(boxStart(n))],
  ['one agent', boxStart(n), oneMoved(boxStart(n))],
  ['another number of points', boxStart(n), boxStart(n + (n >> 1))],
  ['a box and a curve', boxStart(n), curveStart(n)],
];

/** The largest W_1(t)/(√2 C(t) W_1(0)) along a pair of runs. */
function largestQuotient(
  { name, model, growth }: StableModel,
  [pair, first, second]: readonly [string, Start, Start],
): Measurement {
  const [a, b] = [runFlow(model, first, TIMES), runFlow(model, second, TIMES)];
  const A = spreadOf(first.v, second.v);
  const D = spreadOf(first.x, second.x);
  const from = phaseDistance(atomsOf(first), atomsOf(second));
  let [value, low, high] = [0, 0, 0];
  const points: [number, number][] = [[0, 1]];
  for (const [k, t] of TIMES.entries()) {
    const { lower, value: middle, upper } = distanceAt(a, b, k);
    points.push([t, middle / from.value]);
    // the spread of places grows by at most A t
    const bound = Math.SQRT2 * growthFactor(growth(A, D + A * t), t);
    if (middle / (bound * from.value) > value) value = middle / (bound * from.value);
    low = Math.max(low, lower / (bound * from.upper));
    high = Math.max(high, upper / (bound * from.lower));
  }
  return {
    name: `${name}, ${pair}: largest W₁(t)/(C(t) W₁(0))`,
    value,
    low: Math.min(low, value),
    high,
    how: `t from 1/2 to 3; dual certificates of both distances, integrator at two tolerances; ${first.x.length} and ${second.x.length} atoms`,
    expected: { relation: '<=', value: 1, source: 'C(t) from the coupling argument in the note' },
    data: { x: 't', y: 'W₁(t)/W₁(0)', points },
  };
}

const stability = (stable: StableModel): Experiment => ({
  name: `pairs of flows of ${stable.name}`,
  run: (effort) => pairs(SIZES[effort]).map((pair) => largestQuotient(stable, pair)),
});

const printed: Claim = {
  id: 'eq-169',
  section: '5',
  source: '(163)-(169)',
  title: 'The flow of measures is Lipschitz in W₁, with a constant that does not know the number of agents',
  form: 'printed',
  statement: String.raw`For a uniformly regular model there is $C(R,\mathcal O,T)$ such that $W_1(\mu_t',\mu_t'')\le C\,W_1(\mu_0',\mu_0'')$ for all measure-valued solutions that start in $\mathcal O$.`,
  reading:
    'Pairs of atomic flows of M_CS with (1 + r²)^(−1/2) and M_MT with 1/(1 + r²) on the line: W₁ in phase space with its certificate, at six times from 1/2 to 3, over the bound with the explicit constant of the note.',
  note: String.raw`By hand, sharper than the route of the text: carry the best plan $\pi$ of the initial measures along both flows, $a=\int|X'-X''|\,d\pi$, $b=\int|V'-V''|\,d\pi$. Then $\dot a\le b$ and $\dot b\le c\,a+d\,b$, where $c=2\lambda A$, $d=0$ for $\mathcal M_{\rm CS}$ and $c=\frac{2\lambda A}\delta$, $d=\frac{\|\phi\|_\infty}\delta-1$ for $\mathcal M_{\rm MT}$ with $\rho_\phi\ge\delta$ on the line; $\lambda$ is the Lipschitz constant of $\phi$, $A$ the diameter of the velocities. For symmetric kernels friction and forcing cancel: the exponent is $\sqrt{2\lambda A}$ and knows neither masses nor $N$. $C(t)$ is $\sqrt2$ times the norm of the exponential. Two slips on the way: (163) bounds $|V|$ by the diameter of $\mathcal O$, which fails far from 0 (a single atom with $v=1$) and is harmless for forces that see differences; and $W_1(u'\rho',u''\rho'')$ in (166)-(167) is infinite by (78) unless momenta agree, so test functions must be bounded, as the estimate of (167) tacitly has them.`,
  cost: 20,
  families: [],
  experiments: STABLE_MODELS.map(stability),
  decide: () => NOTHING,
};

// ---- without uniform regularity --------------------------------------------------------------------------------------

const TENT_MODEL = modelMotschTadmor(space(1), kernelTent(1));

/**
 * A light agent at 0 at the edge of what it sees of a heavy one, at −1 + h with velocity 0, near a flock of mass h³ at 1/4 with
 * velocity 1. With h = 0 it listens to that flock alone.
 */
const atTheEdge = (h: number, moved: number): Start => ({
  x: Float64Array.of(moved, -1 + h, 1 / 4),
  v: Float64Array.of(0, 0, 1),
  masses: Float64Array.of(h ** 6, 1 - h ** 3 - h ** 6, h ** 3),
});

const withoutRegularity: Claim = {
  id: 'eq-169/without-regularity',
  section: '5',
  source: '(169)',
  title: 'Without uniform regularity there is no such constant',
  form: 'companion',
  statement: String.raw`For $\mathcal M_{\rm MT}$ with the tent kernel there are measures on one compact set with $\frac{W_1(\mu_1',\mu_1'')}{W_1(\mu_0',\mu_0'')}\sim\frac1h\to\infty$.`,
  reading:
    'Three agents on the line; the second flow has the light one moved by h, out of sight of the heavy one. The exponent of h in the quotient at t = 1, from h = 1/8 down.',
  note: String.raw`The light agent hears the heavy one with weight $h$ and the flock near it with weight $\frac34h^3$: it stays. Moved by $h$ it hears the flock alone and is away by $e^{-1}$ at $t=1$, with velocity $1-e^{-1}$. Both measures are as close as its mass times $h$. The model is well-posed for each of them (prop-3.24), as each atom sees its own mass; a limit of thin parts has no uniform bound. On flocks that stay thick there is one: thm-5.2/thick.`,
  uses: ['eq-169', 'prop-3.24'],
  families: [],
  experiments: [
    {
      name: 'an agent at the edge of what it sees',
      run() {
        const points = [8, 16, 32, 64].map((k) => {
          const h = 1 / k;
          const [stays, goes] = [runFlow(TENT_MODEL, atTheEdge(h, 0), [1]), runFlow(TENT_MODEL, atTheEdge(h, h), [1])];
          // masses as small as h⁶: distances agent by agent, which is a plan, and for the light one the only good one
          const apart = (i: number): number => {
            const [p, q] = [stays.flow.characteristic(stays.states[0], i), goes.flow.characteristic(goes.states[0], i)];
            return Math.hypot(p.x[0] - q.x[0], p.v[0] - q.v[0]);
          };
          return [h, apart(0) / h] as const;
        });
        return [
          measuredSlope(
            'exponent of h in |ω₁′ − ω₁″|/|ω₀′ − ω₀″| of the light agent',
            slopeOf(points),
            { relation: '=', value: -1, source: 'by hand: it stays, or it follows the flock' },
            ['h', 'quotient'],
          ),
        ];
      },
    },
  ],
  decide: () => NOTHING,
};

export const claims: readonly Claim[] = [printed, withoutRegularity];
