import { eliminate } from '../../finite/elimination.js';
import { smallFlow } from '../../finite/flow.js';
import { integerForm } from '../../finite/forms.js';
import type { PropertyName } from '../../properties/property.js';
import { rational, toText } from '../../scalar/rational.js';
import type { Implication, Instance } from '../claim.js';
import type { Target } from '../target.js';
import type { Margin } from './margins.js';
import { MARGINS, STRICT } from './margins.js';
import type { Parametrisation } from './parametrisations.js';
import {
  anyFlows,
  circulants,
  circulations,
  conditional,
  doublyStochastic,
  lazy,
  levelled,
  onRay,
  symmetricFlows,
  uniformFlows,
} from './parametrisations.js';
import { MAX_SEARCH_POINTS } from './spectrum.js';

/** Cases `{ flow }` from a family of flows, with the margin of the conclusion. */
export function flowTarget(
  points: readonly number[],
  family: Parametrisation,
  conclusion: string,
  margin: Margin,
  exactMargin?: Target['exactMargin'],
): Target {
  const F = new Float64Array(MAX_SEARCH_POINTS ** 2);
  return {
    name: `${family.name}; ${conclusion}`,
    points,
    dimension: family.dimension,
    scaleFree: family.weights,
    margin: (n, x) => (family.build(n, x, F) ? margin(n, F) : Infinity),
    build(n, k, q) {
      const flow = family.exact(n, k, q);
      return flow && { flow };
    },
    ...(exactMargin ? { exactMargin } : {}),
  };
}

/** Properties that are the same as conservation, by what their own claims say; here it only chooses where to search. */
const BALANCED: readonly PropertyName[] = ['conservative', '1-contractive', '2-contractive', 'p-contractive'];

/** Options of {@link targetOf}. */
export interface SearchOptions {
  readonly points?: readonly number[];
  /** all strengths equal */
  readonly uniform?: boolean;
  /** 1/2 or more on the diagonal of A */
  readonly lazy?: boolean;
}

/** The narrowest family in which the premises hold by construction, and those for which it does not see to it. */
export function familyOf(
  premises: readonly PropertyName[],
  { uniform = false, lazy: isLazy = false }: SearchOptions = {},
): { family: Parametrisation; rest: readonly PropertyName[] } {
  const has = (...names: readonly PropertyName[]): boolean => names.some((name) => premises.includes(name));
  const without = (...names: readonly PropertyName[]) =>
    premises.filter((p) => !names.includes(p) && p !== 'right-stochastic');
  const symmetric = has('symmetric');
  const balanced = symmetric || has('ball-positive', ...BALANCED);
  const wrap = (family: Parametrisation): Parametrisation => (isLazy ? lazy(family) : family);
  if (has('idempotent')) {
    // Blocks with κ = w are symmetric, positive and normal.
    const known: readonly PropertyName[] = balanced
      ? ['symmetric', 'positive-semidefinite', 'ball-positive', 'normal', ...BALANCED]
      : [];
    return { family: conditional(balanced), rest: without('idempotent', ...known) };
  }
  const base = symmetric
    ? uniform
      ? levelled(symmetricFlows)
      : symmetricFlows
    : balanced
      ? uniform
        ? doublyStochastic
        : circulations
      : has('normal')
        ? circulants
        : uniform
          ? uniformFlows
          : anyFlows;
  const sure: PropertyName[] = symmetric
    ? ['symmetric', 'normal', ...BALANCED]
    : balanced
      ? [...BALANCED]
      : has('normal')
        ? ['normal']
        : [];
  if (has('ball-positive'))
    return { family: wrap(onRay('ball', base)), rest: without('ball-positive', 'positive-semidefinite', ...sure) };
  if (has('positive-semidefinite'))
    return { family: wrap(onRay('positive', base)), rest: without('positive-semidefinite', ...sure) };
  return { family: wrap(base), rest: without(...sure) };
}

/** Slope of the penalty for a missed premise. */
const PENALTY = 10;

/** More than any margin of a property. */
const OUTSIDE = 2;

/** Premises that ask for `>` must hold with this to spare, so that rounding does not lose them. */
const ROOM = 1e-3;

const DEFAULT_POINTS = [2, 3, 4, 5];

/**
 * A target for `premises imply conclusion`. The premises hold by construction where {@link familyOf} knows a family; the
 * others are a penalty in the search and are decided exactly like everything else.
 */
export function targetOf(implication: Implication, options: SearchOptions = {}): Target {
  const { premises, conclusion } = implication;
  const { family, rest } = familyOf(premises, options);
  const goal = MARGINS[conclusion];
  const margin: Margin = (n, F) => {
    let penalty = 0;
    for (const name of rest) {
      const strict = STRICT.has(name);
      const room = MARGINS[name](n, F) - (strict ? ROOM : 0);
      // The open premises are met almost everywhere: to miss one must never look better than to meet it.
      if (!(room >= 0)) penalty += (strict ? OUTSIDE : 0) - PENALTY * room;
    }
    const value = goal(n, F);
    return penalty > 0 ? Math.max(0, value) + penalty : value;
  };
  const exact = (instance: Instance): string | undefined =>
    exactMarginOf(conclusion, instance['flow'] as unknown as number[][]);
  return flowTarget(options.points ?? DEFAULT_POINTS, family, `margin of ${conclusion}`, margin, exact);
}

const FORMS: Partial<Record<PropertyName, 'positive' | 'ball' | 'contraction'>> = {
  'positive-semidefinite': 'positive',
  'ball-positive': 'ball',
  '2-contractive': 'contraction',
};

/** The margin of a flow where it is a rational that one elimination gives: the least entry, or 0 for a singular form. */
function exactMarginOf(conclusion: PropertyName, rows: readonly (readonly number[])[]): string | undefined {
  const entries = rows.flat();
  if (conclusion === 'positive') {
    const total = entries.reduce((a, b) => a + b, 0);
    return toText(rational(BigInt(Math.min(...entries)), BigInt(total)));
  }
  const form = FORMS[conclusion];
  if (!form) return undefined;
  const flow = smallFlow(rows);
  const { semidefinite, pivots } = eliminate(flow.n, integerForm(form, flow).entries);
  // Constants are always in the kernel of `ball` and `contraction`: one more field makes the margin 0.
  const known = form === 'positive' ? 0 : 1;
  return semidefinite && pivots.length < flow.n - known ? '0' : undefined;
}
