/**
 * DOP853 on agents and on the orbit of Arenstorf, beside scipy on the very same problems. See README.md.
 *
 *     node bench/integrate.mjs [--dist FOLDER]        FOLDER with the compiled library, `dist` unless told
 *
 * Progress goes to stderr, the table to stdout, ratios to bench/integrate.json. Exits with 1 if results differ.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { table } from './table.mjs';

const here = import.meta.dirname;
const { values } = parseArgs({ options: { dist: { type: 'string', default: path.join(here, '../dist') } } });
const dist = path.resolve(values.dist);
if (!existsSync(path.join(dist, 'dynamics/index.js'))) {
  console.error(`no compiled library in ${values.dist}: run \`npm run build\` first`);
  process.exit(2);
}
const load = (file) => import(pathToFileURL(path.join(dist, file)).href);
const { agentState, agentSystem, integrateDop853, integrateExtrapolation } = await load('dynamics/index.js');
const { kernelPower, modelCuckerSmale, space } = await load('operators/index.js');

const say = (line) => console.error(line);

/** Rounds of which the least processor time counts: the cores are shared with other work. */
const [ROUNDS, SECONDS] = [9, 4];
/** what everybody is asked for, and of the run that errors are measured by */
const [ASKED, REFERENCE] = [
  { rtol: 1e-9, atol: 1e-12 },
  { rtol: 1e-13, atol: 1e-15 },
];

/** Uniform in [−1, 1), seeded. */
function uniform(seed, count) {
  let state = seed;
  return Array.from({ length: count }, () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 31 - 1);
}

function flock(n, dim, goal) {
  const masses = uniform(3 * n, n).map((t) => (t + 2) / (2 * n));
  const [x, v] = [uniform(n, n * dim).map((t) => 3 * t), uniform(2 * n, n * dim)];
  const system = agentSystem(modelCuckerSmale(space(dim), kernelPower(1)), masses);
  const y = agentState(x, v);
  return {
    name: `${n} agents, R${dim === 1 ? '' : '²'}, to t = 10`,
    goal,
    // the last state of a flock hardly magnifies errors
    allowed: 1e-7,
    problem: system,
    y,
    end: 10,
    order: { kind: 'flock', dim, masses },
  };
}

const mu = 0.012277471;
const arenstorf = {
  name: 'orbit of Arenstorf, one period',
  // it magnifies errors by some 10⁶
  allowed: 1e-2,
  problem: {
    size: 4,
    rightSide(_, y, dy) {
      const d1 = ((y[0] + mu) ** 2 + y[1] ** 2) ** 1.5;
      const d2 = ((y[0] - 1 + mu) ** 2 + y[1] ** 2) ** 1.5;
      dy[0] = y[2];
      dy[1] = y[3];
      dy[2] = y[0] + 2 * y[3] - ((1 - mu) * (y[0] + mu)) / d1 - (mu * (y[0] - 1 + mu)) / d2;
      dy[3] = y[1] - 2 * y[2] - ((1 - mu) * y[1]) / d1 - (mu * y[1]) / d2;
    },
  },
  y: Float64Array.of(0.994, 0, 0, -2.0015851063790824),
  end: 17.065216560157964,
  order: { kind: 'arenstorf' },
};

const tasks = [flock(2, 1, 50), flock(10, 2), flock(100, 2), arenstorf];
const largest = (a, b) => a.reduce((most, t, k) => Math.max(most, Math.abs(t - b[k])), 0);

function fastest(run) {
  let best = Infinity;
  const end = performance.now() + 1000 * SECONDS;
  // short runs are repeated, so that the clock sees them
  let repeat = 1;
  for (let took = 0; took < 20;) {
    const start = process.cpuUsage();
    for (let k = 0; k < repeat; k++) run();
    const { user, system } = process.cpuUsage(start);
    took = (user + system) / 1000;
    if (took < 20) repeat *= 2;
  }
  for (let round = 0; round < ROUNDS && (round < 3 || performance.now() < end); round++) {
    const start = process.cpuUsage();
    for (let k = 0; k < repeat; k++) run();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000 / repeat);
  }
  return best;
}

// ---- ours, then the peers ------------------------------------------------------------------------------------------
const command = ['/usr/bin/python3', 'python3'].find(
  (program) => spawnSync(program, ['-c', 'import numpy, scipy']).status === 0,
);
const { OPENBLAS_CORETYPE: _core, OPENBLAS_L2_SIZE: _size, ...env } = process.env;
let differ = false;
for (const task of tasks) {
  const { problem, y, end } = task;
  const exact = integrateDop853(problem, y, 0, end, REFERENCE).y;
  task.by = {};
  for (const [name, integrate] of [
    ['ours', integrateDop853],
    ['extrapolation', integrateExtrapolation],
  ]) {
    say(`${name}: ${task.name}`);
    const run = () => integrate(problem, y, 0, end, ASKED);
    const { y: found, rightSides } = run();
    task.by[name] = { milliseconds: fastest(run), rightSides, error: largest(found, exact) };
  }
  if (command !== undefined) {
    say(`scipy: ${task.name}`);
    const order = { ...task.order, ...ASKED, y: [...y], end, rounds: ROUNDS, seconds: SECONDS };
    const { status, stdout, stderr } = spawnSync(
      command,
      [path.join(here, 'peers/integrate.py'), JSON.stringify(order)],
      { encoding: 'utf8', env: { ...env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' } },
    );
    if (status !== 0) throw new Error(`${task.name}: scipy exits with ${status}\n${stderr}`);
    for (const [name, { y: found, ...rest }] of Object.entries(JSON.parse(stdout)))
      task.by[name] = { ...rest, error: largest(found, exact) };
  }
  for (const [name, { error }] of Object.entries(task.by))
    if (!(error <= task.allowed)) {
      differ = true;
      say(`${task.name}: ${name} is off by ${error}, more than ${task.allowed}`);
    }
}

// ---- output --------------------------------------------------------------------------------------------------------
const round = (x) => (x === undefined ? null : Number(x.toPrecision(3)));
const text = (x) => (x === undefined ? '-' : String(round(x)));
const ratio = ({ by }, name) => by[name] && by[name].milliseconds / by.ours.milliseconds;
console.log('DOP853 at rtol 1e-9, atol 1e-12: milliseconds of processor time, right-hand sides, error at the end\n');
console.log(
  table(
    ['', 'goal', 'ours', 'solve_ivp', 'Fortran', '/ solve_ivp', '/ Fortran', 'f: ours', 'scipy', 'Fortran', 'error: ours', 'scipy', 'Fortran'], // prettier-ignore
    tasks.map((task) => {
      const { ours, solve_ivp: scipy, fortran } = task.by;
      return [
        task.name,
        text(task.goal),
        ...[ours, scipy, fortran].map((one) => text(one?.milliseconds)),
        ...['solve_ivp', 'fortran'].map((name) => text(ratio(task, name))),
        ...[ours, scipy, fortran].map((one) => String(one?.rightSides ?? '-')),
        ...[ours, scipy, fortran].map((one) => one?.error.toExponential(1) ?? '-'),
      ];
    }),
  ),
);
if (!command) console.log('\nnumpy, scipy: skipped, not installed (apt-get install -y python3-numpy python3-scipy)');
const results = {
  note: 'ratios > 1: we are faster, or ask for fewer right-hand sides; processor time, least of several rounds in one run on shared cores, good to a factor of 2',
  resultsAgree: command ? !differ : null,
  rows: tasks.map((task) => {
    const { ours, extrapolation, solve_ivp: scipy, fortran } = task.by;
    return {
      name: task.name,
      goal: task.goal ?? null,
      solveIvp: round(ratio(task, 'solve_ivp')),
      fortran: round(ratio(task, 'fortran')),
      rightSides: {
        solveIvp: round(scipy && scipy.rightSides / ours.rightSides),
        fortran: round(fortran && fortran.rightSides / ours.rightSides),
        extrapolation: round(extrapolation.rightSides / ours.rightSides),
      },
      errors: { ours: round(ours.error), solveIvp: round(scipy?.error), fortran: round(fortran?.error) },
    };
  }),
};
writeFileSync(path.join(here, 'integrate.json'), `${JSON.stringify(results, null, 2)}\n`);
if (differ) process.exit(1);
