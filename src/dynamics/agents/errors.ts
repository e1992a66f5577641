/** Where an agent system is not defined: which agent, when, and why. */

/** What went wrong, as a stable code. */
export type AgentErrorCode =
  /** the model has no value there; `cause` is its own error */
  | 'no-average'
  /** a position, a velocity or an acceleration is NaN or infinite */
  | 'not-finite'
  /** arguments that make no system */
  | 'invalid-system';

/** An error of an agent system. Integrators end there and keep it. */
export class AgentError extends Error {
  override readonly name = 'AgentError';
  constructor(
    readonly code: AgentErrorCode,
    message: string,
    /** when, and the index of the agent, where there are such */
    readonly time?: number,
    readonly agent?: number,
    override readonly cause?: unknown,
  ) {
    super(message);
  }
}

/** @throws {AgentError} `not-finite` naming the first agent with an entry that is NaN or infinite */
export function checkFinite(
  values: Float64Array,
  width: number,
  from: number,
  to: number,
  t: number,
  what: string,
): void {
  for (let k = from; k < to; k++)
    if (!Number.isFinite(values[k])) {
      const agent = Math.floor((k - from) / width);
      throw new AgentError('not-finite', `t = ${t}: the ${what} of agent ${agent} is ${values[k]}`, t, agent);
    }
}
