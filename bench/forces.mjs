/**
 * Alignment forces beside numpy, scipy, numba, gfortran and gcc doing the same on the very same numbers. See README.md.
 *
 *     node bench/forces.mjs [--dist FOLDER] [--no-install]
 *
 * Installs what is missing of the peers from Debian if it may. Progress goes to stderr, tables to stdout, ratios to
 * bench/forces.json. Exits with 1 if results differ.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { uniform } from './measure.mjs';
import { table } from './table.mjs';

const here = import.meta.dirname;
const { values } = parseArgs({
  options: { dist: { type: 'string', default: path.join(here, '../dist') }, 'no-install': { type: 'boolean' } },
});
const dist = path.resolve(values.dist);
if (!existsSync(path.join(dist, 'kernels.wasm'))) {
  console.error(`no compiled library in ${values.dist}: run \`npm run build\` first`);
  process.exit(2);
}
const load = (file) => import(pathToFileURL(path.join(dist, file)).href);
const { forceFor, useThreads } = await load('dynamics/index.js');
const { simdEngine } = await load('dynamics/forces/simd/engine.js');
const O = await load('operators/index.js');
const say = (line) => console.error(line);
const folder = mkdtempSync(path.join(tmpdir(), 'flockproof-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const file = (name) => path.join(folder, name);

// ---- the peers -----------------------------------------------------------------------------------------------------
const works = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;
const PYTHON = '/usr/bin/python3';
const missing = [
  ['gcc', works('gcc', '--version')],
  ['gfortran', works('gfortran', '--version')],
  ...['numpy', 'scipy', 'numba'].map((name) => [`python3-${name}`, works(PYTHON, '-c', `import ${name}`)]),
].flatMap(([name, found]) => (found ? [] : [name]));
if (missing.length > 0 && !values['no-install']) {
  say(`installing ${missing.join(', ')}`);
  spawnSync('apt-get', ['update'], { stdio: 'ignore' });
  spawnSync('apt-get', ['install', '-y', ...missing], { stdio: 'ignore' });
}

/** Rounds of which the least processor time counts: the cores are shared with other work. */
const ROUNDS = 9;

const { OPENBLAS_CORETYPE: _core, OPENBLAS_L2_SIZE: _size, ...rest } = process.env;
/** The sum over threads is what processor time counts, so numpy has one. */
const env = { ...rest, OPENBLAS_NUM_THREADS: '1' };

/** @returns {number | undefined} milliseconds, the last line of what it prints; undefined if it does not run */
function timed(command, args, input) {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8', env, input });
  return status === 0 ? Number(stdout.trim().split(/\s+/).at(-1)) : undefined;
}
const build = (compiler, ...args) =>
  works(compiler, ...args.slice(0, -1), path.join(here, 'peers', args.at(-1)), '-lm');
const [strict, fast, cells] = [file('strict'), file('fast'), file('cells')];
build('gcc', '-O3', '-march=native', '-o', strict, 'pairs.c');
build('gcc', '-O3', '-march=native', '-ffast-math', '-o', fast, 'pairs.c');
build('gfortran', '-O2', '-o', cells, 'cells.f90');

const python = (order) => timed(PYTHON, [path.join(here, 'peers/forces.py'), JSON.stringify(order)]);
const PEERS = {
  numpy: ({ kernel, n, input, output }) => python({ kind: 'numpy', kernel, n, input, output, rounds: 3 }),
  numba: ({ kernel, n, input, output }) => python({ kind: 'numba', kernel, n, input, output, rounds: ROUNDS }),
  gcc: ({ kernel, n, input, output }) => timed(strict, [kernel, n, ROUNDS, input, output].map(String)),
  'gcc fast-math': ({ kernel, n, input, output }) => timed(fast, [kernel, n, ROUNDS, input, output].map(String)),
  cKDTree: ({ n, radius, input, output }) => python({ kind: 'tree', n, radius, input, output, rounds: 3 }),
  gfortran: ({ n, radius, input, output }) => timed(cells, [], `${n} ${radius} ${ROUNDS}\n${input}\n${output}\n`),
};

// ---- ours ----------------------------------------------------------------------------------------------------------
function fastest(run, rounds = ROUNDS) {
  let [processor, wall] = [Infinity, Infinity];
  run();
  for (let round = 0; round < rounds; round++) {
    const [cpu, start] = [process.cpuUsage(), performance.now()];
    run();
    wall = Math.min(wall, performance.now() - start);
    const { user, system } = process.cpuUsage(cpu);
    processor = Math.min(processor, (user + system) / 1000);
  }
  return { processor, wall };
}

/** A crowd in the unit square and the force of its model. */
function crowd(n, environment, kernel, options) {
  const rho = O.measureInDoubles(environment, { x: uniform(n, 2 * n), masses: new Float64Array(n).fill(1 / n) });
  const v = uniform(n + 1, 2 * n);
  const out = new Float64Array(2 * n);
  const force = forceFor(O.modelCuckerSmale(environment, kernel), options);
  const run = () => {
    if (!force(out, rho, v)) throw new Error(`no fast path for ${n} agents`);
  };
  return { rho, v, out, run };
}

const [PLANE, TORUS] = [O.space(2), O.torus(2, 1)];
/** R with about 30 neighbours in the unit square. */
const radiusFor = (n) => Math.round(Math.sqrt(30 / (n * Math.PI)) * 2 ** 20) / 2 ** 20;
const compact = (n) => O.kernelTruncatedPolynomial(radiusFor(n), 2);
const smooth = O.kernelPeriodised(O.kernelGaussian('1/100'), TORUS);

/** Largest difference of two forces that may be: sums of size 1 of up to 4000 terms. */
const TOLERANCE = 1e-12;
let differ = false;
function gapTo(output, out) {
  const buffer = readFileSync(output);
  const theirs = new Float64Array(buffer.buffer, buffer.byteOffset, buffer.byteLength / 8);
  let gap = theirs.length === out.length ? 0 : Infinity;
  for (let k = 0; k < out.length; k++) {
    const d = Math.abs(out[k] - theirs[k]);
    if (!(d <= gap)) gap = d;
  }
  if (!(gap <= TOLERANCE)) differ = true;
  return gap;
}

const ALL_PAIRS = ['numpy', 'numba', 'gcc', 'gcc fast-math'];
const COMPACT = ['cKDTree', 'gfortran'];
const TASKS = [
  ['all pairs, N = 4000, (1 + r²)^(−1/2)', 4000, O.kernelPower(1), ALL_PAIRS, { kernel: 'power1' }],
  ['all pairs, N = 4000, (1 + r²)^(−2/5)', 4000, O.kernelPower('4/5'), ALL_PAIRS, { kernel: 'power' }],
  ['all pairs, N = 4000, exp(−r²/2)', 4000, O.kernelGaussian(1), ALL_PAIRS, { kernel: 'gaussian' }],
  ['compact, N = 100000', 100_000, compact(100_000), COMPACT, { radius: radiusFor(100_000) }],
  ['compact, N = 1000000', 1_000_000, compact(1_000_000), COMPACT, { radius: radiusFor(1_000_000) }],
];

const rows = [];
for (const [name, n, kernel, peers, facts] of TASKS) {
  say(`ours: ${name}`);
  const { rho, v, out, run } = crowd(n, PLANE, kernel);
  const { processor } = fastest(run);
  await useThreads(2);
  for (let k = 0; k < 5; k++) {
    run();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const two = fastest(run).wall;
  await useThreads(1);
  const [input, output] = [file('in.bin'), file('out.bin')];
  const all = new Float64Array(5 * n);
  all.set(rho.x, 0);
  all.set(v, 2 * n);
  all.set(rho.masses, 4 * n);
  writeFileSync(input, new Uint8Array(all.buffer));
  const theirs = peers.map((peer) => {
    say(`peer: ${name}, ${peer}`);
    const milliseconds = PEERS[peer]({ n, input, output, ...facts });
    const gap = milliseconds === undefined ? undefined : gapTo(output, out);
    if (gap > TOLERANCE) say(`${name}, ${peer}: results differ by ${gap}`);
    return { peer, milliseconds, gap };
  });
  rows.push({ name, processor, two, theirs });
}

// ---- growth --------------------------------------------------------------------------------------------------------
/** Slope of log time over log size, by least squares. */
function exponent(points) {
  const logs = points.map(([n, t]) => [Math.log(n), Math.log(t)]);
  const [mx, my] = [0, 1].map((c) => logs.reduce((s, p) => s + p[c], 0) / logs.length);
  const [sxy, sxx] = logs.reduce(([a, b], [x, y]) => [a + (x - mx) * (y - my), b + (x - mx) ** 2], [0, 0]);
  return sxy / sxx;
}

const GROWTH = [
  ['all pairs, (1 + r²)^(−1/2)', [1000, 2000, 4000, 8000, 16_000], (n) => crowd(n, PLANE, O.kernelPower(1))],
  ['compact, about 30 neighbours', [1000, 10_000, 100_000, 1_000_000], (n) => crowd(n, PLANE, compact(n))],
  ['smooth on T², to 1e-10', [10_000, 100_000, 1_000_000], (n) => crowd(n, TORUS, smooth, { tolerance: 1e-10 })],
];
const growth = GROWTH.map(([name, sizes, make]) => {
  const points = sizes.map((n) => {
    say(`growth: ${String(name)}, N = ${n}`);
    return [n, fastest(make(n).run, n >= 1_000_000 ? 3 : 7).processor];
  });
  return { name, points, exponent: exponent(points) };
});

// ---- memory --------------------------------------------------------------------------------------------------------
/** Bytes an agent that the engine's memory has grown by, and typed arrays outside of it, for the largest task. */
const memory = simdEngine().memory.buffer.byteLength / 1_000_000;

// ---- output --------------------------------------------------------------------------------------------------------
const round = (x) => (x === undefined ? null : Number(x.toPrecision(3)));
const text = (x) => (x === undefined ? '-' : String(round(x)));
console.log('Alignment forces, milliseconds of processor time; ratios > 1: we are faster\n');
console.log(
  table(
    ['', 'ours', 'two threads, wall', 'peer', 'theirs', 'ratio', 'gap'],
    rows.flatMap(({ name, processor, two, theirs: peers }) =>
      peers.map(({ peer, milliseconds, gap }, k) => [
        k === 0 ? name : '',
        k === 0 ? text(processor) : '',
        k === 0 ? text(two) : '',
        peer,
        text(milliseconds),
        text(milliseconds && milliseconds / processor),
        gap === undefined ? '-' : gap.toExponential(0),
      ]),
    ),
  ),
);
console.log('');
console.log(
  table(
    ['growth', 'milliseconds', 'exponent'],
    growth.map(({ name, points, exponent: e }) => [
      name,
      points.map(([n, t]) => `${n}: ${text(t)}`).join(', '),
      e.toFixed(2),
    ]),
  ),
);
console.log(`\nmemory of the vectorised loops after a million agents: ${memory.toFixed(0)} bytes an agent`);
if (missing.length > 0) console.log(`\nnot there at the start: ${missing.join(', ')}`);

const results = {
  note: 'ratios > 1: we are faster; processor time, least of several rounds in one run on shared cores, good to a factor of 1.5',
  resultsAgree: !differ,
  rows: rows.map(({ name, processor, theirs: peers }) => ({
    name,
    ratios: Object.fromEntries(
      peers.map(({ peer, milliseconds }) => [peer, round(milliseconds && milliseconds / processor)]),
    ),
  })),
  growth: growth.map(({ name, exponent: e }) => ({ name, exponent: round(e) })),
};
writeFileSync(path.join(here, 'forces.json'), `${JSON.stringify(results, null, 2)}\n`);
if (differ) process.exit(1);
