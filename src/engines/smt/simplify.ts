import { compare, fromDouble, rational, simplestBetween, negate, add, subtract } from '../../scalar/rational.js';
import type { Rational } from '../../scalar/rational.js';
import type { ModelValue } from './model.js';
import { isRational, parseDecimals, parseValues, valuesQuery } from './model.js';
import type { SmtProblem } from './problem.js';
import type { Ask } from './child.js';
import { numeral } from './term.js';

/** Largest integers that are tried for all variables at once. */
const BOUNDS = [1, 2, 3, 4, 6];

/** Distances within which a value is rounded to the simplest rational, coarse first. */
const DISTANCES = [1 / 4, 1 / 8, 1 / 32, 1 / 256].map(fromDouble);

/** Milliseconds that one attempt may take. */
const ATTEMPT = 1_000;

/**
 * Solutions simpler than the one found, best last: all variables small integers; else, where values are algebraic,
 * rational ones nearby, reached by fixing one variable after the other to a simple rational.
 */
export async function* simplify(
  problem: SmtProblem,
  found: ReadonlyMap<string, ModelValue>,
  ask: Ask,
): AsyncGenerator<ReadonlyMap<string, ModelValue>> {
  await ask(`(set-option :timeout ${ATTEMPT})`);
  for (const bound of BOUNDS) {
    const solution = await attempt(problem, ask, problem.variables.map((x) => among(x, bound)).join('\n'));
    if (solution) {
      yield solution;
      return;
    }
  }
  if ([...found.values()].every(isRational)) return;
  const solution = await roundOff(problem, ask, problem.variables, '');
  if (solution) yield solution;
}

/** x is one of -bound..bound. */
function among(x: string, bound: number): string {
  const values = Array.from({ length: 2 * bound + 1 }, (_, k) => numeral(rational(BigInt(k - bound))));
  return `(assert (or ${values.map((q) => `(= ${x} ${q})`).join(' ')}))`;
}

/** A solution with more assertions. */
async function attempt(problem: SmtProblem, ask: Ask, assertions: string) {
  try {
    if ((await ask(`(push)\n${assertions}\n(check-sat)`)) !== 'sat') return undefined;
    return parseValues(await ask(valuesQuery(problem.variables)));
  } finally {
    await ask('(pop)');
  }
}

/** Depth first: the first open variable to a simple rational near its value, then the others. */
async function roundOff(
  problem: SmtProblem,
  ask: Ask,
  open: readonly string[],
  fixed: string,
): Promise<ReadonlyMap<string, ModelValue> | undefined> {
  const decimals = await nearby(problem, ask, fixed);
  if (!decimals) return undefined;
  const [x, ...rest] = open;
  if (x === undefined) return undefined;
  const tried: Rational[] = [];
  for (const distance of DISTANCES) {
    const q = simplestNear(fromDouble(decimals.get(x)!), distance);
    if (tried.some((t) => compare(t, q) === 0)) continue;
    tried.push(q);
    const more = `${fixed}(assert (= ${x} ${numeral(q)}))\n`;
    const solution = await attempt(problem, ask, more);
    if (!solution) continue;
    if ([...solution.values()].every(isRational)) return solution;
    const deeper = await roundOff(problem, ask, rest, more);
    if (deeper) return deeper;
  }
  return undefined;
}

async function nearby(problem: SmtProblem, ask: Ask, fixed: string): Promise<Map<string, number> | undefined> {
  try {
    if ((await ask(`(push)\n${fixed}\n(check-sat)`)) !== 'sat') return undefined;
    return parseDecimals(await ask(`(set-option :pp.decimal true)\n${valuesQuery(problem.variables)}`));
  } finally {
    await ask('(set-option :pp.decimal false)\n(pop)');
  }
}

/** The rational of smallest denominator within a distance. */
function simplestNear(q: Rational, distance: Rational): Rational {
  if (q.n < 0n) return negate(simplestNear(negate(q), distance));
  const low = subtract(q, distance);
  return simplestBetween(low.n < 0n ? rational(0n) : low, add(q, distance));
}
