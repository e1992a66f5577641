import type { Certificate } from '../finite/certificate.js';
import { flowOf } from '../finite/flow.js';
import type { Enclosure, QuantityName } from '../finite/gap.js';
import { QUANTITIES, enclose, estimateQuantity } from '../finite/gap.js';
import { modelJson } from '../finite/model-json.js';
import type { FiniteModel } from '../finite/model.js';
import { massesOf, toDoubles } from '../finite/model.js';
import { accept, certifyProperty } from './certify.js';
import type { PropertyName, Verdict } from './property.js';
import { beyondExact, exactIsPractical } from './property.js';
import { PROPERTIES } from './registry.js';
import { doubles } from '../scalar/field.js';
import { add, equal, fromDouble, ONE, rational, subtract, sum, toNumber, toText } from '../scalar/rational.js';

/** `flockproof/check@1`: one model classified. */
export interface CheckResult {
  readonly schema: 'flockproof/check@1';
  readonly model: { readonly name?: string; readonly points: number };
  readonly properties: Readonly<Record<string, PropertyResult>>;
  readonly quantities: Readonly<Record<QuantityName, QuantityResult>>;
  readonly notes?: readonly string[];
}

export interface PropertyResult {
  readonly verdict: Verdict['verdict'];
  readonly evidence: Verdict['evidence'];
  readonly defect: string | null;
  readonly certificate: Certificate | null;
  readonly note?: string;
}

export interface QuantityResult {
  readonly lower: string | null;
  readonly upper: string | null;
  readonly value: number | null;
  readonly evidence: 'certified' | 'measured';
  readonly certificate?: Enclosure['certificate'];
  readonly note?: string;
}

/**
 * Decides every property and quantity of a model; each certificate goes through the independent checker.
 *
 * @param names restricts the properties
 * @throws {RejectedCertificate} if a decision and the checker disagree
 */
export function checkModel(model: FiniteModel, names?: readonly PropertyName[]): CheckResult {
  const properties: Record<string, PropertyResult> = {};
  for (const property of PROPERTIES) {
    if (names && !names.includes(property.name)) continue;
    const { verdict, evidence, defect = null, certificate = null, note } = certifyProperty(property.name, model);
    properties[property.name] = { verdict, evidence, defect, certificate, ...(note === undefined ? {} : { note }) };
  }
  const quantities = Object.fromEntries(
    QUANTITIES.map((name) => [name, quantityOf(name, model)]),
  ) as CheckResult['quantities'];
  const notes = notesOf(model);
  return {
    schema: 'flockproof/check@1',
    model: { ...(model.name === undefined ? {} : { name: model.name }), points: model.n },
    properties,
    quantities,
    ...(notes.length > 0 ? { notes } : {}),
  };
}

function notesOf(model: FiniteModel): string[] {
  if (!model.masses) return [];
  const total = massesOf(model).reduce(add);
  return equal(total, ONE) ? [] : [`masses sum to ${toText(total)}, not 1; lambda is relative to them as given`];
}

/**
 * A quantity between exact bounds that the checker accepted; beyond the exact limit the float eigenvalue.
 *
 * @throws {RejectedCertificate} if a bound and the checker disagree
 */
export function quantityOf(name: QuantityName, model: FiniteModel): QuantityResult {
  const none = { lower: null, upper: null, value: null };
  if (model.n === 1) return { ...none, evidence: 'certified', note: 'one point has no field of mean zero' };
  const flow = flowOf(model);
  if (!exactIsPractical(flow)) return estimated(name, model, beyondExact(flow));
  const { lower, upper, value, certificate } = enclose(name, model)!;
  for (const side of ['lower', 'upper'] as const) {
    const bound = toText(side === 'lower' ? lower : upper);
    accept(`${name}, ${side} bound`, {
      kind: 'bound',
      quantity: name,
      model: modelJson(model),
      side,
      value: bound,
      certificate: certificate[side],
    });
  }
  return { lower: toText(lower), upper: toText(upper), value, evidence: 'certified', certificate };
}

const GAPS = new WeakMap<FiniteModel, number>();

/** The float estimate; that of the gap is made once for each model. */
function estimateGap(name: QuantityName, model: FiniteModel): number {
  const known = name === 'gap' ? GAPS.get(model) : undefined;
  if (known !== undefined) return known;
  const { value } = estimateQuantity(name, toDoubles(model, doubles));
  if (name === 'gap') GAPS.set(model, value);
  return value;
}

/** Beyond the exact limit: the float eigenvalue, with a stated width instead of a certificate. */
function estimated(name: QuantityName, model: FiniteModel, limit: string): QuantityResult {
  // Without masses m = κ/Σκ: then gapKappa is the gap and lambda is Σκ times it, and one eigenvalue serves for all.
  const scale = name === 'lambda' && !model.masses ? toNumber(sum(model.kappa)) : 1;
  const value = scale * estimateGap(model.masses ? name : 'gap', model);
  if (!Number.isFinite(value))
    return {
      lower: null,
      upper: null,
      value: null,
      evidence: 'measured',
      note: `${limit}; overflow in floating point`,
    };
  const half = rational(1n, 4_000_000_000n);
  const centre = fromDouble(value);
  return {
    lower: toText(subtract(centre, half)),
    upper: toText(add(centre, half)),
    value,
    evidence: 'measured',
    note: `${limit}; float eigenvalue, bounds 2.5e-10 to either side not certified`,
  };
}
