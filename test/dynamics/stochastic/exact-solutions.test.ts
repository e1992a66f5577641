import { describe, expect, it } from 'vitest';
import { fitExponent } from '../../../src/engines/fit.js';
import { counterNoise, STREAM } from '../../../src/dynamics/stochastic/counter-noise.js';
import { runCoupled } from '../../../src/dynamics/stochastic/coupled.js';
import { ensembleRows } from '../../../src/dynamics/stochastic/ensemble.js';
import { lawConstant, lawGaussian } from '../../../src/dynamics/stochastic/laws.js';
import { runPaths } from '../../../src/dynamics/stochastic/run.js';
import { splitting } from '../../../src/dynamics/stochastic/splitting.js';
import type { Surroundings } from '../../../src/dynamics/stochastic/surroundings.js';
import { surroundingsOf } from '../../../src/dynamics/stochastic/surroundings.js';
import { space, torus } from '../../../src/operators/environment.js';
import { modelGlobal } from '../../../src/operators/models/global.js';
import { SIGMAS, zOf } from './law.js';
import { covarianceOfScheme } from './linear.js';

/** Exact solutions of NUMERICS.md that are stochastic, by their numbers there. */

const normals = (n: number, seed: number, replica: number, index: number): Float64Array => {
  const out = new Float64Array(n);
  counterNoise(seed, replica).fillNormal(out, 1, STREAM.initial, index);
  return out;
};

describe('exact solution 4: M_glob with noise', () => {
  const [N, seed] = [6, 4];
  const around = surroundingsOf(modelGlobal(space(1)), N);
  const variance = (v: Float64Array): number => {
    const mean = v.reduce((a, b) => a + b) / N;
    return v.reduce((s, t) => s + (t - mean) ** 2, 0) / N;
  };

  it('has the mean variance of velocities (1 − 1/N)(σ + (V₀ − σ) e^(−2t)), with steps of any size', () => {
    const [sigma, V0] = [0.5, 3];
    for (const [span, steps] of [[1, 1], [1 / 4, 4]] as const) {
      const rows = ensembleRows(0, 2000, 1, (replica) => {
        const v = normals(N, seed, replica, 0).map((z) => Math.sqrt(V0) * z);
        return [variance(runPaths(around, sigma, { seed, replica, span }, { x: new Float64Array(N), v }, steps).v)];
      });
      expect(Math.abs(zOf(rows, (1 - 1 / N) * (sigma + (V0 - sigma) * Math.exp(-2))))).toBeLessThan(SIGMAS);
    }
  }); // prettier-ignore

  it('is at the distance N E|v − v̄|² = 2/e from its independent copies at t = 1, σ = V₀ = 1', () => {
    const rows = ensembleRows(0, 2000, 1, (replica) => {
      const from = { x: new Float64Array(N), v: normals(N, seed, replica, 1) };
      const [{ velocities }] = runCoupled(around, lawConstant(N, 1, [0]), 1, { seed, replica, span: 1, level: 4 }, from, [16]); // prettier-ignore
      return [N * velocities];
    });
    // the scheme's own error is 4(1 - 1/e)((h/2 coth h/2)^(1/2) - 1), a fiftieth of the standard error
    expect(Math.abs(zOf(rows, 2 / Math.E))).toBeLessThan(SIGMAS);
  });
});

describe('exact solution 5: Ornstein-Uhlenbeck and Kolmogorov', () => {
  const EXACT = [0.3361824814491566, 0.399576400893728, 0.8646647167633873];
  const alone = { n: 1, strengths: [1], matrix: [[0]] };
  const moments = (steps: number): number[] => {
    const [[xx, xv], [, vv]] = covarianceOfScheme(alone, 1, 1, steps, 'midpoint');
    return [xx, xv, vv];
  };

  it('is met by the scheme: Var v exactly, the others with order 2, and to 1e-10 by extrapolation', () => {
    expect(Math.abs(moments(1)[2] - EXACT[2])).toBeLessThan(1e-15);
    for (const k of [0, 1]) {
      const errors = [4, 8, 16, 32].map((steps) => [1 / steps, Math.abs(moments(steps)[k] - EXACT[k])] as const);
      expect(Math.abs(fitExponent(errors).slope - 2)).toBeLessThan(0.02);
      // even powers of h only: the scheme is symmetric for one agent
      let table = [8, 16, 32, 64].map((steps) => moments(steps)[k]);
      for (let j = 1; table.length > 1; j++) table = table.slice(1).map((fine, i) => fine + (fine - table[i]) / (4 ** j - 1)); // prettier-ignore
      expect(Math.abs(table[0] - EXACT[k])).toBeLessThan(1e-10);
    }
  });

  it('is met by paths, to their statistical error', () => {
    const n = 20_000;
    const still = { x: new Float64Array(n), v: new Float64Array(n) };
    const { x, v } = runPaths(lawConstant(n, 1, [0]), 1, { seed: 6, span: 1 / 64 }, still, 64);
    expect(Math.abs(zOf(x.map((t) => t * t), EXACT[0]))).toBeLessThan(SIGMAS); // prettier-ignore
    expect(Math.abs(zOf(x.map((t, i) => t * v[i]), EXACT[1]))).toBeLessThan(SIGMAS); // prettier-ignore
    expect(Math.abs(zOf(v.map((t) => t * t), EXACT[2]))).toBeLessThan(SIGMAS); // prettier-ignore
  });
});

describe('exact solution 6: M_glob on the circle', () => {
  it('forgets where it began: ∫ f cos x = ½ a exp(−σ(t − 3/2 + 2e^(−t) − e^(−2t)/2) − σB²/2)', () => {
    const [n, a, sigma, t] = [20_000, 0.5, 1, 1];
    // 1 + a cos x on [0, 2π) by rejection
    const noise = counterNoise(8);
    const x = Float64Array.from({ length: n }, (_, i) => {
      for (let k = 0; ; k++) {
        const y = 2 * Math.PI * noise.uniform(STREAM.initial, i, 0, k);
        if ((1 + a) * noise.uniform(STREAM.initial, i, 1, k) < 1 + a * Math.cos(y)) return y;
      }
    });
    const v = normals(n, 8, 1, 0).map((z) => Math.sqrt(sigma) * z);
    const end = runPaths(lawConstant(n, 1, [0]), sigma, { seed: 8, span: t / 64 }, { x, v }, 64);
    const B = 1 - Math.exp(-t);
    const amplitude = a * Math.exp((-sigma * (2 * t - 3 + 4 * Math.exp(-t) - Math.exp(-2 * t))) / 2);
    expect(Math.abs(zOf(end.x.map(Math.cos), (amplitude / 2) * Math.exp((-sigma * B * B) / 2)))).toBeLessThan(SIGMAS);
  });
});

/** Moments of (178) under the scheme for an average that is affine in x: affine maps, read off the stepper. */
function gaussianByScheme(law: Surroundings, sigma: number, t: number, steps: number, initial: readonly number[]): number[] {
  const h = t / steps;
  let [S, C, V] = initial;
  const stepper = splitting(law, sigma);
  for (let k = 0; k < steps; k++) {
    const image = (x: number, v: number, xi: number): [number, number] => {
      const [X, U] = [new Float64Array([x]), new Float64Array([v])];
      stepper.step(k * h, h, X, U, new Float64Array([xi * Math.sqrt(h)]));
      return [X[0], U[0]];
    };
    const [[a, c], [b, d], [p, q]] = [image(1, 0, 0), image(0, 1, 0), image(0, 0, 1)];
    [S, C, V] = [
      a * a * S + 2 * a * b * C + b * b * V + p * p,
      a * c * S + (a * d + b * c) * C + b * d * V + p * q,
      c * c * S + 2 * c * d * C + d * d * V + q * q,
    ];
  }
  return [S, C, V];
} // prettier-ignore

describe('exact solution 7: Gaussians for M_MT and M_φ', () => {
  const EXACT = [2.65282565149412, 1.21536377984721, 1.22465881103145];
  const law = lawGaussian(1, { meanX: 0, meanV: 0, varX: 1, cov: 0.5, varV: 0.75 }, 1, 1);

  it('has the moments of the closed system', () => {
    const { varX, cov, varV } = law.moments(1);
    for (const [k, value] of [varX, cov, varV].entries()) expect(Math.abs(value - EXACT[k])).toBeLessThan(1e-9);
    // and again from the beginning
    expect(law.moments(0.5).varX).toBeLessThan(varX);
    expect(law.moments(1).varX).toBe(varX);
  });

  it('is met by the scheme with weak order 2 where the average depends on the place and on time', () => {
    const errors = [4, 8, 16, 32].map((steps) => {
      const found = gaussianByScheme(law, 1, 1, steps, [1, 0.5, 0.75]);
      return [1 / steps, Math.max(...found.map((m, k) => Math.abs(m - EXACT[k])))] as const;
    });
    const { slope } = fitExponent(errors);
    expect(Math.abs(slope - 2)).toBeLessThan(0.1);
  });
});

describe('environments', () => {
  it('keeps positions unwrapped on a torus', () => {
    const around = surroundingsOf(modelGlobal(torus(1, 1)), 2);
    const { x } = runPaths(around, 0, { seed: 0, span: 0.5 }, { x: [0, 0.5], v: [3, 3] }, 4);
    expect([...x]).toEqual([6, 6.5]);
  });
});
