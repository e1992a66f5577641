import type { LineFit } from '../../engines/fit.js';
import { fitExponent } from '../../engines/fit.js';
import { periodsOf } from '../../operators/environment.js';
import type { AveragingModel } from '../../operators/model.js';
import { toNumber } from '../../scalar/rational.js';
import type { Lengths } from '../lengths.js';
import { leastKernel } from '../local.js';
import type { PairScene } from '../scenes.js';
import { pairScenes, stagesOf } from '../scenes.js';

/** The least φ_ρ(x, y) that was found at |x − y| = r, over crowds made to lower it, all directions and labels. */
export interface Least {
  readonly r: number;
  readonly value: number;
  readonly scene: PairScene;
}

/** Distances in lengths of the model: whole powers of 2, so that they stay simple. */
const SPACE: readonly number[] = Array.from({ length: 11 }, (_, k) => 2 ** k);
const TORUS: readonly number[] = [1 / 4, 1 / 2, 3 / 4, 1];
/** How uneven masses are made, from the mildest. */
const UNEVEN = [1, 1e-2, 1e-6];
/** The last points that a tail is fitted to. */
const TAIL = 6;

/** The lower envelope of the reproducing kernel; undefined where the model is not defined for any pair. */
export function envelopeOf(model: AveragingModel, lengths: Lengths, anywhere: boolean): Least[] | undefined {
  const { dim } = model.environment;
  const periods = periodsOf(model.environment)?.map(toNumber);
  const stages = stagesOf(model, lengths, false, anywhere);
  const length = toNumber(lengths.scale);
  const envelope = (periods ? TORUS : SPACE).flatMap((part): Least[] => {
    let least: Least | undefined;
    for (const stage of stages) {
      // On a torus up to the point opposite.
      const whole = stage.axis === dim ? Math.hypot(...(periods ?? [])) : (periods?.[stage.axis] ?? 0);
      const r = periods ? (part * whole) / 2 : part * length;
      for (const epsilon of UNEVEN) {
        const found = leastKernel(model, pairScenes(model, lengths, stage, r, epsilon));
        if (found && (least === undefined || found.value < least.value)) least = { r, ...found };
        if (least?.value === 0) return [least];
      }
    }
    return least ? [least] : [];
  });
  return envelope.length > 0 ? envelope : undefined;
}

/** β of a tail r^(−β), with the confidence interval of the fit; undefined if it is too short, or reaches 0. */
export function tailOf(envelope: readonly Least[]): LineFit | undefined {
  const positive = envelope.filter(({ value }) => value > 0).slice(-TAIL);
  if (positive.length < TAIL || envelope.at(-1)?.value === 0) return undefined;
  const { slope, intercept, low, high } = fitExponent(positive.map(({ r, value }) => [r, value] as const));
  return { slope: -slope, intercept, low: -high, high: -low };
}
