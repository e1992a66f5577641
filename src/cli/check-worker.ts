import { parentPort, workerData } from 'node:worker_threads';
import { checkFamily } from '../families/check-family.js';
import { checkFinite } from '../families/check-finite.js';
import { ModelFault } from '../families/fault.js';
import { ModelError } from '../finite/model.js';
import type { FromCheckWorker, ModuleTask } from './check-module.js';
import { UsageError } from './errors.js';
import { loadModule } from './load-module.js';
import { resolveOwnPackage } from './own-package.js';

/** A thread in which a user's module is loaded and its models are asked: what never returns there can be stopped. */
const { file, names, seed, budget } = workerData as ModuleTask;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows, and this is a port
const say = (message: FromCheckWorker): void => parentPort!.postMessage(message);

/** Where a file is loaded as CommonJS, tsx names it in its own way, and counts the lines of what it has made of it. */
const readable = (message: string): string =>
  message.replaceAll(/%0A\?filePath=([^:)]+):\d+:\d+/g, (_, file: string) =>
    decodeURIComponent(file).replace(/\?.*$/, ''),
  );

resolveOwnPackage();
try {
  for (const { exported, finite, family } of await loadModule(file)) {
    try {
      if (finite) say({ kind: 'result', result: checkFinite(finite, names) });
      if (family) {
        say({ kind: 'progress', model: family.name, label: 'pairs at growing distances', done: 0, total: 1 });
        const result = checkFamily(family, {
          names,
          seed,
          budget,
          onProgress: (label, done, total) => say({ kind: 'progress', model: family.name, label, done, total }),
        });
        say({ kind: 'result', result });
      }
    } catch (error) {
      if (error instanceof ModelFault) say({ kind: 'fault', exported, message: readable(error.message) });
      else
        say({ kind: 'bug', exported, stack: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  }
} catch (error) {
  if (error instanceof ModelError) say({ kind: 'malformed', issues: error.issues });
  else if (error instanceof UsageError) say({ kind: 'usage', message: error.message });
  else
    say({
      kind: 'bug',
      exported: file,
      stack: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
}
say({ kind: 'end' });
