import type { AtlasWitness, BasisArrow, PatternOutcome } from '../atlas/atlas.js';
import { basisOf, census, compareFlows } from '../atlas/atlas.js';
import { decideAll } from '../atlas/implications.js';
import { atlasDot } from '../atlas/dot.js';
import { BASIS } from '../claims/3.6/atlas-realised.js';
import type { Arrow } from '../engines/derive/chain.js';
import { ATLAS_PROPERTIES, PATTERN_COUNT, patternText, propertiesOf } from '../properties/pattern.js';
import type { LoadedAtlas } from './atlas-sources.js';
import { isAccepted, loadAtlas } from './atlas-sources.js';
import { EXIT, UsageError } from './errors.js';
import { paint } from './style.js';

export interface AtlasOptions {
  readonly without?: readonly string[];
  readonly graph?: boolean;
  readonly strict?: boolean;
  readonly json?: boolean;
}

/** `flockproof atlas`: all patterns, the implications behind them, and what is open. */
export function atlas(options: AtlasOptions): number {
  if (options.graph === true && options.json === true) throw new UsageError('--graph and --json: one of them');
  const loaded = loadAtlas(options.without);
  const outcomes = census(loaded.atlas);
  const rejected = [...loaded.atlas.witnesses.values()].filter((w) => !isAccepted(w));
  const open = outcomes.flatMap(({ outcome }, pattern) => (outcome === 'open' ? [pattern] : []));
  const basis = basisOf(BASIS.filter(({ claim }) => loaded.status.has(claim)));
  if (options.graph) process.stdout.write(atlasDot(basis.map(({ arrow }) => arrow)));
  else if (options.json) process.stdout.write(`${JSON.stringify(toJson(loaded, outcomes, basis))}\n`);
  else process.stdout.write(`${describe(loaded, outcomes, basis).join('\n')}\n`);
  for (const { id } of rejected) process.stderr.write(`flockproof: ${id}: the checker does not accept its pattern\n`);
  if (rejected.length > 0) return EXIT.failed;
  return open.length > 0 && options.strict === true ? EXIT.undecided : EXIT.ok;
}

const byWitness = (a: AtlasWitness, b: AtlasWitness): number => compareFlows(a.flow, b.flow);

function toJson(
  { atlas: known, status }: LoadedAtlas,
  outcomes: readonly PatternOutcome[],
  basis: readonly BasisArrow[],
) {
  const chainJson = (chain: readonly Arrow[]): string[] => chain.map(({ claim }) => claim);
  return {
    schema: 'flockproof/atlas@1',
    properties: ATLAS_PROPERTIES,
    patterns: counts(outcomes),
    realised: [...known.witnesses.values()].toSorted(byWitness).map(({ id, pattern, flow, minimality }) => ({
      pattern: patternText(pattern),
      properties: propertiesOf(pattern),
      witness: { id, points: flow.length, flow },
      minimality,
    })),
    excluded: outcomes.flatMap((outcome, pattern) =>
      outcome.outcome === 'excluded' ? [{ pattern: patternText(pattern), by: chainJson(outcome.chain) }] : [],
    ),
    open: outcomes.flatMap(({ outcome }, pattern) => (outcome === 'open' ? [patternText(pattern)] : [])),
    arrows: known.arrows.map(({ claim, premises, conclusion }) => ({
      claim,
      premises: propertiesOf(premises),
      conclusion,
      ...status.get(claim)!,
    })),
    basis: basis.map(({ arrow, opened, example }) => ({ claim: arrow.claim, opensWithout: opened, example })),
    implications: decideAll(known).map(({ conclusion, sufficient, insufficient }) => ({
      conclusion,
      sufficient: sufficient.map(({ premises, chain }) => ({
        premises: propertiesOf(premises),
        derivation: chainJson(chain),
      })),
      insufficient: insufficient.map(({ id, pattern }) => ({ properties: propertiesOf(pattern), witness: id })),
    })),
  };
}

function counts(outcomes: readonly PatternOutcome[]) {
  const count = (wanted: PatternOutcome['outcome']): number => outcomes.filter((o) => o.outcome === wanted).length;
  return { total: PATTERN_COUNT, realised: count('realised'), excluded: count('excluded'), open: count('open') };
}

/** Short heads for the columns of the table. */
const HEADS: Readonly<Record<(typeof ATLAS_PROPERTIES)[number], string>> = {
  conservative: 'con',
  symmetric: 'sym',
  'positive-semidefinite': 'psd',
  'ball-positive': 'bal',
  '1-contractive': '1-c',
  '2-contractive': '2-c',
  normal: 'nor',
  idempotent: 'ide',
  irreducible: 'irr',
  primitive: 'pri',
  positive: 'pos',
  invertible: 'inv',
  'has-gap': 'gap',
};

function describe(
  { atlas: known, status }: LoadedAtlas,
  outcomes: readonly PatternOutcome[],
  basis: readonly BasisArrow[],
): string[] {
  const { total, realised, excluded, open } = counts(outcomes);
  const rows = [...known.witnesses.values()].toSorted(byWitness).map(({ id, pattern, flow }) => {
    const cells = ATLAS_PROPERTIES.map((_, k) => (((pattern >> k) & 1) === 1 ? ' + ' : ' - ')).join(' ');
    return `${cells}  ${String(flow.length).padStart(2)}  ${id}  ${JSON.stringify(flow)}`;
  });
  const left = outcomes.flatMap(({ outcome }, pattern) => (outcome === 'open' ? [pattern] : []));
  return [
    paint('bold', `${ATLAS_PROPERTIES.map((name) => HEADS[name]).join(' ')}   N  witness`),
    ...rows,
    '',
    paint('bold', 'Basis: the patterns that would be open without each arrow'),
    ...basis.map(
      ({ arrow, opened }) =>
        `  ${String(opened).padStart(5)}  ${propertiesOf(arrow.premises).join(' & ')} ⇒ ${arrow.conclusion}   ${arrow.claim}: ${status.get(arrow.claim)!.scope}`,
    ),
    '',
    `${total} patterns: ${realised} realised, ${excluded} excluded, ${open} open`,
    ...left.slice(0, 20).map((pattern) => `  open: ${propertiesOf(pattern).join(' & ') || 'none of the properties'}`),
    ...(left.length > 20 ? [`  and ${left.length - 20} more`] : []),
  ];
}
