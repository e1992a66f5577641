import type { AveragingModel } from '../operators/model.js';
import { describeEnvironment } from '../operators/environment.js';
import { toNumber } from '../scalar/rational.js';
import { TO_ZERO, vanishes } from './growth.js';
import type { Lengths } from './lengths.js';
import { sceneOf } from './probe.js';
import type { FamilyPropertyResult } from './result.js';
import type { PairScene, Stage } from './scenes.js';
import { denseScene, pairScenes, stagesOf } from './scenes.js';

/** Distances tried, in lengths of the model: 4^(−1), …, 4^(−9). */
const NEAR: readonly number[] = Array.from({ length: 9 }, (_, k) => 4 ** -(k + 1));
/** Numbers of agents between the two of a pair, of the same mass together; and a fall at each step that is no accident. */
const COUNTS = [4, 16, 64];
const COUNTED = 2;
/** Constants c₀ are quoted where φ is within this factor of its least value nearby. */
const STEADY = 2;

/** The least φ_ρ(x, y) of a list of scenes, and the scene; x is agent 0 and y is agent 1. */
export function leastKernel(
  model: AveragingModel,
  scenes: readonly PairScene[],
): { value: number; scene: PairScene } | undefined {
  let least: { value: number; scene: PairScene } | undefined;
  for (const scene of scenes) {
    const value = sceneOf(model, scene.agents)?.phi(0, 1);
    if (value !== undefined && (least === undefined || value < least.value)) least = { value, scene };
  }
  return least;
}

/**
 * Local (66): φ_ρ(x, y) ≥ c₀ for |x − y| < r₀, all ρ. Measured along pairs that come closer, in crowds made to break it; on a
 * product for pairs with the same label, since others are not near each other. Not for finite sets, which have no distances.
 *
 * @param anywhere is the model to be tried away from the origin too?
 */
export function local(model: AveragingModel, lengths: Lengths, anywhere: boolean): FamilyPropertyResult {
  const none = { evidence: 'measured', defect: null, certificate: null } as const;
  const { environment } = model;
  if (environment.dim === 0)
    return {
      ...none,
      verdict: 'undecided',
      note: `does not apply: no distances on ${describeEnvironment(environment)}`,
    };
  if (!model.material) return { ...none, verdict: 'undecided', note: 'no reproducing kernel: not material' };
  const stages = stagesOf(model, lengths, true, anywhere);
  const length = toNumber(lengths.scale);
  const scenes = (r: number, epsilon: number, from: readonly Stage[] = stages): PairScene[] =>
    from.flatMap((stage) => pairScenes(model, lengths, stage, r * length, epsilon));
  const byDistance = NEAR.map((r) => leastKernel(model, scenes(r, 0.01)));
  const nearest = byDistance.at(-1);
  if (!nearest) return { ...none, verdict: 'undecided', note: 'not defined for pairs that are close' };
  const shown = (r: number): string => (r * length).toPrecision(3);
  const values = byDistance.map((least) => least?.value ?? Number.NaN);
  // every third is a step by a factor of 64, near enough to the 100 that growth is judged by
  if (vanishes([values[2], values[5], values[8]]))
    return {
      ...none,
      verdict: 'fails',
      note: `φ(x, y) is ${nearest.value} at |x − y| = ${shown(NEAR.at(-1)!)}: ${nearest.scene.name}`,
    };
  const byMass = TO_ZERO.map((epsilon) => leastKernel(model, scenes(NEAR[4], epsilon))?.value ?? Number.NaN);
  if (vanishes(byMass))
    return {
      ...none,
      verdict: 'fails',
      note: `φ(x, y) at |x − y| = ${shown(NEAR[4])} goes to 0 as masses become uneven: ${byMass.map((v) => v.toPrecision(3)).join(', ')}`,
    };
  const byCount = COUNTS.map(
    (count) => leastKernel(model, stages.slice(0, 2).map((stage) => denseScene(model, stage, NEAR[0] * length, count)))?.value ?? Number.NaN, // prettier-ignore
  );
  if (COUNTS.every((_, k) => k === 0 || byCount[k] < byCount[k - 1] / COUNTED))
    return {
      ...none,
      verdict: 'fails',
      note: `φ(x, y) goes to 0 with the number of agents between: ${byCount.map((v) => v.toPrecision(3)).join(', ')} for ${COUNTS.join(', ')}`,
    };
  const c = Math.min(...values.slice(4), ...byMass.filter(Number.isFinite));
  const reach = values.findIndex((_, k) => values.slice(k).every((v) => v >= c / STEADY));
  return {
    ...none,
    verdict: 'holds',
    note: `φ ≥ ${(c / STEADY).toPrecision(3)} for |x − y| ≤ ${shown(NEAR[reach])} at all crowds tried`,
  };
}
