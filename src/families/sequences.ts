import { periodsOf } from '../operators/environment.js';
import type { AveragingModel } from '../operators/model.js';
import { toNumber } from '../scalar/rational.js';
import { TO_ZERO } from './growth.js';
import type { Lengths } from './lengths.js';
import type { Agent } from './probe.js';
import { hasLabels } from './probe.js';
import type { PairScene, Stage } from './scenes.js';
import { labelScenes, pairScenes, stagesOf } from './scenes.js';

/** Crowds along which a parameter goes to its limit, worst cases side by side. */
export interface Sequence {
  readonly name: string;
  readonly crowds: readonly (readonly PairScene[])[];
}

/** What uniform bounds are tested along: crowds that become uneven, dense, wide, or go far away. */
export function sequencesOf(model: AveragingModel, lengths: Lengths, anywhere: boolean): Sequence[] {
  const { environment } = model;
  if (environment.dim === 0)
    return [
      {
        name: 'masses become uneven',
        crowds: TO_ZERO.map((epsilon) =>
          hasLabels(environment) ? labelScenes(environment.labels.length, epsilon) : [],
        ),
      },
    ];
  const length = toNumber(lengths.scale);
  const stages = stagesOf(model, lengths, false, anywhere);
  const [first] = stages;
  const scenes = (distance: number, epsilon: number, from: readonly Stage[] = stages): PairScene[] =>
    from.flatMap((stage) => pairScenes(model, lengths, stage, distance, epsilon));
  const all = [
    { name: 'masses become uneven', crowds: TO_ZERO.map((epsilon) => scenes(length / 2, epsilon)) },
    { name: 'the crowd becomes dense', crowds: TO_ZERO.map((t) => scenes(length * t, 0.1)) },
  ];
  if (periodsOf(environment)) return all;
  const away = (t: number): Stage => ({ ...first, from: first.from.map(() => length / t) });
  return [
    ...all,
    { name: 'the crowd becomes wide', crowds: TO_ZERO.map((t) => scenes(length / t, 0.1)) },
    { name: 'it goes far away', crowds: TO_ZERO.map((t) => scenes(length / 2, 0.1, [away(t)])) },
  ];
}

/** A functional of a crowd that goes to its limit along a sequence. */
export interface Trend {
  /** `as masses become uneven, a heavy crowd far away` */
  readonly name: string;
  /** the last values */
  readonly values: readonly number[];
}

/**
 * The first sequence along which a functional does what `judge` looks for, scene by scene: what a scene does at every step says
 * nothing about the step. Crowds without a value are left out.
 */
export function trendOf(
  sequences: readonly Sequence[],
  value: (agents: readonly Agent[]) => number | undefined,
  judge: (values: readonly number[]) => boolean,
): Trend | undefined {
  for (const { name, crowds } of sequences)
    for (const [i, scene] of crowds[0].entries()) {
      const values = crowds.flatMap((scenes) => {
        const x = value(scenes[i].agents);
        return x === undefined || Number.isNaN(x) ? [] : [x];
      });
      if (values.length > 0 && judge(values)) return { name: `as ${name}, ${scene.name}`, values: values.slice(-3) };
    }
  return undefined;
}

/** The greatest value of a functional over all crowds of the sequences; −∞ if there is none. */
export function greatestOf(
  sequences: readonly Sequence[],
  value: (agents: readonly Agent[]) => number | undefined,
): number {
  let greatest = -Infinity;
  for (const { crowds } of sequences)
    for (const { agents } of crowds.flat()) {
      const x = value(agents);
      if (x !== undefined && x > greatest) greatest = x;
    }
  return greatest;
}

/** `1.00e-2, 1.00e-4, …` */
export const trendText = ({ name, values }: Trend): string =>
  values.every((x) => x === 0) ? `0 ${name}` : `${values.map((x) => x.toPrecision(3)).join(', ')}, … ${name}`;
