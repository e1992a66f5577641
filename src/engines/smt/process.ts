import { init } from 'z3-solver';

/**
 * Entry of the child process that z3 runs in: WebAssembly cannot be interrupted, a process can be killed.
 *
 * It answers requests in order, and ends with its parent.
 */

/** Evaluate SMT-LIB commands, in a new context or in the one of the request before. */
export interface SolverRequest {
  readonly id: number;
  readonly context: 'new' | 'same';
  readonly text: string;
}

export type SolverReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'output'; readonly id: number; readonly output: string }
  | { readonly kind: 'failure'; readonly id: number; readonly reason: string };

// An interruption from the keyboard reaches the whole group; the parent decides what becomes of this process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});

const send = (reply: SolverReply): void => {
  // Without a channel the parent is gone, and `disconnect` ends this process.
  if (process.connected) process.send?.(reply);
};

/** Longest script, in bytes. */
const LONGEST = 2 ** 22;

/** What is used of the module beneath the typed functions. */
interface Memory {
  readonly HEAPU8: Uint8Array;
  _malloc(size: number): number;
  ccall(name: string, returns: string, types: readonly string[], values: readonly number[]): void;
  async_call(call: () => void): Promise<string>;
}

async function serve(): Promise<void> {
  const { Z3, em } = await init();
  const memory = em as Memory;
  const address = memory._malloc(LONGEST);
  const bytes = new Uint8Array(memory.HEAPU8.buffer, address, LONGEST);

  /**
   * Not `Z3.eval_smtlib2_string`: it puts the script on the stack of this thread and gives the stack back at once, while
   * the thread of z3 may still have to read it. This buffer stays.
   */
  function evaluate(context: number, script: string): Promise<string> {
    const text = new TextEncoder().encode(script);
    if (text.length >= LONGEST) throw new RangeError(`a script of ${text.length} bytes, the limit is ${LONGEST - 1}`);
    bytes.set(text);
    bytes[text.length] = 0;
    return memory.async_call(() =>
      memory.ccall('async_Z3_eval_smtlib2_string', 'void', ['number', 'number'], [context, address]),
    );
  }

  let context: ReturnType<typeof Z3.mk_context> | undefined;

  async function answer({ id, context: which, text }: SolverRequest): Promise<void> {
    try {
      if (which === 'new' && context !== undefined) {
        Z3.del_context(context);
        context = undefined;
      }
      if (context === undefined) {
        const config = Z3.mk_config();
        context = Z3.mk_context(config);
        Z3.del_config(config);
      }
      send({ kind: 'output', id, output: await evaluate(context as unknown as number, text) });
    } catch (error) {
      send({ kind: 'failure', id, reason: error instanceof Error ? error.message : String(error) });
    }
  }

  let last = Promise.resolve();
  process.on('message', (request: SolverRequest) => {
    last = last.then(() => answer(request));
  });
  send({ kind: 'ready' });
}

// z3 works in a thread of its own, so this one is free to see the parent go.
process.on('disconnect', () => process.exit());
await serve();
