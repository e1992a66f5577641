/**
 * Errors of models by their shape and not by their class: a module of the user's own brings another copy of the classes.
 */

/** An error with a stable code: the model has no value there. */
export const isModelError = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string';

/** The agent that an error names, if it does. */
export function agentOf(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  const { agent, target } = error as { agent?: unknown; target?: unknown };
  if (typeof agent === 'number') return agent;
  return typeof target === 'number' ? target : undefined;
}

/** What to try where an agent sees no mass. */
export const NO_AVERAGE =
  'the model has no average there: a wider kernel, more agents or a model whose strength vanishes with the mass seen (cucker-smale) has one';
