import { Matrix } from 'ml-matrix';
import { caseSeed } from '../engines/seed.js';
import type { Random } from '../engines/target/random.js';
import { randomFrom } from '../engines/target/random.js';
import { estimateQuantity } from '../finite/gap.js';
import type { FiniteModel } from '../finite/model.js';
import { ModelError, modelFromFlow } from '../finite/model.js';
import { smallestEigenpair } from '../finite/symmetric-eigen.js';
import { representative } from '../operators/environment.js';
import type { AveragingModel } from '../operators/model.js';
import type { PropertyName } from '../properties/property.js';
import { doubles, rationals } from '../scalar/field.js';
import type { Rational } from '../scalar/rational.js';
import { add, multiply, rational, toNumber } from '../scalar/rational.js';
import type { Cloud } from './clouds/cloud.js';
import { isDistinct } from './clouds/cloud.js';
import { failsAt } from './decide.js';
import type { Defined } from './evaluate.js';
import { evaluate } from './evaluate.js';
import type { Lengths } from './lengths.js';
import { sceneOf } from './probe.js';

/** Properties whose violations are rare crowds: those with a margin that can be climbed against. */
export const SEARCHED: readonly PropertyName[] = ['positive-semidefinite', 'ball-positive', 'has-gap'];

/** Climbs, each with the most points that its crowds may have: small ones first. */
const CLIMBS = [3, 4, 3, 5, 4, 8];
/** The longest way of a climb, and steps without progress that end it. */
const MOST_STEPS = 300;
const PATIENCE = 80;
/** Progress is a margin that falls by this much, relative: crowds that only drift apart are no progress. */
const PROGRESS = 1e-3;
/** Coordinates move by whole multiples of this part of the model's length. */
const GRID = 8n;
const LARGEST_MASS = 4096n;

/**
 * Looks for a crowd at which a property fails by going downhill on its margin, the smallest eigenvalue of its form, in doubles:
 * points are moved, added and removed, masses doubled and halved. What is found is decided as any crowd is.
 *
 * @param from crowds of the run; the climbs start from those with the smallest margin
 */
export function search(
  model: AveragingModel,
  name: PropertyName,
  from: readonly Cloud[],
  lengths: Lengths,
  seed: number,
  trustZeros: boolean,
): Defined | undefined {
  const starts = from
    .filter(({ points, masses }) => points.length >= 3 && masses.every((m) => m <= LARGEST_MASS))
    .map((cloud) => ({ cloud, margin: marginAt(model, name, cloud) }))
    .filter(({ margin }) => Number.isFinite(margin))
    .toSorted((a, b) => a.margin - b.margin);
  for (const [k, most] of CLIMBS.entries()) {
    // Another start each time, so that two climbs of one size go different ways.
    const start = starts.filter(({ cloud }) => cloud.points.length <= most).at(k);
    if (!start) continue;
    const random = randomFrom(caseSeed(seed, `search/${name}`, k));
    let { cloud, margin } = start;
    for (let [idle, taken] = [0, 0]; idle < PATIENCE && taken < MOST_STEPS; idle++, taken++) {
      const candidate = mutated(model, cloud, lengths, most, random);
      const next = candidate ? marginAt(model, name, candidate) : Number.NaN;
      if (!(next < margin)) continue;
      if (next < margin - PROGRESS * Math.abs(margin)) idle = -1;
      [cloud, margin] = [candidate!, next];
      if (margin >= 0) continue;
      const decided = evaluate(model, cloud);
      if (decided.defined && failsAt(name, decided, trustZeros)) return decided;
    }
  }
  return undefined;
}

/** Negative where the property fails, as doubles see it; NaN where there is no model. */
function marginAt(model: AveragingModel, name: PropertyName, { points, masses, labels }: Cloud): number {
  const agents = points.map((x, i) => ({ x: x.map(toNumber), mass: Number(masses[i]), label: labels?.[i] ?? 0 }));
  const scene = sceneOf(model, agents);
  if (!scene) return Number.NaN;
  const { n, phi } = scene;
  const m = agents.map(({ mass }) => mass);
  const flow = Array.from({ length: n * n }, (_, k) => m[Math.floor(k / n)] * m[k % n] * phi(Math.floor(k / n), k % n));
  try {
    return marginOf(name, modelFromFlow(doubles, n, flow, { masses: m }));
  } catch (error) {
    if (error instanceof ModelError) return Number.NaN;
    throw error;
  }
}

function marginOf(name: PropertyName, model: FiniteModel<number>): number {
  if (name === 'has-gap') return estimateQuantity('gap', model).value;
  const { n, flow, kappa } = model;
  const form = Matrix.zeros(n, n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      let value = (flow[i * n + j] + flow[j * n + i]) / 2;
      if (name === 'ball-positive') for (let k = 0; k < n; k++) value -= (flow[k * n + i] * flow[k * n + j]) / kappa[k];
      form.set(i, j, value / Math.sqrt(kappa[i] * kappa[j]));
    }
  return smallestEigenpair(form)?.value ?? Number.NaN;
}

function mutated(
  model: AveragingModel,
  cloud: Cloud,
  { scale }: Lengths,
  most: number,
  random: Random,
): Cloud | undefined {
  const { environment } = model;
  const { points, masses, labels } = cloud;
  const { dim } = environment;
  const n = points.length;
  const i = random.below(n);
  const inCell = representative(environment, rationals);
  const step = (): Rational => multiply(scale, rational(BigInt(random.below(9) - 4), GRID));
  const displaced = (k: number): Rational[] => inCell(points[k].map((t) => add(t, step())));
  const kind = random.below(4);
  let candidate: Cloud;
  if (kind === 0 && dim > 0) candidate = { ...cloud, points: points.with(i, displaced(i)) };
  else if (kind === 1 && n < most && dim > 0)
    candidate = {
      ...cloud,
      points: [...points, displaced(i)],
      masses: [...masses, masses[i]],
      ...(labels ? { labels: [...labels, labels[i]] } : {}),
    };
  else if (kind === 2 && n > 3) {
    const others = <T>(v: readonly T[]): T[] => v.filter((_, k) => k !== i);
    candidate = {
      ...cloud,
      points: others(points),
      masses: others(masses),
      ...(labels ? { labels: others(labels) } : {}),
    };
  } else {
    // Large factors too: what breaks an unsymmetric average is a light agent between heavy ones.
    const factor = 2n ** BigInt(1 + random.below(4));
    const mass = random.below(2) === 0 ? masses[i] * factor : masses[i] / factor;
    if (mass < 1n || mass > LARGEST_MASS) return undefined;
    candidate = { ...cloud, masses: masses.with(i, mass) };
  }
  return isDistinct(environment, candidate) ? { ...candidate, kind: 'found by search' } : undefined;
}
