import type { FiniteModel } from '../finite/model.js';
import { flowOf } from '../finite/flow.js';
import type { PropertyName } from '../properties/property.js';
import { property } from '../properties/registry.js';
import { ZERO } from '../scalar/rational.js';
import type { Rational } from '../scalar/rational.js';
import type { Real } from '../scalar/real-root.js';
import { compareReal, realText } from '../scalar/real-root.js';
import type { Implication } from './claim.js';
import { cells } from './stays/cells.js';
import type { Direction, Line } from './stays/line.js';
import { directionsOf, flowAt, lineText, lineThrough } from './stays/line.js';

/** An end of an interval: a real number, or undefined for +∞; whether it belongs; what changes there. */
export interface End {
  readonly value: Real | undefined;
  readonly closed: boolean;
  /** the premise that is lost or the conclusion that becomes true beyond; `flow` where entries would be negative or a row 0 */
  readonly because: PropertyName | 'flow' | undefined;
}

/** An interval of the half-line t >= 0. */
export interface Range {
  readonly lower: End;
  readonly upper: End;
}

/** How far a counterexample may be moved in one direction before it stops being one. */
export interface Stay {
  readonly direction: Direction;
  /** what t is: `F[1][1]`, `F[0][1] = F[1][0]` */
  readonly text: string;
  readonly present: Rational;
  readonly range: Range;
}

/**
 * For a counterexample of an implication, the maximal interval around the present value, in each direction of
 * {@link directionsOf}, in which all premises hold and the conclusion fails. Exact: ends are rationals or algebraic
 * numbers. A component of an intersection of sets on a line is the intersection of their components, so each property
 * is stretched on its own.
 *
 * Cost: some milliseconds a direction at n = 6; the linear premises, which pin most single entries, come first.
 *
 * @throws {RangeError} if the model is no counterexample
 */
export function stays({ premises, conclusion }: Implication, model: FiniteModel): Stay[] {
  const flow = flowOf(model);
  const wrong = premises.find((name) => !property(name).holds(flow));
  if (wrong !== undefined) throw new RangeError(`no counterexample: the model is not ${wrong}`);
  if (property(conclusion).holds(flow)) throw new RangeError(`no counterexample: the model is ${conclusion}`);
  return directionsOf(model).map((direction) => {
    const line = lineThrough(model, direction);
    const text = lineText(model, direction, line);
    return { direction, text, present: line.present, range: rangeAlong({ premises, conclusion }, line) };
  });
}

/** The interval for one line through a counterexample. */
export function rangeAlong({ premises, conclusion }: Implication, line: Line): Range {
  const literals = [...premises.map((name) => [name, true] as const), [conclusion, false] as const].sort(
    ([a], [b]) => Number(LINEAR.has(b)) - Number(LINEAR.has(a)),
  );
  const isModelAtZero = flowAt(line, ZERO) !== undefined;
  let range: Range = {
    lower: { value: ZERO, closed: isModelAtZero, because: 'flow' },
    upper: { value: undefined, closed: false, because: undefined },
  };
  for (const [name, wanted] of literals) {
    // Pinned already: the other conditions are true at the present value.
    if (isPoint(range)) break;
    range = intersect(range, stretch(name, wanted, line));
  }
  return range;
}

/** Decided at once, and rigid in most directions. */
const LINEAR: ReadonlySet<PropertyName> = new Set(['conservative', '1-contractive', 'p-contractive', 'symmetric']);

/** The maximal interval around the present value in which the property holds (or fails, if that is wanted). */
export function stretch(name: PropertyName, wanted: boolean, line: Line): Range {
  const { cuts, at, after } = cells(name, line);
  const start = cuts.findLastIndex((cut) => compareReal(cut, line.present) <= 0);
  const onCut = compareReal(cuts[start], line.present) === 0;
  let [low, closedBelow] = [start, onCut];
  // Alternately through the open cell below a cut and the cut under it.
  while (closedBelow ? low > 0 && after[low - 1] === wanted : at[low] === wanted) {
    if (closedBelow) low--;
    closedBelow = !closedBelow;
  }
  let [high, closedAbove] = onCut ? [start, true] : [start + 1, false];
  while (high < cuts.length && (closedAbove ? after[high] === wanted : at[high] === wanted)) {
    if (closedAbove) high++;
    closedAbove = !closedAbove;
  }
  const atZero = low === 0 && (closedBelow || at[0] === undefined);
  return {
    lower: { value: cuts[low], closed: closedBelow, because: atZero ? 'flow' : name },
    upper: { value: cuts[high], closed: high < cuts.length && closedAbove, because: high < cuts.length ? name : undefined }, // prettier-ignore
  };
}

const isPoint = ({ lower, upper }: Range): boolean =>
  lower.value !== undefined && upper.value !== undefined && compareReal(lower.value, upper.value) === 0;

const intersect = (a: Range, b: Range): Range => ({
  lower: tighter(a.lower, b.lower, 1),
  upper: tighter(a.upper, b.upper, -1),
});

/** The end that is farther inside; of two at the same place the open one, of two alike the first. */
function tighter(a: End, b: End, inside: 1 | -1): End {
  if (a.value === undefined) return b;
  if (b.value === undefined) return a;
  const order = compareReal(b.value, a.value) * inside;
  if (order !== 0) return order > 0 ? b : a;
  return a.closed && !b.closed ? b : a;
}

/** Does t lie in the interval? Exact. */
export function contains({ lower, upper }: Range, t: Real): boolean {
  const below = lower.value === undefined ? 1 : compareReal(t, lower.value);
  const above = upper.value === undefined ? -1 : compareReal(t, upper.value);
  return (below > 0 || (below === 0 && lower.closed)) && (above < 0 || (above === 0 && upper.closed));
}

/** `[0, 1)`, `{2}`, `(1/2, ∞)` */
export function rangeText(range: Range): string {
  const { lower, upper } = range;
  const text = (end: End): string => (end.value === undefined ? '∞' : realText(end.value));
  if (isPoint(range)) return `{${text(lower)}}`;
  return `${lower.closed ? '[' : '('}${text(lower)}, ${text(upper)}${upper.closed ? ']' : ')'}`;
}
