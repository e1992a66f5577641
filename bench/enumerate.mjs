/**
 * Enumeration of small flows up to permutation and scale, and the census of the 13 properties of the atlas over them.
 *
 *     node bench/enumerate.mjs [--dist FOLDER] [--seconds S]
 *
 * FOLDER with the compiled library, `dist` unless told; a layer that takes longer than S seconds (20) is cut there. One
 * core. The table goes to stdout; exits with 1 if the census disagrees with the properties on their own.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    dist: { type: 'string', default: path.join(import.meta.dirname, '../dist') },
    seconds: { type: 'string', default: '20' },
  },
});
const dist = path.resolve(values.dist);
const limit = 1000 * Number(values.seconds);
if (!existsSync(path.join(dist, 'engines/census.js'))) {
  console.error(`no compiled library in ${values.dist}: run \`npm run build\` first`);
  process.exit(2);
}
const load = (file) => import(pathToFileURL(path.join(dist, file)).href);
const { codeCount, cursorOf } = await load('engines/enumerate.js');
const { ATLAS_PROPERTIES, censusChunk, signature } = await load('engines/census.js');
const { modelOf, smallFlow } = await load('finite/flow.js');
const { property } = await load('properties/registry.js');

const LAYERS = [
  ['flows', 3, [1, 2, 3, 4, 5]],
  ['flows', 4, [1, 2, 3]],
  ['flows', 5, [1]],
  ['circulations', 4, [1, 2, 3, 4]],
  ['circulations', 5, [1, 2]],
  ['circulations', 6, [1]],
  ['symmetric', 4, [1, 2, 3, 4]],
  ['symmetric', 5, [1, 2, 3]],
  ['symmetric', 6, [1]],
].flatMap(([family, points, all]) => all.map((entries) => ({ family, points, entries })));

/** Work on chunks of codes until the layer or the time is over; classes, share of the codes, seconds. */
function inChunks({ family, points, entries }, work) {
  const total = codeCount(points, entries, family);
  const size = Math.max(1000, Math.ceil(total / 2000));
  const start = performance.now();
  let classes = 0;
  let from = 0;
  while (from < total && performance.now() - start < limit) {
    const to = Math.min(total, from + size);
    classes += work(from, to);
    from = to;
  }
  return { classes, share: from / total, seconds: (performance.now() - start) / 1000 };
}

// A warm-up, so that the first rows do not pay for compilation.
censusChunk(3, 3, 0, codeCount(3, 3));

const rows = LAYERS.map((layer) => {
  const { family, points, entries } = layer;
  console.error(`${family}, N = ${points}, entries <= ${entries}`);
  const walk = inChunks(layer, (from, to) => {
    const cursor = cursorOf(family, points, entries, from, to);
    let count = 0;
    while (cursor.next()) count++;
    return count;
  });
  const patterns = new Set();
  const census = inChunks(layer, (from, to) => {
    const found = censusChunk(points, entries, from, to, family);
    for (const bits of found.patterns.keys()) patterns.add(bits);
    return found.classes;
  });
  const complete = census.share === 1;
  return {
    layer: `${family}, N = ${points}, entries ${entries}`,
    codes: codeCount(points, entries, family).toExponential(1),
    classes: complete ? census.classes.toLocaleString('en-US') : `${census.classes.toLocaleString('en-US')} +`,
    'of the codes': complete ? 'all' : `${(100 * census.share).toPrecision(2)}%`,
    patterns: patterns.size,
    'walk s': walk.seconds.toFixed(2),
    'walked / s': `${(walk.classes / walk.seconds / 1e6).toFixed(1)}M`,
    'census s': census.seconds.toFixed(2),
    'us a class': ((census.seconds * 1e6) / census.classes).toFixed(2),
  };
});

const titles = Object.keys(rows[0]);
console.log(`| ${titles.join(' | ')} |\n| ${titles.map((t, k) => (k === 0 ? '---' : '---:')).join(' | ')} |`);
for (const row of rows) console.log(`| ${titles.map((t) => row[t]).join(' | ')} |`);

// ---- the same decisions, each property on its own ------------------------------------------------------------------
const sample = [];
const cursor = cursorOf('flows', 4, 2, 20_000_000, codeCount(4, 2));
while (sample.length < 2000 && cursor.next()) {
  const F = Array.from(cursor.F);
  sample.push(smallFlow(Array.from({ length: 4 }, (_, i) => F.slice(i * 4, i * 4 + 4))));
}
const microseconds = (work) => {
  for (const flow of sample) work(flow);
  const start = performance.now();
  for (const flow of sample) work(flow);
  return ((performance.now() - start) * 1000) / sample.length;
};
const apart = (flow) =>
  ATLAS_PROPERTIES.reduce((bits, name, k) => (property(name).holds(flow) ? bits | (1 << k) : bits), 0);
console.log(`\n2,000 classes of four points, entries <= 2, microseconds a model\n`);
console.log(`| all in one, by \`signature\` | ${microseconds(signature).toFixed(2)} |\n| --- | ---: |`);
console.log(`| each property's \`holds\` | ${microseconds(apart).toFixed(2)} |`);
for (const name of ATLAS_PROPERTIES)
  console.log(`| ${name} | ${microseconds((flow) => property(name).holds(flow)).toFixed(2)} |`);
const certified = microseconds((flow) => property('has-gap').decide(modelOf(flow)));
console.log(`| has-gap, with certificate | ${certified.toFixed(2)} |`);

const differ = sample.filter((flow) => signature(flow) !== apart(flow));
if (differ.length > 0) {
  console.error(`${differ.length} signatures differ from the properties, first ${differ[0].doubles.join(' ')}`);
  process.exit(1);
}
