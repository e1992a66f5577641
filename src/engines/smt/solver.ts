import type { Rational } from '../../scalar/rational.js';
import type { Instance } from '../claim.js';
import type { Ask, SolverProcess } from './child.js';
import { SolverKilled, SolverTimeOut, startProcess } from './child.js';
import type { ModelValue } from './model.js';
import { isRational, parseValues, valuesQuery } from './model.js';
import type { SmtProblem } from './problem.js';
import { simplify } from './simplify.js';

/**
 * What became of a problem. Only `proved` says that the claim holds on the domain; `unknown`, `time-out` and `killed`
 * say nothing about it.
 */
export type SmtAnswer = { readonly seconds: number } & (
  | { readonly outcome: 'proved' }
  | { readonly outcome: 'counterexample'; readonly instance: Instance }
  /** satisfiable, but no rational solution was found: the values, algebraic ones as z3 prints them */
  | { readonly outcome: 'irrational'; readonly values: Readonly<Record<string, string>> }
  | { readonly outcome: 'unknown'; readonly reason: string }
  | { readonly outcome: 'time-out'; readonly limit: number }
  | { readonly outcome: 'killed'; readonly reason: string }
);

/** z3 in a process of its own, kept between problems. */
export interface Solver {
  /** the process that runs now, if any */
  readonly pid: number | undefined;
  /**
   * Decides a problem. Problems are worked on one after the other; the time to start the process does not count.
   *
   * @throws {SolverError} if the script is not accepted
   */
  solve(problem: SmtProblem, limitSeconds: number): Promise<SmtAnswer>;
  close(): Promise<void>;
}

/** z3 keeps its own time-out from one context to the next: here it is off, the process is killed instead. */
const NO_TIME_OUT = '(set-option :timeout 4294967295)';

export function createSolver(): Solver {
  let running: SolverProcess | undefined;
  let stop = new AbortController();
  let last: Promise<unknown> = Promise.resolve();

  async function decide(problem: SmtProblem, limit: number): Promise<SmtAnswer> {
    let start = performance.now();
    const seconds = (): number => (performance.now() - start) / 1000;
    let found: ReadonlyMap<string, ModelValue> | undefined;
    try {
      if (!running?.alive) running = await startProcess(stop.signal);
      const { ask: send } = running;
      start = performance.now();
      const ask: Ask = (text) => send('same', text, Math.max(1, (limit - seconds()) * 1000));
      const script = `${NO_TIME_OUT}\n(set-logic ${problem.logic ?? 'QF_NRA'})\n${problem.script}\n(check-sat)`;
      const verdict = await send('new', script, limit * 1000);
      if (verdict === 'unsat') return { outcome: 'proved', seconds: seconds() };
      if (verdict !== 'sat') {
        const reason = await ask('(get-info :reason-unknown)');
        return { outcome: 'unknown', seconds: seconds(), reason };
      }
      if (problem.weakened) {
        return { outcome: 'unknown', seconds: seconds(), reason: 'the hypotheses are weakened, and have a solution' };
      }
      found = parseValues(await ask(valuesQuery(problem.variables)));
      for await (const simpler of simplify(problem, found, ask)) found = simpler;
    } catch (error) {
      const stopped = error instanceof SolverTimeOut || error instanceof SolverKilled;
      if (!stopped) throw error;
      if (found === undefined) {
        return error instanceof SolverTimeOut
          ? { outcome: 'time-out', seconds: seconds(), limit }
          : { outcome: 'killed', seconds: seconds(), reason: error.message };
      }
      // A solution was found before; only the search for a simpler one was stopped.
    }
    return { ...read(problem, found), seconds: seconds() };
  }

  return {
    get pid() {
      return running?.alive ? running.pid : undefined;
    },
    solve(problem, limitSeconds) {
      const answer = last.then(() => decide(problem, limitSeconds));
      last = answer.catch(() => {});
      return answer;
    },
    async close() {
      stop.abort();
      stop = new AbortController();
      await running?.kill();
      running = undefined;
    },
  };
}

/** A solution as a case; `irrational` if it is not one. */
function read(problem: SmtProblem, values: ReadonlyMap<string, ModelValue>) {
  const rationals = new Map<string, Rational>();
  for (const [name, value] of values) if (isRational(value)) rationals.set(name, value);
  if (rationals.size === values.size)
    return { outcome: 'counterexample', instance: problem.instance(rationals) } as const;
  const texts = [...values].map(([name, value]): [string, string] => [
    name,
    isRational(value) ? (value.d === 1n ? `${value.n}` : `${value.n}/${value.d}`) : value.irrational,
  ]);
  return { outcome: 'irrational', values: Object.fromEntries(texts) } as const;
}
