/**
 * Ball-positivity decisions a second and core, beside peers on the very same matrices. See README.md.
 *
 *     node bench/run.mjs [--dist FOLDER]        FOLDER with the compiled library, `dist` unless told
 *
 * Progress goes to stderr, the table to stdout, ratios to bench/results.json. Exits with 1 if any verdicts differ.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { holding, mixed, unbalanced } from './models.mjs';
import { table } from './table.mjs';

const here = import.meta.dirname;
const { values } = parseArgs({ options: { dist: { type: 'string', default: path.join(here, '../dist') } } });
const dist = path.resolve(values.dist);
if (!existsSync(path.join(dist, 'finite/decide-form.js'))) {
  console.error(`no compiled library in ${values.dist}: run \`npm run build\` first`);
  process.exit(2);
}
const load = (file) => import(pathToFileURL(path.join(dist, file)).href);
const { formIsNonNegative, isConservative } = await load('finite/decide-form.js');
const { flowFromIntegers, modelOf, smallFlow } = await load('finite/flow.js');
const { eliminate } = await load('finite/elimination.js');
const { integerForm } = await load('finite/forms.js');
const { modelJson } = await load('finite/model-json.js');
const { check } = await load('finite/checker.js');
const { ballPositive } = await load('properties/ball-positive.js');

const say = (line) => console.error(line);
const SEED = 1;
/** Models in a timed part; of each part the first CHECKED verdicts are compared with the peers'. */
const [TIMED, CHECKED] = [400, 40];
const ROUNDS = 5;
const MILLISECONDS = 60;
const PEER_SECONDS = 0.35;

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

/** Calls a second of f on the items in turn: median of ROUNDS rounds after a first one to warm up. */
function rate(items, f, milliseconds = MILLISECONDS) {
  const rates = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const start = performance.now();
    let done = 0;
    // The clock is read once in 16 calls: a call may take less time than the clock.
    while (performance.now() - start < milliseconds) for (let k = 0; k < 16; k++) f(items[done++ % items.length]);
    rates.push((done / (performance.now() - start)) * 1000);
  }
  return median(rates.slice(1));
}

// ---- the models ----------------------------------------------------------------------------------------------------
const rows = [];
for (const [label, max] of [
  ['12', 12],
  ['1000', 1000],
  ['52 bits', 2 ** 52 - 1],
]) {
  for (const n of [3, 4, 6, 8, 12]) rows.push({ n, label, max, name: `N=${n}, ${label}` });
}
const folder = mkdtempSync(path.join(tmpdir(), 'flockproof-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const row of rows) {
  const timed = holding(SEED, row.n, row.max, TIMED);
  row.models = [...timed, ...mixed(SEED + 1, row.n, row.max, CHECKED)];
  row.file = path.join(folder, `${row.n}-${row.label.replace(' ', '-')}.txt`);
  writeFileSync(row.file, [`${row.n} ${TIMED} ${CHECKED}`, ...row.models.map((F) => F.join(' ')), ''].join('\n'));
}

// ---- ours ----------------------------------------------------------------------------------------------------------
const stringOf = (verdicts) => verdicts.map(Number).join('');
for (const row of rows) {
  say(`ours: ${row.name}`);
  const flows = row.models.map((F) => flowFromIntegers(row.n, F.map(BigInt)));
  const timed = flows.slice(0, TIMED);
  const compared = [...flows.slice(0, CHECKED), ...flows.slice(TIMED)];
  row.verdicts = stringOf(compared.map((flow) => formIsNonNegative('ball', flow)));
  row.plain = stringOf(compared.map((flow) => eliminate(flow.n, integerForm('ball', flow).entries).semidefinite));
  row.undecided = timed.filter((flow) => formIsNonNegative('ball', flow, true) === undefined).length / TIMED;
  row.ours = rate(timed, (flow) => formIsNonNegative('ball', flow));
  // The singular models apart: the filter decides none of them.
  row.easy = rate(
    timed.filter((_, k) => k % 10 < 7),
    (flow) => formIsNonNegative('ball', flow),
  );
  row.singular = rate(
    timed.filter((_, k) => k % 10 >= 7),
    (flow) => formIsNonNegative('ball', flow),
  );
  const few = timed.slice(0, 40).map(modelOf);
  row.certificate = rate(few, (model) => ballPositive.decide(model), 40);
  const statements = few.map((model) => ({
    kind: 'property',
    property: 'ball-positive',
    model: modelJson(model),
    ...ballPositive.decide(model),
  }));
  if (!statements.every((s) => s.verdict === 'holds' && check(s).accepted))
    throw new Error(`${row.name}: not certified`);
  row.checker = rate(statements.slice(0, 16), check, 40);
}

// ---- peers ---------------------------------------------------------------------------------------------------------
const INSTALL = 'apt-get install -y libflint-dev python3-gmpy2 gcc';
const missing = [];
const files = rows.map((row) => row.file);

/** The command of a peer, or why it is missing. */
function python(kind) {
  // Debian's packages are for /usr/bin/python3; another python3 may come first in the path.
  for (const command of ['/usr/bin/python3', 'python3']) {
    const module = kind === 'gmpy2' ? 'gmpy2' : 'fractions';
    if (spawnSync(command, ['-c', `import ${module}`]).status === 0)
      return [command, path.join(here, 'peers/exact.py'), kind];
  }
  return undefined;
}
function flint() {
  const binary = path.join(folder, 'flint');
  const source = path.join(here, 'peers/flint.c');
  const flags = ['-O2', '-march=native', '-o', binary, source, '-lflint', '-lgmp', '-lm'];
  return spawnSync('gcc', flags).status === 0 ? [binary] : undefined;
}
const PEERS = [
  { key: 'flint', title: 'C, FLINT', command: flint() },
  { key: 'gmpy2', title: 'gmpy2', command: python('gmpy2') },
  { key: 'fractions', title: 'fractions', command: python('fractions') },
];
let differ = false;
const compare = (row, who, verdicts) => {
  if (verdicts === row.verdicts) return;
  differ = true;
  say(`${row.name}: ${who} has other verdicts\n  ours  ${row.verdicts}\n  ${who}  ${verdicts}`);
};
for (const row of rows) compare(row, 'plain elimination', row.plain);
for (const { key, title, command } of PEERS) {
  if (!command) {
    missing.push(`${title}: skipped, not installed (${INSTALL})`);
    continue;
  }
  say(`peer: ${title}`);
  const [program, ...args] = command;
  const output = execFileSync(program, [...args, String(PEER_SECONDS), ...files], { encoding: 'utf8' });
  output
    .trim()
    .split('\n')
    .forEach((line, k) => {
      const { verdicts, rate: perSecond } = JSON.parse(line);
      rows[k][key] = perSecond;
      compare(rows[k], title, verdicts);
    });
}

// ---- linear rejection, whole process, memory -----------------------------------------------------------------------
say('linear rejection');
const rejection = [
  ['12', 12],
  ['52 bits', 2 ** 52 - 1],
].flatMap(([label, max]) =>
  [3, 6, 12].map((n) => {
    const flows = unbalanced(SEED + 2, n, max, TIMED).map((F) =>
      max === 12
        ? smallFlow(Array.from({ length: n }, (_, i) => F.slice(i * n, i * n + n)))
        : flowFromIntegers(n, F.map(BigInt)),
    );
    if (flows.some((flow) => isConservative(flow))) throw new Error('the models should not be conservative');
    return { name: `N=${n}, ${label}`, rate: rate(flows, (flow) => formIsNonNegative('ball', flow)) };
  }),
);

/** Bytes that a million decisions leave behind or make the heap grow by, N = 6 integer doubles that the filter decides. */
say('memory');
const easy = holding(SEED, 6, 1000, TIMED)
  .filter((_, k) => k % 10 < 7)
  .map((F) => flowFromIntegers(6, F.map(BigInt)));
for (const flow of easy) formIsNonNegative('ball', flow);
const before = process.memoryUsage();
for (let k = 0; k < 1_000_000; k++) formIsNonNegative('ball', easy[k % easy.length]);
const after = process.memoryUsage();
const memory = {
  heapGrowthPerDecision: Math.max(0, after.heapUsed - before.heapUsed) / 1e6,
  residentMegabytes: after.rss / 2 ** 20,
};

/** `flockproof check` on 400 models with N <= 6, all properties, as a user runs it. */
function wholeProcess() {
  const main = path.join(dist, 'cli/main.js');
  if (!existsSync(main)) return 'skipped, there is no cli/main.js in the compiled library';
  const file = path.join(folder, 'models.ndjson');
  const lines = rows
    .filter((row) => row.n <= 6 && row.label !== '52 bits')
    .flatMap(({ n, models }) => models.map((F) => modelOf(flowFromIntegers(n, F.map(BigInt)))))
    .filter((_, k) => k % 6 === 0)
    .slice(0, 400)
    .map(modelJson);
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const times = [];
  for (let k = 0; k < 3; k++) {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, [main, 'check', file], {
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (status !== 0) return `skipped, it exits with ${status}: ${stderr.split('\n')[0]}`;
    times.push(performance.now() - start);
  }
  return median(times);
}
say('check as a whole process');
const whole = wholeProcess();

// ---- output --------------------------------------------------------------------------------------------------------
const short = (x) =>
  x === undefined
    ? '-'
    : x >= 1e6
      ? `${(x / 1e6).toFixed(1)}M`
      : x >= 1e4
        ? `${Math.round(x / 1e3)}k`
        : x >= 1e3
          ? `${(x / 1e3).toFixed(1)}k`
          : x.toFixed(x < 10 ? 2 : 0);
const ratio = (row, key) => (row[key] === undefined ? undefined : row.ours / row[key]);
console.log('Ball-positivity decisions a second and core, 70% lazy flows and 30% singular ones\n');
console.log(
  table(
    [
      '',
      'ours',
      'lazy',
      'singular',
      'undecided',
      'certificate',
      'checker',
      ...PEERS.map((p) => p.title),
      ...PEERS.map((p) => `/ ${p.title}`),
    ],
    rows.map((row) => [
      row.name,
      ...[row.ours, row.easy, row.singular].map(short),
      `${(100 * row.undecided).toFixed(0)}%`,
      short(row.certificate),
      short(row.checker),
      ...PEERS.map((p) => short(row[p.key])),
      ...PEERS.map((p) => short(ratio(row, p.key))),
    ]),
  ),
);
console.log('\nRejections of models that are not conservative, a second and core\n');
console.log(
  table(
    ['', 'ours'],
    rejection.map((r) => [r.name, short(r.rate)]),
  ),
);
console.log(
  `\nmemory: the heap grows by ${memory.heapGrowthPerDecision.toFixed(1)} bytes a decision over a million; ${memory.residentMegabytes.toFixed(0)} MB resident`,
);
console.log(`check, 400 models, whole process: ${typeof whole === 'number' ? `${whole.toFixed(0)} ms` : whole}`);
for (const line of missing) console.log(line);

const round = (x) => (x === undefined ? null : Number(x.toPrecision(3)));
const results = {
  note: 'ratios > 1: we are faster; measured in one run, good to a factor of 2',
  seed: SEED,
  verdictsAgree: !differ,
  verdictsCompared: rows.reduce((s, row) => s + row.verdicts.length, 0),
  rows: rows.map((row) => ({
    n: row.n,
    entries: row.label,
    undecidedByFilter: round(row.undecided),
    ratios: Object.fromEntries([
      ...PEERS.map(({ key }) => [key, round(ratio(row, key))]),
      ['certificate', round(ratio(row, 'certificate'))],
    ]),
  })),
};
writeFileSync(path.join(here, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
if (differ) process.exit(1);
say(`all verdicts agree (${results.verdictsCompared})`);
