import { fitLine } from '../../engines/fit.js';
import type { Effort, Experiment, Measurement } from '../../engines/measure.js';
import { caseSeed } from '../../engines/seed.js';
import type { Random } from '../../engines/target/random.js';
import { randomFrom } from '../../engines/target/random.js';
import { torus } from '../../operators/environment.js';
import { kernelTent } from '../../operators/kernels/tent.js';
import { measureInDoubles } from '../../operators/measure.js';
import type { AveragingModel } from '../../operators/model.js';
import { average } from '../../operators/model.js';
import { modelBeta } from '../../operators/models/beta.js';
import * as GALLERY from '../gallery/entries.js';

/** (187) and (188) in doubles: agents drawn on atoms of a circle, with the averages at their own empirical measure. */

interface Drawn {
  readonly name: string;
  readonly model: AveragingModel;
}

const beta = modelBeta(torus(1, 8), kernelTent(8), '1/2');

/** Uniformly regular, with a strength that depends on the density. */
const WITH_STRENGTH: readonly Drawn[] = [
  { name: 'M_CS, tent', model: GALLERY.CS_TENT_T.model },
  { name: 'M_CS, 1/(1 + r²)', model: GALLERY.CS_CAUCHY.model },
  { name: 'M_β, β = 1/2, φ ≥ 1/2', model: beta },
  { name: 'M_CS^topo', model: GALLERY.TOPO_CS_T.model },
];
const UNIFORMLY_REGULAR: readonly Drawn[] = [
  ...WITH_STRENGTH,
  { name: 'M_MT, φ ≥ 1/2', model: GALLERY.MT_WIDE_T.model },
  { name: 'M_φ, φ ≥ 1/12', model: GALLERY.MOLLIFIED_WIDE_T.model },
  { name: 'M_seg, g_l ≥ 1/8', model: GALLERY.SEG_FULL_T.model },
  { name: 'M_glob', model: GALLERY.GLOBAL.model },
];
const LOCAL: readonly Drawn[] = [
  { name: 'M_MT, tent', model: GALLERY.MT_TENT_T.model },
  { name: 'M_seg, hats', model: GALLERY.SEG_HATS_T.model },
];

interface Density {
  readonly x: readonly number[];
  readonly m: readonly number[];
}

/** Even, in two camps, and one place with all but a few agents: those get thinner with N. */
const densities = (n: number): readonly Density[] => [
  { x: [0, 1, 2.5, 4, 5, 6.5], m: [1, 1, 1, 1, 1, 1].map((t) => t / 6) },
  { x: [1, 5], m: [0.5, 0.5] },
  { x: [0, 1, 2.5, 4, 5, 6.5], m: [1 - 5 / n, ...[1, 1, 1, 1, 1].map((t) => t / n)] },
];

const SIZES = [16, 32, 64, 128, 256, 512];
const SAMPLES: Readonly<Record<Effort, number>> = { 1: 60, 2: 500, 3: 4000 };

/** How many of n agents are at each atom. */
function occupation(m: readonly number[], n: number, random: Random): number[] {
  const counts = m.map(() => 0);
  for (let j = 0; j < n; j++) {
    let [k, left] = [0, random.uniform()];
    while (k < m.length - 1 && left >= m[k]) left -= m[k++];
    counts[k]++;
  }
  return counts;
}

interface Fluctuation {
  readonly alpha: number;
  readonly beta: number;
}

/** The means of (187) and (188) over the samples; velocities are ±1 by turns of the atoms plus a standard normal. */
function fluctuation(model: AveragingModel, { x, m }: Density, n: number, samples: number, random: Random): Fluctuation {
  const mean = x.map((_, k) => (k % 2 === 0 ? 1 : -1));
  const feltAt = (places: readonly number[], masses: readonly number[], u: readonly number[]): [number[], number[]] => {
    const rho = measureInDoubles(model.environment, { x: places, masses });
    const out = new Float64Array(places.length);
    average(model, out, rho, Float64Array.from(u));
    const s = model.strength<number>(rho);
    return [places.map((_, i) => s[i]), places.map((_, i) => s[i] * out[i])];
  };
  const [s, force] = feltAt(x, m, mean);
  let [alpha, beta] = [0, 0];
  for (let r = 0; r < samples; r++) {
    const counts = occupation(m, n, random);
    const kept = counts.flatMap((c, k) => (c > 0 ? [k] : []));
    const shares = kept.map((k) => counts[k] / n);
    const velocities = kept.map((k) => mean[k] + random.normal() / Math.sqrt(counts[k]));
    const [t, felt] = feltAt(kept.map((k) => x[k]), shares, velocities); // prettier-ignore
    for (const [i, k] of kept.entries()) {
      alpha += (shares[i] * (t[i] - s[k]) ** 2) / samples;
      beta += (shares[i] * (felt[i] - force[k]) ** 2) / samples;
    }
  }
  return { alpha, beta };
} // prettier-ignore

/** The exponent of N in the largest of the expectations, twice its 95 % interval wide. */
function exponent(what: keyof Fluctuation, { name, model }: Drawn, effort: Effort, seed: number): Measurement {
  const points = SIZES.map((n) => {
    const found = densities(n).map((density, d) =>
      fluctuation(model, density, n, SAMPLES[effort], randomFrom(caseSeed(seed, `${what}/${name}/${n}`, d))),
    );
    return [n, Math.max(...found.map((f) => f[what]))] as const;
  });
  const { slope, low, high } = fitLine(points.map(([n, y]) => [Math.log(n), Math.log(y)] as const));
  return {
    name: `${name}: exponent of N in the largest ${what}`,
    value: slope,
    // twice the interval: a run with another seed should not fail one time in twenty
    low: slope - 2 * (slope - low),
    high: slope + 2 * (high - slope),
    how: `${SAMPLES[effort]} draws for each of 3 densities and N = ${SIZES[0]} to ${SIZES.at(-1)}, twice the 95 % interval`,
    expected: { relation: '=', value: -1, source: 'as printed, O(1/N), and no better' },
    data: { x: 'N', y: what, points },
  };
}

const experimentOf = (name: string, what: keyof Fluctuation, models: readonly Drawn[]): Experiment => ({
  name,
  run: (effort, seed) => models.map((drawn) => exponent(what, drawn, effort, seed)),
});

export const strengthExperiments = [experimentOf('strengths', 'alpha', WITH_STRENGTH)];
export const averageExperiments = [experimentOf('weighted averages', 'beta', UNIFORMLY_REGULAR)];
export const localExperiments = [experimentOf('kernels of bounded support on a circle', 'beta', LOCAL)];
