import { Worker } from 'node:worker_threads';
import type { FamilyBudget } from '../families/check-family.js';
import type { FamilyPropertyName, FamilyResult } from '../families/result.js';
import type { ModelIssue } from '../finite/model.js';
import type { CheckResult } from '../properties/classify.js';

/** What the thread is to do. */
export interface ModuleTask {
  readonly file: string;
  readonly names: readonly FamilyPropertyName[] | undefined;
  readonly seed: number;
  readonly budget: FamilyBudget;
}

/** What it says. */
export type FromCheckWorker =
  | { readonly kind: 'result'; readonly result: CheckResult | FamilyResult }
  | {
      readonly kind: 'progress';
      readonly model: string;
      readonly label: string;
      readonly done: number;
      readonly total: number;
    }
  /** a model that is none when it is asked */
  | { readonly kind: 'fault'; readonly exported: string; readonly message: string }
  /** exports that are no models */
  | { readonly kind: 'malformed'; readonly issues: readonly ModelIssue[] }
  | { readonly kind: 'usage'; readonly message: string }
  | { readonly kind: 'bug'; readonly exported: string; readonly stack: string }
  /** nothing more to come; a timer of the module may still keep the thread alive */
  | { readonly kind: 'end' };

/**
 * Loads a module in a thread and decides its models there, one message at a time. A module or a model that does not answer for
 * `patience` seconds is stopped, with a fault that says what it was asked.
 *
 * @param hear is called with each message, in order
 */
export async function checkModule(
  task: ModuleTask,
  patience: number,
  hear: (message: FromCheckWorker) => void,
): Promise<void> {
  const worker = new Worker(new URL('check-worker.js', import.meta.url), {
    workerData: task,
    // What the module prints is no data of ours.
    stdout: true,
  });
  worker.stdout.pipe(process.stderr, { end: false });
  let last: FromCheckWorker | undefined;
  let timer: NodeJS.Timeout | undefined;
  await new Promise<void>((resolve, reject) => {
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        hear({ kind: 'fault', exported: '', message: silence(task.file, last, patience) });
        void worker.terminate();
      }, patience * 1000);
    };
    wait();
    const listen = (message: FromCheckWorker): void => {
      wait();
      last = message;
      try {
        if (message.kind === 'end') void worker.terminate();
        else hear(message);
      } catch (error) {
        // What is still on its way must not start the timer again.
        worker.off('message', listen);
        void worker.terminate();
        reject(error);
      }
    };
    worker.on('message', listen);
    worker.on('error', reject);
    worker.on('exit', () => resolve());
  }).finally(() => clearTimeout(timer));
}

function silence(file: string, last: FromCheckWorker | undefined, patience: number): string {
  const asked = last?.kind === 'progress' ? `${last.model}: asked at ${last.label}, it` : `${file}: loading it`;
  return `${asked} did not return within ${patience} s; --patience gives it more time`;
}
