/**
 * Fourier transforms beside scipy.fft on one thread. See README.md.
 *
 *     node bench/transforms.mjs        after `npm run build`
 *
 * The table goes to stdout, ratios to bench/transforms.json.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fourierPlan, realFourierPlan } from '../dist/operators/index.js';
import { table } from './table.mjs';

/** Of each measurement; the least round counts, for the cores are shared with other work. */
const SECONDS = 1;

const grids = [256, 512, 1024].flatMap((side) =>
  [false, true].map((real) => ({ shape: [side, side], before: 1, after: 1, calls: 1, real })),
);
const batches = [
  { shape: [48], before: 40, after: 1, calls: 200, real: false },
  { shape: [48], before: 40, after: 1, calls: 200, real: true },
  { shape: [48], before: 1, after: 40, calls: 200, real: false },
  { shape: [32, 32], before: 400, after: 1, calls: 1, real: false },
  { shape: [32, 32], before: 400, after: 1, calls: 1, real: true },
  { shape: [32, 32], before: 1, after: 400, calls: 1, real: false },
  { shape: [1000, 1000], before: 1, after: 1, calls: 1, real: false },
];

function least(run, calls) {
  let best = Infinity;
  run();
  const end = performance.now() + 1000 * SECONDS;
  while (performance.now() < end) {
    const start = process.cpuUsage();
    for (let k = 0; k < calls; k++) run();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000 / calls);
  }
  return best;
}

const rows = [...grids, ...batches].map(({ shape, before, after, calls, real }) => {
  const name = `${real ? 'real' : 'complex'}, ${shape.join(' × ')}${before > 1 ? `, ${before} behind one another` : ''}${after > 1 ? `, ${after} side by side` : ''}`;
  const plan = (real ? realFourierPlan : fourierPlan)(shape, { before, after });
  const arrays = real ? [plan.size, plan.waves, plan.waves] : [plan.size, plan.size];
  const others = arrays.map((size) => new Float64Array(size));
  const own = least(() => (real ? plan.forward(plan.x, plan.re, plan.im) : plan.forward(plan.re, plan.im)), calls);
  const copied = least(() => plan.forward(...others), calls);
  const array = [before, ...shape, after];
  const order = JSON.stringify({ array, axes: shape.map((_, k) => k + 1), real, calls, seconds: SECONDS });
  const peer = spawnSync('/usr/bin/python3', [path.join(import.meta.dirname, 'peers/transforms.py'), order], {
    encoding: 'utf8',
  });
  return { name, own, copied, theirs: peer.status === 0 ? Number(peer.stdout) : undefined };
});

const round = (x) => (Number.isFinite(x) ? Number(x.toPrecision(3)) : null);
console.log('Fourier transforms, milliseconds of processor time; ratios > 1: we are faster\n');
console.log(
  table(
    ['', 'own arrays', 'other arrays', 'scipy', 'ratio', 'ratio, other'],
    rows.map(({ name, own, copied, theirs }) => [
      name,
      ...[own, copied, theirs, theirs / own, theirs / copied].map((x) => String(round(x) ?? '-')),
    ]),
  ),
);
const results = {
  note: 'ratios > 1: we are faster; processor time, least of many rounds in one run on shared cores, good to a factor of 1.5',
  rows: rows.map(({ name, own, copied, theirs }) => ({
    name,
    ratio: round(theirs / own),
    otherArrays: round(theirs / copied),
  })),
};
writeFileSync(path.join(import.meta.dirname, 'transforms.json'), `${JSON.stringify(results, null, 2)}\n`);
