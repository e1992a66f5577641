import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { tsImport } from 'tsx/esm/api';
import type { FiniteModel, ModelInput } from '../finite/model.js';
import { ModelError, finiteModel } from '../finite/model.js';
import { UsageError } from './errors.js';
import { readText } from './files.js';

/**
 * The finite models that a `.ts` or `.js` module exports: `finiteModel(...)` or plain `{ flow }`, `{ kappa, A }` objects,
 * alone or in arrays, named by their export unless they have a name.
 *
 * @throws {UsageError} if the module cannot be loaded or exports no model
 * @throws {ModelError} with every problem of every exported model
 */
export async function loadModule(file: string): Promise<FiniteModel[]> {
  readText(file);
  let exports: Record<string, unknown>;
  try {
    exports = (await tsImport(pathToFileURL(path.resolve(file)).href, import.meta.url)) as Record<string, unknown>;
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const found = Object.entries(exports).flatMap(([name, value]) =>
    Array.isArray(value) ? value.map((v: unknown, i) => [`${name}[${i}]`, v] as const) : [[name, value] as const],
  );
  const issues: ModelError['issues'][number][] = [];
  const models = found.flatMap(([name, value]): FiniteModel[] => {
    if (isModel(value)) return [{ ...value, name: value.name ?? name }];
    if (!isInput(value)) return [];
    try {
      return [{ ...finiteModel(value), name: value.name ?? name }];
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      issues.push(...error.issues.map((issue) => ({ path: `${name}.${issue.path}`, message: issue.message })));
      return [];
    }
  });
  if (issues.length > 0) throw new ModelError(issues);
  if (models.length === 0) throw new UsageError(`${file}: exports no finite model, { flow } or { kappa, A }`);
  return models;
}

const isObject = (x: unknown): x is Record<string, unknown> => typeof x === 'object' && x !== null;

const isModel = (x: unknown): x is FiniteModel =>
  isObject(x) && isObject(x.field) && x.field.name === 'rational' && typeof x.n === 'number' && Array.isArray(x.kappa);

const isInput = (x: unknown): x is ModelInput => isObject(x) && (Array.isArray(x.flow) || Array.isArray(x.A));
