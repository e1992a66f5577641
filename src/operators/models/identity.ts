import type { Environment } from '../environment.js';
import { displacement } from '../environment.js';
import { OffSupportError } from '../errors.js';
import { inRange } from '../in-range.js';
import type { Measure, Points } from '../measure.js';
import { placeOf } from '../measure.js';
import type { AveragingModel } from '../model.js';
import { zeros } from '../vector.js';

/**
 * Everybody keeps to itself.
 *
 *     s_ρ = 1,    [u]_ρ = u on the support of ρ                                   (M_I), Example 2.1
 *
 * Agents at the same place are one atom of ρ, and u there is the mean of their velocities. Off the support there is no u:
 * an {@link OffSupportError}. Material, symmetric, idempotent, ball-positive, Galilean invariant.
 */
export const modelIdentity = (environment: Environment): AveragingModel =>
  inRange({
    name: 'identity',
    definition: String.raw`s_\rho=1,\quad [u]_\rho=u\,\mathbb 1_{\operatorname{supp}\rho}`,
    source: 'Example 2.1, (M_I)',
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
      const { field, n, x, masses, label } = rho;
      const entries = zeros(field, targets.n * n);
      const between = displacement(environment, field);
      const z = Array.from({ length: rho.dim }, () => field.zero);
      for (let i = 0; i < targets.n; i++) {
        let atom = field.zero;
        for (let j = 0; j < n; j++) {
          between(z, targets.x, i, x, j);
          const same = z.every((t) => field.compare(t, field.zero) === 0) && label?.[j] === targets.label?.[i];
          if (!same) continue;
          entries[i * n + j] = masses[j];
          atom = field.add(atom, masses[j]);
        }
        if (!(field.compare(atom, field.zero) > 0)) throw new OffSupportError('identity', i, placeOf(targets, i));
        for (let j = 0; j < n; j++) entries[i * n + j] = field.divide(entries[i * n + j], atom);
      }
      return { rows: targets.n, columns: n, entries };
    },
  });
