import type { FiniteModel } from '../finite/model.js';
import type { AveragingModel } from '../operators/model.js';
import type { Rational } from '../scalar/rational.js';
import { add, compare, equal, fromDouble, magnitude, subtract, ZERO } from '../scalar/rational.js';
import type { Cloud } from './clouds/cloud.js';
import type { Defined } from './evaluate.js';
import { TWO_THINGS, evaluate, evaluateInDoubles } from './evaluate.js';
import { ModelFault, cloudText } from './fault.js';

/** Crowds that are looked at again, from the first and from the last ones. */
const LOOKED_AT = 24;

/** What speaks against a model as a function of the density. */
export interface Doubts {
  /** why it is none, with the crowd; unset if nothing says so */
  readonly against: string | undefined;
  /** that, and what else there is to say */
  readonly notes: readonly string[];
}

/**
 * Is the model a function of the density? It must say the same when it is asked again, when the points are listed in another
 * order, and when an atom is written as two at its place with half the mass each. What breaks this is no averaging model in
 * the sense of the paper, or only one for a fixed list of agents; notes say so, with the crowd.
 *
 * @throws {ModelFault} if it says two things at one crowd
 */
export function functionOfMeasure(model: AveragingModel, evaluations: readonly Defined[]): Doubts {
  const half = LOOKED_AT / 2;
  const some = [...evaluations.slice(0, half), ...evaluations.slice(half).slice(-half)];
  const notes: string[] = [];
  const find = (differs: (at: Defined) => boolean, text: string): void => {
    const at = some.find(differs);
    if (at) notes.push(`${text}: ${cloudText(model.environment, at.cloud)}`);
  };
  const twofold = some.find((at) => differ(model, at, at.cloud, (f) => f));
  if (twofold) throw new ModelFault(model.name, TWO_THINGS, cloudText(model.environment, twofold.cloud));
  find(
    (at) => at.kept.length === at.cloud.points.length && differ(model, at, reversed(at.cloud), turned),
    'it depends on the order in which the agents are listed, and so is no function of the density',
  );
  find(
    (at) => !at.cloud.cells && at.kept.length === at.cloud.points.length && differ(model, at, split(at.cloud), merged),
    'it counts agents, not mass: two at one place with half the mass each are not as one; so it is no function of the density',
  );
  const [against] = notes;
  if (model.exact)
    find(
      (at) => !at.error && isDyadic(at.cloud) && disagrees(model, at),
      'in doubles it is another model than in rationals, by more than roundings explain',
    );
  return { against, notes };
}

/** Are all coordinates the same numbers in both arithmetics? Elsewhere a rounding may step over an edge. */
const isDyadic = ({ kind, points }: Cloud): boolean =>
  kind !== 'edges' && points.flat().every(({ d }) => (d & (d - 1n)) === 0n);

function disagrees(model: AveragingModel, at: Defined): boolean {
  const other = evaluateInDoubles(model, at.cloud);
  if (!other.defined || other.kept.length !== at.kept.length) return true;
  return at.finite.flow.some(
    (f, k) => compare(magnitude(subtract(f, other.finite.flow[k])), fromDouble(2 * other.error![k])) > 0,
  );
}

/** Does the model at another description of a crowd differ from what it is there, beyond roundings? */
function differ(
  model: AveragingModel,
  at: Defined,
  other: Cloud,
  back: (flow: readonly Rational[], n: number) => readonly Rational[],
): boolean {
  const again = evaluate(model, other);
  if (!again.defined || again.kept.length !== other.points.length) return false;
  const flow = back(again.finite.flow, again.finite.n);
  const [first]: FiniteModel[] = [at.finite];
  if (flow.length !== first.flow.length) return true;
  return first.flow.some((f, k) => {
    if (!at.error) return !equal(f, flow[k]);
    // Sums in another order: the roundings of both.
    return compare(magnitude(subtract(f, flow[k])), fromDouble(2 * at.error[k])) > 0;
  });
}

const reversed = (cloud: Cloud): Cloud => ({
  ...cloud,
  points: cloud.points.toReversed(),
  masses: cloud.masses.toReversed(),
  ...(cloud.labels ? { labels: cloud.labels.toReversed() } : {}),
});
const turned = (flow: readonly Rational[]): readonly Rational[] => flow.toReversed();

/** The first point as two of half the mass: all masses doubled, and the first one twice as it was. */
const split = (cloud: Cloud): Cloud => ({
  ...cloud,
  points: [cloud.points[0], ...cloud.points],
  masses: [cloud.masses[0], cloud.masses[0], ...cloud.masses.slice(1).map((m) => 2n * m)],
  ...(cloud.labels ? { labels: [cloud.labels[0], ...cloud.labels] } : {}),
});

/** Flows of the two halves added up, to them and from them. */
function merged(flow: readonly Rational[], n: number): readonly Rational[] {
  const rest = Array.from({ length: n - 1 }, (_, i) => i + 1);
  const parts = (i: number): number[] => (i === 1 ? [0, 1] : [i]);
  return rest.flatMap((i) =>
    rest.map((j) => parts(i).reduce((s, a) => parts(j).reduce((t, b) => add(t, flow[a * n + b]), s), ZERO)),
  );
}
