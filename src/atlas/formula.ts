import { nearNames } from '../claims/near-names.js';
import type { Cube } from '../engines/derive/chain.js';
import type { AtlasProperty, Pattern } from '../properties/pattern.js';
import { ATLAS_PROPERTIES, bitOf, isAtlasProperty } from '../properties/pattern.js';

/** A formula over properties. */
export type Formula =
  | { readonly kind: 'property'; readonly name: AtlasProperty }
  | { readonly kind: 'not'; readonly of: Formula }
  | { readonly kind: 'and' | 'or'; readonly of: readonly [Formula, Formula] };

/** Longest query and deepest nesting: a recursive reader must not run out of stack. */
const MAX_LENGTH = 10_000;
const MAX_DEPTH = 200;

/** What is wrong with a query, with the place. */
export class FormulaError extends Error {
  override readonly name = 'FormulaError';
}

/**
 * Reads `ball-positive & ~(symmetric | idempotent)`. `~` binds strongest, then `&`, then `|`; `!`, `and`, `or` and `not`
 * are taken as well.
 *
 * @throws {FormulaError} with the place in the text
 */
export function parseFormula(text: string): Formula {
  if (text.length > MAX_LENGTH)
    throw new FormulaError(`query of ${text.length} characters: at most ${MAX_LENGTH} are taken`);
  const tokens = [...text.matchAll(/[\w-]+|[&|~!()]|\S/g)].map((m) => ({ text: m[0], at: m.index + 1 }));
  let next = 0;
  const fail = (what: string): never => {
    const place = next < tokens.length ? `at character ${tokens[next].at} ("${tokens[next].text}")` : 'at the end';
    throw new FormulaError(`query "${text}": ${what} ${place}`);
  };
  const take = (...options: readonly string[]): boolean => {
    if (!options.includes(tokens[next]?.text.toLowerCase())) return false;
    next++;
    return true;
  };
  const disjunction = (): Formula => {
    let left = conjunction();
    while (take('|', 'or')) left = { kind: 'or', of: [left, conjunction()] };
    return left;
  };
  const conjunction = (): Formula => {
    let left = literal();
    while (take('&', 'and')) left = { kind: 'and', of: [left, literal()] };
    return left;
  };
  let depth = 0;
  const literal = (): Formula => {
    if (++depth > MAX_DEPTH) fail(`nested more than ${MAX_DEPTH} deep`);
    const value = nested();
    depth--;
    return value;
  };
  const nested = (): Formula => {
    if (take('~', '!', 'not')) return { kind: 'not', of: literal() };
    if (take('(')) {
      const inner = disjunction();
      if (!take(')')) fail('expected )');
      return inner;
    }
    const name = tokens[next]?.text.toLowerCase() ?? '';
    if (!/^[\w-]+$/.test(name)) fail('expected a property');
    if (!isAtlasProperty(name)) {
      const near = nearNames(name, ATLAS_PROPERTIES);
      fail(
        `no such property; ${near.length > 0 ? `did you mean ${near.join(' or ')}?` : `there are ${ATLAS_PROPERTIES.join(', ')};`}`,
      );
    }
    next++;
    return { kind: 'property', name: name as AtlasProperty };
  };
  const formula = disjunction();
  if (next < tokens.length) fail('expected & or |');
  return formula;
}

/** Does a model with this pattern satisfy the formula? */
export function satisfies(formula: Formula, pattern: Pattern): boolean {
  switch (formula.kind) {
    case 'property':
      return (pattern & bitOf(formula.name)) !== 0;
    case 'not':
      return !satisfies(formula.of, pattern);
    case 'and':
      return formula.of.every((f) => satisfies(f, pattern));
    case 'or':
      return formula.of.some((f) => satisfies(f, pattern));
  }
}

/** The formula as a disjunction of conjunctions; those that contradict themselves are left out, those implied by others too. */
export function toCubes(formula: Formula): readonly Cube[] {
  const cubes = expand(formula, true).filter(({ has, lacks }) => (has & lacks) === 0);
  const covers = (a: Cube, b: Cube): boolean => (a.has & ~b.has) === 0 && (a.lacks & ~b.lacks) === 0;
  return cubes.filter((b, k) => !cubes.some((a, j) => j !== k && covers(a, b) && (!covers(b, a) || j < k)));
}

function expand(formula: Formula, wanted: boolean): Cube[] {
  if (formula.kind === 'property') {
    const bit = bitOf(formula.name);
    return [wanted ? { has: bit, lacks: 0 } : { has: 0, lacks: bit }];
  }
  if (formula.kind === 'not') return expand(formula.of, !wanted);
  const [left, right] = formula.of.map((f) => expand(f, wanted));
  if ((formula.kind === 'or') === wanted) return unique([...left, ...right]);
  return unique(left.flatMap((a) => right.map((b) => ({ has: a.has | b.has, lacks: a.lacks | b.lacks }))));
}

const unique = (cubes: readonly Cube[]): Cube[] => [
  ...new Map(cubes.map((cube) => [cube.has * 2 ** ATLAS_PROPERTIES.length + cube.lacks, cube])).values(),
];
