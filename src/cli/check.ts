import { createReadStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { FiniteModel } from '../finite/model.js';
import { ModelError } from '../finite/model.js';
import { parseModel } from '../finite/parse-model.js';
import type { CheckResult } from '../properties/classify.js';
import { checkModel } from '../properties/classify.js';
import type { PropertyName } from '../properties/property.js';
import { PROPERTIES, isPropertyName } from '../properties/registry.js';
import { EXIT, UsageError } from './errors.js';
import { readText, reasonOf } from './files.js';
import { loadModule } from './load-module.js';
import { printCheck } from './print-check.js';

export interface CheckOptions {
  readonly property?: readonly string[];
  readonly strict?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** What has gone wrong so far in a run of `check`. */
interface Tally {
  malformed: number;
  failed: number;
  undecided: number;
}

/** `flockproof check`: classifies models, one result each. */
export async function check(files: readonly string[], options: CheckOptions): Promise<number> {
  const names = readNames(options.property ?? []);
  const tally: Tally = { malformed: 0, failed: 0, undecided: 0 };
  const decide = (model: FiniteModel, asLine: boolean, where: string): void => {
    let result: CheckResult;
    try {
      result = checkModel(model, names);
    } catch (error) {
      // One model that flockproof fails on must not cost the others their answer.
      tally.failed++;
      process.stderr.write(
        `${where}: this is a bug in flockproof: ${error instanceof Error ? error.stack : String(error)}\n`,
      );
      return;
    }
    count(result, names, tally);
    process.stdout.write(asLine || options.json ? `${JSON.stringify(result)}\n` : printCheck(result, model));
  };
  /** Parses and decides one document; a malformed one is reported whole and produces no output. */
  const take = (text: string, where: string, asLine: boolean): void => {
    let model: FiniteModel;
    try {
      model = parseModel(text);
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      tally.malformed++;
      complain(where, error);
      return;
    }
    decide(model, asLine, where);
  };
  for (const file of files) {
    const kind = path.extname(file);
    if (file === '-') await takeStream(process.stdin, 'standard input', true, take);
    else if (kind === '.ndjson' || kind === '.jsonl') await takeStream(open(file), file, false, take);
    else if (kind === '.json') take(readText(file), file, false);
    else if (['.ts', '.mts', '.js', '.mjs'].includes(kind)) {
      try {
        for (const model of await loadModule(file)) decide(model, false, file);
      } catch (error) {
        if (!(error instanceof ModelError)) throw error;
        tally.malformed++;
        complain(file, error);
      }
    } else throw new UsageError(`${file}: expected .json, .ndjson, .ts or .js, or - for standard input`);
  }
  if (tally.malformed > 0) return EXIT.usage;
  if (tally.failed > 0) return EXIT.failed;
  return options.strict && tally.undecided > 0 ? EXIT.undecided : EXIT.ok;
}

function readNames(given: readonly string[]): readonly PropertyName[] | undefined {
  const names = given.flatMap((text) => text.split(',')).map((text) => text.trim());
  const unknown = names.filter((name) => !isPropertyName(name));
  if (unknown.length > 0) {
    throw new UsageError(`no property ${unknown.join(', ')}; there are ${PROPERTIES.map((p) => p.name).join(', ')}`);
  }
  return names.length > 0 ? (names as PropertyName[]) : undefined;
}

/** Only properties that were asked for can fail; without a question there is nothing to fail. */
function count(result: CheckResult, names: readonly PropertyName[] | undefined, tally: Tally): void {
  const verdicts = new Set(Object.values(result.properties).map((p) => p.verdict));
  if (names && verdicts.has('fails')) tally.failed++;
  if (verdicts.has('undecided')) tally.undecided++;
}

function complain(where: string, error: ModelError): void {
  const lines = error.issues.map(({ path: at, message }) => `  ${at === '' ? '' : `${at}: `}${message}`);
  process.stderr.write(
    `${where}: ${error.issues.length === 1 ? 'not a model' : `not a model, ${error.issues.length} problems`}\n${lines.join('\n')}\n`,
  );
}

function open(file: string): Readable {
  return createReadStream(file).on('error', (error) => {
    process.stderr.write(`${file}: ${reasonOf(error)}\n`);
    process.exit(EXIT.usage);
  });
}

/** One model a line; or, where `mayBeWhole`, a single document that spans lines. Lines are decided as they come. */
async function takeStream(
  stream: Readable,
  name: string,
  mayBeWhole: boolean,
  take: (text: string, where: string, asLine: boolean) => void,
): Promise<void> {
  let line = 0;
  let whole: string[] | undefined;
  let seen = false;
  for await (const text of createInterface({ input: stream, crlfDelay: Infinity })) {
    line++;
    if (whole) {
      whole.push(text);
      continue;
    }
    if (text.trim() === '') continue;
    if (mayBeWhole && !seen && !isComplete(text)) {
      whole = [text];
      continue;
    }
    seen = true;
    take(text, `${name}:${line}`, true);
  }
  if (whole) take(whole.join('\n'), name, true);
  else if (!seen) take('', name, true);
}

/** Does the first line already close every bracket that it opens? */
function isComplete(text: string): boolean {
  let depth = 0;
  for (const token of text.match(/"(?:[^"\\]|\\.)*"?|[[\]{}]/g) ?? []) {
    if (token === '[' || token === '{') depth++;
    if (token === ']' || token === '}') depth--;
  }
  return depth <= 0;
}
