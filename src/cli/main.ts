#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { CorpusError } from '../engines/corpus.js';
import type { AtlasOptions } from './atlas.js';
import type { SearchOptions } from './atlas-search.js';
import type { CheckOptions } from './check.js';
import type { ClaimsOptions } from './claims.js';
import { EXIT, UsageError } from './errors.js';
import { packageVersion } from './files.js';
import type { FindOptions } from './find.js';
import type { ReplayOptions } from './replay.js';
import type { ReportOptions } from './report.js';
import type { SimulateOptions } from './simulate.js';
import type { VerifyOptions } from './verify.js';

/** Commands are loaded when they run: `check` does not wait for the claims. */
const program = new Command('flockproof')
  .description('Verifies the theory of environmental averaging, and classifies averaging models.')
  .version(packageVersion())
  .exitOverride()
  .showHelpAfterError(false)
  .configureOutput({ outputError: (text, write) => write(text) });

let exitCode: number = EXIT.ok;
const examples = (...lines: readonly string[]): string => `Examples:\n${lines.map((l) => `  $ ${l}\n`).join('')}`;
const command = (name: string, description: string, ...lines: readonly string[]): Command =>
  program
    .command(name)
    .description(description)
    .addHelpText('before', examples(...lines))
    .option('--json', 'data on standard output, nothing else')
    .option('--quiet', 'no progress on standard error');

command(
  'verify [ids...]',
  'verifies claims, writes report.json, report.md, index.html and junit.xml, compares with the baseline',
  'flockproof verify',
  'flockproof verify prop-3.12 eq-325 --budget deep',
  'flockproof verify --section 3 --seed 7 --jobs 2 --out reports-7',
)
  .option('--section <section>', 'only claims of a section of the paper: 3 or 3.6')
  .option('--budget <budget>', 'quick, standard or deep', 'standard')
  .option('--seed <n>', 'seed of the random cases', '1')
  .option('--jobs <n>', 'worker threads (default: one for each processor)')
  .option('--out <folder>', 'where the report goes', 'reports')
  .option('--baseline <file>', 'accepted verdicts (default: reports/baseline.json)')
  .option('--accept', 'store the verdicts as accepted, and new counterexamples in the corpus')
  .option('--strict', 'exit with 3 if a claim is unresolved')
  .action(async (ids: string[], options: VerifyOptions) => {
    exitCode = await (await import('./verify.js')).verify(ids, options);
  });

command(
  'check <file...>',
  'classifies models: every property with a certificate or a counterexample. Files are .json, .ndjson, - for standard input, or modules (.ts, .mts, .cts, .js, .mjs, .cjs) that export models: defineModel(…), finiteModel(…), { flow }. README.md, "Classify a model of your own", has the forms and the rows of the table',
  'flockproof check model.json',
  'flockproof check models.ndjson --json > results.ndjson',
  `echo '{"flow":[[1,2],[2,1]]}' | flockproof check -`,
  'flockproof check my-model.ts',
  'flockproof check my-model.ts --property conservative,galilean-invariant --budget deep',
)
  .option(
    '--property <names>',
    'decide only these (comma-separated or repeated), and exit with 1 if one fails',
    (names: string, before: readonly string[] | undefined) => [...(before ?? []), names],
  )
  .option('--budget <budget>', 'for models on environments: quick, standard or deep', 'standard')
  .option('--seed <n>', 'of the crowds that models on environments are tried at', '1')
  .option('--patience <seconds>', 'how long a module or a model may be silent', '30')
  .option('--strict', 'exit with 3 if a property is undecided')
  .action(async (files: string[], options: CheckOptions) => {
    exitCode = await (await import('./check.js')).check(files, options);
  });

command('claims', 'the catalogue of claims with status', 'flockproof claims', 'flockproof claims --section 11 --json')
  .option('--section <section>', 'only claims of a section of the paper')
  .option('--out <folder>', 'where the last report is', 'reports')
  .action(async (options: ClaimsOptions) => {
    exitCode = (await import('./claims.js')).claims(options);
  });

const collect = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value];

command(
  'atlas',
  'all patterns of properties: realised by a model, or excluded by proved implications',
  'flockproof atlas',
  'flockproof atlas --json > atlas.json',
  'flockproof atlas --graph | dot -Tsvg > atlas.svg',
  'flockproof atlas --search --budget quick',
)
  .option('--graph', 'the basis of implications in the language of Graphviz')
  .option('--without <claim>', 'do not use this claim (repeatable)', collect)
  .option('--strict', 'exit with 3 if a pattern is open')
  .option('--search', 'look for the smallest model of every pattern from nothing; resumes when interrupted')
  .option('--budget <budget>', 'of the search: quick, standard or deep', 'standard')
  .option('--seed <n>', 'of the search', '1')
  .option('--jobs <n>', 'worker threads of the search (default: one for each processor)')
  .option('--out <folder>', 'where the log of the search goes', 'reports')
  .option('--accept', 'store the witnesses of the search in the corpus')
  .action(async (options: AtlasOptions & SearchOptions & { readonly search?: boolean }) => {
    exitCode = options.search
      ? await (await import('./atlas-search.js')).searchAtlas(options)
      : (await import('./atlas.js')).atlas(options);
  });

command(
  'find <query>',
  'a model with these properties, the smallest known; or why there is none',
  'flockproof find "ball-positive & ~symmetric"',
  'flockproof find "idempotent & (irreducible | invertible) & ~positive"',
  'flockproof find "ball-positive & ~conservative" --without prop-3.12',
)
  .option('--points <n>', 'only models of at most so many points')
  .option('--without <claim>', 'derive without using this claim (repeatable)', collect)
  .option('--strict', 'exit with 3 if the answer is open')
  .action(async (query: string, options: FindOptions) => {
    exitCode = await (await import('./find.js')).find(query, options);
  });

command(
  'replay <witness>',
  'decides a stored witness, or a random case by its replay string, again',
  'flockproof replay W-14594d4112ef',
  'flockproof replay prop-3.12@1:17',
)
  .option('--out <folder>', 'where the last report is', 'reports')
  .action(async (what: string, options: ReplayOptions) => {
    exitCode = (await import('./replay.js')).replay(what, options);
  });

command(
  'simulate <scenario>',
  'runs agents: trajectory, observables, bounds of the theorems, and a page to look at. docs/simulate.md has the keys of a scenario; SIGINT leaves a checkpoint, and the same command goes on',
  'flockproof simulate examples/scenarios/cucker-smale.json',
  'flockproof simulate my-scenario.json --out runs/try --seed 7',
  'flockproof simulate my-scenario.json --json --quiet --no-page',
)
  .option('--out <folder>', 'where the run goes (default: runs/<name>)')
  .option('--seed <n>', 'instead of the seed of the scenario')
  .option('--threads <n>', 'threads of the forces (default: one for each processor); results do not depend on it')
  .option('--no-page', 'without index.html')
  .action(async (scenario: string, options: SimulateOptions) => {
    exitCode = await (await import('./simulate.js')).simulate(scenario, options);
  });

command('report', 'renders the report again from report.json', 'flockproof report --open')
  .option('--out <folder>', 'where report.json is', 'reports')
  .option('--open', 'open the page in a browser')
  .action(async (options: ReportOptions) => {
    exitCode = (await import('./report.js')).report(options);
  });

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader has gone: nobody is left to tell.
  if (error.code === 'EPIPE') process.exit(EXIT.ok);
  throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  else if (error instanceof UsageError || error instanceof CorpusError) {
    process.stderr.write(`flockproof: ${error.message}\n`);
    exitCode = EXIT.usage;
  } else {
    process.stderr.write(
      `flockproof: this is a bug in flockproof, not in your input\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    exitCode = EXIT.failed;
  }
}
process.exitCode = exitCode;
