import { toIntegers } from '../../finite/flow.js';
import type { Rational } from '../../scalar/rational.js';
import type { Instance, Json } from '../claim.js';
import type { ModelTerms } from './model-terms.js';
import type { SmtProblem } from './problem.js';
import type { Condition, Term } from './term.js';
import { print } from './term.js';

/** Names of the variables of a formula. */
function collect(x: Term | Condition, into: Set<string>): void {
  switch (x.kind) {
    case 'number':
    case 'constant':
      return;
    case 'variable':
      into.add(x.name);
      return;
    case '+':
    case '*':
      x.terms.forEach((t) => collect(t, into));
      return;
    case 'and':
    case 'or':
      x.parts.forEach((c) => collect(c, into));
      return;
    case 'not':
      collect(x.part, into);
      return;
    default:
      collect(x.left, into);
      collect(x.right, into);
  }
}

/**
 * Declarations and assertions of a problem about some models: what makes them models, the given conditions, and the
 * definitions of the variables that occur.
 */
export function scriptOf(models: readonly ModelTerms[], conditions: readonly Condition[]): string {
  const definitions = new Map(models.flatMap((m) => [...m.definitions]));
  const asserted = [...models.flatMap((m) => m.conditions), ...conditions];
  const names = new Set<string>(models.flatMap((m) => m.flowNames.flat()));
  asserted.forEach((c) => collect(c, names));
  for (const name of names) {
    const definition = definitions.get(name);
    if (definition === undefined) continue;
    asserted.push(definition);
    collect(definition, names);
  }
  return [
    ...Array.from(names, (x) => `(declare-const ${x} Real)`),
    ...asserted.map((c) => `(assert ${print(c)})`),
  ].join('\n');
}

/** An integer as a case stores it: a number while it is safe, else a numeral. */
const stored = (k: bigint): Json => (Number.isSafeInteger(Number(k)) ? Number(k) : k.toString());

/** Matrices with a common scale, as integers. */
export function storedMatrices(
  names: readonly (readonly (readonly string[])[])[],
  values: ReadonlyMap<string, Rational>,
): Json[][][] {
  const integers = toIntegers(names.flat(2).map((x) => values.get(x)!));
  let at = 0;
  return names.map((matrix) => matrix.map((row) => row.map(() => stored(integers[at++]))));
}

/** A vector up to scale, as integers. */
export const storedVector = (names: readonly string[], values: ReadonlyMap<string, Rational>): Json[] =>
  toIntegers(names.map((x) => values.get(x)!)).map(stored);

/** A problem about some models on n points. */
export const caseProblem = (made: {
  readonly points: number;
  readonly models: readonly ModelTerms[];
  readonly conditions: readonly Condition[];
  readonly variables: readonly string[];
  readonly instance: (values: ReadonlyMap<string, Rational>) => Instance;
  /** what the models range over, if not all n-point models */
  readonly domain?: string;
}): SmtProblem => ({
  domain: made.domain ?? `all ${made.points}-point models`,
  points: made.points,
  script: scriptOf(made.models, made.conditions),
  variables: made.variables,
  instance: made.instance,
});
