import { estimateQuantity } from '../../finite/gap.js';
import { modelFromFlow } from '../../finite/model.js';
import type { AveragingModel } from '../../operators/model.js';
import { doubles } from '../../scalar/field.js';
import { vanishes } from '../growth.js';
import type { Lengths } from '../lengths.js';
import type { Agent, Scene } from '../probe.js';
import { sceneOf } from '../probe.js';
import type { AtInstance, AtValue, Condition, FamilyPropertyResult, TheoremResult } from '../result.js';
import { sequencesOf, trendOf, trendText } from '../sequences.js';
import { verdictOf } from './verdict.js';

/**
 * Proposition 4.9: alignment in the sense of energy along a solution with ∫ ε(t) s(t) dt = ∞ (126), ε the gap (122) and s the
 * least strength. It is about one solution; if both are bounded below over all crowds it is about every one, and that is what
 * is tried here: at the crowds of the run, and along crowds that become uneven, dense and wide.
 */
export function energyProposition(
  model: AveragingModel,
  lengths: Lengths,
  anywhere: boolean,
  material: FamilyPropertyResult,
  gap: AtInstance | null,
  least: AtValue | undefined,
): TheoremResult {
  const sequences = model.material ? sequencesOf(model, lengths, anywhere) : [];
  const gone = (value: (scene: Scene, agents: readonly Agent[]) => number): string | undefined => {
    const at = (agents: readonly Agent[]): number | undefined => {
      const scene = sceneOf(model, agents);
      return scene && Math.max(0, value(scene, agents));
    };
    const trend = trendOf(sequences, at, vanishes);
    return trend && trendText(trend);
  };
  const conditions: Condition[] = [
    { name: 'material', verdict: material.verdict, evidence: material.evidence, note: material.note ?? '' },
    gapBelow(gap, gone(gapOf)),
    strengthBelow(
      least,
      gone(({ strength }) => Math.min(...strength)),
    ),
  ];
  const verdict = verdictOf(conditions);
  return {
    name: 'Proposition 4.9',
    gives: 'every solution aligns in energy',
    verdict,
    conditions,
  };
}

function gapBelow(gap: AtInstance | null, gone: string | undefined): Condition {
  const name = 'ε of (122) bounded below (126)';
  if (!gap || gap.value === null) return { name, verdict: 'undecided', evidence: 'measured', note: 'no gap was found' };
  const { value, evidence, instance } = gap;
  if (!(value > 0)) return { name, verdict: 'fails', evidence, note: `ε = ${value.toPrecision(3)}`, instance };
  if (gone) return { name, verdict: 'fails', evidence: 'measured', note: `ε goes to 0: ${gone}` };
  return { name, verdict: 'holds', evidence: 'measured', note: `ε ≥ ${value.toPrecision(3)} at the crowds tried`, instance }; // prettier-ignore
}

function strengthBelow(least: AtValue | undefined, gone: string | undefined): Condition {
  const name = 's bounded below (126)';
  if (!least) return { name, verdict: 'undecided', evidence: 'measured', note: 'no strength was found' };
  if (gone) return { name, verdict: 'fails', evidence: 'measured', note: `s goes to 0: ${gone}` };
  return { name, verdict: 'holds', evidence: 'measured', note: `s ≥ ${least.value} at the crowds tried`, instance: least.instance }; // prettier-ignore
}

/** The gap of a scene in doubles; NaN where somebody is alone. */
function gapOf({ n, phi }: Scene, agents: readonly Agent[]): number {
  const flow = Array.from({ length: n * n }, (_, k) => {
    const [i, j] = [Math.floor(k / n), k % n];
    return agents[i].mass * agents[j].mass * phi(i, j);
  });
  try {
    return estimateQuantity('gap', modelFromFlow(doubles, n, flow, { masses: agents.map(({ mass }) => mass) })).value;
  } catch {
    // A member that hears nobody: no finite model, and no gap.
    return Number.NaN;
  }
}
