import { doubles } from '../../scalar/field.js';
import type { AveragingModel } from '../../operators/model.js';
import { average } from '../../operators/model.js';
import { measureInDoubles } from '../../operators/measure.js';
import type { Measure } from '../../operators/measure.js';

/** What agents feel where they are: strength and average, of a crowd or of a law. */
export interface Surroundings {
  readonly n: number;
  readonly dim: number;
  /** the averages come from a law and not from the velocities given: then they are those at the time given */
  readonly ofLaw: boolean;
  /** s at the agents, n, overwritten; x is n × dim (length), on a torus unwrapped */
  strength(s: Float64Array, t: number, x: Float64Array): void;
  /** [v] at the agents, n × dim, overwritten; must not be v */
  average(mean: Float64Array, t: number, x: Float64Array, v: Float64Array): void;
}

/**
 * The crowd itself: s_i = s_ρ(x_i), [v]_i = [v]_ρ(x_i) for ρ = Σ m_j δ at x_j, as in (4) and (172).
 *
 * @param masses n, 1/n each unless given
 * @throws {OperatorError} `invalid-measure` for masses that are not positive; later what the model throws, with the agent
 */
export function surroundingsOf(model: AveragingModel, n: number, masses?: ArrayLike<number>): Surroundings {
  const { dim } = model.environment;
  const rho = crowdAt(model, n, masses);
  return {
    n,
    dim,
    ofLaw: false,
    strength(s, _, x) {
      rho.x.set(x);
      s.set(model.strength<number>(rho) as unknown as Float64Array);
    },
    average(mean, _, x, v) {
      rho.x.set(x);
      average(model, mean, rho, v);
    },
  };
}

/** A measure of which the positions are a buffer. */
export type Crowd = Measure<number> & { readonly x: Float64Array };

/** n agents of a model, all at the origin: `x` is set later. */
export function crowdAt(model: AveragingModel, n: number, masses?: ArrayLike<number>): Crowd {
  const { environment } = model;
  const x = new Float64Array(n * environment.dim);
  const checked = measureInDoubles(environment, { x, ...(masses ? { masses } : {}) });
  return { ...checked, field: doubles, x };
}
