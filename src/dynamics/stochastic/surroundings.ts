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
  /** [v] at the agents, n × dim, overwritten; must not be v. Asked after `strength` at the same places. */
  average(mean: Float64Array, t: number, x: Float64Array, v: Float64Array): void;
}

/**
 * The crowd itself: s_i = s_ρ(x_i), [v]_i = [v]_ρ(x_i) for ρ = Σ m_j δ at x_j, as in (4) and (172). An agent with strength 0
 * feels neither force nor noise, whether or not the average is defined there: its own velocity stands in for it.
 *
 * @param masses n, 1/n each unless given
 * @throws {OperatorError} `invalid-measure` for masses that are not positive; later what the model throws, with the agent
 */
export function surroundingsOf(model: AveragingModel, n: number, masses?: ArrayLike<number>): Surroundings {
  const { dim } = model.environment;
  const rho = crowdAt(model, n, masses);
  const strengths = new Float64Array(n);
  return {
    n,
    dim,
    ofLaw: false,
    strength(s, _, x) {
      rho.x.set(x);
      strengths.set(model.strength<number>(rho));
      s.set(strengths);
    },
    average(mean, _, x, v) {
      rho.x.set(x);
      if (strengths.every((s) => s > 0)) average(model, mean, rho, v);
      else averageWhereFelt(mean, model, rho, v, strengths);
    },
  };
}

/** [v] of the agents with s > 0, v of the others. */
function averageWhereFelt(
  mean: Float64Array,
  model: AveragingModel,
  rho: Measure<number>,
  v: Float64Array,
  strengths: Float64Array,
): void {
  const { field, dim } = rho;
  const felt = Array.from(strengths.keys()).filter((i) => strengths[i] > 0);
  const rows = (of: ArrayLike<number>): Float64Array =>
    Float64Array.from({ length: felt.length * dim }, (_, k) => of[felt[Math.floor(k / dim)] * dim + (k % dim)]);
  mean.set(v);
  if (felt.length === 0) return;
  const some = new Float64Array(felt.length * dim);
  average(model, some, rho, v, { field, n: felt.length, dim, x: rows(rho.x) });
  for (const [k, i] of felt.entries()) mean.set(some.subarray(k * dim, (k + 1) * dim), i * dim);
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
