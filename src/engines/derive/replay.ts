import { Context, symmetricPart } from './context.js';
import type { BlockReason, Derivation, DerivationStep, Goal, OperatorProperty, Reason } from './derivation.js';
import type { OperatorFact } from './facts.js';
import { A, J, MEAN_OF_POWERS, POWER, definition, factText, hypothesis, readStatement } from './facts.js';
import { concludeInHilbertSpace } from './hilbert-rules.js';
import type { OperatorPolynomial } from './operator-polynomial.js';
import { IDENTITY, isZero, minus, parsePolynomial, scaled, times } from './operator-polynomial.js';
import { concludeInOrder } from './order-rules.js';
import { reasonText } from './reason-text.js';
import { divide } from '../../scalar/rational.js';

/** A derivation that was accepted, with every line as it was understood. */
export interface Replayed {
  readonly hypotheses: readonly string[];
  readonly lines: readonly string[];
  readonly goals: readonly string[];
}

/** Letters for inverses. */
const INVERSES: Readonly<Record<string, string>> = { A: 'V', B: 'W' };

/** Letters that may name an operator; J, P, R, V, W, X have a meaning of their own, C and E inside blocks. */
const OPERATORS = /^[A-I]$/;

/**
 * Replays a derivation.
 *
 * @throws {Error} at the first step that does not follow, with its number and what was found instead
 */
export function replay(derivation: Derivation): Replayed {
  if (derivation.shows.length === 0) throw new Error('it shows nothing');
  const context = new Context();
  const hypotheses: string[] = [];
  const equation = (p: OperatorPolynomial): void => context.equations.add(p);
  context.introduce('J');
  equation(minus(times(J, J), J));
  for (const [letter, properties] of Object.entries(derivation.given)) {
    if (!OPERATORS.test(letter)) throw new Error(`${letter} cannot name an operator`);
    const T = parsePolynomial(letter);
    context.introduce(letter);
    for (const { p } of definition('model', T)) equation(p);
    if (letter === 'A') {
      // The powers of A are averages as well.
      for (const [name, power] of [
        ['R', MEAN_OF_POWERS],
        ['P', POWER],
      ] as const) {
        context.introduce(name);
        equation(minus(times(power, J), J));
      }
    }
    for (const property of properties) {
      if (property === 'invertible') {
        const name = INVERSES[letter];
        if (name === undefined) throw new Error(`no letter is left for the inverse of ${letter}`);
        const inverse = parsePolynomial(name);
        for (const product of [times(inverse, T), times(T, inverse)]) equation(minus(product, IDENTITY));
        hypotheses.push(`${letter} is invertible: ${name}${letter} = ${letter}${name} = 1`);
        continue;
      }
      for (const fact of hypothesis(property, letter)) {
        context.know(`h${hypotheses.length}`, fact);
        hypotheses.push(`${saying(letter, property)}: ${factText(fact)}`);
      }
    }
  }
  const lines = followAll(derivation.steps, context, '');
  for (const goal of derivation.shows) {
    if (!isShown(goal, context)) throw new Error(`${goalText(goal)} is not shown`);
  }
  return { hypotheses, lines, goals: derivation.shows.map(goalText) };
}

/** Follows steps, which become known under their numbers; `outer` stands before the numbers inside a block. */
function followAll(steps: readonly DerivationStep[], context: Context, outer: string): string[] {
  return steps.flatMap((step, k) => {
    const name = `${outer}${k}`;
    try {
      const { fact, inside } = follow(step, context, name);
      context.know(name, fact);
      return [...inside, `${name}: ${step[0]}   ${reasonText(step[1])}`];
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(reason.startsWith('step ') ? reason : `step ${name} (${step[0]}): ${reason}`, { cause: error });
    }
  });
}

/** The fact that a step states, if its reason gives it; the lines of the proof inside, if there is one. */
function follow([statement, reason]: DerivationStep, context: Context, name: string) {
  const stated = readStatement(statement);
  const { fact, inside } = conclude(reason, context, stated, name);
  if (!agree(stated, fact, context)) throw new Error(`${reason.by} gives ${factText(fact)}`);
  return { fact: stated, inside };
}

function conclude(
  reason: Reason,
  context: Context,
  stated: OperatorFact,
  name: string,
): { fact: OperatorFact; inside: readonly string[] } {
  switch (reason.by) {
    case 'no silent point':
    case 'no closed set':
    case 'no field without loss':
      return concludeBlock(reason, context, `${name}.`);
    case 'rewriting':
    case 'multiplying':
    case 'adding':
    case 'vanishing':
    case 'squeezing':
    case 'varying':
    case 'contraction':
    case 'contraction in every norm':
    case 'first variation':
    case 'integrating':
      return { fact: concludeInHilbertSpace(reason, context), inside: [] };
    default:
      return { fact: concludeInOrder(reason, context, stated.p), inside: [] };
  }
}

/** What the proof inside has to show, and what the rule gives for it. */
function concludeBlock(reason: BlockReason, outside: Context, name: string) {
  const context = new Context(outside);
  const assume = (...statements: readonly string[]): string[] =>
    statements.map((statement, k) => {
      context.know(`a${k}`, readStatement(statement));
      return `${name}a${k}: ${statement}   assumed`;
    });
  const finish = (assumptions: readonly string[], wanted: string, fact: OperatorFact) => {
    const lines = followAll(reason.steps, context, name);
    context.mustVanish(readStatement(wanted).p, `${wanted} is not shown: it`);
    return { fact, inside: [...assumptions, ...lines] };
  };
  switch (reason.by) {
    case 'no silent point':
      context.introduce('E');
      return finish(assume("E' = E", 'E E = E', 'E A E = 0'), 'E J = 0', { kind: 'dominates', p: A, over: IDENTITY });
    case 'no closed set':
      context.introduce('E');
      context.introduce('C');
      return finish(assume('C = 1 - E', "E' = E", 'E E = E', 'E A C = 0'), 'E J = J E J', {
        kind: 'irreducible',
        p: A,
      });
    case 'no field without loss': {
      const loss = readStatement("2 >= A + A'").p;
      outside.mustVanish(minus(symmetricPart(outside.form(reason.fact)), loss), 'the fact, less the loss,');
      return finish(assume('J X = 0', "2 X = A X + A' X"), 'X = 0', { kind: 'gap', p: A });
    }
  }
}

/** Do two facts say the same, up to the equations known? Domination up to positive factors. */
function agree(a: OperatorFact, b: OperatorFact, { equations }: Context): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === 'dominates' && b.kind === 'dominates')
    return proportional(equations.reduce(a.p), equations.reduce(b.p)) && proportional(equations.reduce(a.over), equations.reduce(b.over)); // prettier-ignore
  const seen = ({ kind, p }: OperatorFact): OperatorPolynomial =>
    kind === 'function' ? times(p, J) : kind === 'form' ? symmetricPart(p) : p;
  return isZero(equations.reduce(minus(seen(a), seen(b))));
}

/** p = c q with a number c > 0. */
function proportional(p: OperatorPolynomial, q: OperatorPolynomial): boolean {
  const [word, c] = [...p].at(0) ?? [];
  const d = word === undefined ? undefined : q.get(word);
  if (c === undefined || d === undefined) return p.size === q.size;
  const factor = divide(c, d);
  return factor.n > 0n && isZero(minus(p, scaled(factor, q)));
}

/** Properties whose definition in the algebra is theirs only for operators that preserve order. */
const NEED_ORDER: ReadonlySet<OperatorProperty> = new Set(['model', 'order-preserving', '1-contractive', 'positive']);

/** Every fact that the goal consists of is known, or trivial. */
function isShown(goal: Goal, context: Context): boolean {
  if (typeof goal === 'string') return isKnown(readStatement(goal), context);
  const [property, text] = goal;
  const T = parsePolynomial(text);
  if (NEED_ORDER.has(property) && !context.preservesOrder(T)) return false;
  if (property === 'irreducible' || property === 'primitive') {
    if (text !== 'A') throw new Error(`${property} can be shown of A alone`);
    const powers = property === 'primitive' ? [A, POWER] : [A, POWER, MEAN_OF_POWERS];
    return (
      powers.some((p) => isKnown({ kind: 'dominates', p, over: J }, context)) ||
      (property === 'irreducible' && isKnown({ kind: 'irreducible', p: A }, context))
    );
  }
  return definition(property, T).every((fact) => isKnown(fact, context));
}

function isKnown(fact: OperatorFact, context: Context): boolean {
  const { kind, p } = fact;
  const trivial = { zero: p, form: symmetricPart(p), function: times(p, J) } as const;
  if (Object.hasOwn(trivial, kind) && isZero(context.equations.reduce(trivial[kind as keyof typeof trivial])))
    return true;
  return [...context.facts].some((known) => agree(fact, known, context));
}

const saying = (operator: string, property: OperatorProperty): string =>
  property === 'has-gap' ? `${operator} has a gap` : `${operator} is ${property}`;

const goalText = (goal: Goal): string => (typeof goal === 'string' ? goal : saying(goal[1], goal[0]));
