import { flowFromIntegers, rowSums } from '../../finite/flow.js';
import type { FiniteModel } from '../../finite/model.js';
import type { Property } from '../../properties/property.js';
import { absolute } from '../../scalar/integer.js';
import type { Rational } from '../../scalar/rational.js';
import { rational } from '../../scalar/rational.js';
import { nearestCirculation, nearestSymmetric, overOneDenominator } from './closed-form.js';

/** Decisions that the search of one ball may take. */
const MAX_DECISIONS = 20_000;

/**
 * The best model with a property found near F, for properties whose models are no convex set. Starts from models that have it
 * for a reason (symmetric ones, projections onto blocks, uniform averages), then all changes of F by a total of 1, 2, …
 * units, the unit being F's common denominator over `refinement`, in the order of their size, until the cap.
 */
export function search(property: Property, model: FiniteModel, refinement: bigint): Rational[] {
  const n = model.n;
  const { integers, unit } = overOneDenominator(model.flow);
  const target = integers.map((f) => f * refinement);
  const grain = unit * refinement;
  const passes = (F: readonly bigint[]): boolean =>
    rowSums(n, F).every((k) => k > 0n) && property.holds(flowFromIntegers(n, F));
  const distance = (F: readonly bigint[]): bigint => F.reduce((s, f, k) => s + absolute(f - target[k]), 0n);
  let [best, least]: [readonly bigint[], bigint] = [[], -1n];
  const offer = (F: readonly bigint[]): void => {
    const d = distance(F);
    if ((least < 0n || d < least) && passes(F)) [best, least] = [F, d];
  };
  for (const F of starts(model, target, refinement)) offer(F);
  let decisions = 0;
  for (let size = 1; (BigInt(size) < least || least < 0n) && decisions < MAX_DECISIONS; size++) {
    for (const F of changes(target, size)) {
      if (++decisions > MAX_DECISIONS) break;
      offer(F);
    }
  }
  return best.map((f) => rational(f, grain));
}

/** All integer matrices F' >= 0 with Σ |F - F'| = size. */
function* changes(F: readonly bigint[], size: number, from = 0): Generator<bigint[]> {
  if (size === 0) yield F.slice();
  for (let k = from; size > 0 && k < F.length; k++) {
    for (let d = 1; d <= size; d++) {
      for (const sign of [-1n, 1n]) {
        const f = F[k] + sign * BigInt(d);
        if (f >= 0n) yield* changes(F.with(k, f), size - d, k + 1);
      }
    }
  }
}

/** Models that are normal, idempotent or have a gap for a reason. */
function* starts(model: FiniteModel, target: readonly bigint[], refinement: bigint): Generator<bigint[]> {
  const n = model.n;
  const { integers, unit } = overOneDenominator(nearestSymmetric(model).flow);
  const own = overOneDenominator(model.flow).unit;
  yield integers.map((f) => (f * refinement * own) / unit);
  const circulation = nearestCirculation(n, target);
  yield circulation;
  yield circulation.map((f) => f + 1n);
  const kappa = rowSums(n, target);
  for (const label of partitions(n)) {
    // Every row of a block in proportion to the sums of the block's columns, in the smallest integers of about that size.
    const columns = label.map((_, j) => label.reduce((s, c, i) => (c === label[j] ? s + target[i * n + j] : s), 0n));
    const total = (i: number): bigint => columns.reduce((s, c, j) => (label[j] === label[i] ? s + c : s), 0n);
    if (label.some((_, i) => total(i) === 0n)) continue;
    const F = target.map(() => 0n);
    label.forEach((c, i) => {
      const sum = total(i);
      const times = (2n * kappa[i] + sum) / (2n * sum);
      label.forEach((d, j) => {
        if (c === d) F[i * n + j] = columns[j] * (times > 0n ? times : 1n);
      });
    });
    yield F;
    // Uniform over the block.
    yield label.flatMap((c, i) => {
      const size = BigInt(label.filter((d) => d === c).length);
      const each = (2n * kappa[i] + size) / (2n * size);
      return label.map((d) => (c === d ? (each > 0n ? each : 1n) : 0n));
    });
  }
}

/** Partitions of n points as labels, each label at most 1 more than the largest before it. */
function* partitions(n: number, label: readonly number[] = []): Generator<readonly number[]> {
  if (label.length === n) yield label;
  else for (let c = 0; c <= Math.max(-1, ...label) + 1; c++) yield* partitions(n, [...label, c]);
}
