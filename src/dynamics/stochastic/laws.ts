import type { AveragingModel } from '../../operators/model.js';
import { average } from '../../operators/model.js';
import type { Points } from '../../operators/measure.js';
import { doubles } from '../../scalar/field.js';
import type { PathPlan } from './run.js';
import { pathsOf, stepOf } from './run.js';
import { splitting } from './splitting.js';
import type { Surroundings } from './surroundings.js';
import { crowdAt, surroundingsOf } from './surroundings.js';

/**
 * What (178) puts in place of the crowd: s_ρ and [u]_ρ of the law f of the process itself. Closed for the laws here; for any
 * model approximately, by a large crowd.
 */

/**
 * A law with constant strength and average: M_glob with s = 1 and the mean velocity, whatever the law; and every model that
 * commutes with translations of a torus, where positions are uniform and independent of the velocities (they stay so), with
 * s = s_ρ of the uniform density and the mean velocity.
 */
export const lawConstant = (n: number, strength: number, mean: readonly number[]): Surroundings => ({
  n,
  dim: mean.length,
  ofLaw: true,
  strength: (s) => void s.fill(strength),
  average(out) {
    for (let j = 0; j < out.length; j++) out[j] = mean[j % mean.length];
  },
});

/** Moments of a Gaussian law on R × R. */
export interface GaussianMoments {
  readonly meanX: number;
  readonly meanV: number;
  readonly varX: number;
  readonly cov: number;
  readonly varV: number;
}

/** Runge-Kutta steps a unit of time: their error, about (1/64)⁴/100, is below what any ensemble sees. */
const STEPS_PER_TIME = 64;

/**
 * Gaussian laws on R for M_MT and M_φ with the kernel e^(−r²/(2η²)), and for M_glob (η = ∞): they stay Gaussian, with
 * [u]_ρ(x) = v̄ + a (x − x̄), a = C/(S + η²), and for S = Var x, C = Cov(x, v), V = Var v
 *
 *     S' = 2C,    C' = V − C + aS,    V' = −2V + 2aC + 2σ.
 *
 * @param eta2 η² (length²), possibly Infinity
 */
export function lawGaussian(n: number, initial: GaussianMoments, eta2: number, sigma: number): GaussianLaw {
  const { meanX, meanV } = initial;
  let t = 0;
  let y = [initial.varX, initial.cov, initial.varV];
  const rates = ([S, C, V]: readonly number[]): number[] => {
    const a = C / (S + eta2);
    return [2 * C, V - C + a * S, -2 * V + 2 * a * C + 2 * sigma];
  };
  const along = (from: readonly number[], k: readonly number[], h: number): number[] =>
    from.map((q, j) => q + h * k[j]);
  function advance(h: number): void {
    const a = rates(y);
    const b = rates(along(y, a, h / 2));
    const c = rates(along(y, b, h / 2));
    const d = rates(along(y, c, h));
    y = y.map((q, j) => q + (h / 6) * (a[j] + 2 * b[j] + 2 * c[j] + d[j]));
  }
  function at(time: number): readonly number[] {
    if (time < t) [t, y] = [0, [initial.varX, initial.cov, initial.varV]];
    const steps = Math.ceil((time - t) * STEPS_PER_TIME);
    const h = (time - t) / steps;
    for (let k = 0; k < steps; k++) advance(h);
    t = time;
    return y;
  }
  return {
    n,
    dim: 1,
    ofLaw: true,
    strength: (s) => void s.fill(1),
    average(out, time, x) {
      const [S, C] = at(time);
      const a = C / (S + eta2);
      for (let i = 0; i < n; i++) out[i] = meanV + a * (x[i] - meanX - meanV * time);
    },
    moments(time) {
      const [varX, cov, varV] = at(time);
      return { meanX: meanX + meanV * time, meanV, varX, cov, varV };
    },
  };
}

export interface GaussianLaw extends Surroundings {
  moments(t: number): GaussianMoments;
}

/**
 * The law as a large crowd of M agents that obey (172) with noise of their own, drawn from the same initial law: its averages
 * are off by O(M^(−1/2)), so that M must be well above the number of agents that are compared with it. The crowd runs with half
 * of the step, to be where it is asked for, once: what it went through is kept, M dim numbers a step.
 *
 * @param crowd its initial state; masses are equal
 * @param plan  its own noise (another seed), and the span and level of the runs that ask
 */
export function lawOfCrowd(
  model: AveragingModel,
  n: number,
  sigma: number,
  plan: PathPlan,
  crowd: { readonly x: ArrayLike<number>; readonly v: ArrayLike<number> },
): Surroundings {
  const { dim } = model.environment;
  const size = crowd.x.length / dim;
  const finer: PathPlan = { ...plan, level: (plan.level ?? 0) + 1 };
  const half = stepOf(finer);
  const paths = pathsOf(finer, size, dim);
  const stepper = splitting(surroundingsOf(model, size), sigma, plan.scheme);
  const [x, v] = [Float64Array.from(crowd.x), Float64Array.from(crowd.v)];
  let done = 0;
  // states after 1, 3, 5, … half steps
  const kept: { x: Float64Array; v: Float64Array }[] = [];
  const rho = crowdAt(model, size);
  const place = new Float64Array(n * dim);
  const targets: Points<number> = { field: doubles, n, dim, x: place };

  function at(t: number): { x: Float64Array; v: Float64Array } {
    const k = Math.round(t / half);
    for (; done < k; done++) {
      stepper.step(done * half, half, x, v, paths.increments(finer.level!, done));
      if (done % 2 === 0) kept.push({ x: x.slice(), v: v.slice() });
    }
    return kept[(k - 1) / 2];
  }

  return {
    n,
    dim,
    ofLaw: true,
    strength(s, t, from) {
      rho.x.set(at(t).x);
      place.set(from);
      s.set(model.strength<number>(rho, targets) as unknown as Float64Array);
    },
    average(out, t, from) {
      const then = at(t);
      rho.x.set(then.x);
      place.set(from);
      average(model, out, rho, then.v, targets);
    },
  };
}
