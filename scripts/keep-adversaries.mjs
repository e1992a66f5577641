// Searches for densities that come nearest to breaking a bound and keeps the best of each claim in corpus/, as instances that
// every run replays. Runs on dist/:
//
//     node scripts/keep-adversaries.mjs eq-28/box eq-29 [--evaluations 300000] [--seed 1] [--slack 0.002]
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { claimById } from '../dist/claims/registry.js';
import { loadCorpus, witnessText } from '../dist/engines/corpus.js';
import { examine } from '../dist/engines/examine.js';
import { witnessId } from '../dist/engines/instance.js';
import { minimise } from '../dist/engines/minimise.js';
import { climb } from '../dist/engines/target/climb.js';
import { wholeMasses } from '../dist/engines/target/measures.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    evaluations: { type: 'string', default: '200000' },
    seed: { type: 'string', default: '1' },
    // a margin may rise by this much where it makes the case smaller
    slack: { type: 'string', default: '0.002' },
  },
});
const corpus = path.resolve(import.meta.dirname, '..', 'corpus');

/** Relative, for small whole masses. */
const TOLERANCES = [0.3, 0.2, 0.1, 0.05, 0.02, 0.01];

/** The density may change, the kernel and its constants may not. */
const sameBound = (x, y) =>
  Object.keys(y).every(
    (key) =>
      key === 'points' || key === 'masses' || key === 'others' || JSON.stringify(x[key]) === JSON.stringify(y[key]),
  );

const stored = new Set(loadCorpus(corpus).map((w) => w.id));
for (const id of positionals) {
  const claim = claimById(id);
  if (!claim?.target) throw new Error(`${id}: no claim with a target`);
  const { target } = claim;
  const { best, counterexample } = climb(claim, target, Number(values.seed), {
    evaluations: Number(values.evaluations),
  });
  if (counterexample) throw new Error(`${id} is refuted: ${JSON.stringify(counterexample.instance)}`);
  if (!best || !target.marginOf) throw new Error(`${id}: nothing found`);
  const holds = (x) => {
    const { applies, holds, rejected } = examine(claim, x);
    return applies && holds && rejected.length === 0;
  };
  const limit = best.margin + Number(values.slack);
  const most = best.instance.masses.reduce((a, b) => Math.max(a, b), 0);
  const start = TOLERANCES.map((t) => ({
    ...best.instance,
    masses: wholeMasses(
      best.instance.masses.map((m) => m / most),
      t,
    ),
  })).find((x) => holds(x) && target.marginOf(x) <= limit);
  const instance = minimise(
    start ?? best.instance,
    (x) => sameBound(x, best.instance) && holds(x) && target.marginOf(x) <= limit,
  );
  if (!holds(instance)) throw new Error(`${id}: ${JSON.stringify(instance)} does not hold`);
  const note = `${target.name}: ${target.marginOf(instance).toPrecision(4)}, the least found`;
  const witness = { id: witnessId(id, instance), claim: id, kind: 'instance', instance, note };
  console.log(`${id} ${witness.id} ${note}\n  ${JSON.stringify(instance)}`);
  if (!stored.has(witness.id)) writeFileSync(path.join(corpus, `${witness.id}.json`), witnessText(witness));
}
