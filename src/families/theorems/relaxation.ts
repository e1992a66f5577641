import { caseSeed } from '../../engines/seed.js';
import { randomFrom } from '../../engines/target/random.js';
import { estimateQuantity } from '../../finite/gap.js';
import { toDoubles } from '../../finite/model.js';
import { describeEnvironment, periodsOf } from '../../operators/environment.js';
import type { AveragingModel } from '../../operators/model.js';
import { doubles } from '../../scalar/field.js';
import { multiply, rational, toNumber } from '../../scalar/rational.js';
import type { Cloud } from '../clouds/cloud.js';
import { cloudJson } from '../clouds/cloud.js';
import { evaluateInDoubles } from '../evaluate.js';
import { grows } from '../growth.js';
import type { Lengths } from '../lengths.js';
import type { Agent } from '../probe.js';
import { hasLabels, sceneOf } from '../probe.js';
import type { Condition, FamilyPropertyResult, TheoremResult } from '../result.js';
import { greatestOf, sequencesOf, trendOf, trendText } from '../sequences.js';
import { roughnessOf } from '../uniformly-regular.js';
import { verdictOf } from './verdict.js';

/** A gap in doubles above this is one. */
const CLEAR_GAP = 1e-6;
/** Most points of a thick crowd, and how many of them are tried. */
const MOST_POINTS = 64;
const THICK_CROWDS = 6;

/**
 * Theorem 8.8: on the torus solutions of the Fokker-Planck-Alignment equation relax to equilibrium globally. Needs a regular
 * conservative model with s[·] bounded from L² to L^∞ uniformly in ρ (93), and a gap that is bounded below over thick
 * densities (281).
 */
export function relaxationTheorem(
  model: AveragingModel,
  lengths: Lengths,
  anywhere: boolean,
  conservative: FamilyPropertyResult | undefined,
  seed: number,
): TheoremResult {
  const conditions = conditionsOf(model, lengths, anywhere, conservative, seed);
  return { name: 'Theorem 8.8', gives: 'noisy solutions relax to equilibrium globally', verdict: verdictOf(conditions), conditions }; // prettier-ignore
}

function conditionsOf(
  model: AveragingModel,
  lengths: Lengths,
  anywhere: boolean,
  conservative: FamilyPropertyResult | undefined,
  seed: number,
): Condition[] {
  const { environment } = model;
  const measured = 'measured' as const;
  if (!periodsOf(environment))
    return [{ name: 'on the torus', verdict: 'fails', evidence: 'certified', note: `it lives on ${describeEnvironment(environment)}` }]; // prettier-ignore
  const first: Condition[] = conservative
    ? [
        {
          name: 'conservative',
          verdict: conservative.verdict,
          evidence: conservative.evidence,
          note: conservative.note ?? '',
          ...(conservative.counterexample ? { instance: conservative.counterexample } : {}),
        },
      ]
    : [];
  if (!model.material)
    return [...first, { name: 'material', verdict: 'fails', evidence: measured, note: 'it has no reproducing kernel' }];
  const rough = roughnessOf(model, lengths, anywhere);
  return [
    ...first,
    {
      name: 'regular (79), (80)',
      verdict: rough ? 'fails' : 'holds',
      evidence: measured,
      note: rough ?? 'bounded second derivatives along the lines tried; no higher derivatives',
    },
    boundedToMaximum(model, lengths, anywhere),
    gapOfThick(model, lengths, seed),
  ];
}

/** (93): the norm of s[·] from L² to L^∞ is sup_x (∫ φ_ρ(x, y)² dρ(y))^½, by the inequality of Cauchy and Schwarz and its equality. */
function boundedToMaximum(model: AveragingModel, lengths: Lengths, anywhere: boolean): Condition {
  const name = 's[·]: L² → L^∞ uniformly bounded (93)';
  const norm = (agents: readonly Agent[]): number | undefined => {
    const scene = sceneOf(model, agents);
    if (!scene) return undefined;
    const total = agents.reduce((s, { mass }) => s + mass, 0);
    const square = (i: number): number =>
      agents.reduce((s, { mass }, j) => s + (mass / total) * scene.phi(i, j) ** 2, 0);
    return Math.sqrt(Math.max(...agents.map((_, i) => square(i))));
  };
  const sequences = sequencesOf(model, lengths, anywhere);
  const trend = trendOf(sequences, norm, grows);
  if (trend) return { name, verdict: 'fails', evidence: 'measured', note: trendText(trend) };
  const greatest = greatestOf(sequences, norm);
  return greatest > -Infinity
    ? { name, verdict: 'holds', evidence: 'measured', note: `at most ${greatest.toPrecision(3)} at all crowds tried` }
    : { name, verdict: 'undecided', evidence: 'measured', note: 'not defined at the crowds that were tried' };
}

/** (281): the least gap over crowds that are spread over the whole torus, their masses uneven by a factor of 4. */
function gapOfThick(model: AveragingModel, { scale }: Lengths, seed: number): Condition {
  const name = 'a gap over all thick densities (281)';
  const { environment } = model;
  const { dim } = environment;
  const periods = periodsOf(environment)!;
  const labels = hasLabels(environment) ? environment.labels.length : 1;
  const longest = Math.max(...periods.map(toNumber));
  const perAxis = Math.ceil((2 * longest) / toNumber(scale)) + 1;
  if (perAxis ** dim * labels > MOST_POINTS)
    return { name, verdict: 'undecided', evidence: 'measured', note: `a thick crowd would need ${perAxis ** dim * labels} points` }; // prettier-ignore
  const count = Math.max(perAxis, 4);
  const places = Array.from({ length: count ** dim }, (_, i) =>
    periods.map((L, k) => multiply(L, rational(BigInt(Math.floor(i / count ** k) % count), BigInt(count)))),
  ).flatMap((x) => Array.from({ length: labels }, () => x));
  let least: { gap: number; cloud: Cloud } | undefined;
  for (let k = 0; k < THICK_CROWDS; k++) {
    const random = randomFrom(caseSeed(seed, 'thick', k));
    const cloud: Cloud = {
      kind: 'thick',
      points: places,
      masses: places.map(() => BigInt(1 + random.below(4))),
      ...(hasLabels(environment) ? { labels: places.map((_, i) => i % labels) } : {}),
    };
    const evaluation = evaluateInDoubles(model, cloud);
    if (!evaluation.defined) continue;
    const gap = estimateQuantity('gap', toDoubles(evaluation.finite, doubles)).value;
    if (least === undefined || gap < least.gap) least = { gap, cloud };
  }
  if (!least) return { name, verdict: 'undecided', evidence: 'measured', note: 'not defined at thick crowds' };
  const instance = cloudJson(environment, least.cloud);
  const note = `ε ${least.gap > CLEAR_GAP ? '≥' : '='} ${least.gap.toPrecision(3)} at ${THICK_CROWDS} crowds of ${places.length} points`;
  return { name, verdict: least.gap > CLEAR_GAP ? 'holds' : 'fails', evidence: 'measured', note, instance };
}
