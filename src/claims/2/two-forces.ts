import { agentSystem } from '../../dynamics/agents/agent-system.js';
import type { Alignment } from '../../dynamics/agents/alignment.js';
import type { Effort, Experiment } from '../../engines/measure.js';
import type { AveragingModel } from '../../operators/model.js';
import { drawFlock, equalTimes, follow } from '../agent-runs.js';

const FLOCKS: Readonly<Record<Effort, number>> = { 1: 2, 2: 6, 3: 20 };

/** Runs of the canonical system of a model on Ω × labels and runs under a force as printed, from the same starts. */
export const twoForces = (name: string, model: AveragingModel, labels: number, printed: Alignment): Experiment => ({
  name,
  run(effort, seed) {
    let [worst, off, moved] = [0, 0, 0];
    for (let k = 0; k < FLOCKS[effort]; k++) {
      const options = { spread: 2, speed: 1, mass: 3, labels };
      const { system, y } = drawFlock('', model, [5, 7, 9][k % 3], seed + 17 * k, options);
      const other = agentSystem(model, system.masses, { labels: system.labels!, alignment: printed });
      const [one, two] = [system, other].map((s) => follow(s, y, equalTimes(8, 32)));
      off = Math.max(off, one.error + two.error);
      one.states.forEach((state, j) =>
        state.forEach((t, i) => {
          const apart = Math.abs(t - two.states[j][i]);
          if (!(apart <= worst)) worst = apart;
          if (i >= state.length / 2) moved = Math.max(moved, Math.abs(t - y[i]));
        }),
      );
    }
    const how = `${FLOCKS[effort]} flocks of 5 to 9 agents in the plane with total mass 3 to t = 8; errors by runs at a hundred times the tolerance`;
    return [
      {
        name: `${name}: largest difference of places and velocities`,
        value: worst,
        low: Math.max(0, worst - off),
        high: worst + off,
        how,
        expected: { relation: '<=', value: 2 * off, source: 'one system, up to the errors of both runs' },
      },
      {
        name: `${name}: largest change of a velocity`,
        value: moved,
        low: moved - off,
        high: moved + off,
        how,
        expected: { relation: '>=', value: 0.1, source: 'the flocks do align' },
      },
    ];
  },
});
