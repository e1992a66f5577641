import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { SolverReply, SolverRequest } from './process.js';

/** z3 did not answer in time; its process is gone. */
export class SolverTimeOut extends Error {
  override readonly name = 'SolverTimeOut';
}

/** The process of z3 ended before it answered. */
export class SolverKilled extends Error {
  override readonly name = 'SolverKilled';
}

/** What the process said that is not an answer: an error in a script. */
export class SolverError extends Error {
  override readonly name = 'SolverError';
}

/** A running process of z3. It does not keep the parent alive; a question that is open does. */
export interface SolverProcess {
  readonly pid: number | undefined;
  readonly alive: boolean;
  /**
   * @throws {SolverTimeOut} after the limit; the process is killed
   * @throws {SolverKilled} if the process ends
   * @throws {SolverError} if z3 reports an error
   */
  ask(context: SolverRequest['context'], text: string, limitMilliseconds: number): Promise<string>;
  kill(): Promise<void>;
}

/** A question about the problem at hand, within what is left of its limit. */
export type Ask = (text: string) => Promise<string>;

/** Most time that z3 may take to start, with other work on the machine. */
const START_LIMIT = 60_000;

/** From sources the entry is TypeScript and needs a loader; built, it is JavaScript. */
function forkEntry(): ChildProcess {
  const fromSource = import.meta.url.endsWith('.ts');
  const entry = fileURLToPath(new URL(fromSource ? 'process.ts' : 'process.js', import.meta.url));
  const loader = fromSource ? pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href : undefined;
  return fork(entry, [], { stdio: 'ignore', execArgv: loader === undefined ? [] : ['--import', loader] });
}

/** Starts z3, ready for questions; raising `stop` kills it whatever it does. */
export async function startProcess(stop: AbortSignal): Promise<SolverProcess> {
  const child = forkEntry();
  child.unref();
  child.channel?.unref();
  let alive = true;
  let lastId = 0;
  let ended = 'z3 ended';
  const exited = new Promise<void>((resolve) => {
    const end = (how: string): void => {
      alive = false;
      ended = how;
      resolve();
    };
    child.once('exit', (code, signal) => end(`the process of z3 ended with ${signal ?? `code ${code}`}`));
    child.once('error', (error) => end(`the process of z3 failed: ${error.message}`));
  });
  const kill = async (): Promise<void> => {
    if (!alive) return;
    child.kill('SIGKILL');
    // The exit of an unreferenced child is not waited for.
    child.ref();
    await exited;
  };

  const stopped = (): void => void kill();
  stop.addEventListener('abort', stopped, { once: true });
  void exited.then(() => stop.removeEventListener('abort', stopped));

  /** The first reply that is `wanted`. */
  function reply(wanted: (reply: SolverReply) => boolean, limit: number): Promise<SolverReply> {
    return new Promise((resolve, reject) => {
      let settled = false;
      const settle = (finish: () => void): void => {
        if (settled) return;
        settled = true;
        clearTimeout(timer);
        child.off('message', hear);
        finish();
      };
      const hear = (message: SolverReply): void => {
        if (wanted(message)) settle(() => resolve(message));
      };
      const timer = setTimeout(() => {
        settle(() => void kill().then(() => reject(new SolverTimeOut(`no answer after ${limit / 1000} s`))));
      }, limit);
      child.on('message', hear);
      // Listening refers the channel; only the timer shall keep the parent alive.
      child.channel?.unref();
      void exited.then(() => settle(() => reject(new SolverKilled(ended))));
    });
  }

  await reply(({ kind }) => kind === 'ready', START_LIMIT).catch((error: unknown) => {
    // No problem was asked yet, so none has run out of its time.
    if (error instanceof SolverTimeOut) throw new SolverKilled(`z3 did not start within ${START_LIMIT / 1000} s`);
    throw error;
  });
  return {
    pid: child.pid,
    get alive() {
      return alive;
    },
    async ask(context, text, limit) {
      if (!alive) throw new SolverKilled(ended);
      const id = ++lastId;
      const answer = reply((r) => r.kind !== 'ready' && r.id === id, limit);
      child.send({ id, context, text } satisfies SolverRequest, () => {});
      const got = await answer;
      if (got.kind === 'failure') throw new SolverError(got.reason);
      const output = got.kind === 'output' ? got.output.trim() : '';
      if (output.includes('(error')) throw new SolverError(output);
      return output;
    },
    kill,
  };
}
