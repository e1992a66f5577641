/**
 * Distances between measures, beside scipy and POT on the very same numbers. See README.md.
 *
 *     node bench/distances.mjs [--dist FOLDER]        FOLDER with the compiled library, `dist` unless told
 *
 * Progress goes to stderr, the table to stdout, ratios to bench/distances.json. Exits with 1 if any results differ.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { fastest, uniform } from './measure.mjs';
import { table } from './table.mjs';

const here = import.meta.dirname;
const { values } = parseArgs({ options: { dist: { type: 'string', default: path.join(here, '../dist') } } });
const dist = path.resolve(values.dist);
if (!existsSync(path.join(dist, 'dynamics/distances/index.js'))) {
  console.error(`no compiled library in ${values.dist}: run \`npm run build\` first`);
  process.exit(2);
}
const load = (file) => import(pathToFileURL(path.join(dist, file)).href);
const { assignment, transport, wassersteinCircle, wassersteinLine } = await load('dynamics/distances/index.js');

const say = (line) => console.error(line);
const folder = mkdtempSync(path.join(tmpdir(), 'flockproof-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Rounds of which the least processor time counts: the cores are shared with other work. About SECONDS for each task. */
const [ROUNDS, SECONDS] = [15, 4];

/** Largest relative difference between our value and a peer's. */
const TOLERANCE = 1e-9;

const normalised = (w) => {
  const total = w.reduce((s, t) => s + t);
  return w.map((t) => t / total);
};

// ---- the tasks -----------------------------------------------------------------------------------------------------
const tasks = [];
const N = 100_000;
const atoms = (x, masses) => ({
  n: x.length,
  dim: 1,
  x,
  masses: masses ?? new Float64Array(x.length).fill(1 / x.length),
});
{
  const [x, y] = [uniform(1, N), uniform(2, N)];
  const [a, b] = [normalised(uniform(3, N)), normalised(uniform(4, N))];
  for (const [name, weights, goal] of [
    ['W_1, 100,000 points, equal masses', [], 2.5],
    ['W_1, 100,000 points, weighted', [a, b], 2.5],
  ]) {
    const [first, second] = [atoms(x, weights[0]), atoms(y, weights[1])];
    tasks.push({
      name,
      goal,
      inputs: [x, y].concat(weights),
      peers: { scipy: 'line_scipy', POT: 'line_pot' },
      run: () => wassersteinLine(1, first, second).value,
    });
  }
  const [first, second] = [atoms(x), atoms(y)];
  tasks.push({
    name: 'W_1 on a circle, 100,000 points',
    inputs: [x, y],
    peers: {},
    run: () => wassersteinCircle(1, 1, first, second).value,
  });
}

/** Distances between points of the unit square. */
function planeCosts(n, seed) {
  const [x, y] = [uniform(seed, 2 * n), uniform(seed + 1, 2 * n)];
  return Float64Array.from({ length: n * n }, (_, k) => {
    const [i, j] = [Math.floor(k / n), k % n];
    return Math.hypot(x[2 * i] - y[2 * j], x[2 * i + 1] - y[2 * j + 1]);
  });
}
for (const [name, cost] of [
  ['assignment, n = 2000, independent costs', uniform(5, 4_000_000)],
  ['assignment, n = 2000, points of a square', planeCosts(2000, 6)],
])
  tasks.push({
    name,
    goal: 1,
    inputs: [cost],
    peers: { scipy: 'assignment_scipy' },
    run() {
      const { column } = assignment(cost, 2000);
      return column.reduce((s, j, i) => s + cost[2000 * i + j], 0);
    },
  });
{
  const n = 1000;
  const cost = planeCosts(n, 8);
  const [a, b] = [normalised(uniform(10, n)), normalised(uniform(11, n))];
  tasks.push({
    name: 'transport, 1000 × 1000, weighted',
    inputs: [cost, a, b],
    peers: { POT: 'transport_pot' },
    run() {
      const { plan } = transport(cost, a, b);
      return plan.mass.reduce((s, m, k) => s + m * cost[n * plan.from[k] + plan.to[k]], 0);
    },
  });
}

// ---- ours, then the peers ------------------------------------------------------------------------------------------
for (const task of tasks) {
  say(`ours: ${String(task.name)}`);
  task.value = task.run();
  task.ours = fastest(task.run, ROUNDS, SECONDS);
}
const command = ['/usr/bin/python3', 'python3'].find(
  (program) => spawnSync(program, ['-c', 'import numpy, scipy']).status === 0,
);
const hasPot = command !== undefined && spawnSync(command, ['-c', 'import ot']).status === 0;
const { OPENBLAS_CORETYPE: _core, OPENBLAS_L2_SIZE: _size, ...env } = process.env;
let differ = false;
for (const [k, task] of tasks.entries()) {
  task.theirs = {};
  const inputs = task.inputs.map((v, i) => {
    const file = path.join(folder, `${k}-${i}.bin`);
    writeFileSync(file, new Uint8Array(v.buffer, v.byteOffset, v.byteLength));
    return file;
  });
  for (const [peer, kind] of Object.entries(task.peers)) {
    if (command === undefined || (peer === 'POT' && !hasPot)) continue;
    say(`${peer}: ${String(task.name)}`);
    const order = JSON.stringify({ kind, inputs, rounds: ROUNDS, seconds: SECONDS });
    const { status, stdout, stderr } = spawnSync(command, [path.join(here, 'peers/distances.py'), order], {
      encoding: 'utf8',
      env: { ...env, OMP_NUM_THREADS: '1' },
    });
    if (status !== 0) throw new Error(`${String(task.name)}: ${peer} exits with ${status}\n${stderr}`);
    const { milliseconds, value } = JSON.parse(stdout);
    task.theirs[peer] = milliseconds;
    if (!(Math.abs(value - task.value) <= TOLERANCE * Math.abs(value))) {
      differ = true;
      say(`${String(task.name)}: ours is ${String(task.value)}, that of ${peer} ${String(value)}`);
    }
  }
  inputs.forEach((file) => rmSync(file));
}

// ---- output --------------------------------------------------------------------------------------------------------
const round = (x) => (x === undefined ? null : Number(x.toPrecision(3)));
const text = (x) => (x === undefined ? '-' : String(round(x)));
console.log('Distances, milliseconds of processor time; ratio goals are against scipy\n');
console.log(
  table(
    ['', 'goal', 'ours', 'scipy', 'POT', '/ scipy', '/ POT'],
    tasks.map(({ name, goal, ours, theirs }) => [
      name,
      text(goal),
      text(ours),
      text(theirs.scipy),
      text(theirs.POT),
      text(theirs.scipy && theirs.scipy / ours),
      text(theirs.POT && theirs.POT / ours),
    ]),
  ),
);
if (!command) console.log('\nnumpy, scipy: skipped, not installed (apt-get install -y python3-numpy python3-scipy)');
if (!hasPot) console.log('\nPOT: skipped, not installed (apt-get install -y python3-pot)');
const results = {
  note: 'ratios > 1: we are faster; processor time, least of several rounds in one run on shared cores, good to a factor of 2',
  resultsAgree: command ? !differ : null,
  rows: tasks.map(({ name, goal, ours, theirs }) => ({
    name,
    goal: goal ?? null,
    scipy: round(theirs.scipy && theirs.scipy / ours),
    pot: round(theirs.POT && theirs.POT / ours),
  })),
};
writeFileSync(path.join(here, 'distances.json'), `${JSON.stringify(results, null, 2)}\n`);
if (differ) process.exit(1);
