import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { tsImport } from 'tsx/esm/api';
import { completed, looksLikeModel, problemsOf } from '../families/validate.js';
import type { FiniteModel, ModelInput } from '../finite/model.js';
import { ModelError, finiteModel } from '../finite/model.js';
import type { AveragingModel } from '../operators/model.js';
import { UsageError } from './errors.js';
import { PACKAGE_ROOT, readText } from './files.js';

/** The models of a module, in the order of their exports. */
export interface LoadedModel {
  /** how it is exported: `gaussian`, `list[1]` */
  readonly exported: string;
  readonly finite?: FiniteModel;
  readonly family?: AveragingModel;
}

/**
 * The models that a `.ts` or `.js` module exports: averaging models on environments, `finiteModel(...)`, and plain `{ flow }` or
 * `{ kappa, A }` objects, alone or in arrays, named by their export unless they have a name.
 *
 * @throws {UsageError} if the module cannot be loaded or exports no model
 * @throws {ModelError} with every problem of every exported model
 */
export async function loadModule(file: string): Promise<LoadedModel[]> {
  readText(file);
  let exports: Record<string, unknown>;
  try {
    exports = (await tsImport(pathToFileURL(path.resolve(file)).href, import.meta.url)) as Record<string, unknown>;
  } catch (error) {
    throw new UsageError(`${file}: ${whyNotLoaded(error, path.resolve(file))}`);
  }
  const found = entriesOf(exports).flatMap(([name, value]) =>
    Array.isArray(value) ? value.map((v: unknown, i) => [`${name}[${i}]`, v] as const) : [[name, value] as const],
  );
  const issues: ModelError['issues'][number][] = [];
  const seen = new Set<unknown>();
  const models = found.flatMap(([exported, value]): LoadedModel[] => {
    if (seen.has(value)) return [];
    seen.add(value);
    if (isFiniteModel(value)) return [{ exported, finite: { ...value, name: value.name ?? exported } }];
    if (looksLikeModel(value)) {
      const problems = problemsOf(value);
      issues.push(...problems.map(({ path: at, message }) => ({ path: `${exported}.${at}`, message })));
      return problems.length > 0 ? [] : [{ exported, family: completed(value, exported) }];
    }
    if (!isInput(value)) return [];
    try {
      return [{ exported, finite: { ...finiteModel(value), name: value.name ?? exported } }];
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      issues.push(...error.issues.map((issue) => ({ path: `${exported}.${issue.path}`, message: issue.message })));
      return [];
    }
  });
  if (issues.length > 0) throw new ModelError(issues);
  if (models.length === 0)
    throw new UsageError(`${file}: exports no finite model, { flow } or { kappa, A }, and no model on an environment`);
  return models;
}

/** The message, the place in the file if the stack knows it, and what to do where Node takes the file for CommonJS. */
function whyNotLoaded(error: unknown, file: string): string {
  if (!(error instanceof Error)) return String(error);
  const message = error.message.replaceAll(/\?namespace=[\da-f-]+/g, '');
  if (message.includes('Top-level await'))
    return `${message}\nNode takes the file for CommonJS: call it .mts, or put "type": "module" into its package.json`;
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  const [own] = frames.flatMap((line) =>
    (line.includes(`${file}:`) ? (/:(\d+):\d+\)?$/.exec(line) ?? []) : []).slice(1),
  );
  if (own) return `${message} (line ${own})`;
  const [, caller] = /^\s*at (\w+) \(/.exec(frames[0] ?? '') ?? [];
  return caller && frames[0].includes(PACKAGE_ROOT) ? `${message} (in ${caller})` : message;
}

/**
 * Named exports before the default one. Where Node takes a file for CommonJS the default export is all exports again, or holds
 * them.
 */
function entriesOf(exports: Record<string, unknown>): [string, unknown][] {
  const { default: main, ...named } = exports;
  const own = isObject(main) && '__esModule' in main ? main.default : main;
  if (Object.keys(named).length === 0 && isObject(own) && !isModel(own) && !Array.isArray(own))
    return Object.entries(own);
  return [...Object.entries(named), ...(own === undefined ? [] : [['default', own] as [string, unknown]])];
}

const isObject = (x: unknown): x is Record<string, unknown> => typeof x === 'object' && x !== null;

const isFiniteModel = (x: unknown): x is FiniteModel =>
  isObject(x) && isObject(x.field) && x.field.name === 'rational' && typeof x.n === 'number' && Array.isArray(x.kappa);

const isModel = (x: unknown): boolean => isFiniteModel(x) || looksLikeModel(x) || isInput(x);

const isInput = (x: unknown): x is ModelInput => isObject(x) && (Array.isArray(x.flow) || Array.isArray(x.A));
