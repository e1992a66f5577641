import type { z } from 'zod';

/** One thing that is wrong with a scenario: where, and the value with what was expected. */
export interface ScenarioIssue {
  /** `agents.masses[2]`; empty for the whole */
  readonly path: string;
  /** `-1, expected more than 0` */
  readonly message: string;
}

/** Issues shown before the rest is only counted. */
const MOST_SHOWN = 40;

/** A scenario that cannot be run, with everything that is wrong with it. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
  constructor(readonly issues: readonly ScenarioIssue[]) {
    const lines = issues.slice(0, MOST_SHOWN).map(({ path, message }) => (path ? `${path}: ${message}` : message));
    const more = issues.length - MOST_SHOWN;
    super([...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\n'));
  }
}

/** `model.rules[0].kernel` */
export const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}${text ? '.' : ''}${String(key)}`),
    '',
  );

/** Longest value that is repeated in a message. */
const LONGEST = 60;

/** A value of JSON for people, shortened. */
export function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  if (typeof value === 'number') return String(value);
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined),
    value,
  );
}

const ARTICLES: Readonly<Record<string, string>> = { object: 'an object', array: 'a list', int: 'an integer' };

/** What the schema says about a value, in our words: path, value, what was expected. */
export function issuesOf(issues: readonly z.core.$ZodIssue[], input: unknown): ScenarioIssue[] {
  return issues.flatMap((issue) => describe(issue, input, []));
}

function describe(issue: z.core.$ZodIssue, input: unknown, before: readonly PropertyKey[]): ScenarioIssue[] {
  const at = [...before, ...issue.path];
  const path = pathText(at);
  const value = shown(valueAt(input, at));
  const expected = (what: string): ScenarioIssue[] => [{ path, message: `${value}, expected ${what}` }];
  switch (issue.code) {
    case 'invalid_type':
      return expected(ARTICLES[issue.expected] ?? `a ${issue.expected}`);
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: pathText([...at, key]), message: 'unknown key' }));
    case 'too_small':
      return expected(`${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}${entries(issue.origin)}`);
    case 'too_big':
      return expected(`${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}${entries(issue.origin)}`);
    case 'invalid_value':
      return expected(`${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`);
    case 'invalid_union': {
      const { options } = issue as { options?: readonly unknown[] };
      if (options) return expected(`one of ${options.map(String).join(', ')}`);
      // The alternative that got furthest into the value is the one that was meant.
      const depth = (branch: readonly z.core.$ZodIssue[]): number => Math.min(...branch.map((i) => i.path.length));
      const meant = issue.errors.toSorted((a, b) => depth(b) - depth(a))[0];
      if (meant && depth(meant) > 0) return meant.flatMap((inner) => describe(inner, input, at));
      return expected(issue.message === 'Invalid input' ? alternatives(issue.errors) : issue.message);
    }
    default:
      return [{ path, message: issue.message }];
  }
}

const entries = (origin: string): string => (origin === 'array' ? ' entries' : origin === 'string' ? ' letters' : '');

/** What each alternative would have liked: `a number, or a list`. */
const alternatives = (branches: readonly (readonly z.core.$ZodIssue[])[]): string =>
  [
    ...new Set(
      branches.flatMap((branch) =>
        branch.map((issue) => {
          if (issue.code === 'invalid_type') return ARTICLES[issue.expected] ?? `a ${issue.expected}`;
          if (issue.code === 'invalid_value') return issue.values.map((v) => JSON.stringify(v)).join(', ');
          return issue.message;
        }),
      ),
    ),
  ].join(', or ');

/** Collects what constructors throw, each with the path of what was being made. */
export interface IssueCollector {
  readonly issues: readonly ScenarioIssue[];
  add(path: readonly PropertyKey[], message: string): void;
  /** the value, or undefined after noting the lines of the message of what was thrown */
  attempt<T>(path: readonly PropertyKey[], make: () => T): T | undefined;
}

/** @param isMine what counts as a mistake of the scenario; all else is thrown on */
export function collectIssues(isMine: (error: unknown) => error is Error): IssueCollector {
  const issues: ScenarioIssue[] = [];
  const add = (path: readonly PropertyKey[], message: string): void => {
    issues.push({ path: pathText(path), message });
  };
  return {
    issues,
    add,
    attempt(path, make) {
      try {
        return make();
      } catch (error) {
        if (!isMine(error)) throw error;
        for (const line of error.message.split('\n')) add(path, line);
        return undefined;
      }
    },
  };
}
