import { fromDouble } from '../../scalar/rational.js';
import type { AveragingModel } from '../../operators/model.js';
import { describeEnvironment, periodsOf } from '../../operators/environment.js';
import type { Cloud } from '../clouds/cloud.js';
import { cloudJson } from '../clouds/cloud.js';
import { evaluate } from '../evaluate.js';
import type { Lengths } from '../lengths.js';
import type { Agent } from '../probe.js';
import { hasLabels } from '../probe.js';
import type { Condition, FamilyPropertyResult, TheoremResult } from '../result.js';
import { envelopeOf, tailOf } from './long-range.js';
import type { Least } from './long-range.js';
import { verdictOf } from './verdict.js';

/**
 * Theorem 4.2: alignment and flocking from any compact start, exponentially fast. Needs a material model with a reproducing
 * kernel φ_ρ(x, y) ≥ φ(x − y) (99), uniformly in ρ, φ positive, radial, non-increasing, ∫ φ(r) dr = ∞. A crowd where φ_ρ is 0
 * shows that it does not apply; nothing shows that it does.
 */
export function cuckerSmaleTheorem(
  model: AveragingModel,
  lengths: Lengths,
  anywhere: boolean,
  material: FamilyPropertyResult,
  local: FamilyPropertyResult,
): TheoremResult {
  const conditions: Condition[] = [
    { name: 'material', verdict: material.verdict, evidence: material.evidence, note: material.note ?? '' },
    ...(local.verdict === 'fails'
      ? [{ name: 'local (66), which (99) implies', verdict: local.verdict, evidence: local.evidence, note: local.note ?? '' }] // prettier-ignore
      : []),
    ...longRange(model, lengths, anywhere),
  ];
  return {
    name: 'Theorem 4.2',
    gives: 'every solution aligns and flocks exponentially fast',
    verdict: verdictOf(conditions),
    conditions,
  };
}

function longRange(model: AveragingModel, lengths: Lengths, anywhere: boolean): Condition[] {
  const { environment } = model;
  const bound = 'φ_ρ(x, y) ≥ φ(x − y) > 0, uniformly in ρ (99)';
  const undecided = (note: string): Condition[] => [{ name: bound, verdict: 'undecided', evidence: 'measured', note }];
  if (environment.dim === 0)
    return [{ name: 'agents move', verdict: 'fails', evidence: 'certified', note: `nobody does on ${describeEnvironment(environment)}` }]; // prettier-ignore
  if (!model.material) return undecided('no reproducing kernel: not material');
  const envelope = envelopeOf(model, lengths, anywhere);
  if (!envelope) return undecided('not defined for any pair that was tried');
  const last = envelope.at(-1)!;
  const zero = envelope.find(({ value }) => value === 0);
  if (zero && lengths.underflow === undefined) return [notPositive(model, bound, zero)];
  if (periodsOf(environment))
    return [
      {
        name: bound,
        verdict: zero ? 'undecided' : 'holds',
        evidence: 'measured',
        note: zero
          ? 'weights underflow'
          : `φ ≥ ${last.value.toPrecision(3)} at all pairs tried, up to the opposite point`,
      },
    ];
  const tail = tailOf(envelope.filter(({ value }) => value > 0));
  const name = 'fat tail, ∫ φ(r) dr = ∞';
  const positive: Condition = {
    name: bound,
    verdict: 'holds',
    evidence: 'measured',
    note: `φ ≥ ${last.value.toPrecision(3)} at all pairs tried up to r = ${last.r.toPrecision(3)}`,
  };
  if (zero) return [{ ...positive, note: `falls below the range of doubles at r = ${zero.r.toPrecision(3)}` }, { name, verdict: 'fails', evidence: 'measured', note: 'the tail underflows: it falls faster than any power' }]; // prettier-ignore
  if (!tail) return [positive, { name, verdict: 'undecided', evidence: 'measured', note: 'too few distances' }];
  const shown = (x: number): string => (Math.abs(x) < 5e-5 ? 0 : x).toFixed(4);
  const interval = `the least φ is like r^(−β), β = ${shown(tail.slope)} in [${shown(tail.low)}, ${shown(tail.high)}] (95 %)`;
  const verdict = tail.high < 1 ? 'holds' : tail.low > 1 ? 'fails' : 'undecided';
  return [positive, { name, verdict, evidence: 'measured', note: `${interval}; fat for β ≤ 1` }];
}

/** A pair that does not hear of each other at all: exactly, if the model says so in rationals. */
function notPositive(model: AveragingModel, name: string, { r, scene }: Least): Condition {
  const cloud = cloudOf(model, scene.agents);
  const evaluation = evaluate(model, cloud);
  const exactly =
    evaluation.defined && !evaluation.error && evaluation.kept.length === cloud.points.length
      ? evaluation.finite.flow[1].n === 0n
      : false;
  return {
    name,
    verdict: 'fails',
    evidence: exactly ? 'certified' : 'measured',
    note: `point 0 does not listen to point 1, |x − y| = ${r.toPrecision(6)}: ${scene.name}`,
    instance: cloudJson(model.environment, cloud),
  };
}

/** The scene in exact numbers; masses to a millionth of the largest. */
function cloudOf(model: AveragingModel, agents: readonly Agent[]): Cloud {
  const top = Math.max(...agents.map(({ mass }) => mass));
  const scale = agents.every(({ mass }) => mass === top) ? 1 : 1e6;
  return {
    kind: 'scene',
    points: agents.map(({ x }) => x.map(fromDouble)),
    masses: agents.map(({ mass }) => BigInt(Math.max(1, Math.round((mass / top) * scale)))),
    ...(hasLabels(model.environment) ? { labels: agents.map(({ label }) => label) } : {}),
  };
}
