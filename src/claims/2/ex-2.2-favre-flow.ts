import { pointsHalton } from '../../dynamics/flows/low-discrepancy.js';
import { kineticFlow } from '../../dynamics/flows/kinetic-flow.js';
import { integrateDop853 } from '../../dynamics/integrate/dop853.js';
import type { Experiment } from '../../engines/measure.js';
import { space } from '../../operators/environment.js';
import { kernelPower } from '../../operators/kernels/power.js';
import { measureInDoubles } from '../../operators/measure.js';
import { average } from '../../operators/model.js';
import { modelCuckerSmale } from '../../operators/models/cucker-smale.js';
import { doubles } from '../../scalar/field.js';

const LINE = space(1);
const MODEL = modelCuckerSmale(LINE, kernelPower(2));
/** The ends of the interval whose filtered mass is watched. */
const ENDS = Float64Array.of(-0.5, 0.75);
const [TIME, PANELS, AGENTS] = [2, 64, 20];

/** ∫ρ_φ over the interval, φ = 1/(1 + r²): differences of arctangents. */
const inside = (x: Float64Array): number =>
  x.reduce((s, t) => s + (Math.atan(ENDS[1] - t) - Math.atan(ENDS[0] - t)) / x.length, 0);

/** u_F ρ_φ at the right end less that at the left, as the library evaluates average and strength there. */
function outflow(x: Float64Array, v: Float64Array): number {
  const rho = measureInDoubles(LINE, { x });
  const targets = { field: doubles, n: 2, dim: 1, x: ENDS };
  const mean = new Float64Array(2);
  average(MODEL, mean, rho, v, targets);
  const s = MODEL.strength(rho, targets);
  return s[1] * mean[1] - s[0] * mean[0];
}

/** Agents of (4) from Halton points of a square of phase space: the filtered mass of an interval, balanced over time. */
export const aligningCrowd: Experiment = {
  name: 'a crowd that aligns',
  run() {
    const points = pointsHalton(AGENTS, 2);
    const column = (c: number): Float64Array =>
      Float64Array.from({ length: AGENTS }, (_, i) => 2 * points[2 * i + c] - 1);
    const flow = kineticFlow(MODEL, new Float64Array(AGENTS).fill(1 / AGENTS));
    const times = Array.from({ length: PANELS + 1 }, (_, k) => (TIME * k) / PANELS);
    const [coarse, fine] = [1e-8, 1e-10].map((rtol) =>
      integrateDop853(flow, flow.start({ x: column(0), v: column(1) }), 0, TIME, { rtol, atol: rtol, times }),
    );
    const at = (k: number, part: 0 | 1): Float64Array => {
      const from = k * flow.size + part * AGENTS;
      return fine.states.slice(from, from + AGENTS);
    };
    const rate = times.map((_, k) => outflow(at(k, 0), at(k, 1)));
    const simpson = (step: number): number => {
      let sum = 0;
      for (let k = 0; k < PANELS; k += 2 * step) sum += rate[k] + 4 * rate[k + step] + rate[k + 2 * step];
      return (sum * step * TIME) / (3 * PANELS);
    };
    const change = inside(at(PANELS, 0)) - inside(at(0, 0));
    const error = fine.states.reduce((e, t, k) => Math.max(e, Math.abs(t - coarse.states[k])), 0);
    // Simpson's error falls by 16 with half the step; φ and its slope are at most 1
    const room = Math.abs(simpson(1) - simpson(2)) / 15 + 8 * error;
    const value = change + simpson(1);
    return [
      {
        name: 'filtered mass of an interval at t = 2, less what came through its ends',
        value,
        low: value - room,
        high: value + room,
        how: `${AGENTS} agents under M_CS; Simpson's rule at two steps, integrator at two tolerances`,
        expected: { relation: '=', value: 0, source: 'as printed' },
        data: { x: 't', y: 'outflow', points: times.map((t, k) => [t, rate[k]] as const) },
      },
    ];
  },
};
