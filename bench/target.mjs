/**
 * Targeted search beside plain sampling, on planted violations that are rare: test/fixtures/target-plants.ts.
 *
 *     node bench/target.mjs [--cases N] [--seconds S]
 *
 * N random cases for each plant (3,000,000) count how rare it is: no hit among them bounds the rate by 1 in a million with 95%
 * confidence. Both engines have S seconds (10) for each plant and one core; the search runs with three seeds. The table goes
 * to stdout. Exits with 1 if a search misses its plant or sampling finds it. Runs the sources, through tsx.
 */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { register } from 'tsx/esm/api';

register();
const { TARGET_PLANTS } = await import('../test/fixtures/target-plants.ts');
const { climb } = await import('../src/engines/target/climb.ts');
const { runChunk } = await import('../src/engines/chunk.ts');
const { sizeOf } = await import('../src/engines/instance.ts');

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '3000000' }, seconds: { type: 'string', default: '10' } },
});
const cases = Number(values.cases);
const seconds = Number(values.seconds);
const SEEDS = [1, 2, 3];
const BATCH = 10_000;
const CHUNK = 200;

// ---- how rare: cases drawn once for all plants that draw from the same families -------------------------------------
const keyOf = ({ claim }) => claim.families.map((f) => f.name).join('; ');
const groups = Map.groupBy
  ? Map.groupBy(TARGET_PLANTS, keyOf)
  : TARGET_PLANTS.reduce((map, p) => map.set(keyOf(p), [...(map.get(keyOf(p)) ?? []), p]), new Map());
const rarity = new Map();
for (const [key, plants] of groups) {
  const { families } = plants[0].claim;
  console.error(`rates: ${plants.length} plants, ${families.length} families: ${key.slice(0, 60)}`);
  const hits = new Map(plants.map((p) => [p, 0]));
  const each = Math.ceil(cases / families.length);
  let drawn = 0;
  for (const { arbitrary } of families) {
    for (let from = 0; from < each; from += BATCH) {
      const size = Math.min(BATCH, each - from);
      for (const instance of fc.sample(arbitrary, { numRuns: size, seed: 1 + from })) {
        for (const plant of plants) if (plant.broken(instance)) hits.set(plant, hits.get(plant) + 1);
      }
      drawn += size;
    }
  }
  for (const plant of plants) rarity.set(plant, { hits: hits.get(plant), drawn });
}

// ---- the two engines ----------------------------------------------------------------------------------------------------
let failed = false;
const rows = TARGET_PLANTS.map((plant) => {
  const { claim, target, name } = plant;
  console.error(`search: ${name}`);
  const searches = SEEDS.map((seed) => {
    const start = performance.now();
    const { counterexample, evaluations } = climb(claim, target, seed, { seconds });
    return { time: (performance.now() - start) / 1000, evaluations, counterexample };
  });
  const missed = searches.filter((s) => !s.counterexample).length;
  console.error(`sampling: ${name}`);
  const start = performance.now();
  let sampled = 0;
  let found = false;
  while (!found && performance.now() - start < 1000 * seconds) {
    const chunk = { claim: claim.id, engine: 'sample', from: sampled, to: sampled + CHUNK, seed: 1 };
    const result = runChunk(claim, chunk);
    sampled += result.cases;
    found = result.counterexample !== undefined;
  }
  failed ||= missed > 0 || found;
  const { hits, drawn } = rarity.get(plant);
  const first = searches[0].counterexample?.instance;
  return {
    plant: name,
    'random hits': `${hits} of ${drawn.toLocaleString('en-US')}`,
    'search s': searches.map((s) => (s.counterexample ? s.time.toFixed(2) : 'missed')).join(', '),
    evaluations: searches.map((s) => s.evaluations.toLocaleString('en-US')).join(', '),
    'sampling s': found ? ((performance.now() - start) / 1000).toFixed(1) : `missed in ${seconds}`,
    'cases sampled': sampled.toLocaleString('en-US'),
    points: first ? sizeOf(first) || '-' : '-',
  };
});
const titles = Object.keys(rows[0]);
console.log(`| ${titles.join(' | ')} |\n| ${titles.map((t, k) => (k === 0 ? '---' : '---:')).join(' | ')} |`);
for (const row of rows) console.log(`| ${titles.map((t) => row[t]).join(' | ')} |`);
process.exitCode = failed ? 1 : 0;
