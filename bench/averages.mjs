/**
 * Averages in doubles beside numpy and scipy doing the same on the very same numbers. See README.md.
 *
 *     node bench/averages.mjs [--dist FOLDER]        FOLDER with the compiled library, `dist` unless told
 *
 * Progress goes to stderr, tables to stdout, ratios to bench/averages.json. Exits with 1 if results differ.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { fastest, uniform } from './measure.mjs';
import { table } from './table.mjs';

const here = import.meta.dirname;
const { values } = parseArgs({ options: { dist: { type: 'string', default: path.join(here, '../dist') } } });
const dist = path.resolve(values.dist);
if (!existsSync(path.join(dist, 'operators/index.js'))) {
  console.error(`no compiled library in ${values.dist}: run \`npm run build\` first`);
  process.exit(2);
}
const load = (file) => import(pathToFileURL(path.join(dist, file)).href);
const operators = await load('operators/index.js');
const { kernelPower, kernelTent, kernelTruncatedPolynomial, space, torus } = operators;
const { gridMeasure, gridQuadrature, measureInDoubles, modelMollified, modelMotschTadmor } = operators;
const { gridTransform } = await load('operators/fast/fft-grid.js');

const say = (line) => console.error(line);
const folder = mkdtempSync(path.join(tmpdir(), 'flockproof-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Rounds of which the least processor time counts: the cores are shared with other work. About SECONDS for each task. */
const [ROUNDS, SECONDS] = [15, 4];

/** Largest difference between our result and the peer's, for fields of size 1. */
const TOLERANCE = 1e-11;

// ---- the tasks -----------------------------------------------------------------------------------------------------
const tasks = [];
/** `inputs` go to the peer as files of doubles, `result` is compared with its one. */
const add = (task) => tasks.push(task);

for (const [label, kernel, peer] of [
  ['1/(1 + r²)', kernelPower(2), 'power'],
  ['product tent', kernelTent(1), 'tent'],
]) {
  const rho = measureInDoubles(space(2), { x: uniform(1, 4000) });
  const model = modelMotschTadmor(space(2), kernel);
  let result;
  add({
    name: `matrix, N = 2000, ${label}`,
    group: 'matrix',
    goal: 1000,
    peer: { kind: 'matrix', kernel: peer, inputs: [rho.x] },
    run: () => (result = model.matrix(rho).entries),
    result: () => result,
  });
}

/** R with about 30 neighbours in the unit square. */
const radiusFor = (n) => Math.round(Math.sqrt(30 / (n * Math.PI)) * 2 ** 20) / 2 ** 20;
for (const [label, environment, n, goal] of [
  ['R²', space(2), 10_000],
  ['R²', space(2), 100_000, 100],
  ['R²', space(2), 1_000_000],
  ['T²', torus(2, 1), 100_000, 100],
]) {
  const rho = measureInDoubles(environment, { x: uniform(2, 2 * n) });
  const u = uniform(3, 2 * n);
  const radius = radiusFor(n);
  const model = modelMotschTadmor(environment, kernelTruncatedPolynomial(radius, 2));
  const out = new Float64Array(2 * n);
  add({
    name: `cells, N = ${n}, ${label}`,
    group: label === 'R²' ? 'cells' : undefined,
    size: n,
    goal,
    peer: { kind: 'neighbours', radius, box: label === 'T²' ? 1 : 0, inputs: [rho.x, u] },
    run: () => model.average(out, rho, u),
    result: () => out,
  });
}

for (const [side, components, goal] of [
  [256, 1],
  [512, 1],
  [1000, 1],
  [1024, 1, 150],
  [1024, 2],
  [2048, 1],
]) {
  const environment = torus(2, 1);
  const rho = gridMeasure(environment, [side, side], (x) => 1 + 0.5 * Math.sin(2 * Math.PI * x[0]));
  const u = uniform(4, rho.n * components);
  const model = modelMotschTadmor(environment, kernelPower(2));
  const out = new Float64Array(rho.n * components);
  add({
    name: `grid, ${side} × ${side}, ${components === 1 ? 'one component' : `${components} components`}`,
    group: components === 1 && side !== 1000 ? 'grid' : undefined,
    size: side * side,
    goal,
    peer: { kind: 'grid', side, components, inputs: [rho.masses, u] },
    run: () => model.average(out, rho, u),
    result: () => out,
  });
}

{
  const side = 1024;
  const rho = gridMeasure(torus(2, 1), [side, side], (x) => 1 + 0.5 * Math.sin(2 * Math.PI * x[0]));
  const u = uniform(4, rho.n);
  const model = modelMollified(torus(2, 1), kernelPower(2), gridQuadrature(rho));
  const out = new Float64Array(rho.n);
  add({
    name: `M_φ on a grid, ${side} × ${side}`,
    peer: { kind: 'mollified', side, components: 1, inputs: [rho.masses, u] },
    run: () => model.average(out, rho, u),
    result: () => out,
  });
}

for (const side of [512, 1024]) {
  const transform = gridTransform([side, side]);
  const [x, y] = [uniform(5, side * side), uniform(6, side * side)];
  const [re, im] = [new Float64Array(side * side), new Float64Array(side * side)];
  add({
    name: `complex transform, ${side} × ${side}`,
    peer: { kind: 'transform', side, inputs: [x, y] },
    run() {
      re.set(x);
      im.set(y);
      transform.forward(re, im);
    },
    result: () => re.map((t) => t / side),
  });
}

// ---- ours, then the peer -------------------------------------------------------------------------------------------
for (const task of tasks) {
  say(`ours: ${task.name}`);
  task.run();
  task.ours = fastest(task.run, ROUNDS, SECONDS);
}

const file = (k, what) => path.join(folder, `${k}-${what}.bin`);
const bytes = (v) => new Uint8Array(v.buffer, v.byteOffset, v.byteLength);
const command = ['/usr/bin/python3', 'python3'].find(
  (program) => spawnSync(program, ['-c', 'import numpy, scipy']).status === 0,
);
const { OPENBLAS_CORETYPE: _core, OPENBLAS_L2_SIZE: _size, ...env } = process.env;
let differ = false;
if (command)
  for (const [k, task] of tasks.entries()) {
    say(`peer: ${task.name}`);
    const { inputs, ...facts } = task.peer;
    inputs.forEach((input, i) => writeFileSync(file(k, i), bytes(input)));
    const order = {
      ...facts,
      inputs: inputs.map((_, i) => file(k, i)),
      output: file(k, 'out'),
      rounds: ROUNDS,
      seconds: SECONDS,
    };
    const { status, stdout, stderr } = spawnSync(
      command,
      [path.join(here, 'peers/averages.py'), JSON.stringify(order)],
      {
        encoding: 'utf8',
        env,
      },
    );
    if (status !== 0) throw new Error(`${task.name}: the peer exits with ${status}\n${stderr}`);
    task.theirs = JSON.parse(stdout).milliseconds;
    const buffer = readFileSync(file(k, 'out'));
    const theirs = new Float64Array(buffer.buffer, buffer.byteOffset, buffer.byteLength / 8);
    const ours = task.result();
    let gap = ours.length === theirs.length ? 0 : Infinity;
    for (let i = 0; i < ours.length; i++) {
      const d = Math.abs(ours[i] - theirs[i]);
      if (!(d <= gap)) gap = d;
    }
    if (!(gap <= TOLERANCE)) {
      differ = true;
      say(`${task.name}: results differ by ${gap}`);
    }
    task.gap = gap;
    for (let i = 0; i < inputs.length; i++) rmSync(file(k, i));
    rmSync(file(k, 'out'));
  }

// ---- output --------------------------------------------------------------------------------------------------------
/** Slope of log time over log size, by least squares. */
function exponent(rows) {
  const points = rows.map(({ size, ours }) => [Math.log(size), Math.log(ours)]);
  const [mx, my] = [0, 1].map((c) => points.reduce((s, p) => s + p[c], 0) / points.length);
  const [sxy, sxx] = points.reduce(([a, b], [x, y]) => [a + (x - mx) * (y - my), b + (x - mx) ** 2], [0, 0]);
  return sxy / sxx;
}
const round = (x) => (x === undefined ? null : Number(x.toPrecision(3)));
const text = (x) => (x === undefined ? '-' : String(round(x)));
console.log('Averages in doubles, milliseconds of processor time\n');
console.log(
  table(
    ['', 'goal', 'ours', 'numpy, scipy', 'ratio', 'gap'],
    tasks.map(({ name, goal, ours, theirs, gap }) => [
      name,
      text(goal),
      text(ours),
      text(theirs),
      text(theirs && theirs / ours),
      gap === undefined ? '-' : gap.toExponential(0),
    ]),
  ),
);
const growth = ['cells', 'grid'].map((group) => ({
  group,
  exponent: exponent(tasks.filter((t) => t.group === group)),
}));
for (const { group, exponent: e } of growth) console.log(`\n${group}: time grows like size^${e.toFixed(2)}`);
if (!command) console.log('\nnumpy, scipy: skipped, not installed (apt-get install -y python3-numpy python3-scipy)');

const results = {
  note: 'ratios > 1: we are faster; processor time, least of several rounds in one run on shared cores, good to a factor of 2',
  resultsAgree: command ? !differ : null,
  rows: tasks.map(({ name, goal, ours, theirs }) => ({
    name,
    goalMet: goal === undefined ? null : ours < goal,
    ratio: round(theirs && theirs / ours),
  })),
  growth: growth.map(({ group, exponent: e }) => ({ group, exponent: round(e) })),
};
writeFileSync(path.join(here, 'averages.json'), `${JSON.stringify(results, null, 2)}\n`);
if (differ) process.exit(1);
