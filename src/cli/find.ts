import type { Arrow } from '../engines/derive/chain.js';
import { cubeText } from '../atlas/atlas.js';
import type { Found } from '../atlas/find.js';
import { decideSmall } from '../atlas/decide-small.js';
import { find as findModel } from '../atlas/find.js';
import { FormulaError, parseFormula } from '../atlas/formula.js';
import { createSolver } from '../engines/smt/solver.js';
import { propertiesOf } from '../properties/pattern.js';
import { isAccepted, loadAtlas, titleOf } from './atlas-sources.js';
import type { ArrowStatus } from './atlas-sources.js';
import { EXIT, UsageError } from './errors.js';
import { paint } from './style.js';
import { readInteger } from './read-option.js';

export interface FindOptions {
  readonly points?: string;
  readonly without?: readonly string[];
  readonly strict?: boolean;
  readonly json?: boolean;
}

/** Largest number of points that `--points` takes. */
const MAX_POINTS = 512;

/** `flockproof find`: a witness, a proof that there is none, or neither. */
export async function find(query: string, options: FindOptions): Promise<number> {
  const points = options.points === undefined ? undefined : readInteger('--points', options.points, 1, MAX_POINTS);
  const formula = readFormula(query);
  const { atlas, status } = loadAtlas(options.without);
  let found = findModel(atlas, formula, points);
  if (found.outcome === 'open' && points !== undefined) found = await askSolver(found, points);
  if (found.outcome === 'witness' && !isAccepted(found.witness))
    throw new Error(`${found.witness.id}: the checker does not accept its pattern`);
  if (options.json) process.stdout.write(`${JSON.stringify(toJson(query, points, found, status))}\n`);
  else process.stdout.write(`${describe(found, status, points).join('\n')}\n`);
  return found.outcome === 'open' && options.strict === true ? EXIT.undecided : EXIT.ok;
}

async function askSolver(open: Extract<Found, { outcome: 'open' }>, points: number): Promise<Found> {
  const solver = createSolver();
  try {
    return await decideSmall(open, points, solver);
  } finally {
    await solver.close();
  }
}

function readFormula(query: string): ReturnType<typeof parseFormula> {
  try {
    return parseFormula(query);
  } catch (error) {
    if (error instanceof FormulaError) throw new UsageError(error.message);
    throw error;
  }
}

const arrowJson = ({ claim, premises, conclusion }: Arrow, status: ReadonlyMap<string, ArrowStatus>) => ({
  claim,
  premises: propertiesOf(premises),
  conclusion,
  ...status.get(claim),
});

const witnessJson = (witness: Extract<Found, { outcome: 'witness' }>['witness']) => ({
  id: witness.id,
  points: witness.flow.length,
  flow: witness.flow,
  properties: propertiesOf(witness.pattern),
  minimality: witness.minimality,
});

function toJson(query: string, points: number | undefined, found: Found, status: ReadonlyMap<string, ArrowStatus>) {
  const head = {
    schema: 'flockproof/find@1',
    query,
    ...(points === undefined ? {} : { points }),
    outcome: found.outcome,
  };
  switch (found.outcome) {
    case 'witness':
      return { ...head, witness: witnessJson(found.witness) };
    case 'impossible':
      return {
        ...head,
        reasons: found.reasons.map(({ cube, chain }) => ({
          conjunction: cubeText(cube),
          derivation: chain.map((arrow) => arrowJson(arrow, status)),
        })),
        ...(found.settled ? { settled: found.settled } : {}),
      };
    case 'open':
      return {
        ...head,
        left: found.left.map(cubeText),
        ...(found.larger ? { larger: witnessJson(found.larger) } : {}),
      };
  }
}

function describe(found: Found, status: ReadonlyMap<string, ArrowStatus>, points: number | undefined): string[] {
  switch (found.outcome) {
    case 'witness': {
      const { id, flow, pattern, minimality } = found.witness;
      return [
        `${paint('green', 'witness')} ${id === 'z3' ? 'by z3' : id}, ${flow.length} ${flow.length === 1 ? 'point' : 'points'}`,
        ...flow.map((row) => `  ${row.join(' ')}`),
        `it is ${propertiesOf(pattern).join(', ') || 'none of these'}`,
        ...(minimality === '' ? [] : [minimality]),
        ...(id === 'z3' ? [] : [`replay: flockproof replay ${id}`]),
      ];
    }
    case 'impossible': {
      if (found.settled) return found.settled.map((text) => `${paint('red', 'impossible')}: ${text}`);
      if (found.reasons.length === 0) return [`${paint('red', 'impossible')}: the query contradicts itself`];
      return found.reasons.flatMap(({ cube, chain }) => [
        `${paint('red', 'impossible')}: ${cubeText(cube)}`,
        ...chain.map(
          ({ claim, premises, conclusion }) =>
            `  ${propertiesOf(premises).join(' & ')} ⇒ ${conclusion}   by ${claim}, ${titleOf(claim)}; ${status.get(claim)?.scope ?? ''}`,
        ),
      ]);
    }
    case 'open':
      return [
        `${paint('yellow', 'open')}: nothing that may be used excludes ${found.left.map(cubeText).join(' | ')}${points === undefined ? '' : ` for N ≤ ${points}`}, and no model is known`,
        ...(found.larger
          ? [`the smallest known has ${found.larger.flow.length} points: ${JSON.stringify(found.larger.flow)}`]
          : []),
      ];
  }
}
