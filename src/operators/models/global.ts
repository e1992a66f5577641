import type { Environment } from '../environment.js';
import { inRange } from '../in-range.js';
import type { Measure, Points } from '../measure.js';
import { totalMass } from '../measure.js';
import type { AveragingModel } from '../model.js';
import { zeros } from '../vector.js';

/**
 * Everybody aligns to the mean of the whole crowd.
 *
 *     s_ρ = 1,    [u]_ρ = ∫ u dρ                                                  (M_glob), Example 2.1
 *
 * Material, symmetric, ball-positive, Galilean invariant. For masses that do not sum to 1 the integral is divided by the
 * total.
 */
export const modelGlobal = (environment: Environment): AveragingModel =>
  inRange({
    name: 'global',
    definition: String.raw`s_\rho=1,\quad [u]_\rho=\int u\,d\rho`,
    source: 'Example 2.1, (M_glob)',
    environment,
    parameters: {},
    material: true,
    exact: true,
    strength<T>(rho: Measure<T>, targets: Points<T> = rho) {
      const s = zeros(rho.field, targets.n);
      for (let i = 0; i < targets.n; i++) s[i] = rho.field.one;
      return s;
    },
    matrix<T>(rho: Measure<T>, targets: Points<T> = rho) {
      const { field, n, masses } = rho;
      const total = totalMass(rho);
      const entries = zeros(field, targets.n * n);
      for (let k = 0; k < entries.length; k++) entries[k] = field.divide(masses[k % n], total);
      return { rows: targets.n, columns: n, entries };
    },
    reproducingKernel<T>(rho: Measure<T>, targets: Points<T> = rho) {
      const { field, n } = rho;
      const share = field.divide(field.one, totalMass(rho));
      const phi = zeros(field, targets.n * n);
      for (let k = 0; k < phi.length; k++) phi[k] = share;
      return phi;
    },
    average(out, rho, u, targets = rho) {
      const components = u.length / rho.n;
      const mean = new Float64Array(components);
      let total = 0;
      for (let j = 0; j < rho.n; j++) {
        total += rho.masses[j];
        for (let c = 0; c < components; c++) mean[c] += rho.masses[j] * u[j * components + c];
      }
      for (let k = 0; k < targets.n * components; k++) out[k] = mean[k % components] / total;
    },
  });
