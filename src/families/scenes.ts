import type { AveragingModel } from '../operators/model.js';
import { periodsOf } from '../operators/environment.js';
import { toNumber } from '../scalar/rational.js';
import type { Lengths } from './lengths.js';
import type { Agent } from './probe.js';
import { along, hasLabels } from './probe.js';

/** A crowd that is meant to break a bound, with a pair to look at: who listens is 0, who is heard is 1. */
export interface PairScene {
  readonly name: string;
  readonly agents: readonly Agent[];
}

/** Points between the pair in dense scenes: more than the neighbours that models usually count. */
const DENSE = 9;

/** Where pairs stand, in lengths of the model; and in which directions the other one is. */
export interface Stage {
  readonly from: readonly number[];
  /** number of an axis, or `dim` for the diagonal */
  readonly axis: number;
  readonly side: 1 | -1;
  /** labels of who listens and who is heard */
  readonly labels: readonly [number, number];
}

/**
 * Places, directions and labels at which a uniform bound is tested.
 *
 * @param alike    only pairs with the same label
 * @param anywhere also away from the origin: needless for models that are Galilean invariant
 */
export function stagesOf(model: AveragingModel, { scale }: Lengths, alike: boolean, anywhere: boolean): Stage[] {
  const { environment } = model;
  const { dim } = environment;
  const length = toNumber(scale);
  const count = hasLabels(environment) ? Math.min(environment.labels.length, MOST_LABELS) : 1;
  const periods = periodsOf(environment)?.map(toNumber);
  const starts = (anywhere ? [0, length / 3, 5 * length] : [0]).map((start) => Array.from({ length: dim }, (_, k) => (periods ? start % periods[k] : start))); // prettier-ignore
  const stages: Stage[] = [];
  for (const from of starts)
    for (let axis = 0; axis < (dim > 1 ? dim + 1 : 1); axis++)
      for (const side of [1, -1] as const)
        for (let a = 0; a < count; a++)
          for (let b = 0; b < count; b++) if (!alike || a === b) stages.push({ from, axis, side, labels: [a, b] });
  return stages;
}

const MOST_LABELS = 4;

/**
 * Crowds around a pair at a distance: nobody else; one of the two light or heavy; many others close by, light and heavy; a heavy
 * crowd far away, out of sight; a heavy one beyond each of the two.
 *
 * @param epsilon how uneven the masses are
 */
export function pairScenes(
  model: AveragingModel,
  { scale }: Lengths,
  { from, axis, side, labels: [a, b] }: Stage,
  distance: number,
  epsilon: number,
): PairScene[] {
  const { environment } = model;
  const { dim } = environment;
  const length = toNumber(scale);
  const at = (t: number): number[] => along(dim, axis, side * t, from);
  const agent = (t: number, mass: number, label: number): Agent => ({ x: at(t), mass, label });
  const pair = (mine: number, theirs: number): Agent[] => [agent(0, mine, a), agent(distance, theirs, b)];
  const close = (mass: number): Agent[] => between(model, { from, axis, side, labels: [a, b] }, distance, DENSE, mass);
  const period = periodsOf(environment)?.[axis % dim];
  // Opposite on a torus, or nearly: exactly half a period away is a place of its own.
  const far = period ? 0.46 * toNumber(period) : 3 * length + 2 * distance;
  return [
    { name: 'alone', agents: pair(1, 1) },
    { name: 'the listener light', agents: pair(epsilon, 1) },
    { name: 'the speaker light', agents: pair(1, epsilon) },
    { name: 'many between', agents: [...pair(1, 1), ...close(1)] },
    { name: 'a heavy crowd between', agents: [...pair(epsilon, epsilon), ...close(1)] },
    { name: 'a heavy crowd far away', agents: [...pair(epsilon, epsilon), agent(far, 1, b)] },
    { name: 'a heavy crowd far behind', agents: [...pair(epsilon, epsilon), agent(-far, 1, a)] },
    ...(period
      ? []
      : [{ name: 'a heavy crowd very far away', agents: [...pair(epsilon, epsilon), agent(far / epsilon, 1, b)] }]),
  ];
}

/** Agents evenly between the two of a pair, in turn with their labels. */
const between = (
  { environment: { dim } }: AveragingModel,
  { from, axis, side, labels: [a, b] }: Stage,
  distance: number,
  count: number,
  mass: number,
): Agent[] =>
  Array.from({ length: count }, (_, k) => ({
    x: along(dim, axis, (side * distance * (k + 1)) / (count + 1), from),
    mass: mass / count,
    label: k % 2 === 0 ? a : b,
  }));

/** A pair with so many others between them that models which count or rank their neighbours lose sight of the other one. */
export const denseScene = (model: AveragingModel, stage: Stage, distance: number, count: number): PairScene => ({
  name: `${count} agents between`,
  agents: [
    { x: stage.from, mass: 1 / count, label: stage.labels[0] },
    {
      x: along(model.environment.dim, stage.axis, stage.side * distance, stage.from),
      mass: 1 / count,
      label: stage.labels[1],
    },
    ...between(model, stage, distance, count, 1),
  ],
});

/** Crowds of a finite set with one member light, or all but one. */
export function labelScenes(labels: number, epsilon: number): PairScene[] {
  const crowd = (mass: (l: number) => number): Agent[] =>
    Array.from({ length: labels }, (_, label) => ({ x: [], mass: mass(label), label }));
  const each = Array.from({ length: Math.min(labels, MOST_SINGLED_OUT) }, (_, l) => l);
  return each.flatMap((one) => [
    { name: 'one light', agents: crowd((l) => (l === one ? epsilon : 1)) },
    { name: 'one heavy', agents: crowd((l) => (l === one ? 1 : epsilon)) },
  ]);
}

const MOST_SINGLED_OUT = 12;
