import type { Environment } from '../../operators/environment.js';
import { periodsOf } from '../../operators/environment.js';
import { toNumber } from '../../scalar/rational.js';
import { counterNoise, STREAM } from '../stochastic/counter-noise.js';
import type { IssueCollector } from './issues.js';
import { shown } from './issues.js';
import { PROBES, drawPlaces, drawVelocities } from './start-laws.js';
import type { Draws } from './start-laws.js';
import { readStartFile } from './start-file.js';
import type { AgentsSpec, CloudSpec, Rows } from './start-schema.js';

/** Where agents begin. */
export interface Start {
  readonly n: number;
  /** n × dim */
  readonly x: Float64Array;
  readonly v: Float64Array;
  readonly masses: Float64Array;
  /** index of the label of each, on products only */
  readonly labels?: readonly number[];
  readonly probes: { readonly x: Float64Array; readonly v: Float64Array };
}

/** Index of the numbers that opinions are drawn from. */
const OPINIONS = 7;

/** A list of numbers or of rows as n × width; complains about each row that does not fit. */
function flatten(rows: Rows, width: number, path: readonly PropertyKey[], into: IssueCollector): Float64Array {
  const out = new Float64Array(rows.length * width);
  for (const [i, row] of rows.entries()) {
    const entries = typeof row === 'number' ? [row] : row;
    if (entries.length === width) out.set(entries, i * width);
    else into.add([...path, i], `${shown(row)}, expected ${width} ${width === 1 ? 'number' : 'numbers'}`);
  }
  return out;
}

/** Number of agents that something stands for; undefined for laws. */
const countOf = (given: Rows | object | undefined): number | undefined =>
  Array.isArray(given) ? given.length : undefined;

/** Vectors of laws have as many coordinates as there are dimensions. */
function checkVectors(law: object, dim: number, path: readonly PropertyKey[], into: IssueCollector): boolean {
  let fits = true;
  for (const [key, value] of Object.entries(law) as [string, unknown][])
    if (Array.isArray(value) && value.length !== dim) {
      into.add([...path, key], `${shown(value)}, expected ${dim} ${dim === 1 ? 'number' : 'numbers'}`);
      fits = false;
    }
  return fits;
}

interface Cloud {
  readonly n: number;
  readonly x: Float64Array;
  readonly v: Float64Array;
}

function cloudFrom(
  spec: CloudSpec,
  environment: Environment,
  draws: Draws,
  path: readonly PropertyKey[],
  into: IssueCollector,
): Cloud | undefined {
  const { dim } = environment;
  const { positions, velocities } = spec;
  const n = spec.n ?? countOf(positions) ?? countOf(velocities);
  if (n === undefined) into.add([...path, 'n'], 'missing, expected a number of agents, or lists');
  if (n === 0) into.add([...path, 'positions'], 'no agents, expected at least one');
  const stay = into.issues.length;
  for (const [key, count] of [
    ['positions', countOf(positions)],
    ['velocities', countOf(velocities)],
  ] as const)
    // prettier-ignore
    if (count !== undefined && n !== undefined && count !== n)
      into.add([...path, key], `${count} entries, expected ${n}`);
  if (positions === undefined) into.add([...path, 'positions'], 'missing, expected a list or a law');
  if (velocities === undefined) into.add([...path, 'velocities'], 'missing, expected a list or a law');
  if (positions && !Array.isArray(positions)) checkVectors(positions, dim, [...path, 'positions'], into);
  if (velocities && !Array.isArray(velocities)) {
    checkVectors(velocities, dim, [...path, 'velocities'], into);
    if (velocities.law === 'rotation' && dim === 1)
      into.add([...path, 'velocities'], 'a rotation in one dimension, expected two or three');
  }
  const lists = {
    x: Array.isArray(positions) ? flatten(positions, dim, [...path, 'positions'], into) : undefined,
    v: Array.isArray(velocities) ? flatten(velocities, dim, [...path, 'velocities'], into) : undefined,
  };
  if (into.issues.length > stay || !n || !positions || !velocities) return undefined;
  const sides = periodsOf(environment)?.map(toNumber);
  const x = lists.x ?? drawPlaces(positions as Exclude<typeof positions, Rows>, n, dim, sides, draws);
  const v = lists.v ?? drawVelocities(velocities as Exclude<typeof velocities, Rows>, dim, x, draws);
  return { n, x, v };
}

/** Total masses up to here leave room for products with kernels and velocities. */
const MOST_MASS = 1e150;

function massesFrom(given: AgentsSpec['masses'], n: number, into: IssueCollector): Float64Array {
  const masses = Array.isArray(given) ? Float64Array.from(given) : new Float64Array(n).fill((given ?? 1) / n);
  if (masses.length !== n) into.add(['agents', 'masses'], `${masses.length} entries, expected ${n}`);
  const total = masses.reduce((sum, m) => sum + m, 0);
  if (!(total <= MOST_MASS)) into.add(['agents', 'masses'], `a total of ${total}, expected at most ${MOST_MASS}`);
  return masses;
}

/** Labels as indices; by names, or by how many there are of each. */
function labelsFrom(
  given: AgentsSpec['labels'],
  environment: Environment,
  n: number,
  into: IssueCollector,
): readonly number[] | undefined {
  const path = ['agents', 'labels'];
  if (environment.kind !== 'product') {
    if (given !== undefined) into.add(path, 'labels of agents that are all of one kind');
    return undefined;
  }
  const names = environment.labels;
  if (given === undefined) {
    into.add(path, `missing, expected one of ${names.join(', ')} for each agent`);
    return undefined;
  }
  const index = (name: string, at: readonly PropertyKey[]): number => {
    const k = names.indexOf(name);
    if (k < 0) into.add(at, `${shown(name)}, expected one of ${names.join(', ')}`);
    return k;
  };
  const labels = Array.isArray(given)
    ? given.map((name, i) => index(name, [...path, i]))
    : Object.entries(given).flatMap(([name, count]) => {
        const k = index(name, [...path, name]);
        // a count beyond the number of agents is wrong, and must not be written out
        return Array.from({ length: Math.min(count, n + 1) }, () => k);
      });
  if (labels.length !== n) into.add(path, `${labels.length} agents, expected ${n}`);
  return labels;
}

/**
 * Places, velocities and masses of a scenario.
 *
 * @param readText reads a file that the scenario names
 */
export function startFrom(
  spec: AgentsSpec,
  environment: Environment,
  seed: number,
  readText: (file: string) => string,
  into: IssueCollector,
): Start | undefined {
  const noise = counterNoise(seed);
  const { dim } = environment;
  let cloud: Cloud | undefined;
  let [masses, labels]: [AgentsSpec['masses'], AgentsSpec['labels']] = [spec.masses, spec.labels];
  if (spec.file !== undefined) {
    for (const key of ['n', 'positions', 'velocities'] as const)
      if (spec[key] !== undefined) into.add(['agents', key], 'given beside a file, expected one of the two');
    const text = into.attempt(['agents', 'file'], () => readText(spec.file!));
    const table =
      text === undefined
        ? undefined
        : readStartFile(text, dim, (message) => into.add(['agents', 'file'], `${spec.file}: ${message}`));
    if (table?.n === 0) into.add(['agents', 'file'], `${spec.file}: no agents`);
    for (const [i, m] of table?.masses?.entries() ?? [])
      if (!(m > 0)) into.add(['agents', 'file'], `${spec.file}: line ${i + 2}, mass: ${m}, expected more than 0`);
    cloud = table;
    masses ??= table?.masses && Array.from(table.masses);
    labels ??= table?.labels && [...table.labels];
  } else cloud = cloudFrom(spec, environment, { noise, first: 0 }, ['agents'], into);
  const probes = spec.probes && cloudFrom(spec.probes, environment, { noise, first: PROBES }, ['agents', 'probes'], into); // prettier-ignore
  if (!cloud) return undefined;
  const weights = massesFrom(masses, cloud.n, into);
  const kinds = labelsFrom(labels, environment, cloud.n, into);
  const none = new Float64Array(0);
  return {
    n: cloud.n,
    x: cloud.x,
    v: cloud.v,
    masses: weights,
    ...(kinds && { labels: kinds }),
    probes: { x: probes?.x ?? none, v: probes?.v ?? none },
  };
}

/** Opinions of n players: p, n × components, and masses. */
export function opinionsFrom(
  spec: AgentsSpec,
  n: number,
  seed: number,
  into: IssueCollector,
): { readonly p: Float64Array; readonly components: number; readonly masses: Float64Array } | undefined {
  const { opinions, masses } = spec;
  if (opinions === undefined) {
    into.add(['agents', 'opinions'], 'missing, expected a list, or { "from", "to" }');
    return undefined;
  }
  if (spec.n !== undefined && spec.n !== n)
    into.add(['agents', 'n'], `${spec.n}, expected ${n}, the players of the model`);
  const weights = massesFrom(masses, n, into);
  if (!Array.isArray(opinions)) {
    const noise = counterNoise(seed);
    const { from, to } = opinions;
    const p = Float64Array.from({ length: n }, (_, i) => from + (to - from) * noise.uniform(STREAM.initial, i, 0, OPINIONS)); // prettier-ignore
    return { p, components: 1, masses: weights };
  }
  if (opinions.length !== n) into.add(['agents', 'opinions'], `${opinions.length} entries, expected ${n}`);
  const components = typeof opinions[0] === 'number' ? 1 : (opinions[0]?.length ?? 1);
  return { p: flatten(opinions, components, ['agents', 'opinions'], into), components, masses: weights };
}
