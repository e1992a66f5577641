import type { Claim, Decision, Instance } from '../../../engines/claim.js';
import type { AtlasProperty } from '../../../properties/pattern.js';
import { ATLAS_PROPERTIES } from '../../../properties/pattern.js';
import { assume, conclude, expectProperty } from '../../steps.js';
import { DERIVATIONS } from './derivations.js';
import { familyOf } from './families.js';
import type { Operation, OperationName } from './operations.js';
import { OPERATIONS, OPERATION_NAMES, phrase } from './operations.js';
import { supportsOf } from './supports.js';
import type { Kept } from './table.js';
import { KEPT } from './table.js';

const MISSED: Decision = { applies: false, holds: true, steps: [] };

/**
 * The operands have the property (and are conservative, if the operation asks for that); has the result it too? With
 * `wanted` false it is expected not to.
 */
export function decideCell(
  { conservative, operands, result }: Operation,
  property: AtlasProperty,
  x: Instance,
  wanted: boolean,
  branch: string,
): Decision {
  const models = operands(x);
  if (!models) return MISSED;
  const names = models.length === 1 ? ['M'] : ['M₁', 'M₂'];
  const hypotheses = conclude(
    ...models.flatMap((model, k) => [
      ...(conservative && property !== 'conservative' ? [assume('conservative', model, names[k])] : []),
      assume(property, model, names[k]),
    ]),
  );
  if (!hypotheses.applies) return MISSED;
  return conclude(
    branch,
    () => hypotheses.steps,
    expectProperty(property, result(x), 'what the operation makes', wanted),
  );
}

/** `conservative, symmetric and positive` */
const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;

const inOrder = (names: readonly AtlasProperty[]): AtlasProperty[] => ATLAS_PROPERTIES.filter((p) => names.includes(p));

const propertyOf = (x: Instance): AtlasProperty => x.property as AtlasProperty;

const reasons = (kept: readonly Kept[]): string =>
  kept
    .map(({ properties, by, why }) => {
      const how = by === 'derivation' ? 'derived' : 'for all $N$ by hand';
      return `${listed(inOrder(properties))} (${how}): ${why}`;
    })
    .join(' ');

function claimFor(operation: Operation, id: string, kept: readonly Kept[], more: Partial<Claim>): Claim {
  const { name, title, what, conservative } = operation;
  const properties = inOrder(kept.flatMap((k) => k.properties));
  return {
    id,
    section: '3.4',
    source: 'Sections 3.3, 3.4 and 13',
    title: `${title} keeps: ${listed(properties)}`,
    form: 'companion',
    statement: `${title} ${what} keeps each of: ${properties.join(', ')}. If the models that it is applied to have the property, so has what it makes.`,
    reading: `A property of the list, ${conservative ? 'a conservative model that has it' : 'models that have it'}, and what the operation makes of them; all are decided, with certificates.`,
    note: `Reasons. ${reasons(kept)}`,
    uses: ['meta'],
    families: properties.map((property) => familyOf(name, property)),
    branches: properties,
    decide: (x) => decideCell(operation, propertyOf(x), x, true, propertyOf(x)),
    ...more,
  };
}

const isGap = ({ properties }: Kept): boolean => properties.includes('has-gap');

/** What the paper or other claims say of the same operation. */
const RELATED: Readonly<Partial<Record<OperationName, readonly string[]>>> = {
  adjoint: ['lemma-3.7'],
  composition: ['lemma-3.7', 'sec-13-compose'],
  conjugation: ['sec-13-compose'],
  mixture: ['lemma-3.7'],
  'symmetrise-sum': ['symmetrise'],
  'symmetrise-product': ['symmetrise', 'cor-3.11'],
  coarsening: ['sec-11-coarse'],
};

const algebra = OPERATION_NAMES.map((name) => {
  const derivations = DERIVATIONS[name];
  return claimFor(
    OPERATIONS[name],
    `meta/${name}`,
    KEPT[name].filter((k) => k.by !== 'supports' && !isGap(k)),
    {
      uses: ['meta', ...(RELATED[name] ?? [])],
      ...(derivations === undefined ? {} : { derivations }),
    },
  );
});

const graph = OPERATION_NAMES.flatMap((name) => {
  const kept = KEPT[name].filter(({ by }) => by === 'supports');
  if (kept.length === 0) return [];
  const properties = inOrder(kept.flatMap((k) => k.properties));
  return [claimFor(OPERATIONS[name], `meta/${name}/graph`, kept, { exhaustion: supportsOf(name, properties) })];
});

const KEEP_GAP = OPERATION_NAMES.filter((name) => KEPT[name].some(isGap));

const gap: Claim = {
  id: 'meta/gap',
  section: '3.4',
  source: '(122)',
  title: `The gap is kept by: ${listed(KEEP_GAP)}`,
  form: 'companion',
  statement: `Each of these operations keeps has-gap: ${KEEP_GAP.map((name) => phrase(OPERATIONS[name])).join('; ')}.`,
  reading: 'An operation, models with a gap, and what it makes of them; the gap of all is decided, with certificates.',
  note: String.raw`For all $N$ by hand. ${KEEP_GAP.map((name) => `${name}: ${KEPT[name].find(isGap)!.why}`).join(' ')} The sum of flows of different strength is not on the list: it moves the fields of mean zero, and of a model that is not conservative the form $(u,u-[u])_\kappa$ is positive on its own ones only.`,
  uses: ['meta'],
  families: KEEP_GAP.map((name) => familyOf(name, 'has-gap', { operation: name })),
  branches: KEEP_GAP,
  decide(x) {
    const name = x.operation as OperationName;
    return decideCell(OPERATIONS[name], 'has-gap', x, true, name);
  },
};

export const claims: readonly Claim[] = [...algebra, ...graph, gap];
