import type { AveragingModel } from '../operators/model.js';
import { describeEnvironment, periodsOf } from '../operators/environment.js';
import { toNumber } from '../scalar/rational.js';
import { TO_ZERO, grows } from './growth.js';
import type { Lengths } from './lengths.js';
import type { Agent } from './probe.js';
import { along, sceneOf } from './probe.js';
import type { FamilyPropertyResult } from './result.js';
import type { Stage } from './scenes.js';
import { stagesOf } from './scenes.js';

/** How y moves along a line through x: steps in lengths of the model, each a quarter of the one before, and how far. */
interface Scan {
  readonly steps: readonly [number, number, number];
  readonly reach: number;
  /** how many others stand about */
  readonly company: number;
}
/** Fine with few others, and coarse among more of them than models count. */
const SCANS: readonly Scan[] = [
  { steps: [1 / 8, 1 / 32, 1 / 128], reach: 2, company: 2 },
  { steps: [1 / 4, 1 / 16, 1 / 64], reach: 1, company: 9 },
];
/** At the cut of a torus: a short way with fine steps, on which the kernel does little else. */
const CUT = { steps: [1 / 32, 1 / 128, 1 / 512], reach: 1 / 8 } as const;
/** Two agents are brought together to this part of a step. */
const COINCIDENT = 1e-3;
/** A derivative that is bounded grows by nothing from step to step, a jump by 4, a root by 2. */
const KINK = 1.6;
/** Second differences in doubles lose about 2⁻⁵² / h² to roundings: below this they are noise. */
const NOISE = 1e-6;

/**
 * Uniformly regular (81), (82), as far as it can be measured: s and φ_ρ are Lipschitz in W₁ uniformly over crowds that become
 * uneven, and have bounded first and second derivatives along a line of places. Derivatives of higher order are not looked
 * at; so a model that passes may still not be smooth. Not for finite sets, where there is nothing to differentiate.
 *
 * @param anywhere is the model to be tried away from the origin too?
 * @param against  why it is no function of the density, if it is none: it says two things at W₁ = 0
 */
export function uniformlyRegular(
  model: AveragingModel,
  lengths: Lengths,
  anywhere: boolean,
  against?: string,
): FamilyPropertyResult {
  const none = { evidence: 'measured', defect: null, certificate: null } as const;
  const { environment } = model;
  if (environment.dim === 0)
    return {
      ...none,
      verdict: 'undecided',
      note: `does not apply: no derivatives on ${describeEnvironment(environment)}`,
    };
  if (!model.material) return { ...none, verdict: 'undecided', note: 'no reproducing kernel: not material' };
  const stages = stagesOf(model, lengths, false, anywhere).filter(({ side }) => side === 1);
  const length = toNumber(lengths.scale);
  const rough = roughnessOf(model, lengths, anywhere);
  if (rough) return { ...none, verdict: 'fails', note: rough };
  if (against) return { ...none, verdict: 'fails', note: `φ_ρ differs at W₁ = 0: ${against}` };
  // The bulk of the crowd: out of sight if there is such a place, else in sight.
  const far = (lengths.reach === undefined ? 3 / 2 : 4) * length;
  let answered = false;
  for (const stage of stages) {
    const quotients = TO_ZERO.map((epsilon) => transportQuotient(model, stage, length, far, epsilon));
    if (quotients.some((q) => q !== undefined)) answered = true;
    const known = quotients.filter((q) => q !== undefined);
    if (known.length === TO_ZERO.length && grows(known)) {
      const shown = known.slice(-3).map((q) => q.toPrecision(3));
      return { ...none, verdict: 'fails', note: `|φ_ρ' − φ_ρ''| / W₁(ρ', ρ'') is not bounded: ${shown.join(', ')}, … as the crowd nearby becomes thin` }; // prettier-ignore
    }
  }
  return answered
    ? {
        ...none,
        verdict: 'holds',
        note: 'bounded second derivatives and W₁ quotients at all crowds tried; no higher derivatives',
      }
    : { ...none, verdict: 'undecided', note: 'not defined at the crowds that were tried' };
}

const MOST_SCANS = 6;

/** A jump or a kink of φ_ρ or s_ρ, in words, if a scan finds one: then the model is not even regular (79). */
export function roughnessOf(model: AveragingModel, lengths: Lengths, anywhere: boolean): string | undefined {
  // Moving to the other side is part of every scan.
  const stages = stagesOf(model, lengths, false, anywhere).filter(({ side }) => side === 1);
  const length = toNumber(lengths.scale);
  for (const scan of SCANS)
    for (const stage of stages.slice(0, MOST_SCANS)) {
      const rough = roughness(model, stage, length, scan, 0) ?? acrossTheCut(model, stage, length, scan);
      if (rough) return rough;
    }
  return undefined;
}

/**
 * On a torus the shortest displacement turns over at half a period: a kernel that is not flat there has a kink. It may be small
 * beside what the kernel does elsewhere, so that it is looked for on its own.
 */
function acrossTheCut(model: AveragingModel, stage: Stage, length: number, scan: Scan): string | undefined {
  const period = periodsOf(model.environment)?.[stage.axis];
  if (!period) return undefined;
  const half = toNumber(period) / 2;
  const found = roughness(model, stage, length, { ...CUT, company: scan.company }, half);
  return (
    found && `${found}; that is half a period, where the shortest way turns over: kernelPeriodised is smooth there`
  );
}

/**
 * Is there a jump or a kink of φ_ρ(x, y) or s_ρ(x) as y moves along a line through x? Says which and where.
 *
 * @param centre y moves around this place on the line; 0 is x
 */
function roughness(
  model: AveragingModel,
  { from, axis, labels: [a, b] }: Stage,
  length: number,
  { steps, reach: most, company: count }: Scan,
  centre: number,
): string | undefined {
  const { environment } = model;
  const { dim } = environment;
  const period = periodsOf(environment)?.[axis % dim];
  const reach = period ? Math.min(toNumber(period) / 2, most * length) : most * length;
  // At odd places to both sides, so that nobody is isolated and no order stays what it is.
  const company = Array.from({ length: count }, (_, k): Agent => {
    const t = ((k % 2 === 0 ? 1 : -1) * (0.11 + 0.83 * (k + 1)) * reach) / (count + 1);
    return { x: along(dim, axis, t, from), mass: 1, label: k % 2 === 0 ? a : b };
  });
  const valueAt = (t: number): [number, number] | undefined => {
    const speaker = along(dim, axis, t, from);
    const scene = sceneOf(model, [{ x: from, mass: 1, label: a }, { x: speaker, mass: 1, label: b }, ...company]);
    return scene && [scene.phi(0, 1), scene.strength[0]];
  };
  const worst = steps.map((step) => {
    const h = step * Math.min(length, reach);
    const half = Math.floor(reach / h);
    // Half steps off the origin: two at one place are another crowd.
    const values = Array.from({ length: 2 * half }, (_, k) => valueAt(centre + (k - half + 0.5) * h));
    let [first, second, where] = [0, 0, 0];
    for (let k = 1; k + 1 < values.length; k++) {
      const [before, here, after] = [values[k - 1], values[k], values[k + 1]];
      if (!before || !here || !after) continue;
      for (let c = 0; c < 2; c++) {
        first = Math.max(first, Math.abs(after[c] - here[c]) / h);
        const bend = Math.abs(after[c] - 2 * here[c] + before[c]) / h ** 2;
        if (bend > second) [second, where] = [bend, centre + (k - half + 0.5) * h];
      }
    }
    return { first, second, where };
  });
  const parted = centre === 0 ? valueAt(0) : undefined;
  const gaps = steps.map((step) => {
    const near = valueAt(step * Math.min(length, reach) * COINCIDENT);
    return near && parted ? Math.max(...near.map((x, c) => Math.abs(x - parted[c]))) : 0;
  });
  // A continuous kernel comes closer by the factor of the steps, one with a root at 0 by its root.
  if (gaps[2] * length > NOISE && gaps[2] > gaps[0] / 2)
    return 'φ jumps at y = x: who is at the same place is heard otherwise than who comes near it';
  const increases = (key: 'first' | 'second'): boolean =>
    worst[2][key] * length > NOISE && worst.every((w, k) => k === 0 || w[key] > KINK * worst[k - 1][key]);
  const { where } = worst[2];
  const place = `near y − x = ${where.toPrecision(3)}`;
  if (increases('first')) return `φ or s jumps ${place}: its differences grow like 1/h`;
  if (increases('second')) return `φ or s has a kink ${place}: its second differences grow like 1/h`;
  return undefined;
}

/**
 * The largest |Δφ| or |Δs| over W₁ when a part of a thin crowd nearby is moved, with the bulk far away: mass ε near x and y,
 * half of it moved by a quarter of a length.
 */
function transportQuotient(
  model: AveragingModel,
  { from, axis, labels: [a, b] }: Stage,
  length: number,
  distance: number,
  epsilon: number,
): number | undefined {
  const { environment } = model;
  const { dim } = environment;
  const period = periodsOf(environment)?.[axis % dim];
  const far = period ? Math.min(0.46 * toNumber(period), distance) : distance;
  const moved = Math.min(length, far) / 4;
  const crowd = (mover: number): Agent[] => [
    { x: from, mass: epsilon / 4, label: a },
    { x: along(dim, axis, moved / 2, from), mass: epsilon / 4, label: b },
    { x: along(dim, axis, mover, from), mass: epsilon / 2, label: b },
    { x: along(dim, axis, far, from), mass: 1, label: b },
  ];
  const [before, after] = [sceneOf(model, crowd(moved)), sceneOf(model, crowd(2 * moved))];
  if (!before || !after) return undefined;
  const transport = (moved * epsilon) / 2 / (1 + epsilon);
  const changes = [0, 1].flatMap((i) => [
    Math.abs(after.strength[i] - before.strength[i]),
    ...[0, 1].map((j) => Math.abs(after.phi(i, j) - before.phi(i, j))),
  ]);
  return Math.max(...changes) / transport;
}
