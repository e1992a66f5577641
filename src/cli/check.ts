import { createReadStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { FAMILY_PROPERTIES, isFamilyPropertyName } from '../families/check-family.js';
import { checkFinite } from '../families/check-finite.js';
import type { FamilyPropertyName, FamilyResult } from '../families/result.js';
import type { FiniteModel, ModelIssue } from '../finite/model.js';
import { ModelError } from '../finite/model.js';
import { parseModel } from '../finite/parse-model.js';
import type { CheckResult } from '../properties/classify.js';
import type { FromCheckWorker } from './check-module.js';
import { checkModule } from './check-module.js';
import { EXIT, UsageError } from './errors.js';
import { readText, reasonOf } from './files.js';
import { printCheck } from './print-check.js';
import { printFamily } from './print-family.js';
import type { Progress } from './progress.js';
import { createProgress } from './progress.js';
import { readBudget, readInteger } from './read-option.js';

export interface CheckOptions {
  readonly property?: readonly string[];
  readonly budget: string;
  readonly seed: string;
  readonly patience: string;
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

/** Longest time that a model may be silent, in seconds. */
const MAX_PATIENCE = 86_400;

/** `flockproof check`: classifies models, one result each. */
export async function check(files: readonly string[], options: CheckOptions): Promise<number> {
  const names = readNames(options.property ?? []);
  const budget = readBudget(options.budget);
  const seed = readInteger('--seed', options.seed, 0, 2 ** 31 - 1);
  const patience = readInteger('--patience', options.patience, 1, MAX_PATIENCE);
  const tally: Tally = { malformed: 0, failed: 0, undecided: 0 };
  const show = (result: CheckResult | FamilyResult, asLine: boolean, file: string): void => {
    count(result, names, tally);
    const text = asLine || options.json ? `${JSON.stringify(result)}\n` : isFamily(result) ? printFamily(result, file, budget) : printCheck(result); // prettier-ignore
    process.stdout.write(text);
  };
  const bug = (where: string, stack: string): void => {
    // One model that flockproof fails on must not cost the others their answer.
    tally.failed++;
    process.stderr.write(`${where}: this is a bug in flockproof: ${stack}\n`);
  };
  const decide = (model: FiniteModel, asLine: boolean, where: string): void => {
    let result: CheckResult;
    try {
      result = checkFinite(model, names);
    } catch (error) {
      bug(where, error instanceof Error ? (error.stack ?? error.message) : String(error));
      return;
    }
    show(result, asLine, where);
  };
  /** Parses and decides one document; a malformed one is reported whole and produces no output. */
  const take = (text: string, where: string, asLine: boolean): void => {
    let model: FiniteModel;
    try {
      model = parseModel(text);
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      tally.malformed++;
      complain(where, error.issues);
      return;
    }
    decide(model, asLine, where);
  };
  const takeModule = async (file: string): Promise<void> => {
    let progress: Progress | undefined;
    let [model, done, total] = ['', 0, 0];
    const hear = (message: FromCheckWorker): void => {
      if (message.kind === 'progress') {
        if (message.model !== model || message.total !== total) {
          progress?.finish();
          progress = createProgress(message.total, options.quiet ?? false, 'crowds');
          done = 0;
        }
        progress?.advance(message.done - done, `${message.model}: ${message.label}`);
        [model, done, total] = [message.model, message.done, message.total];
        return;
      }
      progress?.finish();
      if (message.kind === 'result') show(message.result, false, file);
      else if (message.kind === 'bug') bug(`${file}: ${message.exported}`, message.stack);
      else if (message.kind === 'malformed') complain(file, message.issues);
      else if (message.kind === 'fault') process.stderr.write(`${file}: ${message.message}\n`);
      else if (message.kind === 'usage') throw new UsageError(message.message);
      if (message.kind === 'malformed' || message.kind === 'fault') tally.malformed++;
    };
    await checkModule({ file, names, seed, budget }, patience, hear);
  };
  for (const file of files) {
    const kind = path.extname(file);
    if (file === '-') await takeStream(process.stdin, 'standard input', true, take);
    else if (kind === '.ndjson' || kind === '.jsonl') await takeStream(open(file), file, false, take);
    else if (kind === '.json') take(readText(file), file, false);
    else if (['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs'].includes(kind)) await takeModule(file);
    else
      throw new UsageError(
        `${file}: expected .json, .ndjson, a module (.ts, .mts, .cts, .js, .mjs, .cjs), or - for standard input`,
      );
  }
  if (tally.malformed > 0) return EXIT.usage;
  if (tally.failed > 0) return EXIT.failed;
  return options.strict && tally.undecided > 0 ? EXIT.undecided : EXIT.ok;
}

const isFamily = (result: CheckResult | FamilyResult): result is FamilyResult => 'theorems' in result;

function readNames(given: readonly string[]): readonly FamilyPropertyName[] | undefined {
  const names = given.flatMap((text) => text.split(',')).map((text) => text.trim());
  const unknown = names.filter((name) => !isFamilyPropertyName(name));
  if (unknown.length > 0)
    throw new UsageError(`no property ${unknown.join(', ')}; there are ${FAMILY_PROPERTIES.join(', ')}`);
  return names.length > 0 ? (names as FamilyPropertyName[]) : undefined;
}

/** Only properties that were asked for can fail; without a question there is nothing to fail. */
function count(
  result: CheckResult | FamilyResult,
  names: readonly FamilyPropertyName[] | undefined,
  tally: Tally,
): void {
  const verdicts = new Set(Object.values(result.properties).map((p) => p.verdict));
  if (names && verdicts.has('fails')) tally.failed++;
  if (verdicts.has('undecided')) tally.undecided++;
}

function complain(where: string, issues: readonly ModelIssue[]): void {
  const lines = issues.map(({ path: at, message }) => `  ${at === '' ? '' : `${at}: `}${message}`);
  process.stderr.write(
    `${where}: ${issues.length === 1 ? 'not a model' : `not a model, ${issues.length} problems`}\n${lines.join('\n')}\n`,
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
