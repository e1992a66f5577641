/** Exit codes of every command. */
export const EXIT = { ok: 0, failed: 1, usage: 2, undecided: 3, interrupted: 130 } as const;

/** A mistake in what the user wrote: shown without a stack, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
