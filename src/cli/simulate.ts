import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Summary } from '../dynamics/scenario/summary.js';
import { isBad } from '../dynamics/scenario/summary.js';
import { EXIT, UsageError } from './errors.js';
import { readInteger } from './read-option.js';
import { createRunProgress } from './run-progress.js';
import type { FromSimulateWorker, SimulateTask } from './simulate-task.js';
import { mark, paint } from './style.js';

export interface SimulateOptions {
  readonly out?: string;
  readonly seed?: string;
  readonly threads?: string;
  readonly page?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** Threads that the forces can use at most. */
const MAX_THREADS = 16;

/** `flockproof simulate`: a solver run in a folder. */
export async function simulate(file: string, options: SimulateOptions): Promise<number> {
  const most = Math.min(MAX_THREADS, availableParallelism());
  const task: SimulateTask = {
    file,
    out: options.out,
    seed: options.seed === undefined ? undefined : readInteger('--seed', options.seed, 0, 2 ** 31 - 1),
    threads: options.threads === undefined ? most : readInteger('--threads', options.threads, 1, MAX_THREADS),
    page: options.page !== false,
    stop: new Int32Array(new SharedArrayBuffer(4)),
  };
  const quiet = options.quiet === true;
  const say = (text: string): void => {
    if (!quiet) process.stderr.write(`${text}\n`);
  };
  const progress = createRunProgress(quiet);
  let end: Extract<FromSimulateWorker, { kind: 'end' }> | undefined;
  await inThread(task, (message) => {
    if (message.kind === 'progress') progress.advance(message);
    else if (message.kind === 'resume')
      say(
        message.t === undefined
          ? `${message.folder}: the checkpoint there is of another run and is not used`
          : `resuming at t = ${message.t}`,
      );
    else {
      progress.finish();
      if (message.kind === 'usage') throw new UsageError(message.message);
      if (message.kind === 'bug') throw Object.assign(new Error('simulate'), { stack: message.stack });
      end = message;
    }
  });
  if (!end) throw new Error('the thread of the run ended without a result');
  const { summary, folder } = end;
  if (options.json) process.stdout.write(`${JSON.stringify({ ...summary, folder })}\n`);
  else process.stdout.write(`${describe(summary, folder, end.page)}\n`);
  if (summary.status === 'interrupted') {
    say(`interrupted at t = ${summary.t}; the same command resumes`);
    return EXIT.interrupted;
  }
  return isBad(summary) ? EXIT.failed : EXIT.ok;
}

/** Runs the task in a thread, so that an interrupt is heard while it computes. A second interrupt ends it without a checkpoint. */
async function inThread(task: SimulateTask, hear: (message: FromSimulateWorker) => void): Promise<void> {
  const worker = new Worker(new URL('simulate-worker.js', import.meta.url), { workerData: task, stdout: true });
  worker.stdout.pipe(process.stderr, { end: false });
  const interrupt = (): void => {
    if (Atomics.exchange(task.stop, 0, 1) === 1) process.exit(EXIT.interrupted);
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  try {
    await new Promise<void>((resolve, reject) => {
      const listen = (message: FromSimulateWorker): void => {
        try {
          hear(message);
        } catch (error) {
          worker.off('message', listen);
          void worker.terminate();
          reject(error as Error);
        }
      };
      worker
        .on('message', listen)
        .on('error', reject)
        .on('exit', () => resolve());
    });
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

const WORDS = { done: 'holds', event: 'holds', interrupted: 'undecided', failed: 'fails' } as const;

/** The run in a few lines. */
function describe(summary: Summary, folder: string, page: boolean): string {
  const { name, n, status, reason, t, steps, rejected, seconds, advice, failure, bounds = [] } = summary;
  const lines = [
    `${mark(WORDS[status]).split(' ')[0]} ${name}: ${status} at t = ${t}${reason === undefined ? '' : `, ${reason}`}`,
    `  ${n} agents, ${steps} steps, ${rejected} rejected, ${seconds.toFixed(1)} s${summary.errorEstimate === undefined ? '' : `, error about ${summary.errorEstimate.toExponential(1)}`}`,
  ];
  if (failure?.bracket) lines.push(`  the solution ends between t = ${failure.bracket[0]} and ${failure.bracket[1]}`);
  if (failure?.agent !== undefined) lines.push(`  agent ${failure.agent}`);
  for (const { name: of, worst, at, holds, source } of bounds)
    lines.push(`  ${mark(holds ? 'holds' : 'fails').split(' ')[0]} ${of} at most ${worst.toPrecision(4)} of the bound of ${source}, at t = ${at}`); // prettier-ignore
  if (advice !== undefined && advice !== '') lines.push(`  ${paint('yellow', advice)}`);
  lines.push(`  ${path.join(folder, page ? 'index.html' : 'summary.json')}`);
  return lines.join('\n');
}
