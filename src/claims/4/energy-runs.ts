import type { Effort, Experiment, Measurement } from '../../engines/measure.js';
import { velocitiesOf } from '../../dynamics/agents/agent-system.js';
import { averagedEnergies, dissipation, energyDeviation, kineticEnergy } from '../../dynamics/observables/energy.js';
import { meanVelocity } from '../../dynamics/observables/momentum.js';
import { leastStrength, spectralGap } from '../../dynamics/observables/spectral-gap.js';
import { average, kappaOf } from '../../operators/model.js';
import type { Bounded, Flock } from '../agent-runs.js';
import { drawFlock, equalTimes, follow, largestRatio, withIntegrals } from '../agent-runs.js';
import {
  CS_CAUCHY_R2,
  CS_TENT_T,
  GLOBAL,
  MOLLIFIED_T,
  MT_CAUCHY,
  MT_CAUCHY_R2,
  SEG_SMOOTHSTEP_T,
} from '../gallery/entries.js';
import type { GalleryEntry } from '../gallery/entry.js';

/** Energies along runs of agents: laws as identities, and the decay that the gap promises. */

const FLOCKS: Readonly<Record<Effort, number>> = { 1: 1, 2: 3, 3: 10 };

const flocksOf = ({ model }: GalleryEntry, effort: Effort, seed: number): Flock[] => {
  const spread = model.environment.kind === 'torus' ? 4 : 1;
  return Array.from({ length: FLOCKS[effort] }, (_, k) =>
    drawFlock('', model, [4, 6, 8][k % 3], seed + 13 * k, { spread, speed: 1 }),
  );
};

// ---- (125), (126) --------------------------------------------------------------------------------------------------

/** Trapezia are good to some parts in a thousand where the gap has corners. */
const RESOLVED_SUMS = 1e-2;

const DECAYING = [GLOBAL, CS_CAUCHY_R2, CS_TENT_T, MT_CAUCHY, MT_CAUCHY_R2, MOLLIFIED_T, SEG_SMOOTHSTEP_T];

/** δ𝓔(t) against δ𝓔(0) exp(−factor ∫ min(ε, 1) s). */
export const decayExperiments = (factor: 1 | 2): Experiment[] =>
  DECAYING.map((entry) => ({
    name: `${entry.key}: energy against exponent ${factor === 1 ? '' : 2}∫εs`,
    run(effort, seed): Measurement[] {
      const all = flocksOf(entry, effort, seed).flatMap(({ system, y }): Bounded[] => {
        const { times, states, error } = follow(system, y, equalTimes(8, 160));
        const rates = states.map((state) => {
          const rho = system.measureAt(state);
          return Math.min(1, spectralGap(entry.model, rho)) * leastStrength(entry.model, rho);
        });
        const first = energyDeviation(system.masses, velocitiesOf(y));
        const h = times[1];
        // Trapezia over all times and over every second one: the difference is the error of the coarser sum.
        let [fine, coarse] = [0, 0];
        return states.flatMap((state, k) => {
          if (k === 0 || k % 2 === 1) return [];
          fine += (h / 2) * (rates[k - 2] + 2 * rates[k - 1] + rates[k]);
          coarse += h * (rates[k - 2] + rates[k]);
          const bound = first * Math.exp(-factor * fine);
          const off = factor * Math.abs(fine - coarse) * bound;
          const value = energyDeviation(system.masses, velocitiesOf(state));
          const speed = Math.sqrt(2 * value) + error;
          return [{ value, bound, error: off + 2 * speed * error * system.dim }];
        });
      });
      return [
        largestRatio(
          `${entry.key}: largest δE(t)/(δE(0) exp(−${factor === 1 ? '' : 2}∫εs))`,
          all,
          `${FLOCKS[effort]} flocks to t = 8, ε and s at 160 times, trapezia`,
          factor === 1 ? '(126) with (125)' : 'twice the exponent',
          RESOLVED_SUMS,
        ),
      ];
    },
  }));

// ---- (12), (50), (53), (111) ---------------------------------------------------------------------------------------

/** 𝓔(0) − 𝓔(t) − ∫ of what a law says is lost, along whole runs: ½ Σ m|v|². */
export const energyLaw = (entries: readonly GalleryEntry[], law: 'averages' | 'pairs'): Experiment => ({
  name: `energy along runs, by ${law}`,
  run: (effort, seed) =>
    entries.map((entry): Measurement => {
      let [worst, off] = [0, 0];
      for (const { system, y } of flocksOf(entry, effort, seed)) {
        const { model } = entry;
        const problem = withIntegrals(system, 1, (state, out) => {
          const [rho, v] = [system.measureAt(state), velocitiesOf(state)];
          if (law === 'pairs') out[0] = dissipation(model, rho, v);
          else {
            const { e0, e1 } = averagedEnergies(model, rho, v);
            out[0] = e0 - e1;
          }
        });
        const { states, error } = follow(problem, Float64Array.of(...y, 0), equalTimes(6, 60));
        const energyAt = (state: Float64Array): number =>
          kineticEnergy(system.masses, velocitiesOf(state.subarray(0, system.size)));
        const first = energyAt(y);
        for (const state of states) {
          const defect = first - energyAt(state) - state[system.size];
          if (!(Math.abs(defect) <= Math.abs(worst))) worst = defect;
        }
        // dE = Σ m v dv, and the integral itself
        off = Math.max(off, error * (1 + system.dim * Math.sqrt(2 * first)));
      }
      return {
        name: `${entry.key}: largest E(0) − E(t) − ∫ of the loss`,
        value: worst,
        low: worst - off,
        high: worst + off,
        how: `${FLOCKS[effort]} flocks to t = 6; error by a run at a hundred times the tolerance`,
        expected: { relation: '=', value: 0, source: 'an identity' },
      };
    }),
});

// ---- (120), (121) --------------------------------------------------------------------------------------------------

const BALANCED = [GLOBAL, CS_CAUCHY_R2, MT_CAUCHY, MT_CAUCHY_R2, SEG_SMOOTHSTEP_T];

/** ½|ū|² and δ𝓔, less the integrals of their rates, along whole runs. One agent a place: there is no internal energy. */
export const balancesAlongRuns: Experiment = {
  name: 'momentum and energy along runs',
  run: (effort, seed) =>
    BALANCED.flatMap((entry): Measurement[] => {
      const { model } = entry;
      const [worst, off] = [
        [0, 0],
        [0, 0],
      ];
      for (const { system, y } of flocksOf(entry, effort, seed)) {
        const { masses, dim, size } = system;
        const heard = new Float64Array(masses.length * dim);
        const problem = withIntegrals(system, 2, (state, out) => {
          const [rho, v] = [system.measureAt(state), velocitiesOf(state)];
          const mean = meanVelocity(masses, v);
          const kappa = kappaOf(model, rho);
          average(model, heard, rho, v);
          out[0] = heard.reduce((s, w, k) => s + kappa[Math.floor(k / dim)] * mean[k % dim] * (w - v[k]), 0);
          const { e0, e1 } = averagedEnergies(
            model,
            rho,
            v.map((t, k) => t - mean[k % dim]),
          );
          out[1] = e1 - e0;
        });
        const { states, error } = follow(problem, Float64Array.of(...y, 0, 0), equalTimes(6, 60));
        const valuesAt = (state: Float64Array): [number, number] => {
          const v = velocitiesOf(state.subarray(0, size));
          return [meanVelocity(masses, v).reduce((s, t) => s + t * t, 0) / 2, energyDeviation(masses, v)];
        };
        const first = valuesAt(y);
        for (const state of states)
          valuesAt(state).forEach((value, k) => {
            const defect = value - first[k] - state[size + k];
            if (!(Math.abs(defect) <= Math.abs(worst[k]))) worst[k] = defect;
          });
        // d½|ū|² = ū dū and dδ𝓔 = Σ m (v − ū) dv, with |ū| and |v − ū| no larger than the velocities at first; and the integral
        const speed = Math.sqrt(2 * kineticEnergy(masses, velocitiesOf(y)));
        for (const k of [0, 1]) off[k] = Math.max(off[k], error * (1 + dim * Math.max(1, speed)));
      }
      const how = `${FLOCKS[effort]} flocks to t = 6; error by a run at a hundred times the tolerance`;
      return ['½|ū|², (120)', 'δE, (121)'].map((name, k) => ({
        name: `${entry.key}: largest change of ${name}, less the integral of its rate`,
        value: worst[k],
        low: worst[k] - off[k],
        high: worst[k] + off[k],
        how,
        expected: { relation: '=' as const, value: 0, source: 'an identity' },
      }));
    }),
};
