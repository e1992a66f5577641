import { createHash } from 'node:crypto';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { useThreads } from '../dynamics/forces/simd/team.js';
import { buildRun } from '../dynamics/scenario/build.js';
import { ScenarioError } from '../dynamics/scenario/issues.js';
import type { Surroundings } from '../dynamics/scenario/run.js';
import { runInFolder } from '../dynamics/scenario/runner.js';
import type { ScenarioSpec } from '../dynamics/scenario/schema.js';
import { parseScenario } from '../dynamics/scenario/schema.js';
import { TrajectoryError } from '../dynamics/scenario/trajectory.js';
import { ModelError } from '../finite/model.js';
import type { AveragingModel } from '../operators/model.js';
import { UsageError } from './errors.js';
import { fingerprint, readText, writeWhole } from './files.js';
import { loadModule } from './load-module.js';
import { resolveOwnPackage } from './own-package.js';
import type { FromSimulateWorker, SimulateTask } from './simulate-task.js';

/** The thread of a run: it computes, and looks at a shared flag after each step. */
const task = workerData as SimulateTask;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows, and this is a port
const say = (message: FromSimulateWorker): void => parentPort!.postMessage(message);

/** Milliseconds between messages about progress. */
const SAY_MILLISECONDS = 50;

/** Files that a scenario names are beside it. */
const beside = (file: string): string => path.resolve(path.dirname(task.file), file);

/** The models of the module that the scenario names, and its text. */
async function modelsOf({ model }: ScenarioSpec): Promise<{ models: Map<string, AveragingModel>; text: string }> {
  const models = new Map<string, AveragingModel>();
  if (!('module' in model)) return { models, text: '' };
  resolveOwnPackage();
  const file = beside(model.module);
  try {
    for (const { exported, family } of await loadModule(file)) if (family) models.set(exported, family);
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof ModelError)) throw error;
    const issues = error instanceof ModelError ? error.issues : [{ path: '', message: error.message }];
    throw new ScenarioError(issues.map((issue) => ({ path: `model.module${issue.path && `: ${issue.path}`}`, message: issue.message }))); // prettier-ignore
  }
  return { models, text: readText(file) };
}

async function run(): Promise<void> {
  const written = parseScenario(readText(task.file));
  const seed = task.seed ?? written.seed ?? 1;
  const name = written.name ?? path.basename(task.file).replace(/\.json$/, '');
  const spec: ScenarioSpec = { ...written, name, seed };
  const { models, text } = await modelsOf(spec);
  const hash = createHash('sha256').update(fingerprint()).update(JSON.stringify(spec)).update(text);
  const around: Surroundings = {
    models,
    readText(file) {
      const content = readText(beside(file));
      hash.update(content);
      return content;
    },
  };
  const built = buildRun(spec, around);
  const folder = task.out ?? path.join('runs', name);
  await useThreads(task.threads);
  writeWhole(path.join(folder, 'scenario.json'), `${JSON.stringify(spec, null, 2)}\n`);
  let last = 0;
  const summary = runInFolder(built, folder, {
    identity: hash.digest('hex'),
    stop: () => Atomics.load(task.stop, 0) === 1,
    onProgress(t, steps) {
      if (performance.now() - last < SAY_MILLISECONDS) return;
      last = performance.now();
      say({ kind: 'progress', t, until: spec.until, steps });
    },
    onResume: (t) => say({ kind: 'resume', t, folder }),
  });
  const page = task.page && summary.status !== 'interrupted';
  // Plots take a second to load: not without a page.
  if (page) (await import('./write-page.js')).writePage(folder, summary);
  say({ kind: 'end', summary, folder, page });
}

try {
  await run();
} catch (error) {
  if (error instanceof ScenarioError || error instanceof UsageError) say({ kind: 'usage', message: complaint(error) });
  else if (error instanceof TrajectoryError) say({ kind: 'usage', message: `${task.file}: ${error.message}` });
  else if (isFileError(error)) say({ kind: 'usage', message: `cannot write the run: ${error.message}` });
  else say({ kind: 'bug', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}

/** An error of the system about a file: a folder that is a file, a full disk, no permission. */
function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}

function complaint(error: ScenarioError | UsageError): string {
  if (error instanceof UsageError) return error.message;
  const count = error.issues.length;
  const lines = error.message.split('\n').map((line) => `  ${line}`);
  return `${task.file}: ${count === 1 ? 'no scenario' : `no scenario, ${count} problems`}\n${lines.join('\n')}`;
}
